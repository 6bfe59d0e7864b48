import { parseChallenges } from './challenge.ts';
import { basicAuthorization, type Credential, identityTokenUser } from './credential.ts';
import { mergeScopes } from './scope.ts';
import { fetchToken, type Token, type TokenDeps } from './token.ts';

/** Answers one registry's challenges, and remembers how. */
export interface Authorizer {
  /** The `Authorization` header for a request that needs `scopes`; undefined when none is wanted or possible. */
  header(scopes: readonly string[]): Promise<string | undefined>;
  /** Takes note of a `WWW-Authenticate` header. */
  learn(challenge: string | undefined): void;
  /**
   * Another header after a 401 for a request sent with `refused`; undefined when there is nothing
   * else to try.
   */
  renewed(
    challenge: string | undefined,
    scopes: readonly string[],
    refused: string | undefined,
  ): Promise<string | undefined>;
}

export interface AuthorizerOptions extends TokenDeps {
  readonly registry: string;
  readonly base: URL;
  readonly login: () => Promise<Credential | undefined>;
}

type Scheme =
  | { readonly kind: 'none' }
  | { readonly kind: 'basic' }
  | { readonly kind: 'bearer'; readonly realm: string; readonly service: string | undefined };

export function createAuthorizer(options: AuthorizerOptions): Authorizer {
  let scheme: Scheme = { kind: 'none' };
  const tokens = new Map<string, Promise<Token>>();
  /** What the registry asked for on top of what a request was thought to need. */
  const widened = new Map<string, readonly string[]>();

  async function header(scopes: readonly string[]): Promise<string | undefined> {
    if (scheme.kind === 'none') return undefined;
    if (scheme.kind === 'basic') {
      const login = await options.login();
      return login && login.username !== identityTokenUser ? basicAuthorization(login) : undefined;
    }
    const wanted = mergeScopes(scopes);
    return `Bearer ${(await token(scheme, widened.get(wanted.join(' ')) ?? wanted)).value}`;
  }

  async function token(bearer: Scheme & { kind: 'bearer' }, scopes: readonly string[]): Promise<Token> {
    const key = JSON.stringify([bearer.realm, bearer.service, scopes]);
    const known = tokens.get(key);
    if (known) {
      const held = await known;
      if (options.clock().getTime() < held.renewAt) return held;
      // Whoever comes first replaces it; the others find the new promise.
      if (tokens.get(key) === known) tokens.delete(key);
      return token(bearer, scopes);
    }
    const fetched = options
      .login()
      .then((login) => fetchToken({ ...options, ...bearer, scopes, login }, options));
    tokens.set(key, fetched);
    fetched.catch(() => tokens.get(key) === fetched && tokens.delete(key));
    return fetched;
  }

  function learn(challenge: string | undefined): void {
    const challenges = parseChallenges(challenge ?? '');
    const bearer = challenges.find(({ scheme, parameters }) => scheme === 'bearer' && parameters.realm);
    if (bearer?.parameters.realm) {
      scheme = { kind: 'bearer', realm: bearer.parameters.realm, service: bearer.parameters.service };
    } else if (challenges.some(({ scheme }) => scheme === 'basic')) {
      scheme = { kind: 'basic' };
    }
  }

  async function renewed(
    challenge: string | undefined,
    scopes: readonly string[],
    refused: string | undefined,
  ): Promise<string | undefined> {
    learn(challenge);
    const wanted = mergeScopes(scopes);
    const asked = parseChallenges(challenge ?? '').find(({ scheme }) => scheme === 'bearer')?.parameters
      .scope;
    if (asked) widened.set(wanted.join(' '), mergeScopes([...wanted, ...asked.split(' ')]));
    for (const [key, pending] of tokens) {
      const held = await pending.catch(() => undefined);
      if (held && `Bearer ${held.value}` === refused && tokens.get(key) === pending) tokens.delete(key);
    }
    const next = await header(scopes);
    return next === refused ? undefined : next;
  }

  return { header, learn, renewed };
}
