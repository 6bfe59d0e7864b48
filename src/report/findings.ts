import { platformText } from '../oci/descriptor.ts';
import type { Verdict } from '../steps/gate.ts';
import type { Finding, ScanReport } from '../steps/scan.ts';
import type { RecordedFinding } from './record.ts';

/** The findings of every platform as the run record holds them. Pure. */
export function recordedFindings(report: ScanReport, verdict: Verdict): RecordedFinding[] {
  return report.platforms.flatMap(({ platform, findings }) => {
    const text = platformText(platform);
    const blocking = new Map(
      verdict.blocking
        .filter((one) => platformText(one.platform) === text)
        .map(({ finding }) => [placeOf(finding), finding]),
    );
    return findings.map((finding) => {
      const blocked = blocking.get(placeOf(finding));
      const isNew = finding.isNew ?? blocked?.isNew;
      return {
        platform: text,
        kind: finding.kind,
        id: finding.id,
        severity: finding.severity,
        title: finding.title,
        ...(finding.package
          ? {
              package: finding.package.name,
              installed: finding.package.installed,
              ...(finding.package.fixed ? { fixed: finding.package.fixed } : {}),
            }
          : {}),
        target: finding.package?.path ?? finding.target,
        ...(isNew === undefined ? {} : { isNew }),
        ...(finding.ignored ? { ignored: finding.ignored.reason ?? finding.ignored.by } : {}),
        blocking: finding.ignored === undefined && blocked !== undefined,
      };
    });
  });
}

/** `CVE-2021-23337 in lodash 4.17.15 (fixed in 4.17.21)`, `aws-access-key-id in /app/.env, line 2`. */
export function findingText(finding: Finding): string {
  if (finding.package) {
    const { name, installed, fixed } = finding.package;
    return `${finding.id} in ${name} ${installed} (${fixed ? `fixed in ${fixed}` : 'no fixed version'})`;
  }
  return `${finding.id} in ${finding.target}${finding.line ? `, line ${finding.line}` : ''}`;
}

/** Tells one finding of a platform from every other. */
export function placeOf(finding: Finding): string {
  return JSON.stringify([
    finding.kind,
    finding.id,
    finding.target,
    finding.package?.name,
    finding.package?.installed,
    finding.package?.path,
    finding.line,
    finding.ignored !== undefined,
  ]);
}
