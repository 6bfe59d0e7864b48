import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { SealiftError } from '../errors.ts';
import type { Layout, PlatformImage } from '../oci/layout.ts';
import { emulatorPath } from '../platforms/lambda-emulator.ts';
import {
  type ContainerConditions,
  containerConditions,
  ownPlaces,
  platformEnvironment,
} from '../platforms/runtime-spec.ts';
import type { SmokePlan } from '../platforms/smoke-plan.ts';
import { buildxEnvironment } from '../tools/buildx-environment.ts';
import { writeDockerArchive } from '../tools/docker-archive.ts';
import type { RunResult } from '../tools/runner.ts';
import { askInside, askOutside } from './smoke-ask.ts';
import type { Sandbox, SmokeContainer, SmokeDeps, SmokeState } from './smoke-sandbox.ts';

type DockerState = Extract<SmokeState, { kind: 'docker' }>;

/** Loads the image into Docker, to be run there. Answers why not where its daemon runs containers on another machine. */
export async function openDocker(
  layout: Layout,
  image: PlatformImage,
  plan: SmokePlan,
  deps: SmokeDeps,
): Promise<Sandbox | string> {
  const docker = client(deps);
  const about = await docker.must(['info', '--format', '{{.ServerVersion}} {{.Name}}']);
  const [version = '', machine] = about.split(' ');
  if (machine !== hostname()) return `Docker runs containers on another machine (${machine})`;
  const name = `sealift-${randomBytes(6).toString('hex')}`;
  const containers = [name, `${name}-open`] as const;
  const state: DockerState = { kind: 'docker', containers, image: `${name}:smoke`, network: name };
  deps.onState?.(state);
  const close = () => closeDocker(state, deps);
  try {
    const archive = deps.files.path(`${name}.tar`);
    await writeDockerArchive(layout.folder, image, state.image, archive, deps.signal);
    await docker.must(['load', '--quiet', '--input', archive]);
    await rm(archive);
    // Only root reaches into a container that has no network at all; a job need not be reached.
    const isolated = deps.host.uid === 0 || plan.profile.run.invocation.kind === 'job';
    if (!isolated) await docker.must(['network', 'create', '--internal', state.network]);
    return {
      about: { kind: 'docker', version, rootless: false },
      start: (open) => startContainer(image, plan, { state, open, isolated }, deps),
      changed: async () => changes(await docker.must(['diff', containers[1]])),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Removes containers, network and image of a smoke run; what is not there is no matter. */
export async function closeDocker(
  { containers, image, network }: DockerState,
  deps: Pick<SmokeDeps, 'run' | 'env'>,
): Promise<void> {
  const docker = client(deps);
  for (const name of containers) await docker.ask(['rm', '--force', '--volumes', name]);
  await docker.ask(['network', 'rm', network]);
  await docker.ask(['image', 'rm', '--force', image]);
}

interface Start {
  readonly state: DockerState;
  readonly open: boolean;
  readonly isolated: boolean;
}

async function startContainer(
  image: PlatformImage,
  plan: SmokePlan,
  { state, open, isolated }: Start,
  deps: SmokeDeps,
): Promise<SmokeContainer> {
  const docker = client(deps);
  const name = state.containers[open ? 1 : 0] as string;
  const { config } = image.config;
  const { profile, emulator } = plan;
  const conditions = containerConditions(config, plan);
  const own = platformEnvironment(plan);
  const create = [
    ...['create', '--pull', 'never', '--name', name],
    ...['--network', isolated ? 'none' : state.network],
    ...limits(conditions, open),
    ...(open ? ['--user', '0:0', '--cap-add', 'DAC_OVERRIDE'] : user(profile.run.user)),
    ...(emulator
      ? [
          ...['--mount', `type=bind,source=${emulator.program},target=${emulatorPath},readonly`],
          ...['--entrypoint', emulatorPath],
        ]
      : []),
    ...(await environmentArgs(name, own, deps)),
    state.image,
    ...(emulator ? conditions.args.slice(1) : []),
  ];
  await docker.must(create, own);
  const begun = await docker.ask(['start', name]);
  const started = process.hrtime.bigint();
  const [pid = 0, address = ''] = (await inspect(docker, name, state.network)).split(' ');
  return {
    startFailure: begun.code === 0 ? undefined : begun.stderr.trim(),
    pid: Number(pid),
    started,
    notHeld: isolated ? [] : ['no network: it could reach services of this machine'],
    ended: docker.ask(['wait', name]).then(({ stdout }) => Number(stdout.trim() || 137)),
    probe: (task, signal) =>
      isolated
        ? askInside(Number(pid), { ...task, host: '127.0.0.1' }, false, signal, deps)
        : askOutside({ ...task, host: address }, signal, deps),
    signal: async (which) => void (await docker.ask(['kill', '--signal', which, name])),
    output: async () => {
      const { stdout, stderr } = await docker.ask(['logs', '--tail', '200', name]);
      return stdout + stderr;
    },
    outOfMemory: async () =>
      (await docker.ask(['inspect', '--format', '{{.State.OOMKilled}}', name])).stdout.trim() === 'true',
  };
}

function inspect(docker: Client, name: string, network: string): Promise<string> {
  const address = `{{with index .NetworkSettings.Networks "${network}"}}{{.IPAddress}}{{end}}`;
  return docker.must(['inspect', '--format', `{{.State.Pid}} ${address}`, name]);
}

function limits(conditions: ContainerConditions, open: boolean): string[] {
  const { readOnly, tmp, memory, pids, descriptors, sharedMemory } = conditions;
  return [
    ...(readOnly && !open ? ['--read-only'] : []),
    ...['--tmpfs', `/tmp:rw,exec,nosuid,nodev,mode=1777,size=${tmp}`],
    // As much with swap as without: none.
    ...(memory === undefined ? [] : ['--memory', String(memory), '--memory-swap', String(memory)]),
    ...(pids === undefined ? [] : ['--pids-limit', String(pids)]),
    ...(descriptors === undefined ? [] : ['--ulimit', `nofile=${descriptors}:${descriptors}`]),
    ...(sharedMemory ? [] : ['--ipc', 'none']),
    ...['--cap-drop', 'ALL', '--security-opt', 'no-new-privileges', '--log-driver', 'json-file'],
  ];
}

function user(forced: number | undefined): string[] {
  return forced === undefined ? [] : ['--user', `${forced}:${forced}`];
}

/** Values never are arguments, which others can see; its files know no line breaks, so those come from the client's own. */
async function environmentArgs(
  name: string,
  own: Readonly<Record<string, string>>,
  { files }: Pick<SmokeDeps, 'files'>,
): Promise<string[]> {
  const [long, plain] = [true, false].map((breaks) =>
    Object.entries(own).filter(([, value]) => value.includes('\n') === breaks),
  ) as [[string, string][], [string, string][]];
  const file = await files.write(
    `${name}.env`,
    plain.map(([variable, value]) => `${variable}=${value}\n`).join(''),
  );
  // The client would put this machine's proxies, with their logins, where the image names none.
  const proxies = ['HTTP', 'HTTPS', 'FTP', 'NO', 'ALL']
    .flatMap((kind) => [`${kind}_PROXY`, `${kind}_PROXY`.toLowerCase()])
    .filter((variable) => own[variable] === undefined);
  return [
    ...['--env-file', file],
    ...long.flatMap(([variable]) => ['--env', variable]),
    ...proxies.flatMap((variable) => ['--env', `${variable}=`]),
  ];
}

/** Paths from `docker diff`, without folders that only hold what changed. */
export function changes(diff: string): string[] {
  const paths = diff
    .split('\n')
    .filter((line) => /^[ACD] \//.test(line))
    .map((line) => line.slice(2));
  return paths
    .filter((path) => !ownPlaces.some((point) => path === point || path.startsWith(`${point}/`)))
    .filter((path) => !paths.some((other) => other.startsWith(`${path}/`)))
    .sort();
}

interface Client {
  /** Any exit status resolves. */
  ask(args: readonly string[]): Promise<RunResult>;
  /** Standard output; rejects with `tool-failed` for an exit status other than 0. */
  must(args: readonly string[], environment?: Readonly<Record<string, string>>): Promise<string>;
}

function client({ run, env }: Pick<SmokeDeps, 'run' | 'env'>): Client {
  const own = buildxEnvironment(env, {});
  return {
    ask: (args) => run({ program: 'docker', args, env: own }),
    async must(args, environment = {}) {
      const { code, stdout, stderr } = await run({
        program: 'docker',
        args,
        env: { ...environment, ...own },
      });
      if (code === 0) return stdout.trim();
      throw new SealiftError('tool-failed', `docker ${args[0]} failed: ${stderr.trim()}`, {
        hint: 'Set smoke: off to go without the smoke run, or see why Docker says no.',
      });
    },
  };
}
