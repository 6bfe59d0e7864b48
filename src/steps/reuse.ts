import type { Deps } from '../deps.ts';
import { SealiftError } from '../errors.ts';
import type { Manifest } from '../oci/descriptor.ts';
import { type ImageContent, registryContent } from '../oci/image-content.ts';
import { referenceName } from '../oci/reference.ts';
import { predicateReport } from '../report/vuln-predicate.ts';
import { baselineScan } from './baseline.ts';
import { fetchDatabase } from './database.ts';
import {
  type Image,
  type PlatformSize,
  provenanceAttestation,
  scanAttestations,
  scanLayout,
  scanReady,
  type Workshop,
} from './image.ts';
import type { Published } from './published.ts';
import { pull } from './pull.ts';
import { type ScanReport, scanFromReports } from './scan.ts';
import type { Attestation } from './seal.ts';
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
  return {
    verified,
    image: {
      content,
      imageId: manifestsOf(content)[0]?.manifest.config.digest,
      platforms: sizes(content),
      scan: report,
      baseline,
      base: [],
      attestations:
        verifier && plan.sign.attestations !== 'none'
          ? [
              ...scanAttestations(report),
              ...(await attestedProvenance(content, published, verifier, shop, deps)),
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
      const statements = await verifyAttestation({ repository, digest }, 'vuln', verifier, store);
      const predicates = statements.map((statement) => predicateReport(statement.predicate));
      return { platform, digest, report: predicates.at(-1)?.report };
    }),
  );
  if (attested.some((one) => one.report === undefined)) return undefined;
  return scanFromReports(attested, shop.plan.scan, await scanReady(undefined, shop), deps);
}

async function scanAgain(content: ImageContent, shop: Workshop, deps: Deps): Promise<ScanReport> {
  deps.log.info('the published image carries no signed scan: it is scanned anew');
  const [layout, trivy] = await Promise.all([
    pull(content, deps.files.path('published')),
    shop.tools.get('trivy'),
  ]);
  const { cacheFolder } = await scanReady(undefined, shop);
  const database = fetchDatabase(shop.plan.scan, { trivy: trivy.path }, { ...deps, cacheFolder });
  return scanLayout(layout, database, shop, deps);
}

async function scanBaselineOf(
  content: ImageContent,
  shop: Workshop,
  deps: Deps,
): Promise<ScanReport | undefined> {
  const { plan, connection, tools } = shop;
  if (!plan.policy.baseline) return undefined;
  const trivy = await tools.get('trivy');
  const { cacheFolder } = await scanReady(undefined, shop);
  const database = await fetchDatabase(plan.scan, { trivy: trivy.path }, { ...deps, cacheFolder });
  const env = { ...deps.env, DOCKER_CONFIG: connection.dockerConfig };
  const platforms = content.images.map((image) => image.platform);
  return baselineScan(plan.policy.baseline, platforms, plan.scan, await scanReady(database, shop), {
    ...deps,
    env,
    registry: connection.client,
  });
}

/** Read back only where another repository still lacks the image and wants the same attestations. */
async function attestedProvenance(
  content: ImageContent,
  { repository }: Published,
  verifier: Verifier,
  { plan, connection }: Workshop,
  deps: Deps,
): Promise<Attestation[]> {
  if (plan.repositories.length === 1) return [];
  const store = connection.signatureStore(repository);
  const subjects = new Set([...content.images.map((image) => image.descriptor.digest), content.root.digest]);
  const found = await Promise.all(
    [...subjects].map(async (digest) => {
      const [statement] = await verifyAttestation({ repository, digest }, 'slsaprovenance1', verifier, store);
      return statement ? [await provenanceAttestation(digest, statement.predicate as object, deps)] : [];
    }),
  );
  return found.flat();
}

function sizes(content: ImageContent): PlatformSize[] {
  return manifestsOf(content).map(({ platform, descriptor, manifest }) => ({
    platform,
    digest: descriptor.digest,
    bytes: [manifest.config, ...manifest.layers].reduce((sum, { size }) => sum + size, 0),
    layers: manifest.layers.length,
  }));
}

function manifestsOf({ images, manifests }: ImageContent) {
  return images.map((image) => {
    const bytes =
      manifests.find((one) => one.descriptor.digest === image.descriptor.digest)?.bytes ?? new Uint8Array();
    return { ...image, manifest: JSON.parse(Buffer.from(bytes).toString('utf8')) as Manifest };
  });
}
