import type { Deps } from '../deps.ts';
import { type Fault, faultError } from '../inputs/fault.ts';
import type { Inputs } from '../inputs/inputs.ts';
import type { Place } from '../place.ts';
import { historyText } from '../plan/history.ts';
import { floatingTag } from '../plan/rollback.ts';
import { Account } from '../report/account.ts';
import { detectSource } from '../source/detect.ts';
import { makePublishedPlan } from '../steps/plan.ts';
import { tagHistory } from '../steps/promotion-records.ts';
import { onPublishedLine } from '../steps/published-line.ts';
import { resolve } from '../steps/resolve.ts';
import { version } from '../version.ts';
import { sourceIfKnown } from './run.ts';

/** Where a tag has pointed, newest first: a table, or with `json` a list of digests with their records. */
export async function runHistory(inputs: Inputs, place: Place, deps: Deps): Promise<string> {
  const account = new Account('history', version, deps);
  const faults: Fault[] = [];
  const image = floatingTag(inputs, (fault) => void faults.push(fault));
  if (!image || faults.length > 0) throw faultError(faults);
  const source = () => detectSource(deps, { folder: place.folder });
  const plan = await makePublishedPlan(inputs, await sourceIfKnown({ source, account }), false, deps);
  // It leaves no report; what a verifier needs as a file goes with the run.
  const own = { ...place, report: deps.files.path('report') };
  return onPublishedLine(plan, { inputs, place: own, account }, deps, async (line) => {
    const { root } = await resolve(image, line.connection.client);
    const history = await account.step('history', 'Read the promotion records', () =>
      tagHistory(image, root.digest, line),
    );
    return inputs.json ? `${JSON.stringify(history, null, 2)}\n` : historyText(history);
  });
}
