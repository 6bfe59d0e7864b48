import { type ChildProcess, spawn } from 'node:child_process';
import { stat, writeFile } from 'node:fs/promises';
import { createServer as createHttpServer, type Server } from 'node:http';
import { createServer as createHttp2Server } from 'node:http2';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { BuilderChoice } from '../../../src/plan/plan.ts';
import { type BuilderHost, closeBuilderState, openBuilder } from '../../../src/steps/builder.ts';
import { isAlive } from '../../../src/tools/process-mark.ts';
import type { Command, RunResult } from '../../../src/tools/runner.ts';
import { type LiveDeps, liveDeps, vouched } from '../../support/build.ts';

const digest = 'sha256:6c2fa84a6b61ccd72899dde4239f8d5717f05f9a8ca6f3cad185fb1a95a94de3';
const running =
  'Name: b\nDriver: remote\n\nNodes:\nName: b0\nEndpoint: e\nStatus: running\nBuildKit version: v0.33.0\n';

let deps: LiveDeps;
let commands: string[][];
let environments: Command['env'][];
/** Answers of buildx by its subcommand. */
let answers: Record<string, Partial<RunResult>>;
let closing: (() => void)[];

beforeEach(async () => {
  commands = [];
  environments = [];
  answers = { inspect: { stdout: running } };
  closing = [];
  const base = await liveDeps();
  deps = {
    ...base,
    env: {
      PATH: base.files.path('bin'),
      HOME: '/home/me',
      DOCKER_HOST: `unix://${base.files.path('docker.sock')}`,
    },
    async run(command) {
      commands.push([command.program, ...command.args]);
      environments.push(command.env);
      return { code: 0, stdout: '', stderr: '', milliseconds: 1, ...answers[command.args[0] ?? ''] };
    },
    start: () => Promise.reject(new Error('nothing is to be started')),
  };
});
afterEach(async () => {
  for (const close of closing) close();
  await deps.files.remove();
});

const root: BuilderHost = { platform: 'linux', uid: 0 };
const tools = {
  buildx: vouched('buildx', '/tools/buildx'),
  buildkit: async () => vouched('buildkit', '/tools/buildkitd'),
};
const open = (choice: BuilderChoice, host = root, other: { insecureRegistries?: string[] } = {}) =>
  openBuilder(choice, tools, deps, { host, ...other });

async function dockerDaemon(): Promise<void> {
  const server: Server = createHttpServer((_, response) => response.end('OK'));
  await new Promise<void>((resolve) => server.listen(deps.files.path('docker.sock'), resolve));
  closing.push(() => server.close());
}

/** Plays buildkitd: serves HTTP/2 on the socket it is told, as a process that sleeps. */
function playBuildkitd(): { started: { program: string; args: readonly string[]; env?: Command['env'] }[] } {
  const started: { program: string; args: readonly string[]; env?: Command['env'] }[] = [];
  deps = {
    ...deps,
    async start(command) {
      started.push(command);
      const socket = command.args[command.args.indexOf('--addr') + 1]?.replace('unix://', '') ?? '';
      const server = createHttp2Server();
      await new Promise<void>((resolve) => server.listen(socket, resolve));
      const child: ChildProcess = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], {
        stdio: 'ignore',
      });
      closing.push(
        () => server.close(),
        () => void child.kill('SIGKILL'),
      );
      return {
        pid: child.pid as number,
        ended: new Promise((resolve) => child.once('exit', () => resolve(0))),
      };
    },
  };
  return { started };
}

