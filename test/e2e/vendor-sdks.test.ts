import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { run } from '../../src/tools/runner.ts';
import { type Alibaba, startAlibaba } from '../support/clouds/alibaba.ts';
import { startTencent, type Tencent } from '../support/clouds/tencent.ts';
import { type Issuer, startIssuer } from '../support/oidc-issuer.ts';
import { describeWith, requireTool } from '../support/tools.ts';

const sdkPython = 'python-with-vendor-sdks';
const script = join(import.meta.dirname, '../support/clouds/vendor_sdks.py');
const audience = 'clouds-of-the-test';
/** With every field of the data type. */
const tagRule = {
  ...{ RuleId: 7, NsName: 'team', Disabled: false },
  ...{ RepositoryPattern: '**', RepositoryDecoration: 'repoMatches' },
  ...{ TagPattern: '1.*', TagDecoration: 'matches' },
};

interface Answer {
  readonly login?: { readonly username: string; readonly password: string; readonly ends: number };
  readonly rule?: unknown;
  readonly error?: { readonly code: string; readonly message: string };
}

// The servers our exchanges are tested against must not merely agree with our code.
describeWith([sdkPython], "the servers of test/support/clouds and the vendors' own SDKs", () => {
  let issuer: Issuer;
  let alibaba: Alibaba;
  let tencent: Tencent;

  beforeAll(async () => {
    issuer = await startIssuer();
  });
  afterAll(() => issuer.stop());
  beforeEach(async () => {
    const trust = { issuer: issuer.url, audiences: [audience], subject: 'repo:acme/app:*' };
    alibaba = await startAlibaba({
      trust: { ...trust, role: 'acs:ram::1:role/publisher', provider: 'acs:ram::1:oidc-provider/github' },
      instances: ['cri-0123456789abcdef'],
      api: (action) =>
        action === 'GetRepository' ? { status: 200, body: { TagImmutability: true } } : undefined,
    });
    tencent = await startTencent({
      trust: { ...trust, role: 'qcs::cam::uin/1:roleName/publisher', provider: 'github' },
      ...{ region: 'ap-guangzhou', instances: ['tcr-0123abcd'], tagRules: [tagRule] },
    });
  });
  afterEach(async () => {
    await alibaba.stop();
    await tencent.stop();
  });

  interface Ask {
    readonly client: string;
    /** What is added to the secret key that STS gave. */
    readonly append?: string;
    readonly audience?: string;
  }

  async function ask({ client, append = '', audience: wanted = audience }: Ask): Promise<Answer> {
    const address = (url: string) => new URL(url).host;
    const target = client.startsWith('tencent')
      ? {
          ...{ role: 'qcs::cam::uin/1:roleName/publisher', provider: 'github', instance: 'tcr-0123abcd' },
          ...{ sts: address(tencent.sts.url), registry: address(tencent.tcr.url) },
        }
      : {
          ...{ role: 'acs:ram::1:role/publisher', provider: 'acs:ram::1:oidc-provider/github' },
          ...{ instance: 'cri-0123456789abcdef' },
          ...{ sts: address(alibaba.sts.url), registry: address(alibaba.acr.url) },
        };
    const { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: bearer } = issuer.env;
    const headers = { authorization: `bearer ${bearer}` };
    const given = await (await fetch(`${url}&audience=${wanted}`, { headers })).json();
    const ran = await run({
      program: requireTool(sdkPython),
      args: [script],
      env: {},
      stdin: JSON.stringify({ client, append, token: (given as { value: string }).value, ...target }),
      timeoutMs: 60_000,
    });
    expect(ran.stdout, ran.stderr).toMatch(/^\{/);
    return JSON.parse(ran.stdout) as Answer;
  }

  const clients = [
    { client: 'alibaba-v3', refusal: 'SignatureDoesNotMatch', asks: 'POST /' },
    { client: 'alibaba-v2', refusal: 'SignatureDoesNotMatch', asks: 'POST /' },
    // This SDK says so when what the server says was signed is, letter by letter, what it signed.
    { client: 'alibaba-rpc', refusal: 'InvalidAccessKeySecret', asks: 'GET /' },
    { client: 'alibaba-roa', refusal: 'SignatureDoesNotMatch', asks: 'GET /tokens' },
    { client: 'tencent', refusal: 'AuthFailure.SignatureFailure', asks: 'POST /' },
  ];

  test.each(clients)('$client gets a login', async ({ client, asks }) => {
    const answer = await ask({ client });
    const cloud = client === 'tencent' ? tencent : alibaba;
    const [granted] = cloud.logins;
    expect(answer.error).toBeUndefined();
    expect(granted).toBeDefined();
    expect(answer.login).toEqual({
      ...{ username: granted?.username, password: granted?.password, ends: granted?.ends.getTime() },
    });
    const registry = client === 'tencent' ? tencent.tcr : alibaba.acr;
    expect(registry.asked.map(({ method, url }) => `${method} ${url.pathname}`)).toEqual([asks]);
  });

  test.each([
    ['alibaba-rule', true],
    ['tencent-rule', { total: 1, rules: [tagRule] }],
  ])('%s is told what freezes tags', async (client, rule) => {
    expect(await ask({ client })).toEqual({ rule });
  });

  test.each(clients)('$client is refused with a wrong secret', async ({ client, refusal }) => {
    const { error, login } = await ask({ client, append: 'x' });
    expect(login).toBeUndefined();
    expect(error?.code).toBe(refusal);
  });

  test.each([
    { client: 'alibaba-v3', refusal: 'AuthenticationFail.OIDCToken.AudienceNotMatch' },
    { client: 'tencent', refusal: 'InvalidParameter.WebIdentityTokenError' },
  ])('$client is refused with a token for others', async ({ client, refusal }) => {
    const { error } = await ask({ client, audience: 'somebody-else' });
    expect(error?.code).toBe(refusal);
  });
});
