import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { exchangeLogin } from '../../../src/registries/exchanges.ts';
import type { KeylessField, KeylessLogin } from '../../../src/registries/provider.ts';
import { type Alibaba, type AlibabaAccount, startAlibaba } from '../../support/clouds/alibaba.ts';
import { parametersOf } from '../../support/clouds/alibaba-signature.ts';
import { exchangeDeps, failureOf, leaks, type TestExchangeDeps } from '../../support/clouds/exchange-deps.ts';
import { type Issuer, startIssuer } from '../../support/oidc-issuer.ts';

type AcrProvider = 'alibaba-acr' | 'alibaba-acr-personal';

const role = 'acs:ram::1135115445850000:role/publisher';
const provider = 'acs:ram::1135115445850000:oidc-provider/github';
const instance = 'cri-0123456789abcdef';
const registry = 'acme-registry.cn-hangzhou.cr.aliyuncs.com';
const minute = 60_000;

let issuer: Issuer;
let cloud: Alibaba;
let deps: TestExchangeDeps;

beforeAll(async () => {
  issuer = await startIssuer();
});
afterAll(() => issuer.stop());
beforeEach(async () => {
  issuer.setClaims({});
  cloud = await startAlibaba(account());
  deps = exchangeDeps(issuer);
});
afterEach(async () => {
  await deps[Symbol.asyncDispose]();
  await cloud.stop();
});

function account(other: Partial<AlibabaAccount> = {}): AlibabaAccount {
  const trust = {
    ...{ provider, role, issuer: issuer.url, audiences: ['sts.aliyuncs.com'] },
    subject: 'repo:acme/app:*',
  };
  return { trust, instances: [instance], ...other };
}

function login<P extends AcrProvider>(
  name: P,
  fields: Partial<Record<KeylessField, string>> = {},
): KeylessLogin<P> {
  const usual = {
    ...{ 'role-to-assume': role, 'oidc-provider': provider },
    ...{ 'instance-id': instance, region: 'cn-hangzhou' },
  };
  const endpoints = { sts: `${cloud.sts.url}/`, acr: cloud.acr.url };
  const one = { kind: 'keyless', registry, provider: name, username: undefined } as const;
  return { ...one, fields: { ...usual, ...fields }, endpoints } as unknown as KeylessLogin<P>;
}

/** The tokens that were sent, and every key that was given. */
function secrets(): string[] {
  const tokens = cloud.sts.asked.map((asked) => parametersOf(asked).OIDCToken ?? '');
  const keys = cloud.keys.flatMap((key) => [key.accessKeyId, key.accessKeySecret, key.securityToken]);
  return [...tokens, ...keys].filter(Boolean);
}

const failure = (one: KeylessLogin<AcrProvider>) => failureOf(exchangeLogin(one, deps), deps, secrets);

