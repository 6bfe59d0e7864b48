import { readFile, rm } from 'node:fs/promises';
import { delimiter } from 'node:path';
import type { Deps } from '../deps.ts';
import { SealiftError } from '../errors.ts';
import { platformText } from '../oci/descriptor.ts';
import { type Digest, isDigest } from '../oci/digest.ts';
import { type Layout, readLayout } from '../oci/layout.ts';
import type { BuildOptions, Plan } from '../plan/plan.ts';
import { type BuildProgress, buildProgress } from '../tools/build-progress.ts';
import { buildArgs, callArgs } from '../tools/buildx.ts';
import { buildxEnvironment, cacheEnvironment } from '../tools/buildx-environment.ts';
import type { InstalledTool } from '../tools/install.ts';
import { type BaseImage, baseImages, type Provenance } from '../tools/provenance.ts';
import type { RunResult } from '../tools/runner.ts';
import { withoutFailedCache } from './build-cache.ts';
import { buildFailure } from './build-failure.ts';
import { type GivenSecrets, giveSecrets } from './build-secrets.ts';
import type { Builder } from './builder.ts';

/** An image that lies on this disk and nowhere else yet. */
export interface Built {
  readonly layout: Layout;
  readonly metadata: BuildMetadata;
  readonly metadataFile: string;
  /** Images the build was made from. */
  readonly base: readonly BaseImage[];
  readonly milliseconds: number;
}

/** What buildx wrote to its metadata file. */
export interface BuildMetadata {
  readonly digest: Digest;
  /** BuildKit's SLSA v0.2 provenance, by `os/arch[/variant]`. */
  readonly provenance: Readonly<Record<string, Provenance>>;
  /** Lint warnings of the Dockerfile, one line each. */
  readonly warnings: readonly string[];
  /** `builder/node/id`, for `buildx history`. */
  readonly buildRef: string | undefined;
}

/** What evaluating the Dockerfile (`call: check`, `outline`, `targets`) said. */
export interface Evaluation {
  readonly method: string;
  /** As buildx prints it. */
  readonly output: string;
  /** False when `check` found something. */
  readonly passed: boolean;
}

export interface BuildReady {
  readonly buildx: InstalledTool;
  readonly builder: Builder;
  /** The DOCKER_CONFIG of this run's logins, and the folder of its credential helpers. */
  readonly logins: { readonly folder: string; readonly helpers: string };
}

export type BuildDeps = Pick<Deps, 'run' | 'env' | 'log' | 'files' | 'signal'>;
export type BuildPlan = Pick<Plan, 'build' | 'labels' | 'annotations' | 'source' | 'created'>;

/**
 * Builds into an OCI layout in the run folder; nothing leaves the machine. Rejects with `build-failed`
 * (the failing step and what it printed last) or `input-invalid` (a build secret that is not there).
 */
export async function build(plan: BuildPlan, ready: BuildReady, deps: BuildDeps): Promise<Built> {
  if (isEvaluation(plan.build)) {
    throw new SealiftError(
      'input-invalid',
      `call: ${plan.build.call} builds nothing that could be published`,
      {
        hint: 'Leave call out to build; sealift evaluates the Dockerfile only when nothing is pushed or signed.',
      },
    );
  }
  const layoutFolder = deps.files.path('layout');
  const metadataFile = deps.files.path('build-metadata.json');
  await rm(layoutFolder, { recursive: true, force: true });
  await rm(metadataFile, { force: true });

  const secrets = await giveSecrets(plan.build.secrets, deps);
  const run = async (options: BuildOptions): Promise<Ended> => {
    const progress = buildProgress();
    const args = buildArgs({
      builder: ready.builder.name,
      options,
      labels: plan.labels,
      annotations: plan.annotations,
      secrets: secrets.sources,
      layout: layoutFolder,
      metadataFile,
    });
    const result = await runBuildx(args, plan, ready, deps, secrets, progress);
    if (result.code === 0) return { progress, milliseconds: result.milliseconds };
    const uncached = withoutFailedCache(options, progress.failure().error);
    if (!uncached) throw buildFailure(progress, secrets.mask);
    deps.log.warn(secrets.mask(uncached.reason));
    return run(uncached.options);
  };
  const { progress, milliseconds } = await run(plan.build);

  const layout = await readLayout(layoutFolder);
  const metadata = await readMetadata(metadataFile, layout, progress.warnings.map(secrets.mask));
  for (const warning of metadata.warnings) deps.log.warn(`Dockerfile: ${warning}`);
  return {
    layout,
    metadata,
    metadataFile,
    base: baseImages(metadata.provenance),
    milliseconds,
  };
}

