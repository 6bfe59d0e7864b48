import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Policy, severities } from '../../../src/plan/policy.ts';
import { gate, knownEverywhere, markNew } from '../../../src/steps/gate.ts';
import type { Finding } from '../../../src/steps/scan.ts';
import { platformScan, scanReport, secret, vulnerability } from '../../support/findings.ts';

const policy: Policy = {
  severity: ['CRITICAL', 'HIGH'],
  ignoreUnfixed: false,
  failOn: 'all',
  exitOnEol: false,
  allowedBase: [],
};
const unfixed = vulnerability({ package: { name: 'zlib1g', installed: '1.2.13' } });

describe('gate: findings', () => {
  test.each<[string, readonly Finding[], Partial<Policy>, string]>([
    ['nothing found', [], {}, 'passed'],
    ['a severity that counts', [vulnerability()], {}, 'refused'],
    ['a severity that does not', [vulnerability({ severity: 'MEDIUM' })], {}, 'passed'],
    [
      'unknown severity, asked for',
      [vulnerability({ severity: 'UNKNOWN' })],
      { severity: ['UNKNOWN'] },
      'refused',
    ],
    ['a secret', [secret()], {}, 'refused'],
    ['ignored by a file', [vulnerability({ ignored: { by: 'ignore-file' } })], {}, 'passed'],
    ['ignored by VEX', [secret({ ignored: { by: 'vex', reason: 'x' } })], {}, 'passed'],
    ['no fix', [unfixed], {}, 'refused'],
    ['no fix, left out', [unfixed], { ignoreUnfixed: true }, 'passed'],
    ['a secret has no fix to wait for', [secret()], { ignoreUnfixed: true }, 'refused'],
    ['reported only', [vulnerability(), secret()], { failOn: 'none' }, 'passed'],
    ['new, without a baseline', [vulnerability()], { failOn: 'new' }, 'refused'],
  ])('%s', (_what, findings, changes, outcome) => {
    const report = scanReport(platformScan('amd64', []), platformScan('arm64', findings));
    expect(gate(report, [], [], { ...policy, ...changes }).outcome).toBe(outcome);
  });

  test('the reason names platform, package, version and fix; the rest is counted', () => {
    const many = Array.from({ length: 6 }, (_, index) => vulnerability({ id: `CVE-${index}` }));
    const report = scanReport(platformScan('amd64', many), platformScan('arm/v7', [secret(), unfixed]));
    expect(gate(report, [], [], policy).reasons).toEqual([
      'linux/amd64: 6 findings of severity CRITICAL or HIGH: ' +
        [0, 1, 2, 3, 4].map((n) => `CVE-${n} in lodash 4.17.15 (fixed in 4.17.21)`).join('; ') +
        ' and 1 more.',
      'linux/arm/v7: 2 findings of severity CRITICAL or HIGH: github-pat in /app/settings.env, line 2; ' +
        'CVE-2021-23337 in zlib1g 1.2.13 (no fixed version).',
    ]);
  });

  test('counts leave out what was ignored, and hold every platform', () => {
    const report = scanReport(
      platformScan('amd64', []),
      platformScan('arm64', [vulnerability(), vulnerability({ ignored: { by: 'vex' } }), secret()]),
    );
    const none = { CRITICAL: 0, HIGH: 0, MEDIUM: 0, LOW: 0, UNKNOWN: 0 };
    expect(gate(report, [], [], policy).counts).toEqual({
      'linux/amd64': none,
      'linux/arm64': { ...none, CRITICAL: 1, HIGH: 1 },
    });
  });
});

describe('gate: fail-on new', () => {
  const known = vulnerability();
  const elsewhere = { name: 'lodash', installed: '4.17.15', purl: 'pkg:deb/debian/lodash@4.17.15' };
  test.each<[string, Finding, boolean]>([
    ['the same', known, false],
    ['the same in another version', vulnerability({ package: { ...pack(), installed: '4.17.16' } }), false],
    ['the same in another folder', vulnerability({ package: { ...pack(), path: 'b/package.json' } }), false],
    ['another id', vulnerability({ id: 'CVE-2' }), true],
    ['another package', vulnerability({ package: { ...pack(), name: 'lodash-es' } }), true],
    ['another kind of package', vulnerability({ package: elsewhere }), true],
    ['another class of target', vulnerability({ class: 'os-pkgs' }), true],
    ['a secret on another line', secret({ line: 9 }), false],
    ['a secret in another file', secret({ target: '/b' }), true],
  ])('%s', (_what, finding, isNew) => {
    const baseline = scanReport(platformScan('amd64', [known, secret()]));
    const report = scanReport(platformScan('amd64', [finding]));
    expect(markNew(report, baseline).platforms[0]?.findings[0]?.isNew).toBe(isNew);
    const verdict = gate(report, [], [], { ...policy, failOn: 'new' }, baseline);
    expect(verdict.outcome).toBe(isNew ? 'refused' : 'passed');
    expect(verdict.blocking.map((one) => one.finding.isNew)).toEqual(isNew ? [true] : []);
  });

  test('of several baselines only what all of them have is known', () => {
    const clean = scanReport(platformScan('amd64', []));
    const dirty = scanReport(platformScan('amd64', [known]));
    const outcome = (baselines: (typeof clean | undefined)[]) =>
      gate(dirty, [], [], { ...policy, failOn: 'new' }, knownEverywhere(baselines)).outcome;
    expect(outcome([dirty, dirty])).toBe('passed');
    expect(outcome([dirty, clean])).toBe('refused');
    expect(outcome([clean, dirty])).toBe('refused');
    expect(outcome([dirty, undefined])).toBe('refused');
  });

  test('what only another platform of the baseline has is new', () => {
    const baseline = scanReport(platformScan('amd64', [known]));
    const report = scanReport(platformScan('amd64', [known]), platformScan('arm64', [known]));
    const verdict = gate(report, [], [], { ...policy, failOn: 'new' }, baseline);
    expect(verdict.blocking.map((one) => one.platform.architecture)).toEqual(['arm64']);
    expect(verdict.reasons[0]).toMatch(/^linux\/arm64: 1 new finding of/);
  });

  function pack() {
    return { name: 'lodash', installed: '4.17.15', purl: 'pkg:npm/lodash@4.17.15' };
  }
});

