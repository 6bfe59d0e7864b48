/** How much of a registry's limit is left, as its headers say. */
export interface RateLimit {
  /** Pulls in `windowSeconds`. */
  readonly limit: number;
  readonly remaining: number;
  readonly windowSeconds: number | undefined;
}

/**
 * Reads `ratelimit-limit: 100;w=21600` and `ratelimit-remaining: 76;w=21600`; undefined where they are not both there.
 * Source: docs.docker.com/docker-hub/usage/pulls, of an expired IETF draft that Docker Hub follows.
 */
export function readRateLimit(headers: Readonly<Record<string, string | undefined>>): RateLimit | undefined {
  const limit = quota(headers['ratelimit-limit']);
  const remaining = quota(headers['ratelimit-remaining']);
  if (!limit || !remaining) return undefined;
  return { limit: limit.count, remaining: remaining.count, windowSeconds: limit.windowSeconds };
}

/** Less than a tenth is left: the next runs of this address or user may be refused. */
export function isNearlyUsedUp({ limit, remaining }: RateLimit): boolean {
  return remaining < limit / 10;
}

/** `12 of 100 pulls are left in 6 hours`. */
export function rateLimitText({ limit, remaining, windowSeconds }: RateLimit): string {
  const hours = windowSeconds === undefined ? '' : ` in ${Math.round(windowSeconds / 360) / 10} hours`;
  return `${remaining} of ${limit} pulls are left${hours}`;
}

function quota(header: string | undefined): { count: number; windowSeconds: number | undefined } | undefined {
  const [, count, window] = /^\s*(\d+)\s*(?:;\s*w=(\d+))?/.exec(header ?? '') ?? [];
  if (count === undefined) return undefined;
  return { count: Number(count), windowSeconds: window === undefined ? undefined : Number(window) };
}
