import { attempt } from '../inputs/fault.ts';
import type { Inputs } from '../inputs/inputs.ts';
import { isTag, parseReference, registryName, repositoryName } from '../oci/reference.ts';
import { recognize } from '../registries/profile.ts';
import { buildkitCacheConfig } from '../registries/profiles.ts';
import type { Provider } from '../registries/provider.ts';
import type { Source } from '../source/source.ts';
import type { CacheLine } from './cache-line.ts';

/** Where a cache lies, in buildx's words. */
export interface CacheStore {
  readonly type: string;
  /** The attributes that name one scope in it, to read (`src`) or to write (`dest`). */
  at(scope: string, as: 'src' | 'dest'): Record<string, string | undefined>;
  /** What else is said where it is written. */
  readonly write?: Readonly<Record<string, string>>;
}

export type StoreInputs = Pick<Inputs, 'images' | 'insecureRegistries'>;

export interface StoreContext {
  /** The kind of registries whose host does not tell it. */
  readonly providers: ReadonlyMap<string, Provider>;
  readonly say: (problem: string, remedy?: string) => void;
}

/** The place a line of `cache` names; undefined when `say` heard why it cannot be had. */
export function cacheStore(
  line: CacheLine,
  inputs: StoreInputs,
  source: Pick<Source, 'gitRepository'>,
  context: StoreContext,
): CacheStore | undefined {
  const { mode: _mode, scope: _scope, prefix: given, ...attributes } = line.attributes;
  switch (line.kind) {
    case 'gha':
      return { type: 'gha', at: (scope) => ({ ...attributes, scope }) };
    case 'registry':
      return registryStore(line, inputs, attributes, context);
    case 'local':
      // Each scope has a folder, of which `reset` removes what its newest cache does not use.
      return {
        type: 'local',
        at: (scope, as) => ({ [as]: `${line.place?.replace(/\/+$/, '')}/${scope}` }),
        write: { ...attributes, reset: 'true' },
      };
    case 's3':
    case 'gcs':
    case 'azure': {
      const prefix = prefixOf(given, source, line.kind, context);
      if (prefix === undefined) return undefined;
      const place = { ...placeDefaults[line.kind], ...attributes, prefix };
      return { type: line.kind === 'azure' ? 'azblob' : 's3', at: (name) => ({ ...place, name }) };
    }
  }
}

const placeDefaults = {
  s3: {},
  azure: {},
  /**
   * Cloud Storage's XML API, with HMAC keys. It changes the header Accept-Encoding, which must therefore not be signed
   * (moby/buildkit#3749); its region may be any word. A session token of AWS is no business of Google's: an empty
   * attribute keeps buildx from handing it on.
   */
  gcs: {
    region: 'auto',
    endpoint_url: 'https://storage.googleapis.com',
    use_path_style: 'true',
    disable_accept_encoding: 'true',
    session_token: '',
  },
} as const;

/** A folder for each git repository, which a policy of the bucket can be about. */
function prefixOf(
  given: string | undefined,
  { gitRepository }: Pick<Source, 'gitRepository'>,
  kind: CacheLine['kind'],
  { say }: StoreContext,
): string | undefined {
  const folders = [given, gitRepository].flatMap((path) => path?.split('/') ?? []);
  const prefix = folders
    .map((folder) => folder.replaceAll(/[^A-Za-z0-9._-]/g, '-'))
    .filter((folder) => /[^.]/.test(folder))
    .map((folder) => `${folder}/`)
    .join('');
  if (prefix !== '') return prefix;
  say(
    `\`${kind}\`: the git repository is not known here, whose name the cache's folder has`,
    'give `prefix`',
  );
  return undefined;
}

function registryStore(
  { place }: CacheLine,
  { images, insecureRegistries }: StoreInputs,
  attributes: Readonly<Record<string, string>>,
  { providers, say }: StoreContext,
): CacheStore | undefined {
  const named = place === undefined ? images[0] : attempt(() => parseReference(place), say);
  if (!named) {
    if (place === undefined)
      say('`registry`: `images` names no repository', 'name one in `images`, or write registry=REPOSITORY');
    return undefined;
  }
  const tagged = place !== undefined && /:[^/]*$/.test(place);
  const tag = tagged && 'tag' in named ? named.tag : 'buildcache';
  if ('digest' in named || !isTag(`${tag}-${'x'.repeat(longestScope)}`)) {
    say(`\`registry\`: "${place}" names no tag to begin the cache's tags with, of up to 50 characters`);
    return undefined;
  }
  const { profile } = recognize(named.registry, providers.get(named.registry));
  if (profile.refusedConfigs.includes(buildkitCacheConfig)) {
    say(
      `\`registry\`: ${profile.title} refuses BuildKit's cache, whose config has the type ${buildkitCacheConfig}`,
      'write registry=REPOSITORY with one at another registry, or use another kind',
    );
    return undefined;
  }
  const insecure = insecureRegistries.some((registry) => registryName(registry) === named.registry);
  return {
    type: 'registry',
    at: (scope) => ({
      ref: `${repositoryName(named)}:${tag}-${scope}`,
      'registry.insecure': insecure ? 'true' : undefined,
    }),
    // As an index of blobs, BuildKit's older form, ECR and others refuse it (aws/containers-roadmap#876).
    write: { ...attributes, 'image-manifest': 'true', 'oci-mediatypes': 'true' },
  };
}

/** `scopeName` gives 60 characters and the digest's 16. */
const longestScope = 77;
