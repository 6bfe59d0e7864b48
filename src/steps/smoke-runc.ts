import { randomBytes } from 'node:crypto';
import { access, constants, lstat, mkdir, open, readFile, writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { basename, delimiter, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SealiftError } from '../errors.ts';
import type { Layout, PlatformImage } from '../oci/layout.ts';
import type { ImageUser } from '../platforms/image-user.ts';
import { emulatorPath } from '../platforms/lambda-emulator.ts';
import {
  type ContainerConditions,
  containerConditions,
  mountPoints,
  runtimeSpec,
} from '../platforms/runtime-spec.ts';
import type { SmokePlan } from '../platforms/smoke-plan.ts';
import { removeCgroups } from '../tools/cgroup.ts';
import { descriptorLimit } from '../tools/descriptor-limit.ts';
import { removeTree } from '../tools/mounts.ts';
import type { Daemon } from '../tools/runner.ts';
import { tied } from '../tools/tied.ts';
import { changedPaths } from './changed-paths.ts';
import { unpackImage } from './root-filesystem.ts';
import { folderInRoot } from './root-path.ts';
import { askInside } from './smoke-ask.ts';
import type { Sandbox, SmokeContainer, SmokeDeps, SmokeState } from './smoke-sandbox.ts';
import { type UserMapping, userIn, userMapping } from './smoke-user.ts';

type RuncState = Extract<SmokeState, { kind: 'runc' }>;

/** Unpacks the image into the run folder, to be run with runc from there, as root or as anybody. */
export async function openRunc(
  layout: Layout,
  image: PlatformImage,
  plan: SmokePlan,
  deps: SmokeDeps,
): Promise<Sandbox> {
  const program = await deps.runc();
  const rootless = deps.host.uid !== 0;
  const name = `sealift-${randomBytes(6).toString('hex')}`;
  const folder = await deps.files.folder('smoke', name);
  const state: RuncState = {
    kind: 'runc',
    program,
    state: await deps.files.folder('smoke', name, 'state'),
    folder,
    containers: [name, `${name}-open`],
    rootless,
  };
  deps.onState?.(state);
  const close = () => closeRunc(state, deps);
  try {
    const version = await versionOf(program, deps);
    const prepared = await prepare(layout, image, plan, folder, rootless, deps);
    return {
      about: { kind: 'runc', version, rootless },
      start: (writable) =>
        startContainer(
          { ...prepared, state, name: writable ? `${name}-open` : name, writesAnywhere: writable },
          deps,
        ),
      changed: () => changedPaths(prepared.root, prepared.since, notOurs),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Ends what a smoke run left, and removes its folder. */
export async function closeRunc(
  state: RuncState,
  { run, env }: Pick<SmokeDeps, 'run' | 'env'>,
): Promise<void> {
  for (const name of state.containers) {
    const { PATH } = runcEnvironment(env);
    // It says no when there is no such container, which is what we want.
    await run({
      program: state.program,
      args: ['--root', state.state, 'delete', '--force', name],
      env: { PATH },
    }).catch(() => {});
    await removeCgroups(name);
  }
  await removeTree(state.folder, [state.folder], { run, rootless: state.rootless });
}

/** Left out of what a container has changed. */
const notOurs: ReadonlySet<string> = new Set([...mountPoints, dirname(emulatorPath)]);

interface Prepared {
  readonly root: string;
  readonly conditions: ContainerConditions;
  readonly user: ImageUser | undefined;
  readonly wantedUser: string;
  readonly mapping: UserMapping | undefined;
  readonly program: { source: string; destination: string } | undefined;
  readonly notHeld: readonly string[];
  /** Nanoseconds since 1970: what changes later is the container's doing. */
  readonly since: bigint;
}

async function prepare(
  layout: Layout,
  image: PlatformImage,
  plan: SmokePlan,
  folder: string,
  rootless: boolean,
  deps: SmokeDeps,
): Promise<Prepared> {
  const { config } = image.config;
  const { profile, emulator } = plan;
  const root = join(folder, 'root');
  await mkdir(root, { mode: 0o755 });
  await unpackImage(layout.folder, image, root, {
    owners: !rootless,
    folders: [config?.WorkingDir || '/', '/etc', ...(emulator ? [dirname(emulatorPath)] : [])],
    signal: deps.signal,
  });
  // Every platform knows localhost; images seldom do.
  await place(root, '/etc/hosts', '127.0.0.1\tlocalhost\n::1\tlocalhost\n');
  if (emulator) await place(root, emulatorPath, '');

  const notHeld: string[] = [];
  const conditions = containerConditions(config, plan);
  const descriptors = await descriptorLimit(conditions.descriptors);
  if (descriptors !== conditions.descriptors) {
    notHeld.push(`${conditions.descriptors} descriptors: this machine allows ${descriptors}`);
  }
  const wantedUser = config?.User ?? '';
  let user = await userIn(root, wantedUser, profile.run.user);
  const home = `HOME=${user?.home ?? '/'}`;
  const mapping = rootless ? await ownMapping(deps) : undefined;
  if (user && mapping && !mapping.many && user.uid !== 0) {
    notHeld.push(`user ${user.uid}: it ran with the rights of this machine's user ${deps.host.uid}`);
    user = nobodyElse;
  }
  if (rootless) notHeld.push('owners of files: all belong to the one who runs this');
  const environment = conditions.environment.some((entry) => entry.startsWith('HOME='))
    ? conditions.environment
    : [...conditions.environment, home];
  const mark = join(folder, 'mark');
  await writeFile(mark, '');
  const { ctimeNs } = await lstat(mark, { bigint: true });
  return {
    root,
    conditions: { ...conditions, environment, descriptors },
    user,
    wantedUser,
    mapping,
    program: emulator && { source: emulator.program, destination: emulatorPath },
    notHeld,
    since: ctimeNs,
  };
}

/** Root in a user namespace is who made it. */
const nobodyElse: ImageUser = { uid: 0, gid: 0, additionalGids: [], home: undefined };

interface Start extends Prepared {
  readonly state: RuncState;
  readonly name: string;
  readonly writesAnywhere: boolean;
}

async function startContainer(options: Start, deps: SmokeDeps): Promise<SmokeContainer> {
  const { wantedUser, mapping, writesAnywhere } = options;
  if (options.user === undefined) {
    return notStarted(`the image has no user "${wantedUser}" in its /etc/passwd and /etc/group`);
  }
  // What others wrote we could not remove again.
  const user = mapping && writesAnywhere ? nobodyElse : options.user;
  const held = await attempt(options, user, true, deps);
  if (!/cgroup/i.test(held.startFailure ?? '')) return held;
  // Who may not make cgroups can still run the image, only not hold it to these.
  await deps.run({
    program: options.state.program,
    args: ['--root', options.state.state, 'delete', '--force', options.name],
    env: runcEnvironment(deps.env),
  });
  const free = await attempt(options, user, false, deps);
  const { memory, pids } = options.conditions;
  return {
    ...free,
    notHeld: [
      ...free.notHeld,
      ...(memory === undefined ? [] : [`the memory limit of ${memory} bytes: no right to make a cgroup`]),
      ...(pids === undefined
        ? []
        : [`the limit of ${pids} processes and threads: no right to make a cgroup`]),
    ],
  };
}

async function attempt(
  { state, name, root, conditions, mapping, program, notHeld, writesAnywhere }: Start,
  user: ImageUser,
  limited: boolean,
  deps: SmokeDeps,
): Promise<SmokeContainer> {
  const bundle = await deps.files.folder('smoke', basename(state.folder), name);
  const spec = runtimeSpec({
    conditions,
    user,
    root,
    cgroup: limited ? `/${name}` : undefined,
    ...(program && { program }),
    ...(mapping && { mapping }),
    writesAnywhere,
  });
  await writeFile(join(bundle, 'config.json'), JSON.stringify(spec), { mode: 0o600 });
  const [pidFile, logFile] = [join(bundle, `pid-${limited}`), join(bundle, `log-${limited}`)];
  const env = runcEnvironment(deps.env);
  const runc = ['--root', state.state];
  const daemon = await deps.start({
    ...(await tied(
      {
        program: state.program,
        // Kept when it has ended: its cgroup tells why.
        args: [...runc, 'run', '--keep', '--bundle', bundle, '--pid-file', pidFile, name],
        env,
      },
      deps.run,
    )),
    logFile,
  });
  const pid = await pidWhenStarted(pidFile, daemon, deps.signal);
  const signal = async (which: 'TERM' | 'KILL') => {
    await deps.run({ program: state.program, args: [...runc, 'kill', name, which], env });
  };
  const started = process.hrtime.bigint();
  return {
    startFailure: pid === undefined ? failureIn(await lastOf(logFile)) : undefined,
    pid: pid ?? 0,
    started,
    notHeld,
    ended: daemon.ended,
    probe: (task, aborted) =>
      askInside(pid ?? 0, { ...task, host: '127.0.0.1' }, mapping !== undefined, aborted, deps),
    signal,
    output: () => lastOf(logFile),
    outOfMemory: async () => false,
  };
}

/** runc writes its file once the program runs. */
async function pidWhenStarted(
  file: string,
  daemon: Daemon,
  signal: AbortSignal,
): Promise<number | undefined> {
  let ended = false;
  void daemon.ended.then(() => {
    ended = true;
  });
  for (;;) {
    const last = ended;
    const text = await readFile(file, 'utf8').catch(() => '');
    if (text !== '') return Number(text);
    if (last) return undefined;
    if (signal.aborted) throw new SealiftError('interrupted', 'interrupted while a container was starting');
    await sleep(5);
  }
}

function notStarted(why: string): SmokeContainer {
  return {
    startFailure: why,
    pid: 0,
    started: process.hrtime.bigint(),
    notHeld: [],
    ended: Promise.resolve(1),
    probe: () => Promise.resolve({ failure: why }),
    signal: () => Promise.resolve(),
    output: () => Promise.resolve(why),
    outOfMemory: () => Promise.resolve(false),
  };
}

/** The message in the last line of runc's log, `time="…" level=error msg="…"`. */
function failureIn(log: string): string {
  const line = log.trim().split('\n').at(-1) ?? '';
  const message = /msg="((?:[^"\\]|\\.)*)"/.exec(line)?.[1];
  return (message ?? line).replaceAll('\\"', '"').replace(/^runc run failed: /, '');
}

const keptOutput = 64 * 1024;

/** What the container and runc wrote, the last of it. */
async function lastOf(file: string): Promise<string> {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    const length = Math.min(size, keptOutput);
    const { buffer } = await handle.read(Buffer.alloc(length), 0, length, size - length);
    return buffer.toString('utf8');
  } finally {
    await handle.close();
  }
}