describe('gate: other rules', () => {
  const platform = { os: 'linux', architecture: 'amd64' };
  const old = platformScan('amd64', [], { os: { family: 'debian', name: '9.13', endOfLife: true } });

  test('without a scan the outcome says so, and the other rules still hold', () => {
    expect(gate(undefined, [{ platform, bytes: 5 }], [], policy)).toEqual({
      outcome: 'not-scanned',
      reasons: [],
      blocking: [],
      counts: {},
    });
    expect(gate(undefined, [{ platform, bytes: 5 }], [], { ...policy, sizeBudget: 4 }).outcome).toBe(
      'refused',
    );
  });

  test('the end of an operating system counts when asked for', () => {
    expect(gate(scanReport(old), [], [], policy).outcome).toBe('passed');
    const verdict = gate(scanReport(old), [], [], { ...policy, exitOnEol: true, failOn: 'none' });
    expect(verdict.outcome).toBe('refused');
    expect(verdict.reasons[0]).toContain('debian 9.13 is past its end of life');
  });

  test('the size budget holds for each platform, the budget itself included', () => {
    const images = [
      { platform, bytes: 50_000_000 },
      { platform: { os: 'linux', architecture: 'arm64' }, bytes: 62_500_000 },
    ];
    expect(gate(undefined, images, [], { ...policy, sizeBudget: 50_000_000 }).reasons).toEqual([
      'linux/arm64: the image is 62.5 MB compressed, 12.5 MB over the size budget of 50.0 MB.',
    ]);
  });

  test('a base image outside the list is refused, each one named', () => {
    const base = [{ reference: 'alpine:3.20' }, { reference: 'ghcr.io/x/y@sha256:12' }];
    const verdict = gate(undefined, [], base, { ...policy, allowedBase: ['docker.io/library/*'] });
    expect(verdict.outcome).toBe('refused');
    expect(verdict.reasons).toEqual([
      'The base image ghcr.io/x/y@sha256:12 is not among the allowed ones (docker.io/library/*).',
    ]);
  });
});

describe('gate: properties', () => {
  const finding = fc.record({
    secret: fc.boolean(),
    id: fc.constantFrom('CVE-1', 'CVE-2', 'CVE-3'),
    severity: fc.constantFrom(...severities),
    fixed: fc.boolean(),
    ignored: fc.boolean(),
  });
  const toFinding = (made: {
    secret: boolean;
    id: string;
    severity: Finding['severity'];
    fixed: boolean;
    ignored: boolean;
  }) =>
    (made.secret ? secret : vulnerability)({
      id: made.id,
      severity: made.severity,
      ...(made.secret
        ? {}
        : { package: { name: 'p', installed: '1', ...(made.fixed ? { fixed: '2' } : {}) } }),
      ...(made.ignored ? { ignored: { by: 'vex' as const } } : {}),
    });
  const findings = fc.array(finding, { maxLength: 5 }).map((list) => list.map(toFinding));
  const policies = fc.record({
    severity: fc.uniqueArray(fc.constantFrom(...severities)),
    ignoreUnfixed: fc.boolean(),
    failOn: fc.constantFrom('all' as const, 'new' as const, 'none' as const),
    exitOnEol: fc.boolean(),
    allowedBase: fc.constant([]),
  });

  test('one more finding never turns a refusal into a pass', () => {
    fc.assert(
      fc.property(findings, findings, finding.map(toFinding), policies, (found, before, more, rules) => {
        const baseline = scanReport(platformScan('amd64', before));
        const verdictOf = (list: readonly Finding[]) =>
          gate(scanReport(platformScan('amd64', list)), [], [], rules, baseline).outcome;
        if (verdictOf(found) === 'refused') expect(verdictOf([...found, more])).toBe('refused');
      }),
    );
  });

  test('what refuses one platform refuses the image, whatever the others hold', () => {
    fc.assert(
      fc.property(findings, findings, policies, (one, other, rules) => {
        const outcome = (...lists: Finding[][]) =>
          gate(scanReport(...lists.map((list, n) => platformScan(`p${n}`, list))), [], [], rules).outcome;
        const alone = [outcome(one), outcome(other)];
        expect(outcome(one, other)).toBe(alone.includes('refused') ? 'refused' : 'passed');
      }),
    );
  });
});
