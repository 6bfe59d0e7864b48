import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { exchangeLogin } from '../../../src/registries/exchanges.ts';
import type { KeylessField, KeylessLogin } from '../../../src/registries/provider.ts';
import { exchangeDeps, failureOf, type TestExchangeDeps } from '../../support/clouds/exchange-deps.ts';
import { type GoogleCloud, startGoogleCloud } from '../../support/clouds/google.ts';
import { type Issuer, startIssuer } from '../../support/oidc-issuer.ts';

type Login = KeylessLogin<'google-artifact-registry'>;

const now = new Date(Math.floor(Date.now() / 1000) * 1000);
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);

let issuer: Issuer;
let google: GoogleCloud;
let deps: TestExchangeDeps;

beforeAll(async () => {
  issuer = await startIssuer();
});
afterAll(() => issuer.stop());
beforeEach(async () => {
  issuer.setClaims({});
  google = await startGoogleCloud(issuer.url);
  google.clock = () => now;
  deps = exchangeDeps(issuer, () => now);
});
afterEach(async () => {
  await deps[Symbol.asyncDispose]();
  await google.stop();
});

function login(fields: Partial<Record<KeylessField, string>> = {}): Login {
  return {
    ...{ kind: 'keyless', registry: 'europe-west4-docker.pkg.dev', provider: 'google-artifact-registry' },
    username: undefined,
    fields: { 'oidc-provider': google.provider, ...fields },
    endpoints: { sts: `${google.url}/v1/token`, iam: google.url },
  };
}

const impersonation = () => ({ 'service-account': google.serviceAccount });

/** The OIDC token and the federated token, as they were sent. */
function sent(): string[] {
  return google.asked.flatMap(({ headers, body }) => {
    const { subjectToken } = JSON.parse(body.toString('utf8')) as { subjectToken?: string };
    return [subjectToken, headers.authorization?.replace(/^Bearer /, '')].filter(
      (token) => token !== undefined,
    );
  });
}

const failure = (one = login()) => failureOf(exchangeLogin(one, deps), deps, sent);

