import { SealiftError } from '../errors.ts';
import type { RegistryClient } from '../oci/client.ts';
import type { Digest } from '../oci/digest.ts';
import { type Repository, referenceName, repositoryName } from '../oci/reference.ts';
import type { ExpectedCurrent } from '../plan/expect-current.ts';
import type { PlannedTag, TagKind } from '../plan/plan.ts';
import { releaseDecision } from '../plan/release.ts';

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
 * What writing these tags would do now, without writing one: `not-written` stands for those that would move. Fails
 * with `tag-immutable` like `refuseTakenTags`, and with `tag-moved` when a tag that would move does not point at
 * `expectCurrent` (`none`: when there is such a tag).
 */
export async function tagMoves(
  digest: Digest,
  tags: readonly PlannedTag[],
  repositories: readonly Repository[],
  client: RegistryClient,
  expectCurrent?: ExpectedCurrent,
): Promise<TagResult[]> {
  const { ordered, results } = await lookUpTags(digest, tags, repositories, client);
  const lists = tagLists(results, client);
  const moves = await Promise.all(
    results.map(async (result) => {
      const planned = ordered.find(({ name }) => name === result.tag) as PlannedTag;
      const kept = result.outcome === 'already-there' ? undefined : await keptBy(planned, result, lists);
      const reason = result.previous ? `would move from ${result.previous}` : 'would be new';
      return kept ?? (result.outcome === 'not-written' ? { ...result, reason } : result);
    }),
  );
  if (expectCurrent) refuseUnexpected(moves, expectCurrent);
  return moves;
}

/**
 * Looks every tag up, in the order they are written: immutable ones first, `latest` the very last. `report` hears of
 * all of them, also when one that never changes holds another digest (`tag-immutable`).
 */
export async function lookUpTags(
  digest: Digest,
  tags: readonly PlannedTag[],
  repositories: readonly Repository[],
  client: RegistryClient,
  report: (results: readonly TagResult[]) => void = () => {},
): Promise<{ ordered: PlannedTag[]; results: TagResult[] }> {
  const ordered = inOrder(tags);
  const results = await lookUp(digest, ordered, repositories, client);
  report(results);
  throwRefused(digest, results);
  return { ordered, results };
}

type TagLists = (repository: Repository) => Promise<string[]>;

/** The tags of each repository, listed when they are first asked for, and once. */
export function tagLists(results: readonly TagResult[], client: RegistryClient): TagLists {
  const published = new Map<string, Promise<string[]>>();
  return (repository) => {
    const name = repositoryName(repository);
    const listing = published.get(name) ?? completeList(repository, results, client);
    published.set(name, listing);
    return listing;
  };
}

/** The result of a release tag that stays, because a higher version of its line is published. */
export async function keptBy(
  { line }: PlannedTag,
  before: TagResult,
  lists: TagLists,
): Promise<TagResult | undefined> {
  const decision = line && releaseDecision(line, await lists(before.repository));
  if (!decision || decision.move) return undefined;
  return { ...before, outcome: 'kept', reason: `the higher version ${decision.higher} is published` };
}

/** Fails with `tag-moved` when a tag that would move does not point at `expected` (`none`: when there is such a tag). */
export function refuseUnexpected(moves: readonly TagResult[], expected: ExpectedCurrent): void {
  const wrong = moves.filter(
    ({ outcome, kind, previous }) =>
      outcome === 'not-written' && !isImmutable(kind) && (previous ?? 'none') !== expected,
  );
  if (wrong.length === 0) return;
  const said = wrong.map(
    (one) => `${referenceName({ ...one.repository, tag: one.tag })} points at ${one.previous ?? 'nothing'}`,
  );
  throw new SealiftError('tag-moved', `${expected} was expected, but ${said.join('; ')}`, {
    hint: 'Somebody moved it since you looked. Look at it again before you decide; nothing was written.',
  });
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
