import { isRetriedStatus } from '../oci/retry.ts';
import { Secret } from '../secret.ts';
import type { AlibabaKeys } from './alibaba-keys.ts';
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
  type ServiceAnswer,
  type ServiceRefusal,
  serviceUrl,
  untold,
} from './exchange.ts';
import type { KeylessLogin } from './provider.ts';
import { acrRule, type TagRule } from './tag-rules.ts';

type AcrLogin = KeylessLogin<'alibaba-acr' | 'alibaba-acr-personal'>;

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
    get(
      path: string,
      query: object,
      headers: object,
      options: object,
    ): Promise<Record<string, unknown> | string>;
  };
}

type ClientConfig = AlibabaKeys & { readonly endpoint: string; readonly apiVersion: string };

async function popCore(): Promise<PopCore> {
  return (await import('@alicloud/pop-core')).default as unknown as PopCore;
}

/**
 * Enterprise Edition: the role's keys become a login of one instance, by the API action GetAuthorizationToken.
 * Source: Container Registry API 2018-12-01 (help.aliyun.com; client.py of PyPI's alibabacloud_cr20181201).
 */
export async function exchangeForAcr(
  login: KeylessLogin<'alibaba-acr'>,
  deps: ExchangeDeps,
): Promise<ExchangedLogin> {
  const keys = await assumeAlibabaRole(login, deps);
  const service = acrService(login.fields.region, login.endpoints.acr, keys);
  const instance = login.fields['instance-id'];
  const answer = await callAcr(service, keys, 'GetAuthorizationToken', { InstanceId: instance }, deps);
  if (isRefusal(answer)) throw acrDenied(login, service, answer, `cr:GetAuthorizationToken on ${instance}`);
  const { TempUsername, AuthorizationToken, ExpireTime } = answer;
  return {
    ...loginOf(TempUsername, AuthorizationToken, ExpireTime),
    tagRule: (path, now) => repositoryRule(instance, path, service, keys, now),
  };
}

/** By GetRepository: the namespace is the first part of the path, all the rest the repository's name. */
async function repositoryRule(
  InstanceId: string,
  path: string,
  service: Service,
  keys: AlibabaKeys,
  deps: ExchangeDeps,
): Promise<TagRule | undefined> {
  const [RepoNamespaceName = '', ...rest] = path.split('/');
  const named = { InstanceId, RepoNamespaceName, RepoName: rest.join('/') };
  const answer = await callAcr(service, keys, 'GetRepository', named, deps);
  if (isRefusal(answer)) throw untold(service, `${answer.refused.code}: ${answer.refused.message}`);
  return acrRule(answer);
}

/**
 * Personal Edition: the role's keys become a login of the account's registry, by `GET /tokens`.
 * Source: Container Registry API 2016-06-07 (help.aliyun.com; PyPI's aliyun-python-sdk-cr).
 */
export async function exchangeForAcrPersonal(
  login: KeylessLogin<'alibaba-acr-personal'>,
  deps: ExchangeDeps,
): Promise<ExchangedLogin> {
  const keys = await assumeAlibabaRole(login, deps);
  const service = acrService(login.fields.region, login.endpoints.acr, keys);
  const answer = await callService<{ data?: Record<string, unknown> } | ServiceRefusal>(
    service,
    async () => {
      const { ROAClient } = await popCore();
      const client = new ROAClient({ ...keys, endpoint: service.url.origin, apiVersion: '2016-06-07' });
      const options = { timeout: timeoutMs, agent: deps.agent(service.url) };
      const body = await client.get('/tokens', {}, {}, options);
      // The client hands on whatever is no JSON, such as the error page of a proxy.
      if (typeof body === 'string') throw new Error('its answer is no JSON');
      return body;
    },
    refusalOf,
    deps,
  );
  if (isRefusal(answer)) throw acrDenied(login, service, answer, 'cr:GetAuthorizationToken');
  const { tempUserName, authorizationToken, expireDate } = answer.data ?? {};
  return loginOf(tempUserName, authorizationToken, expireDate);
}

/**
 * Alibaba's STS for an OIDC provider of the account; AssumeRoleWithOIDC takes no signature.
 * Source: Security Token Service API 2015-04-01 (help.aliyun.com; client.py of PyPI's alibabacloud_sts20150401, where
 * the endpoint is regional).
 */
export async function assumeAlibabaRole(login: AcrLogin, deps: ExchangeDeps): Promise<AlibabaKeys> {
  const { registry, fields, endpoints } = login;
  // The audience of Alibaba's own action and of its Kubernetes service (aliyun/configure-aliyun-credentials-action).
  const { token, claims } = await idToken(fields.audience ?? 'sts.aliyuncs.com', registry, deps);
  const service = {
    title: 'Alibaba Cloud STS',
    url: serviceUrl(endpoints.sts, `https://sts.${fields.region}.aliyuncs.com/`),
    hidden: [token.reveal()],
    again: ({ json }: ServiceAnswer) => passing.test(String(json.Code)),
  };
  const request = () => ({
    form: {
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
    },
  });
  const { status, json } = await askService(service, request, deps);
  if (status !== 200) {
    const words = `${json.Code ?? `status ${status}`}: ${json.Message ?? ''}`;
    const { title, hidden } = service;
    throw denied({ service: title, registry, words, claims, ...explainStsRefusal(words, fields), hidden });
  }
  const { AccessKeyId, AccessKeySecret, SecurityToken } = (json.Credentials ?? {}) as Record<string, unknown>;
  if (![AccessKeyId, AccessKeySecret, SecurityToken].every((key) => typeof key === 'string' && key !== ''))
    throw nonsense(service.title, 'keys of the role');
  return {
    accessKeyId: AccessKeyId as string,
    accessKeySecret: AccessKeySecret as string,
    securityToken: SecurityToken as string,
  };
}

