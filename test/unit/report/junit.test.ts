import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Policy } from '../../../src/plan/policy.ts';
import { recordedFindings } from '../../../src/report/findings.ts';
import { findingsTable } from '../../../src/report/findings-table.ts';
import { junitReport } from '../../../src/report/junit.ts';
import { predicateReport, vulnPredicate } from '../../../src/report/vuln-predicate.ts';
import { gate } from '../../../src/steps/gate.ts';
import { platformScan, scanReport, secret, vulnerability } from '../../support/findings.ts';
import { serverlessRecord } from '../../support/records.ts';

const policy: Policy = {
  severity: ['CRITICAL', 'HIGH'],
  ignoreUnfixed: false,
  failOn: 'all',
  exitOnEol: false,
  allowedBase: [],
};
const report = scanReport(
  platformScan('amd64', []),
  platformScan('arm64', [
    vulnerability(),
    vulnerability({ id: 'CVE-2', severity: 'LOW' }),
    vulnerability({ id: 'CVE-3', ignored: { by: 'ignore-file', reason: 'because' } }),
    secret({ target: '/a "b" <c>&d' }),
  ]),
);

describe('junitReport', () => {
  test('a suite for each platform: what blocks fails, what is ignored is skipped', () => {
    const xml = junitReport(report, gate(report, [], [], policy));
    expect(xml).toContain('<testsuites name="sealift scan" tests="5" failures="2">');
    expect(xml).toContain('<testsuite name="linux/amd64" tests="1" failures="0" errors="0" skipped="0">');
    expect(xml).toContain('<testsuite name="linux/arm64" tests="4" failures="2" errors="0" skipped="1">');
    expect(xml.match(/<failure type="(\w+)" message="[^"]*"/g)).toEqual([
      '<failure type="HIGH" message="CVE-2021-23337 in lodash 4.17.15 (fixed in 4.17.21)"',
      '<failure type="CRITICAL" message="github-pat in /a &quot;b&quot; &lt;c&gt;&amp;d, line 2"',
    ]);
    expect(xml).toContain('<skipped message="because"/>');
  });

  test('the serverless platform has a suite of its own, also without a scan', () => {
    const { title, findings } = serverlessRecord();
    const xml = junitReport(undefined, gate(undefined, [], [], policy), { title, findings });
    expect(xml).toContain('<testsuites name="sealift scan" tests="4" failures="1">');
    expect(xml).toContain(
      '<testsuite name="Google Cloud Run" tests="4" failures="1" errors="0" skipped="1">',
    );
    expect(xml.match(/<failure type="error" message="[^"]*"/g)).toEqual([
      '<failure type="error" message="the image starts /app/run|me, which is not in it"',
    ]);
    const both = junitReport(report, gate(report, [], [], policy), { title, findings: [] });
    expect(both).toContain('<testsuites name="sealift scan" tests="6" failures="2">');
    expect(both).toContain('<testcase classname="Google Cloud Run" name="no findings"/>');
  });

  test('nothing fails under fail-on none', () => {
    expect(junitReport(report, gate(report, [], [], { ...policy, failOn: 'none' }))).not.toContain(
      '<failure',
    );
  });

  test('no text of an image can break out of its place', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (title) => {
        const hostile = scanReport(platformScan('amd64', [vulnerability({ title, id: title })]));
        const xml = junitReport(hostile, gate(hostile, [], [], policy));
        expect(xml.match(/<[a-z]+[\s/>]/g)).toEqual([
          '<testsuites ',
          '<testsuite ',
          '<properties>',
          '<property ',
          '<testcase ',
          '<failure ',
        ]);
        expect(xml).toMatch(/^[\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u);
        expect(xml.replaceAll(/&(amp|lt|gt|quot|#\d+);/g, '')).not.toContain('&');
      }),
    );
  });
});

describe('recordedFindings', () => {
  test('every finding is there, with whether it blocks and why it does not', () => {
    const recorded = recordedFindings(report, gate(report, [], [], policy));
    expect(recorded.map(({ id, blocking, ignored }) => ({ id, blocking, ignored }))).toEqual([
      { id: 'CVE-2021-23337', blocking: true, ignored: undefined },
      { id: 'CVE-2', blocking: false, ignored: undefined },
      { id: 'CVE-3', blocking: false, ignored: 'because' },
      { id: 'github-pat', blocking: true, ignored: undefined },
    ]);
    expect(recorded[0]).toMatchObject({ platform: 'linux/arm64', package: 'lodash', fixed: '4.17.21' });
  });

  test('under a baseline it says what is new', () => {
    const verdict = gate(report, [], [], { ...policy, failOn: 'new' });
    expect(recordedFindings(report, verdict)[0]).toMatchObject({ isNew: true, blocking: true });
  });
});

describe('findingsTable', () => {
  test('lists what counts, then what was taken out', () => {
    const scan = platformScan('arm64', report.platforms[1]?.findings ?? []);
    expect(findingsTable(scan)).toBe(
      [
        `linux/arm64 · sha256:${'a'.repeat(64)}`,
        '1 critical, 1 high, 0 medium, 1 low, 0 unknown',
        '',
        'Severity  Id              Found in        Installed  Fixed in  Title',
        'HIGH      CVE-2021-23337  lodash          4.17.15    4.17.21   command injection via template',
        'LOW       CVE-2           lodash          4.17.15    4.17.21   command injection via template',
        'CRITICAL  github-pat      /a "b" <c>&d:2                       GitHub Personal Access Token',
        '',
        'Ignored  Id     Found in  By           Reason',
        'HIGH     CVE-3  lodash    ignore-file  because',
        '',
      ].join('\n'),
    );
  });

  test('text from the image cannot move the cursor or start a line', () => {
    const title = '\u001b[2J\n::error::forged\u009b1m';
    const lines = findingsTable(platformScan('amd64', [vulnerability({ title })])).split('\n');
    expect(lines).toHaveLength(6);
    expect(lines.join('')).not.toMatch(/\p{Cc}/u);
  });
});

describe('vulnPredicate', () => {
  test('holds the whole report, the database and its time, and gives them back', () => {
    const updatedAt = new Date('2026-01-02T03:04:05Z');
    const trivy = { SchemaVersion: 2, CreatedAt: '2026-01-03T00:00:00Z', Results: [] };
    const predicate = vulnPredicate(trivy, {
      version: '0.74.0',
      database: { updatedAt, nextUpdate: updatedAt, repository: 'ghcr.io/aquasecurity/trivy-db:2' },
      scanners: ['vuln'],
      vex: false,
      finishedAt: new Date('2026-01-03T00:00:01Z'),
    });
    expect(predicate.scanner.uri).toBe('pkg:github/aquasecurity/trivy@0.74.0');
    const read = predicateReport(JSON.parse(JSON.stringify(predicate)));
    const scannedAt = new Date('2026-01-03T00:00:00Z');
    expect(read).toEqual({
      predicate: JSON.parse(JSON.stringify(predicate)),
      ...{ report: trivy, databaseTime: updatedAt, scannedAt },
      ...{ scanners: ['vuln'], vex: false },
    });
  });

  test('what an older predicate does not say counts as not covered', () => {
    expect(predicateReport({ scanner: { result: {} }, invocation: { parameters: null } })).toMatchObject({
      databaseTime: undefined,
      scanners: [],
      vex: true,
    });
  });

  test.each([[null], [{}], [{ scanner: { result: null } }]])('%j holds no report', (predicate) => {
    expect(() => predicateReport(predicate)).toThrow(expect.objectContaining({ code: 'scan-failed' }));
  });
});
