import { type Platform, platformText } from '../oci/descriptor.ts';
import { type Policy, type Severity, severities } from '../plan/policy.ts';
import { findingText } from '../report/findings.ts';
import { baseAllowed } from './gate-base.ts';
import type { Finding, PlatformScan, ScanReport } from './scan.ts';

export interface Verdict {
  readonly outcome: 'passed' | 'refused' | 'not-scanned';
  /** One sentence for each rule that refused. */
  readonly reasons: readonly string[];
  /** Findings that made it refuse. */
  readonly blocking: readonly { readonly platform: Platform; readonly finding: Finding }[];
  /** Counts of findings that count (not ignored), by `os/arch`. */
  readonly counts: Readonly<Record<string, Readonly<Record<Severity, number>>>>;
}

/**
 * Decides whether the image may be pushed. Pure.
 *
 * `fail-on` is about findings only: a size budget, a list of allowed bases and `exit-on-eol` were asked for
 * one by one and refuse on their own. Without a report, and nothing else to refuse, the outcome is `not-scanned`.
 */
export function gate(
  report: ScanReport | undefined,
  images: readonly { readonly platform: Platform; readonly bytes: number }[],
  base: readonly { readonly reference: string; readonly digest?: string }[],
  policy: Policy,
  baseline?: ScanReport,
): Verdict {
  const marked = report && policy.failOn === 'new' ? markNew(report, baseline) : report;
  const platforms = marked?.platforms ?? [];
  const blocking = platforms.flatMap((scan) =>
    scan.findings
      .filter((finding) => blocks(finding, policy))
      .map((finding) => ({ platform: scan.platform, finding })),
  );
  const reasons = [
    ...platforms.flatMap((scan) => findingReason(scan, blocking, policy)),
    ...platforms.flatMap((scan) => endOfLifeReason(scan, policy)),
    ...images.flatMap((image) => sizeReason(image, policy)),
    ...base.flatMap(({ reference }) => baseReason(reference, policy)),
  ];
  const counts = platforms.map((scan) => [platformText(scan.platform), countBySeverity(scan)] as const);
  return {
    outcome: reasons.length > 0 ? 'refused' : report ? 'passed' : 'not-scanned',
    reasons,
    blocking,
    counts: Object.fromEntries(counts),
  };
}

/**
 * Marks each finding as new or not. It is known when the baseline's same platform has the same id in a
 * package of the same name and kind (or the same file, for a secret), in whatever version. Without a
 * baseline, or without that platform in it, everything is new. Pure.
 */
export function markNew(report: ScanReport, baseline: ScanReport | undefined): ScanReport {
  const platforms = report.platforms.map((scan) => {
    const text = platformText(scan.platform);
    const before = baseline?.platforms.find((one) => platformText(one.platform) === text);
    const known = new Set(before?.findings.map(identity));
    const findings = scan.findings.map((finding) => ({ ...finding, isNew: !known.has(identity(finding)) }));
    return { ...scan, findings };
  });
  return { ...report, platforms };
}

/**
 * What all of these scans found: the baseline for several tags that move at once. Undefined when one is missing,
 * because nothing is known there. Pure.
 */
export function knownEverywhere(reports: readonly (ScanReport | undefined)[]): ScanReport | undefined {
  const [first, ...others] = reports;
  if (!first) return undefined;
  let { platforms } = first;
  for (const other of others) {
    if (!other) return undefined;
    platforms = markNew({ ...first, platforms }, other).platforms.map((scan) => ({
      ...scan,
      findings: scan.findings.filter(({ isNew }) => !isNew),
    }));
  }
  return { ...first, platforms };
}

function identity(finding: Finding): string {
  const purlType = /^pkg:([^/]+)\//.exec(finding.package?.purl ?? '')?.[1];
  return JSON.stringify(
    finding.package
      ? [finding.id, finding.package.name, purlType, finding.class]
      : [finding.id, finding.target, finding.class],
  );
}

function blocks(finding: Finding, policy: Policy): boolean {
  if (policy.failOn === 'none' || finding.ignored) return false;
  if (!policy.severity.includes(finding.severity)) return false;
  if (policy.ignoreUnfixed && finding.kind === 'vulnerability' && !finding.package?.fixed) return false;
  return policy.failOn === 'all' || finding.isNew !== false;
}

const named = 5;

function findingReason(scan: PlatformScan, blocking: Verdict['blocking'], policy: Policy): string[] {
  const platform = platformText(scan.platform);
  const found = blocking.filter((one) => platformText(one.platform) === platform).map((one) => one.finding);
  if (found.length === 0) return [];
  const what = `${found.length} ${policy.failOn === 'new' ? 'new ' : ''}finding${found.length === 1 ? '' : 's'}`;
  const rest = found.length > named ? ` and ${found.length - named} more` : '';
  const wanted = policy.severity.toSorted((a, b) => severities.indexOf(a) - severities.indexOf(b));
  return [
    `${platform}: ${what} of severity ${joined(wanted)}: ${found.slice(0, named).map(findingText).join('; ')}${rest}.`,
  ];
}

function endOfLifeReason(scan: PlatformScan, policy: Policy): string[] {
  if (!policy.exitOnEol || !scan.os?.endOfLife) return [];
  const system = `${scan.os.family} ${scan.os.name}`;
  return [
    `${platformText(scan.platform)}: ${system} is past its end of life and gets no more security fixes; build from a release that is supported.`,
  ];
}

function sizeReason(
  image: { readonly platform: Platform; readonly bytes: number },
  { sizeBudget }: Policy,
): string[] {
  if (sizeBudget === undefined || image.bytes <= sizeBudget) return [];
  const over = image.bytes - sizeBudget;
  return [
    `${platformText(image.platform)}: the image is ${megabytes(image.bytes)} compressed, ${megabytes(over)} over the size budget of ${megabytes(sizeBudget)}.`,
  ];
}

function baseReason(reference: string, { allowedBase }: Policy): string[] {
  if (allowedBase.length === 0 || baseAllowed(reference, allowedBase)) return [];
  return [`The base image ${reference} is not among the allowed ones (${allowedBase.join(', ')}).`];
}

function countBySeverity(scan: PlatformScan): Record<Severity, number> {
  const counts: Record<Severity, number> = { CRITICAL: 0, HIGH: 0, MEDIUM: 0, LOW: 0, UNKNOWN: 0 };
  for (const finding of scan.findings) if (!finding.ignored) counts[finding.severity] += 1;
  return counts;
}

function joined(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}

function megabytes(bytes: number): string {
  return bytes < 100_000 ? `${bytes} bytes` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
