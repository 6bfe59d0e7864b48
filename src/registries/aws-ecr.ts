import { Secret } from '../secret.ts';
import {
  callService,
  denied,
  type ExchangeDeps,
  type ExchangedLogin,
  idToken,
  isRefusal,
  nonsense,
  type ServiceRefusal,
} from './exchange.ts';
import type { KeylessLogin } from './provider.ts';

type EcrLogin = KeylessLogin<'aws-ecr'> | KeylessLogin<'aws-ecr-public'>;

interface AuthorizationData {
  readonly authorizationToken?: string | undefined;
  readonly expiresAt?: Date | undefined;
}

/** ECR Public has its API in this region only. */
const publicRegion = 'us-east-1';

/** Amazon ECR: the role's keys become a login for 12 hours, by GetAuthorizationToken. Source: docs.aws.amazon.com, ECR API reference. */
export async function exchangeForEcr(
  login: KeylessLogin<'aws-ecr'>,
  deps: ExchangeDeps,
): Promise<ExchangedLogin> {
  const { region } = login.fields;
  return ecrLogin(login, region, 'ecr:GetAuthorizationToken', deps, async (config) => {
    const { ECRClient, GetAuthorizationTokenCommand } = await import('@aws-sdk/client-ecr');
    const { authorizationData } = await new ECRClient(config).send(new GetAuthorizationTokenCommand({}), {
      abortSignal: deps.signal,
    });
    return authorizationData?.[0];
  });
}

/** Amazon ECR Public; the role also needs `sts:GetServiceBearerToken`. Source: docs.aws.amazon.com, ECR Public API reference. */
export async function exchangeForEcrPublic(
  login: KeylessLogin<'aws-ecr-public'>,
  deps: ExchangeDeps,
): Promise<ExchangedLogin> {
  const needs = 'ecr-public:GetAuthorizationToken and sts:GetServiceBearerToken';
  return ecrLogin(login, publicRegion, needs, deps, async (config) => {
    const { ECRPUBLICClient, GetAuthorizationTokenCommand } = await import('@aws-sdk/client-ecr-public');
    const { authorizationData } = await new ECRPUBLICClient(config).send(
      new GetAuthorizationTokenCommand({}),
      { abortSignal: deps.signal },
    );
    return authorizationData;
  });
}

async function ecrLogin(
  login: EcrLogin,
  region: string,
  needs: string,
  deps: ExchangeDeps,
  authorize: (config: AwsConfig & { credentials: AwsKeys }) => Promise<AuthorizationData | undefined>,
): Promise<ExchangedLogin> {
  const credentials = await assumeAwsRole(login, region, deps);
  const url = new URL(login.endpoints.ecr ?? `https://api.ecr.${region}.amazonaws.com`);
  const service = { title: 'Amazon ECR', url };
  const config = { ...awsConfig(region, login.endpoints.ecr, deps), credentials };
  const answer = await callService(service, () => authorize(config), refusalOf, deps);
  if (isRefusal(answer)) {
    throw denied({
      service: service.title,
      registry: login.registry,
      words: `${answer.refused.code}: ${answer.refused.message}`,
      look: `Give the role ${login.fields['role-to-assume']} a policy that allows ${needs}.`,
    });
  }
  const [username, ...password] = Buffer.from(answer?.authorizationToken ?? '', 'base64')
    .toString('utf8')
    .split(':');
  if (!username || password.length === 0 || !answer?.expiresAt)
    throw nonsense(service.title, 'an authorization token and when it ends');
  return { username, password: new Secret(password.join(':')), expiresAt: answer.expiresAt };
}

interface AwsKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

interface AwsConfig {
  readonly region: string;
  readonly endpoint?: string;
  readonly requestHandler: object;
  readonly maxAttempts: number;
}

/** The role's keys for an hour, by AssumeRoleWithWebIdentity, which takes no signature. Source: docs.aws.amazon.com, STS API reference. */
async function assumeAwsRole(login: EcrLogin, region: string, deps: ExchangeDeps): Promise<AwsKeys> {
  const { registry, fields, endpoints } = login;
  const role = fields['role-to-assume'];
  const { token, claims } = await idToken(fields.audience ?? 'sts.amazonaws.com', registry, deps);
  const url = new URL(endpoints.sts ?? `https://sts.${region}.amazonaws.com`);
  const service = { title: 'AWS STS', url };
  const answer = await callService(
    service,
    async () => {
      const { STSClient, AssumeRoleWithWebIdentityCommand } = await import('@aws-sdk/client-sts');
      const client = new STSClient(awsConfig(region, endpoints.sts, deps));
      const request = {
        RoleArn: role,
        RoleSessionName: 'sealift',
        WebIdentityToken: token.reveal(),
        DurationSeconds: 3600,
      };
      return client.send(new AssumeRoleWithWebIdentityCommand(request), { abortSignal: deps.signal });
    },
    refusalOf,
    deps,
  );
  if (isRefusal(answer)) {
    const { code, message } = answer.refused;
    throw denied({
      service: service.title,
      registry,
      words: `${code}: ${message}`,
      claims,
      mismatch: mismatches.find(([pattern]) => pattern.test(message))?.[1],
      look: `Look at the trust policy of ${role}: its conditions on …:aud and …:sub are compared letter by letter, and the account needs an identity provider for the issuer.`,
    });
  }
  const { AccessKeyId, SecretAccessKey, SessionToken } = answer.Credentials ?? {};
  if (!AccessKeyId || !SecretAccessKey || !SessionToken) throw nonsense(service.title, 'keys of the role');
  return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
}

/** AWS names the claim only for audience and issuer; any other condition is "Not authorized to perform". */
const mismatches: readonly (readonly [RegExp, string])[] = [
  [/audience/i, 'aud'],
  [/OpenIDConnect provider/i, 'iss'],
];

/** Tries are ours to count (`callService`). */
function awsConfig(region: string, endpoint: string | undefined, deps: ExchangeDeps): AwsConfig {
  return {
    region,
    ...(endpoint !== undefined && { endpoint }),
    maxAttempts: 1,
    requestHandler: {
      connectionTimeout: 10_000,
      requestTimeout: 30_000,
      httpAgent: deps.agent(new URL('http://aws.invalid')),
      httpsAgent: deps.agent(new URL('https://aws.invalid')),
    },
  };
}

/** An error of the SDK that holds a "no" of the service; what may pass later has a status of 429 or 5xx, or none. */
function refusalOf(error: Error): ServiceRefusal | undefined {
  const { $metadata } = error as Error & { $metadata?: { httpStatusCode?: number } };
  const status = $metadata?.httpStatusCode;
  if (status === undefined || status === 429 || status >= 500) return undefined;
  return { refused: { code: error.name, message: error.message } };
}
