import { SealiftError } from '../errors.ts';
import { type Severity, severities } from '../plan/policy.ts';
import type { Finding } from '../steps/scan.ts';

/** Trivy's JSON report (schema version 2), as far as we read it; everything else in it is kept as it is. */
export interface TrivyReport {
  readonly Trivy?: { readonly Version?: string };
  readonly CreatedAt?: string;
  readonly ArtifactName?: string;
  readonly Metadata?: {
    readonly OS?: { readonly Family?: string; readonly Name?: string; readonly EOSL?: boolean };
    readonly ImageID?: string;
    readonly ImageConfig?: { readonly architecture?: string; readonly os?: string };
    readonly RepoDigests?: readonly string[];
  };
  readonly Results?: readonly TrivyResult[];
}

export interface TrivyResult {
  readonly Target: string;
  readonly Class?: string;
  readonly Type?: string;
  readonly Vulnerabilities?: readonly TrivyVulnerability[];
  readonly Secrets?: readonly TrivySecret[];
  readonly ExperimentalModifiedFindings?: readonly TrivyModified[];
}

export interface TrivyVulnerability {
  readonly VulnerabilityID: string;
  readonly PkgName: string;
  readonly PkgPath?: string;
  readonly PkgIdentifier?: { readonly PURL?: string };
  readonly InstalledVersion?: string;
  readonly FixedVersion?: string;
  readonly Status?: string;
  readonly Severity?: string;
  readonly SeveritySource?: string;
  readonly PrimaryURL?: string;
  readonly Title?: string;
  readonly CVSS?: Readonly<Record<string, { readonly V3Score?: number; readonly V40Score?: number }>>;
}

export interface TrivySecret {
  readonly RuleID: string;
  readonly Severity?: string;
  readonly Title?: string;
  readonly StartLine?: number;
  readonly Match?: string;
}

/** A finding that an ignore file (`ignored`) or a VEX statement (its status) took out. */
export type TrivyModified = {
  readonly Status: string;
  readonly Statement?: string;
  readonly Source?: string;
} & (
  | { readonly Type: 'vulnerability'; readonly Finding: TrivyVulnerability }
  | { readonly Type: 'secret'; readonly Finding: TrivySecret }
);

export interface ParsedReport {
  readonly report: TrivyReport;
  readonly os: { readonly family: string; readonly name: string; readonly endOfLife: boolean } | undefined;
  /** Worst first; those that were taken out are among them, marked. */
  readonly findings: readonly Finding[];
}

/**
 * Reads a Trivy JSON report, from a scan or out of an attestation. Pure.
 * @throws SealiftError `scan-failed` when it is not one.
 */
export function parseTrivyReport(json: unknown): ParsedReport {
  assertReport(json);
  const os = json.Metadata?.OS;
  const findings = (json.Results ?? []).flatMap((result) => [
    ...(result.Vulnerabilities ?? []).map((found) => vulnerability(found, result)),
    ...(result.Secrets ?? []).map((found) => secret(found, result)),
    ...(result.ExperimentalModifiedFindings ?? []).flatMap((modified) => takenOut(modified, result)),
  ]);
  return {
    report: json,
    os: os?.Family ? { family: os.Family, name: os.Name ?? '', endOfLife: os.EOSL === true } : undefined,
    findings: findings.sort(
      (a, b) =>
        severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
        compare(a.package?.name ?? a.target, b.package?.name ?? b.target) ||
        compare(a.id, b.id),
    ),
  };
}

function assertReport(json: unknown): asserts json is TrivyReport {
  const report = json as { SchemaVersion?: unknown; Results?: unknown } | null;
  const results = report?.Results ?? [];
  if (typeof report !== 'object' || report?.SchemaVersion !== 2 || !Array.isArray(results)) {
    throw new SealiftError('scan-failed', 'what should be a Trivy report is none (schema version 2)');
  }
  for (const result of results as Partial<TrivyResult>[]) {
    const lists = [result.Vulnerabilities, result.Secrets, result.ExperimentalModifiedFindings];
    if (typeof result.Target === 'string' && lists.every((list) => !list || Array.isArray(list))) continue;
    throw new SealiftError('scan-failed', 'the Trivy report has a result that cannot be read');
  }
}

function vulnerability(found: TrivyVulnerability, result: TrivyResult): Finding {
  return {
    kind: 'vulnerability',
    id: found.VulnerabilityID,
    severity: severity(found.Severity),
    title: found.Title ?? found.VulnerabilityID,
    ...(found.PrimaryURL ? { url: found.PrimaryURL } : {}),
    package: {
      name: found.PkgName,
      installed: found.InstalledVersion ?? '',
      ...(found.FixedVersion ? { fixed: found.FixedVersion } : {}),
      ...(found.PkgIdentifier?.PURL ? { purl: found.PkgIdentifier.PURL } : {}),
      ...(found.PkgPath ? { path: found.PkgPath } : {}),
    },
    target: result.Target,
    ...(result.Class ? { class: result.Class } : {}),
    ...(found.Status ? { status: found.Status } : {}),
    ...score(found),
  };
}

/** CVSS of the source the severity was taken from, so that the two agree. */
function score(found: TrivyVulnerability): { score?: number } {
  const cvss = found.CVSS?.[found.SeveritySource ?? ''];
  const value = cvss?.V40Score || cvss?.V3Score;
  return value ? { score: value } : {};
}

function secret(found: TrivySecret, result: TrivyResult): Finding {
  return {
    kind: 'secret',
    id: found.RuleID,
    severity: severity(found.Severity),
    title: found.Title ?? found.RuleID,
    target: result.Target,
    class: 'secret',
    ...(found.StartLine ? { line: found.StartLine } : {}),
  };
}

function takenOut(modified: TrivyModified, result: TrivyResult): Finding[] {
  const ignored = {
    by: modified.Status === 'ignored' ? ('ignore-file' as const) : ('vex' as const),
    ...(modified.Statement ? { reason: modified.Statement } : {}),
  };
  if (modified.Type === 'vulnerability') return [{ ...vulnerability(modified.Finding, result), ignored }];
  return modified.Type === 'secret' ? [{ ...secret(modified.Finding, result), ignored }] : [];
}

function severity(text: string | undefined): Severity {
  return severities.find((known) => known === text) ?? 'UNKNOWN';
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
