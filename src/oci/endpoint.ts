import { SealiftError } from '../errors.ts';
import { type Authorizer, createAuthorizer } from './authorizer.ts';
import { discardBody } from './body.ts';
import { parseChallenges } from './challenge.ts';
import type { CredentialLookup } from './credential.ts';
import type { HttpResponse } from './http.ts';
import { apiHost, isLoopbackHost } from './origin.ts';
import { exchangeError, type Operation } from './registry-error.ts';
import type { TokenDeps } from './token.ts';

/** Where a registry is reached, and how it is told who asks. */
export interface Endpoint {
  readonly base: URL;
  readonly authorizer: Authorizer;
}

export interface EndpointOptions extends TokenDeps {
  readonly credentials: CredentialLookup;
  /** Registries that may be spoken to without TLS; loopback ones always may. */
  readonly insecure: (registry: string) => boolean;
  /** Hears how a registry wants a login, when it is first asked. */
  readonly onChallenge?:
    | ((registry: string, challenge: { realm: string; service: string | undefined }) => void)
    | undefined;
}

/**
 * Finds out how a registry is reached and what login it wants, by `GET /v2/`. Loopback and insecure
 * registries are tried without TLS first, then with it: a TLS server answers plain HTTP with 400 or
 * closes the connection. A failure is not tried again here: the request that led here is.
 */
export async function findEndpoint(registry: string, options: EndpointOptions): Promise<Endpoint> {
  const host = apiHost(registry);
  if (!URL.canParse(`https://${host}/v2/`)) {
    throw new SealiftError('reference-invalid', `"${registry}" is no registry's host name`);
  }
  const secure = new URL(`https://${host}/v2/`);
  const plain = new URL(`http://${host}/v2/`);
  const operation: Operation = { registry, target: registry, verb: 'GET /v2/' };

  const ping = async (url: URL): Promise<HttpResponse> => {
    try {
      const response = await options.http({
        method: 'GET',
        url,
        ...(options.signal && { signal: options.signal }),
      });
      await discardBody(response);
      return response;
    } catch (error) {
      throw exchangeError(error, operation, options.signal);
    }
  };
  const endpoint = (url: URL, response: HttpResponse): Endpoint => {
    const login = () => options.credentials(registry);
    const base = new URL('/', url);
    const authorizer = createAuthorizer({ ...options, registry, base, login });
    const header = response.status === 401 ? response.headers['www-authenticate'] : undefined;
    authorizer.learn(header);
    const { realm, service } =
      parseChallenges(header ?? '').find(({ scheme }) => scheme === 'bearer')?.parameters ?? {};
    if (realm !== undefined) options.onChallenge?.(registry, { realm, service });
    return { base, authorizer };
  };

  if (!isLoopbackHost(secure.hostname) && !options.insecure(registry))
    return endpoint(secure, await ping(secure));
  const first = await ping(plain).then(
    (response) => ({ response }),
    (error: unknown) => ({ error }),
  );
  if ('response' in first && first.response.status !== 400) return endpoint(plain, first.response);
  const second = await ping(secure).catch(() => undefined);
  if (second) return endpoint(secure, second);
  if ('error' in first) throw first.error;
  return endpoint(plain, first.response);
}
