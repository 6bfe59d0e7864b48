import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { type Answer, type Exchange, jsonAnswer } from './answer.ts';
import { RegistryFailure } from './failure.ts';
import type { Route } from './route.ts';

/** Who may use the registry. */
export interface RegistryAuth {
  readonly username: string;
  readonly password: string;
  /** `basic` (the default), or `token`: bearer tokens for one scope each, from the registry's own `/token`. */
  readonly scheme?: 'basic' | 'token';
  /** Without credentials one may pull. Default `false`. */
  readonly anonymousPull?: boolean;
  /** Seconds a token is good for. Default 300. */
  readonly tokenLifetime?: number;
}

type Action = 'pull' | 'push' | 'delete';

/** Actions on a repository, or on the catalog. */
interface Scope {
  readonly name: string;
  readonly actions: readonly Action[];
}

interface Token {
  readonly grants: ReadonlyMap<string, ReadonlySet<string>>;
  readonly expires: number;
}

/** Decides whether a request may pass, and hands out tokens. */
export class Access {
  readonly #auth: RegistryAuth | undefined;
  readonly #clock: () => Date;
  readonly #url: () => string;
  readonly #tokens = new Map<string, Token>();

  constructor(auth: RegistryAuth | undefined, clock: () => Date, url: () => string) {
    this.#auth = auth;
    this.#clock = clock;
    this.#url = url;
  }

  /** Throws a 401 with the challenge when the request may not pass. */
  check(exchange: Exchange, route: Route): void {
    const auth = this.#auth;
    if (!auth) return;
    const scopes = neededScopes(exchange, route);
    const header = exchange.headers.authorization;
    const actions = scopes.flatMap((scope) => scope.actions);
    const pullOnly = actions.length > 0 && actions.every((action) => action === 'pull');
    if (auth.scheme === 'token') {
      this.#checkToken(scopes, /^bearer (.+)$/i.exec(header ?? '')?.[1]);
    } else if (header !== undefined) {
      if (!this.#isOurs(header)) throw basicChallenge('the user name or the password is wrong');
    } else if (!(auth.anonymousPull && pullOnly)) {
      throw basicChallenge('log in first');
    }
  }

  /** Whether blobs may be mounted without naming the repository they come from. */
  get anonymousMount(): boolean {
    return this.#auth?.scheme !== 'token'; // a token is for named repositories only
  }

  /** `GET /token?service=…&scope=…` with basic credentials, or the OAuth2 form of it by POST. */
  async token(exchange: Exchange): Promise<Answer> {
    const auth = this.#auth;
    if (auth?.scheme !== 'token') throw new RegistryFailure(404, 'UNSUPPORTED', 'there are no tokens here');
    const form = exchange.method === 'POST' ? new URLSearchParams(await formText(exchange)) : undefined;
    const known = form
      ? this.#matches(form.get('username') ?? '', form.get('password') ?? '')
      : this.#isOurs(exchange.headers.authorization);
    const anonymous = exchange.headers.authorization === undefined && !form?.has('password');
    if (!known && !(anonymous && auth.anonymousPull))
      throw basicChallenge('the user name or the password is wrong');
    const asked = (form ?? exchange.url.searchParams).getAll('scope').flatMap((each) => each.split(' '));
    const lifetime = auth.tokenLifetime ?? 300;
    const now = this.#clock();
    const token = randomBytes(24).toString('base64url');
    this.#forgetExpired(now);
    this.#tokens.set(token, { grants: grantsFor(asked, known), expires: now.getTime() + lifetime * 1000 });
    return jsonAnswer(
      { token, access_token: token, expires_in: lifetime, issued_at: now.toISOString() },
      { 'cache-control': 'no-store' },
    );
  }

  #checkToken(scopes: readonly Scope[], text: string | undefined): void {
    const token = text === undefined ? undefined : this.#tokens.get(text);
    if (!token) throw this.#bearerChallenge(scopes, text === undefined ? undefined : 'invalid_token');
    if (token.expires <= this.#clock().getTime()) throw this.#bearerChallenge(scopes, 'invalid_token');
    if (!covers(token, scopes)) throw this.#bearerChallenge(scopes, 'insufficient_scope');
  }

  #isOurs(header: string | undefined): boolean {
    const encoded = /^basic (.+)$/i.exec(header ?? '')?.[1];
    if (encoded === undefined) return false;
    const text = Buffer.from(encoded, 'base64').toString('utf8');
    const colon = text.indexOf(':');
    return colon !== -1 && this.#matches(text.slice(0, colon), text.slice(colon + 1));
  }

