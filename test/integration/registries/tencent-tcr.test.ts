import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { exchangeLogin } from '../../../src/registries/exchanges.ts';
import type { KeylessField, KeylessLogin } from '../../../src/registries/provider.ts';
import { exchangeDeps, failureOf, leaks, type TestExchangeDeps } from '../../support/clouds/exchange-deps.ts';
import type { Asked } from '../../support/clouds/service.ts';
import { startTencent, type Tencent, type TencentAccount } from '../../support/clouds/tencent.ts';
import { type Issuer, startIssuer } from '../../support/oidc-issuer.ts';

const role = 'qcs::cam::uin/100012345678:roleName/publisher';
const provider = 'github';
const instance = 'tcr-0123abcd';
const audience = 'sts.cloud.tencent.com';
const minute = 60_000;

let issuer: Issuer;
let cloud: Tencent;
let deps: TestExchangeDeps;

beforeAll(async () => {
  issuer = await startIssuer();
});
afterAll(() => issuer.stop());
beforeEach(async () => {
  issuer.setClaims({});
  cloud = await startTencent(account());
  deps = exchangeDeps(issuer);
});
afterEach(async () => {
  await deps[Symbol.asyncDispose]();
  await cloud.stop();
});

function account(other: Partial<TencentAccount> = {}): TencentAccount {
  const subject = 'repo:acme/app:*';
  const trust = { provider, role, issuer: issuer.url, audiences: [audience], subject };
  return { trust, region: 'ap-guangzhou', instances: [instance], ...other };
}

function login(fields: Partial<Record<KeylessField, string>> = {}): KeylessLogin<'tencent-tcr'> {
  return {
    ...{ kind: 'keyless', registry: 'acme.tencentcloudcr.com', provider: 'tencent-tcr', username: undefined },
    fields: {
      ...{ 'role-to-assume': role, 'oidc-provider': provider },
      ...{ 'instance-id': instance, region: 'ap-guangzhou' },
      ...fields,
    },
    endpoints: { sts: cloud.sts.url, tcr: cloud.tcr.url },
  };
}

function sentToken({ body }: Asked): string {
  return String((JSON.parse(body.toString('utf8')) as Record<string, unknown>).WebIdentityToken);
}

function refused(Code: string, Message: string) {
  return { status: 200, body: { Response: { Error: { Code, Message }, RequestId: 'of-the-test' } } };
}

/** The tokens that were sent, and every key that was given. */
function secrets(): string[] {
  const keys = cloud.keys.flatMap(({ secretId, secretKey, token }) => [secretId, secretKey, token]);
  return [...cloud.sts.asked.map(sentToken), ...keys];
}

const failure = (one = login()) => failureOf(exchangeLogin(one, deps), deps, secrets);

describe('a keyless login: tencent-tcr', () => {
  test('gives the login of the instance, for as long as it says', async () => {
    const got = await exchangeLogin(login(), deps);
    const [granted] = cloud.logins;
    expect(got).toMatchObject({ username: granted?.username, expiresAt: granted?.ends });
    expect(got.password.reveal()).toBe(granted?.password);
  });

  test('asks for a token that lasts an hour', async () => {
    await exchangeLogin(login(), deps);
    expect(JSON.parse(String(cloud.tcr.asked[0]?.body))).toMatchObject({
      ...{ RegistryId: instance, TokenType: 'temp' },
    });
  });

  test.each([
    ['milliseconds', 1_900_000_000_000],
    ['seconds', 1_900_000_000],
  ])('reads the time when it ends in %s, and a name that is a number', async (_, ExpTime) => {
    const Response = { Username: 100012345678, Token: 'a-token', ExpTime };
    cloud.tcr.next({ status: 200, body: { Response } });
    await expect(exchangeLogin(login(), deps)).resolves.toMatchObject({
      ...{ username: '100012345678', expiresAt: new Date(1_900_000_000_000) },
    });
  });

  test('sends the token and the keys in no URL, and each only to whom it belongs', async () => {
    await exchangeLogin(login(), deps);
    const [toSts, toTcr] = [cloud.sts.asked[0], cloud.tcr.asked[0]];
    for (const asked of [toSts, toTcr])
      expect(`${asked?.method} ${asked?.url.pathname}${asked?.url.search}`).toBe('POST /');
    const secrets = [...cloud.sts.asked.map(sentToken), ...cloud.keys.map((key) => key.secretKey)];
    expect(secrets).toHaveLength(2);
    expect(leaks(JSON.stringify(toTcr?.headers) + toTcr?.body, secrets)).toEqual([]);
  });

  test('signs anew for every try when it is told to come later', async () => {
    const busy = refused('RequestLimitExceeded', 'too many requests');
    await deps[Symbol.asyncDispose]();
    let seconds = Math.floor(Date.now() / 1000) - 120;
    deps = exchangeDeps(issuer, () => {
      seconds += 1;
      return new Date(seconds * 1000);
    });
    cloud.sts.next(busy, { status: 503, body: 'in trouble' });
    cloud.tcr.next(busy, 'cut', refused('InternalError', 'internal error'));
    await expect(exchangeLogin(login(), deps)).resolves.toMatchObject({ username: '100012345678' });
    expect([cloud.sts.asked.length, cloud.tcr.asked.length]).toEqual([3, 4]);
    const signatures = cloud.tcr.asked.map(({ headers }) => headers.authorization);
    expect(new Set(signatures).size).toBe(4);
  });

  test('gives up after five tries, at either service', async () => {
    const busy = refused('RequestLimitExceeded', 'too many requests');
    cloud.tcr.next(busy, busy, busy, busy, busy);
    await expect(failure()).resolves.toMatchObject({ code: 'registry-unavailable' });
    expect([cloud.sts.asked.length, cloud.tcr.asked.length]).toEqual([1, 5]);
    cloud.sts.next(busy, busy, busy, busy, busy);
    await expect(failure()).resolves.toMatchObject({ code: 'registry-unavailable' });
    expect([cloud.sts.asked.length, cloud.tcr.asked.length]).toEqual([6, 5]);
  });

  test.each(['sts', 'tcr'] as const)('says so when %s cannot be reached', async (service) => {
    const one = login();
    await cloud[service].stop();
    const error = await failure(one);
    expect(error).toMatchObject({ code: 'network-failed' });
    expect(error.message).toContain(service === 'sts' ? 'Tencent Cloud STS' : 'Tencent Cloud TCR');
    expect(deps.pauses()).toBe(4);
  });

  test('takes no page of a proxy for an answer', async () => {
    const page = { status: 200, body: '<html>who are you?</html>' };
    cloud.tcr.next(page);
    await expect(failure()).resolves.toMatchObject({ code: 'network-failed' });
    cloud.sts.next(page);
    await expect(failure()).resolves.toMatchObject({ code: 'network-failed' });
  });

  test.each(['sts', 'tcr'] as const)('stops when it is interrupted while %s is silent', async (service) => {
    cloud[service].next('silence');
    const failed = failure();
    await expect.poll(() => cloud[service].asked.length).toBe(1);
    deps.abort();
    await expect(failed).resolves.toMatchObject({ code: 'interrupted' });
  });

  test('is denied with a signature by another key', async () => {
    await exchangeLogin(login(), deps);
    const [key] = cloud.keys;
    const Credentials = { TmpSecretId: key?.secretId, TmpSecretKey: 'of-somebody-else', Token: key?.token };
    cloud.sts.next({ status: 200, body: { Response: { Credentials } } });
    const error = await failure();
    expect(error).toMatchObject({ code: 'registry-unauthorized' });
    expect(error.message).toContain('AuthFailure.SignatureFailure');
  });

  test('says what the role needs when it may not ask', async () => {
    cloud.tcr.next(refused('AuthFailure.UnauthorizedOperation', 'no permission'));
    const error = await failure();
    expect(error).toMatchObject({ code: 'registry-unauthorized' });
    for (const part of ['tcr:CreateInstanceToken', role, instance]) expect(error.hint).toContain(part);
  });
});

