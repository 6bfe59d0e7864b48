import type { Credential } from '../oci/credential.ts';
import type { Repository } from '../oci/reference.ts';
import { Secret } from '../secret.ts';
import type { OidcToken } from '../source/oidc.ts';
import { denied, untold } from './denial.ts';
import { type ExchangeDeps, type ExchangedLogin, idToken } from './exchange.ts';
import type { KeylessLogin } from './provider.ts';
import { askService, nonsense, type ServiceAnswer, textsIn } from './service.ts';
import { artifactRegistryRule, type TagRule } from './tag-rules.ts';

type GoogleLogin = KeylessLogin<'google-artifact-registry'>;

/** A workload identity provider: `projects/NUMBER/…/providers/ID` in a universe, which is `googleapis.com` for most. */
interface WorkloadProvider {
  readonly name: string;
  readonly universe: string;
}

const scope = 'https://www.googleapis.com/auth/cloud-platform';
/** The user name under which Artifact Registry takes an access token. */
const username = 'oauth2accesstoken';
/** What a federated token is taken to live where the answer does not say: as long as GitHub's own. */
const leastSeconds = 300;

/**
 * Google's Security Token Service for a workload identity provider, then, with `service-account`, its impersonation.
 * Source: cloud.google.com/iam/docs/reference/sts/rest/v1/TopLevel/token and
 * cloud.google.com/iam/docs/reference/credentials/rest/v1/projects.serviceAccounts/generateAccessToken.
 */
export async function exchangeForArtifactRegistry(
  login: GoogleLogin,
  deps: ExchangeDeps,
): Promise<ExchangedLogin> {
  const provider = workloadProvider(login.fields['oidc-provider']);
  const audience = login.fields.audience ?? `https://iam.${provider.universe}/${provider.name}`;
  const identity = await idToken(audience, login.registry, deps);
  const direct = await federated(login, provider, identity, deps);
  const account = login.fields['service-account'];
  const got =
    account === undefined
      ? direct
      : await impersonated(login, account, provider, direct.password, identity, deps);
  const api = new URL(login.endpoints.artifactregistry ?? `https://artifactregistry.${provider.universe}/`);
  return {
    ...got,
    tagRule: (path, now) => artifactRegistryTagRule({ ...login, path }, got.password, now, api),
  };
}

/** Whether tags are immutable, for a login with an access token. */
export function tokenTagRule(
  repository: Repository,
  login: Credential,
  deps: ExchangeDeps,
): Promise<TagRule | undefined> | undefined {
  if (login.username !== username) return undefined;
  return artifactRegistryTagRule(repository, login.password, deps);
}

/**
 * By GET of the repository, which is the second part of a path, after the project. Source: docs.cloud.google.com,
 * Artifact Registry REST reference, projects.locations.repositories.get; for gcr.io "Transition from Container Registry".
 */
async function artifactRegistryTagRule(
  { registry, path }: Repository,
  token: Secret,
  deps: ExchangeDeps,
  api = new URL('https://artifactregistry.googleapis.com/'),
): Promise<TagRule | undefined> {
  const parts = path.split('/');
  // A project of a domain, `example.com:images`, has a part for each half.
  const project = parts.splice(0, parts[0]?.includes('.') ? 2 : 1).join(':');
  const location = /^([a-z0-9-]+)-docker\.pkg\.dev$/.exec(registry)?.[1];
  const named = location === undefined ? ofContainerRegistry[registry] : { location, name: parts[0] };
  if (!named?.name) return undefined;
  const place = ['projects', project, 'locations', named.location, 'repositories', named.name];
  const service = {
    title: 'Google Artifact Registry',
    url: new URL(`v1/${place.map(encodeURIComponent).join('/')}`, api),
    hidden: [token.reveal()],
  };
  const headers = { authorization: `Bearer ${token.reveal()}` };
  const answer = await askService(service, { method: 'GET' }, deps, headers);
  if (answer.status !== 200) throw untold(service, wordsIn(answer));
  return artifactRegistryRule(answer.json);
}

/** The repositories of Artifact Registry that stand behind the hosts of Container Registry. */
const ofContainerRegistry: Readonly<Record<string, { location: string; name: string }>> = {
  'gcr.io': { location: 'us', name: 'gcr.io' },
  'us.gcr.io': { location: 'us', name: 'us.gcr.io' },
  'eu.gcr.io': { location: 'europe', name: 'eu.gcr.io' },
  'asia.gcr.io': { location: 'asia', name: 'asia.gcr.io' },
};

