import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { build } from '../../src/steps/build.ts';
import { type BuilderState, closeBuilderState, openBuilder } from '../../src/steps/builder.ts';
import { mountsBelow } from '../../src/tools/mounts.ts';
import { isAlive } from '../../src/tools/process-mark.ts';
import { run } from '../../src/tools/runner.ts';
import {
  buildOptions,
  buildPlan,
  buildReady,
  type LiveDeps,
  liveDeps,
  vouched,
  writeFolder,
} from '../support/build.ts';
import { describeWith, requireTool } from '../support/tools.ts';

const sleepingStep = 'RUN ["/busybox", "sleep", "86399"]';
const host = { platform: process.platform, uid: process.getuid?.() };

describeWith(['buildx', 'buildkitd', 'runc'], 'the embedded BuildKit', () => {
  let deps: LiveDeps;
  const tools = () => ({
    buildx: vouched('buildx', requireTool('buildx')),
    buildkit: async () => vouched('buildkit', requireTool('buildkitd')),
  });
  const embedded = (other: Partial<LiveDeps> = {}, stateFolder?: string) =>
    openBuilder(
      { kind: 'embedded' },
      tools(),
      { ...deps, ...other },
      { host, ...(stateFolder && { stateFolder }) },
    );

  beforeEach(async () => {
    deps = await liveDeps();
  });
  afterEach(async () => {
    await deps.files.remove();
  });

  test('is ready when it is open, and leaves neither process nor mount nor file behind', async () => {
    const builder = await embedded();
    const state = embeddedState(builder.state);
    try {
      expect(await isAlive(state.process)).toBe(true);
      const inspected = await run({
        program: requireTool('buildx'),
        args: ['inspect', builder.name],
        env: { BUILDX_CONFIG: builder.buildxConfig, HOME: deps.files.root },
      });
      expect(inspected.stdout).toMatch(/Status: +running/);
    } finally {
      await builder.close();
    }
    expect(await isAlive(state.process)).toBe(false);
    expect(await mountsBelow([deps.files.root])).toEqual([]);
    await expect(stat(state.folder)).rejects.toMatchObject({ code: 'ENOENT' });
    await builder.close();
  });

  test('takes its state folder up again, and another run does without it meanwhile', async () => {
    const stateFolder = await mkdtemp(join(tmpdir(), 'sealift-state-'));
    const other = await liveDeps();
    const context = await writeFolder(deps.files.path('context'), {
      Dockerfile: 'FROM scratch\nCOPY a /a\n',
      a: 'a',
    });
    const buildOnce = async () => {
      const builder = await embedded({}, stateFolder);
      try {
        deps.log.lines.length = 0;
        await build(
          buildPlan(buildOptions(context)),
          await buildReady(tools().buildx, builder, deps.files),
          deps,
        );
        return deps.log.lines.filter((line) => /COPY a/.test(line));
      } finally {
        await builder.close();
      }
    };
    try {
      expect(await buildOnce()).not.toContainEqual(expect.stringContaining('(cached)'));
      expect(await buildOnce()).toContainEqual(expect.stringContaining('(cached)'));

      const first = await embedded({}, stateFolder);
      const second = await embedded(other, stateFolder).finally(first.close);
      await second.close();
      expect(other.log.lines).toContainEqual(expect.stringContaining('builds without it'));
    } finally {
      await other.files.remove();
      await rm(stateFolder, { recursive: true });
    }
  });

  test('that cannot start says so with the end of its log', async () => {
    const config = await deps.files.write('bad.toml', 'this is [no toml');
    const opening = openBuilder({ kind: 'embedded' }, tools(), deps, { host, buildkitdConfig: config });
    await expect(opening).rejects.toMatchObject({
      code: 'builder-unavailable',
      message: expect.stringContaining('toml'),
    });
  });

  test('without runc says that it needs it', async () => {
    const empty = await deps.files.folder('empty');
    const buildkit = async () => ({ ...vouched('buildkit', requireTool('buildkitd')), folder: empty });
    const start: LiveDeps['start'] = (command) =>
      deps.start({
        ...command,
        program: requireTool('buildkitd'),
        args: daemonArgs(command.args),
        env: { PATH: empty },
      });
    const opening = openBuilder({ kind: 'embedded' }, { ...tools(), buildkit }, { ...deps, start }, { host });
    await expect(opening).rejects.toMatchObject({
      code: 'builder-unavailable',
      hint: expect.stringContaining('runc'),
    });
  });

  test('ends when the run is killed, also in the middle of a build step', async () => {
    const { child, state } = await openInChild(deps, sleepingStep);
    child.kill('SIGKILL');
    // Another process of the run, later.
    await closeBuilderState(state, deps);
    const daemon = embeddedState(state);
    expect(await isAlive(daemon.process)).toBe(false);
    expect(await mountsBelow([deps.files.root])).toEqual([]);
    // buildx ends by itself when its daemon is gone.
    await expect.poll(() => processesNaming(deps.files.root), { timeout: 10_000 }).toEqual([]);
    expect(await sleepers()).toEqual([]);
  });

  test('cleans up after a daemon that was itself killed in the middle of a build step', async () => {
    const { child, state } = await openInChild(deps, sleepingStep);
    const daemon = embeddedState(state);
    process.kill(daemon.process.pid, 'SIGKILL');
    child.kill('SIGKILL');
    await closeBuilderState(state, deps);
    expect(await mountsBelow([deps.files.root])).toEqual([]);
    expect(await sleepers()).toEqual([]);
    await closeBuilderState(state, deps);
  });

  test('never ends a process that only has the same id', async () => {
    const bystander = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
    try {
      const folder = await deps.files.folder('buildkit');
      const mark = { pid: bystander.pid as number, startTime: '1' };
      const daemon = { process: mark, folder, root: folder, rootless: false };
      await closeBuilderState({ kind: 'embedded', daemon }, deps);
      expect(bystander.exitCode ?? bystander.signalCode).toBeNull();
      process.kill(bystander.pid as number, 0);
    } finally {
      bystander.kill('SIGKILL');
    }
  });
});

