import { readdir } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fetchDatabase } from '../../src/steps/database.ts';
import { startCraneRegistry } from '../support/distribution.ts';
import { scanDeps, scanOptions } from '../support/scan-deps.ts';
import { describeWith, requireTool } from '../support/tools.ts';
import { pushDatabase, writeDatabase } from '../support/trivy-database.ts';

const hour = 3_600_000;
const now = new Date('2026-11-20T12:00:00Z');
const ago = (hours: number) => new Date(now.getTime() - hours * hour);
const limits = { databaseMaxAgeHours: 48 };

describeWith(['trivy', 'registry'], 'the vulnerability database with the real Trivy', () => {
  let deps: Awaited<ReturnType<typeof scanDeps>>;
  let registry: Awaited<ReturnType<typeof startCraneRegistry>>;
  let limited: Server;
  let limitedHost: string;

  beforeEach(async () => {
    deps = await scanDeps({ clock: () => now });
    registry = await startCraneRegistry({ referrers: false });
    limited = createServer((request, response) => {
      response.writeHead(request.url === '/v2/' ? 200 : 429, { 'content-type': 'application/json' });
      response.end('{"errors":[{"code":"TOOMANYREQUESTS","message":"slow down"}]}');
    });
    await new Promise<void>((resolve) => limited.listen(0, '127.0.0.1', resolve));
    limitedHost = `127.0.0.1:${(limited.address() as AddressInfo).port}`;
  });
  afterEach(async () => {
    await registry.stop();
    limited.closeAllConnections();
    await new Promise((resolve) => limited.close(resolve));
    await deps.remove();
  });

  function fetch(repositories: readonly string[], folder = 'cache') {
    return fetchDatabase(
      { ...scanOptions, ...limits, databaseRepositories: repositories },
      { trivy: requireTool('trivy') },
      { ...deps, cacheFolder: deps.files.path(folder) },
    );
  }

  test('a mirror that limits us is passed over for the next; the result is kept', async () => {
    const good = await pushDatabase(registry.host, 'mirror/trivy-db', {
      updatedAt: ago(2),
      nextUpdate: ago(-22),
    });
    const database = await fetch([`${limitedHost}/aquasec/trivy-db:2`, good]);
    expect(database).toEqual({ updatedAt: ago(2), nextUpdate: ago(-22), repository: good });
    expect(deps.said.join()).toMatch(/TOOMANYREQUESTS: slow down/);
    expect(await fetch([`${limitedHost}/aquasec/trivy-db:2`])).toMatchObject({ repository: 'cache' });
    expect(await readdir(deps.files.path('cache'))).toEqual(['db']);
  });

  test('two runs at once leave one whole database', async () => {
    const good = await pushDatabase(registry.host, 'mirror/trivy-db', {
      updatedAt: ago(2),
      nextUpdate: ago(-22),
    });
    const both = await Promise.all([fetch([good]), fetch([good])]);
    expect(both.map((one) => one.updatedAt)).toEqual([ago(2), ago(2)]);
    expect(await readdir(deps.files.path('cache'))).toEqual(['db']);
    expect((await readdir(deps.files.path('cache', 'db'))).sort()).toEqual(['metadata.json', 'trivy.db']);
  });

  test('a publisher that has stalled is told apart from one that cannot be reached', async () => {
    const stalled = await pushDatabase(registry.host, 'stalled/trivy-db', {
      updatedAt: ago(100),
      nextUpdate: ago(76),
    });
    await expect(fetch([stalled])).rejects.toMatchObject({
      code: 'database-unavailable',
      message: expect.stringMatching(/100 hours old.*allows 48.*stalled\/trivy-db:2: .*too old/),
    });
  });

  test('no database at all names every mirror and its reason', async () => {
    const missing = `${registry.host}/nobody/trivy-db:2`;
    const noTrivy = `127.0.0.1:1/aquasec/trivy-db:2`;
    await expect(fetch([missing, noTrivy])).rejects.toMatchObject({
      code: 'database-unavailable',
      message: expect.stringMatching(/no vulnerability database.*NAME_UNKNOWN.*connection refused/),
    });
  });

  test('a failed update beside a young database is a warning', async () => {
    await writeDatabase(deps.files.path('cache'), { updatedAt: ago(30), nextUpdate: ago(6) });
    const database = await fetch([`${registry.host}/nobody/trivy-db:2`]);
    expect(database).toMatchObject({ updatedAt: ago(30), repository: 'cache' });
    expect(deps.said.join()).toMatch(/warning: .*30 hours old.*NAME_UNKNOWN/);
  });
});
