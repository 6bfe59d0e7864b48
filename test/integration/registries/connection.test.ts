import { afterEach, beforeEach, expect, test } from 'vitest';
import { liveHttp } from '../../../src/oci/live-http.ts';
import type { RegistryAccess } from '../../../src/plan/access.ts';
import { type Connection, connect } from '../../../src/registries/connection.ts';
import type { Provider } from '../../../src/registries/provider.ts';
import { createRunFolder, type RunFolder } from '../../../src/run-folder.ts';
import { run } from '../../../src/tools/runner.ts';
import { keptLog } from '../../support/build.ts';
import { type FaultyRegistry, startFaultyRegistry } from '../../support/faulty-registry.ts';

let registry: FaultyRegistry;
let files: RunFolder;
const log = keptLog();

beforeEach(async () => {
  registry = await startFaultyRegistry();
  files = await createRunFolder();
  log.lines.length = 0;
});
afterEach(async () => {
  await registry.stop();
  await files.remove();
});

function open(provider?: Provider): Promise<Connection> {
  const http = liveHttp({});
  const access: RegistryAccess = {
    ...{ logins: [], insecureRegistries: [], mirrors: new Map(), githubToken: undefined, needed: true },
    providers: new Map(provider ? [[registry.address, provider]] : []),
    dockerConfig: false,
  };
  const repository = { registry: registry.address, path: 'team/app' };
  return connect(
    { repositories: [repository], access, sign: { storage: 'auto' } },
    {
      ...{
        http,
        agent: http.agent,
        node: process.execPath,
        log,
        clock: () => new Date(),
        env: {},
        run,
        files,
      },
      signal: new AbortController().signal,
    },
  );
}

const head = (connection: Connection) =>
  connection.client.manifestHead({ registry: registry.address, path: 'team/app', tag: 'x' });

test('what a registry says of its limit is on record, and told when little is left', async () => {
  const header = (name: string, value: string) => ({ kind: 'header', name, value }) as const;
  registry.misbehave(header('ratelimit-limit', '100;w=21600'), header('ratelimit-remaining', '4;w=21600'));
  const connection = await open('docker-hub');
  await head(connection);
  expect(connection.registries()).toMatchObject([
    { provider: 'docker-hub', rateLimit: { limit: 100, remaining: 4, windowSeconds: 21600 } },
  ]);
  connection.close();
  expect(log.lines).toContain(`${registry.address}: 4 of 100 pulls are left in 6 hours`);
});

test('a registry that names no limit has none on record', async () => {
  const connection = await open();
  await head(connection);
  expect(connection.registries()[0]).not.toHaveProperty('rateLimit');
  connection.close();
  expect(log.lines).toEqual([]);
});

test.each<[Provider, RegExp]>([
  ['tencent-tcr-personal', /account ID.*docs\/registries\/tencent-tcr\.md/],
  ['other', /user and a password.*docs\/registries\/other\.md/],
])('without a login a refusal of %s says what a login is made of', async (provider, hint) => {
  registry.misbehave({ kind: 'answer', url: /manifests/, status: 401 });
  const connection = await open(provider);
  await expect(head(connection)).rejects.toMatchObject({
    code: 'registry-unauthorized',
    hint: expect.stringMatching(hint),
  });
  connection.close();
});
