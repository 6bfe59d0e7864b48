import { parseReference, repositoryName } from '../oci/reference.ts';

/**
 * True when the reference's repository matches one of the patterns: `docker.io/library/*`,
 * `ghcr.io/acme/**`, or a repository by name (`alpine` is `docker.io/library/alpine`). `*` stands for one
 * part of a path, `**` for any number. What cannot be read as a reference is not allowed.
 */
export function baseAllowed(reference: string, patterns: readonly string[]): boolean {
  let repository: string;
  try {
    repository = repositoryName(parseReference(reference));
  } catch {
    return false;
  }
  return patterns.some((pattern) => expression(fullName(pattern.trim())).test(repository));
}

/** Docker Hub's short names, as parseRepository reads them, for a name that may hold stars. */
function fullName(pattern: string): string {
  const [first = '', ...rest] = pattern.split('/');
  if (pattern === '**') return pattern;
  if (rest.length === 0) return `docker.io/library/${pattern}`;
  if (['docker.io', 'index.docker.io', 'registry-1.docker.io'].includes(first))
    return rest.length === 1 && rest[0] !== '**'
      ? `docker.io/library/${rest[0]}`
      : `docker.io/${rest.join('/')}`;
  return /[.:*]/.test(first) || first === 'localhost' ? pattern : `docker.io/${pattern}`;
}

function expression(pattern: string): RegExp {
  const source = pattern
    .split(/(\*\*|\*)/)
    .map((part) =>
      part === '**' ? '.*' : part === '*' ? '[^/]*' : part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'),
    )
    .join('');
  return new RegExp(`^${source}$`);
}
