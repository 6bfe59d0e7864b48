import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Severity, severities } from '../../../src/plan/policy.ts';
import { sarifReport } from '../../../src/report/sarif.ts';
import type { Finding } from '../../../src/steps/scan.ts';
import { platformScan, secret, vulnerability } from '../../support/findings.ts';

interface Rule {
  id: string;
  properties: { 'security-severity'?: string };
  defaultConfiguration: { level: string };
}
interface Result {
  ruleId: string;
  ruleIndex: number;
  level: string;
  message: { text: string };
  locations: {
    physicalLocation: { artifactLocation: { uri: string }; region: { startLine: number } };
  }[];
  partialFingerprints: { primaryLocationLineHash: string };
  suppressions?: { kind: string; justification: string }[];
}

function sarif(findings: readonly Finding[], architecture = 'amd64') {
  const log = sarifReport(platformScan(architecture, findings), {
    name: 'ghcr.io/acme/app',
    scanner: { version: '0.74.0' },
  }) as {
    version: string;
    runs: { tool: { driver: { rules: Rule[] } }; automationDetails: { id: string }; results: Result[] }[];
  };
  const run = log.runs[0];
  if (!run) throw new Error('no run');
  return { version: log.version, run, rules: run.tool.driver.rules, results: run.results };
}

/** The level GitHub shows: by the score of the rule, over 9.0 critical. */
function shownByGitHub(rule: Rule | undefined): Severity {
  const score = Number(rule?.properties['security-severity'] ?? Number.NaN);
  if (score > 9) return 'CRITICAL';
  if (score >= 7) return 'HIGH';
  if (score >= 4) return 'MEDIUM';
  return score >= 0.1 ? 'LOW' : 'UNKNOWN';
}

const anyFinding = fc
  .record({
    id: fc.constantFrom('CVE-1', 'CVE-2', 'CVE-3'),
    severity: fc.constantFrom(...severities),
    score: fc.option(fc.double({ min: 0, max: 10, noNaN: true }), { nil: undefined }),
    ignored: fc.boolean(),
    path: fc.string({ unit: 'binary', minLength: 1 }).map((path) => path.toWellFormed()),
  })
  .map(({ score, ignored, path, ...rest }) =>
    vulnerability({
      ...rest,
      ...(score === undefined ? {} : { score }),
      ...(ignored ? { ignored: { by: 'vex' as const } } : {}),
      package: { name: 'p', installed: '1', path },
    }),
  );

describe('sarifReport', () => {
  test('keeps every finding, and GitHub shows each at its own severity', () => {
    fc.assert(
      fc.property(fc.array(anyFinding), (findings) => {
        const { version, rules, results } = sarif(findings);
        expect(version).toBe('2.1.0');
        expect(results).toHaveLength(findings.length);
        expect(new Set(rules.map((rule) => rule.id)).size).toBe(rules.length);
        results.forEach((result, index) => {
          expect(rules[result.ruleIndex]?.id).toBe(result.ruleId);
          expect(shownByGitHub(rules[result.ruleIndex])).toBe(findings[index]?.severity);
          expect(result.level).toBe(rules[result.ruleIndex]?.defaultConfiguration.level);
          expect(result.suppressions !== undefined).toBe(findings[index]?.ignored !== undefined);
          const { uri } = result.locations[0]?.physicalLocation.artifactLocation ?? { uri: '' };
          expect(uri).toMatch(/^[^/:\s][^:\s]*$/);
          expect(new URL(uri, 'file:///root/').href.startsWith('file:///')).toBe(true);
        });
      }),
    );
  });

  test.each<[Severity, number | undefined, string | undefined]>([
    ['CRITICAL', 9.8, '9.8'],
    ['CRITICAL', 7.5, '9.5'],
    ['CRITICAL', 9.0, '9.5'],
    ['HIGH', 9.8, '8.0'],
    ['HIGH', 7.2, '7.2'],
    ['LOW', 9.8, '2.0'],
    ['LOW', undefined, '2.0'],
    ['UNKNOWN', 5, undefined],
  ])('%s with a score of %s is scored %s', (severity, score, expected) => {
    const { rules } = sarif([vulnerability({ severity, ...(score === undefined ? {} : { score }) })]);
    expect(rules[0]?.properties['security-severity']).toBe(expected);
  });

  test('one id with two severities is two rules', () => {
    const { results } = sarif([vulnerability({ severity: 'LOW' }), vulnerability({ severity: 'CRITICAL' })]);
    expect(results.map((one) => one.ruleId)).toEqual(['CVE-2021-23337/LOW', 'CVE-2021-23337']);
  });

  test('each image and platform has a category of its own', () => {
    expect(sarif([], 'arm/v7').run.automationDetails.id).toBe('sealift/ghcr.io/acme/app/linux-arm-v7/');
  });

  test('places are relative, lines are kept, a version does not change the fingerprint', () => {
    const system = vulnerability({
      package: { name: 'zlib1g', installed: '1' },
      target: `ghcr.io/acme/app@sha256:${'a'.repeat(64)} (debian 12.5)`,
    });
    const upgraded = vulnerability({ package: { name: 'zlib1g', installed: '2' }, target: system.target });
    const { results } = sarif([system, upgraded, secret({ target: '/app/my settings.env' })]);
    expect(results.map((one) => one.locations[0]?.physicalLocation)).toEqual([
      { artifactLocation: { uri: 'ghcr.io/acme/app' }, region: { startLine: 1 } },
      { artifactLocation: { uri: 'ghcr.io/acme/app' }, region: { startLine: 1 } },
      { artifactLocation: { uri: 'app/my%20settings.env' }, region: { startLine: 2 } },
    ]);
    const prints = results.map((one) => one.partialFingerprints.primaryLocationLineHash);
    expect(new Set(prints).size).toBe(2);
    expect(prints[0]).toBe(prints[1]);
  });

  test('a suppression gives its reason', () => {
    const { results } = sarif([vulnerability({ ignored: { by: 'ignore-file', reason: 'not reachable' } })]);
    expect(results[0]?.suppressions).toEqual([
      { kind: 'external', status: 'accepted', justification: 'not reachable' },
    ]);
  });
});
