import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compareFindings,
  comparison,
  type TrivyFinding,
  type VendorFinding,
} from '../../../src/plan/compared-findings.ts';
import { type Severity, severities } from '../../../src/plan/policy.ts';

const policy = { severity: ['CRITICAL', 'HIGH'], ignoreUnfixed: false, failOn: 'all' } as const;

function trivy(changes: Partial<TrivyFinding> = {}): TrivyFinding {
  const package_ = { package: 'libssl3', installed: '3.0.11-1', fixed: '3.0.14-1' };
  return {
    platform: 'linux/amd64',
    kind: 'vulnerability',
    id: 'CVE-2024-4741',
    severity: 'HIGH',
    ...package_,
    ...changes,
  };
}

function acr(changes: Partial<VendorFinding> = {}): VendorFinding {
  const what = { id: 'CVE-2024-4741', package: 'libssl3', installed: '3.0.11-1', fixed: '3.0.14-1' };
  return { severity: 'HIGH', ...what, ...changes };
}

const foundBy = (trivys: TrivyFinding[], acrs: VendorFinding[]) =>
  compareFindings(trivys, acrs, policy).map((row) => row.foundBy);

describe('the same vulnerability', () => {
  it.each<[string, TrivyFinding, VendorFinding, string[]]>([
    ['the same in all', trivy(), acr(), ['both']],
    ['by source and binary package, in one version', trivy(), acr({ package: 'openssl' }), ['both']],
    ['an id in other letters', trivy({ id: 'cve-2024-4741' }), acr(), ['both']],
    ['a version only one tells', trivy(), acr({ installed: '' }), ['both']],
    ['the package written with another version', trivy(), acr({ installed: '1:3.0.11-1' }), ['both']],
    ['another id', trivy(), acr({ id: 'CVE-2024-1' }), ['acr', 'trivy']],
    ['another package, another version', trivy(), acr({ package: 'zlib', installed: '1' }), ['acr', 'trivy']],
    [
      'no package and no version to tell it by',
      trivy({ package: '', installed: '' }),
      acr({ installed: '' }),
      ['acr', 'trivy'],
    ],
  ])('%s', (_name, one, other, expected) => {
    expect(foundBy([one], [other]).toSorted()).toEqual(expected);
  });

  it('on two platforms is one row', () => {
    const rows = compareFindings([trivy(), trivy({ platform: 'linux/arm64' }), trivy()], [acr()], policy);
    expect(rows).toHaveLength(1);
    expect(rows[0]?.trivy?.platforms).toEqual(['linux/amd64', 'linux/arm64']);
  });

  it('of one source stands beside each of its binary packages', () => {
    const rows = compareFindings(
      [trivy(), trivy({ package: 'openssl' }), trivy({ package: 'libcrypto3' })],
      [acr({ package: 'openssl' })],
      policy,
    );
    expect(rows.map((row) => [row.package, row.foundBy, row.acr?.package])).toEqual([
      ['libssl3', 'both', 'openssl'],
      ['openssl', 'both', undefined],
      ['libcrypto3', 'both', 'openssl'],
    ]);
  });

  it('prefers the very package where the vendor names it too', () => {
    const rows = compareFindings(
      [trivy(), trivy({ package: 'libcrypto3' })],
      [acr({ package: 'libcrypto3', severity: 'LOW' }), acr({ severity: 'MEDIUM' })],
      policy,
    );
    expect(rows.map((row) => [row.package, row.acr?.severity])).toEqual([
      ['libssl3', 'MEDIUM'],
      ['libcrypto3', 'LOW'],
    ]);
  });

  it('what was ignored in one version counts in another', () => {
    const ignored = trivy({ installed: '4.17.15', ignored: 'by path' });
    const [row] = compareFindings([ignored], [acr({ package: 'libssl3', installed: '4.17.11' })], policy);
    expect(row).toMatchObject({ foundBy: 'both', blocking: true });
    const [same] = compareFindings([ignored], [acr({ package: 'libssl3', installed: '4.17.15' })], policy);
    expect(same).toMatchObject({ foundBy: 'both', blocking: false });
  });

  it('listed twice by the vendor, as for two layers, is one', () => {
    expect(foundBy([], [acr(), acr()])).toEqual(['acr']);
  });
});

it('secrets are not compared: only Trivy looks for them', () => {
  expect(foundBy([trivy({ kind: 'secret', id: 'github-pat' })], [])).toEqual([]);
});

