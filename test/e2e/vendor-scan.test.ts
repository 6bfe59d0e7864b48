import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { run } from '../../src/tools/runner.ts';
import { type App, createApp, packageJson, type Ran } from '../support/app.ts';
import { type Alibaba, startAlibaba } from '../support/clouds/alibaba.ts';
import {
  type AcrScanner,
  type AcrVulnerability,
  acrInstance,
  acrScanner,
  startScanningAccount,
} from '../support/clouds/alibaba-scan.ts';
import { type LocalRegistry, startDistribution } from '../support/distribution.ts';
import { startIssuer } from '../support/oidc-issuer.ts';
import { describeWith, requireTool } from '../support/tools.ts';

const sdkPython = 'python-with-vendor-sdks';

const user = { accessKeyId: 'LTAI-of-the-test', accessKeySecret: 'secret-of-the-test' };
const userEnv = {
  ALIBABA_CLOUD_ACCESS_KEY_ID: user.accessKeyId,
  ALIBABA_CLOUD_ACCESS_KEY_SECRET: user.accessKeySecret,
};
const found: AcrVulnerability[] = [
  {
    ...{ CveName: 'CVE-2024-29041', Severity: 'Low' as const },
    ...{ Feature: 'express', Version: '4.18.0', VersionFixed: '4.19.2' },
  },
  { CveName: 'CVE-2021-23337', Severity: 'Medium', Feature: 'lodash', Version: '4.17.20' },
];
const alone: AcrVulnerability = {
  ...{ CveName: 'CVE-2026-9999', Severity: 'High' as const },
  ...{ Feature: 'musl', Version: '1.2.4', VersionFixed: '1.2.5' },
};

describeWith(
  ['buildx', 'buildkitd', 'runc', 'trivy', 'cosign', 'crane', 'distribution'],
  'vendor-scan: acr',
  () => {
    let app: App;
    let registry: LocalRegistry;
    let scanner: AcrScanner;
    let alibaba: Alibaba;
    let commitTag: string;
    let repository: string;

    beforeAll(async () => {
      app = await createApp({
        Dockerfile: 'FROM scratch\nCOPY node_modules /app/node_modules\n',
        'node_modules/express/package.json': packageJson('express', '4.18.0'),
        'node_modules/lodash/package.json': packageJson('lodash', '4.17.20'),
      });
      registry = await startDistribution(join(app.folder, 'registry'));
      repository = `${registry.host}/team/app`;
    });
    afterAll(async () => {
      await registry?.stop();
      await app?.[Symbol.asyncDispose]();
    });
    beforeEach(async () => {
      commitTag = `sha-${await app.commit({ 'change.txt': String(Math.random()) })}`;
      scanner = acrScanner('team/app', { vulnerabilities: [...found, alone] });
      alibaba = await startScanningAccount(scanner, user);
    });
    afterEach(() => alibaba.stop());

    const build = (args: string[], env: Record<string, string> = userEnv): Promise<Ran> =>
      app.build(
        [
          ...['--images', repository, '--platforms', 'linux/amd64', '--severity', 'CRITICAL'],
          ...['--tags', 'type=sha,format=long\ntype=raw,value=nightly'],
          ...['--registry', registry.host, '--provider', 'alibaba-acr'],
          ...['--instance-id', acrInstance.id, '--region', acrInstance.region],
          ...['--endpoints', `acr=${alibaba.acr.url}`],
          ...['--vendor-scan', 'acr', ...args],
        ],
        { env },
      );
    const tags = async () =>
      (await app.outside('crane', 'ls', repository))
        .split('\n')
        .filter((name) => name === commitTag || name === 'nightly');
    const digest = (tag: string) => app.outside('crane', 'digest', `${repository}:${tag}`);

    test('keeps all tags but that of the commit back, and shows both scanners', async () => {
      const ran = await build(['--vendor-scan-gate']);
      expect(ran.stderr).toContain('CVE-2026-9999 in musl 1.2.4');
      expect(ran.code).toBe(5);
      expect(await tags()).toEqual([commitTag]);
      const { record } = ran;
      expect(record?.verdict?.outcome).toBe('passed');
      expect(record?.signature?.verified).toBe(true);
      expect(record?.tags.map((one) => [one.tag, one.outcome])).toEqual([
        [commitTag, 'written'],
        ['nightly', 'not-written'],
      ]);
      expect(record?.vendorScan).toMatchObject({
        ...{ status: 'complete', outcome: 'refused', gate: true },
        counts: { HIGH: 1, MEDIUM: 1, LOW: 1 },
        compared: { both: 2, trivy: 1, acr: 1 },
      });
      const rows = record?.vendorScan?.findings.map((one) => [
        one.id,
        one.trivy?.severity,
        one.acr?.severity,
      ]);
      expect(rows).toEqual([
        ['CVE-2026-9999', undefined, 'HIGH'],
        ['CVE-2021-23337', 'HIGH', 'MEDIUM'],
        ['CVE-2020-28500', 'MEDIUM', undefined],
        ['CVE-2024-29041', 'MEDIUM', 'LOW'],
      ]);
      const page = await readFile(join(app.folder, 'report', 'report.html'), 'utf8');
      for (const text of ['<th>Trivy</th><th>ACR</th>', 'only ACR', 'only Trivy', '<td>severity'])
        expect(page).toContain(text);
      expect(await readFile(join(app.folder, 'report', 'summary.md'), 'utf8')).toContain('| only ACR |');
      const key = ['--key', `${app.key.replace(/\.key$/, '.pub')}`, '--insecure-ignore-tlog=true'];
      const signed = await app.outside(
        'cosign',
        'verify',
        ...key,
        `${repository}@${await digest(commitTag)}`,
      );
      expect(signed).toContain(await digest(commitTag));
      expect(ran.stderr + JSON.stringify(record)).not.toContain(user.accessKeySecret);
    });

    test('refused once, tagged by the same commit when the registry has nothing against it any more', async () => {
      expect((await build(['--vendor-scan-gate'])).code).toBe(5);
      scanner.script.vulnerabilities = [...found];
      const ran = await build(['--vendor-scan-gate']);
      expect(ran.code).toBe(0);
      expect(ran.record?.image?.reused).toBe(true);
      expect(ran.record?.vendorScan?.outcome).toBe('passed');
      expect(await digest('nightly')).toBe(await digest(commitTag));
    });

    test('that does not end: exit 4, and no tag but that of the commit', async () => {
      scanner.script.statuses = ['SCANNING'];
      const ran = await build(['--vendor-scan-gate', '--vendor-scan-timeout', '0.02m']);
      expect(ran.record?.error?.code).toBe('could-not-check');
      expect(ran.code).toBe(4);
      expect(ran.record?.tags.map((one) => one.outcome)).toEqual(['written', 'not-written']);
      expect(ran.record?.vendorScan).toMatchObject({ status: 'failed', findings: [] });
    });

    test('by the role that trusts this job, reported only', async () => {
      const issuer = await startIssuer();
      const trust = {
        ...{ provider: 'acs:ram::1:oidc-provider/github', role: 'acs:ram::1:role/ci', issuer: issuer.url },
        ...{ audiences: ['sts.aliyuncs.com'], subject: 'repo:acme/app:*' },
      };
      await alibaba.stop();
      alibaba = await startAlibaba({ trust, instances: [acrInstance.id], api: scanner.api });
      try {
        const ran = await build(
          [
            ...['--role-to-assume', trust.role, '--oidc-provider', trust.provider],
            ...['--endpoints', `sts=${alibaba.sts.url}`],
          ],
          issuer.env,
        );
        expect(ran.stderr).not.toContain('error:');
        expect(ran.code).toBe(0);
        expect(await tags()).toEqual(['nightly', commitTag].toSorted());
        expect(ran.record?.vendorScan).toMatchObject({ status: 'complete', gate: false });
        expect(ran.record?.vendorScan?.findings.some((one) => one.blocking)).toBe(false);
        // Not only the scan asks with keys of the role: so does who looks for tags that may not change.
        expect(alibaba.keys.map(({ securityToken }) => securityToken)).toContain(
          scanner.asked[0]?.parameters.SecurityToken,
        );
      } finally {
        await issuer.stop();
      }
    });

    test('without keys for the API nothing is built', async () => {
      const ran = await build([], {});
      expect(ran.code).toBe(2);
      expect(ran.stderr).toContain('ALIBABA_CLOUD_ACCESS_KEY_ID');
      expect(ran.record?.steps.map((step) => step.name)).not.toContain('build');
    });
  },
);

