import { Secret } from '../secret.ts';
import { denied, untold } from './denial.ts';
import { type ExchangeDeps, type ExchangedLogin, idToken } from './exchange.ts';
import type { KeylessLogin } from './provider.ts';
import { askService, nonsense, type Service, type ServiceAnswer, textsIn } from './service.ts';
import { type TagRule, tcrRule } from './tag-rules.ts';

type TcrLogin = KeylessLogin<'tencent-tcr'>;

interface TencentKeys {
  readonly secretId: string;
  readonly secretKey: string;
  readonly token: string;
}

/**
 * The role's keys become a login of one instance for an hour, by the API action CreateInstanceToken.
 * Source: TCR API 2019-09-24 (cloud.tencent.com/document/api/1141; PyPI's tencentcloud-sdk-python-tcr).
 */
export async function exchangeForTcr(login: TcrLogin, deps: ExchangeDeps): Promise<ExchangedLogin> {
  const { registry, fields, endpoints } = login;
  const keys = await assumeTencentRole(login, deps);
  const service = {
    title: 'Tencent Cloud TCR',
    url: new URL(endpoints.tcr ?? 'https://tcr.tencentcloudapi.com/'),
    hidden: Object.values(keys),
    again: isPassing,
  };
  const ask: Ask = (action, more, now) =>
    callTcr(service, keys, fields.region, action, { RegistryId: fields['instance-id'], ...more }, now);
  const answer = await ask('CreateInstanceToken', { TokenType: 'temp', Desc: 'sealift' }, deps);
  const words = refusalIn(answer);
  if (words !== undefined) {
    const [role, instance] = [fields['role-to-assume'], fields['instance-id']];
    const look = /SignatureExpire/.test(words)
      ? clock
      : /NotFound/.test(words)
        ? `Check instance-id and region: there is no ${instance} in ${fields.region}.`
        : `Give the role ${role} a policy that allows tcr:CreateInstanceToken on ${instance} in ${fields.region}.`;
    throw denied(service, { registry, words, look });
  }
  const { Username, Token, ExpTime } = responseIn(answer);
  const expiresAt = dateOf(ExpTime);
  // The documentation's own example gives the name of a user, a number of digits, without quotes.
  if (!['string', 'number'].includes(typeof Username) || typeof Token !== 'string' || !expiresAt)
    throw nonsense(service.title, 'a user name, a token and when it ends');
  return {
    username: String(Username),
    password: new Secret(Token),
    expiresAt,
    tagRule: (path, now) => namespaceRule(path, service, ask, now),
  };
}

/** Calls an action of the API for one instance. */
type Ask = (action: string, request: object, deps: ExchangeDeps) => Promise<ServiceAnswer>;

const pageSize = 100;

/** By DescribeImmutableTagRules, page after page. The namespace is the first part of a path. Source: as above. */
async function namespaceRule(
  path: string,
  service: Service,
  ask: Ask,
  deps: ExchangeDeps,
): Promise<TagRule | undefined> {
  const [namespace = '', ...rest] = path.split('/');
  const found: Readonly<Record<string, unknown>>[] = [];
  for (let page = 1; ; page += 1) {
    const answer = await ask('DescribeImmutableTagRules', { Page: page, PageSize: pageSize }, deps);
    const words = refusalIn(answer);
    if (words !== undefined) throw untold(service, words);
    const { Rules: rules, Total: total } = responseIn(answer);
    if (!Array.isArray(rules) || typeof total !== 'number') return undefined;
    found.push(...rules);
    if (found.length >= total) return tcrRule(found, namespace, rest.join('/'));
    if (rules.length === 0) return undefined;
  }
}

/** One signed call of TCR's API. */
async function callTcr(
  service: Service,
  keys: TencentKeys,
  region: string,
  action: string,
  request: object,
  deps: ExchangeDeps,
): Promise<ServiceAnswer> {
  const sign = await signer(service, keys, request);
  return askService(service, { json: request }, deps, () => {
    const seconds = secondsOf(deps.clock());
    return {
      ...commonHeaders(action, '2019-09-24', region, seconds),
      'x-tc-token': keys.token,
      ...sign(seconds),
    };
  });
}

/**
 * Tencent's STS for an OIDC identity provider of the account; AssumeRoleWithWebIdentity takes no signature.
 * Source: STS API 2018-08-13 (cloud.tencent.com/document/product/1312/73070; PyPI's tencentcloud-sdk-python-sts).
 */
