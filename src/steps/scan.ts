import { availableParallelism } from 'node:os';
import type { Deps } from '../deps.ts';
import { SealiftError } from '../errors.ts';
import { type Platform, platformText } from '../oci/descriptor.ts';
import type { Digest } from '../oci/digest.ts';
import type { Layout, PlatformImage } from '../oci/layout.ts';
import { parallel } from '../parallel.ts';
import type { ScanOptions } from '../plan/plan.ts';
import type { Severity } from '../plan/policy.ts';
import { mendReport, restoreIgnored, secretsOnly } from '../tools/trivy-mend.ts';
import { parseTrivyReport, type TrivyReport, type TrivyVulnerability } from '../tools/trivy-report.ts';
import { readExceptions } from './scan-exceptions.ts';
import { writeScanFiles } from './scan-files.ts';
import { ignoreAgain, type ScanRun, scanRun, scanTarget } from './scan-trivy.ts';
import { writeView } from './scan-view.ts';

/** One thing the scan found on one platform. */
export interface Finding {
  readonly kind: 'vulnerability' | 'secret';
  /** CVE or rule id. */
  readonly id: string;
  readonly severity: Severity;
  readonly title: string;
  readonly url?: string;
  /** Package, for vulnerabilities. */
  readonly package?: {
    readonly name: string;
    readonly installed: string;
    readonly fixed?: string;
    readonly purl?: string;
    readonly path?: string;
  };
  /** File or package list it was found in. */
  readonly target: string;
  /** Trivy's class of the target: `os-pkgs`, `lang-pkgs`, `secret`. */
  readonly class?: string;
  readonly line?: number;
  /** CVSS score of the source that gave the severity, 0–10. */
  readonly score?: number;
  /** Trivy's status: `fixed`, `affected`, `will_not_fix`, `end_of_life`, … */
  readonly status?: string;
  /** Set when an ignore file or VEX statement takes it out of the gate. */
  readonly ignored?: { readonly by: 'ignore-file' | 'vex'; readonly reason?: string };
  /** Under a baseline: true when the baseline does not have it. */
  readonly isNew?: boolean;
}

export interface PlatformScan {
  readonly platform: Platform;
  /** Digest of the platform's manifest. */
  readonly digest: Digest;
  readonly os: { readonly family: string; readonly name: string; readonly endOfLife: boolean } | undefined;
  readonly findings: readonly Finding[];
  /** Files made from the one scan. */
  readonly files: {
    readonly json: string;
    readonly sarif: string;
    readonly sbom: string;
    readonly table: string;
    readonly vulnPredicate: string;
  };
}

export interface DatabaseInfo {
  readonly updatedAt: Date;
  readonly nextUpdate: Date;
  readonly repository: string;
}

export interface ScanReport {
  readonly platforms: readonly PlatformScan[];
  readonly database: DatabaseInfo | undefined;
  /** Ignore-file entries whose date has passed, and that no longer count. */
  readonly expiredIgnores: readonly { readonly id: string; readonly expired: string }[];
  readonly scanner: { readonly name: 'trivy'; readonly version: string };
}

/** What a scan runs with. */
export interface ScanReady {
  readonly trivy: { readonly path: string; readonly version: string };
  /** Holds `db/`, as `fetchDatabase` left it; `TRIVY_CACHE_DIR` goes before it. */
  readonly cacheFolder: string;
  readonly database: DatabaseInfo | undefined;
  /** Folder the report files go to; made when it is missing. */
  readonly output: string;
  /** The image's repository (`ghcr.io/acme/app`), by which the reports name it. */
  readonly repository?: string;
  /** Trivy runs at a time. Default: one for each CPU. */
  readonly parallel?: number;
}

/**
 * Scans every platform of the image, each by a Trivy run of its own, and makes all reports from that one
 * result. Nothing is left out for its severity; what an ignore file or a VEX document takes out stays in, marked.
 * @throws SealiftError `scan-failed`, `input-invalid` (ignore file, VEX), `database-unavailable` (Java archives)
 */
export async function scan(
  options: ScanOptions,
  layout: Layout,
  ready: ScanReady,
  deps: Deps,
): Promise<ScanReport> {
  const view = await writeView(layout, deps.files);
  const images = layout.images.map((image) => ({ ...image, digest: image.descriptor.digest }));
  return reportOnEach(images, options, ready, deps, async (image, run) => {
    const found = await scanTarget({ view, digest: image.digest }, image.platform, run);
    assertScanned(found, image);
    return found;
  });
}

/**
 * The same report and files from Trivy reports that exist already (read back from signed attestations),
 * under today's ignore file. Nothing is scanned; statements of a VEX document stay as they were made.
 */
export async function scanFromReports(
  attested: readonly { readonly platform: Platform; readonly digest: Digest; readonly report: unknown }[],
  options: ScanOptions,
  ready: ScanReady,
  deps: Deps,
): Promise<ScanReport> {
  return reportOnEach(attested, options, ready, deps, ({ platform, report }, run) =>
    ignoreAgain(restoreIgnored(parseTrivyReport(report).report), platform, run),
  );
}

