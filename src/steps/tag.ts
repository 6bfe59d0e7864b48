import type { Deps } from '../deps.ts';
import { SealiftError } from '../errors.ts';
import type { RegistryClient } from '../oci/client.ts';
import type { Digest } from '../oci/digest.ts';
import { type Repository, referenceName, repositoryName } from '../oci/reference.ts';
import type { PlannedTag, TagKind } from '../plan/plan.ts';
import { releaseDecision } from '../plan/release.ts';
import type { Pushed } from './push.ts';
import type { Verified } from './verify.ts';

export type TagOutcome =
  | 'written'
  | 'already-there'
  /** A release tag that would have gone backwards; not a failure. */
  | 'kept'
  /** An immutable tag that holds another digest. */
  | 'refused'
  /** Not reached, because something before it failed. */
  | 'not-written';

export interface TagResult {
  readonly repository: Repository;
  readonly tag: string;
  readonly kind: TagKind;
  readonly outcome: TagOutcome;
  readonly reason: string;
  /** What the tag pointed at before; undefined when there was no such tag. */
  readonly previous: Digest | undefined;
}

/** An image in a repository that may be tagged: its signature was read back there, or signing is off and the record says so. */
export interface Approved {
  readonly pushed: Pushed;
  readonly proof: Verified | 'signing-off';
}

/** Immutable tags first, `latest` the very last. */
const order: readonly TagKind[] = ['commit', 'version', 'floating', 'release'];

export function isImmutable(kind: TagKind): boolean {
  return kind === 'commit' || kind === 'version';
}

/**
 * Fails with `tag-immutable` when a commit or version tag holds another digest anywhere, so that
 * nothing is sent for an image that could not get its tags.
 */
export async function refuseTakenTags(
  digest: Digest,
  tags: readonly PlannedTag[],
  repositories: readonly Repository[],
  client: RegistryClient,
): Promise<void> {
  const results = await lookUp(
    digest,
    tags.filter((tag) => isImmutable(tag.kind)),
    repositories,
    client,
  );
  throwRefused(digest, results);
}

/**
 * Writes the tags of a plan. All immutable tags are looked up before the first tag is written; a
 * release tag moves only when no higher version of its line is published.
 * `report` is told of every outcome, also of those before a failure.
 */
export async function tag(
  approved: readonly Approved[],
  tags: readonly PlannedTag[],
  client: RegistryClient,
  deps: Pick<Deps, 'log'>,
  report: (results: readonly TagResult[]) => void,
): Promise<TagResult[]> {
  const images = approved.map((one) => one.pushed);
  const digest = (images[0] as Pushed).root.digest;
  const repositories = images.map((one) => one.repository);
  const ordered = inOrder(tags);
  const results = await lookUp(digest, ordered, repositories, client);
  report(results);
  throwRefused(digest, results);

  const published = new Map<string, Promise<string[]>>();
  const publishedTags = (repository: Repository) => {
    const name = repositoryName(repository);
    const listing = published.get(name) ?? completeList(repository, results, client);
    published.set(name, listing);
    return listing;
  };

  for (const planned of ordered) {
    for (const image of images) {
      const at = results.findIndex((one) => one.repository === image.repository && one.tag === planned.name);
      const before = results[at] as TagResult;
      if (before.outcome === 'already-there') continue;
      const keep = planned.line && releaseDecision(planned.line, await publishedTags(image.repository));
      if (keep && !keep.move) {
        results[at] = {
          ...before,
          outcome: 'kept',
          reason: `the higher version ${keep.higher} is published`,
        };
      } else {
        const name = { ...image.repository, tag: planned.name };
        await client.manifestPut(name, { mediaType: image.root.mediaType, bytes: image.rootBytes });
        results[at] = {
          ...before,
          outcome: 'written',
          reason: before.previous ? `moved from ${before.previous}` : 'new',
        };
      }
      deps.log.info(`${referenceName({ ...image.repository, tag: planned.name })}: ${describe(results[at])}`);
      report(results);
    }
  }
  return results;
}

/** Every tag of the repository. One that lacks what we know to be there is no basis for moving a release tag. */
async function completeList(
  repository: Repository,
  results: readonly TagResult[],
  client: RegistryClient,
): Promise<string[]> {
  const tags = await client.tagList(repository);
  const known = results.filter(
    (one) => one.repository === repository && (one.previous !== undefined || one.outcome === 'written'),
  );
  const missing = known.filter((one) => !tags.includes(one.tag));
  if (missing.length === 0) return tags;
  throw new SealiftError(
    'could-not-check',
    `${repositoryName(repository)} does not list ${missing.map((one) => one.tag).join(', ')}, which it has: its list of tags cannot be relied on`,
    {
      hint: 'Release tags move only when no higher version is published, and that cannot be told. Run again, or check what may list tags there.',
    },
  );
}

function inOrder(tags: readonly PlannedTag[]): PlannedTag[] {
  const rank = (planned: PlannedTag) =>
    order.indexOf(planned.kind) + (planned.name.includes('latest') ? order.length : 0);
  return tags.toSorted((a, b) => rank(a) - rank(b) || releaseWidth(b) - releaseWidth(a));
}

/** `1.2` before `1`: the narrower line first. */
function releaseWidth({ line }: PlannedTag): number {
  return (line?.major === undefined ? 0 : 1) + (line?.minor === undefined ? 0 : 1);
}

async function lookUp(
  digest: Digest,
  tags: readonly PlannedTag[],
  repositories: readonly Repository[],
  client: RegistryClient,
): Promise<TagResult[]> {
  const pairs = tags.flatMap((planned) => repositories.map((repository) => ({ planned, repository })));
  return Promise.all(
    pairs.map(async ({ planned, repository }): Promise<TagResult> => {
      const current = await client.manifestHead({ ...repository, tag: planned.name });
      const base = { repository, tag: planned.name, kind: planned.kind, previous: current?.digest };
      if (current?.digest === digest)
        return { ...base, outcome: 'already-there', reason: 'it points at this digest' };
      if (current && isImmutable(planned.kind)) {
        return {
          ...base,
          outcome: 'refused',
          reason: `it holds ${current.digest}, and a ${planned.kind} tag never changes`,
        };
      }
      return { ...base, outcome: 'not-written', reason: 'the run ended before it' };
    }),
  );
}

function throwRefused(digest: Digest, results: readonly TagResult[]): void {
  const refused = results.filter((one) => one.outcome === 'refused');
  if (refused.length === 0) return;
  const lines = refused.map(
    (one) => `${referenceName({ ...one.repository, tag: one.tag })} holds ${one.previous}`,
  );
  throw new SealiftError('tag-immutable', `this image is ${digest}, but ${lines.join('; ')}`, {
    hint: 'Commit and version tags never change. Publish the change under a new commit or version; nothing was written.',
  });
}

function describe(result: TagResult | undefined): string {
  return result ? `${result.outcome} (${result.reason})` : '';
}
