import type { Deps } from '../deps.ts';
import { SealiftError } from '../errors.ts';
import type { RegistryClient } from '../oci/client.ts';
import type { Digest } from '../oci/digest.ts';
import { isSameRepository, referenceName } from '../oci/reference.ts';
import type { PlannedTag } from '../plan/plan.ts';
import type { Pushed } from './push.ts';
import { keptBy, lookUpTags, type TagResult, tagLists } from './tag-decision.ts';
import type { Verified } from './verify.ts';

/** An image in a repository that may be tagged: its signature was read back there, or signing is off and the record says so. */
export interface Approved {
  readonly pushed: Pushed;
  readonly proof: Verified | 'signing-off';
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
  for (const one of approved) assertProven(one);
  const images = approved.map((one) => one.pushed);
  const digest = (images[0] as Pushed).root.digest;
  const repositories = images.map((one) => one.repository);
  const { ordered, results } = await lookUpTags(digest, tags, repositories, client, report);
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

/** The proof must be about this very image in this very repository: a signature read elsewhere says nothing here. */
function assertProven({ pushed, proof }: Approved): void {
  if (proof === 'signing-off') return;
  const { repository, root } = proof.target;
  if (!isSameRepository(repository, pushed.repository) || root.digest !== pushed.root.digest)
    throw new TypeError(
      `${referenceName({ ...pushed.repository, digest: pushed.root.digest })} was not verified`,
    );
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
  return decided.find((one) => isSameRepository(one.repository, repository) && one.tag === name);
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

function describe(result: TagResult | undefined): string {
  return result ? `${result.outcome} (${result.reason})` : '';
}
