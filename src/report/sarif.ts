import { createHash } from 'node:crypto';
import { platformText } from '../oci/descriptor.ts';
import { type Severity, severities } from '../plan/policy.ts';
import type { Finding, PlatformScan } from '../steps/scan.ts';
import { findingText } from './findings.ts';

/**
 * A SARIF 2.1.0 log of one platform's findings, all of them; what an ignore file or VEX took out is
 * suppressed. Pure.
 *
 * GitHub takes the level it shows from `security-severity` of the rule, not from the result, and Trivy's own
 * writer puts any CVSS score there, even one that contradicts the severity. So a rule stands for one id and
 * one severity, and the score is the one of its band. GitHub keeps one set of alerts for each category.
 */
export function sarifReport(
  scan: Omit<PlatformScan, 'files'>,
  image: { readonly name: string; readonly scanner: { readonly version: string } },
): object {
  const platform = platformText(scan.platform);
  const rules = [...rulesOf(scan.findings)];
  const index = new Map(rules.map(([id], position) => [id, position]));
  const worst = worstById(scan.findings);
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Trivy',
            fullName: 'Trivy, run by Sealift',
            informationUri: 'https://github.com/aquasecurity/trivy',
            version: image.scanner.version,
            rules: rules.map(([id, finding]) => rule(id, finding)),
          },
        },
        automationDetails: { id: `sealift/${image.name}/${platform.replaceAll('/', '-')}/` },
        columnKind: 'utf16CodeUnits',
        properties: { imageName: image.name, digest: scan.digest, platform },
        results: scan.findings.map((finding) => {
          const ruleId = ruleOf(finding, worst);
          return result(finding, ruleId, index.get(ruleId) ?? 0, platform);
        }),
      },
    ],
  };
}

/** Scores by GitHub's bands: critical over 9.0, high 7.0–8.9, medium 4.0–6.9, low 0.1–3.9. */
const bands: Record<Severity, { readonly from: number; readonly to: number; readonly usual: number }> = {
  CRITICAL: { from: 9.1, to: 10, usual: 9.5 },
  HIGH: { from: 7, to: 8.9, usual: 8 },
  MEDIUM: { from: 4, to: 6.9, usual: 5.5 },
  LOW: { from: 0.1, to: 3.9, usual: 2 },
  // Without a score GitHub shows the level alone.
  UNKNOWN: { from: 1, to: 0, usual: 0 },
};

const levels: Record<Severity, 'error' | 'warning' | 'note'> = {
  CRITICAL: 'error',
  HIGH: 'error',
  MEDIUM: 'warning',
  LOW: 'note',
  UNKNOWN: 'note',
};

function rulesOf(findings: readonly Finding[]): Map<string, Finding> {
  const worst = worstById(findings);
  const rules = new Map<string, Finding>();
  for (const finding of findings) {
    const id = ruleOf(finding, worst);
    if (!rules.has(id)) rules.set(id, finding);
  }
  return rules;
}

/** An id that has several severities in one image (a distribution's, and the package's own) is several rules. */
function ruleOf(finding: Finding, worst: ReadonlyMap<string, Severity>): string {
  return worst.get(finding.id) === finding.severity ? finding.id : `${finding.id}/${finding.severity}`;
}

function worstById(findings: readonly Finding[]): Map<string, Severity> {
  const worst = new Map<string, Severity>();
  for (const { id, severity } of findings) {
    const known = worst.get(id);
    if (known === undefined || severities.indexOf(severity) < severities.indexOf(known))
      worst.set(id, severity);
  }
  return worst;
}

function rule(id: string, finding: Finding): object {
  const { from, to, usual } = bands[finding.severity];
  const score =
    finding.score !== undefined && finding.score >= from && finding.score <= to ? finding.score : usual;
  return {
    id,
    name: finding.kind === 'secret' ? 'Secret' : 'Vulnerability',
    shortDescription: { text: finding.title },
    fullDescription: { text: finding.title },
    ...(finding.url ? { helpUri: finding.url } : {}),
    help: {
      text: `${finding.id}: ${finding.title}${finding.url ? `\n${finding.url}` : ''}`,
      markdown: `**${finding.id}**: ${finding.title}${finding.url ? `\n\n[${finding.url}](${finding.url})` : ''}`,
    },
    defaultConfiguration: { level: levels[finding.severity] },
    properties: {
      tags: [finding.kind, 'security', finding.severity],
      precision: 'very-high',
      ...(usual === 0 ? {} : { 'security-severity': score.toFixed(1) }),
    },
  };
}

function result(finding: Finding, ruleId: string, ruleIndex: number, platform: string): object {
  const place = finding.package?.path ?? finding.target;
  const status = finding.status ? ` Status: ${finding.status}.` : '';
  return {
    ruleId,
    ruleIndex,
    level: levels[finding.severity],
    message: {
      text: `${finding.severity} on ${platform}: ${findingText(finding)}. ${finding.title}.${status}`,
    },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: relativeUri(place) },
          region: { startLine: finding.line ?? 1 },
        },
        message: { text: place },
      },
    ],
    // Without the version: an upgrade that does not help keeps its alert.
    partialFingerprints: {
      primaryLocationLineHash: `${hashOf([finding.id, finding.package?.name, relativeUri(place), finding.line])}:1`,
    },
    ...(finding.ignored
      ? {
          suppressions: [
            {
              kind: 'external',
              status: 'accepted',
              justification: finding.ignored.reason ?? `taken out by ${finding.ignored.by}`,
            },
          ],
        }
      : {}),
  };
}

/** A relative URI reference: the digest and `(debian 12.5)` behind an image's name are left off. */
export function relativeUri(place: string): string {
  const path = place
    .replace(/@sha\d+:[0-9a-f]+/, '')
    .replace(/ \([^)]*\)$/, '')
    .replace(/^\/+/, '');
  return path.split('/').map(encodeURIComponent).join('/') || 'image';
}

/** Short and stable, for a fingerprint. */
export function hashOf(parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
}
