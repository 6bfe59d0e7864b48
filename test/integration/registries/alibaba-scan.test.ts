import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { liveHttp } from '../../../src/oci/live-http.ts';
import type { AlibabaKeys } from '../../../src/registries/alibaba-keys.ts';
import { acrKeys, scanInAcr } from '../../../src/registries/alibaba-scan.ts';
import { keptLog } from '../../support/build.ts';
import { type Alibaba, refused } from '../../support/clouds/alibaba.ts';
import {
  type AcrScanner,
  type AcrVulnerability,
  acrInstance,
  acrScanner,
  done,
  type ScanScript,
  startScanningAccount,
} from '../../support/clouds/alibaba-scan.ts';
import { leaks } from '../../support/clouds/exchange-deps.ts';

const keys: AlibabaKeys = { accessKeyId: 'LTAI-of-the-test', accessKeySecret: "a secret!'()*~ of the test" };

let scanner: AcrScanner;
let alibaba: Alibaba;
let waited: number[];
let log: ReturnType<typeof keptLog>;
const http = liveHttp({});
beforeEach(async () => {
  scanner = acrScanner('team/some/app');
  alibaba = await startScanningAccount(scanner, keys);
  waited = [];
  log = keptLog();
});
afterEach(() => alibaba.stop());

function deps(changes: { signal?: AbortSignal; progress?: (text: string) => void } = {}) {
  const { progress, ...rest } = changes;
  return {
    ...{ http, agent: http.agent, clock: () => new Date(), env: {}, sleep: async () => {} },
    log: { ...log, ...(progress && { progress }) },
    signal: new AbortController().signal,
    ...rest,
  };
}

const tag = `sha-${'a'.repeat(40)}`;

function scan(
  script: Partial<ScanScript> = {},
  changes: { keys?: AlibabaKeys; timeoutMs?: number; path?: string } & Parameters<typeof deps>[0] = {},
) {
  Object.assign(scanner.script, script);
  const { keys: own = keys, timeoutMs = 60_000, path = 'team/some/app', ...rest } = changes;
  const target = {
    instance: { ...acrInstance, endpoint: alibaba.acr.url },
    repository: { registry: 'acme-registry.cn-hangzhou.cr.aliyuncs.com', path },
    tag,
    timeoutMs,
  };
  return scanInAcr(target, own, deps(rest), async (milliseconds, signal) => {
    waited.push(milliseconds);
    signal?.throwIfAborted();
    // A turn of the event loop, so that a limit can pass.
    await new Promise((resolve) => setTimeout(resolve, 5));
    signal?.throwIfAborted();
  });
}

const openssl: AcrVulnerability = {
  CveName: 'CVE-2026-1',
  Severity: 'High',
  Feature: 'openssl',
  Version: '3.0.1',
  VersionFixed: '3.0.2',
  CveLink: 'https://example.com/CVE-2026-1',
};

test('a scan is started on the tag, waited for, and read', async () => {
  const progress: string[] = [];
  const result = await scan(
    { statuses: ['', 'SCANNING', 'RETRYING', 'COMPLETE'], vulnerabilities: [openssl] },
    { progress: (text) => progress.push(text) },
  );
  expect(result).toEqual({
    engine: 'ACR_SCAN_SERVICE',
    findings: [
      {
        id: 'CVE-2026-1',
        severity: 'HIGH',
        package: 'openssl',
        installed: '3.0.1',
        fixed: '3.0.2',
        url: 'https://example.com/CVE-2026-1',
      },
    ],
  });
  expect(scanner.asked.map(({ action }) => action)).toEqual([
    'GetRepository',
    'CreateRepoTagScanTask',
    ...Array(4).fill('GetRepoTagScanStatus'),
    'ListRepoTagScanResult',
  ]);
  const [repository, ...others] = scanner.asked.map(({ parameters }) => parameters);
  expect(repository).toMatchObject({
    RepoNamespaceName: 'team',
    RepoName: 'some/app',
    InstanceId: acrInstance.id,
  });
  for (const other of others) expect(other).toMatchObject({ Tag: tag, RepoId: 'crr-stand-in' });
  expect(waited).toEqual([2000, 3000, 4500]);
  expect(progress.join(' ')).toMatch(/SCANNING.*RETRYING/);
});

