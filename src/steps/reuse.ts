import type { Deps } from '../deps.ts';
import { SealiftError } from '../errors.ts';
import type { Digest } from '../oci/digest.ts';
import { type ImageContent, platformManifests, registryContent } from '../oci/image-content.ts';
import { referenceName } from '../oci/reference.ts';
import type { Plan } from '../plan/plan.ts';
import { attestationTypes } from '../plan/predicate-type.ts';
import { newestScan } from '../report/vuln-predicate.ts';
import type { BaseImage } from '../tools/provenance.ts';
import { baselineOf } from './baseline.ts';
import {
  checkServerless,
  contentSizes,
  type Image,
  provenanceAttestation,
  scanAttestations,
  scanLayout,
  type Workshop,
} from './image.ts';
import { basesIn, type ProvenancePredicate } from './provenance.ts';
import type { Published } from './published.ts';
import { pull } from './pull.ts';
import { type ScanReport, scanFromReports } from './scan.ts';
import { getDatabase, scanReady } from './scan-ready.ts';
import type { Verifier } from './signer.ts';
import { type Verified, verify, verifyAttestation } from './verify.ts';

/** A published image with the proof that it is ours. */
export interface Reused {
  readonly image: Image;
  /** Undefined with `sign: off`. */
  readonly verified: Verified | undefined;
}

/**
 * Takes an image that an earlier run published: verifies its signatures, and reads its scan back from
 * the signed attestations, to be judged by today's policy. An image without such a scan is scanned anew.
 */
export async function reuseImage(
  published: Published,
  verifier: Verifier | undefined,
  shop: Workshop,
  deps: Deps,
): Promise<Reused> {
  const { connection, account, plan } = shop;
  const content = await registryContent(connection.client, published.repository, published.root);
  const target = { repository: published.repository, root: content.root, images: content.images };
  const store = connection.signatureStore(published.repository);
  const verified =
    verifier &&
    (await account.step('verify published', 'Verify the published image', () =>
      verifyOurs(published, () => verify(target, verifier, store)),
    ));
  const report =
    plan.scan.mode === 'required'
      ? await account.step(
          'scan',
          'Judge the scan of the published image',
          async () =>
            (verifier && (await attestedScan(content, published, verifier, shop, deps))) ??
            scanAgain(content, shop, deps),
        )
      : undefined;
  const baseline =
    plan.scan.mode === 'required' && plan.policy.failOn === 'new'
      ? await scanBaselineOf(content, shop, deps)
      : undefined;
  const serverless = await checkServerless({ content, layout: undefined }, shop, deps);
  const provenances = verifier ? await attestedProvenances(content, published, verifier, shop) : [];
  return {
    verified,
    image: {
      content,
      imageId: platformManifests(content)[0]?.manifest.config.digest,
      platforms: contentSizes(content),
      scan: report,
      baseline,
      serverless,
      base: basesOf(provenances, plan),
      attestations:
        verifier && plan.sign.attestations !== 'none'
          ? [
              ...scanAttestations(report),
              ...(await Promise.all(
                provenances.map((one) => provenanceAttestation(one.subject, one.predicate, deps)),
              )),
            ]
          : [],
    },
  };
}

/** An image under our commit tag that is not signed by us can neither be used nor replaced. */
async function verifyOurs(published: Published, work: () => Promise<Verified>): Promise<Verified> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof SealiftError) || !['signature-missing', 'identity-mismatch'].includes(error.code))
      throw error;
    const name = referenceName({ ...published.repository, tag: published.tag });
    throw new SealiftError(
      error.code,
      `${name} is published already, and cannot be used again: ${error.message}`,
      {
        cause: error,
        hint: 'Find out who pushed it. If it is yours, sign it or delete that tag; a commit tag is never overwritten.',
      },
    );
  }
}

