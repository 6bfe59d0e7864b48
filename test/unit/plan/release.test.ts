import fc from 'fast-check';
import semver from 'semver';
import { expect, test } from 'vitest';
import type { ReleaseLine } from '../../../src/plan/plan.ts';
import { releaseDecision } from '../../../src/plan/release.ts';

function line(version: string, rest: Partial<ReleaseLine> = {}): ReleaseLine {
  return { version, prefix: '', suffix: '', ...rest };
}

const yes = { move: true };
const no = (higher: string) => ({ move: false, higher });
const pep440 = { scheme: 'pep440' } as const;

test.each<[string, ReleaseLine, string[], unknown]>([
  ['nothing published', line('1.2.3'), [], yes],
  ['itself', line('1.2.3'), ['1.2.3', 'latest', '1', '1.2'], yes],
  ['lower ones', line('1.10.0', { major: 1 }), ['1.9.9', '1.2.30'], yes],
  [
    'a higher one of the line',
    line('1.2.3', { major: 1, minor: 2 }),
    ['1.2.4', '1.2.10', '1.2.9'],
    no('1.2.10'),
  ],
  ['a higher one of another line', line('1.2.3', { major: 1, minor: 2 }), ['1.3.0', '2.2.9'], yes],
  ['a higher minor for the major line', line('1.2.3', { major: 1 }), ['1.3.0', '2.0.0'], no('1.3.0')],
  ['any higher one for latest', line('1.2.3'), ['2.0.0'], no('2.0.0')],
  ['a higher prerelease', line('1.2.3'), ['1.2.4-rc.1', '2.0.0-alpha'], yes],
  ['a higher prerelease for a prerelease', line('2.0.0-rc.1'), ['2.0.0-rc.2'], no('2.0.0-rc.2')],
  ['the release for its prerelease', line('2.0.0-rc.1'), ['2.0.0'], no('2.0.0')],
  ['another suffix', line('1.2.3'), ['1.2.4-alpine'], yes],
  ['the same suffix', line('1.2.3', { suffix: '-alpine' }), ['1.2.4-alpine', '1.9.0'], no('1.2.4')],
  ['the same prefix', line('1.2.3', { prefix: 'v' }), ['v1.2.4', '1.9.0'], no('1.2.4')],
  ['a second prefix', line('1.2.3'), ['v1.2.4', 'V9.9.9'], yes],
  ['overlapping prefix and suffix', line('1.2.3', { prefix: 'a-', suffix: '-a' }), ['a-', 'a-a'], yes],
  ['dates and other numbers', line('1.2.3'), ['20261121', '24.04', '1.3', '9', '1.2.3.4', '01.2.4'], yes],
  ['unusual tags', line('1.2.3'), ['sha256-abc.sig', '__proto__', 'edge'], yes],
  ['PEP 440: order of its own', line('1.2rc1', pep440), ['1.2a5', '1.2.dev9'], yes],
  ['PEP 440: a post release', line('1.2', { ...pep440, major: 1 }), ['1.2.post1'], no('1.2.post1')],
  ['PEP 440: a prerelease', line('1.2', pep440), ['1.3rc1', '1.3.dev1'], yes],
  ['PEP 440: two numbers', line('1.2.3', { ...pep440, major: 1 }), ['1.3'], no('1.3')],
  ['PEP 440: one number is no version', line('1.2', pep440), ['20261121', '2'], yes],
  ['PEP 440: one number where they count so', line('2024', pep440), ['2025'], no('2025')],
  ['PEP 440: an epoch', line('2.0', pep440), ['1!1.0'], no('1!1.0')],
])('%s', (_name, candidate, published, decision) => {
  expect(releaseDecision(candidate, published)).toEqual(decision);
});

const number = fc.nat({ max: 5 });
const version = fc
  .tuple(number, number, number, fc.constantFrom('', '', '', '-rc.1'))
  .map(([major, minor, patch, end]) => `${major}.${minor}.${patch}${end}`);
const release = fc.tuple(number, number, number).map((parts) => parts.join('.'));

test('only the highest release of a line has its tag, in whatever order they come', () => {
  fc.assert(
    fc.property(fc.array(release, { minLength: 1 }), fc.array(version), (releases, others) => {
      const [highest] = semver.rsort([...new Set(releases)]);
      const published = [...releases, ...others.filter((each) => each.includes('-'))];
      const movers = [...new Set(releases)].filter((each) => releaseDecision(line(each), published).move);
      expect(movers).toEqual([highest]);
    }),
  );
});

test('a refusal names a version of the line that is higher and published', () => {
  fc.assert(
    fc.property(version, fc.array(version), (candidate, published) => {
      const { major, minor } = new semver.SemVer(candidate);
      const decision = releaseDecision(line(candidate, { major, minor }), published);
      if (decision.move) return;
      expect(published).toContain(decision.higher);
      expect(semver.gt(decision.higher, candidate)).toBe(true);
      expect(semver.satisfies(decision.higher, `${major}.${minor}.x`, { includePrerelease: true })).toBe(
        true,
      );
    }),
  );
});

test('10,000 tags', () => {
  const published = Array.from({ length: 10_000 }, (_, at) => `1.${Math.floor(at / 100)}.${at % 100}`);
  expect(releaseDecision(line('1.50.100', { major: 1, minor: 50 }), published)).toEqual(yes);
  expect(releaseDecision(line('1.50.100', { major: 1 }), published)).toEqual(no('1.99.99'));
});
