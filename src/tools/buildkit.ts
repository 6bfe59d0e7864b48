import { mkdir, readFile, rm } from 'node:fs/promises';
import { connect } from 'node:http2';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Deps } from '../deps.ts';
import { SealiftError } from '../errors.ts';
import { removeTree } from './mounts.ts';
import { type ProcessMark, processMark, stopProcess } from './process-mark.ts';
import type { Daemon, Run } from './runner.ts';
import { tied } from './tied.ts';

/** How one BuildKit daemon of ours is started. */
export interface DaemonOptions {
  /** Path of `buildkitd`. */
  readonly program: string;
  /** The folder it came from: looked into first for `buildkit-runc` or `runc`. */
  readonly programFolder: string;
  /** Where it keeps its cache. */
  readonly root: string;
  /** Folder of the run for socket and log. */
  readonly folder: string;
  /** BuildKit's configuration file; the machine's own `/etc/buildkit/buildkitd.toml` is not read. */
  readonly config: string;
  /** Path of `rootlesskit`, when we are not root. */
  readonly rootlesskit?: string;
  /** What it reads of its environment beyond the usual. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

/** Everything needed to end the daemon from another process. */
export interface DaemonState {
  readonly process: ProcessMark;
  /** Folder of the run, removed with what is mounted below it. */
  readonly folder: string;
  readonly root: string;
  readonly rootless: boolean;
}

export interface RunningDaemon {
  /** `unix://…` */
  readonly address: string;
  readonly state: DaemonState;
}

export type DaemonDeps = Pick<Deps, 'run' | 'start' | 'env' | 'signal'>;

const patienceMs = 30_000;

/** Starts `buildkitd` and waits until its socket takes connections; else `builder-unavailable` with its last words. */
export async function startBuildkit(options: DaemonOptions, deps: DaemonDeps): Promise<RunningDaemon> {
  const socket = join(options.folder, 'buildkitd.sock');
  // The kernel's sun_path holds 108 bytes with the final zero (unix(7)).
  if (Buffer.byteLength(socket) > 107) {
    throw new SealiftError('builder-unavailable', `${socket} is too long for a unix socket`, {
      hint: 'Set TMPDIR to a shorter path.',
    });
  }
  await mkdir(options.folder, { recursive: true, mode: 0o700 });
  await mkdir(options.root, { recursive: true, mode: 0o700 });
  // A daemon that was killed could not be cleaned up after.
  await forgetBuilds(options.root);
  const logFile = join(options.folder, 'buildkitd.log');
  const daemon = await deps.start({
    ...(await tied(daemonCommand(options, socket, deps.env), deps.run)),
    logFile,
  });
  const state = {
    process: await processMark(daemon.pid),
    folder: options.folder,
    root: options.root,
    rootless: options.rootlesskit !== undefined,
  };
  try {
    await untilReady(socket, daemon, logFile, deps.signal);
  } catch (error) {
    await stopBuildkit(state, deps.run);
    throw error;
  }
  return { address: `unix://${socket}`, state };
}

/**
 * Ends the daemon (SIGTERM, after five seconds SIGKILL: it waits for clients that hang on) and removes the run's folder with everything
 * still mounted below it. Does no harm when it has ended long ago, or its process id is another's now.
 */
export async function stopBuildkit(state: DaemonState, run: Run): Promise<void> {
  await stopProcess(state.process, 5000);
  await forgetBuilds(state.root);
  await removeTree(state.folder, [state.folder, state.root], { run, rootless: state.rootless });
}

/**
 * BuildKit keeps the requests of past builds beside its cache, and the credentials of remote caches are in them as plain
 * text. The cache itself does without.
 */
async function forgetBuilds(root: string): Promise<void> {
  await rm(join(root, 'history.db'), { force: true });
}

/** `buildkitd` and its flags; the socket and cache are ours alone. */
export function daemonCommand(
  options: DaemonOptions,
  socket: string,
  env: Deps['env'],
): { program: string; args: string[]; env: Record<string, string | undefined> } {
  const { program, programFolder, root, rootlesskit } = options;
  const args = [
    ...['--addr', `unix://${socket}`],
    ...['--root', root],
    '--oci-worker=true',
    '--containerd-worker=false',
    // Bridged networks would need iptables and leave rules behind.
    '--oci-worker-net=host',
    ...['--config', options.config],
    ...['--otel-socket-path', join(options.folder, 'otel.sock')],
  ];
  const passed = [
    'HOME',
    'TMPDIR',
    'XDG_RUNTIME_DIR',
    'SSL_CERT_FILE',
    'SSL_CERT_DIR',
    ...['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'ALL_PROXY'].flatMap((name) => [name, name.toLowerCase()]),
  ];
  const environment = {
    ...options.environment,
    ...Object.fromEntries(passed.map((name) => [name, env[name]])),
    PATH: [programFolder, env.PATH, '/usr/sbin', '/sbin'].filter(Boolean).join(':'),
  };
  return rootlesskit
    ? { program: rootlesskit, args: [program, '--rootless', ...args], env: environment }
    : { program, args, env: environment };
}

async function untilReady(
  socket: string,
  daemon: Daemon,
  logFile: string,
  signal: AbortSignal,
): Promise<void> {
  let status: number | undefined;
  void daemon.ended.then((code) => {
    status = code;
  });
  for (const end = performance.now() + patienceMs; performance.now() < end; ) {
    if (signal.aborted) throw new SealiftError('interrupted', 'interrupted while BuildKit was starting');
    if (status !== undefined) throw await died(logFile, `ended with exit status ${status}`);
    if (await serves(socket)) return;
    await sleep(20);
  }
  throw await died(logFile, `was not ready within ${patienceMs / 1000} seconds`);
}

/** Whether somebody serves here: buildkitd listens some time before it can fail for good. */
function serves(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const session = connect('http://buildkitd', { createConnection: () => createConnection({ path }) });
    const answer = (served: boolean) => {
      resolve(served);
      session.destroy();
    };
    // gRPC speaks HTTP/2, where the server says its settings first.
    session.once('remoteSettings', () => answer(true));
    session.once('error', () => answer(false));
    session.once('close', () => answer(false));
    session.setTimeout(1000, () => answer(false));
  });
}

