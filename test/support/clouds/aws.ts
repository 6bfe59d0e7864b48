import { randomBytes, randomUUID } from 'node:crypto';
import { formOf } from './form.ts';
import { type Distrust, judgeToken, type OidcTrust } from './oidc-trust.ts';
import { type Asked, type Said, type Service, startService } from './service.ts';
import { type AwsSession, checkSignature } from './sigv4.ts';

export interface Aws extends Service {
  /** Keys of the role given so far, in order. */
  readonly sessions: readonly AwsSession[];
  /** Passwords of registries given so far, in order. */
  readonly given: readonly string[];
  /** The regions that requests to ECR were signed for, in order. */
  readonly regions: readonly string[];
  /** The audiences and the issuer belong to the account's identity provider, the subject to the role's trust policy. */
  trust: OidcTrust;
  /** Actions the role's policy allows. */
  allowed: readonly string[];
  /** What ECR's DescribeRepositories says of each repository, by name, besides that. */
  repositories: Readonly<Record<string, object>>;
  clock: () => Date;
  /** What it answers by itself. */
  serve(asked: Asked): Promise<Said>;
}

const account = '123456789012';
const registryHours = 12;

const describes = 'AmazonEC2ContainerRegistry_V20150921.DescribeRepositories';

/** What the registries' services are asked, by the target of the request. */
const registries: Readonly<Record<string, { service: string; action: string; list: boolean }>> = {
  'AmazonEC2ContainerRegistry_V20150921.GetAuthorizationToken': {
    ...{ service: 'ecr', action: 'ecr:GetAuthorizationToken', list: true },
  },
  [describes]: { service: 'ecr', action: 'ecr:DescribeRepositories', list: true },
  'SpencerFrontendService.GetAuthorizationToken': {
    ...{ service: 'ecr-public', action: 'ecr-public:GetAuthorizationToken', list: false },
  },
};

/**
 * Plays AWS STS (AssumeRoleWithWebIdentity), ECR and ECR Public (GetAuthorizationToken, and ECR's DescribeRepositories)
 * at one address. Shapes:
 * docs.aws.amazon.com, API references of the three; words of refusals: issues 280, 775, 1309 and 1446 of
 * aws-actions/configure-aws-credentials.
 */
export async function startAws(issuer: string): Promise<Aws> {
  const sessions: (AwsSession & { ends: number })[] = [];
  const given: string[] = [];
  const regions: string[] = [];
  const state = {
    sessions,
    given,
    regions,
    trust: {
      provider: `arn:aws:iam::${account}:oidc-provider/${new URL(issuer).host}`,
      role: `arn:aws:iam::${account}:role/push`,
      issuer,
      audiences: ['sts.amazonaws.com'],
      subject: 'repo:acme/app:ref:refs/heads/main',
    } as OidcTrust,
    allowed: ['ecr:GetAuthorizationToken', 'ecr-public:GetAuthorizationToken', 'sts:GetServiceBearerToken'],
    repositories: {} as Readonly<Record<string, object>>,
    clock: () => new Date(),
  };

  async function sts(request: Asked, form: URLSearchParams): Promise<Said> {
    if (form.get('Action') !== 'AssumeRoleWithWebIdentity' || form.get('Version') !== '2011-06-15')
      return xmlError(400, 'InvalidAction', 'Could not find operation for the version given.');
    const seconds = Number(form.get('DurationSeconds') ?? 3600);
    const name = form.get('RoleSessionName') ?? '';
    if (!/^[\w+=,.@-]{2,64}$/.test(name) || !(seconds >= 900 && seconds <= 43_200))
      return xmlError(400, 'ValidationError', '1 validation error detected');
    if (request.headers.authorization !== undefined)
      return xmlError(403, 'InvalidClientTokenId', 'The security token included in the request is invalid.');
    const judged = await judgeToken(form.get('WebIdentityToken') ?? '', state.trust, state.clock());
    if ('distrust' in judged) return refusal(judged.distrust, String(judged.claims?.iss));
    if (form.get('RoleArn') !== state.trust.role) return refusal('subject', '');
    const session = {
      accessKeyId: `ASIA${randomBytes(8).toString('hex').toUpperCase()}`,
      secretAccessKey: randomBytes(30).toString('base64'),
      sessionToken: randomBytes(200).toString('base64'),
      ends: state.clock().getTime() + seconds * 1000,
    };
    sessions.push(session);
    return xml(200, assumed(session, name, state.trust.role));
  }

  function ecr(request: Asked): Said {
    const target = registries[String(request.headers['x-amz-target'])];
    if (!target || request.headers['content-type'] !== 'application/x-amz-json-1.1')
      return jsonError(400, 'UnknownOperationException', '');
    const checked = checkSignature(request, target.service, sessions, state.clock());
    if (typeof checked === 'string')
      return jsonError(checked === 'InvalidSignatureException' ? 403 : 400, checked, signatureWords[checked]);
    const { session, region } = checked;
    if (
      (sessions.find((held) => held.accessKeyId === session.accessKeyId)?.ends ?? 0) <=
      state.clock().getTime()
    )
      return jsonError(400, 'ExpiredTokenException', 'The security token included in the request is expired');
    const needed = target.list ? [target.action] : [target.action, 'sts:GetServiceBearerToken'];
    const lacking = needed.find((action) => !state.allowed.includes(action));
    if (lacking)
      return jsonError(
        400,
        'AccessDeniedException',
        `User: arn:aws:sts::${account}:assumed-role/push/sealift is not authorized to perform: ${lacking} on resource: * because no identity-based policy allows the ${lacking} action`,
      );
    regions.push(region);
    if (request.headers['x-amz-target'] === describes) return described(request);
    const password = `ecr-${randomUUID()}`;
    given.push(password);
    const data = {
      authorizationToken: Buffer.from(`AWS:${password}`).toString('base64'),
      expiresAt: Math.floor(state.clock().getTime() / 1000) + registryHours * 3600,
    };
    const proxyEndpoint = `https://${account}.dkr.ecr.${region}.amazonaws.com`;
    return {
      status: 200,
      headers: { 'content-type': 'application/x-amz-json-1.1' },
      body: { authorizationData: target.list ? [{ ...data, proxyEndpoint }] : data },
    };
  }

  function described({ body }: Asked): Said {
    const { registryId = account, repositoryNames = [] } = JSON.parse(body.toString('utf8')) as {
      registryId?: string;
      repositoryNames?: string[];
    };
    const missing = repositoryNames.find((name) => registryId !== account || !(name in state.repositories));
    if (missing !== undefined)
      return jsonError(
        400,
        'RepositoryNotFoundException',
        `The repository with name '${missing}' does not exist in the registry with id '${registryId}'`,
      );
    const repositories = repositoryNames.map((repositoryName) => ({
      ...{ registryId, repositoryName, repositoryUri: `${registryId}.dkr.ecr.test/${repositoryName}` },
      ...state.repositories[repositoryName],
    }));
    return {
      status: 200,
      headers: { 'content-type': 'application/x-amz-json-1.1' },
      body: { repositories },
    };
  }

  const serve = async (request: Asked) => {
    const form = formOf(request);
    return form ? sts(request, form) : ecr(request);
  };
  return Object.assign(state, { serve }, await startService(serve));
}

