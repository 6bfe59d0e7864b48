import { Secret } from '../secret.ts';
import type { OidcToken } from '../source/oidc.ts';
import {
  askService,
  denied,
  type ExchangeDeps,
  type ExchangedLogin,
  idToken,
  nonsense,
  type ServiceAnswer,
  serviceUrl,
} from './exchange.ts';
import type { KeylessLogin } from './provider.ts';

type GoogleLogin = KeylessLogin<'google-artifact-registry'>;

const scope = 'https://www.googleapis.com/auth/cloud-platform';
/** The user name under which Artifact Registry takes an access token. */
const username = 'oauth2accesstoken';

/**
 * Google's Security Token Service for a workload identity provider, then, with `service-account`, its impersonation.
 * Source: cloud.google.com/iam/docs/reference/sts/rest/v1/TopLevel/token and
 * cloud.google.com/iam/docs/reference/credentials/rest/v1/projects.serviceAccounts/generateAccessToken.
 */
export async function exchangeForArtifactRegistry(
  login: GoogleLogin,
  deps: ExchangeDeps,
): Promise<ExchangedLogin> {
  const provider = login.fields['oidc-provider'].replace(/^\/+/, '');
  const sentAt = deps.clock().getTime();
  const identity = await idToken(
    login.fields.audience ?? `https://iam.googleapis.com/${provider}`,
    login.registry,
    deps,
  );
  const { json } = await federated(login, provider, identity, deps);
  const { access_token: token, expires_in: seconds } = json;
  if (typeof token !== 'string' || token === '') throw nonsense('Google STS', 'an access token');
  const direct = {
    username,
    password: new Secret(token),
    expiresAt: new Date(sentAt + (Number(seconds) > 0 ? Number(seconds) : 3600) * 1000),
  };
  const account = login.fields['service-account'];
  return account === undefined ? direct : await impersonated(login, account, direct, identity, deps);
}

async function federated(
  { registry, endpoints }: GoogleLogin,
  provider: string,
  { token, claims }: OidcToken,
  deps: ExchangeDeps,
): Promise<ServiceAnswer> {
  const title = 'Google STS';
  const url = serviceUrl(endpoints.sts, 'https://sts.googleapis.com/v1/token');
  const request = {
    audience: `//iam.googleapis.com/${provider}`,
    grantType: 'urn:ietf:params:oauth:grant-type:token-exchange',
    requestedTokenType: 'urn:ietf:params:oauth:token-type:access_token',
    subjectTokenType: 'urn:ietf:params:oauth:token-type:jwt',
    scope,
    subjectToken: token.reveal(),
  };
  const answer = await askService({ title, url }, { json: request }, deps);
  if (answer.status === 200) return answer;
  const words = wordsIn(answer);
  throw denied({
    service: title,
    registry,
    words,
    claims,
    mismatch: /audience/i.test(words) ? 'aud' : /issuer/i.test(words) ? 'iss' : undefined,
    look: `Look at the workload identity provider ${provider}: its issuer, its allowed audiences, its attribute mapping and its attribute condition.`,
  });
}

async function impersonated(
  { registry, endpoints }: GoogleLogin,
  account: string,
  direct: ExchangedLogin,
  { claims }: OidcToken,
  deps: ExchangeDeps,
): Promise<ExchangedLogin> {
  const title = 'Google IAM credentials';
  const base = serviceUrl(endpoints.iam, 'https://iamcredentials.googleapis.com/');
  const url = new URL(
    `v1/projects/-/serviceAccounts/${encodeURIComponent(account)}:generateAccessToken`,
    base,
  );
  const answer = await askService({ title, url }, { json: { scope: [scope], lifetime: '3600s' } }, deps, {
    authorization: `Bearer ${direct.password.reveal()}`,
  });
  if (answer.status !== 200) {
    throw denied({
      service: title,
      registry,
      words: wordsIn(answer),
      claims,
      look: `Give the principal of this git repository the role Workload Identity User (roles/iam.workloadIdentityUser) on ${account}; its principalSet must match an attribute that the provider maps.`,
    });
  }
  const { accessToken, expireTime } = answer.json;
  const expiresAt = new Date(String(expireTime));
  if (typeof accessToken !== 'string' || Number.isNaN(expiresAt.getTime()))
    throw nonsense(title, 'an access token and its expireTime');
  return { username, password: new Secret(accessToken), expiresAt };
}

/** `{error, error_description}` of the token service, `{error: {status, message}}` of the others. */
function wordsIn({ status, json }: ServiceAnswer): string {
  const { error, error_description: description } = json;
  if (typeof error === 'string') return [error, description].filter(Boolean).join(': ');
  const { status: code, message } = (error ?? {}) as { status?: unknown; message?: unknown };
  return [code, message].filter(Boolean).join(': ') || `status ${status}`;
}
