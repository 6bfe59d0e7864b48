import { execFileSync } from 'node:child_process';
import { copyFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { RegistryClient } from '../../src/oci/client.ts';
import type { Descriptor } from '../../src/oci/descriptor.ts';
import { digestHex, digestOf } from '../../src/oci/digest.ts';
import type { Layout } from '../../src/oci/layout.ts';
import { type Reference, repositoryName } from '../../src/oci/reference.ts';
import type { Policy } from '../../src/plan/policy.ts';
import { predicateReport } from '../../src/report/vuln-predicate.ts';
import { baselineScan } from '../../src/steps/baseline.ts';
import { gate } from '../../src/steps/gate.ts';
import { type ScanReady, type ScanReport, scan, scanFromReports, scanSboms } from '../../src/steps/scan.ts';
import { startCraneRegistry } from '../support/distribution.ts';
import { writeImageLayout } from '../support/image-layout.ts';
import { scanDeps, scanOptions } from '../support/scan-deps.ts';
import { describeWith, requireTool } from '../support/tools.ts';
import { writeDatabase } from '../support/trivy-database.ts';

const secretText = `ghp_${'abcdefghijklmnopqrstuvwxyz0123456789'}`;
const secretInConfig = `ghp_${'zyxwvutsrqponmlkjihgfedcba9876543210'}`;
const amd64 = { os: 'linux', architecture: 'amd64' };
const arm64 = { os: 'linux', architecture: 'arm64' };
const policy: Policy = {
  severity: ['CRITICAL', 'HIGH'],
  ignoreUnfixed: false,
  failOn: 'all',
  exitOnEol: false,
  allowedBase: [],
};

describeWith(['trivy'], 'scan with the real Trivy', () => {
  let deps: Awaited<ReturnType<typeof scanDeps>>;
  let ready: ScanReady;

  beforeEach(async () => {
    deps = await scanDeps();
    const cacheFolder = deps.files.path('cache');
    await writeDatabase(cacheFolder, { updatedAt: new Date(), nextUpdate: new Date(Date.now() + 3_600_000) });
    const trivy = { path: requireTool('trivy'), version: '0.74.0' };
    const output = deps.files.path('reports');
    ready = { trivy, cacheFolder, database: undefined, output, repository: 'ghcr.io/acme/app' };
  });
  afterEach(() => deps.remove());

  test('a vulnerability that only arm64 has is found there and refuses the image', async () => {
    const report = await scan(scanOptions, await twoPlatforms(), ready, deps);
    expect(ids(report, 0)).toEqual([]);
    expect(ids(report, 1)).toEqual(
      expect.arrayContaining(['CVE-2021-23337 HIGH', 'CVE-2020-8203 HIGH', 'CVE-2020-28500 MEDIUM']),
    );
    const verdict = gate(report, [], [], policy);
    expect(verdict.outcome).toBe('refused');
    expect(verdict.reasons).toHaveLength(1);
    expect(verdict.reasons[0]).toMatch(/^linux\/arm64: 2 findings .*CVE-2021-23337 in lodash 4\.17\.15/);
    expect(verdict.counts['linux/amd64']).toMatchObject({ CRITICAL: 0, HIGH: 0 });
  });

  test('the SBOM lists the packages, and is named for the image', async () => {
    const report = await scan(scanOptions, await twoPlatforms(), ready, deps);
    const sbom = JSON.parse(await readFile(report.platforms[1]?.files.sbom ?? '', 'utf8'));
    expect(sbom.bomFormat).toBe('CycloneDX');
    expect(sbom.components).toContainEqual(expect.objectContaining({ purl: 'pkg:npm/lodash@4.17.15' }));
    expect(sbom.vulnerabilities ?? []).toEqual([]);
    expect(sbom.metadata.component.purl).toMatch(/^pkg:oci\/app@sha256.*repository_url=ghcr\.io/);
    const again = await scanSboms(
      report.platforms.map(({ platform, digest, files }) => ({ platform, digest, files: [files.sbom] })),
      scanOptions,
      { ...ready, output: deps.files.path('again') },
      deps,
    );
    expect(ids(again, 1)).toEqual(ids(report, 1));
  });

  test('secrets in files and configuration are found, and their text is in no file', async () => {
    const layout = await writeImageLayout(deps.files.path('layout'), [
      {
        platform: amd64,
        files: { 'app/settings.env': `NAME=x\nTOKEN=${secretText}\n` },
        config: { Env: [`TOKEN=${secretInConfig}`] },
      },
    ]);
    const report = await scan(scanOptions, layout, ready, deps);
    expect(report.platforms[0]?.findings.map(({ target, id, line }) => ({ target, id, line }))).toEqual([
      { target: '/app/settings.env', id: 'github-pat', line: 2 },
      { target: 'image configuration', id: 'github-pat', line: expect.any(Number) },
    ]);
    expect(gate(report, [], [], policy).outcome).toBe('refused');
    const kept = [...(await allFiles(ready.output)), ...(await allFiles(deps.files.path('scan')))];
    expect(kept.length).toBeGreaterThan(4);
    for (const text of kept) {
      expect(text).not.toContain(secretText.slice(4));
      expect(text).not.toContain(secretInConfig.slice(4));
    }
  });

  test('an ignore file takes findings out until its date, and by path', async () => {
    const ignoreFile = await deps.files.write(
      'ignore.yaml',
      `vulnerabilities:
  - id: CVE-2021-23337
    purls: ["pkg:npm/lodash"]
    statement: not reachable
  - id: CVE-2020-8203
    expired_at: 2020-01-01
  - id: CVE-2020-28500
    paths: ["other/**"]
`,
    );
    const report = await scan({ ...scanOptions, ignoreFile }, await twoPlatforms(), ready, deps);
    expect(ignored(report)).toEqual({ 'CVE-2021-23337': { by: 'ignore-file', reason: 'not reachable' } });
    expect(report.expiredIgnores).toEqual([{ id: 'CVE-2020-8203', expired: '2020-01-01' }]);
    expect(gate(report, [], [], policy).blocking.map((one) => one.finding.id)).toEqual(['CVE-2020-8203']);
    const sarif = JSON.parse(await readFile(report.platforms[1]?.files.sarif ?? '', 'utf8'));
    const results: { ruleId: string; suppressions?: unknown[] }[] = sarif.runs[0].results;
    expect(results).toHaveLength(ids(report, 1).length);
    expect(results.filter((one) => one.suppressions).map((one) => one.ruleId)).toEqual(['CVE-2021-23337']);
  });

  test('a VEX document takes findings out, and is named as the reason', async () => {
    const vex = await deps.files.write(
      'vex.json',
      JSON.stringify({
        '@context': 'https://openvex.dev/ns/v0.2.0',
        '@id': 'https://example.com/vex/1',
        author: 'Example',
        timestamp: '2026-01-01T00:00:00Z',
        version: 1,
        statements: [
          {
            vulnerability: { name: 'CVE-2020-8203' },
            products: [{ '@id': 'pkg:npm/lodash@4.17.15' }],
            status: 'not_affected',
            justification: 'vulnerable_code_not_in_execute_path',
          },
          {
            vulnerability: { name: 'CVE-2020-28500' },
            products: [
              {
                '@id': 'pkg:oci/app?repository_url=ghcr.io/acme/app',
                subcomponents: [{ '@id': 'pkg:npm/lodash' }],
              },
            ],
            status: 'not_affected',
            justification: 'inline_mitigations_already_exist',
          },
        ],
      }),
    );
    const report = await scan({ ...scanOptions, vex: [vex] }, await twoPlatforms(), ready, deps);
    expect(ignored(report)).toEqual({
      'CVE-2020-8203': { by: 'vex', reason: 'vulnerable_code_not_in_execute_path' },
      'CVE-2020-28500': { by: 'vex', reason: 'inline_mitigations_already_exist' },
    });
  });

  test('the attested scan gives the same verdict, under the ignore file of today', async () => {
    const before = await deps.files.write('before', 'CVE-2021-23337\nCVE-2020-8203\n');
    const after = await deps.files.write('after', 'CVE-2021-23337\nCVE-2020-8203 exp:2020-01-01\n');
    const first = await scan({ ...scanOptions, ignoreFile: before }, await twoPlatforms(), ready, deps);
    expect(gate(first, [], [], policy).outcome).toBe('passed');
    const attested = await Promise.all(
      first.platforms.map(async ({ platform, digest, files }) => {
        const predicate = JSON.parse(await readFile(files.vulnPredicate, 'utf8'));
        return { platform, digest, report: predicateReport(predicate).report };
      }),
    );
    const output = deps.files.path('again');
    const same = await scanFromReports(
      attested,
      { ...scanOptions, ignoreFile: before },
      { ...ready, output },
      deps,
    );
    expect(same.platforms.map((one) => one.findings)).toEqual(first.platforms.map((one) => one.findings));
    const stricter = await scanFromReports(
      attested,
      { ...scanOptions, ignoreFile: after },
      { ...ready, output },
      deps,
    );
    expect(gate(stricter, [], [], policy).blocking.map((one) => one.finding.id)).toEqual(['CVE-2020-8203']);
    expect((await readdir(output)).length).toBe(10);
  });

  test('what the environment or the working folder would hide is found all the same', async () => {
    const folder = await deps.files.folder('scan');
    await writeFile(join(folder, 'trivy.yaml'), 'severity: [LOW]\n');
    const env = {
      ...deps.env,
      TRIVY_SEVERITY: 'LOW',
      TRIVY_SKIP_DIRS: '**/node_modules',
      TRIVY_EXIT_CODE: '7',
    };
    const report = await scan(scanOptions, await twoPlatforms(), ready, { ...deps, env });
    expect(ids(report, 1)).toContain('CVE-2021-23337 HIGH');
  });

  test.each([
    ['no database', 'scan-failed', async () => ({ cacheFolder: deps.files.path('empty') })],
    ['Java archives without their index', 'database-unavailable', async () => ({ java: true })],
    ['an ignore file that is not there', 'input-invalid', async () => ({ ignoreFile: '/nowhere/ignore' })],
    ['a VEX document that is not there', 'input-invalid', async () => ({ vex: ['/nowhere/vex.json'] })],
    [
      'a VEX document that is none',
      'scan-failed',
      async () => ({ vex: [await deps.files.write('v', '{}')] }),
    ],
  ])('%s fails as %s', async (_what, code, changes) => {
    const change: { cacheFolder?: string; java?: boolean; ignoreFile?: string; vex?: string[] } =
      await changes();
    const emptyZip = Buffer.from(`504b0506${'00'.repeat(18)}`, 'hex');
    const layout = change.java
      ? await writeImageLayout(deps.files.path('java'), [{ platform: amd64, files: { 'a.jar': emptyZip } }])
      : await twoPlatforms();
    const env = { ...deps.env, TRIVY_JAVA_DB_REPOSITORY: '127.0.0.1:1/java-db:1' };
    await expect(
      scan(
        {
          ...scanOptions,
          ...(change.ignoreFile ? { ignoreFile: change.ignoreFile } : {}),
          vex: change.vex ?? [],
        },
        layout,
        { ...ready, cacheFolder: change.cacheFolder ?? ready.cacheFolder },
        { ...deps, env },
      ),
    ).rejects.toMatchObject({ code });
  });

  function twoPlatforms(): Promise<Layout> {
    return writeImageLayout(deps.files.path('layout'), [
      { platform: amd64, files: { 'app/node_modules/lodash/package.json': npm('lodash', '4.17.21') } },
      { platform: arm64, files: { 'app/node_modules/lodash/package.json': npm('lodash', '4.17.15') } },
    ]);
  }

  describeWith(['registry', 'crane'], 'against a baseline', () => {
    test('only what the baseline does not have is new', async () => {
      const registry = await startCraneRegistry({ referrers: false });
      try {
        const known = { 'app/node_modules/lodash/package.json': npm('lodash', '4.17.15') };
        const added = { 'app/node_modules/minimist/package.json': npm('minimist', '1.2.0') };
        const reference = `${registry.host}/acme/app:main`;
        const baselineLayout = await writeImageLayout(deps.files.path('old'), [
          { platform: amd64, files: known },
          { platform: arm64, files: known },
        ]);
        // crane takes the top-level index.json for the index to push.
        const index = join(baselineLayout.folder, 'blobs/sha256', digestHex(baselineLayout.root.digest));
        await copyFile(index, join(baselineLayout.folder, 'index.json'));
        const args = ['push', '--insecure', '--index', baselineLayout.folder, reference];
        execFileSync(requireTool('crane'), args, { stdio: 'pipe' });
        const layout = await writeImageLayout(deps.files.path('new'), [
          { platform: amd64, files: known },
          { platform: arm64, files: { ...known, ...added } },
        ]);
        const withClient = { ...deps, registry: readingClient() };
        const baseline = await baselineScan(reference, [amd64, arm64], scanOptions, ready, withClient);
        expect(baseline?.platforms.map((one) => one.digest)).toEqual(
          baselineLayout.images.map((image) => image.descriptor.digest),
        );
        const report = await scan(scanOptions, layout, ready, deps);
        const verdict = gate(report, [], [], { ...policy, failOn: 'new' }, baseline);
        expect(verdict.blocking.map((one) => one.finding.id)).toEqual(['CVE-2021-44906']);

        const missing = `${registry.host}/acme/app:none`;
        expect(await baselineScan(missing, [amd64], scanOptions, ready, withClient)).toBeUndefined();
        expect(deps.said.join()).toContain('every finding is new');
      } finally {
        await registry.stop();
      }
    });
  });
});

function npm(name: string, version: string): string {
  return JSON.stringify({ name, version, license: 'MIT' });
}

function ids(report: ScanReport, platform: number): string[] {
  return (report.platforms[platform]?.findings ?? []).map((one) => `${one.id} ${one.severity}`);
}

function ignored(report: ScanReport): Record<string, unknown> {
  const findings = report.platforms.flatMap((one) => one.findings).filter((one) => one.ignored);
  return Object.fromEntries(findings.map((one) => [one.id, one.ignored]));
}

async function allFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile());
  return Promise.all(files.map((entry) => readFile(join(entry.parentPath, entry.name), 'utf8')));
}

/** The two requests a baseline makes, over plain HTTP. */
function readingClient(): RegistryClient {
  const get = (reference: Reference, kind: string, name: string) =>
    fetch(`http://${repositoryName(reference).replace('/', '/v2/')}/${kind}/${name}`);
  const reading: Pick<RegistryClient, 'manifestGet' | 'blobGet'> = {
    async manifestGet(reference) {
      const response = await get(
        reference,
        'manifests',
        'tag' in reference ? reference.tag : reference.digest,
      );
      if (response.status === 404) return undefined;
      const bytes = new Uint8Array(await response.arrayBuffer());
      const descriptor: Descriptor = {
        mediaType: response.headers.get('content-type') ?? '',
        digest: digestOf(bytes),
        size: bytes.length,
      };
      return { descriptor, bytes, content: JSON.parse(new TextDecoder().decode(bytes)) };
    },
    async blobGet(reference) {
      return new Uint8Array(await (await get(reference, 'blobs', reference.digest)).arrayBuffer());
    },
  };
  return reading as RegistryClient;
}
