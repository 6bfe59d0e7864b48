import { platformText } from '../oci/descriptor.ts';
import { type PlatformVerdict, refuses } from '../platforms/verdict.ts';
import type { Verdict } from '../steps/gate.ts';
import type { Finding, PlatformScan, ScanReport } from '../steps/scan.ts';
import { findingText, placeOf } from './findings.ts';

/**
 * A JUnit XML report: a test suite for each platform that was scanned and one for the serverless platform, a test case
 * for each finding. What blocks is a failure, what was ignored is skipped. A suite without findings has one passed
 * case, so that it shows. Pure.
 */
export function junitReport(
  report: ScanReport | undefined,
  verdict: Verdict,
  serverless?: JudgedPlatform,
): string {
  const suites = [
    ...(report?.platforms ?? []).map((scan) => suite(scan, blockedOn(scan, verdict))),
    ...(serverless ? [serverlessSuite(serverless)] : []),
  ];
  const sum = (key: 'tests' | 'failures') => suites.reduce((total, one) => total + one[key], 0);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="sealift scan" tests="${sum('tests')}" failures="${sum('failures')}">`,
    ...suites.flatMap((one) => one.lines),
    '</testsuites>',
    '',
  ].join('\n');
}

type JudgedPlatform = Pick<PlatformVerdict, 'findings'> & { readonly title: string };

function suite(scan: PlatformScan, blocked: ReadonlySet<string>) {
  const name = platformText(scan.platform);
  const failures = scan.findings.filter((finding) => blocked.has(placeOf(finding))).length;
  const skipped = scan.findings.filter((finding) => finding.ignored !== undefined).length;
  const tests = Math.max(scan.findings.length, 1);
  const cases =
    scan.findings.length === 0
      ? [`    <testcase classname="${escapeXml(name)}" name="no findings"/>`]
      : scan.findings.flatMap((finding) => testCase(name, finding, blocked.has(placeOf(finding))));
  return {
    tests,
    failures,
    lines: [
      `  <testsuite name="${escapeXml(name)}" tests="${tests}" failures="${failures}" errors="0" skipped="${skipped}">`,
      '    <properties>',
      `      <property name="digest" value="${escapeXml(scan.digest)}"/>`,
      '    </properties>',
      ...cases,
      '  </testsuite>',
    ],
  };
}

function testCase(platform: string, finding: Finding, blocks: boolean): string[] {
  const place = finding.package?.path ?? finding.target;
  const open = `    <testcase classname="${escapeXml(`${platform} ${place}`)}" name="${escapeXml(
    `${finding.severity} ${findingText(finding)}`,
  )}"`;
  if (finding.ignored) {
    const reason = finding.ignored.reason ?? finding.ignored.by;
    return [`${open}>`, `      <skipped message="${escapeXml(reason)}"/>`, '    </testcase>'];
  }
  if (!blocks) return [`${open}/>`];
  const detail = [finding.title, finding.url].filter(Boolean).join('\n');
  return [
    `${open}>`,
    `      <failure type="${finding.severity}" message="${escapeXml(findingText(finding))}">${escapeXml(detail)}</failure>`,
    '    </testcase>',
  ];
}

function serverlessSuite({ title, findings }: JudgedPlatform) {
  const tests = Math.max(findings.length, 1);
  const failures = findings.filter(refuses).length;
  const skipped = findings.filter((finding) => finding.ignored).length;
  const cases = findings.flatMap((finding) => {
    const place = [finding.image, finding.where?.path].filter(Boolean).join(' ');
    const open = `    <testcase classname="${escapeXml(`${title} ${place}`.trim())}" name="${escapeXml(
      `${finding.severity} ${finding.rule}: ${finding.what}`,
    )}"`;
    if (finding.ignored)
      return [`${open}>`, '      <skipped message="serverless-ignore"/>', '    </testcase>'];
    if (!refuses(finding)) return [`${open}/>`];
    return [
      `${open}>`,
      `      <failure type="${finding.severity}" message="${escapeXml(finding.what)}">${escapeXml(`${finding.why}\n${finding.fix}`)}</failure>`,
      '    </testcase>',
    ];
  });
  return {
    tests,
    failures,
    lines: [
      `  <testsuite name="${escapeXml(title)}" tests="${tests}" failures="${failures}" errors="0" skipped="${skipped}">`,
      ...(cases.length > 0 ? cases : [`    <testcase classname="${escapeXml(title)}" name="no findings"/>`]),
      '  </testsuite>',
    ],
  };
}

function blockedOn(scan: PlatformScan, verdict: Verdict): Set<string> {
  const name = platformText(scan.platform);
  return new Set(
    verdict.blocking.filter((one) => platformText(one.platform) === name).map((one) => placeOf(one.finding)),
  );
}

/** Text for an attribute or an element; characters XML 1.0 cannot hold at all become U+FFFD. */
function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#10;')
    .replaceAll('\r', '&#13;')
    .replaceAll('\t', '&#9;');
}