describe('docker-container', () => {
  test('is created from the image pinned by digest, and removed', async () => {
    const builder = await open({ kind: 'docker-container' });
    const config = deps.files.path('buildx');
    expect(builder).toMatchObject({
      kind: 'docker-container',
      buildxConfig: config,
      buildkitVersion: 'v0.33.0',
    });
    expect(commands).toEqual([
      [
        ...['/tools/buildx', 'create', '--name', builder.name, '--driver', 'docker-container'],
        ...['--driver-opt', `image=moby/buildkit:v0.33.0@${digest}`, '--bootstrap'],
      ],
    ]);
    expect(environments[0]).toMatchObject({ BUILDX_CONFIG: config, DOCKER_HOST: deps.env.DOCKER_HOST });
    await builder.close();
    expect(commands.slice(1)).toEqual([['/tools/buildx', 'rm', '--force', builder.name]]);
  });

  test('is removed by its saved state as well', async () => {
    const { state, name } = await open({ kind: 'docker-container' });
    const saved = JSON.parse(JSON.stringify(state));
    await closeBuilderState(saved, deps);
    expect(commands.at(-1)).toEqual(['/tools/buildx', 'rm', '--force', name]);
    expect(environments.at(-1)).toMatchObject({ BUILDX_CONFIG: deps.files.path('buildx') });
  });

  test('that cannot be created is removed and told', async () => {
    answers.create = {
      code: 1,
      stderr: '#1 pulling\nERROR: toomanyrequests: You have reached your pull rate limit\n',
    };
    await expect(open({ kind: 'docker-container' })).rejects.toMatchObject({
      code: 'builder-unavailable',
      hint: expect.stringContaining('Docker Hub'),
    });
    expect(commands.at(-1)?.slice(1, 3)).toEqual(['rm', '--force']);
  });

  test('reads base images by plain HTTP where it is told to', async () => {
    await open({ kind: 'docker-container' }, root, { insecureRegistries: ['r.example:5000'] });
    expect(commands[0]).toContain(deps.files.path('buildkitd.toml'));
  });
});

describe('auto', () => {
  test('takes the builder that BUILDX_BUILDER names', async () => {
    deps = { ...deps, env: { ...deps.env, BUILDX_BUILDER: 'mine' } };
    const builder = await open({ kind: 'auto' });
    expect(builder).toMatchObject({ kind: 'named', name: 'mine', buildxConfig: '/home/me/.docker/buildx' });
    expect(commands).toEqual([['/tools/buildx', 'inspect', '--bootstrap', 'mine']]);
  });

  test('takes Docker when its daemon answers', async () => {
    await dockerDaemon();
    expect(await open({ kind: 'auto' })).toMatchObject({
      kind: 'docker-container',
      reason: 'a Docker daemon answers',
    });
  });

  test('takes the embedded one when Docker cannot get the image, and says why', async () => {
    await dockerDaemon();
    answers.create = { code: 1, stderr: 'ERROR: toomanyrequests\n' };
    const { started } = playBuildkitd();
    const running = deps.run;
    deps = {
      ...deps,
      // Only the container cannot be created.
      run: (command) => {
        if (command.args.includes('remote')) answers.create = {};
        return running(command);
      },
    };
    const builder = await open({ kind: 'auto' });
    expect(builder.kind).toBe('embedded');
    expect(builder.reason).toContain('toomanyrequests');
    expect(started).toHaveLength(1);
    await builder.close();
  });

  test('takes the embedded one without Docker', async () => {
    playBuildkitd();
    const builder = await open({ kind: 'auto' });
    expect(builder).toMatchObject({
      kind: 'embedded',
      reason: expect.stringContaining('no Docker daemon answers'),
    });
    await builder.close();
  });
});