describe('a keyless login: google-artifact-registry', () => {
  test('takes the federated token itself', async () => {
    const got = await exchangeLogin(login(), deps);
    expect(got).toMatchObject({ username: 'oauth2accesstoken', expiresAt: later(3599) });
    expect(got.password.reveal()).toMatch(/^ya29\.d\./);
  });

  test("takes a service account's token for an hour", async () => {
    const got = await exchangeLogin(login(impersonation()), deps);
    expect(got).toMatchObject({ username: 'oauth2accesstoken', expiresAt: later(3600) });
    expect(got.password.reveal()).toBe(google.given[0]);
  });

  test.each(['//iam.googleapis.com/', 'https://iam.googleapis.com/', 'https://iam.googleapis.com/v1/', '/'])(
    'takes the provider as %sprojects/…, too',
    async (prefix) => {
      const one = login({ 'oidc-provider': `${prefix}${google.provider}` });
      await expect(exchangeLogin(one, deps)).resolves.toMatchObject({ expiresAt: later(3599) });
    },
  );

  test('asks for another audience when told to', async () => {
    google.trust = { ...google.trust, audiences: ['sealift'] };
    await expect(exchangeLogin(login({ audience: 'sealift' }), deps)).resolves.toMatchObject({});
  });

  test('a federated token without a life is taken for a short one', async () => {
    google.next({ status: 200, body: { access_token: 'ya29.d.x', token_type: 'Bearer' } });
    await expect(exchangeLogin(login(), deps)).resolves.toMatchObject({ expiresAt: later(300) });
  });

  test.each([
    [
      'aud',
      () => {
        google.trust = { ...google.trust, audiences: ['other'] };
      },
    ],
    ['iss', () => issuer.setClaims({ iss: 'https://other.example' })],
    ['iat', () => issuer.setClaims({ exp: Math.floor(now.getTime() / 1000) - 1 })],
  ])('names the claim that does not match: %s', async (claim, change) => {
    change();
    const { code, message, hint } = await failure();
    expect(code).toBe('registry-unauthorized');
    expect(message).toContain(`because "${claim}" does not match`);
    expect(hint).toContain(`provider ${google.provider}: its issuer and its allowed audiences`);
    expect(hint).toContain('sub: repo:acme/app:ref:refs/heads/main');
    expect(hint).toContain(`aud: https://iam.googleapis.com/${google.provider}`);
  });

  test('an attribute condition that says no is the line to look at, with all claims', async () => {
    issuer.setClaims({ ref: 'refs/heads/other' });
    const { message, hint } = await failure();
    expect(message).not.toContain('because "');
    expect(hint).toContain('its attribute condition');
    expect(hint).toContain('sub: repo:acme/app:ref:refs/heads/other');
    expect(hint).toContain('repository_owner_id: 2');
  });

  test.each(['projects/acme/locations/global/workloadIdentityPools/a/providers/b', 'gone'])(
    'a provider that does not exist is not taken for an audience that does not match: %s',
    async (name) => {
      const one = login({ 'oidc-provider': name === 'gone' ? google.provider.replace(/\w+$/, name) : name });
      const { code, message, hint } = await failure(one);
      expect(code).toBe('registry-unauthorized');
      expect(message).not.toContain('because "');
      expect(hint).toContain('oidc-provider must name it as projects/NUMBER/');
    },
  );

  test('an impersonation that is denied names the role that lacks', async () => {
    const account = 'other@acme-images.iam.gserviceaccount.com';
    const { code, message, hint } = await failure(login({ 'service-account': account }));
    expect(code).toBe('registry-unauthorized');
    expect(message).toContain('PERMISSION_DENIED');
    expect(hint).toContain(`roles/iam.workloadIdentityUser) on ${account}`);
    expect(hint).toContain('repository: acme/app');
  });

  test('each token goes only to whom it is for', async () => {
    await exchangeLogin(login(impersonation()), deps);
    const [exchange, impersonated] = google.asked;
    expect(exchange?.headers.authorization).toBeUndefined();
    expect(impersonated?.headers.authorization).toMatch(/^Bearer ya29\.d\./);
    expect(String(impersonated?.body)).not.toContain('eyJ');
    for (const { url } of google.asked) expect(url.search).toBe('');
  });

  test('what may pass is tried again at either service, five times at most', async () => {
    const trouble = {
      status: 503,
      body: { error: { code: 503, message: 'trouble', status: 'UNAVAILABLE' } },
    };
    google.next('cut', trouble);
    await exchangeLogin(login(impersonation()), deps);
    expect(google.asked).toHaveLength(4);
    google.next(...Array(5).fill(trouble));
    await expect(failure()).resolves.toMatchObject({ code: 'registry-unavailable' });
    expect(google.asked).toHaveLength(9);
    const one = login();
    await google.stop();
    await expect(failure(one)).resolves.toMatchObject({ code: 'network-failed' });
    expect(deps.pauses()).toBe(2 + 4 + 4);
  });

  test('an interrupted run waits for no answer', async () => {
    google.next('silence');
    const running = failure();
    await expect.poll(() => google.asked.length).toBe(1);
    deps.abort();
    await expect(running).resolves.toMatchObject({ code: 'interrupted' });
  });

  test('is asked at its own addresses, which the provider may place in another universe', async () => {
    const urls: string[] = [];
    const audiences: unknown[] = [];
    const http: typeof deps.http = (request) => {
      if (!request.url.href.startsWith(issuer.url)) {
        urls.push(request.url.href);
        audiences.push(JSON.parse(String(request.body)).audience);
        const path = request.url.pathname === '/v1/token' ? '/v1/token' : request.url.pathname;
        return deps.http({ ...request, url: new URL(path, google.url) });
      }
      audiences.push(request.url.searchParams.get('audience'));
      return deps.http(request);
    };
    const usual = { ...login(impersonation()), endpoints: {} };
    await exchangeLogin(usual, { ...deps, http });
    const account = encodeURIComponent(google.serviceAccount);
    expect(urls).toEqual([
      'https://sts.googleapis.com/v1/token',
      `https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/${account}:generateAccessToken`,
    ]);
    audiences.length = urls.length = 0;
    const elsewhere = login({ 'oidc-provider': `//iam.apis.example/${google.provider}` });
    const refused = exchangeLogin({ ...elsewhere, endpoints: {} }, { ...deps, http });
    await expect(refused).rejects.toMatchObject({ code: 'registry-unauthorized' });
    expect(urls).toEqual(['https://sts.apis.example/v1/token']);
    expect(audiences).toEqual([
      `https://iam.apis.example/${google.provider}`,
      `//iam.apis.example/${google.provider}`,
    ]);
  });
});