/** Also takes the full resource name, `//iam.googleapis.com/projects/…`, as Google's own tools print it. */
function workloadProvider(given: string): WorkloadProvider {
  const [, universe = 'googleapis.com', name = given] =
    /^(?:https:)?\/\/iam\.([^/]+)\/(?:v1\/)?(.+)$/.exec(given) ?? [];
  return { universe, name: name.replace(/^\/+/, '') };
}

async function federated(
  { registry, endpoints }: GoogleLogin,
  { name, universe }: WorkloadProvider,
  { token, claims }: OidcToken,
  deps: ExchangeDeps,
): Promise<ExchangedLogin> {
  const sentAt = deps.clock().getTime();
  const service = {
    title: 'Google STS',
    url: new URL(endpoints.sts ?? `https://sts.${universe}/v1/token`),
    hidden: [token.reveal()],
  };
  const request = {
    audience: `//iam.${universe}/${name}`,
    grantType: 'urn:ietf:params:oauth:grant-type:token-exchange',
    requestedTokenType: 'urn:ietf:params:oauth:token-type:access_token',
    subjectTokenType: 'urn:ietf:params:oauth:token-type:jwt',
    scope,
    subjectToken: token.reveal(),
  };
  const answer = await askService(service, { json: request }, deps);
  if (answer.status !== 200) {
    const words = wordsIn(answer);
    const look = `Look at the workload identity provider ${name}: ${lookAt(words)}.`;
    throw denied(service, { registry, words, claims, mismatches, look });
  }
  const { access_token } = textsIn(service, answer.json, ['access_token'], 'an access token');
  const given = Number(answer.json.expires_in);
  const life = given > 0 ? given : leastSeconds;
  return { username, password: new Secret(access_token), expiresAt: new Date(sentAt + life * 1000) };
}

/** Google says which claim of the token is meant only here. */
const mismatches = [
  [/^invalid_grant: The audience in ID Token/, 'aud'],
  [/^invalid_grant: The issuer in ID Token/, 'iss'],
  [/^invalid_grant: ID Token issued at .* is stale/, 'iat'],
] as const;

function lookAt(words: string): string {
  if (words.startsWith('unauthorized_client')) return 'its attribute condition looks at the claims below';
  // The parameter "audience" is the provider's own name, not a claim of the token.
  if (/^invalid_(target|request)/.test(words))
    return "it must exist and be active, and oidc-provider must name it as projects/NUMBER/locations/global/workloadIdentityPools/POOL/providers/PROVIDER, with the project's number";
  return 'its issuer and its allowed audiences';
}

async function impersonated(
  { registry, endpoints }: GoogleLogin,
  account: string,
  { universe }: WorkloadProvider,
  federatedToken: Secret,
  { claims }: OidcToken,
  deps: ExchangeDeps,
): Promise<ExchangedLogin> {
  const base = endpoints.iam ?? `https://iamcredentials.${universe}/`;
  const service = {
    title: 'Google IAM credentials',
    url: new URL(`v1/projects/-/serviceAccounts/${encodeURIComponent(account)}:generateAccessToken`, base),
    hidden: [federatedToken.reveal()],
  };
  const request = { json: { scope: [scope], lifetime: '3600s' } };
  const headers = { authorization: `Bearer ${federatedToken.reveal()}` };
  const answer = await askService(service, request, deps, headers);
  if (answer.status !== 200) {
    throw denied(service, {
      registry,
      words: wordsIn(answer),
      claims,
      look: `Give the principal of this git repository the role Workload Identity User (roles/iam.workloadIdentityUser) on ${account}; its principalSet must match an attribute that the provider maps. The project needs the IAM Service Account Credentials API.`,
    });
  }
  const what = 'an access token and its expireTime';
  const { accessToken, expireTime } = textsIn(service, answer.json, ['accessToken', 'expireTime'], what);
  const expiresAt = new Date(expireTime);
  if (Number.isNaN(expiresAt.getTime())) throw nonsense(service.title, what);
  return { username, password: new Secret(accessToken), expiresAt };
}

/** `{error, error_description}` of the token service, `{error: {status, message}}` of the others. */
function wordsIn({ status, json }: ServiceAnswer): string {
  const { error, error_description: description } = json;
  if (typeof error === 'string') return [error, description].filter(Boolean).join(': ');
  const { status: code, message } = (error ?? {}) as { status?: unknown; message?: unknown };
  return [code, message].filter(Boolean).join(': ') || `status ${status}`;
}