function refusal(distrust: Distrust, issuer: string): Said {
  switch (distrust) {
    case 'issuer':
      return xmlError(
        400,
        'InvalidIdentityToken',
        `No OpenIDConnect provider found in your account for ${issuer}`,
      );
    case 'audience':
      return xmlError(400, 'InvalidIdentityToken', 'Incorrect token audience');
    case 'expired':
      return xmlError(
        400,
        'ExpiredTokenException',
        'Token expired: current date/time must be before the expiration date/time',
      );
    case 'subject':
      return xmlError(403, 'AccessDenied', 'Not authorized to perform sts:AssumeRoleWithWebIdentity');
    default:
      return xmlError(400, 'InvalidIdentityToken', 'The ID Token provided is not a valid JWT.');
  }
}

const signatureWords = {
  MissingAuthenticationTokenException: 'Missing Authentication Token',
  UnrecognizedClientException: 'The security token included in the request is invalid.',
  InvalidSignatureException:
    'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method.',
} as const;

function assumed({ ends, ...keys }: AwsSession & { ends: number }, name: string, role: string): string {
  return `<AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleWithWebIdentityResult><AssumedRoleUser><Arn>${role.replace(':iam:', ':sts:').replace(':role/', ':assumed-role/')}/${name}</Arn><AssumedRoleId>AROA1:${name}</AssumedRoleId></AssumedRoleUser><Credentials><AccessKeyId>${keys.accessKeyId}</AccessKeyId><SecretAccessKey>${keys.secretAccessKey}</SecretAccessKey><SessionToken>${keys.sessionToken}</SessionToken><Expiration>${new Date(ends).toISOString()}</Expiration></Credentials></AssumeRoleWithWebIdentityResult><ResponseMetadata><RequestId>${randomUUID()}</RequestId></ResponseMetadata></AssumeRoleWithWebIdentityResponse>`;
}

function xml(status: number, body: string): Said {
  return { status, headers: { 'content-type': 'text/xml' }, body };
}

/** An error of STS, which speaks AWS's query protocol. */
export function xmlError(status: number, code: string, message: string): Said {
  return xml(
    status,
    `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>${randomUUID()}</RequestId></ErrorResponse>`,
  );
}

/** An error of ECR, which speaks JSON. */
export function jsonError(status: number, code: string, message: string): Said {
  return {
    status,
    headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-errortype': code },
    body: { __type: code, message },
  };
}