describe('embedded', () => {
  test.each([
    ['macOS', { platform: 'darwin', uid: 501 }, 'Linux'],
    ['a user who is not root, without rootlesskit', { platform: 'linux', uid: 1000 }, 'rootlesskit'],
  ] as const)('is not to be had on %s', async (_, host, word) => {
    await expect(open({ kind: 'embedded' }, host)).rejects.toMatchObject({
      code: 'builder-unavailable',
      message: expect.stringContaining(word),
    });
  });

  test('runs under rootlesskit for a user who is not root', async () => {
    const bin = await deps.files.folder('bin');
    await writeFile(`${bin}/rootlesskit`, '', { mode: 0o755 });
    answers['--pdeathsig'] = { code: 1 };
    const { started } = playBuildkitd();
    const builder = await open({ kind: 'embedded' }, { platform: 'linux', uid: 1000 });
    expect(started[0]?.program).toBe(`${bin}/rootlesskit`);
    expect(started[0]?.args.slice(0, 2)).toEqual(['/tools/buildkitd', '--rootless']);
    expect(builder.state).toMatchObject({ daemon: { rootless: true } });
    await builder.close();
  });

  test('is tied to us, keeps to its own folders, and ends with its state', async () => {
    const { started } = playBuildkitd();
    const builder = await open({ kind: 'embedded' });
    const folder = deps.files.path('buildkit');
    expect(started[0]?.program).toBe('setpriv');
    expect(started[0]?.args).toEqual([
      ...['--pdeathsig', 'TERM', '/tools/buildkitd'],
      ...['--addr', `unix://${folder}/buildkitd.sock`, '--root', `${folder}/state`],
      ...['--oci-worker=true', '--containerd-worker=false', '--oci-worker-net=host'],
      ...['--config', deps.files.path('buildkitd.toml'), '--otel-socket-path', `${folder}/otel.sock`],
    ]);
    expect(started[0]?.env?.PATH?.split(':')[0]).toBe('/tools');
    expect(commands.at(-1)).toEqual([
      ...[
        '/tools/buildx',
        'create',
        '--name',
        builder.name,
        '--driver',
        'remote',
        `unix://${folder}/buildkitd.sock`,
      ],
    ]);
    const saved = JSON.parse(JSON.stringify(builder.state));
    expect(await isAlive(saved.daemon.process)).toBe(true);
    await closeBuilderState(saved, deps);
    expect(await isAlive(saved.daemon.process)).toBe(false);
    await expect(stat(folder)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('ends when buildx will not have it', async () => {
    answers.create = { code: 1, stderr: 'ERROR: no' };
    playBuildkitd();
    await expect(open({ kind: 'embedded' })).rejects.toMatchObject({ code: 'builder-unavailable' });
    await expect(stat(deps.files.path('buildkit'))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('remote', () => {
  test('makes a node for each endpoint, with the TLS files', async () => {
    const [ca, cert, key] = await Promise.all(
      ['ca', 'cert', 'key'].map((name) => deps.files.write(name, 'pem')),
    );
    const tls = { ca: ca as string, cert: cert as string, key: key as string };
    const builder = await open({ kind: 'remote', value: 'tcp://amd:1234, tcp://arm:1234', tls });
    const options = [
      '--driver-opt',
      `cacert=${ca}`,
      '--driver-opt',
      `cert=${cert}`,
      '--driver-opt',
      `key=${key}`,
    ];
    const create = ['/tools/buildx', 'create', '--name', builder.name, '--driver', 'remote'];
    expect(commands).toEqual([
      [...create, ...options, 'tcp://amd:1234'],
      [...create, '--append', ...options, 'tcp://arm:1234'],
      ['/tools/buildx', 'inspect', '--bootstrap', builder.name],
    ]);
    expect(builder).toMatchObject({ kind: 'remote', buildkitVersion: 'v0.33.0' });
    expect(builder.state).toBeUndefined();
  });

  test.each([
    ['no endpoint', { value: '' }],
    ['a host without a scheme', { value: 'buildkit.example:1234' }],
    ['a TLS file that is not there', { value: 'tcp://b:1', tls: { ca: '/nonexistent/ca.pem' } }],
    ['a certificate without its key', { value: 'tcp://b:1', tls: { cert: import.meta.filename } }],
  ])('%s is an input that cannot be meant', async (_, choice) => {
    await expect(open({ kind: 'remote', ...choice })).rejects.toMatchObject({ code: 'input-invalid' });
    expect(commands).toEqual([]);
  });

  test('that does not answer is unavailable', async () => {
    answers.inspect = {
      stdout: 'Name: b\nDriver: remote\n\nNodes:\nName: b0\nEndpoint: e\nError: connection refused\n',
    };
    await expect(open({ kind: 'remote', value: 'tcp://b:1' })).rejects.toMatchObject({
      code: 'builder-unavailable',
      message: expect.stringContaining('connection refused'),
    });
  });
});

describe('named', () => {
  test('that buildx does not know is unavailable', async () => {
    answers.inspect = { code: 1, stderr: 'ERROR: no builder "ghost" found\n' };
    await expect(open({ kind: 'named', value: 'ghost' })).rejects.toMatchObject({
      code: 'builder-unavailable',
      hint: expect.stringContaining('BUILDX_CONFIG'),
    });
  });

  test('needs a name', async () => {
    await expect(open({ kind: 'named' })).rejects.toMatchObject({ code: 'input-invalid' });
  });
});
