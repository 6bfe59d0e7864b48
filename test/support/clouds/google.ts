import { randomUUID } from 'node:crypto';
import { formOf } from './form.ts';
import { type Distrust, judgeToken, type OidcTrust } from './oidc-trust.ts';
import { type Asked, type Said, type Service, startService } from './service.ts';

export interface GoogleCloud extends Service {
  /** The workload identity provider it knows. */
  readonly provider: string;
  /** The service account its principals may impersonate. */
  readonly serviceAccount: string;
  /** Tokens of service accounts given so far, in order. */
  readonly given: readonly string[];
  /** The repositories of Artifact Registry that its principals may read, by their full names. */
  repositories: Readonly<Record<string, object>>;
  trust: OidcTrust;
  clock: () => Date;
}

/** What a token may be for: everything, or, as google-auth asks before an impersonation, only that. */
const scopes = ['https://www.googleapis.com/auth/cloud-platform', 'https://www.googleapis.com/auth/iam'];
const federatedSeconds = 3599;

/**
 * Plays Google's Security Token Service (POST /v1/token), IAM Service Account Credentials
 * (POST /v1/projects/-/serviceAccounts/…:generateAccessToken) and Artifact Registry's repositories at one address.
 * Requests and answers: cloud.google.com/iam/docs/reference/sts, …/reference/credentials and
 * docs.cloud.google.com/artifact-registry/docs/reference/rest; the words of refusals: issues 211 and 334 of
 * google-github-actions/auth and pages that quote them.
 */
export async function startGoogleCloud(issuer: string): Promise<GoogleCloud> {
  const provider = 'projects/123456789012/locations/global/workloadIdentityPools/github/providers/acme';
  const serviceAccount = 'pusher@acme-images.iam.gserviceaccount.com';
  const given: string[] = [];
  const federated = new Map<string, number>();
  const state = {
    provider,
    serviceAccount,
    given,
    repositories: {} as Readonly<Record<string, object>>,
    trust: {
      provider,
      role: serviceAccount,
      issuer,
      audiences: [`https://iam.googleapis.com/${provider}`],
      subject: 'repo:acme/app:ref:refs/heads/main',
    } as OidcTrust,
    clock: () => new Date(),
  };

  async function exchange(request: Asked): Promise<Said> {
    const asked = parameters(request);
    if (!asked) return oauthError('invalid_request', 'Unsupported content type.');
    for (const [name, value] of wanted)
      if (asked[name] !== value) return oauthError('invalid_request', `Invalid value for "${name}".`);
    if (!scopes.some((one) => asked.scope?.split(' ').includes(one)))
      return oauthError('invalid_scope', 'Some requested scopes were invalid.');
    const audience = asked.audience ?? '';
    if (
      !/^\/\/iam\.googleapis\.com\/projects\/\d+\/locations\/global\/[^/]+\/[^/]+\/providers\/[^/]+$/.test(
        audience,
      )
    )
      return oauthError(
        'invalid_request',
        'Invalid value for "audience". This value should be the full resource name of the Identity Provider. See https://cloud.google.com/iam/docs/reference/sts/rest/v1/TopLevel/token for the list of possible formats.',
      );
    if (audience !== `//iam.googleapis.com/${provider}`)
      return oauthError(
        'invalid_target',
        'The target service indicated by the "audience" parameters is invalid. This might either be because the pool or provider is disabled or deleted or because it doesn\'t exist.',
      );
    const judged = await judgeToken(asked.subject_token ?? '', state.trust, state.clock());
    if ('distrust' in judged) return denial(judged.distrust, judged.claims ?? {}, state.trust);
    const token = `ya29.d.${randomUUID()}`;
    federated.set(token, state.clock().getTime() + federatedSeconds * 1000);
    return {
      status: 200,
      body: {
        access_token: token,
        issued_token_type: 'urn:ietf:params:oauth:token-type:access_token',
        token_type: 'Bearer',
        expires_in: federatedSeconds,
      },
    };
  }

  function impersonate({ headers, body }: Asked, account: string): Said {
    const ends = federated.get(headers.authorization?.replace(/^Bearer /, '') ?? '');
    if (ends === undefined || ends <= state.clock().getTime())
      return apiError(
        401,
        'UNAUTHENTICATED',
        'Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential.',
      );
    const { scope: wanted, lifetime = '3600s' } = JSON.parse(body.toString('utf8')) as {
      scope?: string[];
      lifetime?: string;
    };
    const seconds = Number(/^(\d+)s$/.exec(lifetime)?.[1]);
    if (!Array.isArray(wanted) || !wanted.includes(scopes[0] as string) || !(seconds > 0 && seconds <= 3600))
      return apiError(400, 'INVALID_ARGUMENT', 'Request contains an invalid argument.');
    if (account !== serviceAccount)
      return apiError(
        403,
        'PERMISSION_DENIED',
        "Permission 'iam.serviceAccounts.getAccessToken' denied on resource (or it may not exist).",
      );
    const accessToken = `ya29.c.${randomUUID()}`;
    given.push(accessToken);
    const expireTime = new Date(state.clock().getTime() + seconds * 1000)
      .toISOString()
      .replace(/\.\d+Z$/, 'Z');
    return { status: 200, body: { accessToken, expireTime } };
  }

  /** Artifact Registry, `GET /v1/projects/…/locations/…/repositories/…`; a field that is false is left out. */
  function repository({ headers }: Asked, name: string): Said {
    const token = headers.authorization?.replace(/^Bearer /, '') ?? '';
    if (!federated.has(token) && !given.includes(token))
      return apiError(401, 'UNAUTHENTICATED', 'Request had invalid authentication credentials.');
    const found = state.repositories[name];
    if (found) return { status: 200, body: { name, ...found } };
    return apiError(
      403,
      'PERMISSION_DENIED',
      `Permission 'artifactregistry.repositories.get' denied on resource '//artifactregistry.googleapis.com/${name}' (or it may not exist).`,
    );
  }

  const server = await startService(async (request) => {
    const path = decodeURIComponent(request.url.pathname);
    const account = /^\/v1\/projects\/-\/serviceAccounts\/([^/]+):generateAccessToken$/.exec(path)?.[1];
    if (request.method === 'POST' && path === '/v1/token') return exchange(request);
    if (request.method === 'POST' && account) return impersonate(request, account);
    const name = /^\/v1\/(projects\/[^/]+\/locations\/[^/]+\/repositories\/[^/]+)$/.exec(path)?.[1];
    if (request.method === 'GET' && name) return repository(request, name);
    return { status: 404, body: '<!DOCTYPE html><title>Error 404 (Not Found)!!1</title>' };
  });
  return Object.assign(state, server);
}

