import { randomBytes, randomUUID } from 'node:crypto';
import {
  isIsoTime,
  parametersOf,
  type Signed,
  signedByRoa,
  signedByRpc,
  signedByV3,
} from './alibaba-signature.ts';
import { type Distrust, judgeToken, type OidcTrust } from './oidc-trust.ts';
import { type Asked, type Said, type Service, startService } from './service.ts';

/** An account of Alibaba Cloud: its STS, and the API of Container Registry in both editions. */
export interface Alibaba {
  readonly sts: Service;
  readonly acr: Service;
  /** Keys of the role as STS gave them out, in order. */
  readonly keys: readonly RoleKeys[];
  /** Logins the registries would take, in order. */
  readonly logins: readonly { readonly username: string; readonly password: string; readonly ends: Date }[];
  stop(): Promise<void>;
}

export interface AlibabaAccount {
  readonly trust: OidcTrust;
  /** The Enterprise instances the role may log in to. */
  readonly instances: readonly string[];
  /** Keys that do not end, of a user of the account. */
  readonly users?: readonly UserKeys[];
  /** What the Enterprise Edition's API answers to other actions than that of a login, once the signature is good. */
  readonly api?: (action: string, parameters: Readonly<Record<string, string>>) => Said | undefined;
  /** What the cloud's own clock says. */
  readonly clock?: () => Date;
}

export interface UserKeys {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
}

export interface RoleKeys extends UserKeys {
  readonly securityToken: string;
  readonly ends: Date;
}

const largestSkewMs = 15 * 60_000;

/** Plays the three calls of a keyless login, with what the vendor checks in each and its error codes. */
export async function startAlibaba(account: AlibabaAccount): Promise<Alibaba> {
  const now = account.clock ?? (() => new Date());
  const keys: RoleKeys[] = [];
  const logins: { username: string; password: string; ends: Date }[] = [];
  const nonces = new Set<string>();

  const login = () => {
    const ends = new Date(Math.floor(now().getTime() / 1000) * 1000 + 3600_000);
    const one = { username: 'cr_temp_user', password: `login-${randomBytes(24).toString('base64')}`, ends };
    logins.push(one);
    return one;
  };

  const sts = await startService(async (asked) => {
    const parameters = parametersOf(asked);
    const action = parameters.Action ?? asked.headers['x-acs-action'];
    const version = parameters.Version ?? asked.headers['x-acs-version'];
    if (action !== 'AssumeRoleWithOIDC' || version !== '2015-04-01') return noSuchAction;
    const time = parameters.Timestamp ?? String(asked.headers['x-acs-date'] ?? '');
    if (!isIsoTime(time)) return badTime;
    if (isSkewed(new Date(time), now())) return expiredTime;
    return assumeRole(parameters, account.trust, now(), keys);
  });

  const acr = await startService((asked) => {
    const isPersonal = asked.url.pathname === '/tokens';
    const signed = isPersonal ? signedByRoa(asked) : (signedByV3(asked) ?? signedByRpc(asked));
    const refusal = refusalOf(signed, [...keys, ...(account.users ?? [])], nonces, now());
    if (refusal) return refusal;
    return isPersonal ? personalLogin(asked, login) : enterpriseCall(asked, account, login);
  });

  return {
    ...{ sts, acr, keys, logins },
    stop: async () => void (await Promise.all([sts.stop(), acr.stop()])),
  };
}

/** Codes and words: help.aliyun.com, "STS 2015-04-01, error codes", and ACK, "RRSA, error messages". */
const distrusted: Readonly<Record<Distrust, Said>> = {
  malformed: refused(
    401,
    'AuthenticationFail.OIDCToken.Invalid',
    "The number of Jwt field should be divided into 3 parts with '.' .",
  ),
  issuer: refused(
    401,
    'AuthenticationFail.OIDCToken.IssuerNotMatch',
    "The issuer in the OIDC Token doesn't match the OIDC Provider registered.",
  ),
  signature: refused(
    401,
    'AuthenticationFail.OIDCToken.InvalidSignature',
    'OIDC token validate failed: invalid signature.',
  ),
  expired: refused(401, 'AuthenticationFail.OIDCToken.Expired', 'This JsonWebToken is expired.'),
  audience: refused(401, 'AuthenticationFail.OIDCToken.AudienceNotMatch', 'Invalid audience.'),
  // What a condition of the trust policy compares is not told.
  subject: refused(401, 'AuthenticationFail.NoPermission', 'There is no permission'),
};

