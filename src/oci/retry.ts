/** How many times a request is sent at most, the first time included. */
export const maximumTries = 5;

const firstDelayMs = 500;
const longestDelayMs = 60_000;

/** Whether the same request may succeed later: 408, 429 and every 5xx. */
export function isRetriedStatus(status: number): boolean {
  return status === 408 || status === 429 || status >= 500;
}

/** `Retry-After` in milliseconds from now: seconds or an HTTP date; undefined when it is neither. */
export function parseRetryAfter(header: string | undefined, now: Date): number | undefined {
  const text = header?.trim();
  if (!text) return undefined;
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  const date = /[a-z]/i.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now.getTime());
}

/**
 * Milliseconds to wait after failure number `failures` (from 1): what the registry asked for, at most
 * a minute; else 0.5 s, 1 s, 2 s …, of which `random` (0 to 1) takes off up to a half.
 */
export function retryDelayMs(failures: number, retryAfterMs: number | undefined, random: number): number {
  const wanted = retryAfterMs ?? firstDelayMs * 2 ** (failures - 1) * (1 - random / 2);
  return Math.min(longestDelayMs, Math.round(wanted));
}
