import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { trivyCacheFolder, trivyEnv, trivyFailure } from '../../../src/tools/trivy.ts';
import { mendReport, packagesOnly, restoreIgnored } from '../../../src/tools/trivy-mend.ts';
import { parseTrivyReport, type TrivyReport } from '../../../src/tools/trivy-report.ts';

const text = 'hunter2hunter2';
const cve = (id: string, Severity: string) => ({ VulnerabilityID: id, PkgName: 'lodash', Severity });
const leak = {
  RuleID: 'generic',
  Severity: 'HIGH',
  StartLine: 3,
  Match: `key=${text}`,
  Code: { Lines: [{ Content: `other=${text}` }] },
  Layer: { DiffID: 'sha256:1', CreatedBy: `RUN echo ${text}` },
};
const report = {
  SchemaVersion: 2,
  ArtifactName: 'view@sha256:1',
  Metadata: {
    OS: { Family: 'debian', Name: '9.13', EOSL: true },
    ImageConfig: {
      architecture: 'amd64',
      os: 'linux',
      config: { Env: [`KEY=${text}`] },
      history: [{ created_by: `ARG ${text}` }],
    },
  },
  Results: [
    {
      Target: 'view@sha256:1 (debian 9.13)',
      Class: 'os-pkgs',
      Packages: [{ Name: 'lodash' }],
      Vulnerabilities: [cve('CVE-1', 'LOW'), cve('CVE-2', 'CRITICAL'), { ...cve('CVE-3', 'weird') }],
      ExperimentalModifiedFindings: [
        { Type: 'vulnerability', Status: 'ignored', Source: 'i', Finding: cve('CVE-4', 'HIGH') },
        {
          Type: 'vulnerability',
          Status: 'not_affected',
          Statement: 'component_not_present',
          Finding: cve('CVE-5', 'HIGH'),
        },
        { Type: 'license', Status: 'ignored', Finding: { Name: 'MIT' } },
      ],
    },
    { Target: 'view@sha256:1', Class: 'secret', Secrets: [leak] },
    {
      Target: '/a',
      Class: 'secret',
      ExperimentalModifiedFindings: [{ Type: 'secret', Status: 'ignored', Finding: leak }],
    },
  ],
} as unknown as TrivyReport;

describe('parseTrivyReport', () => {
  test('gives all findings, worst first, with what took them out', () => {
    const { os, findings } = parseTrivyReport(report);
    expect(os).toEqual({ family: 'debian', name: '9.13', endOfLife: true });
    expect(findings.map((one) => [one.id, one.severity, one.ignored?.by])).toEqual([
      ['CVE-2', 'CRITICAL', undefined],
      ['generic', 'HIGH', 'ignore-file'],
      ['CVE-4', 'HIGH', 'ignore-file'],
      ['CVE-5', 'HIGH', 'vex'],
      ['generic', 'HIGH', undefined],
      ['CVE-1', 'LOW', undefined],
      ['CVE-3', 'UNKNOWN', undefined],
    ]);
  });

  test('the score is that of the source of the severity', () => {
    const CVSS = { nvd: { V3Score: 9.8 }, ghsa: { V3Score: 7.1 } };
    const scored = (SeveritySource: string) => {
      const found = { ...cve('CVE-1', 'HIGH'), CVSS, SeveritySource };
      const json = { SchemaVersion: 2, Results: [{ Target: 'a', Vulnerabilities: [found] }] };
      return parseTrivyReport(json).findings[0]?.score;
    };
    expect([scored('ghsa'), scored('nvd'), scored('debian')]).toEqual([7.1, 9.8, undefined]);
  });

  test.each([
    [null],
    ['text'],
    [{ SchemaVersion: 1 }],
    [{ SchemaVersion: 2, Results: {} }],
    [{ SchemaVersion: 2, Results: [{}] }],
    [{ SchemaVersion: 2, Results: [{ Target: 'a', Secrets: 'b' }] }],
  ])('%j is no report', (json) => {
    expect(() => parseTrivyReport(json)).toThrow(expect.objectContaining({ code: 'scan-failed' }));
  });
});

describe('mendReport', () => {
  const mended = mendReport(report, { name: 'ghcr.io/acme/app', digest: 'sha256:2', repository: true });

  test('no text of a secret is left, wherever Trivy put it', () => {
    expect(JSON.stringify(report)).toContain(text);
    expect(JSON.stringify(mended)).not.toContain(text);
  });

  test('the image is named, and nothing is lost that the gate reads', () => {
    expect(mended.ArtifactName).toBe('ghcr.io/acme/app@sha256:2');
    expect(mended.Results?.map((result) => result.Target)).toEqual([
      'ghcr.io/acme/app@sha256:2 (debian 9.13)',
      'image configuration',
      '/a',
    ]);
    expect(mended.Metadata?.RepoDigests).toEqual(['ghcr.io/acme/app@sha256:2']);
    const ids = (of: TrivyReport) =>
      parseTrivyReport(of)
        .findings.map((one) => `${one.id} ${one.severity} ${one.line}`)
        .sort();
    expect(ids(mended)).toEqual(ids(report));
  });

  test('restoring brings back what an ignore file took, not what VEX did', () => {
    const { findings } = parseTrivyReport(restoreIgnored(report));
    expect(findings).toHaveLength(7);
    expect(findings.filter((one) => one.ignored).map((one) => one.id)).toEqual(['CVE-5']);
  });

  test('an SBOM is made from packages alone', () => {
    const packages = packagesOnly(report);
    expect(parseTrivyReport(packages).findings).toEqual([]);
    expect(packages.Results?.[0]).toMatchObject({ Packages: [{ Name: 'lodash' }] });
  });
});

describe("Trivy's words and surroundings", () => {
  test.each([
    ['', 'it ended with exit status 3 and said nothing'],
    ['T\tFATAL\tFatal error\trun error: image scan error: scan error: disk full', 'disk full'],
    ['T\tINFO\thello\nT\tFATAL\tFatal error\tx: 2 errors occurred:\n\t* first\n\t* second\n\n', 'second'],
    ['some program text', 'some program text'],
  ])('%j says %j', (stderr, reason) => {
    expect(trivyFailure({ code: 3, stderr })).toBe(reason);
  });

  test('no TRIVY_ variable gets through unless it is known to hide nothing', () => {
    const hiding = fc.constantFrom(
      'SEVERITY',
      'IGNOREFILE',
      'SKIP_FILES',
      'PKG_TYPES',
      'VEX',
      'CONFIG',
      'FORMAT',
    );
    fc.assert(
      fc.property(fc.array(hiding), (names) => {
        const env = Object.fromEntries(names.map((name) => [`TRIVY_${name}`, 'x']));
        expect(trivyEnv(env, '/tmp/x')).toEqual({ TRIVY_TIMEOUT: '30m', TMPDIR: '/tmp/x' });
      }),
    );
    expect(trivyEnv({ TRIVY_TIMEOUT: '1h', no_proxy: 'a' }, '/t')).toEqual({
      TRIVY_TIMEOUT: '1h',
      no_proxy: 'a',
      TMPDIR: '/t',
    });
  });

  test("the caller's own cache folder goes first", () => {
    expect(trivyCacheFolder({ TRIVY_CACHE_DIR: '/theirs' }, '/ours')).toBe('/theirs');
    expect(trivyCacheFolder({ TRIVY_CACHE_DIR: '' }, '/ours')).toBe('/ours');
  });
});