test('waits grow to a quarter of a minute, and no further', async () => {
  await scan({ statuses: [...Array(9).fill('SCANNING'), 'COMPLETE'] });
  expect(waited.slice(-3)).toEqual([15_000, 15_000, 15_000]);
});

describe('pages', () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, at): AcrVulnerability => ({ ...openssl, CveName: `CVE-2026-${at}` }));
  const ids = (count: number) => many(count).map(({ CveName }) => CveName);

  test.each([
    ['none', 0, 100, 1],
    ['exactly one', 100, 100, 1],
    ['one more', 101, 100, 2],
    ['a service that gives fewer than asked', 45, 20, 3],
  ])('%s: all are read', async (_name, count, pageLimit, pages) => {
    const { findings } = await scan({ vulnerabilities: many(count), pageLimit });
    expect(findings.map(({ id }) => id)).toEqual(ids(count));
    expect(scanner.asked.filter(({ action }) => action === 'ListRepoTagScanResult')).toHaveLength(pages);
  });

  test('fewer findings than the service counts are no result', async () => {
    const instead: ScanScript['instead'] = (action, times) =>
      action === 'ListRepoTagScanResult' && times === 1
        ? done({ PageNo: 2, TotalCount: 150, Vulnerabilities: [] })
        : undefined;
    await expect(scan({ vulnerabilities: many(150), instead })).rejects.toMatchObject({
      code: 'could-not-check',
      message: expect.stringContaining('150 findings, of which it lists 100'),
    });
  });

  test.each<[string, number, number]>([
    ['counts nothing any more', 0, 0],
    ['counts more', 200, 50],
    ['repeats the first', 150, 50],
  ])('a second page that %s is no result', async (_what, total, listed) => {
    const instead: ScanScript['instead'] = (action, times) =>
      action === 'ListRepoTagScanResult' && times === 1
        ? done({ PageNo: 2, TotalCount: total, Vulnerabilities: many(listed) })
        : undefined;
    await expect(scan({ vulnerabilities: many(150), instead })).rejects.toMatchObject({
      code: 'could-not-check',
    });
  });

  test('a list without its number is no result', async () => {
    const instead: ScanScript['instead'] = (action) =>
      action === 'ListRepoTagScanResult' ? done({ Vulnerabilities: [] }) : undefined;
    await expect(scan({ instead })).rejects.toMatchObject({ code: 'network-failed' });
  });
});

test.each([
  ['Critical', 'CRITICAL'],
  ['High', 'HIGH'],
  ['Medium', 'MEDIUM'],
  ['Low', 'LOW'],
  ['Unknown', 'UNKNOWN'],
  ['', 'UNKNOWN'],
])('severity %s is read as %s', async (given, read) => {
  const { findings } = await scan({ vulnerabilities: [{ ...openssl, Severity: given as 'High' }] });
  expect(findings[0]?.severity).toBe(read);
});