/** Refusals of the gateway that pass by themselves; some come with status 400. */
const passing = /^(Throttling|ServiceUnavailable|InternalError)/;

/**
 * Which claim did not match, and where to look. Codes: help.aliyun.com, "STS 2015-04-01, error codes", and ACK's "RRSA,
 * error messages". What the conditions of a trust policy compare, the subject above all, is only "There is no permission".
 */
function explainStsRefusal(words: string, fields: AcrLogin['fields']): { mismatch?: string; look: string } {
  const [role, provider] = [fields['role-to-assume'], fields['oidc-provider']];
  if (/AudienceNotMatch/.test(words))
    return {
      mismatch: 'aud',
      look: `Add this audience to the client IDs of ${provider} and to oidc:aud in the trust policy of ${role}, or set audience to the one that stands there.`,
    };
  if (/IssuerNotMatch/.test(words))
    return {
      mismatch: 'iss',
      look: `Compare the issuer URL of ${provider} and oidc:iss in the trust policy of ${role} with the issuer of the token.`,
    };
  if (/No such OIDC Provider/i.test(words)) return { look: `Check oidc-provider: there is no ${provider}.` };
  if (/EntityNotExist\.Role/.test(words)) return { look: `Check role-to-assume: there is no ${role}.` };
  if (/InvalidTimeStamp/.test(words)) return { look: clock };
  return {
    look: `Look at the trust policy of ${role}: its principal must be ${provider}, and its conditions on oidc:sub, oidc:aud and oidc:iss must hold for this token.`,
  };
}

const clock =
  'The clock of this machine differs from that of Alibaba Cloud by more than 15 minutes: set it right.';

/** One signed call of the Enterprise Edition's API (RPC, version 2018-12-01): its answer, or its own "no". */
export function callAcr(
  service: Service,
  keys: AlibabaKeys,
  action: string,
  parameters: Readonly<Record<string, string>>,
  deps: ExchangeDeps,
): Promise<Record<string, unknown> | ServiceRefusal> {
  return callService<Record<string, unknown> | ServiceRefusal>(
    service,
    async () => {
      const { RPCClient } = await popCore();
      const client = new RPCClient({ ...keys, endpoint: service.url.origin, apiVersion: '2018-12-01' });
      // By GET the keys' token would stand in the URL, and in every message that quotes it.
      const options = { method: 'POST', timeout: timeoutMs, agent: deps.agent(service.url) };
      return client.request(action, parameters, options);
    },
    refusalOf,
    deps,
  );
}

/** The API of both editions in a region; `endpoint` replaces Alibaba's own address. */
export function acrService(region: string, endpoint: string | undefined, keys: AlibabaKeys): Service {
  return {
    title: 'Alibaba Cloud ACR',
    url: serviceUrl(endpoint, `https://cr.${region}.aliyuncs.com/`),
    hidden: Object.values(keys),
  };
}

/**
 * An error of pop-core that holds an answer of the service. The answers of the gateway have `Code`, those of the
 * Personal Edition itself `code`.
 */
function refusalOf(error: Error): ServiceRefusal | undefined {
  const { data, result, statusCode, entry } = error as Error & {
    data?: GatewayError;
    result?: GatewayError;
    statusCode?: number;
    entry?: { response?: { statusCode?: number } };
  };
  const answer = data ?? result;
  if (!answer) return undefined;
  const code = String(answer.Code ?? answer.code ?? '');
  // A wrong signature is answered with all that was signed, the keys' token too.
  const [message = ''] = String(answer.Message ?? answer.message ?? '').split(/\s*server string to sign is/i);
  const status = statusCode ?? entry?.response?.statusCode ?? 0;
  return { refused: { code, message }, again: isRetriedStatus(status) || passing.test(code) };
}

interface GatewayError {
  readonly Code?: unknown;
  readonly code?: unknown;
  readonly Message?: unknown;
  readonly message?: unknown;
}

function acrDenied(
  { registry, fields }: AcrLogin,
  { title, hidden }: Service,
  { refused }: ServiceRefusal,
  action: string,
): Error {
  const words = `${refused.code}: ${refused.message}`;
  const look = /INSTANCE_NOT_EXIST/i.test(words)
    ? `Check instance-id and region: there is no ${fields['instance-id']} in ${fields.region}.`
    : /InvalidTimeStamp/.test(words)
      ? clock
      : `Give the role ${fields['role-to-assume']} a policy that allows ${action}.`;
  return denied({ service: title, registry, words, look, hidden });
}

function loginOf(username: unknown, password: unknown, expires: unknown): ExchangedLogin {
  const expiresAt = new Date(Number(expires));
  if (typeof username !== 'string' || typeof password !== 'string' || Number.isNaN(expiresAt.getTime()))
    throw nonsense('Alibaba Cloud ACR', 'a user name, a token and when it ends');
  return { username, password: new Secret(password), expiresAt };
}