// The server our calls are tested against must not merely agree with our code.
describeWith([sdkPython], "the server of scans and the vendor's own SDK", () => {
  let alibaba: Alibaba;
  let scanner: AcrScanner;
  beforeEach(async () => {
    scanner = acrScanner('team/some/app', { vulnerabilities: [...found, alone] });
    alibaba = await startScanningAccount(scanner, user);
  });
  afterEach(() => alibaba.stop());

  async function bySdk(algorithm: string | null, changes: Record<string, string> = {}): Promise<object> {
    const ran = await run({
      program: requireTool(sdkPython),
      args: [join(import.meta.dirname, '../support/clouds/alibaba_scan.py')],
      env: {},
      stdin: JSON.stringify({
        ...{ key: user.accessKeyId, secret: user.accessKeySecret, endpoint: new URL(alibaba.acr.url).host },
        ...{ algorithm, instance: acrInstance.id, repository: 'team/some/app', tag: 'sha-1' },
        ...changes,
      }),
      timeoutMs: 60_000,
    });
    expect(ran.stdout, ran.stderr).toMatch(/^\{/);
    return JSON.parse(ran.stdout);
  }

  test.each([
    ['HMAC-SHA1', 'v2'],
    ['version 3', null],
  ])('scans and reads all pages, signed by %s', async (_name, algorithm) => {
    expect(await bySdk(algorithm)).toEqual({
      statuses: ['SCANNING', 'COMPLETE'],
      engine: 'ACR_SCAN_SERVICE',
      findings: [
        ['CVE-2024-29041', 'Low', 'express', '4.18.0', '4.19.2'],
        ['CVE-2021-23337', 'Medium', 'lodash', '4.17.20', null],
        ['CVE-2026-9999', 'High', 'musl', '1.2.4', '1.2.5'],
      ],
    });
  });

  test.each([
    ['another secret', { secret: 'x' }, 'SignatureDoesNotMatch'],
    ['another key', { key: 'x' }, 'InvalidAccessKeyId.NotFound'],
    ['a repository that is not there', { repository: 'team/x' }, 'REPO_NOT_EXIST'],
    ['no tag', { tag: '' }, 'MissingTag'],
  ])('%s is refused', async (_name, changes, code) => {
    expect(await bySdk('v2', changes)).toMatchObject({ error: { code } });
  });
});