describeWith(['buildx', 'buildkitd', 'runc'], 'a BuildKit that is already there', () => {
  let deps: LiveDeps;
  beforeEach(async () => {
    deps = await liveDeps();
  });
  afterEach(async () => {
    await deps.files.remove();
  });

  test('is used by its endpoint and by the name the user gave it, and stays', async () => {
    const buildx = vouched('buildx', requireTool('buildx'));
    const buildkit = async () => vouched('buildkit', requireTool('buildkitd'));
    const theirs = await openBuilder({ kind: 'embedded' }, { buildx, buildkit }, deps, { host });
    const ours = await liveDeps();
    try {
      const socket = `unix://${deps.files.path('buildkit', 'buildkitd.sock')}`;
      const none = async () => {
        throw new Error('nothing is to be installed');
      };
      const remote = await openBuilder({ kind: 'remote', value: socket }, { buildx, buildkit: none }, ours, {
        host,
      });
      expect(remote).toMatchObject({ kind: 'remote', buildkitVersion: expect.stringMatching(/^v\d/) });
      await remote.close();

      const env = { ...ours.env, BUILDX_CONFIG: theirs.buildxConfig, BUILDX_BUILDER: theirs.name };
      const named = await openBuilder(
        { kind: 'auto' },
        { buildx, buildkit: none },
        { ...ours, env },
        { host },
      );
      expect(named).toMatchObject({ kind: 'named', name: theirs.name, reason: 'BUILDX_BUILDER names it' });
      await named.close();
      expect(await isAlive(embeddedState(theirs.state).process)).toBe(true);

      const absent = openBuilder({ kind: 'named', value: 'nobody' }, { buildx, buildkit: none }, ours, {
        host,
      });
      await expect(absent).rejects.toMatchObject({ code: 'builder-unavailable' });
      const dead = { kind: 'remote', value: `unix://${ours.files.path('nothing.sock')}` } as const;
      const unreachable = openBuilder(dead, { buildx, buildkit: none }, ours, { host });
      await expect(unreachable).rejects.toMatchObject({ code: 'builder-unavailable' });
    } finally {
      await theirs.close();
      await ours.files.remove();
    }
  });
});

function embeddedState(state: BuilderState | undefined) {
  if (state?.kind !== 'embedded') throw new Error('this builder has no daemon');
  return state.daemon;
}

/** The daemon's own arguments, without the program that ties it to us. */
function daemonArgs(args: readonly string[]): string[] {
  return args.slice(args.indexOf('--addr'));
}

/** Has another process open a builder and start a build whose last step sleeps; resolves when it sleeps. */
async function openInChild(
  deps: LiveDeps,
  lastStep: string,
): Promise<{ child: ChildProcess; state: BuilderState }> {
  const context = await writeFolder(deps.files.path('context'), {
    Dockerfile: `FROM scratch\nCOPY --chmod=755 busybox /busybox\n${lastStep}\n`,
    busybox: await readFile('/bin/busybox'),
  });
  const script = join(import.meta.dirname, '../support/open-builder.ts');
  const child = spawn(
    process.execPath,
    [script, deps.files.root, context, requireTool('buildx'), requireTool('buildkitd')],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let output = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  let problem = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    problem += text;
  });
  while ((await sleepers()).length === 0) {
    if (child.exitCode !== null) throw new Error(`the child ended with ${child.exitCode}: ${problem}`);
    await sleep(50);
  }
  return { child, state: JSON.parse(output) as BuilderState };
}

/** Processes whose command line holds this text. */
async function processesNaming(text: string): Promise<string[]> {
  const { stdout } = await run({ program: 'ps', args: ['-eo', 'pid=,args='] });
  return stdout.split('\n').filter((line) => line.includes(text));
}

/** The build steps that sleep. */
function sleepers(): Promise<string[]> {
  return processesNaming('/busybox sleep 86399');
}
