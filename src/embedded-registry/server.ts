import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SealiftError } from '../errors.ts';
import type { Answer, Handler, Interceptor } from './answer.ts';
import { exchangeOf, send, shownHeaders } from './connection.ts';
import { failureAnswer, RegistryFailure } from './failure.ts';
import { openRegistry, type RegistryRules, registryAnswer } from './registry.ts';

export interface RegistryOptions extends RegistryRules {
  /** Where content is kept; made when it is not there, and found again by the next start. */
  readonly folder: string;
  /** Default 127.0.0.1, so that nobody else can reach it. */
  readonly host?: string;
  /** Default 0: any free port. */
  readonly port?: number;
  /** Stands between every connection and the registry. */
  readonly onRequest?: Interceptor;
}

/** One request the registry received, in the order of their arrival. */
export interface RequestRecord {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  /** Names in lower case; of `authorization` only the scheme. */
  readonly headers: Readonly<Record<string, string>>;
  /** Missing until the answer goes out, and for good when the connection was cut. */
  readonly status?: number;
}

export interface RunningRegistry {
  /** `127.0.0.1:PORT`, as it stands in an image's name. */
  readonly address: string;
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  /** The latest 10,000. */
  readonly requests: readonly RequestRecord[];
  /** Closes every connection; content stays in the folder. */
  stop(): Promise<void>;
}

const keptRequests = 10_000;

/**
 * Starts a registry of the OCI distribution specification 1.1 in this process. Rejects with
 * `network-failed` when it cannot listen.
 */
export async function startRegistry(options: RegistryOptions): Promise<RunningRegistry> {
  const host = options.host ?? '127.0.0.1';
  let url = '';
  const registry = await openRegistry(options.folder, options, () => url);
  const requests: { -readonly [Key in keyof RequestRecord]: RequestRecord[Key] }[] = [];
  const handle: Handler = (exchange) => answered(() => registryAnswer(registry, exchange));
  const intercept: Interceptor = options.onRequest ?? ((exchange, next) => next(exchange));

  const server = createServer(async (request, response) => {
    const record = { method: request.method ?? '', url: request.url ?? '', headers: shownHeaders(request) };
    requests.push(record);
    if (requests.length > keptRequests) requests.shift();
    const answer = await answered(() => intercept(exchangeOf(request), handle));
    if (!answer) return;
    Object.assign(record, { status: answer.status });
    await send(request, response, answer);
  });
  server.requestTimeout = 0; // a large blob over a slow line takes what it takes
  await listening(server, host, options.port ?? 0);
  const { port } = server.address() as AddressInfo;
  const address = `${host.includes(':') ? `[${host}]` : host}:${port}`;
  url = `http://${address}`;
  return {
    address,
    url,
    requests,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Failures become answers; what is not a `RegistryFailure` is a bug of ours and a 500. */
async function answered(work: () => Promise<Answer | undefined>): Promise<Answer | undefined> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof RegistryFailure) return failureAnswer(error);
    return failureAnswer(new RegistryFailure(500, 'UNSUPPORTED', `internal error: ${String(error)}`));
  }
}

function listening(server: ReturnType<typeof createServer>, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause) =>
      reject(
        new SealiftError('network-failed', `the embedded registry cannot listen on ${host}:${port}`, {
          hint: 'Choose another port, or none for any free one.',
          cause,
        }),
      ),
    );
    server.listen(port, host, resolve);
  });
}
