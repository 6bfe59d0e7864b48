import { SealiftError } from '../errors.ts';
import { type Digest, isDigest } from './digest.ts';

/** An OCI repository: the registry's host (with port), and the path inside it. */
export interface Repository {
  readonly registry: string;
  readonly path: string;
}

export interface TagReference extends Repository {
  readonly tag: string;
}

export interface DigestReference extends Repository {
  readonly digest: Digest;
}

export type Reference = TagReference | DigestReference;

const hostPattern = /^(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:]+\])(?::\d{1,5})?$/i;
const pathPattern = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*$/;
const tagPattern = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/;

/**
 * Reads a repository name. A first part without `.`, `:` and other than `localhost` is a path on
 * Docker Hub, and a single name there is in `library/` (distribution's reference grammar).
 */
export function parseRepository(text: string): Repository {
  const name = text.trim();
  const slash = name.indexOf('/');
  const first = slash === -1 ? '' : name.slice(0, slash);
  const hasHost = first !== '' && (/[.:[]/.test(first) || first === 'localhost');
  const registry = hasHost ? normalRegistry(first) : 'docker.io';
  const rest = hasHost ? name.slice(slash + 1) : name;
  if (!hostPattern.test(registry)) {
    throw new SealiftError('reference-invalid', `"${text}" begins with "${first}", which is no host name`, {
      hint: 'Write the registry as a host with an optional port, without "https://": registry.example:5000/app.',
    });
  }
  const path = registry === 'docker.io' && !rest.includes('/') ? `library/${rest}` : rest;
  if (!pathPattern.test(path)) {
    throw new SealiftError('reference-invalid', `"${text}" is no repository name`, {
      hint: 'Use lower-case letters, digits, ".", "_", "-" and "/", as in ghcr.io/owner/app; tags and digests do not belong here.',
    });
  }
  return { registry, path };
}

/** Reads `repository:tag` or `repository@digest` (a tag before a digest is dropped, as Docker does). */
export function parseReference(text: string): Reference {
  const name = text.trim();
  const at = name.indexOf('@');
  if (at !== -1) {
    const digest = name.slice(at + 1);
    if (!isDigest(digest))
      throw new SealiftError('reference-invalid', `"${text}" has no valid digest after "@"`);
    return { ...parseRepository(withoutTag(name.slice(0, at)).name), digest };
  }
  const { name: repository, tag } = withoutTag(name);
  return { ...parseRepository(repository), tag: parseTag(tag ?? 'latest') };
}

/** A tag as the distribution specification allows it. */
export function parseTag(text: string): string {
  if (tagPattern.test(text)) return text;
  throw new SealiftError(
    'reference-invalid',
    `"${text}" is no tag: up to 128 of A-Z a-z 0-9 _ . - and no "." or "-" first`,
  );
}

export function isTag(text: string): boolean {
  return tagPattern.test(text);
}

/** `registry/path`. */
export function repositoryName(repository: Repository): string {
  return `${repository.registry}/${repository.path}`;
}

export function isSameRepository(a: Repository, b: Repository): boolean {
  return a.registry === b.registry && a.path === b.path;
}

/** `registry/path@digest` or `registry/path:tag`. */
export function referenceName(reference: Reference): string {
  return repositoryName(reference) + ('digest' in reference ? `@${reference.digest}` : `:${reference.tag}`);
}

function withoutTag(name: string): { name: string; tag: string | undefined } {
  const colon = name.lastIndexOf(':');
  if (colon === -1 || name.slice(colon).includes('/')) return { name, tag: undefined };
  return { name: name.slice(0, colon), tag: name.slice(colon + 1) };
}

/** One name for a registry, however a configuration writes it: `https://index.docker.io/v1/` is `docker.io`. */
export function registryName(text: string): string {
  return normalRegistry(
    text
      .trim()
      .replace(/^https?:\/\//, '')
      .replace(/\/.*$/, ''),
  );
}

function normalRegistry(host: string): string {
  const name = host.toLowerCase();
  return ['index.docker.io', 'registry-1.docker.io'].includes(name) ? 'docker.io' : name;
}
