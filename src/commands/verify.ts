import type { Deps } from '../deps.ts';
import { type Reference, referenceName } from '../oci/reference.ts';
import type { PublishedPlan } from '../plan/published-plan.ts';
import { evidenceEntry, failureEntry, verifiedEntry } from '../report/entries.ts';
import type { RunRecord } from '../report/record.ts';
import { eachImage, refuseFailures } from '../steps/each-image.ts';
import { gatherEvidence } from '../steps/evidence.ts';
import { makePublishedPlan } from '../steps/plan.ts';
import { onPublishedLine, type PublishedLine } from '../steps/published-line.ts';
import { refuseUnmet } from '../steps/requirements.ts';
import { openImage } from '../steps/resolve.ts';
import { type LineRequest, sourceIfKnown } from './run.ts';

type EvidenceEntry = NonNullable<RunRecord['evidence']>[number];

/**
 * Checks every image named: signatures of the index and every platform, attestations, what provenance says, the age
 * of the scan, base images. Looks at all of them before it fails, with the code of the first that does not pass.
 */
export async function verifyImages(request: LineRequest, deps: Deps): Promise<void> {
  const { inputs, account } = request;
  const plan = await account.step('plan', 'Plan', async () =>
    makePublishedPlan(inputs, await sourceIfKnown(request), false, deps),
  );
  await onPublishedLine(plan, request, deps, async (line) => {
    const outcomes = await eachImage(inputs.image, (one) => one, line, deps, verifyOne);
    account.note({
      evidence: outcomes.map((one): EvidenceEntry => {
        if ('value' in one) return one.value;
        return { reference: referenceName(one.reference), ...failureEntry(one.error), platforms: [] };
      }),
    });
    refuseFailures(outcomes, 'did not pass');
  });
}

async function verifyOne(
  reference: Reference,
  { plan, account, connection, trust }: PublishedLine<PublishedPlan>,
  deps: Deps,
): Promise<EvidenceEntry> {
  const image = await openImage(reference, connection.client);
  const store = connection.signatureStore(image.repository);
  const evidence = await account.step('verify', `Verify ${referenceName(reference)}`, () =>
    gatherEvidence(image, plan.requirements.attestations, trust.image, store),
  );
  refuseUnmet(evidence, plan.requirements, deps.clock());
  account.note(verifiedEntry({ image, evidence }, store));
  return evidenceEntry(reference, evidence);
}
