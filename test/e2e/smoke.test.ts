import { spawn } from 'node:child_process';
import { chmod, chown, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { SealiftError } from '../../src/errors.ts';
import type { PlatformFinding } from '../../src/platforms/finding.ts';
import type { SmokePlan } from '../../src/platforms/smoke-plan.ts';
import { closeSmokeState, type SmokeResult, smoke } from '../../src/steps/smoke.ts';
import type { SmokeState } from '../../src/steps/smoke-sandbox.ts';
import { run as runProgram } from '../../src/tools/runner.ts';
import { type LiveDeps, liveDeps } from '../support/build.ts';
import { type DockerDaemon, startDocker } from '../support/docker-daemon.ts';
import { leftovers, smokeDeps, smokeImage, smokePlan } from '../support/smoke.ts';
import { describeWith, requireTool } from '../support/tools.ts';

const mebibyte = 1024 ** 2;
const bytes = (value: number) => ({ value, unit: 'bytes', source: 'a test' }) as const;
const count = (value: number) => ({ value, unit: 'count', source: 'a test' }) as const;
const seconds = (value: number) => ({ value, unit: 'seconds', source: 'a test' }) as const;

describeWith(['runc', 'nsenter', 'smoke-app'], 'the smoke run with runc', () => {
  let deps: LiveDeps;

  beforeEach(async () => {
    deps = await liveDeps();
  });
  afterEach(async () => {
    // Whatever the image did, and however the run ended.
    expect(leftovers(deps.files.root)).toEqual([]);
    expect(await readdir(deps.files.path('smoke')).catch(() => [])).toEqual([]);
    await deps.files.remove();
  });

  const run = async (
    args: readonly string[],
    plan: SmokePlan = smokePlan(),
    image: Parameters<typeof smokeImage>[2] = {},
  ) => {
    const built = await smokeImage(deps.files.path('layout'), args, image);
    return smoke(built.layout, built.image, plan, smokeDeps(deps));
  };

  test('a good service has its figures in the report, and no findings', async () => {
    const { report, findings } = await run(['memory=8388608', 'tmp=1048576', 'serve']);
    expect(findings).toEqual([]);
    expect(report).toMatchObject({
      platform: `linux/${process.arch === 'arm64' ? 'arm64' : 'amd64'}`,
      sandbox: { kind: 'runc', rootless: false },
      notHeld: [],
      answer: { status: 200, body: 'GET /' },
      end: { status: 0, by: 'term' },
      listeners: [{ port: 8080 }],
      refusedWrites: [],
      suggestedMemory: 128 * mebibyte,
    });
    const { readySeconds = 0, figures } = report;
    expect(readySeconds).toBeGreaterThan(0);
    expect(figures).toMatchObject({ processes: 1, oomKills: 0, forksRefused: 0, tmp: mebibyte });
    expect(figures?.memory).toBeGreaterThan(8 * mebibyte);
    expect(figures?.memory).toBeLessThan(64 * mebibyte);
    expect(figures?.threads).toBeGreaterThan(1);
    expect(figures?.descriptors).toBeGreaterThan(3);
  });

  test('the configured request is sent, and its status held to what is expected', async () => {
    const request = { method: 'POST', path: '/convert', body: 'x', status: 201 };
    const { report, findings } = await run(['serve'], smokePlan({}, { request }));
    expect(report.answer).toMatchObject({ status: 200, body: 'POST /convert' });
    expect(rules(findings)).toEqual(['smoke-answer']);
  });

  test('an answer of 500 is found', async () => {
    const { findings } = await run(['answer=500', 'serve']);
    expect(rules(findings)).toEqual(['smoke-answer']);
  });

  test('writes outside /tmp are found by path, also those that the image survives', async () => {
    const { report, findings } = await run(
      [
        ...[
          'write=/app/cache.json',
          'mkdir=/var/lib/app/data',
          'write=/tmp/fine',
          'remove=/app/old',
          'serve',
        ],
      ],
      smokePlan({ user: 993 }),
      { files: { 'app/old': { content: 'x' } } },
    );
    expect(report.refusedWrites).toEqual(['/app/cache.json', '/var/lib/app/data']);
    // Its own words say that it noticed.
    expect(report.output.join()).toContain('read-only file system');
    expect(findings.map(({ rule, where }) => [rule, where?.path])).toEqual([
      ['smoke-write', '/app/cache.json'],
      ['smoke-write', '/var/lib/app/data'],
    ]);
  });

  test('a folder where only something was removed is named itself', async () => {
    const { report } = await run(['remove=/data/old', 'serve'], smokePlan(), {
      files: { 'data/': {}, 'data/old': { content: 'x' } },
    });
    expect(report.refusedWrites).toEqual(['/data']);
  });

  test('a program that ends because it cannot write is told of both', async () => {
    const { report, findings } = await run(['must-write=/app/state', 'serve']);
    expect(report.end).toMatchObject({ by: 'itself', status: 3 });
    expect(findings).toMatchObject([
      { rule: 'smoke-exit', severity: 'error' },
      { rule: 'smoke-write', severity: 'error', where: { path: '/app/state' } },
    ]);
  });

  test('a root file system that may be written is', async () => {
    const { report, findings } = await run(
      ['must-write=/app/state', 'serve'],
      smokePlan({ readOnly: false }),
    );
    expect(findings).toEqual([]);
    expect(report.refusedWrites).toEqual([]);
  });

  test('forks past the limit are found', async () => {
    const { report, findings } = await run(['fork=40', 'serve'], smokePlan({ pids: count(24) }));
    // Whether Go survives it is its own affair.
    expect(rules(findings)).toContain('smoke-processes');
    expect(report.figures?.forksRefused).toBeGreaterThan(0);
    expect(report.figures?.threads).toBeLessThanOrEqual(24);
  });

  test('children are counted, where they are not allowed', async () => {
    const { report, findings } = await run(['fork=2', 'serve'], smokePlan({ children: false }));
    expect(report.figures?.processes).toBe(3);
    expect(rules(findings)).toEqual(['smoke-children']);
  });

  test('leaked descriptors are found', async () => {
    const { report, findings } = await run(['leak=300', 'release=10', 'serve']);
    expect(findings).toMatchObject([{ rule: 'smoke-descriptors', severity: 'error' }]);
    expect(report.figures?.descriptors).toBeGreaterThan(200);
    expect(report.figures?.descriptors).toBeLessThanOrEqual(256);
  });

  test('as many descriptors as are nearly too many are warned of', async () => {
    const { findings } = await run(['leak=240', 'serve']);
    expect(findings).toMatchObject([{ rule: 'smoke-descriptors', severity: 'warning' }]);
  });

  test('more memory than there is is found', async () => {
    const { report, findings } = await run(
      ['memory=134217728', 'serve'],
      smokePlan({ memory: bytes(64 * mebibyte) }),
    );
    expect(rules(findings)).toEqual(['smoke-memory']);
    expect(report.figures?.oomKills).toBeGreaterThan(0);
    // How much it would have taken is not known.
    expect(report.suggestedMemory).toBeUndefined();
  });

  test('a full /tmp is found', async () => {
    const { findings } = await run(['tmp=16777217', 'serve']);
    expect(rules(findings)).toEqual(['smoke-tmp']);
  });

  test('the wrong port is found, and which it is', async () => {
    const { report, findings } = await run(['serve=:9999']);
    expect(report.listeners).toMatchObject([{ port: 9999 }]);
    expect(rules(findings)).toEqual(['smoke-port']);
    expect(findings[0]?.what).toContain('9999');
  });

  test('listening on 127.0.0.1 only is found', async () => {
    const { report, findings } = await run(['serve=127.0.0.1:8080']);
    expect(report.listeners).toEqual([{ address: '127.0.0.1', port: 8080 }]);
    expect(rules(findings)).toEqual(['smoke-loopback']);
  });

  test('one that ignores SIGTERM is killed, and found', async () => {
    const { report, findings } = await run(['stubborn', 'serve'], smokePlan({ stop: seconds(1) }));
    expect(report.end).toMatchObject({ by: 'kill', status: 137 });
    expect(rules(findings)).toEqual(['smoke-stop']);
  });

  test('one that is never ready is found', async () => {
    const { findings } = await run(['stubborn', 'sleep'], smokePlan({ ready: seconds(1), stop: seconds(1) }));
    expect(rules(findings)).toEqual(['smoke-not-ready', 'smoke-stop']);
  });

  test('one that ends at once is found with its last words', async () => {
    const { report, findings } = await run(['exit=0', 'serve']);
    expect(report.end).toMatchObject({ by: 'itself', status: 0 });
    expect(rules(findings)).toEqual(['smoke-exit']);
    expect(findings[0]?.what).toContain('leaving');
  });

  test.each([
    [{ Entrypoint: ['/app/nothing'] }],
    [{ Entrypoint: ['/app/data'] }],
    [{ User: 'nobody' }],
    [{ Entrypoint: [], Cmd: [] }],
  ])('what cannot be started is found: %j', async (config) => {
    const { report, findings } = await run([], smokePlan(), {
      config,
      files: { 'app/data': { content: 'no program' } },
    });
    expect(report.startFailure).toBeTruthy();
    expect(rules(findings)).toEqual(['smoke-start']);
  });

  test('a job is run to its end', async () => {
    const job = smokePlan({ invocation: { kind: 'job' } });
    expect((await run(['exit=0'], job)).findings).toEqual([]);
    const { report, findings } = await run(['exit=4'], job);
    expect(rules(findings)).toEqual(['smoke-exit']);
    expect(report.end).toMatchObject({ status: 4, by: 'itself' });
  });

  test('a job that does not end is ended', async () => {
    const job = smokePlan({ invocation: { kind: 'job' }, stop: seconds(1) }, { patience: 1 });
    const { report, findings } = await run(['stubborn', 'sleep'], job);
    expect(rules(findings)).toEqual(['smoke-exit']);
    expect(report.end?.by).toBe('kill');
  });

  test('nothing of this machine comes in: user, environment, network, folder', async () => {
    const plan = smokePlan({ invocation: { kind: 'job' } }, { environment: { GREETING: 'from the plan' } });
    const { report } = await run(
      ['id', 'env=GREETING', 'env=OWN', 'env=HOME', 'env=SEALIFT_TEST_TOOLS', 'exit=0'],
      plan,
      {
        config: { User: 'app', Env: ['OWN=from the image', 'GREETING=from the image'], WorkingDir: '/work' },
        files: {
          'etc/': {},
          'etc/passwd': { content: 'root:x:0:0::/root:/bin/sh\napp:x:1234:4321::/home/app:/bin/sh\n' },
        },
      },
    );
    expect(report.output).toEqual([
      'user 1234 4321',
      'from the plan',
      'from the image',
      '/home/app',
      '',
      'leaving',
    ]);
  });

  describe('lambda', () => {
    const invoke = async (answer: string, args: readonly string[] = ['handler']) => {
      const emulator = { program: requireTool('smoke-app'), event: JSON.stringify({ answer }) };
      const plan = { ...smokePlan({ invocation: { kind: 'lambda' }, user: 993 }), emulator };
      return run(args, plan);
    };

    test('an event is answered', async () => {
      const { report, findings } = await invoke('"fine"');
      expect(findings).toEqual([]);
      expect(report.answer).toMatchObject({ status: 200, body: '"fine"' });
      expect(report.output.join()).toContain('START [/app/serve handler]');
    });

    test('an error and a time-out in an answer of 200 are found', async () => {
      expect(rules((await invoke('{"errorType":"ValueError","errorMessage":"x"}')).findings)).toEqual([
        'smoke-lambda-error',
      ]);
      expect(rules((await invoke('Task timed out after 3.00 seconds')).findings)).toEqual([
        'smoke-lambda-timeout',
      ]);
    });

    test('without the emulator it is not run, and said so', async () => {
      const { report, findings } = await run(['handler'], smokePlan({ invocation: { kind: 'lambda' } }));
      expect(report.skipped).toContain('emulator');
      expect(findings).toMatchObject([{ rule: 'smoke-not-run', severity: 'note' }]);
    });
  });

  test('an image for another architecture is not run, and said so', async () => {
    const { report } = await run(['serve'], smokePlan(), { architecture: 's390x' });
    expect(report.skipped).toContain('s390x');
    expect(report.figures).toBeUndefined();
  });

  test('without Docker and runc it is not run, and said so', async () => {
    const built = await smokeImage(deps.files.path('layout'), ['serve']);
    const { report } = await smoke(built.layout, built.image, smokePlan(), {
      ...smokeDeps(deps),
      runc: () => Promise.reject(new SealiftError('tool-missing', 'none here')),
    });
    expect(report.skipped).toContain('none here');
  });

  test('an interrupted run leaves nothing', async () => {
    const built = await smokeImage(deps.files.path('layout'), ['stubborn', 'sleep']);
    const interrupt = new AbortController();
    const running = smoke(built.layout, built.image, smokePlan(), {
      ...smokeDeps(deps),
      signal: interrupt.signal,
    });
    await until(() => leftovers(deps.files.root).some((found) => found.startsWith('/app/serve')));
    interrupt.abort();
    await expect(running).rejects.toMatchObject({ code: 'interrupted' });
  });

  test('what a killed run left is cleaned up from its state', async () => {
    const built = await smokeImage(deps.files.path('layout'), ['stubborn', 'serve']);
    const killed = spawn(process.execPath, [
      join(import.meta.dirname, '../support/killed-smoke.ts'),
      deps.files.root,
      built.layout.folder,
    ]);
    let told = '';
    killed.stdout.setEncoding('utf8').on('data', (text: string) => {
      told += text;
    });
    const gone = new Promise((resolve) => killed.once('exit', resolve));
    await until(() => leftovers(deps.files.root).some((found) => found.startsWith('/app/serve')));
    killed.kill('SIGKILL');
    await gone;
    expect(leftovers(deps.files.root)).not.toEqual([]);
    await closeSmokeState(JSON.parse(told) as SmokeState, deps);
  });
});

describeWith(['runc', 'nsenter', 'smoke-app', 'setpriv'], 'the smoke run without root', () => {
  test('what cannot be held is said, the rest is as with root, and nothing is left', async () => {
    const { result, deps } = await asNobody(['id', 'write=/app/x', 'tmp=1048576', 'serve']);
    expect(result.report).toMatchObject({
      sandbox: { kind: 'runc', rootless: true },
      answer: { status: 200 },
      end: { status: 0, by: 'term' },
      figures: { processes: 1, tmp: mebibyte },
      refusedWrites: ['/app/x'],
    });
    expect(result.report.figures?.memory).toBeGreaterThan(mebibyte);
    expect(result.report.notHeld.join()).toMatch(/owners of files.*memory limit.*processes and threads/);
    expect(new Set(rules(result.findings))).toEqual(new Set(['smoke-write', 'smoke-condition']));
    expect(leftovers(deps.files.root)).toEqual([]);
    expect(await readdir(deps.files.path('smoke'))).toEqual([]);
    await deps.files.remove();
  });
});

describeWith(['dockerd', 'docker', 'nsenter', 'smoke-app', 'setpriv'], 'the smoke run with Docker', () => {
  let docker: DockerDaemon;
  let deps: LiveDeps;

  beforeAll(async () => {
    docker = await startDocker();
  });
  afterAll(() => docker.stop());
  beforeEach(async () => {
    deps = await liveDeps();
  });
  afterEach(async () => {
    expect(await docker.ask('ps', '--all', '--quiet')).toBe('');
    expect(await docker.ask('images', '--quiet')).toBe('');
    expect(await docker.ask('network', 'ls', '--format', '{{.Name}}')).toBe('host\nnone');
    await deps.files.remove();
  });

  const run = async (args: readonly string[], plan: SmokePlan = smokePlan()) => {
    const built = await smokeImage(deps.files.path('layout'), args);
    const env = { ...deps.env, DOCKER_HOST: docker.host };
    return smoke(built.layout, built.image, plan, smokeDeps(deps, { env }));
  };

  test('a good service has its figures in the report', async () => {
    const { report, findings } = await run(['tmp=1048576', 'serve']);
    expect(findings).toEqual([]);
    expect(report).toMatchObject({
      sandbox: { kind: 'docker' },
      answer: { status: 200, body: 'GET /' },
      end: { status: 0, by: 'term' },
      listeners: [{ port: 8080 }],
      figures: { processes: 1, tmp: mebibyte },
    });
    expect(report.figures?.memory).toBeGreaterThan(mebibyte);
  });

  test('writes outside /tmp are found by path', async () => {
    const { report } = await run(
      ['write=/app/x', 'mkdir=/var/lib/y', 'write=/tmp/fine', 'serve'],
      smokePlan({ user: 993 }),
    );
    expect(report.refusedWrites).toEqual(['/app/x', '/var/lib/y']);
  });

  test('more memory, processes and descriptors than there are are found', async () => {
    const small = smokePlan({ memory: bytes(64 * mebibyte), pids: count(24) });
    expect(rules((await run(['memory=134217728', 'serve'], small)).findings)).toEqual(['smoke-memory']);
    expect(rules((await run(['fork=40', 'serve'], small)).findings)).toContain('smoke-processes');
    expect(rules((await run(['leak=300', 'release=10', 'serve'], small)).findings)).toEqual([
      'smoke-descriptors',
    ]);
  });

  test('one that is killed, and one that ends at once, are found', async () => {
    const { report, findings } = await run(['stubborn', 'serve'], smokePlan({ stop: seconds(1) }));
    expect(report.end?.by).toBe('kill');
    expect(rules(findings)).toEqual(['smoke-stop']);
    expect(rules((await run(['exit=3'])).findings)).toEqual(['smoke-exit']);
  });

  test('what cannot be started is found', async () => {
    const built = await smokeImage(deps.files.path('layout'), [], {
      config: { Entrypoint: ['/app/nothing'] },
    });
    const env = { ...deps.env, DOCKER_HOST: docker.host };
    const { report } = await smoke(built.layout, built.image, smokePlan(), smokeDeps(deps, { env }));
    expect(report.startFailure).toContain('/app/nothing');
  });

  test('an event is answered', async () => {
    const emulator = { program: requireTool('smoke-app'), event: '{"answer":"\\"fine\\""}' };
    const plan = { ...smokePlan({ invocation: { kind: 'lambda' }, user: 993 }), emulator };
    const { report, findings } = await run(['handler'], plan);
    expect(findings).toEqual([]);
    expect(report.answer?.body).toBe('"fine"');
  });

  test('without root it is asked over a network of its own', async () => {
    const { result, deps: others } = await asNobody(['tmp=1048576', 'write=/app/x', 'serve=:8080'], docker);
    expect(result.report).toMatchObject({
      sandbox: { kind: 'docker' },
      answer: { status: 200 },
      listeners: [{ port: 8080 }],
      figures: { tmp: mebibyte },
      refusedWrites: ['/app/x'],
    });
    expect(result.report.notHeld.join()).toContain('network');
    await others.files.remove();
  });
});

const nobody = 65534;

/** The smoke run of an image by a user who is not root and owns nothing but the run folder. */
async function asNobody(args: readonly string[], docker?: DockerDaemon) {
  const deps = await liveDeps();
  const built = await smokeImage(deps.files.path('layout'), args);
  // The test program's folder may be closed to others; the emulated run needs only the layout.
  for (const name of await readdir(deps.files.root, { recursive: true })) {
    await chown(deps.files.path(name), nobody, nobody);
  }
  await chown(deps.files.root, nobody, nobody);
  if (docker) await chmod(docker.host.replace('unix://', ''), 0o666);
  if (docker) await chmod(dirname(docker.host.replace('unix://', '')), 0o755);
  const { code, stdout, stderr } = await runProgram({
    program: requireTool('setpriv'),
    args: [
      ...[`--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups'],
      ...[process.execPath, join(import.meta.dirname, '../support/open-smoke.ts')],
      ...[deps.files.root, built.layout.folder, requireTool('runc'), docker?.host ?? ''],
    ],
    env: { PATH: process.env.PATH, HOME: deps.files.root, TMPDIR: deps.files.root },
  });
  if (code !== 0) throw new Error(stderr);
  return { result: JSON.parse(stdout) as SmokeResult, deps };
}

async function until(holds: () => boolean): Promise<void> {
  const end = performance.now() + 20_000;
  while (!holds()) {
    if (performance.now() > end) throw new Error('it did not come to that');
    await sleep(20);
  }
}

function rules(findings: readonly PlatformFinding[]): string[] {
  return findings.map(({ rule }) => rule);
}
