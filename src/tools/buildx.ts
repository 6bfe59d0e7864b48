import { randomBytes } from 'node:crypto';
import { type Platform, platformText } from '../oci/descriptor.ts';
import { levelledAnnotations } from '../plan/annotation-level.ts';
import { csvField } from '../plan/csv.ts';
import type { BuildOptions } from '../plan/plan.ts';

/** What one `buildx build` is told beyond the user's own options. */
export interface BuildCall {
  readonly builder: string;
  readonly options: BuildOptions;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  /** Build secrets as `--secret` takes them: never a value. */
  readonly secrets: readonly SecretSource[];
  /** Folder the layout is written to. */
  readonly layout: string;
  readonly metadataFile: string;
}

export type SecretSource =
  | { readonly id: string; readonly env: string }
  | { readonly id: string; readonly file: string };

/** The arguments of a build that leaves an OCI layout on disk. */
export function buildArgs(call: BuildCall): string[] {
  const { options } = call;
  return [
    'build',
    ...['--builder', call.builder],
    ...['--progress', 'rawjson'],
    ...['--output', layoutOutput(call.layout, options)],
    ...['--metadata-file', call.metadataFile],
    // Left to itself BuildKit adds an attestation manifest to the index; an SBOM of its own would run a
    // scanner image that nobody pinned.
    ...(options.inlineAttestations ? ['--provenance', 'mode=max'] : ['--provenance', 'false']),
    ...sourceArgs(call),
    ...each('--label', pairs(call.labels)),
    ...each('--annotation', annotationValues(call.annotations, options)),
    ...each(
      '--cache-from',
      options.cacheFrom.map((entry) => scopedCache(entry, options.platforms)),
    ),
    ...each(
      '--cache-to',
      options.cacheTo.map((entry) => forgivingCache(scopedCache(entry, options.platforms))),
    ),
    options.context,
  ];
}

/** The arguments of `call: check` and the like, which evaluate the Dockerfile and build nothing. */
export function callArgs(call: Pick<BuildCall, 'builder' | 'options' | 'secrets'>, method: string): string[] {
  return [
    'build',
    ...['--builder', call.builder],
    ...['--progress', 'quiet'],
    ...['--call', method],
    ...sourceArgs(call),
    ...each(
      '--cache-from',
      call.options.cacheFrom.map((entry) => scopedCache(entry, call.options.platforms)),
    ),
    call.options.context,
  ];
}

/** The arguments that make a builder; with several endpoints, one node each. */
export function createArgs(node: {
  readonly name: string;
  readonly driver: 'remote' | 'docker-container';
  readonly endpoint?: string;
  readonly append?: boolean;
  readonly driverOptions?: Readonly<Record<string, string>>;
  /** BuildKit's configuration file. */
  readonly config?: string;
  readonly bootstrap?: boolean;
}): string[] {
  return [
    'create',
    ...['--name', node.name],
    ...['--driver', node.driver],
    ...(node.append ? ['--append'] : []),
    ...each(
      '--driver-opt',
      Object.entries(node.driverOptions ?? {}).map(([key, value]) => csvField(`${key}=${value}`)),
    ),
    ...one('--buildkitd-config', node.config),
    ...(node.bootstrap ? ['--bootstrap'] : []),
    ...(node.endpoint === undefined ? [] : [node.endpoint]),
  ];
}

/** A builder's name that no other run on this machine or Docker daemon uses. */
export function freshBuilderName(): string {
  return `sealift-${randomBytes(5).toString('hex')}`;
}

/** What `buildx inspect` tells of a builder. */
export interface InspectedBuilder {
  readonly driver: string;
  readonly nodes: readonly {
    readonly endpoint: string;
    readonly status: string;
    readonly buildkitVersion?: string;
    readonly error?: string;
  }[];
}

/** Reads the output of `buildx inspect`: a head, then one block for each node, `Key: value` lines. */
export function parseInspect(output: string): InspectedBuilder {
  const [head = '', ...rest] = output.split(/^Nodes:$/m);
  const blocks = rest.join('').split(/^(?=Name:)/m);
  return {
    driver: field(head, 'Driver') ?? '',
    nodes: blocks
      .filter((block) => block.startsWith('Name:'))
      .map((block) => {
        const buildkitVersion = field(block, 'BuildKit version');
        const error = field(block, 'Error');
        return {
          endpoint: field(block, 'Endpoint') ?? '',
          status: field(block, 'Status') ?? '',
          ...(buildkitVersion && { buildkitVersion }),
          ...(error && { error }),
        };
      }),
  };
}

