import { Readable } from 'node:stream';
import { silentLog } from '../../src/log.ts';
import type { BlobSource, RegistryClient } from '../../src/oci/client.ts';
import { type DigestAlgorithm, digestOf } from '../../src/oci/digest.ts';
import type { Http, HttpRequest } from '../../src/oci/http.ts';
import { liveHttp } from '../../src/oci/live-http.ts';
import { createRegistryClient, type RegistryClientOptions } from '../../src/oci/registry-client.ts';
import { Secret } from '../../src/secret.ts';

export interface TestClient extends RegistryClient {
  /** What was sent, in order; bodies left out. */
  readonly sent: readonly Pick<HttpRequest, 'method' | 'url' | 'headers'>[];
  /** The pauses it asked for, in milliseconds; none was waited. */
  readonly pauses: readonly number[];
  /** The requests as `METHOD /path?query`. */
  asked(): string[];
}

export type TestClientOptions = Partial<Omit<RegistryClientOptions, 'credentials'>> & {
  readonly login?: { readonly username: string; readonly password: string } | undefined;
};

/** A client over real connections that never waits between tries, and remembers what it did. */
export function testClient({ login, ...options }: TestClientOptions = {}): TestClient {
  const sent: HttpRequest[] = [];
  const pauses: number[] = [];
  const live = liveHttp({});
  const http: Http = (request) => {
    sent.push(request);
    return live(request);
  };
  const client = createRegistryClient({
    http: Object.assign(http, { close: () => live.close() }),
    log: silentLog,
    clock: () => new Date(),
    credentials: async () => login && { username: login.username, password: new Secret(login.password) },
    insecure: () => false,
    sleep: async (milliseconds) => {
      pauses.push(milliseconds);
    },
    ...options,
  });
  return {
    ...client,
    sent,
    pauses,
    asked: () => sent.map(({ method, url }) => `${method} ${url.pathname}${url.search}`),
  };
}

/** A blob in memory, read in pieces of `chunkSize` bytes. */
export function blobOf(
  bytes: Uint8Array,
  { algorithm = 'sha256', chunkSize = 64 * 1024 }: { algorithm?: DigestAlgorithm; chunkSize?: number } = {},
): BlobSource {
  function* pieces(offset: number): Generator<Buffer> {
    for (let at = offset; at < bytes.length; at += chunkSize) {
      yield Buffer.from(bytes.subarray(at, at + chunkSize));
    }
  }
  return {
    descriptor: { digest: digestOf(bytes, algorithm), size: bytes.length },
    open: (offset) => Readable.from(pieces(offset), { objectMode: false }),
  };
}
