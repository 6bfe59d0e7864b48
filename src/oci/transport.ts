import type { Readable } from 'node:stream';
import { discardBody } from './body.ts';
import { basicAuthorization } from './credential.ts';
import { type Endpoint, type EndpointOptions, findEndpoint } from './endpoint.ts';
import type { HttpRequest, HttpResponse } from './http.ts';
import { mayFollow } from './origin.ts';
import { type Repository, repositoryName } from './reference.ts';
import {
  answerError,
  exchangeError,
  type Meaning,
  type Operation,
  type Refusal,
  RegistryError,
} from './registry-error.ts';
import { type Patience, retrying } from './retrying.ts';

/** One request to a registry's API. */
export interface RegistryRequest {
  readonly repository: Repository;
  /** For errors: a verb and its object. */
  readonly verb: string;
  readonly method: HttpRequest['method'];
  /** Below `/v2/<path>/`, with a slash at its start below the host's root; or a whole URL the registry gave. */
  readonly at: string | URL;
  readonly headers?: Readonly<Record<string, string>>;
  /** Streams are opened anew for every time the request is sent. */
  readonly body?: Uint8Array | (() => Readable);
  /** What the token must allow. */
  readonly scopes: readonly string[];
  /** For an API that takes the login itself and none of the registry's tokens. */
  readonly basic?: boolean;
  /** The statuses the caller deals with; any other becomes an error. */
  readonly accept: readonly number[];
  /** The caller tries again by itself. */
  readonly once?: boolean;
  readonly idleTimeoutMs?: number;
}

export interface RegistryAnswer extends HttpResponse {
  /** The URL that answered in the end, which relative links start from. */
  readonly url: URL;
  readonly operation: Operation;
  /** What an error while reading the body means. */
  failure(error: unknown): unknown;
}

/** Requests to registries, with logins, redirects and retries. */
export interface Transport {
  /** Finds out how a registry is reached and what login it wants, unless that is known. */
  contact(registry: string): Promise<void>;
  /** Sends the request and hands the answer to `read`, which runs again when its connection breaks. */
  send<T>(request: RegistryRequest, read: (answer: RegistryAnswer) => T | Promise<T>): Promise<T>;
}

export interface TransportOptions extends Patience, EndpointOptions {
  /** What a registry's refusal means to a user, where that is known. */
  readonly meaning?: ((registry: string, refusal: Refusal) => Meaning | undefined) | undefined;
  /** Hears the headers of every answer of a registry itself. */
  readonly onAnswer?: ((registry: string, headers: HttpResponse['headers']) => void) | undefined;
}

const maximumRedirects = 5;
const redirectStatuses = [301, 302, 303, 307, 308];

export function createTransport(options: TransportOptions): Transport {
  const endpoints = new Map<string, Promise<Endpoint>>();

  function endpointOf(registry: string): Promise<Endpoint> {
    const known = endpoints.get(registry);
    if (known) return known;
    const found = findEndpoint(registry, options);
    endpoints.set(registry, found);
    found.catch(() => endpoints.delete(registry));
    return found;
  }

  async function exchange<T>(
    request: RegistryRequest,
    read: (answer: RegistryAnswer) => T | Promise<T>,
  ): Promise<T> {
    const { registry } = request.repository;
    const endpoint = await endpointOf(registry);
    const login = await options.credentials(registry);
    const operation: Operation = {
      registry,
      target: repositoryName(request.repository),
      verb: request.verb,
      username: login?.username,
      hidden: login ? [login.password.reveal()] : [],
      meaning: options.meaning && ((refusal) => options.meaning?.(registry, refusal)),
    };
    try {
      const ask = async (method: RegistryRequest['method']) => {
        const answer = await authorized({ ...request, method }, endpoint, operation, options);
        if (answer.url.origin === endpoint.base.origin) options.onAnswer?.(registry, answer.headers);
        return answer;
      };
      const answer = await ask(request.method);
      if (request.accept.includes(answer.status)) return await read(answer);
      const refusal = hasNoWords(request.method, answer.status) ? await inWords(answer, ask) : answer;
      throw await answerError(refusal, operation, options.clock());
    } catch (error) {
      throw exchangeError(error, operation, options.signal);
    }
  }

  return {
    contact: async (registry) => void (await endpointOf(registry)),
    send: (request, read) =>
      request.once ? exchange(request, read) : retrying(() => exchange(request, read), options),
  };
}

