import { readBody } from './body.ts';
import { basicAuthorization, type Credential, identityTokenUser } from './credential.ts';
import type { Http, HttpRequest } from './http.ts';
import { isLoopbackHost } from './origin.ts';
import { answerError, exchangeError, type Operation, RegistryError } from './registry-error.ts';

/** A token for the Bearer scheme. */
export interface Token {
  readonly value: string;
  /** Milliseconds since 1970 from when on another one should be had. */
  readonly renewAt: number;
}

export interface TokenRequest {
  readonly registry: string;
  /** Where the registry itself is reached. */
  readonly base: URL;
  /** The `realm` of the challenge. */
  readonly realm: string;
  readonly service: string | undefined;
  readonly scopes: readonly string[];
  readonly login: Credential | undefined;
}

export interface TokenDeps {
  readonly http: Http;
  readonly clock: () => Date;
  readonly signal?: AbortSignal | undefined;
}

const defaultLifeSeconds = 60;
const answerLimit = 1024 * 1024;

/**
 * Gets a token from the realm of a Bearer challenge: by GET with Basic credentials, or by POST with a
 * refresh token (Docker registry token authentication, and its OAuth 2 variant). A failure is not
 * tried again here: the request the token is for is.
 */
export async function fetchToken(request: TokenRequest, deps: TokenDeps): Promise<Token> {
  const realm = realmUrl(request);
  const operation: Operation = {
    registry: request.registry,
    target: request.registry,
    verb: `get a token from ${realm.host}`,
    username: request.login?.username,
    hidden: request.login ? [request.login.password.reveal()] : [],
  };
  const sentAt = deps.clock().getTime();
  try {
    const signal = deps.signal && { signal: deps.signal };
    const response = await deps.http({ ...tokenRequest(request, realm), ...signal });
    if (response.status !== 200) throw await answerError(response, operation, deps.clock());
    return tokenIn(await readBody(response, answerLimit), sentAt, operation);
  } catch (error) {
    throw exchangeError(error, operation, deps.signal);
  }
}

function realmUrl({ registry, base, realm, login }: TokenRequest): URL {
  let url: URL;
  try {
    url = new URL(realm, base);
  } catch (cause) {
    throw new RegistryError('registry-refused', `${registry} names a token server that is no URL`, { cause });
  }
  url.username = '';
  url.password = '';
  const ownHost = url.hostname === base.hostname || isLoopbackHost(url.hostname);
  const safe =
    url.protocol === 'https:' || (url.protocol === 'http:' && base.protocol === 'http:' && ownHost);
  if (login && !safe) {
    throw new RegistryError(
      'registry-unauthorized',
      `${registry} wants its login sent to ${url.protocol}//${url.host}, which is not encrypted`,
      { hint: `The token server of ${registry} must be reached by https; ask whoever runs the registry.` },
    );
  }
  return url;
}

function tokenRequest({ service, scopes, login }: TokenRequest, realm: URL): HttpRequest {
  if (login?.username === identityTokenUser) {
    const form = new URLSearchParams({
      grant_type: 'refresh_token',
      client_id: 'sealift',
      refresh_token: login.password.reveal(),
    });
    if (service !== undefined) form.set('service', service);
    if (scopes.length > 0) form.set('scope', scopes.join(' '));
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
    return { method: 'POST', url: realm, headers, body: form.toString() };
  }
  const url = new URL(realm);
  if (service !== undefined) url.searchParams.set('service', service);
  for (const scope of scopes) url.searchParams.append('scope', scope);
  return { method: 'GET', url, ...(login && { headers: { Authorization: basicAuthorization(login) } }) };
}

function tokenIn(bytes: Buffer | undefined, sentAt: number, operation: Operation): Token {
  const answer = bytes && parsed(bytes);
  const value = [answer?.token, answer?.access_token].find((text) => typeof text === 'string' && text !== '');
  if (typeof value !== 'string') {
    throw new RegistryError('registry-unauthorized', `${operation.target}: ${operation.verb} gave no token`, {
      hint: `The token server of ${operation.registry} answered something else; try to log in there by hand.`,
    });
  }
  const given = Number(answer?.expires_in);
  const seconds = given > 0 ? given : defaultLifeSeconds;
  // A tenth of its life, at most half a minute, is kept for the way there.
  return { value, renewAt: sentAt + (seconds - Math.min(30, seconds / 10)) * 1000 };
}

function parsed(
  bytes: Buffer,
): { token?: unknown; access_token?: unknown; expires_in?: unknown } | undefined {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}
