import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { exchangeLogin } from '../../../src/registries/exchanges.ts';
import type { KeylessLogin } from '../../../src/registries/provider.ts';
import { type DockerIdentity, startDockerIdentity } from '../../support/clouds/docker-identity.ts';
import { exchangeDeps, failureOf, type TestExchangeDeps } from '../../support/clouds/exchange-deps.ts';
import { formOf } from '../../support/clouds/form.ts';
import { type Issuer, startIssuer } from '../../support/oidc-issuer.ts';

const now = new Date(Math.floor(Date.now() / 1000) * 1000);

let issuer: Issuer;
let docker: DockerIdentity;
let deps: TestExchangeDeps;

beforeAll(async () => {
  issuer = await startIssuer();
});
afterAll(() => issuer.stop());
beforeEach(async () => {
  issuer.setClaims({});
  docker = await startDockerIdentity(issuer.url);
  deps = exchangeDeps(issuer, () => now);
});
afterEach(async () => {
  await deps[Symbol.asyncDispose]();
  await docker.stop();
});

function login(changes: Partial<KeylessLogin<'docker-hub'>> = {}): KeylessLogin<'docker-hub'> {
  return {
    ...{ kind: 'keyless', registry: 'docker.io', provider: 'docker-hub', username: 'acme' },
    fields: { 'connection-id': docker.connectionId },
    endpoints: { token: `${docker.url}/oauth/token` },
    ...changes,
  };
}

const sent = () => docker.asked.map((asked) => formOf(asked)?.get('subject_token') ?? '');
const failure = (one = login()) => failureOf(exchangeLogin(one, deps), deps, sent);