function field(block: string, name: string): string | undefined {
  return new RegExp(`^${name}:[ \\t]*(.+?)[ \\t]*$`, 'm').exec(block)?.[1];
}

function sourceArgs(call: Pick<BuildCall, 'options' | 'secrets'>): string[] {
  const { options } = call;
  return [
    ...one('--file', options.file),
    ...one('--target', options.target),
    ...(options.platforms.length > 0 ? ['--platform', options.platforms.map(platformText).join(',')] : []),
    ...each('--build-arg', options.buildArgs),
    ...each('--build-context', options.buildContexts),
    ...each('--secret', call.secrets.map(secretValue)),
    ...each('--ssh', options.ssh),
    ...(options.noCache ? ['--no-cache'] : []),
    ...each('--no-cache-filter', options.noCacheFilters),
    ...(options.pull ? ['--pull'] : []),
    ...one('--network', options.network),
    ...each('--add-host', options.addHosts.map(csvField)),
    ...each('--allow', options.allow),
    ...one('--shm-size', options.shmSize),
    ...each('--ulimit', options.ulimit),
    ...one('--cgroup-parent', options.cgroupParent),
  ];
}

function layoutOutput(
  folder: string,
  { reproducible, layerCompression }: Pick<BuildOptions, 'reproducible' | 'layerCompression'>,
): string {
  return [
    ...['type=oci', 'tar=false', csvField(`dest=${folder}`)],
    // Without the second, layers that exist already (of a base image, of a cache) stay as they are.
    ...(layerCompression ? [`compression=${layerCompression}`, 'force-compression=true'] : []),
    // Sets the times inside the layers to SOURCE_DATE_EPOCH too.
    ...(reproducible ? ['rewrite-timestamp=true'] : []),
  ].join(',');
}

/**
 * Annotations as buildx takes them. A name may carry levels (`index,manifest:NAME`); one without goes to
 * every manifest and, where there is an index, to the index too. A single manifest has no index, and
 * buildx fails when it is asked to annotate one, so those levels are left out there.
 */
export function annotationValues(
  annotations: Readonly<Record<string, string>>,
  options: Pick<BuildOptions, 'platforms' | 'inlineAttestations'>,
): string[] {
  const hasIndex = options.platforms.length > 1 || options.inlineAttestations;
  const all = levelledAnnotations(annotations, hasIndex ? ['index', 'manifest'] : ['manifest']);
  const possible = hasIndex ? all : all.filter(({ level }) => !level.startsWith('index'));
  const together = Map.groupBy(possible, ({ name, value }) => `${name}=${value}`);
  return [...together].map(
    ([pair, levels]) =>
      `${levels.map(({ level, platform }) => (platform ? `${level}[${platform}]` : level)).join(',')}:${pair}`,
  );
}

/**
 * GitHub's cache keeps one entry per scope, so jobs of a matrix that share the default one overwrite each
 * other (docker/build-push-action's cache documentation): a scope for these platforms is added.
 */
function scopedCache(entry: string, platforms: readonly Platform[]): string {
  if (!isGithubCache(entry) || /(^|,)scope=/.test(entry) || platforms.length === 0) return entry;
  return `${entry},scope=${['buildkit', ...platforms.map(platformText)].join('-').replaceAll('/', '-')}`;
}

/** A cache that cannot be written must not fail a good build (moby/buildkit#2492). */
function forgivingCache(entry: string): string {
  return isGithubCache(entry) && !/(^|,)ignore-error=/.test(entry) ? `${entry},ignore-error=true` : entry;
}

export function isGithubCache(entry: string): boolean {
  return /(^|,)type=gha(,|$)/.test(entry);
}

function secretValue(secret: SecretSource): string {
  const source = 'env' in secret ? `env=${secret.env}` : `src=${secret.file}`;
  return [csvField(`id=${secret.id}`), csvField(source)].join(',');
}

function pairs(record: Readonly<Record<string, string>>): string[] {
  return Object.entries(record).map(([name, value]) => `${name}=${value}`);
}

function each(flag: string, values: readonly string[]): string[] {
  return values.flatMap((value) => [flag, value]);
}

function one(flag: string, value: string | undefined): string[] {
  return value === undefined ? [] : [flag, value];
}
