import { spawn } from 'node:child_process';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startRegistry } from '../../src/embedded-registry/server.ts';
import { run } from '../../src/tools/runner.ts';
import { type App, cleanApp, createApp, packageJson, writtenRecord } from '../support/app.ts';
import { type LocalRegistry, startCraneRegistry, startDistribution } from '../support/distribution.ts';
import { type Sigstore, sigstoreTools, startSigstore } from '../support/sigstore.ts';
import { testAccount } from '../support/token-server.ts';
import { describeWith } from '../support/tools.ts';

const lineTools = ['buildx', 'buildkitd', 'runc', 'trivy', 'cosign', 'crane', 'distribution', 'registry'];
const two = ['--platforms', 'linux/amd64,linux/arm64'];
const login = ['--username', testAccount.username];
const loginEnv = { SEALIFT_PASSWORD: testAccount.password };

/** Pastes the printed command into a shell, as a user does. */
const paste = (app: App, command = 'false') =>
  run({
    program: 'sh',
    args: ['-c', command],
    env: {
      HOME: app.folder,
      DOCKER_CONFIG: join(app.folder, 'docker'),
      PATH: `${join(toolFolder(app), '')}:${process.env.PATH}`,
    },
  });
const toolFolder = (app: App) => app.command([]).args[app.command([]).args.indexOf('--tools-dir') + 1] ?? '';

async function dockerLogin(app: App, host: string): Promise<void> {
  const auth = Buffer.from(`${testAccount.username}:${testAccount.password}`).toString('base64');
  await mkdir(join(app.folder, 'docker'), { recursive: true });
  await writeFile(join(app.folder, 'docker', 'config.json'), JSON.stringify({ auths: { [host]: { auth } } }));
}

/** Everything a registry holds, told by crane: tag and digest. */
async function tagsOf(app: App, repository: string): Promise<Record<string, string>> {
  const listing = await app.outside('crane', 'ls', repository).catch(noSuchRepository);
  const names = listing.split('\n').filter((name) => name && !name.startsWith('sha256-'));
  return Object.fromEntries(
    await Promise.all(
      names.map(async (name) => [name, await app.outside('crane', 'digest', `${repository}:${name}`)]),
    ),
  );
}

/** distribution answers so for a repository without tags; anything else is a failure. */
function noSuchRepository(error: Error): string {
  if (!error.message.includes('NAME_UNKNOWN')) throw error;
  return '';
}