async function versionOf(program: string, deps: SmokeDeps): Promise<string> {
  const { code, stdout, stderr } = await deps.run({
    program,
    args: ['--version'],
    env: runcEnvironment(deps.env),
    signal: deps.signal,
  });
  const version = /version (\S+)/.exec(stdout)?.[1];
  if (code === 0 && version) return version;
  throw new SealiftError('tool-failed', `${program} --version gave no version: ${stderr.trim()}`);
}

/** It looks for newuidmap; nothing else of our environment is its business. */
function runcEnvironment(env: SmokeDeps['env']): { PATH: string } {
  return { PATH: [env.PATH, '/usr/sbin', '/sbin'].filter(Boolean).join(delimiter) };
}

async function ownMapping(deps: SmokeDeps): Promise<UserMapping> {
  const { uid, gid, username } = userInfo();
  const folders = runcEnvironment(deps.env).PATH.split(delimiter);
  const able = await Promise.all(
    ['newuidmap', 'newgidmap'].map(async (name) => {
      const found = await Promise.all(
        folders.map((folder) =>
          access(join(folder, name), constants.X_OK).then(
            () => true,
            () => false,
          ),
        ),
      );
      return found.includes(true);
    }),
  );
  return userMapping({ uid, gid, name: username }, !able.includes(false));
}

/** Writes a file that is not there yet into a folder that is. */
async function place(root: string, path: string, content: string): Promise<void> {
  const folder = await folderInRoot(root, dirname(path));
  if (folder === undefined) return;
  await writeFile(join(folder, basename(path)), content, { flag: 'wx' }).catch(() => {});
}
