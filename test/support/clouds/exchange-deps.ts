import { inspect } from 'node:util';
import { expect } from 'vitest';
import { liveHttp } from '../../../src/oci/live-http.ts';
import type { Sleep } from '../../../src/oci/retrying.ts';
import type { ExchangeDeps } from '../../../src/registries/exchange.ts';
import { keptLog } from '../build.ts';
import type { Issuer } from '../oidc-issuer.ts';

/** What an exchange of tokens takes, live but for the pauses between tries, which are only counted. */
export interface TestExchangeDeps extends ExchangeDeps, AsyncDisposable {
  readonly log: ReturnType<typeof keptLog>;
  readonly sleep: Sleep;
  readonly pauses: () => number;
  /** Interrupts the run. */
  abort(): void;
}

export function exchangeDeps(
  issuer: Pick<Issuer, 'env'>,
  clock = () => new Date(),
  proxies: Readonly<Record<string, string>> = {},
): TestExchangeDeps {
  const http = liveHttp(proxies);
  const interruption = new AbortController();
  let pauses = 0;
  return {
    ...{ http, agent: http.agent, clock, env: issuer.env, log: keptLog(), signal: interruption.signal },
    sleep: async () => {
      pauses += 1;
    },
    pauses: () => pauses,
    abort: () => interruption.abort(),
    [Symbol.asyncDispose]: async () => http.close(),
  };
}

/** Everything of an error that anybody may ever print, and every line of the log. */
export function everythingSaid(error: unknown, deps: TestExchangeDeps): string {
  return [inspect(error, { depth: 20 }), ...deps.log.lines].join('\n');
}

/** Which of these values stand in a text, whole or by any long piece, also encoded for a URL once or twice. */
export function leaks(text: string, values: readonly string[]): string[] {
  return values.filter((value) => {
    const once = encodeURIComponent(value);
    return [value, once, encodeURIComponent(once)].flatMap(pieces).some((piece) => text.includes(piece));
  });
}

/** A message is cut when it is long: a third of a token would be too much as well. */
function pieces(value: string): string[] {
  const [length, step] = [24, 12];
  if (value.length <= length) return [value];
  const count = Math.floor((value.length - length) / step) + 1;
  return Array.from({ length: count }, (_, index) => value.slice(index * step, index * step + length));
}

/** The error that an exchange ends with; it and the log must hold none of these secrets. */
export async function failureOf(
  exchange: Promise<unknown>,
  deps: TestExchangeDeps,
  secrets: () => readonly string[],
): Promise<Error & { code: string; hint: string }> {
  const error = await exchange.then(
    () => expect.unreachable('the login was given'),
    (thrown: unknown) => thrown as Error & { code: string; hint: string },
  );
  expect(leaks(everythingSaid(error, deps), secrets())).toEqual([]);
  return error;
}
