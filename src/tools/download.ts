import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type { Deps } from '../deps.ts';
import { SealiftError } from '../errors.ts';
import type { HttpResponse } from '../oci/http.ts';
import { isRetriedStatus, maximumTries, parseRetryAfter, retryDelayMs } from '../oci/retry.ts';
import type { Sleep } from '../oci/retrying.ts';

/**
 * Downloads `url` into the new file `path` and returns the SHA-256 of what came, 64 hex digits.
 * Follows up to five redirects, never from https to http. Tries again on a broken connection, 408, 429
 * (`Retry-After`) and 5xx; any other answer is `network-failed` at once.
 */
export async function download(
  url: URL,
  path: string,
  deps: Pick<Deps, 'http' | 'log' | 'signal' | 'clock'>,
  sleep: Sleep = timer,
): Promise<string> {
  for (let attempt = 1; ; attempt += 1) {
    const failure = await tryOnce(url, path, deps);
    if ('sha256' in failure) return failure.sha256;
    if (!failure.again || attempt === maximumTries || deps.signal.aborted) throw failure.error;
    deps.log.warn(`${failure.error.message}; trying again (${attempt + 1} of ${maximumTries})`);
    await sleep(retryDelayMs(attempt, failure.retryAfterMs, Math.random()), deps.signal).catch((cause) => {
      throw new SealiftError('interrupted', `interrupted while ${url.pathname} was downloaded`, { cause });
    });
  }
}

type Attempt =
  | { sha256: string }
  | { error: SealiftError; again: boolean; retryAfterMs?: number | undefined };

async function tryOnce(
  url: URL,
  path: string,
  deps: Pick<Deps, 'http' | 'signal' | 'clock'>,
): Promise<Attempt> {
  const name = publicUrl(url);
  try {
    const response = await get(url, deps);
    if (response.status !== 200) {
      response.body.destroy();
      return refused(name, response, deps.clock());
    }
    const hash = createHash('sha256');
    const length = response.headers['content-length'];
    let received = 0;
    await pipeline(
      response.body,
      async function* (chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          hash.update(chunk);
          received += chunk.length;
          yield chunk;
        }
      },
      createWriteStream(path, { mode: 0o600 }),
      { signal: deps.signal },
    );
    if (length !== undefined && Number(length) !== received) {
      throw new Error(`${received} of ${length} bytes came`);
    }
    return { sha256: hash.digest('hex') };
  } catch (cause) {
    if (deps.signal.aborted)
      throw new SealiftError('interrupted', `interrupted while ${name} was downloaded`);
    if (cause instanceof SealiftError && cause.code !== 'network-failed') throw cause;
    const why = cause instanceof Error ? cause.message : String(cause);
    const error = new SealiftError('network-failed', `downloading ${name} failed: ${why}`, { cause, hint });
    return { error, again: !isUnknownHost(cause) };
  }
}

/** A name nobody knows is a final answer; a name server that did not answer (EAI_AGAIN) is not. */
function isUnknownHost(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return (error as NodeJS.ErrnoException).code === 'ENOTFOUND' || isUnknownHost(error.cause);
}

const hint =
  'Is the machine allowed to reach it? A proxy is taken from HTTPS_PROXY; tool-mirror names another place, tools-dir a folder that has the programs.';

async function get(url: URL, deps: Pick<Deps, 'http' | 'signal'>): Promise<HttpResponse> {
  let target = url;
  for (let hop = 0; hop <= 5; hop += 1) {
    const response = await deps.http({ method: 'GET', url: target, signal: deps.signal });
    const location = response.headers.location;
    if (![301, 302, 303, 307, 308].includes(response.status) || !location) return response;
    response.body.destroy();
    const next = new URL(location, target);
    if (target.protocol === 'https:' && next.protocol !== 'https:') {
      throw new SealiftError('tool-failed', `${publicUrl(url)} redirects from https to ${next.protocol}//`);
    }
    target = next;
  }
  throw new SealiftError('tool-failed', `${publicUrl(url)} redirects more than five times`);
}

function refused(name: string, response: HttpResponse, now: Date): Attempt {
  const { status } = response;
  return {
    error: new SealiftError('network-failed', `downloading ${name} was answered with ${status}`, { hint }),
    again: isRetriedStatus(status),
    retryAfterMs: parseRetryAfter(response.headers['retry-after'], now),
  };
}

/** Without the user and password a mirror's URL may hold, and without a signed query. */
function publicUrl(url: URL): string {
  return `${url.origin}${url.pathname}`;
}

const timer: Sleep = (milliseconds, signal) => delay(milliseconds, undefined, signal && { signal });
