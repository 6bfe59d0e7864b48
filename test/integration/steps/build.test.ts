import { readFile, stat, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { BuildOptions } from '../../../src/plan/plan.ts';
import { Secret } from '../../../src/secret.ts';
import { build, evaluate } from '../../../src/steps/build.ts';
import type { Builder } from '../../../src/steps/builder.ts';
import type { Command } from '../../../src/tools/runner.ts';
import { buildOptions, buildPlan, type LiveDeps, liveDeps, vouched } from '../../support/build.ts';
import { writeImageLayout } from '../../support/image-layout.ts';

const amd64 = { os: 'linux', architecture: 'amd64' };
const builder: Builder = {
  name: 'b1',
  kind: 'remote',
  reason: '',
  buildxConfig: '/bx',
  close: async () => {},
};
const ready = {
  buildx: vouched('buildx', '/tools/buildx'),
  builder,
  logins: { folder: '/run/docker', helpers: '/run/helpers' },
};

let deps: LiveDeps;
let commands: Command[];
let metadata: (digest: string) => object;
beforeEach(async () => {
  commands = [];
  metadata = (digest) => ({ 'containerimage.digest': digest });
  const base = await liveDeps();
  deps = {
    ...base,
    env: { PATH: '/bin', HOME: '/home/me', GITHUB_TOKEN: 'not for buildx', TOKEN: 'from-the-environment' },
    // Plays buildx: leaves a layout and a metadata file where it is told to.
    async run(command) {
      commands.push(command);
      const { root } = await writeImageLayout(base.files.path('layout'), [
        { platform: amd64, files: { a: 'a' } },
      ]);
      await writeFile(base.files.path('build-metadata.json'), JSON.stringify(metadata(root.digest)));
      return { code: 0, stdout: '', stderr: '', milliseconds: 12 };
    },
  };
});
afterEach(() => deps.files.remove());

const buildIt = (options: Partial<BuildOptions> = {}) =>
  build(buildPlan(buildOptions('.', options)), ready, deps);

describe('build', () => {
  test('gives buildx the time of the commit, its folders, and little else', async () => {
    const built = await buildIt();
    expect(built.milliseconds).toBe(12);
    expect(commands).toHaveLength(1);
    expect(commands[0]?.program).toBe('/tools/buildx');
    expect(commands[0]?.env).toEqual({
      PATH: '/run/helpers:/bin',
      HOME: '/home/me',
      BUILDX_CONFIG: '/bx',
      DOCKER_CONFIG: '/run/docker',
      BUILDX_METADATA_PROVENANCE: 'max',
      SOURCE_DATE_EPOCH: '1767323045',
    });
  });

  test('never has a secret’s value among the arguments', async () => {
    await buildIt({
      secrets: [
        { id: 'npm', value: new Secret('the-value') },
        { id: 'token', env: 'TOKEN' },
      ],
      buildArgs: ['TOKEN', 'FIXED=1'],
    });
    const [command] = commands;
    expect(JSON.stringify(command?.args)).not.toMatch(/the-value|from-the-environment/);
    expect(command?.env?.TOKEN).toBe('from-the-environment');
    const file = command?.args.find((arg) => arg.startsWith('id=npm,'))?.replace('id=npm,src=', '') ?? '';
    expect(await readFile(file, 'utf8')).toBe('the-value');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(command?.args).toContain('id=token,env=TOKEN');
  });

  test.each([
    ['nothing', (digest: string) => ({ 'containerimage.digest': digest }), {}],
    ['null', (digest: string) => ({ 'containerimage.digest': digest, 'buildx.build.provenance': null }), {}],
    [
      '"null"',
      (digest: string) => ({ 'containerimage.digest': digest, 'buildx.build.provenance': 'null' }),
      {},
    ],
    [
      'one without platform',
      (digest: string) => ({
        'containerimage.digest': digest,
        'buildx.build.provenance': { buildType: 'x' },
      }),
      { 'linux/amd64': { buildType: 'x' } },
    ],
    [
      'one by platform',
      (digest: string) => ({
        'containerimage.digest': digest,
        'buildx.build.provenance/linux/amd64': { buildType: 'x' },
      }),
      { 'linux/amd64': { buildType: 'x' } },
    ],
  ])('reads provenance that is %s', async (_, written, expected) => {
    metadata = written;
    expect((await buildIt()).metadata.provenance).toEqual(expected);
  });

  test.each([
    ['another image', { 'containerimage.digest': `sha256:${'0'.repeat(64)}` }],
    ['none', {}],
  ])('does not go on when buildx says it built %s', async (_, written) => {
    metadata = () => written;
    await expect(buildIt()).rejects.toMatchObject({ code: 'build-failed' });
  });

  test.each([
    ['an empty variable', { id: 'a', env: 'EMPTY' }],
    ['a variable that is not set', { id: 'a', env: 'UNSET' }],
    ['no id', { id: '', env: 'TOKEN' }],
    ['a folder for a file', { id: 'a', file: '/' }],
  ])('builds nothing with %s for a secret', async (_, secret) => {
    deps = { ...deps, env: { ...deps.env, EMPTY: '' } };
    await expect(buildIt({ secrets: [secret] })).rejects.toMatchObject({ code: 'input-invalid' });
    expect(commands).toEqual([]);
  });

  test('goes on without a cache that cannot be opened, if that one may fail', async () => {
    const { run } = deps;
    const reason = 'failed to configure azblob cache exporter: no login';
    const refusing: LiveDeps['run'] = async (command) => {
      if (!command.args.some((arg) => arg.startsWith('type=azblob'))) return run(command);
      commands.push(command);
      command.onStderrLine?.(`ERROR: failed to build: failed to solve: ${reason}`);
      return { code: 1, stdout: '', stderr: '', milliseconds: 1 };
    };
    deps = { ...deps, run: refusing };
    const cacheTo = ['type=local,dest=d', 'type=azblob,name=n,ignore-error=true'];
    await buildIt({ cacheTo });
    const written = commands.map(({ args }) => args.filter((_, at) => args[at - 1] === '--cache-to'));
    expect(written).toEqual([cacheTo, cacheTo.slice(0, 1)]);
    await expect(buildIt({ cacheTo: ['type=azblob,name=n'] })).rejects.toMatchObject({
      code: 'build-failed',
      message: expect.stringContaining(reason),
      hint: expect.stringContaining('ignore-error'),
    });
  });

  test('gives the cache of GitHub its token, and nobody else', async () => {
    deps = { ...deps, env: { ...deps.env, ACTIONS_RUNTIME_TOKEN: 't', ACTIONS_RESULTS_URL: 'u' } };
    await buildIt();
    await buildIt({ cacheTo: ['type=gha,mode=max'] });
    expect(commands.map(({ env }) => env?.ACTIONS_RUNTIME_TOKEN)).toEqual([undefined, 't']);
  });
});

describe('evaluate', () => {
  const answering = (code: number, stdout: string, stderr = '') => {
    deps = {
      ...deps,
      async run(command) {
        for (const line of stderr.split('\n')) command.onStderrLine?.(line);
        return { code, stdout, stderr, milliseconds: 1 };
      },
    };
    return evaluate(buildPlan(buildOptions('.', { call: 'check' })), ready, deps);
  };

  test('hands on what was found', async () => {
    expect(await answering(0, 'Check complete, no warnings found.')).toMatchObject({ passed: true });
    expect(await answering(1, 'Check complete, 1 warning')).toMatchObject({ passed: false, method: 'check' });
  });

  test('fails when the Dockerfile cannot be evaluated', async () => {
    const failing = answering(1, '', 'ERROR: failed to build: dockerfile parse error on line 1');
    await expect(failing).rejects.toMatchObject({
      code: 'build-failed',
      message: expect.stringContaining('parse error'),
    });
  });
});
