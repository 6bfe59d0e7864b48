import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Deps } from '../../../src/deps.ts';
import { type RunningRegistry, startRegistry } from '../../../src/embedded-registry/server.ts';
import { layoutContent } from '../../../src/oci/image-content.ts';
import { readLayout } from '../../../src/oci/layout.ts';
import { liveHttp } from '../../../src/oci/live-http.ts';
import type { Repository } from '../../../src/oci/reference.ts';
import type { PlannedTag, VendorScanPlan } from '../../../src/plan/plan.ts';
import type { Policy } from '../../../src/plan/policy.ts';
import { Account } from '../../../src/report/account.ts';
import { gate } from '../../../src/steps/gate.ts';
import { push } from '../../../src/steps/push.ts';
import { type Approved, tag } from '../../../src/steps/tag.ts';
import { vendorScan, withEarlier } from '../../../src/steps/vendor-scan.ts';
import { type Alibaba, refused } from '../../support/clouds/alibaba.ts';
import {
  type AcrScanner,
  type AcrVulnerability,
  acrInstance,
  acrScanner,
  startScanningAccount,
} from '../../support/clouds/alibaba-scan.ts';
import { platformScan, scanReport, vulnerability } from '../../support/findings.ts';
import { writeImageLayout } from '../../support/image-layout.ts';
import { type TestClient, testClient } from '../../support/registry-client.ts';
import { scanDeps, scanOptions } from '../../support/scan-deps.ts';

const commit = 'a'.repeat(40);
const commitTag: PlannedTag = { name: `sha-${commit}`, kind: 'commit', from: 'default' };
const tags: PlannedTag[] = [
  commitTag,
  { name: '1.2.3', kind: 'version', from: 'default' },
  { name: 'edge', kind: 'floating', from: 'default' },
];
const policy: Policy = {
  severity: ['CRITICAL', 'HIGH'],
  ignoreUnfixed: false,
  failOn: 'all',
  exitOnEol: false,
  allowedBase: [],
};
const lodash: AcrVulnerability = {
  CveName: 'CVE-2021-23337',
  Severity: 'High',
  Feature: 'lodash',
  Version: '4.17.15',
  VersionFixed: '4.17.21',
};

let folder: string;
let registry: RunningRegistry;
let scanner: AcrScanner;
let alibaba: Alibaba;
let client: TestClient;
let deps: Deps & { said: string[]; remove(): Promise<void> };
let account: Account;
let scanned: Repository;
let other: Repository;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vendor-scan-'));
  registry = await startRegistry({ folder: join(folder, 'registry') });
  scanner = acrScanner('team/app', { statuses: ['COMPLETE'], vulnerabilities: [lodash] });
  alibaba = await startScanningAccount(scanner, { accessKeyId: 'id', accessKeySecret: 'secret' });
  client = testClient();
  const http = liveHttp({});
  const env = { ALIBABA_CLOUD_ACCESS_KEY_ID: 'id', ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'secret' };
  deps = await scanDeps({ http, agent: http.agent, env });
  account = new Account('build', '1.0.0', deps);
  scanned = { registry: registry.address, path: 'team/app' };
  other = { registry: registry.address, path: 'elsewhere/app' };
});
afterEach(async () => {
  client.close();
  await Promise.all([alibaba.stop(), registry.stop(), deps.remove()]);
  await rm(folder, { recursive: true, force: true });
});

async function published(): Promise<Approved[]> {
  const layout = join(folder, 'layout');
  await writeImageLayout(layout, [
    { platform: { os: 'linux', architecture: 'amd64' }, files: { 'app.txt': 'x' } },
  ]);
  const content = await layoutContent(await readLayout(layout));
  const pushed = await push(content, [other, scanned], client, deps);
  return pushed.map((one) => ({ pushed: one, proof: 'signing-off' }));
}

function planOf(changes: Partial<VendorScanPlan> = {}) {
  return {
    vendorScan: {
      ...{ scanner: 'acr', repository: scanned, tag: commitTag, keys: 'environment' },
      ...{ instance: { ...acrInstance, endpoint: alibaba.acr.url }, gate: true, timeoutMs: 20_000 },
      ...changes,
    } as VendorScanPlan,
    ...{ tags, repositories: [other, scanned], policy, scan: scanOptions },
  };
}

/** As the build does it: the vendor's scan, then the tags. */
async function scanAndTag(
  changes: Partial<VendorScanPlan> = {},
  options: { findings?: ReturnType<typeof vulnerability>[]; ignoreFile?: string } = {},
): Promise<void> {
  const approved = await published();
  const base = planOf(changes);
  const { ignoreFile } = options;
  const plan = { ...base, scan: { ...base.scan, ...(ignoreFile ? { ignoreFile } : {}) } };
  const scan = scanReport(platformScan('amd64', options.findings ?? []));
  const shop = { plan, account, connection: { client } } as unknown as Parameters<typeof vendorScan>[3];
  const verdict = gate(scan, [], [], policy);
  const early = await vendorScan(approved, { scan, baseline: undefined }, verdict, shop, deps);
  await tag(approved, tags, client, deps, (all) => account.note({ tags: withEarlier(all, early) }));
}

const outcomes = () => account.record().tags.map((one) => `${one.repository.path}:${one.tag} ${one.outcome}`);
const tagsIn = (repository: Repository) => client.tagList(repository);

