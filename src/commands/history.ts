import type { Deps } from '../deps.ts';
import { type Fault, faultError } from '../inputs/fault.ts';
import type { Inputs } from '../inputs/inputs.ts';
import { repositoryName } from '../oci/reference.ts';
import type { Place } from '../place.ts';
import { historyText, walkHistory } from '../plan/history.ts';
import { floatingTag } from '../plan/rollback.ts';
import { Account } from '../report/account.ts';
import { detectSource } from '../source/detect.ts';
import { makePublishedPlan } from '../steps/plan.ts';
import { promotionRecords } from '../steps/promotion-records.ts';
import { onPublishedLine } from '../steps/published-line.ts';
import { resolve } from '../steps/resolve.ts';
import { version } from '../version.ts';
import { sourceIfKnown } from './run.ts';

/** Where a tag has pointed, newest first: a table, or with `json` a list of digests with their records. */
export async function runHistory(inputs: Inputs, place: Place, deps: Deps): Promise<string> {
  const account = new Account('history', version, deps);
  const faults: Fault[] = [];
  const image = floatingTag(inputs, (fault) => void faults.push(fault));
  if (faults.length > 0) throw faultError(faults);
  const source = () => detectSource(deps, { folder: place.folder });
  const plan = await makePublishedPlan(inputs, await sourceIfKnown({ source, account }), false, deps);
  let printed = '';
  // It leaves no report; what a verifier needs as a file goes with the run.
  const own = { ...place, report: deps.files.path('report') };
  await onPublishedLine(plan, { inputs, place: own, account }, deps, async ({ connection, trust }) => {
    const { repository, root } = await resolve(image, connection.client);
    const store = connection.signatureStore(repository);
    const tagged = { repository: repositoryName(repository), tag: image.tag, digest: root.digest };
    const history = await account.step('history', 'Read the promotion records', () =>
      walkHistory(tagged, (digest) => promotionRecords({ repository, digest }, trust.records, store)),
    );
    printed = inputs.json ? `${JSON.stringify(history, null, 2)}\n` : historyText(history);
  });
  return printed;
}