const causes: readonly (readonly [RegExp, string])[] = [
  [/could not lock|another instance running/, 'Another buildkitd uses the same state folder.'],
  [
    /failed to find (runc|crun)|no such.*runc|runc.*not found/i,
    'It needs runc: put runc or buildkit-runc beside buildkitd in tools-dir, or install it on PATH.',
  ],
  [
    /rootless|must be run as root|operation not permitted|permission denied/i,
    'It may not do what it needs here: run as root, or install rootlesskit with newuidmap and /etc/subuid entries for this user, or use builder: remote.',
  ],
  [/no space left/i, 'The disk is full.'],
];

async function died(logFile: string, what: string): Promise<SealiftError> {
  const log = await readFile(logFile, 'utf8').catch(() => '');
  // A Go stack ends the log; its frames have no spaces, or start with a tab.
  const lines = log
    .split('\n')
    .filter((line) => line.includes(' ') && !line.startsWith('\t'))
    .slice(-10);
  const hint = causes.find(([pattern]) => pattern.test(log))?.[1];
  return new SealiftError(
    'builder-unavailable',
    [`buildkitd ${what}; its log ends with:`, ...lines].join('\n  '),
    {
      hint:
        hint ??
        'Use another builder (docker-container, remote, or the name of one), or run buildkitd by hand to see more.',
    },
  );
}

/** What the builders we start must know of registries. */
export interface BuilderRegistries {
  /** Those that speak plain HTTP. */
  readonly insecureRegistries?: readonly string[];
  /** What to ask in place of a registry, first come first; the registry itself comes last. */
  readonly mirrors?: ReadonlyMap<string, readonly string[]>;
}

/** A configuration that says nothing but how registries are reached. Source: moby/buildkit's docs/buildkitd.toml.md. */
export function daemonConfig({ insecureRegistries = [], mirrors = new Map() }: BuilderRegistries): string {
  const hosts = new Set([...mirrors.keys(), ...insecureRegistries]);
  return [...hosts]
    .map((host) => {
      const own = mirrors.get(host);
      return [
        `[registry.${JSON.stringify(host)}]`,
        ...(insecureRegistries.includes(host) ? ['  http = true'] : []),
        ...(own ? [`  mirrors = ${JSON.stringify(own)}`] : []),
        '',
      ].join('\n');
    })
    .join('');
}