test('what passes gets its tags, and the record says that this run wrote them all', async () => {
  scanner.script.vulnerabilities = [];
  await scanAndTag();
  expect(await tagsIn(scanned)).toEqual(['1.2.3', 'edge', commitTag.name]);
  expect(outcomes().every((line) => line.endsWith(' written'))).toBe(true);
  expect(outcomes()).toHaveLength(6);
  expect(account.record().vendorScan).toMatchObject({
    ...{ status: 'complete', outcome: 'passed', gate: true, engine: 'ACR_SCAN_SERVICE' },
    reference: `${scanned.registry}/team/app:${commitTag.name}`,
  });
});

test('what the gate refuses has its commit tag in the one scanned repository, and no other', async () => {
  const refused = scanAndTag();
  await expect(refused).rejects.toMatchObject({ code: 'gate-refused' });
  await expect(refused).rejects.toThrow(/CVE-2021-23337 in lodash 4\.17\.15.*Trivy does not have it/);
  expect(await tagsIn(scanned)).toEqual([commitTag.name]);
  expect(await tagsIn(other).catch(() => [])).toEqual([]);
  expect(outcomes()).toEqual([
    `elsewhere/app:${commitTag.name} not-written`,
    `team/app:${commitTag.name} written`,
    'elsewhere/app:1.2.3 not-written',
    'team/app:1.2.3 not-written',
    'elsewhere/app:edge not-written',
    'team/app:edge not-written',
  ]);
  expect(account.record().vendorScan).toMatchObject({
    outcome: 'refused',
    counts: { HIGH: 1 },
    compared: { both: 0, trivy: 0, acr: 1 },
    findings: [{ id: 'CVE-2021-23337', foundBy: 'acr', blocking: true }],
  });
});

test('without the gate it is reported, and the tags are written', async () => {
  await scanAndTag({ gate: false }, { findings: [vulnerability(), vulnerability({ id: 'CVE-1' })] });
  expect(await tagsIn(scanned)).toHaveLength(3);
  const { vendorScan: entry } = account.record();
  expect(entry).toMatchObject({ compared: { both: 1, trivy: 1, acr: 0 } });
  expect(entry?.outcome).toBeUndefined();
  expect(entry?.findings.some((one) => one.blocking)).toBe(false);
});

test.each([
  ['a line', '.trivyignore', 'CVE-2021-23337\n', true],
  ['an entry for any package', 'a.yaml', 'vulnerabilities: [{id: CVE-2021-23337}]', true],
  ['an entry for another', 'a.yaml', 'vulnerabilities: [{id: CVE-2021-23337, purls: ["pkg:npm/x"]}]', false],
  ['an entry that has expired', '.trivyignore', 'CVE-2021-23337 exp:2020-01-01\n', false],
])('of the ignore file, %s', async (_name, file, content, passes) => {
  const ignoreFile = join(folder, file);
  await writeFile(ignoreFile, content);
  const scan = scanAndTag({}, { ignoreFile });
  if (passes) await scan;
  else await expect(scan).rejects.toMatchObject({ code: 'gate-refused' });
});

describe('a scan without a result', () => {
  const failures: [string, () => void, Partial<VendorScanPlan>, RegExp][] = [
    ['that failed', () => Object.assign(scanner.script, { statuses: ['FAILED'] }), {}, /failed at Alibaba/],
    [
      'that does not end',
      () => Object.assign(scanner.script, { statuses: ['SCANNING'] }),
      { timeoutMs: 200 },
      /did not end within 0\.2 s/,
    ],
    [
      'that is denied',
      () =>
        Object.assign(scanner.script, {
          instead: () => refused(403, 'NoPrivilege', 'no'),
        }),
      {},
      /NoPrivilege/,
    ],
  ];

  test.each(failures)('%s keeps the tags back where it gates', async (_name, arrange, changes, words) => {
    arrange();
    await expect(scanAndTag(changes)).rejects.toMatchObject({
      code: 'could-not-check',
      exitCode: 4,
      message: expect.stringMatching(words),
    });
    expect(await tagsIn(scanned)).toEqual([commitTag.name]);
    const { vendorScan: entry } = account.record();
    expect(entry).toMatchObject({ status: 'failed', findings: [] });
    expect(entry).not.toHaveProperty('counts');
    expect(entry).not.toHaveProperty('outcome');
  });

  test.each(failures)('%s is a note where it does not', async (_name, arrange, changes, words) => {
    arrange();
    await scanAndTag({ ...changes, gate: false });
    expect(await tagsIn(scanned)).toHaveLength(3);
    const record = account.record();
    expect(record.vendorScan).toMatchObject({ status: 'failed', gate: false });
    expect(record.notes.join(' ')).toMatch(words);
    expect(record.notes.join(' ')).toMatch(/not known/);
  });
});

test('a commit tag that was moved during the scan: what was scanned is another image', async () => {
  scanner.script.instead = (action) => {
    if (action === 'ListRepoTagScanResult')
      client.manifestHead = async () => ({
        ...{ mediaType: 'application/vnd.oci.image.manifest.v1+json', size: 1 },
        digest: `sha256:${'e'.repeat(64)}` as never,
      });
    return undefined;
  };
  scanner.script.vulnerabilities = [];
  await expect(scanAndTag()).rejects.toMatchObject({ code: 'tag-moved' });
});

test('a tag that is taken is found out before the commit tag is written', async () => {
  const approved = await published();
  const [first] = approved as [Approved];
  const other = Buffer.concat([first.pushed.rootBytes, Buffer.from(' ')]);
  await client.manifestPut(
    { ...scanned, tag: '1.2.3' },
    { mediaType: first.pushed.root.mediaType, bytes: other },
  );
  await expect(scanAndTag()).rejects.toMatchObject({ code: 'tag-immutable' });
  expect(await tagsIn(scanned)).toEqual(['1.2.3']);
  expect(scanner.asked).toEqual([]);
});