/** A HEAD has no body to say why in, and "no" to it says the same as "no" to a GET. */
function hasNoWords(method: RegistryRequest['method'], status: number): boolean {
  return method === 'HEAD' && status >= 400 && status < 500 && status !== 429;
}

/** The same refusal of a GET; the refusal itself when the GET comes to something else. */
async function inWords(
  refusal: RegistryAnswer,
  ask: (method: 'GET') => Promise<RegistryAnswer>,
): Promise<RegistryAnswer> {
  const answer = await ask('GET').catch(() => undefined);
  if (answer?.status === refusal.status) return answer;
  answer?.body.destroy();
  return refusal;
}

/** Where `target`, a Location or a Link of the answer, leads; refuses to leave https for plain http. */
export function linkedUrl(answer: RegistryAnswer, target: string): URL {
  const { verb, target: place } = answer.operation;
  const url = URL.canParse(target, answer.url.href) ? new URL(target, answer.url) : undefined;
  if (!url || !mayFollow(answer.url, url)) {
    const reason = url
      ? `to ${url.protocol}//${url.host}, which is not encrypted`
      : 'to something that is no URL';
    throw new RegistryError('registry-refused', `${place}: ${verb} leads ${reason}`, {
      status: answer.status,
      hint: 'The registry does not know its own address: behind a proxy it must be told that it is reached by https.',
    });
  }
  url.username = '';
  url.password = '';
  return url;
}

async function authorized(
  request: RegistryRequest,
  { base, authorizer }: Endpoint,
  operation: Operation,
  options: TransportOptions,
): Promise<RegistryAnswer> {
  const url = urlOf(request, base);
  // A place elsewhere (an upload's or a page's own URL) carries its own permission and never gets ours.
  if (url.origin !== base.origin) return redirected(request, url, undefined, operation, options);

  if (request.basic) {
    const login = await options.credentials(request.repository.registry);
    return redirected(request, url, login && basicAuthorization(login), operation, options);
  }
  const header = await authorizer.header(request.scopes);
  const answer = await redirected(request, url, header, operation, options);
  if (answer.status !== 401 || answer.url.origin !== base.origin) return answer;
  const next = await authorizer.renewed(answer.headers['www-authenticate'], request.scopes, header);
  if (next === undefined) return answer;
  await discardBody(answer);
  return redirected(request, url, next, operation, options);
}

function urlOf({ at, repository }: RegistryRequest, base: URL): URL {
  if (at instanceof URL) return at;
  return new URL(at.startsWith('/') ? at : `/v2/${repository.path}/${at}`, base);
}

async function redirected(
  request: RegistryRequest,
  start: URL,
  authorization: string | undefined,
  operation: Operation,
  { http, signal }: TransportOptions,
): Promise<RegistryAnswer> {
  let url = start;
  let header = authorization;
  for (let redirects = 0; ; redirects += 1) {
    const response = await http({
      method: request.method,
      url,
      headers: { ...request.headers, 'User-Agent': 'sealift', ...(header && { Authorization: header }) },
      ...(request.body && { body: typeof request.body === 'function' ? request.body() : request.body }),
      ...(request.idleTimeoutMs && { idleTimeoutMs: request.idleTimeoutMs }),
      ...(signal && { signal }),
    });
    const failure = (error: unknown) => exchangeError(error, operation, signal);
    const answer: RegistryAnswer = { ...response, url, operation, failure };
    const { location } = response.headers;
    if (!location || !isRedirect(request.method, response.status)) return answer;
    await discardBody(response);
    if (redirects === maximumRedirects) {
      throw new RegistryError(
        'registry-refused',
        `${operation.target}: ${operation.verb} is redirected in a circle`,
      );
    }
    const next = linkedUrl(answer, location);
    if (next.origin !== url.origin) header = undefined;
    url = next;
  }
}

function isRedirect(method: HttpRequest['method'], status: number): boolean {
  if (method === 'GET' || method === 'HEAD') return redirectStatuses.includes(status);
  return status === 307 || status === 308;
}
