import type { Deps } from '../deps.ts';
import { SealiftError } from '../errors.ts';
import type { RegistryClient } from '../oci/client.ts';
import {
  type ImageConfig,
  type Index,
  isIndexType,
  type Manifest,
  type Platform,
} from '../oci/descriptor.ts';
import type { Digest } from '../oci/digest.ts';
import { parseReference, type Reference, referenceName, repositoryName } from '../oci/reference.ts';
import { parallel } from '../parallel.ts';
import type { Plan, ScanOptions } from '../plan/plan.ts';
import { mendReport } from '../tools/trivy-mend.ts';
import { parseTrivyReport } from '../tools/trivy-report.ts';
import { limit, type PlatformScan, reportOf, type ScanReady, type ScanReport } from './scan.ts';
import { scanRun, scanTarget } from './scan-trivy.ts';
import type { Workplace } from './workplace.ts';

/** Scans the baseline with the logins of a line, as a step of it. */
export function baselineOf(
  reference: string,
  images: readonly { readonly platform: Platform }[],
  ready: ScanReady,
  { plan, account, connection }: Workplace<Pick<Plan, 'scan'>>,
  deps: Deps,
): Promise<ScanReport | undefined> {
  const env = { ...deps.env, DOCKER_CONFIG: connection.dockerLogins.folder };
  const platforms = images.map(({ platform }) => platform);
  return account.step('baseline', `Scan the baseline ${reference}`, () =>
    baselineScan(reference, platforms, plan.scan, ready, { ...deps, env, registry: connection.client }),
  );
}

/**
 * Scans the image that new findings are told apart from (`fail-on: new`), on the platforms asked for; one it
 * does not have is left out. Read from the registry, by each platform's own digest, with today's database and
 * without ignore file or VEX: what was there before is known, whether it counted or not. Makes no files.
 *
 * Undefined when there is no such image: everything is new then. Any other failure rejects.
 * `DOCKER_CONFIG` in `deps.env` holds the login for private images.
 */
export async function baselineScan(
  reference: string,
  platforms: readonly Platform[],
  options: ScanOptions,
  ready: ScanReady,
  deps: Deps & { readonly registry: RegistryClient },
): Promise<ScanReport | undefined> {
  const image = parseReference(reference);
  const known = await platformDigests(image, deps.registry);
  if (!known) {
    deps.log.info(`there is no baseline ${reference} yet: every finding is new`);
    return undefined;
  }
  const wanted = platforms.flatMap((platform) => {
    const digest = known.find((one) => samePlatform(one.platform, platform))?.digest;
    if (digest) return [{ platform, digest }];
    deps.log.info(
      `the baseline ${reference} has no ${platform.os}/${platform.architecture}: all of it is new`,
    );
    return [];
  });
  const run = scanRun(options, ready, { ignoreFile: undefined, vex: [] }, deps);
  const scans = await parallel(wanted, limit(ready), async ({ platform, digest }): Promise<PlatformScan> => {
    const remote = referenceName({ registry: image.registry, path: image.path, digest });
    const report = await scanTarget({ remote }, platform, run);
    const { os, findings } = parseTrivyReport(
      mendReport(report, { name: repositoryName(image), digest, repository: false }),
    );
    return { platform, digest, os, findings, files: noFiles };
  });
  return reportOf(scans, ready, []);
}

/** A report that only tells findings apart leaves no files. */
export const noFiles = { json: '', sarif: '', sbom: '', table: '', vulnPredicate: '' };

async function platformDigests(
  reference: Reference,
  registry: RegistryClient,
): Promise<{ readonly platform: Platform; readonly digest: Digest }[] | undefined> {
  const pulled = await registry.manifestGet(reference);
  if (!pulled) return undefined;
  if (isIndexType(pulled.descriptor.mediaType)) {
    const { manifests } = pulled.content as Index;
    return manifests.flatMap(({ platform, digest }) => (platform ? [{ platform, digest }] : []));
  }
  const { config } = pulled.content as Manifest;
  const bytes = await registry.blobGet({ ...reference, digest: config.digest });
  const { os, architecture, variant } = JSON.parse(new TextDecoder().decode(bytes)) as ImageConfig;
  if (!os || !architecture)
    throw new SealiftError('input-invalid', `baseline: ${referenceName(reference)} is no container image`);
  return [
    { platform: { os, architecture, ...(variant ? { variant } : {}) }, digest: pulled.descriptor.digest },
  ];
}

/** arm64 may be written with its variant v8 or without; for the others the variant tells platforms apart. */
function samePlatform(a: Platform, b: Platform): boolean {
  const variant = (platform: Platform) =>
    platform.architecture === 'arm64' && platform.variant === 'v8' ? '' : (platform.variant ?? '');
  return a.os === b.os && a.architecture === b.architecture && variant(a) === variant(b);
}
