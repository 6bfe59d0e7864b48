import { cacheAttribute, cacheType } from '../plan/cache-entry.ts';
import type { BuildOptions } from '../plan/plan.ts';
import { isGithubCache } from '../tools/buildx.ts';
import type { Builder } from './builder.ts';

/** The same build without a cache that cannot be written, and why it cannot. */
export interface Uncached {
  readonly options: BuildOptions;
  readonly reason: string;
}

/**
 * What to build in place of a build that `error` ended; undefined when no cache is to blame that may fail. BuildKit's
 * `ignore-error` holds only while a cache is written: one that cannot even be opened, as Azure's without a login,
 * fails the build (moby/buildkit, control/control.go).
 */
export function withoutFailedCache(options: BuildOptions, error: string): Uncached | undefined {
  const [, type, reason = ''] = /failed to configure (\S+) cache exporter: ([^\n]*)/.exec(error) ?? [];
  const kept = options.cacheTo.filter((entry) => cacheType(entry) !== `type=${type}` || !mayFail(entry));
  if (kept.length === options.cacheTo.length) return undefined;
  return { options: { ...options, cacheTo: kept }, reason: `the ${type} cache cannot be written: ${reason}` };
}

/** GitHub's may unless it is said that it must not: see `buildArgs`. */
function mayFail(entry: string): boolean {
  const said = cacheAttribute(entry, 'ignore-error');
  return said === undefined ? isGithubCache(entry) : said === 'true';
}

/** What a user must know of these caches with this kind of builder. */
export function cacheRemark(
  options: Pick<BuildOptions, 'cacheFrom' | 'cacheTo'>,
  builder: Builder['kind'],
): string | undefined {
  const azure = [...options.cacheFrom, ...options.cacheTo].some(
    (entry) => cacheType(entry) === 'type=azblob',
  );
  return azure && builder !== 'embedded'
    ? "Azure's login for the cache is read by BuildKit and not by buildx: this builder must have it in an environment of its own, or take `builder: embedded`."
    : undefined;
}
