import { randomBytes, randomUUID } from 'node:crypto';
import { type Distrust, judgeToken, type OidcTrust } from './oidc-trust.ts';
import { type Asked, type Said, type Service, startService } from './service.ts';
import { derivedKey, hmac, sha256 } from './signing.ts';

/** An account of Tencent Cloud: its STS and the API of TCR. */
export interface Tencent {
  readonly sts: Service;
  readonly tcr: Service;
  /** Keys of the role as STS gave them out, in order. */
  readonly keys: readonly RoleKeys[];
  /** Logins the registries would take, in order. */
  readonly logins: readonly { readonly username: string; readonly password: string; readonly ends: Date }[];
  stop(): Promise<void>;
}

export interface TencentAccount {
  readonly trust: OidcTrust;
  readonly region: string;
  /** The TCR instances of the region that the role may log in to. */
  readonly instances: readonly string[];
  /** The immutable tag rules of all namespaces; undefined: the role may not read them. */
  readonly tagRules?: readonly object[];
  /** What the cloud's own clock says. */
  readonly clock?: () => Date;
}

export interface RoleKeys {
  readonly secretId: string;
  readonly secretKey: string;
  readonly token: string;
  readonly ends: Date;
}

const largestSkewSeconds = 300;

/** Plays the two calls of a keyless login, with what the vendor checks in each and its error codes. */
export async function startTencent(account: TencentAccount): Promise<Tencent> {
  const now = account.clock ?? (() => new Date());
  const keys: RoleKeys[] = [];
  const logins: { username: string; password: string; ends: Date }[] = [];

  const sts = await startService(async (asked) => {
    const wrong = commonRefusal(asked, { action: 'AssumeRoleWithWebIdentity', version: '2018-08-13' }, now());
    if (wrong) return wrong;
    // Without signature it takes just this word (cloud.tencent.com/document/product/1312/73070).
    if (asked.headers.authorization !== 'SKIP') return signatureFailure;
    return assumeRole(parametersOf(asked), account.trust, now(), keys);
  });

  const tcr = await startService((asked) => {
    const listing = asked.headers['x-tc-action'] === 'DescribeImmutableTagRules';
    const action = listing ? 'DescribeImmutableTagRules' : 'CreateInstanceToken';
    const wrong =
      commonRefusal(asked, { action, version: '2019-09-24' }, now()) ?? signatureRefusal(asked, keys, now());
    if (wrong) return wrong;
    const { RegistryId, TokenType } = parametersOf(asked);
    if (TokenType !== undefined && TokenType !== 'temp' && TokenType !== 'longterm')
      return refused('InvalidParameter', 'TokenType is temp or longterm.');
    if (asked.headers['x-tc-region'] !== account.region || !account.instances.includes(String(RegistryId)))
      return refused('ResourceNotFound.TcrResourceNotFound', `instance ${RegistryId} not found`);
    if (listing) return tagRules(parametersOf(asked), account);
    const ends = new Date(Math.floor(now().getTime() / 1000) * 1000 + 3600_000);
    const login = { username: '100012345678', password: `ey.${randomBytes(24).toString('base64url')}`, ends };
    logins.push(login);
    return answered({ Username: login.username, Token: login.password, ExpTime: ends.getTime() });
  });

  return {
    ...{ sts, tcr, keys, logins },
    stop: async () => void (await Promise.all([sts.stop(), tcr.stop()])),
  };
}

/** DescribeImmutableTagRules, which gives at most 100 at once (PyPI's tencentcloud-sdk-python-tcr). */
function tagRules(parameters: Readonly<Record<string, unknown>>, { tagRules: all }: TencentAccount): Said {
  if (!all)
    return refused(
      'UnauthorizedOperation',
      'you are not authorized to perform operation (tcr:DescribeImmutableTagRules)',
    );
  const { Page = 1, PageSize = 100 } = parameters as { Page?: number; PageSize?: number };
  if (!Number.isInteger(Page) || !Number.isInteger(PageSize) || PageSize > 100)
    return refused('InvalidParameter', 'Page or PageSize is wrong.');
  const Rules = all.slice((Page - 1) * PageSize, Page * PageSize);
  return answered({ Rules, EmptyNs: [], Total: all.length });
}

/**
 * The codes that AssumeRoleWithWebIdentity is documented to answer (tencentcloud-sdk-go, sts/v20180813/client.go); the
 * documentation tells neither their words nor which belongs to what.
 */
const distrusted: Readonly<Record<Distrust, Said>> = {
  malformed: tokenError('the token is no JWT'),
  issuer: tokenError('issuer does not match the identity provider'),
  signature: tokenError('the signature of the token is wrong'),
  expired: tokenError('the token is expired'),
  audience: tokenError('audience is no client ID of the identity provider'),
  subject: refused('UnauthorizedOperation', 'The role does not trust this identity.'),
};

