import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { exchangeLogin } from '../../src/registries/exchanges.ts';
import type { KeylessLogin } from '../../src/registries/provider.ts';
import { run } from '../../src/tools/runner.ts';
import { type Aws, startAws } from '../support/clouds/aws.ts';
import { exchangeDeps } from '../support/clouds/exchange-deps.ts';
import { type Moto, startMoto } from '../support/moto.ts';
import { type Issuer, startIssuer } from '../support/oidc-issuer.ts';
import { describeWith, requireTool } from '../support/tools.ts';

const script = join(import.meta.dirname, '../support/clouds/boto3_login.py');

let issuer: Issuer;
beforeAll(async () => {
  issuer = await startIssuer();
});
afterAll(() => issuer.stop());

// moto knows AWS's requests and answers, but checks neither token nor signature.
describeWith(['moto_server'], 'our exchange and moto', () => {
  let moto: Moto;
  beforeEach(async () => {
    moto = await startMoto();
  });
  afterEach(() => moto.stop());

  test("moto gives the registry's login for the keys of the role", async () => {
    await using deps = exchangeDeps(issuer);
    const login: KeylessLogin<'aws-ecr'> = {
      ...{
        kind: 'keyless',
        registry: '123456789012.dkr.ecr.eu-central-1.amazonaws.com',
        provider: 'aws-ecr',
      },
      ...{ username: undefined, endpoints: { sts: moto.url, ecr: moto.url } },
      fields: { 'role-to-assume': 'arn:aws:iam::123456789012:role/push', region: 'eu-central-1' },
    };
    const got = await exchangeLogin(login, deps);
    expect(got.username).toBe('AWS');
    // moto's fixed password names the account of the role, which it knows from the keys that it gave.
    expect(got.password.reveal()).toBe('123456789012-auth-token');
  });
});

// The server our exchange is tested against must not merely agree with our code.
describeWith(['python-with-boto3'], "the server of test/support/clouds and AWS's own SDK", () => {
  let aws: Aws;
  beforeEach(async () => {
    issuer.setClaims({});
    aws = await startAws(issuer.url);
  });
  afterEach(() => aws.stop());

  async function ask(more: object = {}, audience = 'sts.amazonaws.com') {
    const { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: bearer } = issuer.env;
    const headers = { authorization: `bearer ${bearer}` };
    const given = (await (await fetch(`${url}&audience=${audience}`, { headers })).json()) as {
      value: string;
    };
    const request = { url: aws.url, region: 'eu-central-1', service: 'ecr', role: aws.trust.role, ...more };
    const ran = await run({
      ...{ program: requireTool('python-with-boto3'), args: [script], env: {}, timeoutMs: 60_000 },
      stdin: JSON.stringify({ token: given.value, ...request }),
    });
    expect(ran.code, ran.stderr).toBe(0);
    return JSON.parse(ran.stdout) as { login?: { token: string; ends: number }; error?: object };
  }

  test.each([
    ['ecr', 'cn-north-1'],
    ['ecr-public', 'us-east-1'],
  ])('boto3 gets the login of %s, signed for %s', async (service, region) => {
    const { login, error } = await ask({ service, region });
    expect(error).toBeUndefined();
    expect(Buffer.from(login?.token ?? '', 'base64').toString()).toBe(`AWS:${aws.given[0]}`);
    expect(aws.regions).toEqual([region]);
  });

  test.each([
    ['another secret key', { append: 'x' }, 'InvalidSignatureException'],
    ['no session token', { sessionless: true }, 'UnrecognizedClientException'],
    ['another role', { role: 'arn:aws:iam::123456789012:role/other' }, 'AccessDenied'],
  ])('boto3 reads the refusal of %s', async (_, more, code) => {
    expect((await ask(more)).error).toMatchObject({ code });
  });

  test('boto3 reads the refusals of a token, and of a role without the permission', async () => {
    expect((await ask({}, 'other')).error).toEqual({
      ...{ code: 'InvalidIdentityToken', message: 'Incorrect token audience' },
    });
    aws.allowed = [];
    expect((await ask()).error).toMatchObject({ code: 'AccessDeniedException' });
    issuer.setClaims({ exp: Math.floor(Date.now() / 1000) - 60 });
    expect((await ask()).error).toMatchObject({ code: 'ExpiredTokenException' });
  });
});
