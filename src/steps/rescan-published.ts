import type { Deps } from '../deps.ts';
import type { Reference } from '../oci/reference.ts';
import { referenceName } from '../oci/reference.ts';
import { attestationTypes } from '../plan/predicate-type.ts';
import type { PublishedPlan } from '../plan/published-plan.ts';
import { recordedFindings } from '../report/findings.ts';
import type { RunRecord } from '../report/record.ts';
import { attest } from './attest.ts';
import { markNew, type Verdict } from './gate.ts';
import { type Proven, proveImage } from './prove.ts';
import type { PublishedLine } from './published-line.ts';
import { openImage } from './resolve.ts';
import { attachingStore } from './signature-store.ts';

export type RescanEntry = NonNullable<RunRecord['rescans']>[number];

export interface Rescanned {
  readonly entry: RescanEntry;
  readonly verdict: Verdict;
  readonly proven: Proven;
}

/**
 * Scans one published image again from its attested SBOMs and attaches the result to every platform as a new signed
 * attestation, whatever it says: what is known must not depend on whether it pleases.
 */
export async function rescanPublished(
  reference: Reference,
  line: PublishedLine<PublishedPlan>,
  sarif: string | undefined,
  deps: Deps,
): Promise<Rescanned> {
  const { connection, trust, account } = line;
  const image = await account.step('resolve', `Find ${referenceName(reference)}`, () =>
    openImage(reference, connection.client),
  );
  const tools = { verifier: trust.image, database: line.database, baseline: 'attested' } as const;
  const proven = await proveImage(image, line, tools, sarif, deps);
  const { scan, verdict, evidence, baseline } = proven;
  if (!scan) throw new TypeError('a rescan always scans');
  const store = connection.signatureStore(image.repository);
  const signer = await trust.signer();
  await account.step('attach', 'Attach the new scan', () =>
    Promise.all(
      scan.platforms.map(async ({ digest, files }) => {
        const subject = image.images.find(({ descriptor }) => descriptor.digest === digest)?.descriptor;
        if (!subject) throw new TypeError(`${digest} is not part of the image`);
        const attestation = { type: attestationTypes.vuln, predicateFile: files.vulnPredicate, repeat: true };
        const { repository } = image;
        const there = await attachingStore({ repository, digest }, store);
        return attest({ repository, subject }, [attestation], signer, there, deps);
      }),
    ),
  );
  const since = evidence.platforms.map((one) => one.scan?.scannedAt).find((time) => time !== undefined);
  const marked = recordedFindings(markNew(scan, baseline), verdict);
  return {
    proven,
    verdict,
    entry: {
      reference: referenceName(reference),
      digest: image.root.digest,
      outcome: verdict.outcome === 'refused' ? 'refused' : 'passed',
      found: marked.filter((finding) => finding.isNew && !finding.ignored),
      counts: verdict.counts,
      ...(since ? { since: since.toISOString() } : {}),
      attached: true,
    },
  };
}