  #matches(username: string, password: string): boolean {
    const auth = this.#auth;
    if (!auth) return false;
    const right = sameText(username, auth.username);
    return sameText(password, auth.password) && right;
  }

  #bearerChallenge(
    scopes: readonly Scope[],
    error: 'invalid_token' | 'insufficient_scope' | undefined,
  ): RegistryFailure {
    const parts = [`realm="${this.#url()}/token"`, 'service="embedded-registry"'];
    if (scopes.length > 0) parts.push(`scope="${scopes.map(scopeText).join(' ')}"`);
    if (error !== undefined) parts.push(`error="${error}"`);
    return new RegistryFailure(401, 'UNAUTHORIZED', 'a token for this is needed', {
      headers: { 'www-authenticate': `Bearer ${parts.join(',')}` },
    });
  }

  #forgetExpired(now: Date): void {
    for (const [text, token] of this.#tokens) if (token.expires <= now.getTime()) this.#tokens.delete(text);
  }
}

/** None for `/v2/`, which only asks whether one is known. */
function neededScopes(exchange: Exchange, route: Route): Scope[] {
  if (route.kind === 'ping') return [];
  if (route.kind === 'catalog') return [{ name: 'registry:catalog', actions: ['pull'] }];
  const name = `repository:${route.name}`;
  const reads = exchange.method === 'GET' || exchange.method === 'HEAD';
  if (reads && route.kind !== 'upload') return [{ name, actions: ['pull'] }];
  if (exchange.method === 'DELETE' && route.kind !== 'upload') return [{ name, actions: ['delete'] }];
  const from = route.kind === 'uploads' ? exchange.url.searchParams.get('from') : null;
  return [
    { name, actions: ['pull', 'push'] },
    ...(from === null ? [] : [{ name: `repository:${from}`, actions: ['pull'] as const }]),
  ];
}

function scopeText(scope: Scope): string {
  return `${scope.name}:${scope.actions.join(',')}`;
}

function covers(token: Token, scopes: readonly Scope[]): boolean {
  return scopes.every(({ name, actions }) => {
    const granted = token.grants.get(name);
    return granted !== undefined && actions.every((action) => granted.has(action) || granted.has('*'));
  });
}

/** `repository:name:pull,push` → what of it is given: everything to the user, only pull to anybody else. */
function grantsFor(scopes: readonly string[], known: boolean): Map<string, Set<string>> {
  const grants = new Map<string, Set<string>>();
  for (const scope of scopes) {
    const colon = scope.lastIndexOf(':');
    if (colon <= 0) continue;
    const name = scope.slice(0, colon);
    const actions = scope.slice(colon + 1).split(',');
    const given = known ? actions : actions.filter((action) => action === 'pull');
    grants.set(name, new Set([...(grants.get(name) ?? []), ...given]));
  }
  return grants;
}

async function formText(exchange: Exchange): Promise<string> {
  let text = '';
  for await (const chunk of exchange.body) {
    text += chunk;
    if (text.length > 64 * 1024) throw new RegistryFailure(413, 'SIZE_INVALID', 'the form is too long');
  }
  return text;
}

function basicChallenge(message: string): RegistryFailure {
  return new RegistryFailure(401, 'UNAUTHORIZED', message, {
    headers: { 'www-authenticate': 'Basic realm="embedded-registry"' },
  });
}

/** Takes the same time wherever the texts differ. */
function sameText(one: string, other: string): boolean {
  return timingSafeEqual(digest(one), digest(other));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
