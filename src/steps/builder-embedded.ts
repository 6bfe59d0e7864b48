import { delimiter, join } from 'node:path';
import { SealiftError } from '../errors.ts';
import { daemonConfig, type RunningDaemon, startBuildkit, stopBuildkit } from '../tools/buildkit.ts';
import { freshBuilderName } from '../tools/buildx.ts';
import { findProgram } from '../tools/find-program.ts';
import type { Builder, BuilderDeps, BuilderOptions, BuilderTools } from './builder.ts';
import { addNodes } from './builder-remote.ts';

/** The pinned `buildkitd`, started for this run and ended with it. */
export async function openEmbedded(
  reason: string,
  tools: BuilderTools,
  deps: BuilderDeps,
  options: BuilderOptions,
): Promise<Builder> {
  const rootlesskit = await rootlesskitIfNeeded(reason, deps, options);
  const buildkit = await tools.buildkit();
  const name = freshBuilderName();
  const folder = await deps.files.folder('buildkit');
  const config = options.buildkitdConfig ?? (await deps.files.write('buildkitd.toml', daemonConfig(options)));
  const begin = (root: string) =>
    startBuildkit(
      {
        program: buildkit.path,
        programFolder: buildkit.folder,
        root,
        folder,
        config,
        ...(rootlesskit && { rootlesskit }),
        ...(options.environment && { environment: options.environment }),
      },
      deps,
    );
  const buildxConfig = await deps.files.folder('buildx');
  const daemon = await beginWithState(begin, join(folder, 'state'), deps, options);
  const close = () => stopBuildkit(daemon.state, deps.run);
  try {
    await addNodes(name, [daemon.address], {}, tools.buildx, buildxConfig, deps);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    name,
    kind: 'embedded',
    reason,
    buildxConfig,
    buildkitVersion: buildkit.version,
    state: { kind: 'embedded', daemon: daemon.state },
    close,
  };
}

/** Only one daemon can use a state folder: a second run at the same time goes without its cache. */
async function beginWithState(
  begin: (root: string) => Promise<RunningDaemon>,
  ownRoot: string,
  deps: BuilderDeps,
  { stateFolder }: BuilderOptions,
): Promise<RunningDaemon> {
  if (stateFolder === undefined) return begin(ownRoot);
  try {
    return await begin(stateFolder);
  } catch (error) {
    if (!(error instanceof SealiftError) || !/could not lock|another instance running/.test(error.message))
      throw error;
    deps.log.warn(`another run is using BuildKit's cache in ${stateFolder}: this one builds without it`);
    return begin(ownRoot);
  }
}

/** BuildKit needs root, or rootlesskit to play it in a user namespace. */
async function rootlesskitIfNeeded(
  reason: string,
  deps: BuilderDeps,
  { host }: BuilderOptions,
): Promise<string | undefined> {
  if (host.platform !== 'linux') {
    throw new SealiftError(
      'builder-unavailable',
      `BuildKit runs on Linux only, this is ${host.platform}; the embedded one was to be taken because ${reason}`,
      { hint: 'Start Docker, or set builder to a remote endpoint (tcp://…).' },
    );
  }
  if (host.uid === 0) return undefined;
  const rootlesskit = await findProgram(
    ['rootlesskit'],
    (deps.env.PATH ?? '').split(delimiter).filter(Boolean),
  );
  if (rootlesskit) return rootlesskit;
  throw new SealiftError(
    'builder-unavailable',
    `BuildKit cannot be started as user ${host.uid}: it needs root or rootlesskit; the embedded one was to be taken because ${reason}`,
    {
      hint: 'Install rootlesskit (with uidmap, and entries for this user in /etc/subuid and /etc/subgid), run as root, start Docker, or set builder to a remote endpoint (tcp://…).',
    },
  );
}