async function attestedScan(
  content: ImageContent,
  { repository }: Published,
  verifier: Verifier,
  shop: Workshop,
  deps: Deps,
): Promise<ScanReport | undefined> {
  const store = shop.connection.signatureStore(repository);
  const attested = await Promise.all(
    content.images.map(async ({ platform, descriptor: { digest } }) => {
      const statements = await verifyAttestation(
        { repository, digest },
        attestationTypes.vuln,
        verifier,
        store,
      );
      const newest = newestScan(statements.map((statement) => statement.predicate));
      return { platform, digest, newest };
    }),
  );
  const { scan } = shop.plan;
  const covered = attested.every(
    ({ newest }) =>
      newest !== undefined &&
      scan.scanners.every((scanner) => newest.scanners.includes(scanner)) &&
      // Statements of a VEX document stay in an attested scan as they were made: today's may differ.
      !newest.vex &&
      scan.vex.length === 0,
  );
  if (!covered) return undefined;
  const times = attested.map(({ newest }) => newest?.databaseTime?.getTime() ?? Number.NaN);
  const oldest = new Date(Math.min(...times));
  const hours = (deps.clock().getTime() - oldest.getTime()) / 3_600_000;
  // Also false for a scan that does not say how old its database was.
  if (!(hours <= scan.databaseMaxAgeHours)) return undefined;
  const database = { updatedAt: oldest, nextUpdate: oldest, repository: 'the signed attestation' };
  const reports = attested.map(({ platform, digest, newest }) => ({
    platform,
    digest,
    report: newest?.report,
  }));
  const [named] = shop.plan.repositories;
  return scanFromReports(reports, scan, await scanReady(database, named, shop), deps);
}

async function scanAgain(content: ImageContent, shop: Workshop, deps: Deps): Promise<ScanReport> {
  deps.log.info(
    'the published image carries no signed scan that covers what is asked today: it is scanned anew',
  );
  const [layout] = await Promise.all([pull(content, deps.files.path('published')), shop.tools.get('trivy')]);
  return scanLayout(layout, getDatabase(shop, deps), shop, deps);
}

async function scanBaselineOf(
  content: ImageContent,
  shop: Workshop,
  deps: Deps,
): Promise<ScanReport | undefined> {
  const { policy, repositories } = shop.plan;
  if (!policy.baseline) return undefined;
  const ready = await scanReady(await getDatabase(shop, deps), repositories[0], shop);
  return baselineOf(policy.baseline, content.images, ready, shop, deps);
}

interface AttestedProvenance {
  readonly subject: Digest;
  readonly predicate: ProvenancePredicate;
}

/** Read back only where it is needed: for the rule on base images, and for a repository that still lacks the image. */
async function attestedProvenances(
  content: ImageContent,
  { repository }: Published,
  verifier: Verifier,
  { plan, connection }: Workshop,
): Promise<AttestedProvenance[]> {
  if (plan.repositories.length === 1 && plan.policy.allowedBase.length === 0) return [];
  const store = connection.signatureStore(repository);
  const subjects = new Set([...content.images.map((image) => image.descriptor.digest), content.root.digest]);
  const found = await Promise.all(
    [...subjects].map(async (subject) => {
      const [statement] = await verifyAttestation(
        { repository, digest: subject },
        attestationTypes.provenance,
        verifier,
        store,
      );
      return statement ? [{ subject, predicate: statement.predicate as ProvenancePredicate }] : [];
    }),
  );
  return found.flat();
}

/** The base images the signed provenance names. Not knowing them is no permission where a rule asks for them. */
function basesOf(provenances: readonly AttestedProvenance[], plan: Plan): BaseImage[] {
  if (provenances.length === 0 && plan.policy.allowedBase.length > 0) {
    throw new SealiftError(
      'could-not-check',
      'allowed-base cannot be checked: the published image carries no signed provenance',
      { hint: 'Build it with attestations: referrers, from a new commit, or leave allowed-base out.' },
    );
  }
  return basesIn(provenances.map(({ predicate }) => predicate));
}