interface Ended {
  readonly progress: BuildProgress;
  readonly milliseconds: number;
}

/** Whether these options ask for an evaluation of the Dockerfile and not for an image. */
export function isEvaluation(options: BuildOptions): boolean {
  return options.call !== undefined && options.call !== 'build';
}

/** Evaluates the Dockerfile by `call`; makes no image. Rejects with `build-failed` when it cannot be evaluated. */
export async function evaluate(plan: BuildPlan, ready: BuildReady, deps: BuildDeps): Promise<Evaluation> {
  const method = plan.build.call ?? 'check';
  const secrets = await giveSecrets(plan.build.secrets, deps);
  const progress = buildProgress();
  const args = callArgs(
    { builder: ready.builder.name, options: plan.build, secrets: secrets.sources },
    method,
  );
  const { code, stdout } = await runBuildx(args, plan, ready, deps, secrets, progress);
  if (code !== 0 && stdout.trim() === '') throw buildFailure(progress, secrets.mask);
  return { method, output: secrets.mask(stdout), passed: code === 0 };
}

function runBuildx(
  args: string[],
  plan: BuildPlan,
  ready: BuildReady,
  deps: BuildDeps,
  secrets: GivenSecrets,
  progress: BuildProgress,
): Promise<RunResult> {
  const options = plan.build;
  return deps.run({
    program: ready.buildx.path,
    args,
    env: {
      ...buildxEnvironment(deps.env, {
        BUILDX_CONFIG: ready.builder.buildxConfig,
        DOCKER_CONFIG: ready.logins.folder,
        PATH: [ready.logins.helpers, deps.env.PATH].filter(Boolean).join(delimiter),
        BUILDX_METADATA_PROVENANCE: 'max',
        SOURCE_DATE_EPOCH: epochSeconds(plan.source.commitDate ?? plan.created),
      }),
      ...cacheEnvironment(deps.env, [...options.cacheFrom, ...options.cacheTo], 'buildx'),
      ...bareBuildArgs(options, deps.env),
      ...secrets.environment,
    },
    signal: deps.signal,
    onStderrLine(line) {
      for (const said of progress.read(line)) {
        const text = secrets.mask(said);
        deps.log.debug(text);
        deps.log.progress(text);
      }
    },
  });
}

function epochSeconds(date: Date): string {
  return String(Math.floor(date.getTime() / 1000));
}

/** `--build-arg NAME` without a value takes it from the environment. */
function bareBuildArgs(options: BuildOptions, env: Deps['env']): Record<string, string | undefined> {
  const names = options.buildArgs.filter((arg) => !arg.includes('='));
  return Object.fromEntries(names.map((name) => [name, env[name]]));
}

const provenanceKey = 'buildx.build.provenance';

async function readMetadata(file: string, layout: Layout, warnings: string[]): Promise<BuildMetadata> {
  const metadata = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
  const digest = metadata['containerimage.digest'];
  if (typeof digest !== 'string' || !isDigest(digest) || digest !== layout.root.digest) {
    throw new SealiftError(
      'build-failed',
      `buildx says it built ${digest}, but the layout holds ${layout.root.digest}`,
    );
  }
  const only = layout.images.length === 1 ? layout.images[0] : undefined;
  const provenance = Object.entries(metadata).flatMap(([key, value]): [string, Provenance][] => {
    // The value can be null, or the string "null", when BuildKit recorded nothing.
    if (!key.startsWith(provenanceKey) || typeof value !== 'object' || value === null) return [];
    const platform = key.slice(provenanceKey.length + 1) || (only && platformText(only.platform));
    return platform ? [[platform, value as Provenance]] : [];
  });
  const ref = metadata['buildx.build.ref'];
  return {
    digest,
    provenance: Object.fromEntries(provenance),
    warnings,
    buildRef: typeof ref === 'string' ? ref : undefined,
  };
}
