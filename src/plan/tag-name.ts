import { explain } from '@renovatebot/pep440';
import { SealiftError } from '../errors.ts';
import { isTag } from '../oci/reference.ts';
import { nowhere } from '../source/nowhere.ts';
import type { PlannedTag, ReleaseLine, TagKind } from './plan.ts';
import { planTags } from './tags.ts';
import { semverOf } from './version.ts';

/**
 * Tags that are given by name alone, with the kinds their names ask for: beside `1.2.3`, the names `1.2`, `1` and
 * `latest` follow that version, whether it is in the list or `of`, the tag they are given to. Throws `input-invalid`
 * for what is no tag.
 */
export function namedTags(names: readonly string[], of?: string): readonly PlannedTag[] {
  const wrong = names.filter((name) => !isTag(name));
  if (wrong.length > 0)
    throw new SealiftError('input-invalid', `${wrong.map((name) => `"${name}"`).join(', ')} is no tag`, {
      hint: 'A tag has up to 128 of A-Z a-z 0-9 _ . - and no "." or "-" first.',
    });
  if (names.length === 0) return [];
  const version = of !== undefined && semverOf(of) && !names.includes(of) ? [of] : [];
  const { tags } = planTags({
    tags: [...version, ...names].map((name) => `type=raw,value=${name}`),
    flavor: ['latest=false'],
    source: nowhere,
    now: new Date(0),
  });
  const versions = [...names, ...(of === undefined ? [] : [of])].flatMap((name) => namedVersion(name) ?? []);
  return tags
    .filter(({ name }) => names.includes(name))
    .map((tag) => {
      if (tag.kind !== 'floating') return tag;
      const line = lineOf(tag.name, versions);
      return line ? { ...tag, kind: 'release', line } : { ...tag, kind: kindOfName(tag.name) };
    });
}

/** The line of versions that `app-1.2-alpine`, `app-1-alpine` or `latest-alpine` follow beside `app-1.2.3-alpine`. */
function lineOf(name: string, versions: readonly NamedVersion[]): ReleaseLine | undefined {
  for (const { prefix, major, minor, patch, suffix } of versions) {
    const line = { version: `${major}.${minor}.${patch}`, prefix, suffix };
    if (name === `${prefix}${major}.${minor}${suffix}`) return { ...line, major, minor };
    if (name === `${prefix}${major}${suffix}`) return { ...line, major };
    if (name === `${prefix}latest${suffix}` || (prefix === 'v' && name === `latest${suffix}`)) return line;
  }
  return undefined;
}

interface NamedVersion {
  readonly prefix: string;
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
  readonly suffix: string;
}

/** A whole version in a name, with what stands around it: `app-1.2.3-alpine`. */
function namedVersion(name: string): NamedVersion | undefined {
  const [, prefix, major, minor, patch, suffix] =
    /^((?:.*[-_.])?v?)(\d+)\.(\d+)\.(\d+)((?:[-_.].*)?)$/.exec(name) ?? [];
  if (prefix === undefined || suffix === undefined) return undefined;
  return { prefix, major: Number(major), minor: Number(minor), patch: Number(patch), suffix };
}

/** Names that look like release tags but float, because nothing says of which version: they may go backwards. */
export function unboundReleases(tags: readonly PlannedTag[]): string[] {
  return tags
    .filter(
      ({ kind, name }) => kind === 'floating' && /^(?:latest|v?\d+(?:\.\d+)?)(?:-[a-z][\w.]*)?$/.test(name),
    )
    .map(({ name }) => name);
}

/**
 * What a tag's name says of how it may change. `1.2.3`, `v1.2.3-rc.1`, `app-1.2.3-alpine` and `1.2.3.post1` are
 * versions, `sha-…` and a whole commit are commits; everything else floats.
 */
export function kindOfName(name: string): Extract<TagKind, 'commit' | 'version' | 'floating'> {
  if (isCommitTag(name)) return 'commit';
  if (semverOf(name) || namedVersion(name)) return 'version';
  const python = /^v?\d/.test(name) ? explain(name.replace(/^v/, '')) : null;
  const exact =
    python !== null && (python.release.length > 2 || python.is_prerelease || python.is_postrelease);
  return exact ? 'version' : 'floating';
}

function isCommitTag(name: string): boolean {
  return /^sha-[0-9a-f]{7,64}$|^(?:.*[-_.])?(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(name);
}
