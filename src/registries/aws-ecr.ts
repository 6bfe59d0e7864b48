import type { ECRClient } from '@aws-sdk/client-ecr';
import { isRetriedStatus } from '../oci/retry.ts';
import { Secret } from '../secret.ts';
import { denied, untold } from './denial.ts';
import { type ExchangeDeps, type ExchangedLogin, idToken } from './exchange.ts';
import type { KeylessLogin } from './provider.ts';
import { callService, isRefusal, nonsense, type Service, type ServiceRefusal, textsIn } from './service.ts';
import { ecrRule, type TagRule } from './tag-rules.ts';

type EcrLogin = KeylessLogin<'aws-ecr' | 'aws-ecr-public'>;

/** ECR Public has its API in this region only. */
const publicRegion = 'us-east-1';

/** Amazon ECR: the role's keys become a login for 12 hours, by GetAuthorizationToken. Source: docs.aws.amazon.com, ECR API reference. */
export async function exchangeForEcr(
  login: KeylessLogin<'aws-ecr'>,
  deps: ExchangeDeps,
): Promise<ExchangedLogin> {
  const { region } = login.fields;
  const credentials = await assumeAwsRole(login, region, deps);
  const { ECRClient, GetAuthorizationTokenCommand } = await import('@aws-sdk/client-ecr');
  const client = new ECRClient({ ...awsConfig(login, 'ecr', region, deps), credentials });
  const service = await serviceOf('Amazon ECR', client, login.endpoints.ecr, secretsOf(credentials));
  const got = await ecrLogin(login, service, deps, {
    needs: 'ecr:GetAuthorizationToken',
    authorize: async () =>
      (await client.send(new GetAuthorizationTokenCommand({}), { abortSignal: deps.signal }))
        .authorizationData?.[0],
  });
  return { ...got, tagRule: (path, now) => describeRule(login, path, client, service, now) };
}

/** By DescribeRepositories, in the account of the registry. Source: docs.aws.amazon.com, ECR API reference. */
async function describeRule(
  { registry }: EcrLogin,
  path: string,
  client: ECRClient,
  service: Service,
  deps: ExchangeDeps,
): Promise<TagRule | undefined> {
  const { DescribeRepositoriesCommand } = await import('@aws-sdk/client-ecr');
  const [registryId] = /^\d{12}(?=\.)/.exec(registry) ?? [];
  const request = new DescribeRepositoriesCommand({
    repositoryNames: [path],
    ...(registryId !== undefined && { registryId }),
  });
  const answer = await callService(
    service,
    () => client.send(request, { abortSignal: deps.signal }),
    refusalOf,
    deps,
  );
  if (isRefusal(answer)) throw untold(service, answer.refused);
  const [repository] = answer.repositories ?? [];
  return repository && ecrRule({ ...repository });
}

/** Amazon ECR Public; the role also needs `sts:GetServiceBearerToken`. Source: docs.aws.amazon.com, ECR Public API reference. */
export async function exchangeForEcrPublic(
  login: KeylessLogin<'aws-ecr-public'>,
  deps: ExchangeDeps,
): Promise<ExchangedLogin> {
  const credentials = await assumeAwsRole(login, publicRegion, deps);
  const { ECRPUBLICClient, GetAuthorizationTokenCommand } = await import('@aws-sdk/client-ecr-public');
  const client = new ECRPUBLICClient({ ...awsConfig(login, 'ecr', publicRegion, deps), credentials });
  const service = await serviceOf('Amazon ECR Public', client, login.endpoints.ecr, secretsOf(credentials));
  return ecrLogin(login, service, deps, {
    needs: 'ecr-public:GetAuthorizationToken and sts:GetServiceBearerToken',
    authorize: async () =>
      (await client.send(new GetAuthorizationTokenCommand({}), { abortSignal: deps.signal }))
        .authorizationData,
  });
}

async function ecrLogin(
  login: EcrLogin,
  service: Service,
  deps: ExchangeDeps,
  api: { readonly needs: string; authorize(): Promise<AuthorizationData | undefined> },
): Promise<ExchangedLogin> {
  const answer = await callService(service, api.authorize, refusalOf, deps);
  if (isRefusal(answer)) {
    const look = `Give the role ${login.fields['role-to-assume']} a policy that allows ${api.needs}.`;
    throw denied(service, { registry: login.registry, words: answer.refused, look });
  }
  const [username, ...password] = Buffer.from(answer?.authorizationToken ?? '', 'base64')
    .toString('utf8')
    .split(':');
  if (!username || password.length === 0 || !answer?.expiresAt)
    throw nonsense(service.title, 'an authorization token and when it ends');
  return { username, password: new Secret(password.join(':')), expiresAt: answer.expiresAt };
}

interface AuthorizationData {
  readonly authorizationToken?: string | undefined;
  readonly expiresAt?: Date | undefined;
}

interface AwsKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

function secretsOf({ secretAccessKey, sessionToken }: AwsKeys): string[] {
  return [secretAccessKey, sessionToken];
}

