import { SealiftError } from '../errors.ts';
import { daemonConfig } from '../tools/buildkit.ts';
import { createArgs, freshBuilderName } from '../tools/buildx.ts';
import { buildxEnvironment } from '../tools/buildx-environment.ts';
import { buildkitImage, pinnedVersion } from '../tools/catalog.ts';
import type { InstalledTool } from '../tools/install.ts';
import type { Builder, BuilderDeps, BuilderOptions, BuilderState } from './builder.ts';

type ContainerState = Extract<BuilderState, { kind: 'docker-container' }>;

/** BuildKit's image, pinned by digest, as a container of Docker's for this run. */
export async function openContainer(
  reason: string,
  buildx: InstalledTool,
  deps: BuilderDeps,
  options: BuilderOptions,
): Promise<Builder> {
  const name = freshBuilderName();
  const buildxConfig = await deps.files.folder('buildx');
  const state: ContainerState = { kind: 'docker-container', name, buildx: buildx.path, buildxConfig };
  const config = options.buildkitdConfig ?? (await registryConfig(options, deps));
  const { code, stderr } = await deps.run({
    program: buildx.path,
    args: createArgs({
      name,
      driver: 'docker-container',
      driverOptions: { image: buildkitImage },
      ...(config && { config }),
      bootstrap: true,
    }),
    env: buildxEnvironment(deps.env, { BUILDX_CONFIG: buildxConfig }),
    timeoutMs: 300_000,
    signal: deps.signal,
  });
  if (code !== 0) {
    await removeContainer(state, deps);
    throw unavailable(stderr);
  }
  return {
    name,
    kind: 'docker-container',
    reason,
    buildxConfig,
    buildkitVersion: pinnedVersion('buildkit'),
    state,
    close: () => removeContainer(state, deps),
  };
}

/** Removes container and cache volume. A builder that is not there any more is no failure. */
export async function removeContainer(
  state: ContainerState,
  deps: Pick<BuilderDeps, 'run' | 'env'>,
): Promise<void> {
  await deps.run({
    program: state.buildx,
    args: ['rm', '--force', state.name],
    env: buildxEnvironment(deps.env, { BUILDX_CONFIG: state.buildxConfig }),
    timeoutMs: 60_000,
  });
}

async function registryConfig(options: BuilderOptions, deps: BuilderDeps): Promise<string | undefined> {
  const config = daemonConfig(options);
  return config === '' ? undefined : deps.files.write('buildkitd.toml', config);
}

function unavailable(stderr: string): SealiftError {
  const lines = stderr.trim().split('\n');
  const why = (lines.findLast((line) => line.startsWith('ERROR: ')) ?? lines.at(-1) ?? '').replace(
    'ERROR: ',
    '',
  );
  const hint = /toomanyrequests|429|rate limit/i.test(why)
    ? 'Docker Hub limits anonymous pulls: log in to docker.io, configure a mirror in the Docker daemon, or use builder: embedded.'
    : 'Try `docker run --privileged` by hand, or use builder: embedded or a remote one.';
  return new SealiftError('builder-unavailable', `Docker could not start ${buildkitImage}: ${why}`, { hint });
}
