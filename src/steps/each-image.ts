import { join } from 'node:path';
import type { Deps } from '../deps.ts';
import { SealiftError } from '../errors.ts';
import { silentLog } from '../log.ts';
import { type Reference, referenceName } from '../oci/reference.ts';
import { parallel } from '../parallel.ts';
import type { PublishedPlan } from '../plan/published-plan.ts';
import { Account } from '../report/account.ts';
import { openRunFolder } from '../run-folder.ts';
import { version } from '../version.ts';
import type { PublishedLine } from './published-line.ts';

/** What came of one image of several. */
export type Outcome<Result> = { readonly reference: Reference } & (
  | { readonly value: Result }
  | { readonly error: SealiftError }
);

/** Images worked on at a time: each keeps a Trivy or cosign process busy, and waits for the registry in between. */
const imagesAtOnce = 4;

/**
 * Does the same for every image and gives what came of each, so that all that is wrong is known after one run. A
 * single image tells the run's own account and log; one of several has an account, a log that only warns, a run
 * folder and a report folder of its own. Rejects for bugs, and when the run is stopped.
 */
export async function eachImage<Item, Result, LinePlan extends PublishedPlan>(
  items: readonly Item[],
  referenceOf: (item: Item) => Reference,
  line: PublishedLine<LinePlan>,
  deps: Deps,
  work: (item: Item, line: PublishedLine<LinePlan>, deps: Deps) => Promise<Result>,
): Promise<Outcome<Result>[]> {
  let done = 0;
  return parallel(items, imagesAtOnce, async (item, at) => {
    const reference = referenceOf(item);
    const own = items.length === 1 ? { line, deps } : await ownOf(reference, at, line, deps);
    try {
      return await outcomeOf(reference, () => work(item, own.line, own.deps), deps);
    } finally {
      deps.log.progress(`${++done} of ${items.length} images`);
    }
  });
}

/** What comes of `work` on one image. Rejects for bugs, and when the run is stopped. */
export async function outcomeOf<Result>(
  reference: Reference,
  work: () => Promise<Result>,
  { signal }: Pick<Deps, 'signal'>,
): Promise<Outcome<Result>> {
  try {
    return { reference, value: await work() };
  } catch (error) {
    if (signal.aborted || !(error instanceof SealiftError)) throw error;
    return { reference, error };
  }
}

/** Fails when any image did: with its own error when it is the only one, else with all of them. */
export function refuseFailures(outcomes: readonly Outcome<unknown>[], what: string): void {
  const errors = outcomes.filter((one) => 'error' in one);
  const [first] = errors;
  if (!first) return;
  if (outcomes.length === 1) throw first.error;
  const shown = errors
    .slice(0, named)
    .map(({ reference, error }) => `${referenceName(reference)}: ${error.code}: ${error.message}`);
  const rest = errors.length > named ? [`… and ${errors.length - named} more`] : [];
  throw new SealiftError(
    first.error.code,
    [`${errors.length} of ${outcomes.length} images ${what}:`, ...shown, ...rest].join('\n'),
    { hint: 'The report names every one of them.', cause: first.error },
  );
}

const named = 10;

async function ownOf<LinePlan extends PublishedPlan>(
  reference: Reference,
  at: number,
  line: PublishedLine<LinePlan>,
  deps: Deps,
): Promise<{ line: PublishedLine<LinePlan>; deps: Deps }> {
  const log = { ...silentLog, warn: deps.log.warn, error: deps.log.error };
  // The number keeps apart what only differs in characters a file name cannot hold.
  const folder = `${at + 1}-${referenceName(reference).replaceAll(/[^A-Za-z0-9.]+/g, '-')}`;
  return {
    line: {
      ...line,
      account: new Account('', version, { log, clock: deps.clock }),
      place: { ...line.place, report: join(line.place.report, 'images', folder) },
    },
    deps: { ...deps, log, files: openRunFolder(await deps.files.folder('images', String(at))) },
  };
}