const wanted = [
  ['grant_type', 'urn:ietf:params:oauth:grant-type:token-exchange'],
  ['requested_token_type', 'urn:ietf:params:oauth:token-type:access_token'],
  ['subject_token_type', 'urn:ietf:params:oauth:token-type:jwt'],
] as const;

/** Google takes the names of RFC 8693 in a form, and their camel case in JSON. */
function parameters(request: Asked): Record<string, string> | undefined {
  const form = formOf(request);
  if (form) return Object.fromEntries(form);
  if (request.headers['content-type'] !== 'application/json') return undefined;
  const given = Object.entries(JSON.parse(request.body.toString('utf8')) as Record<string, string>);
  return Object.fromEntries(
    given.map(([name, value]) => [name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), value]),
  );
}

function denial(distrust: Distrust, claims: Readonly<Record<string, unknown>>, trust: OidcTrust): Said {
  switch (distrust) {
    case 'issuer':
      return oauthError(
        'invalid_grant',
        `The issuer in ID Token ${claims.iss} does not match the expected ones: ${trust.issuer}.`,
      );
    case 'audience':
      return oauthError(
        'invalid_grant',
        `The audience in ID Token [${claims.aud}] does not match the expected audience.`,
      );
    case 'expired':
      return oauthError('invalid_grant', `ID Token issued at ${claims.iat} is stale to sign-in.`);
    case 'subject':
      return oauthError(
        'unauthorized_client',
        'The given credential is rejected by the attribute condition.',
      );
    default:
      return oauthError('invalid_grant', 'Invalid JWT signature.');
  }
}

function oauthError(error: string, error_description: string): Said {
  return { status: error === 'unauthorized_client' ? 401 : 400, body: { error, error_description } };
}

function apiError(code: number, status: string, message: string): Said {
  return { status: code, body: { error: { code, message, status } } };
}
