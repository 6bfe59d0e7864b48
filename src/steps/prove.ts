import type { Deps } from '../deps.ts';
import { SealiftError } from '../errors.ts';
import { platformText } from '../oci/descriptor.ts';
import { referenceName } from '../oci/reference.ts';
import type { PublishedPlan } from '../plan/published-plan.ts';
import { parseTrivyReport } from '../tools/trivy-report.ts';
import { baselineOf, noFiles } from './baseline.ts';
import { type Evidence, gatherEvidence } from './evidence.ts';
import { knownEverywhere, type Verdict } from './gate.ts';
import { contentSizes } from './image.ts';
import { judge } from './judge.ts';
import { basesIn } from './provenance.ts';
import { refuseUnmet } from './requirements.ts';
import { rescan } from './rescan.ts';
import type { RemoteImage } from './resolve.ts';
import type { DatabaseInfo, ScanReport } from './scan.ts';
import { scanReady } from './scan-ready.ts';
import type { Verifier } from './signer.ts';
import type { Workplace } from './workplace.ts';

/** A published image that proved what was asked of it, and what today's scan says of it. */
export interface Proven {
  readonly image: RemoteImage;
  readonly evidence: Evidence;
  readonly scan: ScanReport | undefined;
  readonly baseline: ScanReport | undefined;
  readonly verdict: Verdict;
}

/** What `proveImage` works with besides the plan. */
export interface ProofTools {
  readonly verifier: Verifier;
  /** Asked only when something is scanned. */
  readonly database: () => Promise<DatabaseInfo>;
  /**
   * What findings are told apart from, unless the policy names another image: images by reference, all of which must
   * have a finding for it to be known, or the attested scan of the image itself.
   */
  readonly baseline: { readonly references: readonly string[] } | 'attested';
}

/**
 * Verifies signature, attestations and claims of a published image, then rescans its attested SBOMs with the
 * database of today and judges that. The verdict is given, not enforced. Fails as `verify` does, or with the code of
 * the first requirement that is not met.
 */
export async function proveImage(
  image: RemoteImage,
  shop: Workplace<PublishedPlan>,
  tools: ProofTools,
  sarif: string | undefined,
  deps: Deps,
): Promise<Proven> {
  const { plan, account, connection } = shop;
  const { repository, root } = image;
  const name = referenceName({ ...repository, digest: root.digest });
  const scanning = plan.scan.mode === 'required';
  const wanted = [...plan.requirements.attestations, ...(scanning ? (['sbom', 'vuln'] as const) : [])];
  const store = connection.signatureStore(repository);
  const evidence = await account.step('verify', `Verify ${name}`, () =>
    gatherEvidence(image, wanted, tools.verifier, store),
  );
  refuseUnmet(evidence, plan.requirements, deps.clock());
  const report = scanning
    ? await account.step('rescan', 'Rescan from the attested SBOM', async () => {
        refuseUnscannable(evidence);
        return rescan(evidence, plan.scan, await scanReady(await tools.database(), repository, shop), deps);
      })
    : undefined;
  const baseline = report && (await chosenBaseline(evidence, shop, tools, deps));
  const base = basesIn(evidence.platforms.flatMap(({ provenances }) => provenances));
  const judged = { scan: report, baseline, platforms: contentSizes(image.content), base };
  const verdict = await judge(judged, sarif, shop);
  return { image, evidence, scan: report, baseline, verdict };
}

/** Asked for only where it decides, or costs nothing. */
async function chosenBaseline(
  evidence: Evidence,
  shop: Workplace<PublishedPlan>,
  { baseline, database }: ProofTools,
  deps: Deps,
): Promise<ScanReport | undefined> {
  const { policy } = shop.plan;
  const named = policy.baseline === undefined ? undefined : [policy.baseline];
  if (!named && baseline === 'attested') return attestedReport(evidence);
  if (policy.failOn !== 'new') return undefined;
  const references = named ?? (baseline === 'attested' ? [] : baseline.references);
  const { images, repository } = evidence.verified.target;
  const ready = await scanReady(await database(), repository, shop);
  const reports: (ScanReport | undefined)[] = [];
  for (const reference of references) reports.push(await baselineOf(reference, images, ready, shop, deps));
  return knownEverywhere(reports);
}

/** What the newest attested scans found, whether an ignore file took it out or not. */
function attestedReport({ platforms }: Evidence): ScanReport {
  return {
    platforms: platforms.flatMap(({ platform, digest, scan }) => {
      if (!scan) return [];
      const { os, findings } = parseTrivyReport(scan.report);
      return [{ platform, digest, os, findings, files: noFiles }];
    }),
    database: undefined,
    expiredIgnores: [],
    scanner: { name: 'trivy', version: '' },
  };
}

function refuseUnscannable({ platforms, verified }: Evidence): void {
  const without = platforms.filter(({ sboms }) => sboms.length === 0);
  if (without.length === 0) return;
  const { repository, root } = verified.target;
  throw new SealiftError(
    'attestation-missing',
    `${referenceName({ ...repository, digest: root.digest })} has no signed SBOM for ${without.map(({ platform }) => platformText(platform)).join(', ')}, so it cannot be rescanned`,
    {
      hint: 'Build it with attestations: referrers (the default), or leave the rescan out with `scan: off`. Nothing was changed.',
    },
  );
}