async function assumeRole(
  parameters: Readonly<Record<string, string>>,
  trust: OidcTrust,
  now: Date,
  keys: RoleKeys[],
): Promise<Said> {
  const { OIDCProviderArn, RoleArn, OIDCToken, RoleSessionName, DurationSeconds } = parameters;
  if (OIDCProviderArn !== trust.provider)
    return refused(401, 'AuthenticationFail.NoPermission', 'No such OIDC Provider registered.');
  if (!OIDCToken) return refused(401, 'AuthenticationFail.OIDCToken.Invalid', 'The OIDCToken can not empty.');
  if (!/^[\w.@-]{2,64}$/.test(RoleSessionName ?? ''))
    return refused(
      400,
      'InvalidParameter.RoleSessionName',
      'The parameter RoleSessionName is wrongly formed.',
    );
  const seconds = Number(DurationSeconds ?? 3600);
  if (!(seconds >= 900 && seconds <= 3600))
    return refused(
      400,
      'InvalidParameter.DurationSeconds',
      'The Min/Max value of DurationSeconds is 15min/1h.',
    );
  const judged = await judgeToken(OIDCToken, trust, now);
  if ('distrust' in judged && judged.distrust !== 'subject') return distrusted[judged.distrust];
  if (RoleArn !== trust.role) return refused(404, 'EntityNotExist.Role', `The role not exists: ${RoleArn}. `);
  if ('distrust' in judged) return distrusted[judged.distrust];
  const ends = new Date(now.getTime() + seconds * 1000);
  const one = {
    accessKeyId: `STS.${randomBytes(12).toString('hex')}`,
    accessKeySecret: randomBytes(22).toString('base64url'),
    // As the vendor's, with signs that must be encoded in a query: once, and twice in what is signed.
    securityToken: `CAIS+/${randomBytes(96).toString('base64')}==`,
    ends,
  };
  keys.push(one);
  const { accessKeyId: AccessKeyId, accessKeySecret: AccessKeySecret, securityToken: SecurityToken } = one;
  const Expiration = ends.toISOString().replace(/\.\d+Z$/, 'Z');
  const { iss: Issuer, sub: Subject, aud: ClientIds } = judged.claims;
  return {
    status: 200,
    body: {
      RequestId: randomUUID(),
      OIDCTokenInfo: { Issuer, Subject, ClientIds, VerificationInfo: 'Success' },
      AssumedRoleUser: { Arn: `${RoleArn}/${RoleSessionName}`, AssumedRoleId: `3330000:${RoleSessionName}` },
      Credentials: { AccessKeyId, AccessKeySecret, SecurityToken, Expiration },
    },
  };
}

/** What is wrong with a signed request; undefined: nothing. Codes: api.aliyun.com, "common error codes". */
function refusalOf(
  signed: Signed | undefined,
  keys: readonly (UserKeys & Partial<RoleKeys>)[],
  nonces: Set<string>,
  now: Date,
): Said | undefined {
  if (!signed)
    return refused(400, 'IncompleteSignature', 'The request signature does not conform to standards.');
  const key = keys.find(({ accessKeyId }) => accessKeyId === signed.accessKeyId);
  if (!key) return refused(404, 'InvalidAccessKeyId.NotFound', 'Specified access key is not found.');
  if (signed.securityToken !== key.securityToken)
    return refused(
      400,
      'InvalidSecurityToken.MismatchWithAccessKey',
      'Specified SecurityToken mismatch with the AccessKey.',
    );
  if (key.ends && now > key.ends)
    return refused(400, 'InvalidSecurityToken.Expired', 'Specified SecurityToken is expired.');
  if (Number.isNaN(signed.at.getTime())) return badTime;
  if (isSkewed(signed.at, now)) return expiredTime;
  if (signed.given !== signed.expected(key.accessKeySecret))
    return refused(
      400,
      'SignatureDoesNotMatch',
      `Specified signature is not matched with our calculation. server string to sign is:${signed.stringToSign}`,
    );
  if (signed.nonce === '' || nonces.has(signed.nonce ?? ''))
    return refused(400, 'SignatureNonceUsed', 'Specified signature nonce was used already.');
  if (signed.nonce !== undefined) nonces.add(signed.nonce);
  return undefined;
}

type Grant = () => { readonly username: string; readonly password: string; readonly ends: Date };

/** Container Registry 2018-12-01: GetAuthorizationToken, and what else the account's API knows. */
function enterpriseCall(asked: Asked, { instances, api }: AlibabaAccount, grant: Grant): Said {
  const parameters = parametersOf(asked);
  const action = parameters.Action ?? asked.headers['x-acs-action'];
  const version = parameters.Version ?? asked.headers['x-acs-version'];
  if (version !== '2018-12-01') return noSuchAction;
  if (action !== 'GetAuthorizationToken') return api?.(String(action), parameters) ?? noSuchAction;
  if (!parameters.InstanceId)
    return refused(400, 'MissingInstanceId', 'InstanceId is mandatory for this action.');
  if (!instances.includes(parameters.InstanceId))
    return refused(404, 'INSTANCE_NOT_EXIST', 'instance is not exist');
  const { username, password, ends } = grant();
  return {
    status: 200,
    body: {
      ...{ IsSuccess: true, Code: 'success', RequestId: randomUUID() },
      ...{ TempUsername: username, AuthorizationToken: password, ExpireTime: ends.getTime() },
    },
  };
}

/** Container Registry 2016-06-07, GET /tokens. */
function personalLogin({ method, headers }: Asked, grant: Grant): Said {
  if (method !== 'GET' || headers['x-acs-version'] !== '2016-06-07') return noSuchAction;
  const { username, password, ends } = grant();
  const data = { authorizationToken: password, tempUserName: username, expireDate: ends.getTime() };
  return { status: 200, body: { data, requestId: randomUUID() } };
}

const noSuchAction = refused(
  404,
  'InvalidAction.NotFound',
  'Specified api is not found, please check your url.',
);
const badTime = refused(
  400,
  'InvalidTimeStamp.Format',
  'Specified time stamp or date value is not well formatted.',
);
const expiredTime = refused(
  400,
  'InvalidTimeStamp.Expired',
  'Specified time stamp or date value is expired.',
);

function isSkewed(at: Date, now: Date): boolean {
  return Math.abs(at.getTime() - now.getTime()) > largestSkewMs;
}

export function refused(status: number, Code: string, Message: string): Said {
  return { status, body: { RequestId: randomUUID(), HostId: 'alibaba.test', Code, Message } };
}
