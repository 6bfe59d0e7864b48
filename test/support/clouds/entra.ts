import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { formOf } from './form.ts';
import { type Distrust, judgeToken, type OidcTrust } from './oidc-trust.ts';
import { type Asked, type Said, type Service, startService } from './service.ts';

export interface Entra extends Service {
  readonly tenantId: string;
  readonly clientId: string;
  /** Refresh tokens of the registry given so far, in order. */
  readonly given: readonly string[];
  trust: OidcTrust;
  /** Whether the application has a role on the registry. */
  hasRole: boolean;
  clock: () => Date;
}

const registryAudience = 'https://containerregistry.azure.net';
const refreshTokenSeconds = 3 * 3600;

/**
 * Plays Microsoft Entra's token endpoint (POST /TENANT/oauth2/v2.0/token) and, at the same address, a registry with its
 * /oauth2/exchange, /oauth2/token and list of repositories. Requests: learn.microsoft.com, "client credentials flow with
 * a federated credential", and docs/AAD-OAuth.md of Azure/acr; refusals: issues 360, 482 and 517 of Azure/login.
 */
export async function startEntra(issuer: string): Promise<Entra> {
  const key = randomBytes(32);
  const given: string[] = [];
  const [tenantId, clientId] = [randomUUID(), randomUUID()];
  const state = {
    tenantId,
    clientId,
    given,
    trust: {
      provider: tenantId,
      role: clientId,
      issuer,
      audiences: ['api://AzureADTokenExchange'],
      subject: 'repo:acme/app:ref:refs/heads/main',
    } as OidcTrust,
    hasRole: true,
    clock: () => new Date(),
  };
  const seconds = () => Math.floor(state.clock().getTime() / 1000);
  const sign = (claims: object, life: number) => jwt({ ...claims, exp: seconds() + life }, key);
  const read = (token: string | null) => {
    const claims = token === null ? undefined : claimsOf(token, key);
    return claims && Number(claims.exp) > seconds() ? claims : undefined;
  };

  async function token(form: URLSearchParams, tenant: string): Promise<Said> {
    const say = (status: number, error: string, code: number, text: string): Said => ({
      status,
      body: {
        error,
        error_description: `AADSTS${code}: ${text} Trace ID: ${randomUUID()} Correlation ID: ${randomUUID()} Timestamp: ${state.clock().toISOString()}`,
        error_codes: [code],
        timestamp: state.clock().toISOString(),
        error_uri: `https://login.microsoftonline.com/error?code=${code}`,
      },
    });
    if (tenant !== state.tenantId) return say(400, 'invalid_request', 90002, `Tenant '${tenant}' not found.`);
    if (form.get('grant_type') !== 'client_credentials')
      return say(400, 'unsupported_grant_type', 70003, 'The app requested an unsupported grant type.');
    if (form.get('client_id') !== state.clientId)
      return say(
        400,
        'unauthorized_client',
        700016,
        `Application with identifier '${form.get('client_id')}' was not found in the directory.`,
      );
    if (form.get('scope') !== `${registryAudience}/.default`)
      return say(
        400,
        'invalid_scope',
        70011,
        "The provided value for the input parameter 'scope' is not valid.",
      );
    if (form.get('client_assertion_type') !== 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer')
      return say(401, 'invalid_client', 7000218, "The request body must contain 'client_assertion'.");
    const assertion = form.get('client_assertion') ?? '';
    const judged = await judgeToken(assertion, state.trust, state.clock());
    if ('distrust' in judged) {
      const [code, text] = refusals[judged.distrust];
      return say(401, 'invalid_client', code, text(judged.claims ?? {}));
    }
    const access_token = sign({ aud: registryAudience, appid: state.clientId, tid: tenant }, 3599);
    return {
      status: 200,
      body: { token_type: 'Bearer', expires_in: 3599, ext_expires_in: 3599, access_token },
    };
  }

  /** The registry's own part: an Entra token for a refresh token, that for an access token, that for a list. */
  function registry({ method, url, headers }: Asked, form: URLSearchParams | undefined): Said {
    const { host } = url;
    const service = form?.get('service') ?? '';
    if (method === 'POST' && url.pathname === '/oauth2/exchange' && form) {
      const claims = read(form.get('access_token'));
      const tenant = form.get('tenant');
      if (form.get('grant_type') !== 'access_token' || service !== host)
        return unauthorized(400, 'invalid request');
      if (claims?.aud !== registryAudience || (tenant !== null && tenant !== claims.tid) || !state.hasRole)
        return unauthorized(401, 'authentication required');
      const refresh_token = sign(
        { aud: host, grant_type: 'refresh_token', jti: randomUUID() },
        refreshTokenSeconds,
      );
      given.push(refresh_token);
      return { status: 200, body: { refresh_token } };
    }
    if (method === 'POST' && url.pathname === '/oauth2/token' && form) {
      const claims = read(form.get('refresh_token'));
      const fits = form.get('grant_type') === 'refresh_token' && service === host;
      if (!fits || claims?.aud !== host || claims.grant_type !== 'refresh_token')
        return unauthorized(401, 'authentication required');
      return { status: 200, body: { access_token: sign({ aud: host, scope: form.get('scope') }, 4500) } };
    }
    if (url.pathname !== '/acr/v1/_catalog') return { status: 404, body: '' };
    const scope = 'registry:catalog:*';
    const claims = read(headers.authorization?.replace(/^Bearer /, '') ?? '');
    if (claims?.aud === host && claims.scope === scope)
      return { status: 200, body: { repositories: ['app'] } };
    const challenge = `Bearer realm="https://${host}/oauth2/token",service="${host}",scope="${scope}"`;
    return { ...unauthorized(401, 'authentication required'), headers: { 'www-authenticate': challenge } };
  }

  const server = await startService(async (request) => {
    const { url, method } = request;
    const form = formOf(request);
    const [, tenant = '', rest = ''] = /^\/([^/]+)\/(.*)$/.exec(url.pathname) ?? [];
    if (method === 'POST' && rest === 'oauth2/v2.0/token' && form) return token(form, tenant);
    if (rest === 'v2.0/.well-known/openid-configuration')
      return { status: 200, body: discovery(url.host, tenant) };
    return registry(request, form);
  });
  return Object.assign(state, server);
}

/** The code and words Entra has for each claim. */
const refusals: Readonly<
  Record<Distrust, readonly [code: number, text: (claims: Readonly<Record<string, unknown>>) => string]>
> = {
  malformed: [50027, () => 'JWT token is invalid or malformed.'],
  signature: [50027, () => 'JWT token is invalid or malformed.'],
  issuer: [700211, ({ iss }) => noRecord('issuer', iss)],
  audience: [700212, ({ aud }) => noRecord('audience', aud)],
  subject: [700213, ({ sub }) => noRecord('subject', sub)],
  expired: [700024, ({ exp }) => `Client assertion is not within its valid time range. Expiry time: ${exp}.`],
};

function noRecord(what: string, value: unknown): string {
  return `No matching federated identity record found for presented assertion ${what} '${value}'. Please check your federated identity credential Subject, Audience and Issuer against the presented assertion.`;
}

function unauthorized(status: number, message: string): Said {
  return { status, body: { errors: [{ code: 'UNAUTHORIZED', message, detail: null }] } };
}

/** What Microsoft's own libraries read before they ask for a token. */
function discovery(host: string, tenant: string): object {
  const authority = `https://${host}/${tenant}`;
  return {
    issuer: `${authority}/v2.0`,
    authorization_endpoint: `${authority}/oauth2/v2.0/authorize`,
    token_endpoint: `${authority}/oauth2/v2.0/token`,
  };
}

function jwt(claims: object, key: Buffer): string {
  const text = [{ alg: 'HS256', typ: 'JWT' }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  return `${text}.${mac(text, key)}`;
}

function claimsOf(token: string, key: Buffer): Record<string, unknown> | undefined {
  const [head, payload = '', signature] = token.split('.');
  if (mac(`${head}.${payload}`, key) !== signature) return undefined;
  return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as Record<string, unknown>;
}

function mac(text: string, key: Buffer): string {
  return createHmac('sha256', key).update(text).digest('base64url');
}
