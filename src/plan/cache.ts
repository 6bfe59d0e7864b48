import type { Fault } from '../inputs/fault.ts';
import type { Inputs } from '../inputs/inputs.ts';
import type { Provider } from '../registries/provider.ts';
import type { Source } from '../source/source.ts';
import { cacheEntry, cacheSecret } from './cache-entry.ts';
import { type CacheKind, type CacheLine, readCacheLine } from './cache-line.ts';
import { type CacheScopes, type CacheSubject, cacheScopes } from './cache-scope.ts';
import { cacheStore, type StoreInputs } from './cache-store.ts';
import type { Plan } from './plan.ts';

/** What `--cache-from` and `--cache-to` get, and what is left out of them and why. */
export interface CachePlan {
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly notes: readonly string[];
}

export interface CacheAbility {
  /** The runner gave this process the address and token of GitHub's cache. */
  readonly githubCache?: boolean;
}

/** Whether GitHub's cache can be reached, as buildx finds it (docker/buildx, build/opt.go). */
export function cacheAbility(env: Readonly<Record<string, string | undefined>>): CacheAbility {
  const { ACTIONS_RUNTIME_TOKEN: token, ACTIONS_RESULTS_URL: url, ACTIONS_CACHE_URL: oldUrl } = env;
  return { githubCache: Boolean(token && (url || oldUrl)) };
}

export interface CacheContext {
  readonly push: Plan['push'];
  /** The kind of registries whose host does not tell it. */
  readonly providers: ReadonlyMap<string, Provider>;
  readonly can: CacheAbility;
  readonly wrong: (fault: Fault) => void;
}

type CacheInputs = CacheSubject & StoreInputs & Pick<Inputs, 'cache' | 'cacheFrom' | 'cacheTo'>;

/**
 * The build's remote caches: those of `cache-from` and `cache-to` as they are, and those of `cache` in scopes of their
 * own. A fork writes none. A shared place is written by runs that push: who may change it may change what others build.
 */
export function planCache(inputs: CacheInputs, source: Source, context: CacheContext): CachePlan {
  checkEntries('cache-from', inputs.cacheFrom, context);
  checkEntries('cache-to', inputs.cacheTo, context);
  const say = (problem: string, remedy?: string) =>
    context.wrong({ input: 'cache', problem, ...(remedy && { remedy }) });
  const lines = inputs.cache.flatMap((line) => readCacheLine(line, say) ?? []);
  const kinds = lines.map(({ kind }) => kind);
  if (kinds.includes('s3') && kinds.includes('gcs'))
    say(
      '`s3` and `gcs` take their keys from the same variables, AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY',
      'use one of them',
    );
  const plans = lines.map((line) => planLine(line, inputs, source, { ...context, say }));
  const unwritten =
    source.fork && inputs.cacheTo.length > 0 ? [`cache-to: nothing is written: ${fromFork}`] : [];
  return {
    from: [...inputs.cacheFrom, ...plans.flatMap(({ from }) => from)],
    // A cache in a registry is a push, and what a fork puts there would be built on later.
    to: source.fork ? [] : [...inputs.cacheTo, ...plans.flatMap(({ to }) => to)],
    notes: [...unwritten, ...plans.flatMap(({ notes }) => notes)],
  };
}

function checkEntries(input: string, entries: readonly string[], { wrong }: CacheContext): void {
  for (const entry of entries) {
    const secret = cacheSecret(entry);
    if (secret) wrong({ input, ...secret });
  }
}

type LineContext = CacheContext & { readonly say: (problem: string, remedy?: string) => void };

const nothing: CachePlan = { from: [], to: [], notes: [] };

function planLine(line: CacheLine, inputs: CacheInputs, source: Source, context: LineContext): CachePlan {
  const { kind } = line;
  const { mode = 'max', scope: label } = line.attributes;
  if (kind === 'gha' && !context.can.githubCache) return { ...nothing, notes: [noGithubCache] };
  const scopes = cacheScopes(inputs, source, label);
  const store = cacheStore(line, inputs, source, context);
  if (!store) return nothing;
  const only = readOnly(kind, source, scopes, context.push);
  const write = { ...store.write, mode, 'ignore-error': 'true' };
  return {
    from: scopes.from.map((name) => cacheEntry(store.type, store.at(name, 'src'))),
    to:
      only === undefined && scopes.own !== undefined
        ? [cacheEntry(store.type, { ...store.at(scopes.own, 'dest'), ...write })]
        : [],
    notes: only === undefined ? [] : [`cache: ${kind} is only read: ${only}`],
  };
}

const noGithubCache =
  "cache: gha is left out: GitHub gives its cache's address and token (ACTIONS_RESULTS_URL, ACTIONS_RUNTIME_TOKEN) to actions only, so use Sealift as an action (`uses:`) and not in a `run:` step";

const fromFork = 'this pull request comes from a fork';

/** Why this run must not write the cache; undefined when it may. */
function readOnly(
  kind: CacheKind,
  source: Source,
  { own }: CacheScopes,
  push: Plan['push'],
): string | undefined {
  if (source.fork) return fromFork;
  if (own === undefined)
    return source.event === 'merge-group'
      ? "a merge queue's branch is gone after its run"
      : 'this run is on no branch';
  if (kind === 'gha' && source.tag !== undefined)
    return "GitHub shows what a tag's run writes to that tag only";
  const shared = kind !== 'gha' && kind !== 'local';
  return shared && !push.wanted ? `this run pushes nothing (${push.reason})` : undefined;
}