describe('a login denied by STS', () => {
  const cases: readonly {
    readonly title: string;
    readonly claims?: Parameters<Issuer['setClaims']>[0];
    readonly fields?: Partial<Record<KeylessField, string>>;
    readonly said: string;
    readonly hint: readonly string[];
  }[] = [
    {
      title: 'another audience',
      fields: { audience: 'sts.example.com' },
      said: '"aud" does not match: InvalidParameter.WebIdentityTokenError',
      hint: ['client IDs', provider, 'oidc:aud', role, 'aud: sts.example.com'],
    },
    {
      title: 'another issuer',
      claims: { iss: 'https://issuer.example.com' },
      said: '"iss" does not match: InvalidParameter.WebIdentityTokenError',
      hint: ['issuer', provider, 'oidc:iss', 'iss: https://issuer.example.com'],
    },
    {
      title: 'another git repository',
      claims: { repository: 'acme/other' },
      said: 'UnauthorizedOperation',
      hint: ['trust policy', role, 'oidc:sub', 'sub: repo:acme/other:ref:refs/heads/main'],
    },
    {
      title: 'a token that is over',
      claims: { exp: Math.floor(Date.now() / 1000) - 60 },
      said: 'InvalidParameter.WebIdentityTokenError',
      hint: ['sub: repo:acme/app:ref:refs/heads/main'],
    },
    {
      title: 'an unknown role',
      fields: { 'role-to-assume': `${role}-of-yesterday` },
      said: 'InvalidParameter.ParamError',
      hint: [`${role}-of-yesterday`],
    },
    {
      title: 'an unknown identity provider',
      fields: { 'oidc-provider': 'gitlab' },
      said: 'InvalidParameter.ParamError',
      hint: ['identity provider gitlab'],
    },
  ];

  test.each(cases)('$title', async ({ claims, fields, said, hint }) => {
    issuer.setClaims(claims ?? {});
    const error = await failure(login(fields));
    expect(error).toMatchObject({ code: 'registry-unauthorized' });
    expect(error.message).toContain(said);
    for (const part of hint) expect(error.hint).toContain(part);
    expect([cloud.sts.asked.length, cloud.tcr.asked.length]).toEqual([1, 0]);
  });

  test('is told without the token it quotes', async () => {
    cloud.sts.next((asked) =>
      refused('InvalidParameter.WebIdentityTokenError', `not mine: ${sentToken(asked)}`),
    );
    await expect(failure()).resolves.toMatchObject({ code: 'registry-unauthorized' });
  });
});

test('a clock that is wrong is named', async () => {
  await deps[Symbol.asyncDispose]();
  deps = exchangeDeps(issuer, () => new Date(Date.now() - 6 * minute));
  const error = await failure();
  expect(error).toMatchObject({ code: 'registry-unauthorized' });
  expect(error.hint).toContain('clock');
});

test.each([
  ['instance', { 'instance-id': 'tcr-ofnobody' }],
  ['region', { region: 'ap-singapore' }],
])('an unknown %s is a matter of instance-id and region', async (_, fields) => {
  const error = await failure(login(fields));
  expect(error).toMatchObject({ code: 'registry-unauthorized' });
  expect(error.hint).toContain('instance-id and region');
});