describeWith([...lineTools, ...sigstoreTools], 'sealift build', () => {
  let sigstore: Sigstore;
  let plain: LocalRegistry;
  let folder: App;
  beforeAll(async () => {
    folder = await createApp();
    [sigstore, plain] = await Promise.all([
      startSigstore(join(folder.folder, 'sigstore')),
      startDistribution(join(folder.folder, 'distribution')),
    ]);
  });
  afterAll(async () => {
    await sigstore?.stop();
    await plain?.stop();
    await folder?.[Symbol.asyncDispose]();
  });

  const keyless = () => ['--signing-config', sigstore.signingConfig, '--trusted-root', sigstore.trustedRoot];

  describe('publishes an image that others verify', () => {
    test.each([
      ['a key', 'one platform', 'distribution'],
      ['a key', 'two platforms', 'crane'],
      ['a key', 'two platforms', 'distribution with tokens'],
      ['keyless', 'one platform', 'crane'],
      ['keyless', 'two platforms', 'distribution with a password'],
    ] as const)('%s, %s, %s', async (signer, platforms, kind) => {
      await using app = await createApp();
      const auth = kind.endsWith('tokens') ? 'token' : kind.endsWith('password') ? 'htpasswd' : undefined;
      const registry =
        kind === 'crane'
          ? await startCraneRegistry({ referrers: false })
          : await startDistribution(join(app.folder, 'r'), auth ? { auth } : {});
      try {
        if (auth) await dockerLogin(app, registry.host);
        const repository = `${registry.host}/team/app`;
        const commit = await app.git('rev-parse', 'HEAD');
        if (signer === 'keyless') sigstore.setClaims({ sha: commit });
        const ran = await app.build(
          [
            '--images',
            repository,
            ...(platforms === 'two platforms' ? two : ['--platforms', 'linux/amd64']),
            ...(auth ? ['--registry', registry.host, ...login] : []),
            ...(signer === 'keyless' ? keyless() : []),
          ],
          {
            keyless: signer === 'keyless',
            env: { ...(auth ? loginEnv : {}), ...(signer === 'keyless' ? sigstore.env : {}) },
          },
        );
        expect(ran.stderr).not.toContain('error:');
        expect(ran.code).toBe(0);

        const { record } = ran;
        const digest = record?.image?.digest ?? '';
        const docker = {
          ...app,
          outside: (program: string, ...args: string[]) => outsideWithLogin(app, program, args),
        };
        expect(await docker.outside('crane', 'digest', '--insecure', `${repository}:sha-${commit}`)).toBe(
          digest,
        );
        const manifest = JSON.parse(
          await docker.outside('crane', 'manifest', '--insecure', `${repository}@${digest}`),
        );
        const children: string[] = manifest.manifests?.map((child: { digest: string }) => child.digest) ?? [];
        const architectures = manifest.manifests?.map(
          (child: { platform: { architecture: string } }) => child.platform.architecture,
        );
        expect(architectures).toEqual(platforms === 'two platforms' ? ['amd64', 'arm64'] : undefined);

        const pasted = await paste(app, record?.signature?.verifyCommand);
        expect(pasted.stderr).toContain('The cosign claims were validated');
        expect(pasted.code).toBe(0);
        const flags = verifyFlags(record?.signature?.verifyCommand ?? '');
        for (const child of children) {
          expect(await docker.outside('cosign', 'verify', ...flags, `${repository}@${child}`)).toContain(
            child,
          );
        }
        for (const image of children.length > 0 ? children : [digest]) {
          for (const type of ['cyclonedx', 'vuln', 'slsaprovenance1']) {
            const said = await docker.outside(
              'cosign',
              'verify-attestation',
              '--type',
              type,
              ...flags,
              `${repository}@${image}`,
            );
            expect(said).toContain('payload');
          }
        }
      } finally {
        await registry.stop();
      }
    });
  });

  test.each(['key', 'keyless'])(
    'the second run of a commit uses the image again, signed by %s: nothing is sent, no signature added',
    async (signer) => {
      await using app = await createApp();
      const repository = `${plain.host}/team/twice-${signer}`;
      const args = ['--images', repository, ...two, ...(signer === 'keyless' ? keyless() : [])];
      const call = signer === 'keyless' ? { keyless: true, env: sigstore.env } : {};
      sigstore.setClaims({ sha: await app.git('rev-parse', 'HEAD') });
      const first = await app.build(args, call);
      expect(first.code).toBe(0);
      const before = await app.outside('crane', 'ls', repository);
      const signatures = async () =>
        JSON.parse(
          await app.outside(
            'crane',
            'manifest',
            `${repository}:${first.record?.image?.digest.replace(':', '-')}`,
          ),
        ).manifests.length;
      const count = await signatures();
      expect(count).toBeGreaterThan(0);

      const second = await app.build(args, call);
      expect(second.code).toBe(0);
      expect(second.record?.image).toMatchObject({ reused: true, digest: first.record?.image?.digest });
      expect(second.record?.pushed?.[0]?.bytesUploaded).toBe(0);
      expect(second.record?.verdict).toEqual(first.record?.verdict);
      expect(await app.outside('crane', 'ls', repository)).toBe(before);
      expect(await signatures()).toBe(count);

      // A tag's run has another ref in its certificate than the branch's run that signed.
      await app.git('tag', 'v1.0.0');
      sigstore.setClaims({
        sha: await app.git('rev-parse', 'HEAD'),
        ref: 'refs/tags/v1.0.0',
        job_workflow_ref: 'acme/app/.github/workflows/release.yml@refs/tags/v1.0.0',
      });
      const tagged = await app.build(args, call);
      expect(tagged.record?.image).toMatchObject({ reused: true, digest: first.record?.image?.digest });
      expect((await tagsOf(app, repository))['1.0.0']).toBe(first.record?.image?.digest);
    },
  );

  test('what was published without a scan is scanned before it is used again', async () => {
    await using app = await createApp({
      ...cleanApp,
      'node_modules/lodash/package.json': packageJson('lodash', '4.17.11'),
    });
    const repository = `${plain.host}/team/unscanned`;
    expect((await app.build(['--images', repository, '--scan', 'off'])).code).toBe(0);
    const before = await tagsOf(app, repository);
    await app.git('tag', 'v1.0.0');
    const judged = await app.build(['--images', repository]);
    expect(judged.code).toBe(5);
    expect(judged.record).toMatchObject({ image: { reused: true }, error: { code: 'gate-refused' } });
    expect(await tagsOf(app, repository)).toEqual(before);
  });

  test('a signed scan is judged again by the policy of today', async () => {
    await using app = await createApp({
      ...cleanApp,
      'node_modules/lodash/package.json': packageJson('lodash', '4.17.11'),
    });
    const repository = `${plain.host}/team/judged`;
    expect((await app.build(['--images', repository, '--fail-on', 'none'])).code).toBe(0);
    const judged = await app.build(['--images', repository]);
    expect(judged.code).toBe(5);
    expect(judged.record?.scan?.database?.repository).toBe('the signed attestation');
  });

  test('a rule on base images is not passed by not knowing them', async () => {
    await using app = await createApp();
    const rule = ['--allowed-base', 'docker.io/library/*'];
    const known = ['--images', `${plain.host}/team/known`];
    expect((await app.build(known)).code).toBe(0);
    expect((await app.build([...known, ...rule])).code).toBe(0);
    const unknown = ['--images', `${plain.host}/team/unknown`, '--attestations', 'none'];
    expect((await app.build(unknown)).code).toBe(0);
    const again = await app.build([...unknown, ...rule]);
    expect(again.code).toBe(4);
    expect(again.record?.error?.code).toBe('could-not-check');
    expect((await app.build(unknown)).record).toMatchObject({
      image: { reused: true },
      verdict: { outcome: 'passed' },
    });
  });

  test('a vulnerability on arm64 only fails the build and leaves no manifest', async () => {
    await using app = await createApp({
      Dockerfile: 'FROM scratch\nARG TARGETARCH\nCOPY modules/$TARGETARCH /app/node_modules\n',
      'modules/amd64/lodash/package.json': packageJson('lodash', '4.17.21'),
      'modules/arm64/lodash/package.json': packageJson('lodash', '4.17.11'),
    });
    for (const overlap of [[], ['--overlap-upload']]) {
      const ran = await app.build(['--images', `${plain.host}/team/arm-only`, ...two, ...overlap]);
      expect(ran.code).toBe(5);
      expect(ran.record).toMatchObject({ outcome: 'refused', error: { code: 'gate-refused' }, tags: [] });
      expect(ran.record?.verdict?.reasons.join()).toMatch(/^linux\/arm64: .*CVE-2019-10744/);
      const storage = join(
        folder.folder,
        'distribution',
        'storage/docker/registry/v2/repositories/team/arm-only',
      );
      expect(await readdir(join(storage, '_manifests')).catch(() => [])).toEqual([]);
    }
  });

  test('one SARIF file holds a run of its own for each platform', async () => {
    await using app = await createApp({
      ...cleanApp,
      'node_modules/lodash/package.json': packageJson('lodash', '4.17.11'),
    });
    const file = join(app.folder, 'all.sarif');
    const ran = await app.build(['--images', `${plain.host}/team/sarif`, ...two, '--sarif', file]);
    expect(ran.code).toBe(5);
    const { runs } = JSON.parse(await readFile(file, 'utf8'));
    const categories = runs.map((one: { automationDetails: { id: string } }) => one.automationDetails.id);
    expect(new Set(categories).size).toBe(2);
    for (const one of runs) expect(one.results.length).toBeGreaterThan(0);
  });

  test('call: check evaluates the Dockerfile and builds nothing', async () => {
    await using app = await createApp();
    const good = await app.build(['--images', `${plain.host}/team/checked`, '--call', 'check']);
    expect(good.code).toBe(0);
    expect(good.record).not.toHaveProperty('image');
    await app.commit({ Dockerfile: 'from scratch\nCOPY app.txt /\nMAINTAINER nobody\n' });
    const bad = await app.build(['--images', `${plain.host}/team/checked`, '--call', 'check']);
    expect(bad.code).toBe(3);
    expect(bad.stderr).toContain('MaintainerDeprecated');
  });

  test('a signature that cannot be made leaves no tag', async () => {
    await using app = await createApp();
    const repository = `${plain.host}/team/unsigned`;
    const wrongPassword = await app.build(['--images', repository], { env: { COSIGN_PASSWORD: 'not-it' } });
    expect(wrongPassword.code).toBe(3);
    const noAuthority = await app.build(
      [
        '--images',
        repository,
        '--trusted-root',
        sigstore.trustedRoot,
        '--signing-config',
        await brokenConfig(app),
      ],
      { keyless: true, env: sigstore.env },
    );
    expect(noAuthority.code).toBe(3);
    expect(await writtenRecord(app)).toMatchObject({
      outcome: 'failed',
      error: { code: 'sign-failed' },
      tags: [],
    });
    expect(await tagsOf(app, repository)).toEqual({});
  });

  /** The lab's Sigstore with a certificate authority that nobody runs. */
  async function brokenConfig(app: App): Promise<string> {
    const text = await readFile(sigstore.signingConfig, 'utf8');
    const config = JSON.parse(text);
    config.caUrls = config.caUrls.map((service: object) => ({ ...service, url: 'http://127.0.0.1:1' }));
    await writeFile(join(app.folder, 'broken.json'), JSON.stringify(config));
    return join(app.folder, 'broken.json');
  }

  test('1 and latest do not go back for a backport, and 1.1 is its own line', async () => {
    await using app = await createApp();
    const repository = `${plain.host}/team/backport`;
    await app.commit({ 'app.txt': 'new' }, 'v1.2.0');
    expect((await app.build(['--images', repository])).code).toBe(0);
    const before = await tagsOf(app, repository);
    await app.commit({ 'app.txt': 'old line' }, 'v1.1.9');
    const backport = await app.build(['--images', repository]);
    expect(backport.code).toBe(0);
    const after = await tagsOf(app, repository);
    const digest = backport.record?.image?.digest;
    expect(after).toMatchObject({ ...before, '1.1.9': digest, '1.1': digest });
    expect(backport.record?.tags.filter((one) => one.outcome === 'kept').map((one) => one.tag)).toEqual([
      '1',
      'latest',
    ]);
  });

  test('a version tag with another digest is refused and nothing changes', async () => {
    await using app = await createApp();
    const repository = `${plain.host}/team/taken`;
    await app.commit({ 'app.txt': 'first' }, 'v1.0.0');
    expect((await app.build(['--images', repository])).code).toBe(0);
    const before = await tagsOf(app, repository);
    await app.git('tag', '--delete', 'v1.0.0');
    await app.commit({ 'app.txt': 'second' }, 'v1.0.0');
    const refused = await app.build(['--images', repository]);
    expect(refused.code).toBe(5);
    expect(refused.record?.error?.code).toBe('tag-immutable');
    expect(await tagsOf(app, repository)).toEqual(before);
  });

  test('an image that only carries an attestation is not taken for a signed one', async () => {
    await using app = await createApp();
    const repository = `${plain.host}/team/attested`;
    const unsigned = await app.build(['--images', repository, '--sign', 'off'], { keyless: true });
    expect(unsigned.code).toBe(0);
    const name = `${repository}@${unsigned.record?.image?.digest}`;
    await writeFile(join(app.folder, 'predicate.json'), '{}');
    const attest = [
      'attest',
      '--key',
      app.key,
      '--use-signing-config=false',
      '--tlog-upload=false',
      '--type',
      'custom',
      '--predicate',
      join(app.folder, 'predicate.json'),
      '--yes',
      name,
    ];
    expect(
      (
        await run({
          program: join(toolFolder(app), 'cosign'),
          args: attest,
          env: { HOME: app.folder, COSIGN_PASSWORD: app.password },
        })
      ).code,
    ).toBe(0);
    // cosign itself is content with it.
    await app.outside(
      'cosign',
      'verify',
      '--key',
      join(app.folder, 'cosign.pub'),
      '--insecure-ignore-tlog=true',
      name,
    );
    const ran = await app.build(['--images', repository]);
    expect(ran.code).toBe(5);
    expect(ran.record?.error?.code).toBe('signature-missing');
  });

  test('two repositories are both signed and tagged, the second of a registry by mounting', async () => {
    await using app = await createApp();
    await using other = await disposable(startRegistry({ folder: join(app.folder, 'other') }));
    const repositories = [`${plain.host}/team/a`, `${plain.host}/team/b`, `${other.address}/team/c`];
    const ran = await app.build(repositories.flatMap((name) => ['--images', name]));
    expect(ran.code).toBe(0);
    expect(ran.record?.pushed?.[1]?.blobs).toMatchObject({ uploaded: 0 });
    for (const repository of repositories) {
      const digest = ran.record?.image?.digest ?? '';
      expect(
        await app
          .outside('crane', 'digest', `${repository}:sha-${await app.git('rev-parse', 'HEAD')}`)
          .catch(() => ''),
      ).toBe(digest);
      await app.outside(
        'cosign',
        'verify',
        '--key',
        join(app.folder, 'cosign.pub'),
        '--insecure-ignore-tlog=true',
        `${repository}@${digest}`,
      );
    }
  });

  test('a tampered tool never runs', async () => {
    await using app = await createApp();
    const marker = join(app.folder, 'it-ran');
    const fake = `#!/bin/sh\ntouch ${marker}\n`;
    const mirror = createServer((_request, response) => response.end(fake));
    await new Promise<void>((resolve) => mirror.listen(0, '127.0.0.1', resolve));
    try {
      const { port } = mirror.address() as AddressInfo;
      const ran = await app.build(
        ['--images', `${plain.host}/team/tampered`, '--tool-mirror', `http://127.0.0.1:${port}`],
        { pinnedTools: true },
      );
      expect(ran.code).toBe(3);
      expect(ran.record?.error?.code).toBe('tool-checksum');
      await expect(readFile(marker)).rejects.toThrow('ENOENT');
    } finally {
      mirror.close();
    }
  });

  test('a pull request from a fork builds and scans, and sends nothing', async () => {
    await using app = await createApp();
    await using registry = await disposable(startRegistry({ folder: join(app.folder, 'registry') }));
    const repo = (name: string) => ({ full_name: name, default_branch: 'main' });
    const event = {
      number: 7,
      repository: repo('acme/app'),
      pull_request: {
        number: 7,
        head: { repo: repo('mallory/app'), ref: 'patch', sha: 'b'.repeat(40) },
        base: { repo: repo('acme/app'), ref: 'main' },
      },
    };
    await writeFile(join(app.folder, 'event.json'), JSON.stringify(event));
    const ran = await app.build(['--images', `${registry.address}/team/app`, '--push'], {
      env: {
        GITHUB_ACTIONS: 'true',
        GITHUB_EVENT_NAME: 'pull_request',
        GITHUB_EVENT_PATH: join(app.folder, 'event.json'),
        GITHUB_REPOSITORY: 'acme/app',
        GITHUB_REF: 'refs/pull/7/merge',
        GITHUB_SHA: await app.git('rev-parse', 'HEAD'),
        GITHUB_SERVER_URL: 'https://github.com',
      },
    });
    expect(ran.code).toBe(0);
    expect(ran.record?.verdict?.outcome).toBe('passed');
    expect(ran.record?.notes.join()).toContain('fork');
    expect(registry.requests.filter(({ method }) => method !== 'GET' && method !== 'HEAD')).toEqual([]);
  });

  test('secrets stay secret: in no output and no file that stays', async () => {
    await using app = await createApp();
    const registry = await startDistribution(join(app.folder, 'r'), { auth: 'htpasswd' });
    try {
      const ran = await app.build(
        ['--images', `${registry.host}/team/app`, '--registry', registry.host, ...login],
        {
          env: { ...loginEnv, SEALIFT_SECRETS: 'token=build-secret-value', SEALIFT_DEBUG: 'true' },
        },
      );
      expect(ran.code).toBe(0);
      const report = await run({
        program: 'grep',
        args: [
          '-rlE',
          `${testAccount.password}|${app.password}|build-secret-value`,
          join(app.folder, 'report'),
          join(app.folder, 'tmp'),
        ],
      });
      expect(report.stdout).toBe('');
      for (const secret of [testAccount.password, app.password, 'build-secret-value'])
        expect(ran.stdout + ran.stderr).not.toContain(secret);
      expect(await readdir(join(app.folder, 'tmp'))).toEqual([]);
    } finally {
      await registry.stop();
    }
  });

  test('each kind of failure has its exit code, and one record on standard output', async () => {
    await using app = await createApp();
    const wrong = await app.build(['--images', 'UPPER/case!', '--severity', 'AWFUL', '--nonsense']);
    expect(wrong.code).toBe(2);
    for (const named of ['images', 'severity', '--nonsense']) expect(wrong.stderr).toContain(named);
    const down = await app.build(['--images', '127.0.0.1:1/team/app']);
    expect(down.code).toBe(4);
    expect(down.record).toMatchObject({ outcome: 'failed', error: { code: 'network-failed' } });
    await app.commit({ Dockerfile: 'FROM scratch\nCOPY missing /\n' });
    const broken = await app.build(['--images', `${plain.host}/team/broken`]);
    expect(broken.code).toBe(3);
    expect(broken.record?.error).toMatchObject({ code: 'build-failed' });
    expect(broken.stderr).toContain('missing');
  });

  test('SIGTERM in the middle of a build ends with 130 and leaves nothing behind', async () => {
    await using app = await createApp({
      ...cleanApp,
      Dockerfile: 'FROM scratch\nCOPY busybox /bin/busybox\nRUN ["/bin/busybox", "sleep", "60"]\n',
    });
    const busybox = await run({ program: 'cp', args: ['/bin/busybox', join(app.folder, 'app', 'busybox')] });
    if (busybox.code !== 0) await writeFile(join(app.folder, 'app', 'busybox'), '');
    await app.commit({});
    const { ended, stderr } = await interrupted(
      app,
      ['--images', `${plain.host}/team/stopped`],
      'Build the image',
    );
    expect(ended, stderr).toBe(130);
    expect(await writtenRecord(app)).toMatchObject({ outcome: 'interrupted', tags: [] });
    expect(await readdir(join(app.folder, 'tmp'))).toEqual([]);
    const processes = await run({ program: 'ps', args: ['-eo', 'args'] });
    expect(processes.stdout.split('\n').filter((line) => line.includes(app.folder))).toEqual([]);
    expect(
      (await readFile('/proc/mounts', 'utf8')).split('\n').filter((line) => line.includes(app.folder)),
    ).toEqual([]);
  });
});

