import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { exchangeLogin } from '../../../src/registries/exchanges.ts';
import type { KeylessField, KeylessLogin } from '../../../src/registries/provider.ts';
import { type Entra, startEntra } from '../../support/clouds/entra.ts';
import { exchangeDeps, failureOf, type TestExchangeDeps } from '../../support/clouds/exchange-deps.ts';
import { formOf } from '../../support/clouds/form.ts';
import { type Issuer, startIssuer } from '../../support/oidc-issuer.ts';

type Login = KeylessLogin<'azure-acr'>;

const now = new Date(Math.floor(Date.now() / 1000) * 1000);
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);

let issuer: Issuer;
let azure: Entra;
let deps: TestExchangeDeps;

beforeAll(async () => {
  issuer = await startIssuer();
});
afterAll(() => issuer.stop());
beforeEach(async () => {
  issuer.setClaims({});
  azure = await startEntra(issuer.url);
  azure.clock = () => now;
  deps = exchangeDeps(issuer, () => now);
});
afterEach(async () => {
  await deps[Symbol.asyncDispose]();
  await azure.stop();
});

function login(fields: Partial<Record<KeylessField, string>> = {}): Login {
  return {
    ...{ kind: 'keyless', registry: 'acme.azurecr.io', provider: 'azure-acr', username: undefined },
    fields: { 'client-id': azure.clientId, 'tenant-id': azure.tenantId, ...fields },
    endpoints: { entra: azure.url, registry: `${azure.url}/oauth2/exchange` },
  };
}

/** The OIDC token and the Entra token, as they were sent. */
function sent(): string[] {
  const forms = azure.asked.map(formOf);
  return forms.flatMap(
    (form) => [form?.get('client_assertion'), form?.get('access_token')].filter(Boolean) as string[],
  );
}

const failure = (one = login()) => failureOf(exchangeLogin(one, deps), deps, sent);

describe('a keyless login: azure-acr', () => {
  test("gives the registry's refresh token, for as long as it says", async () => {
    const got = await exchangeLogin(login(), deps);
    expect(got).toMatchObject({
      ...{ username: '00000000-0000-0000-0000-000000000000', expiresAt: later(3 * 3600) },
    });
    expect(got.password.reveal()).toBe(azure.given[0]);
    expect(azure.asked).toHaveLength(2);
  });

  test('a refresh token that says nothing is taken for three hours', async () => {
    const entra = { status: 200, body: { token_type: 'Bearer', expires_in: 3599, access_token: 'entra' } };
    azure.next(entra, { status: 200, body: { refresh_token: 'opaque' } });
    await expect(exchangeLogin(login(), deps)).resolves.toMatchObject({ expiresAt: later(3 * 3600) });
  });

  test.each([
    ['iss', '700211', () => issuer.setClaims({ iss: 'https://other.example' })],
    [
      'aud',
      '700212',
      () => {
        azure.trust = { ...azure.trust, audiences: ['other'] };
      },
    ],
    ['sub', '700213', () => issuer.setClaims({ ref: 'refs/heads/other' })],
    ['exp', '700024', () => issuer.setClaims({ exp: Math.floor(now.getTime() / 1000) - 1 })],
  ])('names the claim that does not match: %s', async (claim, number, change) => {
    change();
    const { code, message, hint } = await failure();
    expect(code).toBe('registry-unauthorized');
    expect(message).toContain(`because "${claim}" does not match`);
    expect(message).toContain(`AADSTS${number}`);
    expect(hint).toContain(`federated credentials of the application ${azure.clientId}`);
    expect(hint).toContain('aud: api://AzureADTokenExchange');
    expect(hint).toMatch(/sub: repo:acme\/app:ref:refs\/heads\/\w+/);
  });

  test('a subject that matches but for capital letters is named as well', async () => {
    const error_description =
      "AADSTS7002138: No matching federated identity record found for presented assertion subject 'repo:Acme/app:ref:refs/heads/main'.";
    azure.next({ status: 401, body: { error: 'invalid_client', error_description, error_codes: [7002138] } });
    expect((await failure()).message).toContain('because "sub" does not match');
  });

  test.each(['client-id', 'tenant-id'] as const)('an unknown %s is the input to look at', async (field) => {
    const { code, message, hint } = await failure(login({ [field]: crypto.randomUUID() }));
    expect(code).toBe('registry-unauthorized');
    expect(message).not.toContain('because "');
    expect(hint).toContain(`Look at client-id`);
  });

  test('a registry that gives the application no role is denied without claims', async () => {
    azure.hasRole = false;
    const { code, message, hint } = await failure();
    expect(code).toBe('registry-unauthorized');
    expect(message).toContain('Azure Container Registry denied the login for acme.azurecr.io: UNAUTHORIZED');
    expect(hint).toContain(`${azure.clientId} the role AcrPush`);
    expect(hint).toContain(azure.tenantId);
  });

  test('each token goes only to whom it is for', async () => {
    await exchangeLogin(login(), deps);
    const [entra, registry] = azure.asked.map(formOf);
    expect(entra?.has('access_token')).toBe(false);
    expect([...(registry?.keys() ?? [])].sort()).toEqual(['access_token', 'grant_type', 'service', 'tenant']);
    expect(registry?.get('access_token')).not.toBe(entra?.get('client_assertion'));
  });

  test('what may pass is tried again at either service, five times at most', async () => {
    azure.next('cut', { status: 503, body: '' });
    await exchangeLogin(login(), deps);
    expect(azure.asked).toHaveLength(4);
    azure.next(...Array(5).fill({ status: 429, body: '' }));
    await expect(failure()).resolves.toMatchObject({ code: 'registry-rate-limited' });
    const one = login();
    await azure.stop();
    await expect(failure(one)).resolves.toMatchObject({ code: 'network-failed' });
    expect(deps.pauses()).toBe(2 + 4 + 4);
  });

  test('an interrupted run waits for no answer', async () => {
    azure.next('silence');
    const running = failure();
    await expect.poll(() => azure.asked.length).toBe(1);
    deps.abort();
    await expect(running).resolves.toMatchObject({ code: 'interrupted' });
  });

  test.each([
    ['acme.azurecr.io', 'login.microsoftonline.com', 'api://AzureADTokenExchange'],
    ['acme.azurecr.cn', 'login.partner.microsoftonline.cn', 'api://AzureADTokenExchangeChina'],
    ['acme.azurecr.us', 'login.microsoftonline.us', 'api://AzureADTokenExchangeUSGov'],
  ])('of %s asks the authority and audience of its cloud', async (registry, authority, audience) => {
    azure.trust = { ...azure.trust, audiences: [audience] };
    const asked: string[] = [];
    const http: typeof deps.http = (request) => {
      if (request.url.href.startsWith(issuer.url)) return deps.http(request);
      asked.push(request.url.href);
      if (request.url.host !== registry)
        return deps.http({ ...request, url: new URL(request.url.pathname, azure.url) });
      // Behind the registry's own name stands the test's server, which knows another name for itself.
      const form = new URLSearchParams(String(request.body));
      expect(form.get('service')).toBe(registry);
      form.set('service', new URL(azure.url).host);
      return deps.http({ ...request, url: new URL(request.url.pathname, azure.url), body: form.toString() });
    };
    await exchangeLogin({ ...login(), registry, endpoints: {} }, { ...deps, http });
    expect(asked).toEqual([
      `https://${authority}/${azure.tenantId}/oauth2/v2.0/token`,
      `https://${registry}/oauth2/exchange`,
    ]);
  });
});
