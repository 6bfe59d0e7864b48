import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from '../../src/tools/runner.ts';
import { type LocalRegistry, startCraneRegistry, startDistribution } from '../support/distribution.ts';
import { testAccount } from '../support/token-server.ts';
import { describeWith, requireTool } from '../support/tools.ts';

/** The stand-ins must behave as the tests that build on them believe. */
describeWith(['distribution', 'crane'], 'distribution with a login', () => {
  let folder: string;
  const started: LocalRegistry[] = [];
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sealift-test-'));
  });
  afterAll(async () => {
    for (const registry of started) await registry.stop();
    await rm(folder, { recursive: true, force: true });
  });

  test.each(['htpasswd', 'token'] as const)('%s: takes the test account, refuses others', async (auth) => {
    const registry = await startDistribution(join(folder, auth), { auth });
    started.push(registry);
    const crane = async (configFolder: string, password: string) => {
      const env = { PATH: process.env.PATH, HOME: folder, DOCKER_CONFIG: join(folder, auth, configFolder) };
      const { username } = testAccount;
      await run({
        program: requireTool('crane'),
        args: ['auth', 'login', registry.host, '-u', username, '--password-stdin'],
        stdin: password,
        env,
      });
      return run({ program: requireTool('crane'), args: ['catalog', '--insecure', registry.host], env });
    };
    expect(await crane('good', testAccount.password)).toMatchObject({ code: 0 });
    expect((await crane('bad', 'wrong')).code).not.toBe(0);
    if (auth === 'token') expect(registry.tokens?.scopes.flat()).toContain('registry:catalog:*');
  });
});

describeWith(['registry'], 'the in-memory registry', () => {
  test.each([
    { referrers: true, status: 200 },
    { referrers: false, status: 404 },
  ])('referrers: $referrers answers $status', async ({ referrers, status }) => {
    const registry = await startCraneRegistry({ referrers });
    try {
      const repository = `http://${registry.host}/v2/app`;
      const headers = { 'content-type': 'application/vnd.oci.image.index.v1+json' };
      const body = JSON.stringify({ schemaVersion: 2, mediaType: headers['content-type'], manifests: [] });
      const put = await fetch(`${repository}/manifests/latest`, { method: 'PUT', headers, body });
      const response = await fetch(`${repository}/referrers/${put.headers.get('docker-content-digest')}`);
      expect(response.status).toBe(status);
    } finally {
      await registry.stop();
    }
    await expect(fetch(`http://${registry.host}/v2/`)).rejects.toThrow();
  });
});
