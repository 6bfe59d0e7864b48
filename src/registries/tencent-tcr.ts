import { Secret } from '../secret.ts';
import {
  askService,
  callService,
  denied,
  type ExchangeDeps,
  type ExchangedLogin,
  idToken,
  isRefusal,
  nonsense,
  type ServiceRefusal,
  serviceUrl,
} from './exchange.ts';
import type { KeylessLogin } from './provider.ts';

type TcrLogin = KeylessLogin<'tencent-tcr'>;

interface TencentKeys {
  readonly secretId: string;
  readonly secretKey: string;
  readonly token: string;
}

const timeoutSeconds = 30;

/**
 * The role's keys become a login of one instance for an hour, by the API action CreateInstanceToken.
 * Source: cloud.tencent.com/document/api, TCR 2019-09-24.
 */
export async function exchangeForTcr(login: TcrLogin, deps: ExchangeDeps): Promise<ExchangedLogin> {
  const title = 'Tencent Cloud TCR';
  const { registry, fields, endpoints } = login;
  const credential = await assumeTencentRole(login, deps);
  const url = serviceUrl(endpoints.tcr, 'https://tcr.tencentcloudapi.com/');
  const answer = await callService<Record<string, unknown> | ServiceRefusal>(
    { title, url },
    async () => {
      const { CommonClient } = await import('tencentcloud-sdk-nodejs-common');
      const client = new CommonClient('tcr.tencentcloudapi.com', '2019-09-24', {
        credential,
        region: fields.region,
        profile: {
          httpProfile: {
            endpoint: url.host,
            protocol: `${url.protocol}//`,
            reqTimeout: timeoutSeconds,
            agent: deps.agent(url),
          },
        },
      });
      const request = { RegistryId: fields['instance-id'], TokenType: 'temp', Desc: 'sealift' };
      return client.request('CreateInstanceToken', request, { signal: deps.signal });
    },
    refusalOf,
    deps,
  );
  if (isRefusal(answer)) {
    throw denied({
      service: title,
      registry,
      words: `${answer.refused.code}: ${answer.refused.message}`,
      look: `Give the role ${fields['role-to-assume']} a policy that allows tcr:CreateInstanceToken on ${fields['instance-id']} in ${fields.region}.`,
    });
  }
  const { Username, Token, ExpTime } = answer;
  const expiresAt = new Date(Number(ExpTime));
  if (typeof Username !== 'string' || typeof Token !== 'string' || Number.isNaN(expiresAt.getTime()))
    throw nonsense(title, 'a user name, a token and when it ends');
  return { username: Username, password: new Secret(Token), expiresAt };
}

/**
 * Tencent's STS for an OIDC identity provider of the account; AssumeRoleWithWebIdentity takes no signature.
 * Source: cloud.tencent.com/document/api, STS 2018-08-13.
 */
async function assumeTencentRole(login: TcrLogin, deps: ExchangeDeps): Promise<TencentKeys> {
  const title = 'Tencent Cloud STS';
  const { registry, fields, endpoints } = login;
  const { token, claims } = await idToken(fields.audience ?? 'sts.tencentcloudapi.com', registry, deps);
  const url = serviceUrl(endpoints.sts, 'https://sts.tencentcloudapi.com/');
  const request = {
    ProviderId: fields['oidc-provider'],
    RoleArn: fields['role-to-assume'],
    RoleSessionName: 'sealift',
    DurationSeconds: 3600,
    WebIdentityToken: token.reveal(),
  };
  const headers = {
    authorization: 'SKIP',
    'x-tc-action': 'AssumeRoleWithWebIdentity',
    'x-tc-version': '2018-08-13',
    'x-tc-region': fields.region,
    'x-tc-timestamp': String(Math.floor(deps.clock().getTime() / 1000)),
  };
  const { status, json } = await askService({ title, url }, { json: request }, deps, headers);
  const { Error: problem, Credentials: keys } = (json.Response ?? {}) as {
    Error?: { Code?: string; Message?: string };
    Credentials?: { TmpSecretId?: unknown; TmpSecretKey?: unknown; Token?: unknown };
  };
  if (problem || status !== 200) {
    const words = problem ? `${problem.Code}: ${problem.Message}` : `status ${status}`;
    throw denied({
      service: title,
      registry,
      words,
      claims,
      mismatch: mismatches.find(([pattern]) => pattern.test(words))?.[1],
      look: `Look at the trust policy of ${fields['role-to-assume']} (oidc:iss, oidc:aud, oidc:sub) and at the client IDs and issuer of the identity provider ${fields['oidc-provider']}.`,
    });
  }
  const { TmpSecretId, TmpSecretKey, Token } = keys ?? {};
  if (![TmpSecretId, TmpSecretKey, Token].every((key) => typeof key === 'string' && key !== ''))
    throw nonsense(title, 'keys of the role');
  return { secretId: TmpSecretId as string, secretKey: TmpSecretKey as string, token: Token as string };
}

const mismatches: readonly (readonly [RegExp, string])[] = [
  [/audience|client ?id/i, 'aud'],
  [/issuer/i, 'iss'],
  [/subject/i, 'sub'],
];

/** An error of the SDK that holds an answer of the service has a `code`; one without an answer has none. */
function refusalOf(error: Error): ServiceRefusal | undefined {
  const { code } = error as Error & { code?: unknown };
  return typeof code === 'string' && code !== '' ? { refused: { code, message: error.message } } : undefined;
}