async function assumeRole(
  parameters: Readonly<Record<string, unknown>>,
  trust: OidcTrust,
  now: Date,
  keys: RoleKeys[],
): Promise<Said> {
  const { ProviderId, RoleArn, RoleSessionName, WebIdentityToken, DurationSeconds = 7200 } = parameters;
  if (typeof RoleSessionName !== 'string' || !/^[\w+=,.@-]{2,128}$/.test(RoleSessionName))
    return refused('InvalidParameter.ParamError', 'RoleSessionName is wrong.');
  const seconds = Number(DurationSeconds);
  if (!(Number.isInteger(DurationSeconds) && seconds > 0 && seconds <= 43_200))
    return refused('InvalidParameter.OverLimit', 'DurationSeconds is over the limit.');
  if (ProviderId !== trust.provider)
    return refused('InvalidParameter.ParamError', 'ProviderId does not exist.');
  const judged = await judgeToken(String(WebIdentityToken), trust, now);
  if ('distrust' in judged && judged.distrust !== 'subject') return distrusted[judged.distrust];
  if (RoleArn !== trust.role) return refused('InvalidParameter.ParamError', 'RoleArn does not exist.');
  if ('distrust' in judged) return distrusted[judged.distrust];
  const ends = new Date(now.getTime() + seconds * 1000);
  const one = {
    secretId: `AKID${randomBytes(16).toString('hex')}`,
    secretKey: randomBytes(24).toString('base64'),
    token: `${randomBytes(96).toString('base64')}==`,
    ends,
  };
  keys.push(one);
  return answered({
    ExpiredTime: Math.floor(ends.getTime() / 1000),
    Expiration: ends.toISOString().replace(/\.\d+Z$/, 'Z'),
    Credentials: { Token: one.token, TmpSecretId: one.secretId, TmpSecretKey: one.secretKey },
  });
}

/** What every call must have. Codes: cloud.tencent.com, "common error codes". */
function commonRefusal(
  { method, headers }: Asked,
  call: { readonly action: string; readonly version: string },
  now: Date,
): Said | undefined {
  if (method !== 'POST' || headers['content-type'] !== 'application/json')
    return refused('UnsupportedProtocol', 'POST with application/json is what this server takes.');
  if (headers['x-tc-action'] !== call.action) return refused('InvalidAction', 'The action does not exist.');
  if (headers['x-tc-version'] !== call.version)
    return refused('NoSuchVersion', 'The version does not exist.');
  if (!headers['x-tc-region']) return refused('MissingParameter', 'The parameter Region is missing.');
  const seconds = Number(headers['x-tc-timestamp'] ?? Number.NaN);
  if (!Number.isInteger(seconds)) return refused('MissingParameter', 'The parameter Timestamp is missing.');
  return Math.abs(seconds - now.getTime() / 1000) > largestSkewSeconds
    ? refused('AuthFailure.SignatureExpire', 'The signature has expired: check the clock.')
    : undefined;
}

/** TC3-HMAC-SHA256 (cloud.tencent.com, "signature method v3"). */
function signatureRefusal(asked: Asked, keys: readonly RoleKeys[], now: Date): Said | undefined {
  const { method, url, headers, body } = asked;
  const [, secretId, date, names, given] =
    /^TC3-HMAC-SHA256 Credential=([^/]+)\/(\d{4}-\d\d-\d\d)\/tcr\/tc3_request, ?SignedHeaders=([a-z0-9;-]+), ?Signature=([0-9a-f]{64})$/.exec(
      headers.authorization ?? '',
    ) ?? [];
  if (!secretId || !date || !names || !given)
    return refused('AuthFailure.InvalidAuthorization', 'The Authorization is wrongly formed.');
  const key = keys.find((one) => one.secretId === secretId);
  if (!key) return refused('AuthFailure.SecretIdNotFound', 'The SecretId is not found.');
  if (headers['x-tc-token'] !== key.token || now > key.ends)
    return refused('AuthFailure.TokenFailure', 'The token is wrong.');
  const timestamp = String(headers['x-tc-timestamp']);
  const signedNames = names.split(';');
  const isWhole =
    ['content-type', 'host'].every((name) => signedNames.includes(name)) &&
    new Date(Number(timestamp) * 1000).toISOString().startsWith(date);
  const canonicalRequest = [
    ...[method, url.pathname, url.search.slice(1)],
    ...signedNames.map((name) => `${name}:${String(headers[name]).trim().toLowerCase()}`),
    ...['', names, sha256(body)],
  ].join('\n');
  const text = ['TC3-HMAC-SHA256', timestamp, `${date}/tcr/tc3_request`, sha256(canonicalRequest)].join('\n');
  const signingKey = derivedKey(`TC3${key.secretKey}`, [date, 'tcr', 'tc3_request']);
  return isWhole && hmac(signingKey, text).toString('hex') === given ? undefined : signatureFailure;
}

const signatureFailure = refused(
  'AuthFailure.SignatureFailure',
  'The provided credentials could not be validated. Please check your signature is correct.',
);

function parametersOf({ body }: Asked): Readonly<Record<string, unknown>> {
  return JSON.parse(body.toString('utf8')) as Record<string, unknown>;
}

function tokenError(words: string): Said {
  return refused('InvalidParameter.WebIdentityTokenError', `WebIdentityToken error: ${words}.`);
}

/** A refusal has status 200 as well. */
function refused(Code: string, Message: string): Said {
  return answered({ Error: { Code, Message } });
}

function answered(content: object): Said {
  return { status: 200, body: { Response: { ...content, RequestId: randomUUID() } } };
}
