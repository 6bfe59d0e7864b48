import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Answer } from '../../src/embedded-registry/answer.ts';
import { exchangeOf, send, shownHeaders } from '../../src/embedded-registry/connection.ts';
import {
  type RegistryOptions,
  type RequestRecord,
  type RunningRegistry,
  startRegistry,
} from '../../src/embedded-registry/server.ts';
import { type Fault, interceptorOf } from './faults.ts';

export type { Fault } from './faults.ts';

export type FaultyRegistryOptions = Omit<RegistryOptions, 'folder' | 'onRequest'> & {
  /** Default: a folder of its own, removed by `stop`. */
  readonly folder?: string;
  readonly faults?: readonly Fault[];
};

export interface FaultyRegistry extends RunningRegistry {
  /** `http://127.0.0.1:PORT` of the other origin that `redirect` sends readers to. */
  readonly storageUrl: string;
  /** What arrived there. */
  readonly storageRequests: readonly RequestRecord[];
  /** From now on these faults and no others; counting starts anew. */
  misbehave(...faults: readonly Fault[]): void;
}

/** The embedded registry with faults in front of it, and a second server for redirected blobs. */
export async function startFaultyRegistry(options: FaultyRegistryOptions = {}): Promise<FaultyRegistry> {
  const { faults = [], folder: givenFolder, ...rules } = options;
  const folder = givenFolder ?? (await mkdtemp(join(tmpdir(), 'faulty-registry-')));
  const storage = await startStorage();
  const setting = { url: () => registry.url, store: storage.store };
  let intercept = interceptorOf(faults, setting);
  const registry = await startRegistry({
    ...rules,
    folder,
    onRequest: (exchange, next) => intercept(exchange, next),
  });
  return {
    ...registry,
    storageUrl: storage.url,
    storageRequests: storage.requests,
    misbehave(...next) {
      intercept = interceptorOf(next, setting);
    },
    async stop() {
      await Promise.all([registry.stop(), storage.stop()]);
      if (givenFolder === undefined) await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

/** An object store with pre-signed addresses: whoever has one gets the bytes, without any login. */
async function startStorage() {
  const answers = new Map<string, Answer>();
  const requests: RequestRecord[] = [];
  const server = createServer(async (request, response) => {
    const exchange = exchangeOf(request);
    const answer = answers.get(exchange.url.pathname) ?? { status: 404, headers: {} };
    requests.push({
      method: exchange.method,
      url: request.url ?? '',
      headers: shownHeaders(request),
      status: answer.status,
    });
    await send(request, response, answer);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    requests,
    store(answer: Answer): string {
      const path = `/${randomUUID()}`;
      answers.set(path, answer);
      return `${url}${path}?signature=not-for-logs`;
    },
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