/** A platform's SBOMs as files, and the scan that was attested beside them. */
export interface AttestedSbom {
  readonly platform: Platform;
  readonly digest: Digest;
  readonly files: readonly string[];
  /** Trivy's report of the image itself; its secrets stay, because the bytes they were found in cannot change. */
  readonly report?: unknown;
}

/** Looks up the packages of each platform's SBOMs in today's database; the image itself is not needed. */
export async function scanSboms(
  sboms: readonly AttestedSbom[],
  options: ScanOptions,
  ready: ScanReady,
  deps: Deps,
): Promise<ScanReport> {
  return reportOnEach(sboms, options, ready, deps, async ({ platform, files, report }, run) => {
    const reports: TrivyReport[] = [];
    for (const sbom of files) reports.push(await scanTarget({ sbom }, platform, run));
    const found = joined(reports);
    const secrets =
      report === undefined ? undefined : secretsOnly(restoreIgnored(parseTrivyReport(report).report));
    if (!secrets?.Results?.length) return found;
    const { Results } = await ignoreAgain(secrets, platform, run);
    return { ...found, Results: [...(found.Results ?? []), ...(Results ?? [])] };
  });
}

/** The report of all platforms, and their files, from what `find` gives for each. */
async function reportOnEach<Item extends { readonly platform: Platform; readonly digest: Digest }>(
  items: readonly Item[],
  options: ScanOptions,
  ready: ScanReady,
  deps: Deps,
  find: (item: Item, run: ScanRun) => Promise<TrivyReport>,
): Promise<ScanReport> {
  refuseTwins(items);
  const exceptions = await readExceptions(options, ready.repository, deps);
  const run = scanRun(options, ready, exceptions, deps);
  const platforms = await parallel(items, limit(ready), async (item) =>
    finish(await find(item, run), item.platform, item.digest, run),
  );
  return reportOf(platforms, ready, exceptions.expired);
}

/** One report of several about the same image: what the first does not have comes from the others. */
function joined(reports: readonly TrivyReport[]): TrivyReport {
  const [first, ...others] = reports;
  if (!first) throw new TypeError('there is nothing to scan');
  const key = (found: TrivyVulnerability) =>
    JSON.stringify([found.VulnerabilityID, found.PkgName, found.InstalledVersion]);
  const known = new Set(
    (first.Results ?? []).flatMap(({ Vulnerabilities }) => (Vulnerabilities ?? []).map(key)),
  );
  const further = others
    .flatMap(({ Results }) => Results ?? [])
    .map((result) => ({
      ...result,
      Vulnerabilities: (result.Vulnerabilities ?? []).filter((found) => {
        const isNew = !known.has(key(found));
        known.add(key(found));
        return isNew;
      }),
    }))
    .filter(({ Vulnerabilities }) => Vulnerabilities.length > 0);
  return further.length === 0 ? first : { ...first, Results: [...(first.Results ?? []), ...further] };
}

/** Files and findings go by platform: two manifests of one platform would take each other's place. */
function refuseTwins(images: readonly { readonly platform: Platform }[]): void {
  const names = images.map(({ platform }) => platformText(platform));
  const twin = names.find((name, at) => names.indexOf(name) !== at);
  if (twin === undefined) return;
  throw new SealiftError(
    'scan-failed',
    `the image has two manifests of ${twin}, which a scan cannot tell apart`,
    {
      hint: 'Make an index with one manifest for each platform. Nothing was changed.',
    },
  );
}

/** Takes the secrets' text out, and makes every file from what is left. */
async function finish(
  found: TrivyReport,
  platform: Platform,
  digest: Digest,
  run: ScanRun,
): Promise<PlatformScan> {
  const { repository } = run.ready;
  const name = repository ?? 'image';
  const report = mendReport(found, { name, digest, repository: repository !== undefined });
  const { os, findings } = parseTrivyReport(report);
  const files = await writeScanFiles({ platform, digest, os, findings, report, name }, run);
  return { platform, digest, os, findings, files };
}

export function reportOf(
  platforms: readonly PlatformScan[],
  ready: ScanReady,
  expiredIgnores: ScanReport['expiredIgnores'],
): ScanReport {
  const scanner = { name: 'trivy' as const, version: ready.trivy.version };
  return { platforms, database: ready.database, expiredIgnores, scanner };
}

/** Trivy takes no notice of `--platform` on a layout: what it looked at is compared with what was asked. */
function assertScanned(found: TrivyReport, image: PlatformImage): void {
  const { ImageID, ImageConfig } = found.Metadata ?? {};
  const asked = image.manifest.config.digest;
  const { architecture, os } = image.config;
  if (ImageID === asked && ImageConfig?.architecture === architecture && ImageConfig.os === os) return;
  throw new SealiftError(
    'scan-failed',
    `${platformText(image.platform)}: Trivy was to scan the image ${asked} (${os}/${architecture}) and scanned ` +
      `${ImageID ?? 'none'} (${ImageConfig?.os ?? '?'}/${ImageConfig?.architecture ?? '?'})`,
  );
}

/** Trivy runs at a time. */
export function limit(ready: ScanReady): number {
  return Math.max(1, ready.parallel ?? availableParallelism());
}
