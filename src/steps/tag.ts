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
 * What writing these tags would do now, without writing one: `not-written` stands for those that would move. Fails
 * with `tag-immutable` like `refuseTakenTags`, and with `tag-moved` when a tag that would move does not point at
 * `expectCurrent` (`none`: when there is such a tag).
 */
export async function tagMoves(
  digest: Digest,
  tags: readonly PlannedTag[],
  repositories: readonly Repository[],
  client: RegistryClient,
  expectCurrent?: Digest | 'none',
): Promise<TagResult[]> {
  const ordered = inOrder(tags);
  const results = await lookUp(digest, ordered, repositories, client);
  throwRefused(digest, results);
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
 * Fails with `tag-moved` when a tag that was just written points elsewhere: somebody else wrote it at the same time,
 * and a registry keeps what came last.
 */
export async function refuseOvertaken(
  digest: Digest,
  results: readonly TagResult[],
  client: RegistryClient,
): Promise<void> {
  const written = results.filter((one) => one.outcome === 'written');
  const now = await Promise.all(
    written.map(({ repository, tag: name }) => client.manifestHead({ ...repository, tag: name })),
  );
  const lost = written.flatMap((one, at) =>
    now[at]?.digest === digest
      ? []
      : [`${referenceName({ ...one.repository, tag: one.tag })} points at ${now[at]?.digest ?? 'nothing'}`],
  );
  if (lost.length === 0) return;
  throw new SealiftError(
    'tag-moved',
    `written, and moved by somebody else at the same time: ${lost.join('; ')}`,
    {
      hint: 'Both moves are on record. Run again if this image should have the tag.',
    },
  );
}

/**
 * Writes the tags of a plan. All immutable tags are looked up before the first tag is written; a
 * release tag moves only when no higher version of its line is published.
 * `report` is told of every outcome, also of those before a failure. With `decided` (from `tagMoves`), a tag that has
 * changed since fails with `tag-moved` and is left alone.
 */
export async function tag(
  approved: readonly Approved[],
  tags: readonly PlannedTag[],
  client: RegistryClient,
  deps: Pick<Deps, 'log'>,
  report: (results: readonly TagResult[]) => void,
  decided?: readonly TagResult[],
): Promise<TagResult[]> {
  const images = approved.map((one) => one.pushed);
  const digest = (images[0] as Pushed).root.digest;
  const repositories = images.map((one) => one.repository);
  const ordered = inOrder(tags);
  const results = await lookUp(digest, ordered, repositories, client);
  report(results);
  throwRefused(digest, results);

  const lists = tagLists(results, client);
  for (const planned of ordered) {
    for (const image of images) {
      const at = results.findIndex((one) => one.repository === image.repository && one.tag === planned.name);
      const before = results[at] as TagResult;
      if (before.outcome === 'already-there') continue;
      const kept = await keptBy(planned, before, lists);
      if (kept) {
        if (decided) refuseOutrun(before, kept, decided);
        results[at] = kept;
      } else {
        const name = { ...image.repository, tag: planned.name };
        if (decided) await refuseChanged(before, decided, client);
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

type TagLists = (repository: Repository) => Promise<string[]>;

/** The tags of each repository, listed when they are first asked for, and once. */
function tagLists(results: readonly TagResult[], client: RegistryClient): TagLists {
  const published = new Map<string, Promise<string[]>>();
  return (repository) => {
    const name = repositoryName(repository);
    const listing = published.get(name) ?? completeList(repository, results, client);
    published.set(name, listing);
    return listing;
  };
}

/** The result of a release tag that stays, because a higher version of its line is published. */
async function keptBy(
  { line }: PlannedTag,
  before: TagResult,
  lists: TagLists,
): Promise<TagResult | undefined> {
  const decision = line && releaseDecision(line, await lists(before.repository));
  if (!decision || decision.move) return undefined;
  return { ...before, outcome: 'kept', reason: `the higher version ${decision.higher} is published` };
}

function refuseUnexpected(moves: readonly TagResult[], expected: Digest | 'none'): void {
  const wrong = moves.filter(
    ({ outcome, kind, previous }) =>
      outcome === 'not-written' && !isImmutable(kind) && (previous ?? 'none') !== expected,
  );
  if (wrong.length === 0) return;
  const said = wrong.map(
    (one) => `${referenceName({ ...one.repository, tag: one.tag })} points at ${one.previous ?? 'nothing'}`,
  );
  throw new SealiftError('tag-moved', `expect-current is ${expected}, but ${said.join('; ')}`, {
    hint: 'Somebody moved it since you looked. Look at it again before you decide; nothing was written.',
  });
}

/** A release tag that was to move, and must not any more: its record is signed and would tell of a move that was none. */
function refuseOutrun(before: TagResult, kept: TagResult, decided: readonly TagResult[]): void {
  if (decisionOn(before, decided)?.outcome !== 'not-written') return;
  throw new SealiftError(
    'tag-moved',
    `${referenceName({ ...before.repository, tag: before.tag })} was left alone: ${kept.reason} since this run began`,
    { hint: 'Run again: the tag will be kept where it is, and the others are written.' },
  );
}

function decisionOn(
  { repository, tag: name }: TagResult,
  decided: readonly TagResult[],
): TagResult | undefined {
  return decided.find(
    (one) => repositoryName(one.repository) === repositoryName(repository) && one.tag === name,
  );
}

/** Compares with what was decided on, as close before the write as a registry allows. */
async function refuseChanged(
  result: TagResult,
  decided: readonly TagResult[],
  client: RegistryClient,
): Promise<void> {
  const { repository, tag: name } = result;
  const before = decisionOn(result, decided);
  const now = (await client.manifestHead({ ...repository, tag: name }))?.digest;
  if (before?.outcome === 'not-written' && before.previous === now) return;
  throw new SealiftError(
    'tag-moved',
    `${referenceName({ ...repository, tag: name })} pointed at ${before?.previous ?? 'nothing'} and now at ${now ?? 'nothing'}`,
    { hint: 'Somebody else moved it during this run, so it was left alone. Run again.' },
  );
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
