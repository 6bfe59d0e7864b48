import type { Deps } from '../deps.ts';
import { referenceName, repositoryName } from '../oci/reference.ts';
import { parallel } from '../parallel.ts';
import type { PromotePlan, Promotion } from '../plan/promotion.ts';
import { failureEntry, pushedEntry } from '../report/entries.ts';
import type { RunRecord } from '../report/record.ts';
import { eachImage, outcomeOf, refuseFailures } from './each-image.ts';
import { completeMove } from './move.ts';
import { type Prepared, preparePromotion } from './promote.ts';
import type { PublishedLine } from './published-line.ts';
import type { TagResult } from './tag-decision.ts';

type PromotionEntry = NonNullable<RunRecord['promotions']>[number];

/**
 * Prepares every promotion, and tells the account of each. Fails when one cannot be prepared, so that no tag moves
 * then.
 */
export async function prepareAll(
  promotions: readonly Promotion[],
  line: PublishedLine<PromotePlan>,
  options: { readonly dryRun: boolean; readonly sarif: string | undefined },
  deps: Deps,
): Promise<Prepared[]> {
  const { account } = line;
  const single = promotions.length === 1;
  const work = () =>
    eachImage(
      promotions,
      ({ from }) => from,
      line,
      deps,
      (promotion, own, ownDeps) =>
        preparePromotion(promotion, own, { ...options, ...(single ? {} : { sarif: undefined }) }, ownDeps),
    );
  const outcomes = single
    ? await work()
    : await account.step('prepare', `Prepare ${promotions.length} images`, work);
  account.note({
    promotions: outcomes.map((one, at) =>
      'error' in one
        ? { ...asked(promotions[at] as Promotion), ...failureEntry(one.error) }
        : preparedEntry(one.value),
    ),
  });
  refuseFailures(outcomes, 'cannot be promoted, so no tag was moved');
  return outcomes.flatMap((one) => ('value' in one ? [one.value] : []));
}

/** Moves the tags of every image that has something to move. What can be moved is, also when another fails. */
export async function completeAll(
  prepared: readonly Prepared[],
  line: PublishedLine<PromotePlan>,
  deps: Deps,
): Promise<void> {
  const { account } = line;
  const results: (readonly TagResult[])[] = prepared.map(({ decided }) => decided);
  const entries = prepared.map(preparedEntry);
  const tell = () => account.note({ tags: results.flat(), promotions: [...entries] });
  const complete = async (one: Prepared, at: number): Promise<void> => {
    if (one.outcome !== 'prepared') return;
    const report = (now: readonly TagResult[]) => {
      results[at] = now;
      tell();
    };
    await completeMove(one.move, line, report, deps);
    entries[at] = { ...preparedEntry(one), outcome: 'promoted' };
  };
  const outcomes = await account.step('tag', 'Write the tags and attach the records', () =>
    parallel(prepared, movesAtOnce, async (one, at) => {
      const outcome = await outcomeOf(one.promotion.from, () => complete(one, at), deps);
      if ('error' in outcome) entries[at] = { ...preparedEntry(one), ...failureEntry(outcome.error) };
      tell();
      return outcome;
    }),
  );
  refuseFailures(outcomes, 'did not get all their tags');
}

const movesAtOnce = 8;

function asked({ from, to, tags }: Promotion): Pick<PromotionEntry, 'from' | 'to' | 'tags'> {
  return { from: referenceName(from), to: to.map(repositoryName), tags: tags.map(({ name }) => name) };
}

function preparedEntry(one: Prepared): PromotionEntry {
  const entry = { ...asked(one.promotion), outcome: one.outcome, digest: one.digest };
  if (one.outcome === 'already-promoted') return entry;
  const { outcome, reasons } = one.verdict;
  const judged = { ...entry, verdict: { outcome, reasons } };
  if (one.outcome === 'planned') return judged;
  return { ...judged, copies: pushedEntry(one.move.approved.map(({ pushed }) => pushed)) };
}