/** The role's keys for an hour, by AssumeRoleWithWebIdentity, which takes no signature. Source: docs.aws.amazon.com, STS API reference. */
async function assumeAwsRole(login: EcrLogin, region: string, deps: ExchangeDeps): Promise<AwsKeys> {
  const { registry, fields, endpoints } = login;
  const role = fields['role-to-assume'];
  const { token, claims } = await idToken(fields.audience ?? audienceOf(region), registry, deps);
  const { STSClient, AssumeRoleWithWebIdentityCommand } = await import('@aws-sdk/client-sts');
  const client = new STSClient(awsConfig(login, 'sts', region, deps));
  const service = await serviceOf('AWS STS', client, endpoints.sts, [token.reveal()]);
  const request = new AssumeRoleWithWebIdentityCommand({
    RoleArn: role,
    RoleSessionName: 'sealift',
    WebIdentityToken: token.reveal(),
    DurationSeconds: 3600,
  });
  const answer = await callService(
    service,
    () => client.send(request, { abortSignal: deps.signal }),
    refusalOf,
    deps,
  );
  if (isRefusal(answer)) {
    throw denied(service, {
      registry,
      words: answer.refused,
      claims,
      mismatches,
      look: `Look at the trust policy of ${role}: its conditions on …:aud and …:sub are compared letter by letter, and its account needs an identity provider for the issuer, with this audience. AWS says the same of a role that does not exist.`,
    });
  }
  const names = ['AccessKeyId', 'SecretAccessKey', 'SessionToken'] as const;
  const keys = textsIn(service, answer.Credentials, names, 'keys of the role');
  return {
    accessKeyId: keys.AccessKeyId,
    secretAccessKey: keys.SecretAccessKey,
    sessionToken: keys.SessionToken,
  };
}

/** As aws-actions/configure-aws-credentials has it: its README, "OIDC Audience". */
function audienceOf(region: string): string {
  return region.startsWith('cn-') ? 'sts.amazonaws.com.cn' : 'sts.amazonaws.com';
}

/** AWS names the claim only here; any other condition is "Not authorized to perform". */
const mismatches = [
  [/^InvalidIdentityToken.*: Incorrect token audience/, 'aud'],
  [/^InvalidIdentityToken.*: No OpenIDConnect provider found/, 'iss'],
  [/^ExpiredToken/, 'exp'],
] as const;

/** Settings of a client for one service. Tries are ours to count (`callService`). */
function awsConfig(login: EcrLogin, name: 'sts' | 'ecr', region: string, deps: ExchangeDeps) {
  const given = login.endpoints[name];
  const url = new URL(given ?? 'https://amazonaws.com');
  return {
    region,
    // A client takes either an address or a choice among AWS's own.
    ...(given !== undefined ? { endpoint: given, useFipsEndpoint: false } : fipsWhere(login.registry)),
    maxAttempts: 1,
    // Addresses for S3 stand-ins, in the environment or in ~/.aws/config, are no place for an OIDC token.
    ignoreConfiguredEndpointUrls: true,
    requestHandler: {
      connectionTimeout: 10_000,
      requestTimeout: 30_000,
      throwOnRequestTimeout: true,
      [url.protocol === 'http:' ? 'httpAgent' : 'httpsAgent']: deps.agent(url),
    },
  };
}

/** Who names the FIPS host of a registry gets its login from FIPS endpoints, too. */
function fipsWhere(registry: string): { useFipsEndpoint?: boolean } {
  return /\.dkr[.-]ecr-fips\./.test(registry) ? { useFipsEndpoint: true } : {};
}

/** A client of the SDK, as far as it knows its own address. */
interface AwsClient {
  readonly config: {
    readonly region: () => Promise<string>;
    readonly useFipsEndpoint: () => Promise<boolean>;
    readonly useDualstackEndpoint: () => Promise<boolean>;
    readonly endpointProvider: (where: { Region: string; UseFIPS: boolean; UseDualStack: boolean }) => {
      readonly url: URL;
    };
  };
}

/** The service as errors name it: at the address the SDK knows for its region and partition. */
async function serviceOf(
  title: string,
  { config }: AwsClient,
  given: string | undefined,
  hidden: readonly string[],
): Promise<Service> {
  if (given !== undefined) return { title, url: new URL(given), hidden };
  const { url } = config.endpointProvider({
    Region: await config.region(),
    UseFIPS: await config.useFipsEndpoint(),
    UseDualStack: await config.useDualstackEndpoint(),
  });
  return { title, url, hidden };
}

/** What AWS says with a status of 400 and yet may pass: throttling, and an issuer it could not reach (STS API reference). */
const passing = /Throttl|TooManyRequests|RequestLimitExceeded|IDPCommunicationError/;

/** An error of the SDK that holds an answer of the service. */
function refusalOf(error: Error): ServiceRefusal | undefined {
  const { $metadata } = error as Error & { $metadata?: { httpStatusCode?: number } };
  const status = $metadata?.httpStatusCode;
  if (status === undefined) return undefined;
  return {
    refused: `${error.name}: ${error.message}`,
    again: isRetriedStatus(status) || passing.test(error.name),
  };
}
