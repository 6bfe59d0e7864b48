import { SealiftError } from '../errors.ts';
import { parseRepository, type Repository, repositoryName } from '../oci/reference.ts';
import { splitFields, type Wrong } from './fields.ts';

/**
 * Reads `images`: repository names, or metadata-action's `name=…,enable=true|false`, one a line. Names
 * become lower case, as metadata-action does it: an account's name often has capitals.
 */
export function readRepositories(text: string, wrong: Wrong): Repository[] {
  const seen = new Set<string>();
  return splitFields(text, 'line', wrong)
    .flatMap((line) => namesOf(line, wrong))
    .flatMap((name) => {
      const repository = readRepository(name, wrong);
      if (repository === undefined) return [];
      const full = repositoryName(repository);
      if (seen.has(full)) wrong(`${full} is named twice`);
      seen.add(full);
      return [repository];
    });
}

function namesOf(line: string, wrong: Wrong): string[] {
  if (!/(^|,)\s*(name|enable)\s*=/.test(line)) return splitFields(line, 'comma', wrong);
  const attributes = new Map<string, string>();
  for (const part of splitFields(line, 'comma', wrong)) {
    const equals = part.indexOf('=');
    const key = equals === -1 ? 'name' : part.slice(0, equals).trim();
    if (key !== 'name' && key !== 'enable') wrong(`"${line}" has "${key}"; a line takes name=… and enable=…`);
    attributes.set(key, part.slice(equals + 1).trim());
  }
  const enable = attributes.get('enable') ?? 'true';
  if (enable !== 'true' && enable !== 'false') wrong(`"${line}": enable is neither true nor false`);
  const name = attributes.get('name') ?? '';
  if (name === '') wrong(`"${line}" has no name=…`);
  return enable === 'true' && name !== '' ? [name] : [];
}

function readRepository(name: string, wrong: Wrong): Repository | undefined {
  try {
    return parseRepository(name.toLowerCase());
  } catch (error) {
    if (!(error instanceof SealiftError)) throw error;
    const tagged = /[:@][^/]*$/.test(name.replace(/^[^/]*:\d+\//, ''));
    wrong(
      tagged
        ? `"${name}" names a tag or digest; name the repository here and the tag in \`tags\``
        : `"${name}" is no repository name, such as ghcr.io/owner/app`,
    );
    return undefined;
  }
}
