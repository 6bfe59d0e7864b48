import { readFields, unclosedProblem, type Wrong } from './fields.ts';

/** `ID=VALUE`: the value of a secret, the name of an environment variable, or the path of a file. */
export interface Assignment<Value> {
  readonly id: string;
  readonly value: Value;
}

/**
 * Reads `ID=VALUE` lines by build-push-action's quoting rules: a value of several lines stands in
 * double quotes together with its id. A line that is none, and an empty value, are wrong; where they
 * hold secrets a message names the entry by its number, and by its id only when that is surely one.
 */
export function readAssignments(
  text: string,
  { holdsSecrets }: { holdsSecrets: boolean },
  wrong: Wrong,
): Assignment<string>[] {
  const { fields, unclosed } = readFields(text, {
    separator: 'line',
    comments: !holdsSecrets,
    keepTrailing: holdsSecrets,
  });
  for (const line of unclosed) wrong(unclosedProblem(line));
  const ids = new Set<string>();
  return fields.flatMap((field, index) => {
    const equals = field.indexOf('=');
    const id = field.slice(0, Math.max(equals, 0)).trim();
    const value = field.slice(equals + 1);
    if (equals === -1 || !/^[A-Za-z0-9_.-]+$/.test(id)) {
      const shown = holdsSecrets ? `entry ${index + 1}` : `"${field}"`;
      const lines = holdsSecrets ? '; put an entry of several lines in double quotes, id included' : '';
      wrong(`${shown} is not ID=VALUE, with an id of letters, digits, "_", "." and "-"${lines}`);
      return [];
    }
    if (value.trim() === '') {
      const forks = holdsSecrets ? ' (a workflow of a fork or of Dependabot gets empty secrets)' : '';
      wrong(`${shownId(id, index, holdsSecrets)} has an empty value${forks}`);
      return [];
    }
    if (ids.has(id)) wrong(`${shownId(id, index, holdsSecrets)} is given twice`);
    ids.add(id);
    return [{ id, value }];
  });
}

/** Part of a key whose quotes were forgotten can look like an id with an empty value: base64 ends with `=`, in mixed case. */
function shownId(id: string, index: number, holdsSecrets: boolean): string {
  const surely = /^(?:[A-Z][A-Z0-9_.-]*|[a-z][a-z0-9_.-]*)$/.test(id);
  return holdsSecrets && !surely ? `entry ${index + 1}` : `"${id}"`;
}
