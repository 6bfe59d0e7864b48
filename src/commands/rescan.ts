import type { Deps } from '../deps.ts';
import type { SealiftError } from '../errors.ts';
import { type Reference, referenceName } from '../oci/reference.ts';
import type { PublishedPlan } from '../plan/published-plan.ts';
import { verifiedEntry } from '../report/entries.ts';
import { eachImage, type Outcome, refuseFailures } from '../steps/each-image.ts';
import { refusal } from '../steps/judge.ts';
import { makePublishedPlan } from '../steps/plan.ts';
import { onPublishedLine, type PublishedLine } from '../steps/published-line.ts';
import { type RescanEntry, type Rescanned, rescanPublished } from '../steps/rescan-published.ts';
import { type LineRequest, sourceIfKnown } from './run.ts';

/**
 * Scans published images again with the database of today, without their layers; says what is new since the attested
 * scan, attaches the new one, and fails by policy. Every image is looked at before it fails.
 */
export async function rescan(request: LineRequest, deps: Deps): Promise<void> {
  const { inputs, account } = request;
  const plan = await account.step('plan', 'Plan', async () =>
    makePublishedPlan(inputs, await sourceIfKnown(request), true, deps),
  );
  await onPublishedLine(plan, request, deps, async (line) => {
    const images = await distinctImages(inputs.image, line);
    const single = images.length === 1;
    const outcomes = await eachImage(
      images,
      (one) => one,
      line,
      deps,
      (reference, own, ownDeps) =>
        rescanPublished(reference, own, single ? inputs.sarif : undefined, ownDeps),
    );
    account.note({
      rescans: outcomes.map((one) =>
        'error' in one ? failedEntry(one.reference, one.error) : one.value.entry,
      ),
    });
    const [only] = outcomes;
    if (single && only && 'value' in only) {
      const { proven } = only.value;
      account.note(verifiedEntry(proven, line.connection.signatureStore(proven.image.repository)));
    }
    refuseFailures(outcomes.map(refused), 'did not pass');
  });
}

/** Tags of one digest are one image, which gets one new attestation. What cannot be looked up stays, to fail by itself. */
async function distinctImages(
  references: readonly Reference[],
  { connection, account }: PublishedLine<PublishedPlan>,
): Promise<Reference[]> {
  const seen = new Map<string, Reference>();
  for (const reference of references) {
    const found = await connection.client.manifestHead(reference).catch(() => undefined);
    const name = found ? referenceName({ ...reference, digest: found.digest }) : referenceName(reference);
    const same = seen.get(name);
    if (same) account.remark(`${referenceName(reference)} is the same image as ${referenceName(same)}.`);
    else seen.set(name, reference);
  }
  return [...seen.values()];
}

const attached = 'The new result is attached to the image; no tag was touched.';

function refused(outcome: Outcome<Rescanned>): Outcome<Rescanned> {
  if ('error' in outcome || outcome.value.verdict.outcome !== 'refused') return outcome;
  return { reference: outcome.reference, error: refusal(outcome.value.verdict, attached) };
}

function failedEntry(reference: Reference, { code, message }: SealiftError): RescanEntry {
  return {
    reference: referenceName(reference),
    outcome: 'failed',
    error: { code, message },
    attached: false,
  };
}
