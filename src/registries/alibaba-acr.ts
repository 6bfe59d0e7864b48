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
  type Service,
  type ServiceRefusal,
  serviceUrl,
} from './exchange.ts';
import type { KeylessLogin } from './provider.ts';

type AcrLogin = KeylessLogin<'alibaba-acr'> | KeylessLogin<'alibaba-acr-personal'>;

/** Keys of a role for a while, as Alibaba's STS gives them. */
export interface AlibabaKeys {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  readonly securityToken: string;
}

const timeoutMs = 30_000;

/** What is used of @alicloud/pop-core, whose own types leave out one of its two clients. */
interface PopCore {
  readonly RPCClient: new (
    config: ClientConfig,
  ) => {
    request(action: string, parameters: object, options: object): Promise<Record<string, unknown>>;
  };
  readonly ROAClient: new (
    config: ClientConfig,
  ) => {
    get(path: string, query: object, headers: object, options: object): Promise<Record<string, unknown>>;
  };
}

type ClientConfig = AlibabaKeys & { readonly endpoint: string; readonly apiVersion: string };

async function popCore(): Promise<PopCore> {
  return (await import('@alicloud/pop-core')).default as unknown as PopCore;
}

/**
 * Enterprise Edition: the role's keys become a login of one instance, by the API action GetAuthorizationToken.
 * Source: alibabacloud.com/help, Container Registry API 2018-12-01.
 */
export async function exchangeForAcr(
  login: KeylessLogin<'alibaba-acr'>,
  deps: ExchangeDeps,
): Promise<ExchangedLogin> {
  const keys = await assumeAlibabaRole(login, deps);
  const service = acrService(login);
  const answer = await callService<Record<string, unknown> | ServiceRefusal>(
    service,
    async () => {
      const { RPCClient } = await popCore();
      const client = new RPCClient({ ...keys, endpoint: service.url.origin, apiVersion: '2018-12-01' });
      // By GET the keys' token would stand in the URL, and in every message that quotes it.
      const options = { method: 'POST', timeout: timeoutMs, agent: deps.agent(service.url) };
      return client.request('GetAuthorizationToken', { InstanceId: login.fields['instance-id'] }, options);
    },
    refusalOf,
    deps,
  );
  if (isRefusal(answer))
    throw acrDenied(login, answer, `cr:GetAuthorizationToken on ${login.fields['instance-id']}`);
  const { TempUsername, AuthorizationToken, ExpireTime } = answer;
  return loginOf(TempUsername, AuthorizationToken, ExpireTime);
}

/**
 * Personal Edition: the role's keys become a login of the account's registry, by `GET /tokens`.
 * Source: alibabacloud.com/help, Container Registry API 2016-06-07.
 */
export async function exchangeForAcrPersonal(
  login: KeylessLogin<'alibaba-acr-personal'>,
  deps: ExchangeDeps,
): Promise<ExchangedLogin> {
  const keys = await assumeAlibabaRole(login, deps);
  const service = acrService(login);
  const answer = await callService<{ data?: Record<string, unknown> } | ServiceRefusal>(
    service,
    async () => {
      const { ROAClient } = await popCore();
      const client = new ROAClient({ ...keys, endpoint: service.url.origin, apiVersion: '2016-06-07' });
      return client.get('/tokens', {}, {}, { timeout: timeoutMs, agent: deps.agent(service.url) });
    },
    refusalOf,
    deps,
  );
  if (isRefusal(answer)) throw acrDenied(login, answer, 'cr:GetAuthorizationToken');
  const { tempUserName, authorizationToken, expireDate } = answer.data ?? {};
  return loginOf(tempUserName, authorizationToken, expireDate);
}

/**
 * Alibaba's STS for an OIDC provider of the account; AssumeRoleWithOIDC takes no signature.
 * Source: alibabacloud.com/help, Security Token Service API 2015-04-01.
 */
export async function assumeAlibabaRole(login: AcrLogin, deps: ExchangeDeps): Promise<AlibabaKeys> {
  const title = 'Alibaba Cloud STS';
  const { registry, fields, endpoints } = login;
  const { token, claims } = await idToken(fields.audience ?? 'sts.aliyuncs.com', registry, deps);
  const url = serviceUrl(endpoints.sts, `https://sts.${fields.region}.aliyuncs.com/`);
  const form = {
    Action: 'AssumeRoleWithOIDC',
    Version: '2015-04-01',
    Format: 'JSON',
    Timestamp: deps
      .clock()
      .toISOString()
      .replace(/\.\d+Z$/, 'Z'),
    SignatureNonce: crypto.randomUUID(),
    RoleArn: fields['role-to-assume'],
    OIDCProviderArn: fields['oidc-provider'],
    RoleSessionName: 'sealift',
    DurationSeconds: '3600',
    OIDCToken: token.reveal(),
  };
  const { status, json } = await askService({ title, url }, { form }, deps);
  const keys = (json.Credentials ?? {}) as Record<string, unknown>;
  if (status !== 200) {
    const code = String(json.Code ?? `status ${status}`);
    throw denied({
      service: title,
      registry,
      words: `${code}: ${json.Message ?? ''}`,
      claims,
      mismatch: mismatches.find(([pattern]) => pattern.test(`${code} ${json.Message}`))?.[1],
      look: `Look at the trust policy of ${fields['role-to-assume']} (oidc:iss, oidc:aud, oidc:sub) and at the client IDs and issuer of ${fields['oidc-provider']}.`,
    });
  }
  const { AccessKeyId, AccessKeySecret, SecurityToken } = keys;
  if (![AccessKeyId, AccessKeySecret, SecurityToken].every((key) => typeof key === 'string' && key !== ''))
    throw nonsense(title, 'keys of the role');
  return {
    accessKeyId: AccessKeyId as string,
    accessKeySecret: AccessKeySecret as string,
    securityToken: SecurityToken as string,
  };
}

const mismatches: readonly (readonly [RegExp, string])[] = [
  [/audience|client ?id/i, 'aud'],
  [/issuer/i, 'iss'],
  [/subject/i, 'sub'],
];

function acrService({ fields, endpoints }: AcrLogin): Service {
  return {
    title: 'Alibaba Cloud ACR',
    url: serviceUrl(endpoints.acr, `https://cr.${fields.region}.aliyuncs.com/`),
  };
}

/** An error of pop-core that holds an answer of the service: its `code` is the service's, not that of a connection. */
function refusalOf(error: Error): ServiceRefusal | undefined {
  const { code, data, result } = error as Error & { code?: unknown; data?: unknown; result?: unknown };
  const answer = (data ?? result) as { Message?: string; message?: string } | undefined;
  if (!answer) return undefined;
  return { refused: { code: String(code), message: answer.Message ?? answer.message ?? '' } };
}

function acrDenied({ registry, fields }: AcrLogin, { refused }: ServiceRefusal, action: string): Error {
  return denied({
    service: 'Alibaba Cloud ACR',
    registry,
    words: `${refused.code}: ${refused.message}`,
    look: `Give the role ${fields['role-to-assume']} a policy that allows ${action}.`,
  });
}

function loginOf(username: unknown, password: unknown, expires: unknown): ExchangedLogin {
  const expiresAt = new Date(Number(expires));
  if (typeof username !== 'string' || typeof password !== 'string' || Number.isNaN(expiresAt.getTime()))
    throw nonsense('Alibaba Cloud ACR', 'a user name, a token and when it ends');
  return { username, password: new Secret(password), expiresAt };
}
