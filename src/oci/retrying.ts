import { setTimeout as delay } from 'node:timers/promises';
import { SealiftError } from '../errors.ts';
import type { Log } from '../log.ts';
import { type RegistryError, retriable } from './registry-error.ts';
import { maximumTries, retryDelayMs } from './retry.ts';

/** Waits; rejects when the signal is aborted meanwhile. */
export type Sleep = (milliseconds: number, signal?: AbortSignal) => Promise<void>;

export interface Patience {
  readonly log: Log;
  readonly sleep?: Sleep | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Calls `work` until it succeeds, fails for good, or has failed five times. */
export async function retrying<T>(work: () => Promise<T>, patience: Patience): Promise<T> {
  for (let failures = 1; ; failures += 1) {
    try {
      return await work();
    } catch (error) {
      const failure = retriable(error);
      if (!failure || failures >= maximumTries) throw error;
      await pause(failures, failure, patience);
    }
  }
}

/** Waits before the next try after failure number `failures` (from 1). */
export async function pause(failures: number, failure: RegistryError, patience: Patience): Promise<void> {
  const milliseconds = retryDelayMs(failures, failure.retryAfterMs, Math.random());
  patience.log.debug(`${failure.message}; trying again in ${milliseconds} ms`);
  try {
    await (patience.sleep ?? timer)(milliseconds, patience.signal);
  } catch (cause) {
    if (!patience.signal?.aborted) throw cause;
    throw new SealiftError('interrupted', `interrupted while waiting to try again: ${failure.message}`, {
      cause,
    });
  }
}

/** Waits for real. */
export const timer: Sleep = (milliseconds, signal) => delay(milliseconds, undefined, signal && { signal });
