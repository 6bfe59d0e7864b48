import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Deps } from '../deps.ts';
import { SealiftError } from '../errors.ts';
import { type InspectedBuilder, parseInspect } from '../tools/buildx.ts';
import { buildxEnvironment } from '../tools/buildx-environment.ts';
import type { InstalledTool } from '../tools/install.ts';
import type { Builder, BuilderDeps } from './builder.ts';

/** The user's own builder, as his `docker buildx create` made it. It is his: nothing is removed. */
export async function openNamed(
  name: string,
  reason: string,
  buildx: InstalledTool,
  deps: BuilderDeps,
): Promise<Builder> {
  const buildxConfig = userBuildxConfig(deps.env);
  const inspected = await inspectBuilder(name, buildx, buildxConfig, deps);
  const buildkitVersion = inspected.nodes.find((node) => node.buildkitVersion)?.buildkitVersion;
  return {
    name,
    kind: 'named',
    reason,
    buildxConfig,
    ...(buildkitVersion && { buildkitVersion }),
    close: async () => {},
  };
}

/** Boots the builder and asks how it is; `builder-unavailable` when there is none or a node does not answer. */
export async function inspectBuilder(
  name: string,
  buildx: InstalledTool,
  buildxConfig: string,
  deps: Pick<BuilderDeps, 'run' | 'env' | 'signal'>,
): Promise<InspectedBuilder> {
  const { code, stdout, stderr } = await deps.run({
    program: buildx.path,
    args: ['inspect', '--bootstrap', name],
    env: buildxEnvironment(deps.env, { BUILDX_CONFIG: buildxConfig }),
    timeoutMs: 120_000,
    signal: deps.signal,
  });
  const inspected = parseInspect(stdout);
  const broken = inspected.nodes.find((node) => node.error)?.error;
  if (code === 0 && !broken) return inspected;
  const why = broken ?? stderr.trim().split('\n').at(-1) ?? '';
  throw new SealiftError(
    'builder-unavailable',
    `builder ${name} cannot be used: ${why.replace(/^ERROR: /, '')}`,
    {
      hint: /no builder/.test(why)
        ? `buildx knows no builder of that name in ${buildxConfig}. Create it in an earlier step, set BUILDX_CONFIG to where it was created, or use builder: auto.`
        : 'Is its BuildKit running, and reachable from this machine?',
    },
  );
}

/** Where the docker CLI's buildx keeps its builders (docker/buildx docs/reference, BUILDX_CONFIG). */
function userBuildxConfig(env: Deps['env']): string {
  return env.BUILDX_CONFIG || join(env.DOCKER_CONFIG || join(env.HOME || homedir(), '.docker'), 'buildx');
}
