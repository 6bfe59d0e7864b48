import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { run } from '../../src/tools/runner.ts';
import { type Entra, startEntra } from '../support/clouds/entra.ts';
import { type GoogleCloud, startGoogleCloud } from '../support/clouds/google.ts';
import { type Issuer, startIssuer } from '../support/oidc-issuer.ts';
import { describeWith, requireTool } from '../support/tools.ts';

const python = 'python-with-vendor-sdks-web';
const script = join(import.meta.dirname, '../support/clouds/vendor_sdks_web.py');

interface Answer {
  readonly answer?: Readonly<Record<string, unknown>>;
  readonly error?: string;
}

// The servers our exchanges are tested against must not merely agree with our code.
describeWith([python], 'the servers of test/support/clouds and the SDKs of Google and Microsoft', () => {
  let issuer: Issuer;
  let google: GoogleCloud;
  let azure: Entra;

  beforeAll(async () => {
    issuer = await startIssuer();
  });
  afterAll(() => issuer.stop());
  beforeEach(async () => {
    issuer.setClaims({});
    google = await startGoogleCloud(issuer.url);
    azure = await startEntra(issuer.url);
  });
  afterEach(async () => {
    await google.stop();
    await azure.stop();
  });

  async function idToken(audience: string): Promise<string> {
    const { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: bearer } = issuer.env;
    const headers = { authorization: `bearer ${bearer}` };
    const given = await fetch(`${url}&audience=${encodeURIComponent(audience)}`, { headers });
    return ((await given.json()) as { value: string }).value;
  }

  async function ask(request: object): Promise<Answer> {
    const stdin = JSON.stringify(request);
    const ran = await run({
      program: requireTool(python),
      args: [script],
      env: {},
      stdin,
      timeoutMs: 60_000,
    });
    expect(ran.code, ran.stderr).toBe(0);
    return JSON.parse(ran.stdout) as Answer;
  }

  const askGoogle = async (more: object = {}, audience = `https://iam.googleapis.com/${google.provider}`) =>
    ask({
      ...{ cloud: 'google', url: google.url, provider: google.provider, token: await idToken(audience) },
      ...more,
    });

  const askAzure = async (more: object = {}, audience = 'api://AzureADTokenExchange') =>
    ask({
      ...{ cloud: 'azure', host: new URL(azure.url).host, token: await idToken(audience) },
      ...{ tenant: azure.tenantId, client: azure.clientId },
      ...more,
    });

  test('Google: google-auth gets a federated token', async () => {
    const { answer } = await askGoogle();
    expect(answer).toMatchObject({ token: expect.stringMatching(/^ya29\.d\./) });
    expect(google.asked).toHaveLength(1);
  });

  test("Google: google-auth gets a service account's token", async () => {
    const { answer } = await askGoogle({ account: google.serviceAccount });
    expect(answer).toMatchObject({ token: google.given[0] });
  });

  test.each([
    ['another audience', () => askGoogle({}, 'other'), /audience in ID Token \[other\] does not match/],
    [
      'no such provider',
      () => askGoogle({ provider: google.provider.replace('acme', 'gone') }),
      /invalid_target/,
    ],
    ['no full name', () => askGoogle({ provider: 'projects/acme' }), /full resource name/],
    [
      'another subject',
      () => {
        issuer.setClaims({ ref: 'refs/heads/other' });
        return askGoogle();
      },
      /rejected by the attribute condition/,
    ],
    [
      'another account',
      () => askGoogle({ account: 'other@acme.example' }),
      /iam\.serviceAccounts\.getAccessToken/,
    ],
  ])('Google: google-auth reads the refusal of %s', async (_, asked, words) => {
    expect((await asked()).error).toMatch(words);
  });

  test('Azure: azure-identity and azure-containerregistry log in to the registry', async () => {
    expect(await askAzure()).toEqual({ answer: { repositories: ['app'] } });
    expect(azure.given).toHaveLength(1);
  });

  test.each([
    ['another audience', () => askAzure({}, 'other'), /AADSTS700212/],
    ['an unknown application', () => askAzure({ client: crypto.randomUUID() }), /AADSTS700016/],
    [
      'another subject',
      () => {
        issuer.setClaims({ ref: 'refs/heads/other' });
        return askAzure();
      },
      /AADSTS700213/,
    ],
    [
      'an application without a role',
      () => {
        azure.hasRole = false;
        return askAzure();
      },
      /authentication required/,
    ],
  ])('Azure: azure-identity reads the refusal of %s', async (_, asked, words) => {
    expect((await asked()).error).toMatch(words);
  });
});
