import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Deps } from '../deps.ts';
import { SealiftError } from '../errors.ts';
import { platformText } from '../oci/descriptor.ts';
import type { Digest } from '../oci/digest.ts';
import { type ImageContent, layoutContent, platformManifests } from '../oci/image-content.ts';
import type { Layout, PlatformImage } from '../oci/layout.ts';
import type { Place } from '../place.ts';
import type { Plan } from '../plan/plan.ts';
import { attestationTypes } from '../plan/predicate-type.ts';
import { cacheEnvironment } from '../tools/buildx-environment.ts';
import { baselineOf } from './baseline.ts';
import { type Built, build } from './build.ts';
import { cacheRemark } from './build-cache.ts';
import { type Builder, type BuilderState, openBuilder } from './builder.ts';
import { indexProvenance } from './index-provenance.ts';
import { checkPlatform, everyWay, type PlatformChecked } from './platform-check.ts';
import { smokeImages } from './platform-smoke.ts';
import { type ProvenancePredicate, provenanceOf } from './provenance.ts';
import { publishedLayers } from './published-layers.ts';
import { type DatabaseInfo, type ScanReport, scan } from './scan.ts';
import { getDatabase, scanReady } from './scan-ready.ts';
import type { Attestation } from './seal.ts';
import type { SmokeState } from './smoke-sandbox.ts';
import type { Workplace } from './workplace.ts';

/** An image with all that is known about it: what the gate judges and the push sends. */
export interface Image {
  readonly content: ImageContent;
  /** Digest of the (first) platform's configuration, as build-push-action calls it. */
  readonly imageId: Digest | undefined;
  /** Compressed bytes and number of layers of each platform. */
  readonly platforms: readonly PlatformSize[];
  readonly scan: ScanReport | undefined;
  readonly baseline: ScanReport | undefined;
  /** What the rules of the serverless platform say; undefined where none is named. */
  readonly serverless: PlatformChecked | undefined;
  readonly base: readonly { readonly reference: string; readonly digest?: string }[];
  readonly attestations: readonly Attestation[];
}

export interface PlatformSize {
  readonly platform: Layout['images'][number]['platform'];
  readonly digest: Layout['images'][number]['descriptor']['digest'];
  readonly bytes: number;
  readonly layers: number;
}

/** What the steps that make an image work with. */
export interface Workshop extends Workplace<Plan> {
  /** Told as soon as there is something a killed run would leave behind. */
  readonly onBuilder: (state: BuilderState) => void;
  /** The same of a container of the smoke run. */
  readonly onSmoke: (state: SmokeState) => void;
}

/** Builds the image, and scans it while the database was fetched beside the build. `meanwhile` runs beside the scan. */
export async function makeImage(
  shop: Workshop,
  deps: Deps,
  meanwhile: (content: ImageContent) => Promise<void>,
): Promise<Image> {
  const { plan, account } = shop;
  const scanning = plan.scan.mode === 'required';
  const database = scanning
    ? inBackground(account.step('database', 'Get the vulnerability database', () => getDatabase(shop, deps)))
    : undefined;
  // Asked for now, so that they are fetched while the build runs.
  if (plan.push.wanted && plan.sign.signing.mode !== 'off') void inBackground(shop.tools.get('cosign'));

  const built = await buildOnce(shop, deps);
  if (plan.policy.allowedBase.length > 0) refuseUnknownBases(built);
  account.file('metadata', await keepMetadata(built, shop.place));
  const content = await layoutContent(built.layout);
  const [report, baseline, serverless] = await Promise.all([
    database &&
      account.step('scan', `Scan ${platformNames(built.layout)}`, () =>
        scanLayout(built.layout, database, shop, deps),
      ),
    database && plan.policy.failOn === 'new' ? scanBaseline(built.layout, database, shop, deps) : undefined,
    checkServerless({ content, layout: built.layout }, shop, deps),
    meanwhile(content),
  ]);
  return {
    content,
    imageId: built.layout.images[0]?.manifest.config.digest,
    platforms: platformSizes(built.layout),
    scan: report,
    baseline,
    serverless,
    base: built.base,
    attestations: plan.sign.attestations === 'none' ? [] : await attestations(built, report, shop, deps),
  };
}

/** Holds the image to the rules of the serverless platform, where one is named. */
export async function checkServerless(
  image: Parameters<typeof checkPlatform>[0],
  shop: Workshop,
  deps: Deps,
): Promise<PlatformChecked | undefined> {
  const { serverless } = shop.plan;
  return (
    serverless &&
    shop.account.step('serverless', `Check the image for ${serverless.profile.title}`, () =>
      checkPlatform(image, serverless, shop, deps, {
        ...everyWay,
        smoke: (layout) => smokeImages(layout, serverless, shop, deps),
        published: () => publishedLayers(shop.plan, shop.connection.client),
      }),
    )
  );
}

/** Not knowing the base images is no permission where a rule asks for them. */
function refuseUnknownBases({ layout, metadata }: Built): void {
  const unknown = layout.images.filter((image) => !metadata.provenance[platformText(image.platform)]);
  if (unknown.length === 0) return;
  throw new SealiftError(
    'could-not-check',
    `allowed-base cannot be checked: BuildKit recorded no provenance for ${unknown.map((image) => platformText(image.platform)).join(', ')}`,
    {
      hint: 'Use a BuildKit that records provenance (0.11 or newer), or leave allowed-base out.',
    },
  );
}