describe('no result', () => {
  test('a scan that failed is no scan without findings', async () => {
    const failing = scan({ statuses: ['SCANNING', 'FAILED'], vulnerabilities: [] });
    await expect(failing).rejects.toMatchObject({ code: 'could-not-check' });
    expect(scanner.asked.map(({ action }) => action)).not.toContain('ListRepoTagScanResult');
  });

  test('one that does not end in time', async () => {
    await expect(scan({ statuses: ['SCANNING'] }, { timeoutMs: 100 })).rejects.toMatchObject({
      code: 'could-not-check',
      message: expect.stringMatching(/did not end within 0\.1 s \(SCANNING\)/),
      hint: expect.stringContaining('vendor-scan-timeout'),
    });
  });

  test('an interruption is not taken for a time-out', async () => {
    const stop = new AbortController();
    const reason = new Error('stopped by the user');
    const waiting = scan(
      { statuses: ['SCANNING'] },
      { signal: stop.signal, progress: () => stop.abort(reason) },
    );
    await expect(waiting).rejects.toBe(reason);
  });

  test.each([
    ['GetRepository', 'cr:GetRepository'],
    ['CreateRepoTagScanTask', 'cr:PutScan'],
    ['GetRepoTagScanStatus', 'cr:GetScan'],
    ['ListRepoTagScanResult', 'cr:GetScan'],
  ])('%s denied names %s', async (denied, permission) => {
    const instead: ScanScript['instead'] = (action) =>
      action === denied ? refused(403, 'NoPrivilege', 'Access denied for this user.') : undefined;
    await expect(scan({ instead })).rejects.toMatchObject({
      code: 'could-not-check',
      message: expect.stringContaining('NoPrivilege: Access denied'),
      hint: expect.stringContaining(permission),
    });
  });

  test('a "no" with status 200', async () => {
    const instead: ScanScript['instead'] = (action) =>
      action === 'CreateRepoTagScanTask' ? done({ IsSuccess: false }) : undefined;
    await expect(scan({ instead })).rejects.toMatchObject({ code: 'could-not-check' });
  });

  test('a repository that is not in the instance', async () => {
    await expect(scan({}, { path: 'team/other' })).rejects.toMatchObject({
      message: expect.stringContaining('REPO_NOT_EXIST'),
    });
  });

  test.each([
    ['another secret', { accessKeySecret: 'another secret' }, 'SignatureDoesNotMatch'],
    ['another key', { accessKeyId: 'another key' }, 'InvalidAccessKeyId.NotFound'],
    ['a token that is none of theirs', { securityToken: 'to/ken+=' }, 'InvalidSecurityToken'],
  ])('%s is told, and the keys are not', async (_name, change, code) => {
    const error: Error = await scan({}, { keys: { ...keys, ...change } }).then(
      () => Promise.reject(new Error('it was taken')),
      (reason) => reason,
    );
    expect(error.message).toContain(code);
    const said = [inspect(error, { depth: 20 }), ...log.lines].join('\n');
    expect(leaks(said, [keys.accessKeySecret, ...Object.values(change)])).toEqual([]);
    expect(scanner.asked).toEqual([]);
  });
});

test.each(['Throttling.User', 'ServiceUnavailable', 'InternalError'])('%s is asked again', async (Code) => {
  const instead: ScanScript['instead'] = (action, times) =>
    action !== 'GetRepository' && times < 2 ? refused(400, Code, 'later') : undefined;
  const { findings } = await scan({ instead, vulnerabilities: [openssl] });
  expect(findings).toHaveLength(1);
});

test('overload for ever is no result', async () => {
  const instead: ScanScript['instead'] = () => refused(503, 'ServiceUnavailable', 'later');
  await expect(scan({ instead })).rejects.toMatchObject({ code: 'registry-unavailable' });
  expect(scanner.asked.length).toBe(5);
});

describe('keys of the environment', () => {
  test('are those of all of the vendor’s SDKs', async () => {
    const env = {
      ALIBABA_CLOUD_ACCESS_KEY_ID: 'id',
      ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'secret',
      ALIBABA_CLOUD_SECURITY_TOKEN: 'token',
    };
    await expect(acrKeys('environment', { ...deps(), env })).resolves.toEqual({
      accessKeyId: 'id',
      accessKeySecret: 'secret',
      securityToken: 'token',
    });
  });

  test('half of them are none', async () => {
    const env = { ALIBABA_CLOUD_ACCESS_KEY_ID: 'id' };
    await expect(acrKeys('environment', { ...deps(), env })).rejects.toMatchObject({
      code: 'permission-missing',
    });
  });
});
