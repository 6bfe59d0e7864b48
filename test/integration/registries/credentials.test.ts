import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { silentLog } from '../../../src/log.ts';
import { liveHttp } from '../../../src/oci/live-http.ts';
import type { RegistryAccess } from '../../../src/plan/access.ts';
import { openCredentials } from '../../../src/registries/credentials.ts';
import { createRunFolder, type RunFolder } from '../../../src/run-folder.ts';
import { Secret } from '../../../src/secret.ts';
import { type Command, run } from '../../../src/tools/runner.ts';

let files: RunFolder;
beforeEach(async () => {
  files = await createRunFolder();
});
afterEach(() => files.remove());

const basic = (text: string) => Buffer.from(text).toString('base64');

function access(changes: Partial<RegistryAccess> = {}): RegistryAccess {
  return {
    logins: [],
    providers: new Map(),
    insecureRegistries: [],
    mirrors: new Map(),
    dockerConfig: true,
    githubToken: undefined,
    needed: true,
    ...changes,
  };
}

type CredentialDeps = Parameters<typeof openCredentials>[1];

function credentialDeps(changes: Partial<CredentialDeps>): CredentialDeps {
  return {
    env: {},
    run,
    files,
    http: liveHttp({}),
    agent: liveHttp({}).agent,
    node: process.execPath,
    clock: () => new Date(),
    log: silentLog,
    signal: new AbortController().signal,
    ...changes,
  };
}

async function open(
  config: unknown,
  options: { logins?: [string, string, string][]; helpers?: Record<string, string> } = {},
) {
  const home = await files.folder('user');
  await writeFile(
    files.path('user', 'config.json'),
    typeof config === 'string' ? config : JSON.stringify(config),
  );
  const bin = await files.folder('bin');
  for (const [name, script] of Object.entries(options.helpers ?? {})) {
    await writeFile(files.path('bin', `docker-credential-${name}`), `#!/bin/sh\n${script}\n`, {
      mode: 0o755,
    });
  }
  const commands: Command[] = [];
  const credentials = await openCredentials(
    access({
      logins: (options.logins ?? []).map(([registry, username, password]) => ({
        kind: 'password',
        registry,
        username,
        password: new Secret(password),
      })),
    }),
    credentialDeps({
      env: { DOCKER_CONFIG: home, PATH: `${bin}:${process.env.PATH}` },
      run: (command) => {
        commands.push(command);
        return run({ ...command, program: files.path('bin', command.program) });
      },
    }),
  );
  const look = async (registry: string) => {
    const found = await credentials.lookup(registry);
    return found && `${found.username}:${found.password.reveal()}`;
  };
  return { credentials, look, commands };
}

describe('openCredentials', () => {
  test('a login given as input comes before the Docker configuration', async () => {
    const { look } = await open(
      { auths: { 'ghcr.io': { auth: basic('file:one') } } },
      { logins: [['ghcr.io', 'input', 'two']] },
    );
    expect(await look('ghcr.io')).toBe('input:two');
  });

  test.each(['docker.io', 'index.docker.io', 'registry-1.docker.io'])(
    'Docker Hub is found as %s',
    async (name) => {
      const { look } = await open({ auths: { 'https://index.docker.io/v1/': { auth: basic('hub:p:w') } } });
      expect(await look(name)).toBe('hub:p:w');
    },
  );

  test('an unknown registry is anonymous', async () => {
    const { look } = await open({ auths: {} });
    expect(await look('registry.example.com')).toBeUndefined();
  });

  test('a helper is asked on standard input, never by argument, and once', async () => {
    const { look, commands } = await open(
      { credHelpers: { 'registry.example.com': 'test' } },
      { helpers: { test: 'read host; echo "{\\"Username\\":\\"$host\\",\\"Secret\\":\\"s\\"}"' } },
    );
    expect(await look('registry.example.com')).toBe('registry.example.com:s');
    expect(await look('registry.example.com')).toBe('registry.example.com:s');
    expect(commands.map((command) => command.args)).toEqual([['get']]);
  });

  test('a helper that fails is an error, one that has no login is not', async () => {
    const failing = await open(
      { credHelpers: { 'a.example': 'bad' } },
      { helpers: { bad: 'echo secret-token; exit 1' } },
    );
    const failure = await failing.credentials.lookup('a.example').catch((error) => error);
    expect(failure).toMatchObject({ code: 'tool-failed' });
    expect(String(failure.message)).not.toContain('secret-token');
    const none = await open(
      { credHelpers: { 'a.example': 'none' } },
      { helpers: { none: 'echo "credentials not found in native keychain"; exit 1' } },
    );
    expect(await none.look('a.example')).toBeUndefined();
  });

  test('a broken configuration is named without quoting it', async () => {
    const failure = await open('{"auths": {"x": "hunter2"').catch((error) => error);
    expect(failure).toMatchObject({ code: 'input-invalid' });
    expect(`${failure.message} ${failure.stack} ${failure.cause ?? ''}`).not.toContain('hunter2');
  });

  test('the private configuration holds what tools need, readable by nobody else', async () => {
    const { credentials } = await open(
      {
        auths: { 'ghcr.io': { auth: basic('file:one') }, 'store.example': {} },
        credsStore: 'store',
        credHelpers: { 'helped.example': 'test' },
      },
      {
        logins: [['docker.io', 'me', 'pw']],
        helpers: { store: 'cat >/dev/null; echo "{\\"Username\\":\\"st\\",\\"Secret\\":\\"ore\\"}"' },
      },
    );
    const { folder } = await credentials.writeDockerLogins(['docker.io']);
    const path = `${folder}/config.json`;
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({
      auths: {
        'https://index.docker.io/v1/': { auth: basic('me:pw') },
        'ghcr.io': { auth: basic('file:one') },
        'store.example': { auth: basic('st:ore') },
      },
      credHelpers: { 'helped.example': 'test' },
    });
  });

  test('no configuration at all is fine', async () => {
    await mkdir(files.path('empty'));
    const credentials = await openCredentials(
      access(),
      credentialDeps({ env: { DOCKER_CONFIG: files.path('empty') } }),
    );
    expect(await credentials.lookup('ghcr.io')).toBeUndefined();
  });
});