describe('a keyless login: docker-hub', () => {
  test('gives the organization a token for an hour', async () => {
    const got = await exchangeLogin(login(), deps);
    expect(got).toMatchObject({ username: 'acme', expiresAt: new Date(now.getTime() + 3600_000) });
    expect(got.password.reveal()).toBe(docker.given[0]);
    expect(docker.asked).toHaveLength(1);
  });

  test.each([
    ['says so itself', (seconds: number) => jwt({ exp: seconds + 900 }), 900],
    ['does not say so either: for five minutes', () => 'opaque', 300],
  ])(
    'takes a token for as long as it lives, where the answer does not say and the token %s',
    async (_, make, life) => {
      await docker.stop();
      docker = await startDockerIdentity(issuer.url, () => make(now.getTime() / 1000));
      docker.saysLife = false;
      const { expiresAt } = await exchangeLogin(login(), deps);
      expect(expiresAt).toEqual(new Date(now.getTime() + life * 1000));
    },
  );

  test('asks for another audience when told to', async () => {
    docker.trust = { ...docker.trust, audiences: ['https://identity.acme.example'] };
    const fields = { ...login().fields, audience: 'https://identity.acme.example' };
    await expect(exchangeLogin(login({ fields }), deps)).resolves.toMatchObject({ username: 'acme' });
  });

  test.each([
    ['another subject', () => issuer.setClaims({ ref: 'refs/heads/other' })],
    ['an ended token', () => issuer.setClaims({ exp: Math.floor(now.getTime() / 1000) - 1 })],
    ['another issuer', () => issuer.setClaims({ iss: 'https://other.example' })],
    [
      'another audience',
      () => {
        docker.trust = { ...docker.trust, audiences: ['other'] };
      },
    ],
  ])('denied for %s, it shows the claims and where to look', async (_, change) => {
    change();
    const { code, message, hint } = await failure();
    expect(code).toBe('registry-unauthorized');
    expect(message).toContain('invalid_grant');
    expect(hint).toContain(`OIDC connection ${docker.connectionId} of acme`);
    expect(hint).toMatch(/sub: repo:acme\/app:ref:refs\/heads\/\w+/);
    expect(hint).toContain('aud: https://identity.docker.com');
    expect(docker.asked).toHaveLength(1);
  });

  test('an unknown connection is denied in the words of Docker', async () => {
    const error = await failure(login({ fields: { 'connection-id': crypto.randomUUID() } }));
    expect(error).toMatchObject({ code: 'registry-unauthorized' });
    expect(error.message).toContain('bad connection');
  });

  test('words that quote the token are not repeated with it', async () => {
    docker.next((asked) => ({
      status: 400,
      body: { message: `bad token ${formOf(asked)?.get('subject_token')}` },
    }));
    expect((await failure()).message).toContain('bad token ***');
    docker.next(
      ...Array(5).fill((asked: (typeof docker.asked)[number]) => ({
        status: 503,
        body: asked.body.toString(),
      })),
    );
    await expect(failure()).resolves.toMatchObject({ code: 'registry-unavailable' });
  });

  test('a limit is waited out', async () => {
    docker.next({ status: 429, body: { error: 'rate_limited' }, headers: { 'retry-after': '7' } }, 'cut');
    await exchangeLogin(login(), deps);
    expect([docker.asked.length, deps.pauses()]).toEqual([3, 2]);
  });

  test('a limit that stays ends after five tries', async () => {
    docker.next(...Array(5).fill({ status: 429, body: { error: 'rate_limited' } }));
    await expect(failure()).resolves.toMatchObject({ code: 'registry-rate-limited' });
    expect(docker.asked).toHaveLength(5);
  });

  test('a service that cannot be reached is tried five times', async () => {
    const one = login();
    await docker.stop();
    await expect(failure(one)).resolves.toMatchObject({ code: 'network-failed' });
    expect(deps.pauses()).toBe(4);
  });

  test.each([
    ['a page', { status: 404, body: '<title>Not found</title>' }],
    ['a redirect', { status: 302, body: '', headers: { location: 'https://elsewhere.example' } }],
    ['a page that says yes', { status: 200, body: '<title>Log in</title>' }],
    ['an empty token', { status: 200, body: { access_token: '' } }],
  ])('%s in place of an answer is no refusal', async (_, answer) => {
    docker.next(answer);
    await expect(failure()).resolves.toMatchObject({ code: 'network-failed' });
    expect(docker.asked).toHaveLength(1);
  });

  test('an interrupted run waits for no answer', async () => {
    docker.next('silence');
    const running = failure();
    await expect.poll(() => docker.asked.length).toBe(1);
    deps.abort();
    await expect(running).resolves.toMatchObject({ code: 'interrupted' });
  });
});

describe("this job's OIDC token", () => {
  test('cannot be had without the permission', async () => {
    const bare = { ...deps, env: {} };
    await expect(exchangeLogin(login(), bare)).rejects.toMatchObject({ code: 'permission-missing' });
    const wrong = { ...deps, env: { ...issuer.env, ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'other' } };
    await expect(exchangeLogin(login(), wrong)).rejects.toMatchObject({ code: 'permission-missing' });
    expect(docker.asked).toEqual([]);
  });

  test('is asked for again while GitHub is in trouble', async () => {
    let troubles = 3;
    const http: typeof deps.http = async (request) => {
      if (!request.url.href.startsWith(issuer.url) || troubles-- <= 0) return deps.http(request);
      return deps.http({ ...request, url: new URL(`${docker.url}/trouble`) });
    };
    docker.next({ status: 502, body: '' }, 'cut', { status: 429, body: '' });
    await expect(exchangeLogin(login(), { ...deps, http })).resolves.toMatchObject({ username: 'acme' });
    expect(docker.asked).toHaveLength(4);
  });

  test('an endpoint that cannot be reached is tried five times', async () => {
    const gone = await startIssuer();
    await gone.stop();
    const running = exchangeLogin(login(), { ...deps, env: gone.env });
    await expect(running).rejects.toMatchObject({ code: 'network-failed' });
    expect(deps.pauses()).toBe(4);
  });
});

function jwt(claims: object): string {
  return `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.x`;
}
