import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SealiftError } from '../../../src/errors.ts';
import type { ExchangedLogin } from '../../../src/registries/exchange.ts';
import { renewedLogin } from '../../../src/registries/keyless.ts';
import type { KeylessLogin } from '../../../src/registries/provider.ts';
import { Secret } from '../../../src/secret.ts';
import { exchangeDeps, type TestExchangeDeps } from '../../support/clouds/exchange-deps.ts';
import { type ScriptedTime, scriptedTime } from '../../support/scripted-time.ts';

const minute = 60_000;
const login: KeylessLogin = {
  ...{ kind: 'keyless', registry: 'docker.io', provider: 'docker-hub', username: 'acme' },
  ...{ fields: { 'connection-id': 'x' }, endpoints: {} },
} as KeylessLogin;

let time: ScriptedTime;
let deps: TestExchangeDeps;
/** How often it was asked. */
let asked: number;
/** How long each token lives; an error: there is none. */
let answer: () => number | Error;

beforeEach(() => {
  time = scriptedTime();
  deps = exchangeDeps({ env: {} } as never, time.clock);
  asked = 0;
  answer = () => 60 * minute;
});
afterEach(() => deps[Symbol.asyncDispose]());

async function exchange(): Promise<ExchangedLogin> {
  asked += 1;
  const given = answer();
  if (given instanceof Error) throw given;
  const expiresAt = new Date(time.clock().getTime() + given);
  return { username: 'acme', password: new Secret(`token-${asked}`), expiresAt };
}

const open = () => renewedLogin(login, deps, exchange, time.wait);
const tokenOf = async (renewed: ReturnType<typeof open>) => (await renewed.current()).password.reveal();
const warnings = () => deps.log.lines.filter((line) => line.includes('could not be renewed'));

describe('a login that is asked for', () => {
  test('is exchanged once for all who ask, and not before somebody does', async () => {
    const renewed = open();
    expect(asked).toBe(0);
    const tokens = await Promise.all(Array.from({ length: 20 }, () => tokenOf(renewed)));
    expect(new Set(tokens)).toEqual(new Set(['token-1']));
    expect(asked).toBe(1);
  });

  test.each([
    ['an hour', 60, 55],
    ['twelve hours', 720, 715],
    ['five minutes', 5, 2.5],
  ])('is replaced before %s are over', async (_, life, until) => {
    answer = () => life * minute;
    const renewed = open();
    await tokenOf(renewed);
    await time.pass(until * minute - 1);
    expect(await tokenOf(renewed)).toBe('token-1');
    await time.pass(1);
    expect(await Promise.all([tokenOf(renewed), tokenOf(renewed)])).toEqual(['token-2', 'token-2']);
    expect(asked).toBe(2);
  });

  test('is kept while it lives, when there is no new one, with a warning', async () => {
    const renewed = open();
    await tokenOf(renewed);
    answer = () => new SealiftError('network-failed', 'Docker Hub does not answer');
    await time.pass(56 * minute);
    expect(await tokenOf(renewed)).toBe('token-1');
    expect(warnings()).toHaveLength(1);
    expect(warnings()[0]).toContain('Docker Hub does not answer');
    // Not asked for again with every look.
    expect(await tokenOf(renewed)).toBe('token-1');
    expect(asked).toBe(2);
    await time.pass(minute / 2);
    expect(await tokenOf(renewed)).toBe('token-1');
    expect(asked).toBe(3);
    answer = () => 60 * minute;
    await time.pass(minute / 2);
    expect(await tokenOf(renewed)).toBe('token-4');
  });

  test('is an error when it has ended and there is no new one, until there is', async () => {
    const renewed = open();
    await tokenOf(renewed);
    answer = () => new SealiftError('registry-unauthorized', 'denied');
    await time.pass(60 * minute);
    await expect(renewed.current()).rejects.toMatchObject({ code: 'registry-unauthorized' });
    answer = () => 60 * minute;
    expect(await tokenOf(renewed)).toBe('token-3');
  });

  test('that fails fails for all who ask at once, and is asked for again by the next', async () => {
    answer = () => new SealiftError('registry-unauthorized', 'denied');
    const renewed = open();
    const both = await Promise.allSettled([renewed.current(), renewed.current()]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(asked).toBe(1);
    answer = () => 60 * minute;
    expect(await tokenOf(renewed)).toBe('token-2');
  });

  test('is not asked for with every look where the clocks disagree', async () => {
    answer = () => -10 * minute;
    const renewed = open();
    await tokenOf(renewed);
    await time.pass(minute / 2 - 1);
    expect(await tokenOf(renewed)).toBe('token-1');
    await time.pass(1);
    expect(await tokenOf(renewed)).toBe('token-2');
  });
});

describe('a login that is kept', () => {
  function keep() {
    const taken: string[] = [];
    const renewed = open();
    renewed.keep(async ({ password }) => {
      taken.push(password.reveal());
    });
    return { renewed, taken };
  }

  test('is handed on as soon as it is new, for as long as the run lasts', async () => {
    const { renewed, taken } = keep();
    await time.pass(54 * minute);
    expect(taken).toEqual(['token-1']);
    await time.pass(minute);
    expect(taken).toEqual(['token-1', 'token-2']);
    await time.pass(220 * minute);
    expect(taken).toEqual(['token-1', 'token-2', 'token-3', 'token-4', 'token-5', 'token-6']);
    expect(asked).toBe(6);
    renewed.stop();
  });

  test('is not handed on again when it could not be renewed, and is tried again soon', async () => {
    const { renewed, taken } = keep();
    await time.pass(minute);
    answer = () => new SealiftError('network-failed', 'no answer');
    await time.pass(56 * minute);
    expect(taken).toEqual(['token-1']);
    // At 55 minutes, and every half one after that.
    expect(asked).toBe(1 + 5);
    answer = () => 60 * minute;
    await time.pass(minute / 2);
    expect(taken).toEqual(['token-1', 'token-7']);
    expect(warnings()).toHaveLength(5);
    renewed.stop();
  });

  test('is tried again although it has ended', async () => {
    const { renewed, taken } = keep();
    await time.pass(0);
    answer = () => new SealiftError('network-failed', 'no answer');
    await time.pass(90 * minute);
    answer = () => 60 * minute;
    await time.pass(minute / 2);
    expect(taken).toHaveLength(2);
    renewed.stop();
  });

  test('is handed on again where it could not be taken', async () => {
    const taken: string[] = [];
    const renewed = open();
    let full = true;
    renewed.keep(async ({ password }) => {
      if (full) throw new Error('no space left on device');
      taken.push(password.reveal());
    });
    await time.pass(0);
    full = false;
    await time.pass(minute / 2);
    expect(taken).toEqual(['token-1']);
    expect(asked).toBe(1);
    renewed.stop();
  });

  test('is renewed no more once it is stopped, and says nothing about it', async () => {
    const { renewed, taken } = keep();
    await time.pass(minute);
    expect(time.waiting()).toBe(1);
    renewed.stop();
    expect(time.waiting()).toBe(0);
    await time.pass(600 * minute);
    expect(taken).toEqual(['token-1']);
    expect(asked).toBe(1);
    expect(warnings()).toEqual([]);
  });
});
