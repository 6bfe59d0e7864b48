import { readBody } from './body.ts';
import type { Repository } from './reference.ts';
import type { RegistryRequest, Transport } from './transport.ts';

/** A question to an API that is not the registry's. */
export interface VendorRequest {
  /** From the root of the host, such as `/api/v2.0/projects`. */
  readonly path: string;
  /** What the registry's token must allow, or that the API takes the login itself. */
  readonly access: { readonly scope: string } | 'login';
  readonly headers?: Readonly<Record<string, string>>;
}

const answerLimit = 1024 * 1024;
const patienceMs = 10_000;

/**
 * Asks once, by GET, and gives what the JSON of a 200 says; undefined when it is no JSON: web servers have a page for
 * every path. Any other status is an error.
 */
export function vendorGet(
  transport: Transport,
  repository: Repository,
  { path, access, headers }: VendorRequest,
): Promise<unknown> {
  const request: RegistryRequest = {
    repository,
    verb: `GET ${path}`,
    method: 'GET',
    at: path,
    ...(access === 'login' ? { basic: true, scopes: [] } : { scopes: [access.scope] }),
    accept: [200],
    headers: { Accept: 'application/json', ...headers },
    once: true,
    idleTimeoutMs: patienceMs,
  };
  return transport.send(request, async (answer) => parsed(await readBody(answer, answerLimit)));
}

function parsed(bytes: Buffer | undefined): unknown {
  try {
    return JSON.parse(bytes?.toString('utf8') ?? '');
  } catch {
    return undefined;
  }
}
