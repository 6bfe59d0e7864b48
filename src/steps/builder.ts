import type { Deps } from '../deps.ts';
import { SealiftError } from '../errors.ts';
import type { BuilderChoice } from '../plan/plan.ts';
import { type BuilderRegistries, type DaemonState, stopBuildkit } from '../tools/buildkit.ts';
import { askDocker } from '../tools/docker.ts';
import type { InstalledTool } from '../tools/install.ts';
import { openContainer, removeContainer } from './builder-container.ts';
import { openEmbedded } from './builder-embedded.ts';
import { openNamed } from './builder-named.ts';
import { openRemote } from './builder-remote.ts';

/** A BuildKit that buildx can reach under `name`. */
export interface Builder {
  readonly name: string;
  readonly kind: 'named' | 'remote' | 'embedded' | 'docker-container';
  /** Why this one, in plain words. */
  readonly reason: string;
  /** The `BUILDX_CONFIG` folder that knows it. */
  readonly buildxConfig: string;
  readonly buildkitVersion?: string;
  /** What the post step needs to clean up after a kill; undefined where there is nothing to clean up. */
  readonly state?: BuilderState;
  /** Ends what was started for this run; may be called again. */
  close(): Promise<void>;
}

/** Plain data: survives in a file of the run. */
export type BuilderState =
  | { readonly kind: 'embedded'; readonly daemon: DaemonState }
  | {
      readonly kind: 'docker-container';
      readonly name: string;
      readonly buildx: string;
      readonly buildxConfig: string;
    };

export interface BuilderTools {
  readonly buildx: InstalledTool;
  /** Called only when the embedded BuildKit is what it comes to. */
  readonly buildkit: () => Promise<InstalledTool>;
}

export interface BuilderHost {
  readonly platform: NodeJS.Platform;
  /** Numeric user id; undefined where there is no such thing. */
  readonly uid: number | undefined;
}

/** How registries are reached counts for the builders we start, and not with `buildkitdConfig`. */
export interface BuilderOptions extends BuilderRegistries {
  readonly host: BuilderHost;
  /** Where the embedded BuildKit keeps its cache for later runs; default: the run folder. */
  readonly stateFolder?: string;
  /** A BuildKit configuration file for the builders we start. */
  readonly buildkitdConfig?: string;
  /** What the embedded BuildKit reads of its environment beyond the usual. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

export type BuilderDeps = Pick<Deps, 'run' | 'start' | 'env' | 'files' | 'log' | 'signal'>;

/**
 * Gets a builder ready. `auto` takes the builder the user named (`BUILDX_BUILDER`), else Docker where
 * its daemon answers, else the embedded BuildKit, also when Docker cannot run BuildKit's image. Rejects
 * with `builder-unavailable`, or `input-invalid` for a choice that cannot be meant.
 */
export async function openBuilder(
  choice: BuilderChoice,
  tools: BuilderTools,
  deps: BuilderDeps,
  options: BuilderOptions,
): Promise<Builder> {
  switch (choice.kind) {
    case 'named':
      return openNamed(namedBuilder(choice, deps.env), 'the builder input names it', tools.buildx, deps);
    case 'remote':
      return openRemote(choice, tools.buildx, deps);
    case 'docker-container':
      return openContainer('the builder input asks for it', tools.buildx, deps, options);
    case 'embedded':
      return openEmbedded('the builder input asks for it', tools, deps, options);
    case 'auto':
      return openAuto(choice, tools, deps, options);
  }
}

/** Cleans up after a builder whose process was killed before it could close it. */
export async function closeBuilderState(
  state: BuilderState,
  deps: Pick<BuilderDeps, 'run' | 'env'>,
): Promise<void> {
  if (state.kind === 'embedded') await stopBuildkit(state.daemon, deps.run);
  else await removeContainer(state, deps);
}

async function openAuto(
  choice: BuilderChoice,
  tools: BuilderTools,
  deps: BuilderDeps,
  options: BuilderOptions,
): Promise<Builder> {
  if (choice.value) return openNamed(choice.value, 'the builder input names it', tools.buildx, deps);
  if (deps.env.BUILDX_BUILDER) {
    return openNamed(deps.env.BUILDX_BUILDER, 'BUILDX_BUILDER names it', tools.buildx, deps);
  }
  const docker = await askDocker(deps.env, deps.run);
  if (!docker.answers) return openEmbedded(docker.reason, tools, deps, options);
  try {
    return await openContainer('a Docker daemon answers', tools.buildx, deps, options);
  } catch (error) {
    if (!(error instanceof SealiftError) || error.code !== 'builder-unavailable') throw error;
    const reason = `Docker answers but cannot run BuildKit's image (${error.message})`;
    deps.log.warn(`${reason}; taking the embedded BuildKit`);
    return openEmbedded(reason, tools, deps, options);
  }
}

function namedBuilder(choice: BuilderChoice, env: Deps['env']): string {
  const name = choice.value || env.BUILDX_BUILDER;
  if (name) return name;
  throw new SealiftError('input-invalid', 'builder: a named builder needs its name', {
    hint: 'Give the name that `docker buildx ls` shows, or set BUILDX_BUILDER.',
  });
}