async function assumeTencentRole(login: TcrLogin, deps: ExchangeDeps): Promise<TencentKeys> {
  const { registry, fields, endpoints } = login;
  // The client ID that Tencent's Kubernetes service gives its identity providers (TKE, "OIDC resource access control");
  // there is none for GitHub: whatever stands in the provider will do.
  const { token, claims } = await idToken(fields.audience ?? 'sts.cloud.tencent.com', registry, deps);
  const service = {
    title: 'Tencent Cloud STS',
    url: new URL(endpoints.sts ?? 'https://sts.tencentcloudapi.com/'),
    hidden: [token.reveal()],
    again: isPassing,
  };
  const request = {
    ProviderId: fields['oidc-provider'],
    RoleArn: fields['role-to-assume'],
    RoleSessionName: 'sealift',
    DurationSeconds: 3600,
    WebIdentityToken: token.reveal(),
  };
  const answer = await askService(service, { json: request }, deps, () => ({
    ...commonHeaders('AssumeRoleWithWebIdentity', '2018-08-13', fields.region, secondsOf(deps.clock())),
    authorization: 'SKIP',
  }));
  const words = refusalIn(answer);
  if (words !== undefined) {
    const [role, provider] = [fields['role-to-assume'], fields['oidc-provider']];
    const look = /SignatureExpire/.test(words)
      ? clock
      : `Look at the trust policy of ${role} (oidc:iss, oidc:aud, oidc:sub), and at the client IDs and the issuer of the identity provider ${provider}.`;
    throw denied(service, { registry, words, claims, mismatches, look });
  }
  const { Credentials } = responseIn(answer);
  const names = ['TmpSecretId', 'TmpSecretKey', 'Token'] as const;
  const keys = textsIn(service, Credentials, names, 'keys of the role');
  return { secretId: keys.TmpSecretId, secretKey: keys.TmpSecretKey, token: keys.Token };
}

/** All troubles with the token have one code (InvalidParameter.WebIdentityTokenError); only its words may tell more. */
const mismatches = [
  [/\b(aud|audience|client ?id)\b/i, 'aud'],
  [/\b(iss|issuer)\b/i, 'iss'],
  [/\b(sub|subject)\b/i, 'sub'],
] as const;

const clock =
  'The clock of this machine differs from that of Tencent Cloud by more than 5 minutes: set it right.';

function commonHeaders(
  action: string,
  version: string,
  region: string,
  seconds: number,
): Record<string, string> {
  return {
    'x-tc-action': action,
    'x-tc-version': version,
    'x-tc-region': region,
    'x-tc-timestamp': String(seconds),
  };
}

/**
 * Makes the headers that sign a request at a time, by the signer of Tencent's SDK. The SDK's client would take the name
 * of the service from the first label of the endpoint, and a broken connection for an answer.
 */
async function signer(
  { url }: Service,
  keys: TencentKeys,
  request: object,
): Promise<(seconds: number) => Record<string, string>> {
  const { default: imported } = await import('tencentcloud-sdk-nodejs-common/tencentcloud/common/sign.js');
  // A default export of a CommonJS module stands one level down in Node.js, and not where a test runner unwraps it.
  const sdk = 'sign3' in imported ? (imported as unknown as typeof imported.default) : imported.default;
  return (timestamp) => ({
    // What is signed is the name without the port.
    host: url.hostname,
    authorization: sdk.sign3({
      method: 'POST',
      url: url.href,
      payload: Buffer.from(JSON.stringify(request)),
      timestamp,
      service: 'tcr',
      secretId: keys.secretId,
      secretKey: keys.secretKey,
      multipart: false,
      boundary: '',
      headers: { 'Content-Type': 'application/json' },
    }),
  });
}

interface TencentResponse {
  /** A refusal, which comes with status 200 as well. */
  readonly Error?: { readonly Code?: string; readonly Message?: string };
  readonly [field: string]: unknown;
}

function responseIn({ json }: ServiceAnswer): TencentResponse {
  return (json.Response ?? {}) as TencentResponse;
}

/** The words of a "no"; undefined: there is none. */
function refusalIn(answer: ServiceAnswer): string | undefined {
  const { Error: problem } = responseIn(answer);
  if (problem) return `${problem.Code}: ${problem.Message}`;
  return answer.status === 200 ? undefined : `status ${answer.status}`;
}

/** Other codes below InternalError (ErrUnauthorized, ErrNotExist) are there to stay. */
const passing = /^(RequestLimitExceeded|InternalError(\.(SystemError|Unknown|UnknownError|DbError))?$)/;

function isPassing(answer: ServiceAnswer): boolean {
  return passing.test(responseIn(answer).Error?.Code ?? '');
}

function secondsOf(date: Date): number {
  return Math.floor(date.getTime() / 1000);
}

/** "A timestamp without unit" says the documentation: what would be seconds of the far future are milliseconds. */
function dateOf(timestamp: unknown): Date | undefined {
  const value = Number(timestamp);
  if (!Number.isFinite(value) || value <= 0) return undefined;
  return new Date(value < 1e11 ? value * 1000 : value);
}
