import { type Platform, platformText } from '../oci/descriptor.ts';
import type { Source } from '../source/source.ts';
import { type BaseImage, baseImages, type Provenance } from '../tools/provenance.ts';

/** SLSA provenance v1 (https://slsa.dev/spec/v1.0/provenance), the predicate without its statement. */
export interface ProvenancePredicate {
  readonly buildDefinition: {
    readonly buildType: string;
    readonly externalParameters: Readonly<Record<string, unknown>>;
    readonly internalParameters: Readonly<Record<string, unknown>>;
    readonly resolvedDependencies: readonly ResourceDescriptor[];
  };
  readonly runDetails: {
    readonly builder: { readonly id: string };
    readonly metadata: {
      readonly invocationId?: string;
      readonly startedOn?: string;
      readonly finishedOn?: string;
    };
    readonly byproducts: readonly ResourceDescriptor[];
  };
}

export interface ResourceDescriptor {
  readonly uri?: string;
  readonly name?: string;
  readonly mediaType?: string;
  readonly digest?: Readonly<Record<string, string>>;
  /** Base64. */
  readonly content?: string;
}

/** SLSA provenance v0.2, as BuildKit puts it into the metadata file (`BUILDX_METADATA_PROVENANCE=max`). */
interface BuildkitProvenance {
  readonly builder?: { readonly id?: string };
  readonly invocation?: {
    readonly configSource?: { readonly uri?: string; readonly digest?: object; readonly entryPoint?: string };
    readonly parameters?: {
      readonly frontend?: string;
      readonly args?: Readonly<Record<string, string>>;
      readonly secrets?: readonly { readonly id?: string; readonly optional?: boolean }[];
      readonly ssh?: readonly { readonly id?: string; readonly optional?: boolean }[];
      readonly locals?: readonly { readonly name?: string }[];
    };
    readonly environment?: Readonly<Record<string, unknown>>;
  };
  readonly buildConfig?: unknown;
  readonly materials?: readonly {
    readonly uri: string;
    readonly digest?: Readonly<Record<string, string>>;
  }[];
  readonly metadata?: {
    readonly buildInvocationID?: string;
    readonly buildStartedOn?: string;
    readonly buildFinishedOn?: string;
    readonly completeness?: object;
    readonly reproducible?: boolean;
    readonly 'https://mobyproject.org/buildkit@v1#metadata'?: {
      readonly source?: {
        readonly infos?: readonly { readonly filename?: string; readonly data?: string }[];
      };
    };
  };
}

/** BuildKit's own definition of what the parameters mean. */
const buildType = 'https://github.com/moby/buildkit/blob/master/docs/attestations/slsa-definitions.md';
const localBuilder = 'https://github.com/sealift/sealift/blob/main/docs/signing.md#builder-id';

/**
 * The provenance of one platform's image in SLSA v1, from the metadata file of `buildx build`. BuildKit knows what
 * was built from what; git source, commit and the run come from `source`. Undefined when the file has none for the
 * platform.
 *
 * Build secrets appear with their ids only, because BuildKit writes no more; of the rest only named fields are taken
 * over, so that nothing a later BuildKit adds gets signed unseen.
 */
export function provenanceOf(
  metadata: Readonly<Record<string, unknown>>,
  platform: Platform,
  source: Source,
): ProvenancePredicate | undefined {
  // One platform has one entry; several have one each. A value may be the string "null".
  const entry =
    metadata[`buildx.build.provenance/${platformText(platform)}`] ?? metadata['buildx.build.provenance'];
  if (typeof entry !== 'object' || entry === null) return undefined;
  const { invocation, metadata: about, buildConfig, materials, builder } = entry as BuildkitProvenance;
  const { configSource, parameters, environment } = invocation ?? {};
  const git = gitDescriptor(source);
  return {
    buildDefinition: {
      buildType,
      externalParameters: {
        configSource: present({
          ...git,
          ...present({ uri: configSource?.uri, digest: configSource?.digest }),
          path: configSource?.entryPoint,
        }),
        request: present({
          frontend: parameters?.frontend,
          args: parameters?.args && withoutCredentials(parameters.args),
          secrets: parameters?.secrets?.map(({ id, optional }) => present({ id, optional })),
          ssh: parameters?.ssh?.map(({ id, optional }) => present({ id, optional })),
          locals: parameters?.locals?.map(({ name }) => present({ name })),
        }),
      },
      internalParameters: present({
        builderPlatform: environment?.platform,
        dockerfileVersion: environment?.dockerfileVersion,
        completeness: about?.completeness,
        reproducible: about?.reproducible,
        buildConfig,
        run: present({
          event: source.event,
          url: source.run.url,
          runnerEnvironment: source.run.runnerEnvironment,
          dirty: source.dirty || undefined,
        }),
      }),
      resolvedDependencies: [...(git ? [git] : []), ...(materials ?? []).map(materialDescriptor)],
    },
    runDetails: {
      builder: { id: builderId(source) ?? (builder?.id || localBuilder) },
      metadata: present({
        invocationId: source.run.url
          ? invocationUrl(source.run.url, source.run.attempt)
          : about?.buildInvocationID,
        startedOn: about?.buildStartedOn,
        finishedOn: about?.buildFinishedOn,
      }),
      byproducts: dockerfiles(about),
    },
  };
}

/** The base images these provenances name, each once. Pure. */
export function basesIn(provenances: readonly ProvenancePredicate[]): BaseImage[] {
  const builds = provenances.map(({ buildDefinition }, at) => {
    const build = {
      buildConfig: buildDefinition?.internalParameters?.buildConfig,
      materials: buildDefinition?.resolvedDependencies ?? [],
    };
    return [String(at), build as Provenance] as const;
  });
  return baseImages(Object.fromEntries(builds));
}

/** SPDX's download location of a git commit, as SLSA uses it. */
function gitDescriptor({ gitUrl, ref, commit }: Source): ResourceDescriptor | undefined {
  return gitUrl === undefined
    ? undefined
    : { uri: `git+${withoutUser(gitUrl)}@${ref}`, digest: { gitCommit: commit } };
}

/** Whoever runs the workflow vouches for it: the workflow file at its ref. */
function builderId({ run, gitUrl }: Source): string | undefined {
  if (!run.workflowRef || !gitUrl) return undefined;
  return `${new URL(gitUrl).origin}/${run.workflowRef}`;
}

function invocationUrl(url: string, attempt: string | undefined): string {
  return attempt === undefined || url.includes('/attempts/') ? url : `${url}/attempts/${attempt}`;
}

function materialDescriptor({
  uri,
  digest,
}: {
  uri: string;
  digest?: Readonly<Record<string, string>>;
}): ResourceDescriptor {
  return { uri: withoutUser(uri), ...(digest && { digest }) };
}

/** Build arguments stay (they are no place for secrets), but a user and password inside a URL do not. */
function withoutCredentials(args: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(args).map(([name, value]) => [name, withoutUser(value)]));
}

function withoutUser(text: string): string {
  return text.replaceAll(/(\b[a-z][a-z0-9+.-]*:\/\/)[^/@\s]*@/gi, '$1');
}

/** The Dockerfile that was built, word for word. */
function dockerfiles(about: BuildkitProvenance['metadata']): ResourceDescriptor[] {
  const infos = about?.['https://mobyproject.org/buildkit@v1#metadata']?.source?.infos ?? [];
  return infos.flatMap(({ filename, data }) =>
    filename && data ? [{ name: filename, mediaType: 'text/x-dockerfile', content: data }] : [],
  );
}

function present<T extends object>(values: T): { [Name in keyof T]?: Exclude<T[Name], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never;
}
