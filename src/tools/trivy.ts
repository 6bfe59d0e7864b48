import type { RunResult } from './runner.ts';

/** What Trivy looks at: a platform's image in a view folder, an image in a registry, or an SBOM file. */
export type TrivyTarget =
  | { readonly view: string; readonly digest: string }
  | { readonly remote: string }
  | { readonly sbom: string };

export interface TrivyScan {
  readonly target: TrivyTarget;
  readonly scanners: readonly ('vuln' | 'secret')[];
  readonly cacheFolder: string;
  readonly output: string;
  readonly ignoreFile?: string;
  readonly vex?: readonly string[];
}

/**
 * Arguments of one scan. Every finding is asked for, whatever its severity: the gate decides, not Trivy,
 * and what its environment variables or a stray `trivy.yaml` would take away is set back here.
 */
export function scanArgs(scan: TrivyScan): string[] {
  const sbom = 'sbom' in scan.target;
  return [
    sbom ? 'sbom' : 'image',
    ...imageTarget(scan.target),
    '--cache-dir',
    scan.cacheFolder,
    // The file cache lets one process in at a time; platforms are scanned side by side.
    '--cache-backend',
    'memory',
    ...quiet,
    '--skip-db-update',
    '--skip-java-db-update',
    '--offline-scan',
    '--skip-vex-repo-update',
    '--scanners',
    sbom ? 'vuln' : scan.scanners.join(','),
    ...(!sbom && scan.scanners.includes('secret') ? ['--image-config-scanners', 'secret'] : []),
    ...everyFinding(scan.ignoreFile),
    '--ignore-unfixed=false',
    ...(scan.vex ?? []).flatMap((file) => ['--vex', file]),
    '--format',
    'json',
    '--output',
    scan.output,
    ...(sbom ? [(scan.target as { sbom: string }).sbom] : []),
    ...('remote' in scan.target ? [scan.target.remote] : []),
  ];
}

/** Arguments that turn a JSON report into another format; with `json`, an ignore file is applied to it. */
export function convertArgs(options: {
  readonly format: 'cyclonedx' | 'json';
  readonly input: string;
  readonly output: string;
  readonly ignoreFile?: string;
}): string[] {
  return [
    'convert',
    '--quiet',
    ...everyFinding(options.ignoreFile),
    '--format',
    options.format,
    '--output',
    options.output,
    options.input,
  ];
}

/** Arguments that download one database from one repository into a cache folder, and scan nothing. */
export function downloadArgs(options: {
  readonly database: 'vulnerability' | 'java';
  readonly repository: string;
  readonly cacheFolder: string;
}): string[] {
  const java = options.database === 'java';
  return [
    'image',
    java ? '--download-java-db-only' : '--download-db-only',
    java ? '--java-db-repository' : '--db-repository',
    options.repository,
    '--cache-dir',
    options.cacheFolder,
    '--no-progress',
    ...quiet,
  ];
}

/**
 * The environment Trivy gets: how to reach things and how to weigh them, as the caller set it, but none of
 * the `TRIVY_*` variables that would hide findings (`TRIVY_SEVERITY`, `TRIVY_SKIP_DIRS`, …).
 */
export function trivyEnv(
  env: Readonly<Record<string, string | undefined>>,
  temporaryFolder: string,
): Record<string, string | undefined> {
  const kept = Object.entries(env).filter(([name]) => passedOn.has(name.toUpperCase()));
  return { TRIVY_TIMEOUT: '30m', ...Object.fromEntries(kept), TMPDIR: temporaryFolder };
}

/** Trivy's own cache folder when the caller has one, else ours. */
export function trivyCacheFolder(
  env: Readonly<Record<string, string | undefined>>,
  cacheFolder: string,
): string {
  return env.TRIVY_CACHE_DIR || cacheFolder;
}

/**
 * Why a run failed, on one line: of Trivy's chain of wrapped errors only the innermost tells something,
 * which is the last `* …` line of a list, else the text of the last FATAL line.
 */
export function trivyFailure(result: Pick<RunResult, 'code' | 'stderr'>): string {
  const lines = result.stderr.split('\n').map((line) => line.trim());
  const bullet = lines.findLast((line) => line.startsWith('* '));
  const fatal = lines.findLast((line) => /\b(FATAL|ERROR)\b/.test(line)) ?? lines.findLast(Boolean);
  const text =
    bullet?.slice(2) ??
    fatal
      ?.replace(/^\S+\s+(FATAL|ERROR)\s+/, '')
      .replace(/^(Fatal error\s+)?(run error: )?((image )?scan (error|failed): )*/, '');
  return text?.trim() || `it ended with exit status ${result.code} and said nothing`;
}

/** True when a Java archive was met and there is no Java index database to look it up in. */
export function needsJavaDatabase(result: Pick<RunResult, 'stderr'>): boolean {
  return result.stderr.includes("'--skip-java-db-update' cannot be specified on the first run");
}

const quiet = ['--quiet', '--skip-version-check', '--disable-telemetry'];

function imageTarget(target: TrivyTarget): string[] {
  if ('view' in target) return ['--input', `${target.view}@${target.digest}`];
  return 'remote' in target ? ['--image-src', 'remote'] : [];
}

function everyFinding(ignoreFile: string | undefined): string[] {
  return [
    '--severity',
    'UNKNOWN,LOW,MEDIUM,HIGH,CRITICAL',
    '--exit-code',
    '0',
    '--list-all-pkgs',
    '--show-suppressed',
    ...(ignoreFile === undefined ? [] : ['--ignorefile', ignoreFile]),
  ];
}

const passedOn = new Set([
  'HOME',
  'DOCKER_CONFIG',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'NO_PROXY',
  'ALL_PROXY',
  'TRIVY_CACERT',
  'TRIVY_DETECTION_PRIORITY',
  'TRIVY_INSECURE',
  'TRIVY_NON_SSL',
  'TRIVY_PARALLEL',
  'TRIVY_PASSWORD',
  'TRIVY_REGISTRY_TOKEN',
  'TRIVY_TIMEOUT',
  'TRIVY_USERNAME',
  'TRIVY_VULN_SEVERITY_SOURCE',
]);
