import { type Platform, platformText } from '../oci/descriptor.ts';
import type { PlatformFinding, PlatformSeverity } from './finding.ts';

/** A finding, and what comes of it. Plain data. */
export interface JudgedFinding extends PlatformFinding {
  /** Which of the image's platforms it is about, as `linux/amd64`; undefined: all. */
  readonly image?: string;
  /** True when its rule is among those that refuse nothing. */
  readonly ignored: boolean;
}

/** What the rules of a platform say of an image. */
export interface PlatformVerdict {
  /** `refused`: there is an error whose rule is not ignored. */
  readonly outcome: 'passed' | 'refused';
  /** Worst first; those of ignored rules last. */
  readonly findings: readonly JudgedFinding[];
  /** Ignored rules that nothing was found for. */
  readonly unused: readonly string[];
}

/** Judges findings, each with the platform's image it is about. Pure. */
export function judgeFindings(
  found: readonly { readonly finding: PlatformFinding; readonly platform?: Platform }[],
  ignored: readonly string[],
): PlatformVerdict {
  const findings = found
    .map(
      ({ finding, platform }): JudgedFinding => ({
        ...finding,
        ...(platform && { image: platformText(platform) }),
        ignored: ignored.includes(finding.rule),
      }),
    )
    .toSorted((a, b) => rank(a) - rank(b));
  return {
    outcome: findings.some(refuses) ? 'refused' : 'passed',
    findings,
    unused: ignored.filter((rule) => !findings.some((finding) => finding.rule === rule)),
  };
}

/** Whether the image is refused for it. */
export function refuses({ severity, ignored }: JudgedFinding): boolean {
  return severity === 'error' && !ignored;
}

const severities: readonly PlatformSeverity[] = ['error', 'warning', 'note'];

function rank({ severity, ignored }: JudgedFinding): number {
  return severities.indexOf(severity) + (ignored ? severities.length : 0);
}

/** `2 errors, 1 warning, 1 note (1 ignored)`; undefined when nothing was found. */
export function countsText(findings: readonly JudgedFinding[]): string | undefined {
  const counts = severities.flatMap((severity) => {
    const count = findings.filter((one) => one.severity === severity && !one.ignored).length;
    return count === 0 ? [] : [`${count} ${severity}${count === 1 ? '' : 's'}`];
  });
  const ignored = findings.filter((one) => one.ignored).length;
  const all = [...counts, ...(ignored === 0 ? [] : [`${ignored} ignored`])];
  return all.length === 0 ? undefined : all.join(', ');
}
