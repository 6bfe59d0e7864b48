import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { silentLog } from '../../../src/log.ts';
import { liveHttp } from '../../../src/oci/live-http.ts';
import type { RegistryAccess } from '../../../src/plan/access.ts';
import { openCredentials } from '../../../src/registries/credentials.ts';
import type { KeylessLogin } from '../../../src/registries/provider.ts';
import { createRunFolder, type RunFolder } from '../../../src/run-folder.ts';
import { Secret } from '../../../src/secret.ts';
import { type Command, run } from '../../../src/tools/runner.ts';
import { keptLog } from '../../support/build.ts';
import { type DockerIdentity, startDockerIdentity } from '../../support/clouds/docker-identity.ts';
import { type Issuer, startIssuer } from '../../support/oidc-issuer.ts';
import { type ScriptedTime, scriptedTime } from '../../support/scripted-time.ts';

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

describe('the token of this job', () => {
  const githubToken = new Secret('job-token');

  test('opens GHCR, and nothing else, under the name of who started it', async () => {
    const env = { GITHUB_ACTOR: 'octocat', DOCKER_CONFIG: files.path('none') };
    const credentials = await openCredentials(access({ githubToken }), credentialDeps({ env }));
    await expect(credentials.lookup('ghcr.io')).resolves.toEqual({
      ...{ username: 'octocat', password: githubToken },
    });
    for (const registry of ['docker.io', 'ghcr.io.evil.example', 'evil.example/ghcr.io', 'ghcr.io:444'])
      await expect(credentials.lookup(registry), registry).resolves.toBeUndefined();
    const origins = ['ghcr.io', 'docker.io', 'quay.io'].map(credentials.originOf);
    expect(origins).toEqual(['github-token', 'none', 'none']);
  });

  test.each([
    ['nobody is said to have started it', {}, githubToken],
    [
      'it is that of another server',
      { GITHUB_ACTOR: 'octocat', GITHUB_SERVER_URL: 'https://github.acme.example' },
      githubToken,
    ],
    ['it is empty', { GITHUB_ACTOR: 'octocat' }, new Secret('')],
    ['there is none', { GITHUB_ACTOR: 'octocat' }, undefined],
  ])('opens nothing where %s', async (_, env, token) => {
    const credentials = await openCredentials(
      access({ githubToken: token }),
      credentialDeps({ env: { ...env, DOCKER_CONFIG: files.path('none') } }),
    );
    await expect(credentials.lookup('ghcr.io')).resolves.toBeUndefined();
  });

  test('comes after the Docker configuration, unless that is not to count', async () => {
    const home = await files.folder('user');
    const auths = { 'ghcr.io': { auth: basic('file:one') } };
    await writeFile(files.path('user', 'config.json'), JSON.stringify({ auths }));
    const env = { GITHUB_ACTOR: 'octocat', DOCKER_CONFIG: home };
    const origin = async (dockerConfig: boolean) => {
      const credentials = await openCredentials(
        access({ githubToken, dockerConfig }),
        credentialDeps({ env }),
      );
      await credentials.lookup('ghcr.io');
      const { folder } = await credentials.writeDockerLogins([]);
      const written = JSON.parse(await readFile(`${folder}/config.json`, 'utf8')) as { auths: object };
      return [credentials.originOf('ghcr.io'), Object.keys(written.auths)];
    };
    expect(await origin(true)).toEqual(['docker-config', ['ghcr.io']]);
    expect(await origin(false)).toEqual(['github-token', []]);
  });
});

