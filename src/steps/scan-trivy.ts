import { readFile, rm } from 'node:fs/promises';
import type { Deps } from '../deps.ts';
import { SealiftError } from '../errors.ts';
import { type Platform, platformText } from '../oci/descriptor.ts';
import type { ScanOptions } from '../plan/plan.ts';
import {
  convertArgs,
  needsJavaDatabase,
  scanArgs,
  type TrivyTarget,
  trivyCacheFolder,
  trivyEnv,
  trivyFailure,
} from '../tools/trivy.ts';
import { parseTrivyReport, type TrivyReport } from '../tools/trivy-report.ts';
import { fetchJavaDatabase } from './database.ts';
import type { ScanReady } from './scan.ts';
import type { Exceptions } from './scan-exceptions.ts';

/** Everything the Trivy runs of one scan share. */
export interface ScanRun {
  readonly options: ScanOptions;
  readonly ready: ScanReady;
  readonly exceptions: Pick<Exceptions, 'ignoreFile' | 'vex'>;
  readonly deps: Deps;
  /** Fetches the Java index; however many platforms ask for it, once. */
  javaDatabase(): Promise<void>;
}

export function scanRun(
  options: ScanOptions,
  ready: ScanReady,
  exceptions: ScanRun['exceptions'],
  deps: Deps,
): ScanRun {
  let underway: Promise<void> | undefined;
  const javaDatabase = () => {
    underway ??= fetchJavaDatabase(
      options,
      { trivy: ready.trivy.path },
      { ...deps, cacheFolder: ready.cacheFolder },
    );
    return underway;
  };
  return { options, ready, exceptions, deps, javaDatabase };
}

/** One Trivy run; repeated once with the Java index when the image turns out to hold Java archives. */
export async function scanTarget(
  target: TrivyTarget,
  platform: Platform,
  run: ScanRun,
): Promise<TrivyReport> {
  const args = (output: string) =>
    scanArgs({
      target,
      scanners: run.options.scanners,
      cacheFolder: trivyCacheFolder(run.deps.env, run.ready.cacheFolder),
      output,
      vex: run.exceptions.vex,
      ...(run.exceptions.ignoreFile === undefined ? {} : { ignoreFile: run.exceptions.ignoreFile }),
    });
  const first = await runTrivy(platform, run, args);
  if (first !== 'java-database-missing') return first;
  await run.javaDatabase();
  const second = await runTrivy(platform, run, args);
  if (second !== 'java-database-missing') return second;
  throw new SealiftError('scan-failed', `${platformText(platform)}: Trivy does not find its Java index`);
}

/** Applies the ignore file to a report that was made without it. */
export async function ignoreAgain(
  report: TrivyReport,
  platform: Platform,
  run: ScanRun,
): Promise<TrivyReport> {
  const { ignoreFile } = run.exceptions;
  if (ignoreFile === undefined) return report;
  const input = await run.deps.files.write(
    `scan/attested-${platformSlug(platform)}.json`,
    JSON.stringify(report),
  );
  const converted = await runTrivy(platform, run, (output) =>
    convertArgs({ format: 'json', input, output, ignoreFile }),
  );
  return converted as TrivyReport;
}

/** Makes a CycloneDX SBOM of the packages in this report. */
export async function convertToSbom(
  report: TrivyReport,
  platform: Platform,
  output: string,
  run: Pick<ScanRun, 'deps' | 'ready'>,
): Promise<void> {
  const input = await run.deps.files.write(
    `scan/packages-${platformSlug(platform)}.json`,
    JSON.stringify(report),
  );
  const result = await start(run, convertArgs({ format: 'cyclonedx', input, output }));
  if (result.code !== 0) throw scanFailed(platform, `the SBOM was not made: ${trivyFailure(result)}`);
}

/** `linux-arm64-v8`, for names of files. */
export function platformSlug(platform: Platform): string {
  return platformText(platform).replaceAll(/[^A-Za-z0-9.]+/g, '-');
}

/** The JSON a run wrote. The file may hold secrets of the image: it is in the run folder, and goes at once. */
async function runTrivy(
  platform: Platform,
  run: ScanRun,
  args: (output: string) => string[],
): Promise<TrivyReport | 'java-database-missing'> {
  const output = run.deps.files.path('scan', `trivy-${platformSlug(platform)}.json`);
  try {
    const result = await start(run, args(output));
    if (needsJavaDatabase(result)) return 'java-database-missing';
    if (result.code !== 0) throw scanFailed(platform, trivyFailure(result));
    const text = await readFile(output, 'utf8').catch((cause) => {
      throw scanFailed(platform, 'Trivy wrote no report', cause);
    });
    return parseTrivyReport(parseJson(text, platform)).report;
  } finally {
    await rm(output, { force: true });
  }
}

/** Starts Trivy in a folder of its own, away from any `trivy.yaml` or `.trivyignore` where we were called. */
async function start(run: Pick<ScanRun, 'deps' | 'ready'>, args: readonly string[]) {
  const { deps, ready } = run;
  const cwd = await deps.files.folder('scan');
  const temporary = await deps.files.folder('scan', 'tmp');
  return deps.run({
    program: ready.trivy.path,
    args,
    cwd,
    env: trivyEnv(deps.env, temporary),
    signal: deps.signal,
  });
}

function parseJson(text: string, platform: Platform): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw scanFailed(platform, 'the report Trivy wrote is not JSON', cause);
  }
}

function scanFailed(platform: Platform, why: string, cause?: unknown): SealiftError {
  return new SealiftError('scan-failed', `the scan of ${platformText(platform)} failed: ${why}`, {
    hint: 'Nothing was pushed. Run it again with debug logging if the reason is not plain.',
    cause,
  });
}
