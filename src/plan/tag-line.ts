import { SealiftError } from '../errors.ts';
import { csvRecord } from './csv.ts';
import type { Faults } from './faults.ts';

/** One line of the `tags` input. Templates are not yet expanded; affixes left out are undefined. */
export type TagLine = TagRule & {
  readonly text: string;
  readonly priority: number;
  readonly enable: string;
  readonly prefix: string | undefined;
  readonly suffix: string | undefined;
};

export type TagRule =
  | { readonly type: 'schedule'; readonly pattern: string }
  | VersionRule
  | { readonly type: 'match'; readonly pattern: RegExp; readonly group: number; readonly value: string }
  | { readonly type: 'edge'; readonly branch: string }
  | { readonly type: 'ref'; readonly event: 'branch' | 'tag' | 'pr' }
  | { readonly type: 'raw'; readonly value: string }
  | { readonly type: 'sha'; readonly format: 'short' | 'long' };

export interface VersionRule {
  readonly type: 'semver' | 'pep440';
  readonly pattern: string;
  /** Empty: the git tag. */
  readonly value: string;
  readonly match: RegExp | undefined;
}

type Type = TagRule['type'];

const common = ['enable', 'priority', 'prefix', 'suffix'];

/** Attributes of each type beside the common ones, and its priority where the line names none. */
const types: Readonly<Record<Type, { takes: readonly string[]; priority: number }>> = {
  schedule: { takes: ['pattern'], priority: 1000 },
  semver: { takes: ['pattern', 'value', 'match'], priority: 900 },
  pep440: { takes: ['pattern', 'value', 'match'], priority: 900 },
  match: { takes: ['pattern', 'group', 'value'], priority: 800 },
  edge: { takes: ['branch'], priority: 700 },
  ref: { takes: ['event'], priority: 600 },
  raw: { takes: ['value'], priority: 200 },
  sha: { takes: ['format'], priority: 100 },
};

/**
 * Reads one line: a CSV record of `key=value` fields, where a field without a key is the `value`.
 * Adds what is wrong to `faults` and gives undefined when anything is.
 */
export function readTagLine(text: string, faults: Faults): TagLine | undefined {
  const fields = faults.attempt(text, () => csvRecord(text));
  if (!fields) return undefined;
  const given = new Map<string, string>();
  let sound = true;
  const fault = (what: string) => {
    sound = false;
    faults.add(text, what);
  };
  for (const field of fields) {
    const [, key, value] = /^([^={]+)=(.*)$/s.exec(field) ?? [undefined, 'value', field];
    const name = (key ?? '').trim().toLowerCase();
    if (given.has(name)) fault(`${name} is given twice; put quotes around a field that holds a comma`);
    given.set(name, (value ?? '').trim());
  }
  const type = given.get('type') ?? 'raw';
  if (!isType(type)) {
    fault(`type=${type} is unknown: use ${Object.keys(types).join(', ')}`);
    return undefined;
  }
  const known = [...common, ...types[type].takes];
  for (const key of given.keys()) {
    if (key !== 'type' && !known.includes(key))
      fault(`type=${type} takes no ${key}: it takes ${known.join(', ')}`);
  }
  const priorityText = given.get('priority') ?? String(types[type].priority);
  const priority = Number(priorityText);
  if (priorityText === '' || !Number.isFinite(priority))
    fault(`priority=${priorityText} is no number: the higher, the earlier the tag`);
  const rule = faults.attempt(text, () => readRule(type, given));
  if (!rule || !sound) return undefined;
  return {
    ...rule,
    text,
    priority,
    enable: given.get('enable') ?? 'true',
    prefix: given.get('prefix') ?? ownPrefix(rule),
    suffix: given.get('suffix'),
  };
}

function isType(text: string): text is Type {
  return Object.hasOwn(types, text);
}

function ownPrefix(rule: TagRule): string | undefined {
  if (rule.type === 'sha') return 'sha-';
  return rule.type === 'ref' && rule.event === 'pr' ? 'pr-' : undefined;
}

function readRule(type: Type, given: ReadonlyMap<string, string>): TagRule {
  const value = given.get('value') ?? '';
  switch (type) {
    case 'schedule':
      return { type, pattern: given.get('pattern') ?? 'nightly' };
    case 'semver':
    case 'pep440':
      return { type, pattern: needed(type, 'pattern', given), value, match: matchOf(given.get('match')) };
    case 'match':
      return { type, value, ...patternAndGroup(needed(type, 'pattern', given), given.get('group') ?? '0') };
    case 'edge':
      return { type, branch: given.get('branch') ?? '' };
    case 'ref':
      return { type, event: oneOf('event', needed(type, 'event', given), ['branch', 'tag', 'pr']) };
    case 'raw':
      return { type, value: needed(type, 'value', given) };
    case 'sha':
      return { type, format: oneOf('format', given.get('format') ?? 'short', ['short', 'long']) };
  }
}

function needed(type: Type, key: string, given: ReadonlyMap<string, string>): string {
  const value = given.get(key);
  if (value !== undefined) return value;
  throw new SealiftError('input-invalid', `type=${type} needs ${key}=`);
}

function oneOf<T extends string>(key: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((each) => each === value);
  if (found !== undefined) return found;
  throw new SealiftError('input-invalid', `${key}=${value}: it takes ${allowed.join(', ')}`);
}

function matchOf(text: string | undefined): RegExp | undefined {
  if (!text) return undefined;
  const match = regularExpression(text, '');
  if (groupCount(match) > 0) return match;
  throw new SealiftError(
    'input-invalid',
    `match=${text} has no group: put the version's part in parentheses, as in app-(.*)`,
  );
}

function patternAndGroup(pattern: string, group: string): { pattern: RegExp; group: number } {
  const [, source, flags] = /^\/(.+)\/(.*)$/s.exec(pattern) ?? [];
  const expression = regularExpression(source ?? pattern, flags ?? '');
  if (!/^\d+$/.test(group)) {
    throw new SealiftError('input-invalid', `group=${group} is no number: 0 is the whole match`);
  }
  // With the flag g the numbers count matches, not groups.
  if (!expression.global && Number(group) > groupCount(expression)) {
    throw new SealiftError('input-invalid', `pattern=${pattern} has no group ${group}`);
  }
  return { pattern: expression, group: Number(group) };
}

function regularExpression(source: string, flags: string): RegExp {
  try {
    return new RegExp(source, flags);
  } catch (cause) {
    throw new SealiftError('input-invalid', `${source} is no regular expression (${cause})`, { cause });
  }
}

// With an empty alternative the expression always matches, and the match has a place for each group.
function groupCount(expression: RegExp): number {
  return (new RegExp(`${expression.source}|`).exec('')?.length ?? 1) - 1;
}