describe('a keyless login', () => {
  const registry = 'images.acme.example';
  let issuer: Issuer;
  let docker: DockerIdentity;
  let time: ScriptedTime;
  beforeEach(async () => {
    time = scriptedTime(Date.now());
    issuer = await startIssuer();
    issuer.setClaims({ exp: Math.floor(Date.now() / 1000) + 86_400 });
    docker = await startDockerIdentity(issuer.url);
    await writeFile(`${files.root}/package.json`, '{"type":"module"}');
  });
  afterEach(async () => {
    await docker.stop();
    await issuer.stop();
  });

  async function openKeyless(
    changes: Partial<RegistryAccess> = {},
    env: Issuer['env'] | object = issuer.env,
  ) {
    const login: KeylessLogin<'docker-hub'> = {
      ...{ kind: 'keyless', registry, provider: 'docker-hub', username: 'acme' },
      fields: { 'connection-id': docker.connectionId },
      endpoints: { token: `${docker.url}/oauth/token` },
    };
    const log = keptLog();
    const credentials = await openCredentials(
      access({ logins: [login], dockerConfig: false, ...changes }),
      credentialDeps({ env: { ...env }, clock: time.clock, sleep: time.wait, log }),
    );
    return { credentials, log };
  }

  const read = async (folder: string) =>
    JSON.parse(await readFile(`${folder}/config.json`, 'utf8')) as {
      auths: Record<string, { auth: string }>;
      credHelpers: Record<string, string>;
    };

  /** What a program that speaks the protocol gets from the helper that is first on its PATH. */
  async function ask(helpers: string, verb: string, server: string) {
    const args = [verb];
    const program = join(helpers, 'docker-credential-sealift');
    const { code, stdout } = await run({ program, args, stdin: `${server}\n`, env: {} });
    return { code, answer: code === 0 ? JSON.parse(stdout) : stdout };
  }

  test('is asked for when it is needed, and once', async () => {
    const { credentials } = await openKeyless();
    expect(docker.asked).toHaveLength(0);
    const found = await Promise.all([credentials.lookup(registry), credentials.lookup(registry)]);
    expect(found.map((login) => login?.password.reveal())).toEqual([docker.given[0], docker.given[0]]);
    expect(credentials.originOf(registry)).toBe('oidc');
    credentials.close();
  });

  test('stands renewed in the configuration of short programs, and the helper hands it to the builder', async () => {
    const { credentials } = await openKeyless();
    const { folder, build } = await credentials.writeDockerLogins([registry]);
    expect((await read(folder)).auths[registry]?.auth).toBe(basic(`acme:${docker.given[0]}`));
    expect(await read(build.folder)).toEqual({ auths: {}, credHelpers: { [registry]: 'sealift' } });
    expect(await ask(build.helpers, 'get', registry)).toEqual({
      ...{ code: 0, answer: { ServerURL: registry, Username: 'acme', Secret: docker.given[0] } },
    });

    await time.pass(55 * 60_000);
    await expect.poll(() => docker.given.length).toBe(2);
    await expect
      .poll(async () => (await read(folder)).auths[registry]?.auth)
      .toBe(basic(`acme:${docker.given[1]}`));
    expect(await ask(build.helpers, 'get', registry)).toMatchObject({ answer: { Secret: docker.given[1] } });
    expect((await stat(`${folder}/config.json`)).mode & 0o777).toBe(0o600);
    credentials.close();
    await time.pass(24 * 60 * 60_000);
    expect(docker.given).toHaveLength(2);
  });

  test('is written nowhere when it comes after the end', async () => {
    const { credentials } = await openKeyless();
    const { folder } = await credentials.writeDockerLogins([registry]);
    const asked = Promise.withResolvers<void>();
    const held = Promise.withResolvers<void>();
    docker.next(async () => {
      asked.resolve();
      await held.promise;
      return { status: 200, body: { access_token: 'late', expires_in: 3600 } };
    });
    await time.pass(55 * 60_000);
    await asked.promise;
    credentials.close();
    await rm(folder, { recursive: true });
    held.resolve();
    await new Promise((resolve) => setTimeout(resolve, 200));
    await expect(stat(folder)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test.each([
    ['get', 'other.example'],
    ['store', registry],
    ['erase', registry],
    ['list', ''],
  ])('the helper has no answer to %s %s', async (verb, server) => {
    const { credentials } = await openKeyless();
    const { build } = await credentials.writeDockerLogins([registry]);
    expect(await ask(build.helpers, verb, server)).toEqual({
      ...{ code: 1, answer: 'credentials not found in native keychain' },
    });
    credentials.close();
  });

  test('comes before the Docker configuration, also before its helper', async () => {
    const home = await files.folder('user');
    const config = { credHelpers: { [registry]: 'other', 'b.example': 'other' } };
    await writeFile(files.path('user', 'config.json'), JSON.stringify(config));
    const env = { ...issuer.env, DOCKER_CONFIG: home };
    const { credentials } = await openKeyless({ dockerConfig: true }, env);
    const { folder, build } = await credentials.writeDockerLogins([registry]);
    expect(await read(folder)).toMatchObject({
      credHelpers: { 'b.example': 'other' },
      auths: { [registry]: {} },
    });
    expect((await read(build.folder)).credHelpers).toEqual({ [registry]: 'sealift', 'b.example': 'other' });
    credentials.close();
  });

  test('that this job may not have is left out where nothing is pushed, and an error elsewhere', async () => {
    const { credentials } = await openKeyless({ needed: false }, {});
    await expect(credentials.lookup(registry)).resolves.toBeUndefined();
    const { build } = await credentials.writeDockerLogins([registry]);
    expect(await read(build.folder)).toEqual({ auths: {}, credHelpers: {} });
    credentials.close();
    const needed = await openKeyless({}, {});
    await expect(needed.credentials.writeDockerLogins([registry])).rejects.toMatchObject({
      code: 'permission-missing',
    });
  });

  test('that was denied is an error only where something is pushed', async () => {
    // As the token of a pull request, whose subject few trust policies allow.
    issuer.setClaims({ ref: 'refs/pull/7/merge' });
    const { credentials } = await openKeyless();
    await expect(credentials.lookup(registry)).rejects.toMatchObject({ code: 'registry-unauthorized' });
    const pulled = await openKeyless({ needed: false });
    const asked = docker.asked.length;
    await expect(pulled.credentials.lookup(registry)).resolves.toBeUndefined();
    await expect(pulled.credentials.lookup(registry)).resolves.toBeUndefined();
    expect(docker.asked.length).toBe(asked + 1);
    expect(pulled.credentials.originOf(registry)).toBe('none');
    const warnings = pulled.log.lines.filter((line) => line.includes('going on without a login'));
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain('sub: repo:acme/app:ref:refs/pull/7/merge');
  });

  test('that cannot be renewed is warned of, and the old one stays', async () => {
    const { credentials, log } = await openKeyless();
    const { folder } = await credentials.writeDockerLogins([registry]);
    issuer.setClaims({ ref: 'refs/heads/other' });
    await time.pass(55 * 60_000);
    await expect.poll(() => log.lines.some((line) => line.includes('could not be renewed'))).toBe(true);
    expect((await credentials.lookup(registry))?.password.reveal()).toBe(docker.given[0]);
    expect((await read(folder)).auths[registry]?.auth).toBe(basic(`acme:${docker.given[0]}`));
    expect(log.lines.join('\n')).not.toContain(docker.given[0]);
    credentials.close();
  });
});