/** A builder lives only as long as the build it is for. */
async function buildOnce(shop: Workshop, deps: Deps): Promise<Built> {
  const { plan, account } = shop;
  const builder = await account.step('builder', 'Get a builder ready', () => readyBuilder(shop, deps));
  account.note({ builder: { kind: builder.kind, reason: builder.reason } });
  deps.log.info(`builder: ${builder.kind}, because ${builder.reason}`);
  try {
    const buildx = await shop.tools.get('buildx');
    const logins = shop.connection.dockerLogins.build;
    return await account.step('build', 'Build the image', () =>
      build(plan, { buildx, builder, logins }, deps),
    );
  } finally {
    await builder.close();
  }
}

/** Opens the builder the plan names. */
export async function readyBuilder(
  { plan, place, tools, account, onBuilder }: Workshop,
  deps: Deps,
): Promise<Builder> {
  const caches = [...plan.build.cacheFrom, ...plan.build.cacheTo];
  const builder = await openBuilder(
    plan.builder,
    { buildx: await tools.get('buildx'), buildkit: () => tools.get('buildkit') },
    deps,
    {
      host: { platform: place.platform, uid: place.uid },
      stateFolder: join(place.cache, 'buildkit'),
      insecureRegistries: plan.access.insecureRegistries,
      mirrors: plan.access.mirrors,
      environment: cacheEnvironment(deps.env, caches, 'buildkit'),
    },
  );
  const remark = cacheRemark(plan.build, builder.kind);
  if (remark) account.remark(remark);
  if (builder.state) onBuilder(builder.state);
  return builder;
}

/** Scans a layout, with the reports going to the report folder. */
export async function scanLayout(
  layout: Layout,
  database: Promise<DatabaseInfo>,
  shop: Workshop,
  deps: Deps,
): Promise<ScanReport> {
  const { scan: options, repositories } = shop.plan;
  return scan(options, layout, await scanReady(await database, repositories[0], shop), deps);
}

async function scanBaseline(
  layout: Layout,
  database: Promise<DatabaseInfo>,
  shop: Workshop,
  deps: Deps,
): Promise<ScanReport | undefined> {
  const { policy, repositories } = shop.plan;
  if (!policy.baseline) return undefined;
  const ready = await scanReady(await database, repositories[0], shop);
  return baselineOf(policy.baseline, layout.images, ready, shop, deps);
}

/** SBOM, scan and provenance of every platform, and the provenance of the index. */
async function attestations(
  built: Built,
  report: ScanReport | undefined,
  { plan }: Workshop,
  deps: Pick<Deps, 'files'>,
): Promise<Attestation[]> {
  const { layout } = built;
  const provenances = layout.images.flatMap((image) => {
    const entry = built.metadata.provenance[platformText(image.platform)];
    const predicate = provenanceOf({ 'buildx.build.provenance': entry }, image.platform, plan.source);
    return predicate ? [{ subject: image.descriptor.digest, predicate }] : [];
  });
  const isIndex = layout.images.every((image) => image.descriptor.digest !== layout.root.digest);
  const whole = isIndex ? indexProvenance(provenances.map((one) => one.predicate)) : undefined;
  if (whole) provenances.push({ subject: layout.root.digest, predicate: whole });
  const made = await Promise.all(
    provenances.map((one) => provenanceAttestation(one.subject, one.predicate, deps)),
  );
  return [...scanAttestations(report), ...made];
}

/** The attestations that come from a scan. */
export function scanAttestations(report: ScanReport | undefined): Attestation[] {
  return (report?.platforms ?? []).flatMap(({ digest: subject, files }) => [
    { subject, type: attestationTypes.sbom, predicateFile: files.sbom },
    { subject, type: attestationTypes.vuln, predicateFile: files.vulnPredicate },
  ]);
}

export function provenanceAttestation(
  subject: Attestation['subject'],
  predicate: ProvenancePredicate | object,
  deps: Pick<Deps, 'files'>,
): Promise<Attestation> {
  return attestationOf(subject, 'slsaprovenance1', predicate, deps);
}

/** A predicate, written to the run folder, as an attestation of one of cosign's types. */
export async function attestationOf(
  subject: Attestation['subject'],
  type: string,
  predicate: unknown,
  { files }: Pick<Deps, 'files'>,
): Promise<Attestation> {
  const name = `${type.replaceAll(/[^a-z0-9]+/gi, '-')}-${subject.replace(':', '-')}.json`;
  return {
    subject,
    type,
    predicateFile: await files.write(join('predicates', name), JSON.stringify(predicate)),
  };
}

async function keepMetadata({ metadataFile }: Built, { report }: Place): Promise<string> {
  const kept = join(report, 'build-metadata.json');
  await mkdir(report, { recursive: true });
  await copyFile(metadataFile, kept);
  return kept;
}

function platformSizes(layout: Layout): PlatformSize[] {
  return layout.images.map(sizeOf);
}

/** The same of an image wherever it is. */
export function contentSizes(content: ImageContent): PlatformSize[] {
  return platformManifests(content).map(sizeOf);
}

function sizeOf({
  platform,
  descriptor,
  manifest,
}: Pick<PlatformImage, 'platform' | 'descriptor' | 'manifest'>): PlatformSize {
  return {
    platform,
    digest: descriptor.digest,
    bytes: [manifest.config, ...manifest.layers].reduce((sum, { size }) => sum + size, 0),
    layers: manifest.layers.length,
  };
}

function platformNames(layout: Layout): string {
  return layout.images.map((image) => platformText(image.platform)).join(', ');
}

/** Work whose failure is met where its result is asked for, not before. */
function inBackground<T>(work: Promise<T>): Promise<T> {
  work.catch(() => {});
  return work;
}