it('each scanner keeps what it says', () => {
  const [row] = compareFindings(
    [trivy({ severity: 'CRITICAL', fixed: '3.0.13-1' })],
    [acr({ severity: 'MEDIUM', url: 'https://example.com', path: '/usr/lib' })],
    policy,
  );
  expect(row).toEqual({
    id: 'CVE-2024-4741',
    package: 'libssl3',
    installed: '3.0.11-1',
    foundBy: 'both',
    trivy: { severity: 'CRITICAL', platforms: ['linux/amd64'], fixed: '3.0.13-1' },
    acr: { severity: 'MEDIUM', fixed: '3.0.14-1', url: 'https://example.com', path: '/usr/lib' },
    blocking: false,
  });
});

describe('what blocks', () => {
  const { fixed: _fixed, ...unfixed } = acr();
  const rules = (changes: object) => ({ ...policy, ...changes });
  it.each<[string, TrivyFinding[], VendorFinding, Parameters<typeof compareFindings>[2], boolean]>([
    ['high, found by both', [trivy()], acr(), policy, true],
    ['high, found by ACR alone', [], acr(), policy, true],
    ['medium', [], acr({ severity: 'MEDIUM' }), policy, false],
    ['medium, where it is refused', [], acr({ severity: 'MEDIUM' }), rules({ severity: ['MEDIUM'] }), true],
    ['unknown', [], acr({ severity: 'UNKNOWN' }), policy, false],
    ['high, where only critical is refused', [], acr(), rules({ severity: ['CRITICAL'] }), true],
    ['high, where only medium is refused', [], acr(), rules({ severity: ['MEDIUM'] }), false],
    ['without a fixed version', [], unfixed, policy, true],
    ['without one, and those pass', [], unfixed, rules({ ignoreUnfixed: true }), false],
    ['ignored in Trivy', [trivy({ ignored: 'not reachable' })], acr(), policy, false],
    [
      'ignored on one platform alone',
      [trivy({ ignored: 'not reachable' }), trivy({ platform: 'linux/arm64' })],
      acr(),
      policy,
      true,
    ],
    ['known in the baseline', [trivy({ isNew: false })], acr(), rules({ failOn: 'new' }), false],
    ['new', [trivy({ isNew: true })], acr(), rules({ failOn: 'new' }), true],
    ['unknown to Trivy, whatever the baseline has', [], acr(), rules({ failOn: 'new' }), true],
    ['while Trivy refuses nothing', [trivy()], acr(), rules({ failOn: 'none' }), true],
  ])('%s', (_name, trivys, vendor, given, blocking) => {
    expect(compareFindings(trivys, [vendor], given).map((row) => row.blocking)).toEqual([blocking]);
  });

  it('an id of the ignore file does not, wherever it is found', () => {
    const [row] = compareFindings([], [acr()], policy, new Set(['CVE-2024-4741']));
    expect(row?.blocking).toBe(false);
  });

  it('Trivy’s findings alone never do: its own gate has judged them', () => {
    expect(compareFindings([trivy({ severity: 'CRITICAL' })], [], policy)[0]?.blocking).toBe(false);
  });
});

describe('for any findings', () => {
  const name = fc.constantFrom('a', 'b', 'c');
  const id = fc.constantFrom('CVE-1', 'CVE-2', 'CVE-3');
  const severity = fc.constantFrom<Severity>(...severities);
  const version = fc.constantFrom('1', '2', '');
  const shape = { id, severity, package: name, installed: version };
  const trivys = fc.array(
    fc.record({ ...shape, platform: fc.constantFrom('x', 'y'), kind: fc.constant('vulnerability' as const) }),
  );
  const acrs = fc.array(fc.record(shape));

  it('none is lost, and a row says "both" only when both have the id', () => {
    fc.assert(
      fc.property(trivys, acrs, (ours, theirs) => {
        const rows = compareFindings(ours, theirs, policy);
        const told = rows.map((row) => `${row.id} ${row.package} ${row.installed}`);
        for (const one of ours) expect(told).toContain(`${one.id} ${one.package} ${one.installed}`);
        for (const one of theirs)
          expect(
            rows.some(
              (row) => row.id === one.id && row.acr && (row.acr.package ?? row.package) === one.package,
            ),
          ).toBe(true);
        for (const row of rows.filter((one) => one.foundBy === 'both'))
          for (const side of [ours, theirs]) expect(side.map((one) => one.id)).toContain(row.id);
        const { both, trivy: alone, acr: vendors } = comparison(rows);
        expect(both + alone + vendors).toBe(rows.length);
      }),
    );
  });

  it('something blocks exactly when the vendor has something refused', () => {
    fc.assert(
      fc.property(trivys, acrs, (ours, theirs) => {
        const blocked = compareFindings(ours, theirs, policy).some((row) => row.blocking);
        expect(blocked).toBe(theirs.some((one) => ['CRITICAL', 'HIGH'].includes(one.severity)));
      }),
    );
  });
});
