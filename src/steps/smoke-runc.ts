import { randomBytes } from 'node:crypto';
import { open, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SealiftError } from '../errors.ts';
import type { Layout, PlatformImage } from '../oci/layout.ts';
import type { ImageUser } from '../platforms/image-user.ts';
import { ownPlaces, runtimeSpec } from '../platforms/runtime-spec.ts';
import type { SmokePlan } from '../platforms/smoke-plan.ts';
import { removeCgroups } from '../tools/cgroup.ts';
import { removeTree } from '../tools/mounts.ts';
import { runcCommand, runcFailure, runcVersion } from '../tools/runc.ts';
import type { Daemon } from '../tools/runner.ts';
import { tied } from '../tools/tied.ts';
import { changedPaths } from './changed-paths.ts';
import { namespaceRoot, type PreparedImage, prepareImage } from './prepared-image.ts';
import { askInside } from './smoke-ask.ts';
import type { Sandbox, SmokeContainer, SmokeDeps, SmokeState } from './smoke-sandbox.ts';

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
    const version = await runcVersion(program, deps);
    const prepared = await prepareImage(layout, image, plan, folder, rootless, deps);
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
    // It says no when there is no such container, which is what we want.
    await run(runcCommand(state, ['delete', '--force', name], env)).catch(() => {});
    await removeCgroups(name);
  }
  await removeTree(state.folder, [state.folder], { run, rootless: state.rootless });
}

/** Left out of what a container has changed. */
const notOurs: ReadonlySet<string> = new Set(ownPlaces);

interface Start extends PreparedImage {
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
  const user = mapping && writesAnywhere ? namespaceRoot : options.user;
  const held = await attempt(options, user, true, deps);
  if (!/cgroup/i.test(held.startFailure ?? '')) return held;
  // Who may not make cgroups can still run the image, only not hold it to these.
  await deps.run(runcCommand(options.state, ['delete', '--force', options.name], deps.env));
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
  // Kept when it has ended: its cgroup tells why.
  const args = ['run', '--keep', '--bundle', bundle, '--pid-file', pidFile, name];
  const command = await tied(runcCommand(state, args, deps.env), deps.run);
  const daemon = await deps.start({ ...command, logFile });
  const pid = await pidWhenStarted(pidFile, daemon, deps.signal);
  const started = process.hrtime.bigint();
  return {
    startFailure: pid === undefined ? runcFailure(await lastOf(logFile)) : undefined,
    pid: pid ?? 0,
    started,
    notHeld,
    ended: daemon.ended,
    probe: (task, aborted) =>
      askInside(pid ?? 0, { ...task, host: '127.0.0.1' }, mapping !== undefined, aborted, deps),
    signal: async (which) => void (await deps.run(runcCommand(state, ['kill', name, which], deps.env))),
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