/** Starts a build, sends SIGTERM half a second after `until` was logged, and waits for the end. */
function interrupted(
  app: App,
  args: readonly string[],
  until: string,
): Promise<{ ended: number | null; stderr: string }> {
  const { program, args: all, cwd, env } = app.command(args);
  return new Promise((resolve) => {
    const child = spawn(program, all, { cwd, env, stdio: ['ignore', 'ignore', 'pipe'] });
    let stderr = '';
    child.stderr.on('data', (chunk) => {
      const before = stderr.includes(until);
      stderr += chunk;
      if (!before && stderr.includes(until)) setTimeout(() => child.kill('SIGTERM'), 500);
    });
    child.once('close', (ended) => resolve({ ended, stderr }));
  });
}

async function outsideWithLogin(app: App, program: string, args: readonly string[]): Promise<string> {
  const env = { HOME: app.folder, DOCKER_CONFIG: join(app.folder, 'docker'), PATH: process.env.PATH };
  const result = await run({ program: join(toolFolder(app), program), args, env });
  if (result.code !== 0) throw new Error(`${program} ${args.join(' ')}: ${result.stderr}`);
  return result.stdout.trim();
}

/** The flags of the printed command: all between `cosign verify` and the reference. */
function verifyFlags(command: string): string[] {
  const words = command.match(/'[^']*'|\S+/g) ?? [];
  return words.slice(2, -1).map((word) => word.replace(/^'|'$/g, ''));
}

async function disposable<T extends { stop(): Promise<void> }>(
  starting: Promise<T>,
): Promise<T & AsyncDisposable> {
  const started = await starting;
  return Object.assign(started, { [Symbol.asyncDispose]: () => started.stop() });
}
