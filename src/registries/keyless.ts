import { setTimeout as delay } from 'node:timers/promises';
import { SealiftError } from '../errors.ts';
import type { ExchangeDeps, ExchangedLogin } from './exchange.ts';
import { exchangeLogin } from './exchanges.ts';
import type { KeylessLogin } from './provider.ts';

/** A login that is got when it is first needed, and again before it ends. */
export interface RenewedLogin {
  current(): Promise<ExchangedLogin>;
  /** From now on hands every new login to `take` as soon as the old one nears its end, until `stop` is called. */
  keep(take: (login: ExchangedLogin) => Promise<void>): void;
  stop(): void;
}

/** A token is replaced when a fifth of its life is left, at most five minutes. */
const longestReserveMs = 5 * 60_000;
/** An exchange that failed is tried again after this, while the old token still lives. */
const secondTryMs = 30_000;

export function renewedLogin(
  login: KeylessLogin,
  deps: ExchangeDeps,
  exchange: typeof exchangeLogin = exchangeLogin,
  wait: (milliseconds: number, signal: AbortSignal) => Promise<void> = timer,
): RenewedLogin {
  let held: Promise<Held> | undefined;
  const stopping = new AbortController();

  async function fetchLogin(): Promise<Held> {
    const askedAt = deps.clock().getTime();
    const got = await exchange(login, deps);
    deps.log.hide(got.password.reveal());
    const life = got.expiresAt.getTime() - askedAt;
    return { login: got, renewAt: got.expiresAt.getTime() - Math.min(longestReserveMs, life / 5) };
  }

  async function current(): Promise<Held> {
    const asked = held;
    const known = await asked?.catch(() => undefined);
    if (known && deps.clock().getTime() < known.renewAt) return known;
    // Whoever comes first replaces it; the others find the new promise.
    if (held === asked) {
      const next = fetchLogin();
      held = next;
      next.catch(() => {
        if (held === next) held = undefined;
      });
    }
    return held ?? current();
  }

  return {
    current: async () => (await current()).login,
    keep(take) {
      const { signal } = stopping;
      void (async () => {
        for (let last: ExchangedLogin | undefined; !signal.aborted; ) {
          const next = await current().catch((error: unknown) => error);
          if (next instanceof Error) {
            deps.log.warn(`the login for ${login.registry} could not be renewed: ${next.message}`);
            await wait(secondTryMs, signal);
            continue;
          }
          const { login: got, renewAt } = next as Held;
          if (got !== last) await take(got);
          last = got;
          await wait(Math.max(1000, renewAt - deps.clock().getTime()), signal);
        }
      })().catch((error: unknown) => {
        if (!signal.aborted)
          deps.log.warn(`the login for ${login.registry} is no longer renewed: ${(error as Error).message}`);
      });
    },
    stop: () => stopping.abort(new SealiftError('interrupted', 'the run is over')),
  };
}

interface Held {
  readonly login: ExchangedLogin;
  /** Milliseconds since 1970. */
  readonly renewAt: number;
}

/** A process must not stay alive for this alone. */
function timer(milliseconds: number, signal: AbortSignal): Promise<void> {
  return delay(milliseconds, undefined, { signal, ref: false });
}
