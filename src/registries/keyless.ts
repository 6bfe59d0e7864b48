import { setTimeout as delay } from 'node:timers/promises';
import { SealiftError } from '../errors.ts';
import type { Sleep } from '../oci/retrying.ts';
import type { ExchangeDeps, ExchangedLogin } from './exchange.ts';
import { exchangeLogin } from './exchanges.ts';
import type { KeylessLogin } from './provider.ts';

/** A login that is got when it is first needed, and again before it ends. */
export interface RenewedLogin {
  /** Never one that has ended; the last one where it still lives and no new one could be had. */
  current(): Promise<ExchangedLogin>;
  /** From now on hands every new login to `take` as soon as the old one nears its end, until `stop` is called. */
  keep(take: (login: ExchangedLogin) => Promise<void>): void;
  stop(): void;
}

/**
 * A token is replaced when this much of its life is left, or half of it: BuildKit uses a login that it was given for
 * another 4 minutes and 50 seconds (its session/auth/authprovider).
 */
const longestReserveMs = 5 * 60_000;
/** An exchange is not repeated sooner, neither after one that failed nor where a clock goes wrong. */
const shortestPauseMs = 30_000;

export function renewedLogin(
  login: KeylessLogin,
  deps: ExchangeDeps,
  exchange: typeof exchangeLogin = exchangeLogin,
  wait: Sleep = deps.sleep ?? timer,
): RenewedLogin {
  let held: Held | undefined;
  let asking: Promise<Held> | undefined;
  const stopping = new AbortController();
  const now = () => deps.clock().getTime();

  async function renew(): Promise<Held> {
    const soonest = now() + shortestPauseMs;
    try {
      const next = await exchange(login, deps);
      deps.log.hide(next.password.reveal());
      const ends = next.expiresAt.getTime();
      const reserve = Math.min(longestReserveMs, (ends - now()) / 2);
      held = { login: next, renewAt: Math.max(soonest, ends - reserve) };
    } catch (error) {
      if (!held || now() >= held.login.expiresAt.getTime()) throw error;
      deps.log.warn(unrenewed(login, error));
      held = { ...held, renewAt: soonest };
    }
    return held;
  }

  /** Whoever comes first asks; the others wait for the same answer. */
  async function current(): Promise<Held> {
    if (held && now() < held.renewAt) return held;
    asking ??= renew().finally(() => {
      asking = undefined;
    });
    return asking;
  }

  async function hand(take: (login: ExchangedLogin) => Promise<void>, signal: AbortSignal): Promise<void> {
    for (let last: ExchangedLogin | undefined; !signal.aborted; ) {
      let pause = shortestPauseMs;
      try {
        const next = await current();
        // What would be written now would stay: the run's folder is gone.
        if (signal.aborted) return;
        if (next.login !== last) await take(next.login);
        last = next.login;
        pause = Math.max(1000, next.renewAt - now());
      } catch (error) {
        if (!signal.aborted) deps.log.warn(unrenewed(login, error));
      }
      await wait(pause, signal);
    }
  }

  return {
    current: async () => (await current()).login,
    keep(take) {
      const { signal } = stopping;
      // Only its wait can fail, when it is told to stop.
      void hand(take, signal).catch(() => undefined);
    },
    stop: () => stopping.abort(new SealiftError('interrupted', 'the run is over')),
  };
}

interface Held {
  readonly login: ExchangedLogin;
  /** Milliseconds since 1970. */
  readonly renewAt: number;
}

function unrenewed({ registry }: KeylessLogin, error: unknown): string {
  return `the login for ${registry} could not be renewed: ${error instanceof Error ? error.message : error}`;
}

/** A process must not stay alive for this alone. */
const timer: Sleep = (milliseconds, signal) =>
  delay(milliseconds, undefined, { ...(signal && { signal }), ref: false });
