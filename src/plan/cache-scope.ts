import type { Inputs } from '../inputs/inputs.ts';
import { platformText } from '../oci/descriptor.ts';
import { digestHex, digestOf } from '../oci/digest.ts';
import type { Source } from '../source/source.ts';

/** Whose cache a run writes, and whose it reads, best first. Every name is the end of a tag and a file's name. */
export interface CacheScopes {
  /** Undefined where the run is on nothing that a later run would be on too. */
  readonly own: string | undefined;
  readonly from: readonly string[];
}

/** What is built, as far as two builds of it can use the same cache. */
export type CacheSubject = Pick<Inputs, 'context' | 'file' | 'target' | 'platforms' | 'part'>;

/**
 * The scopes of a run. Two builds share one only when they are of the same git repository, branch, context, Dockerfile,
 * target and platforms: a cache holds one build, and the second would overwrite the first (moby/buildkit#2492).
 * `label` keeps apart what none of these tells apart.
 */
export function cacheScopes(build: CacheSubject, source: Source, label: string | undefined): CacheScopes {
  const name = (line: Line) => scopeName(line, build, source, label);
  const own = source.fork ? undefined : ownLine(source);
  const behind = [source.baseRef, source.defaultBranch].flatMap((branch) =>
    branch ? [branchLine(branch)] : [],
  );
  return {
    own: own && name(own),
    from: [...new Set([...(own ? [own] : []), ...behind].map(name))],
  };
}

/** What successive runs are of: they build on each other's cache. */
interface Line {
  readonly kind: 'branch' | 'pull-request' | 'tags';
  readonly name: string;
}

function branchLine(name: string): Line {
  return { kind: 'branch', name };
}

function ownLine({ branch, tag, pullRequest, event }: Source): Line | undefined {
  if (pullRequest) return { kind: 'pull-request', name: `pr-${pullRequest.number}` };
  // The branch of a merge queue's entry lives as long as the entry.
  if (event === 'merge-group') return undefined;
  if (branch !== undefined) return branchLine(branch);
  return tag === undefined ? undefined : { kind: 'tags', name: 'tags' };
}

/** Words for people who look into the storage, and the digest that keeps scopes apart. */
function scopeName(line: Line, build: CacheSubject, source: Source, label: string | undefined): string {
  const platforms = (build.part.length > 0 ? build.part : build.platforms).map(platformText).sort();
  const { context, file = null, target = null } = build;
  const { gitUrl = null, gitRepository = null } = source;
  const subject = [
    gitUrl,
    gitRepository,
    line.kind,
    line.name,
    platforms,
    target,
    context,
    file,
    label ?? null,
  ];
  const words = [line.name, ...platforms, target ?? '', label ?? '']
    .map((word) => word.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-'))
    .join('-')
    .replaceAll(/-+/g, '-')
    .slice(0, 60)
    .replaceAll(/^-|-$/g, '');
  const hex = digestHex(digestOf(JSON.stringify(subject))).slice(0, 16);
  return words === '' ? hex : `${words}-${hex}`;
}