describe.each(['alibaba-acr', 'alibaba-acr-personal'] as const)('a keyless login: %s', (name) => {
  test('gives the login of the registry, for as long as it says', async () => {
    const got = await exchangeLogin(login(name), deps);
    const [granted] = cloud.logins;
    expect(got).toMatchObject({ username: granted?.username, expiresAt: granted?.ends });
    expect(got.password.reveal()).toBe(granted?.password);
  });

  test('sends the token and the keys in no URL, and each only to whom it belongs', async () => {
    await exchangeLogin(login(name), deps);
    expect(cloud.sts.asked.map(({ method, url }) => `${method} ${url.pathname}${url.search}`)).toEqual([
      'POST /',
    ]);
    expect(cloud.acr.asked.map(({ method, url }) => `${method} ${url.pathname}${url.search}`)).toEqual([
      name === 'alibaba-acr' ? 'POST /' : 'GET /tokens',
    ]);
    const [toSts, toAcr] = [cloud.sts.asked[0], cloud.acr.asked[0]];
    const token = toSts ? (parametersOf(toSts).OIDCToken ?? '') : '';
    const secret = cloud.keys[0]?.accessKeySecret ?? '';
    expect(token.split('.')).toHaveLength(3);
    expect(leaks(JSON.stringify(toAcr?.headers) + toAcr?.body, [token, secret])).toEqual([]);
  });

  test('asks again with a new nonce when it is told to come later', async () => {
    const busy = {
      status: 400,
      body: { Code: 'Throttling.User', Message: 'denied due to user flow control' },
    };
    cloud.sts.next(busy, { status: 503, body: 'in trouble' });
    cloud.acr.next(busy, 'cut', { status: 503, body: { Code: 'ServiceUnavailable', Message: 'later' } });
    await expect(exchangeLogin(login(name), deps)).resolves.toMatchObject({ username: 'cr_temp_user' });
    const nonces = cloud.sts.asked.map((asked) => parametersOf(asked).SignatureNonce);
    expect(new Set(nonces).size).toBe(3);
    expect(cloud.acr.asked).toHaveLength(4);
  });

  test('gives up after five tries, at either service', async () => {
    const busy = { status: 400, body: { Code: 'Throttling.Api', Message: 'denied due to flow control' } };
    cloud.acr.next(busy, busy, busy, busy, busy);
    await expect(failure(login(name))).resolves.toMatchObject({ code: 'registry-unavailable' });
    expect([cloud.sts.asked.length, cloud.acr.asked.length]).toEqual([1, 5]);
    cloud.sts.next(busy, busy, busy, busy, busy);
    await expect(failure(login(name))).resolves.toMatchObject({ code: 'registry-unavailable' });
    expect([cloud.sts.asked.length, cloud.acr.asked.length]).toEqual([6, 5]);
  });

  test.each(['sts', 'acr'] as const)('says so when %s cannot be reached', async (service) => {
    const one = login(name);
    await cloud[service].stop();
    const error = await failure(one);
    expect(error).toMatchObject({ code: 'network-failed' });
    expect(error.message).toContain(service === 'sts' ? 'Alibaba Cloud STS' : 'Alibaba Cloud ACR');
    expect(deps.pauses()).toBe(4);
  });

  test('takes no page of a proxy for an answer', async () => {
    const page = { status: 200, body: '<html>who are you?</html>' };
    cloud.acr.next(page, page, page, page, page);
    await expect(failure(login(name))).resolves.toMatchObject({ code: 'network-failed' });
    cloud.sts.next(page);
    await expect(failure(login(name))).resolves.toMatchObject({ code: 'network-failed' });
  });

  test.each(['sts', 'acr'] as const)('stops when it is interrupted while %s is silent', async (service) => {
    cloud[service].next('silence');
    const failed = failure(login(name));
    await expect.poll(() => cloud[service].asked.length).toBe(1);
    deps.abort();
    await expect(failed).resolves.toMatchObject({ code: 'interrupted' });
  });

  test('never repeats what was signed when the signature is refused', async () => {
    await exchangeLogin(login(name), deps);
    const [key] = cloud.keys;
    cloud.sts.next({
      status: 200,
      body: {
        Credentials: {
          AccessKeyId: key?.accessKeyId,
          AccessKeySecret: 'of-somebody-else',
          SecurityToken: key?.securityToken,
        },
      },
    });
    const error = await failure(login(name));
    expect(error).toMatchObject({ code: 'registry-unauthorized' });
    expect(error.message).toContain('SignatureDoesNotMatch');
    expect(error.message).not.toMatch(/AccessKeyId%3D|x-acs-/);
  });

  test('says what the role needs when it may not ask', async () => {
    const Message = 'User not authorized to operate on the specified resource.';
    cloud.acr.next({ status: 403, body: { Code: 'Forbidden.RAM', Message } });
    const error = await failure(login(name));
    expect(error).toMatchObject({ code: 'registry-unauthorized' });
    expect(error.hint).toContain('cr:GetAuthorizationToken');
    expect(error.hint).toContain(role);
  });

  test('says that the clock is wrong when only the registry looks at it', async () => {
    await cloud.stop();
    const ahead = () => new Date(Date.now() + 20 * minute);
    cloud = await startAlibaba(account({ clock: ahead }));
    await deps[Symbol.asyncDispose]();
    // The SDK takes its time from the machine; the token outlives the difference.
    deps = exchangeDeps(issuer, ahead);
    issuer.setClaims({ exp: Math.floor(Date.now() / 1000) + 3600 });
    const error = await failure(login(name));
    expect(error).toMatchObject({ code: 'registry-unauthorized' });
    expect(error.hint).toContain('clock');
    expect(cloud.keys).toHaveLength(1);
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
      said: '"aud" does not match: AuthenticationFail.OIDCToken.AudienceNotMatch',
      hint: ['client IDs', provider, 'oidc:aud', role, 'aud: sts.example.com'],
    },
    {
      title: 'another issuer',
      claims: { iss: 'https://issuer.example.com' },
      said: '"iss" does not match: AuthenticationFail.OIDCToken.IssuerNotMatch',
      hint: ['issuer URL', provider, 'oidc:iss', 'iss: https://issuer.example.com'],
    },
    {
      title: 'another git repository',
      claims: { repository: 'acme/other' },
      said: 'AuthenticationFail.NoPermission: There is no permission',
      hint: ['trust policy', role, 'oidc:sub', 'sub: repo:acme/other:ref:refs/heads/main'],
    },
    {
      title: 'a token that is over',
      claims: { exp: Math.floor(Date.now() / 1000) - 60 },
      said: 'AuthenticationFail.OIDCToken.Expired',
      hint: ['sub: repo:acme/app:ref:refs/heads/main'],
    },
    {
      title: 'an unknown role',
      fields: { 'role-to-assume': `${role}-of-yesterday` },
      said: 'EntityNotExist.Role',
      hint: ['role-to-assume', `${role}-of-yesterday`],
    },
    {
      title: 'an unknown identity provider',
      fields: { 'oidc-provider': `${provider}-enterprise` },
      said: 'No such OIDC Provider registered',
      hint: ['oidc-provider', `${provider}-enterprise`],
    },
  ];

  test.each(cases)('$title', async ({ claims, fields, said, hint }) => {
    issuer.setClaims(claims ?? {});
    const error = await failure(login('alibaba-acr', fields));
    expect(error).toMatchObject({ code: 'registry-unauthorized' });
    expect(error.message).toContain(said);
    for (const part of hint) expect(error.hint).toContain(part);
    expect([cloud.sts.asked.length, cloud.acr.asked.length]).toEqual([1, 0]);
  });

  test('a clock that is wrong', async () => {
    await deps[Symbol.asyncDispose]();
    deps = exchangeDeps(issuer, () => new Date(Date.now() - 16 * minute));
    const error = await failure(login('alibaba-acr'));
    expect(error).toMatchObject({ code: 'registry-unauthorized' });
    expect(error.hint).toContain('clock');
  });

  test('is told without the token it quotes', async () => {
    cloud.sts.next((asked) => {
      const { OIDCToken = '' } = parametersOf(asked);
      const Message = `not mine: ${OIDCToken}, ${encodeURIComponent(`/${OIDCToken}/`)}`;
      return { status: 401, body: { Code: 'AuthenticationFail.OIDCToken.Invalid', Message } };
    });
    await expect(failure(login('alibaba-acr'))).resolves.toMatchObject({ code: 'registry-unauthorized' });
  });
});

test('an unknown instance is a matter of instance-id and region', async () => {
  const error = await failure(login('alibaba-acr', { 'instance-id': 'cri-of-nobody' }));
  expect(error).toMatchObject({ code: 'registry-unauthorized' });
  expect(error.hint).toContain('instance-id');
  expect(error.hint).toContain('cri-of-nobody');
});

test('a job that may not ask for a token is told which permission it lacks', async () => {
  deps = { ...deps, env: {} };
  await expect(failure(login('alibaba-acr'))).resolves.toMatchObject({ code: 'permission-missing' });
  expect(cloud.sts.asked).toHaveLength(0);
});
