import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface ScriptedRequest {
  readonly method: string;
  readonly url: URL;
  readonly authorization: string | undefined;
  readonly body: string;
}

export interface ScriptedAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string | string[]>>;
  readonly body?: string;
}

export interface ScriptedRegistry {
  /** `127.0.0.1:PORT` */
  readonly address: string;
  readonly url: string;
  readonly requests: readonly ScriptedRequest[];
  stop(): Promise<void>;
}

/** A server that answers what the script says, for answers no real registry gives on purpose. */
export async function startScriptedRegistry(
  script: (request: ScriptedRequest) => ScriptedAnswer | Promise<ScriptedAnswer>,
): Promise<ScriptedRegistry> {
  const requests: ScriptedRequest[] = [];
  const server = createServer(async (incoming, outgoing) => {
    const request = await readRequest(incoming);
    requests.push(request);
    const { status = 200, headers = {}, body = '' } = await script(request);
    outgoing.writeHead(status, headers).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    address,
    url: `http://${address}`,
    requests,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function readRequest(incoming: IncomingMessage): Promise<ScriptedRequest> {
  return {
    method: incoming.method ?? '',
    url: new URL(incoming.url ?? '/', 'http://registry.invalid'),
    authorization: incoming.headers.authorization,
    body: await text(incoming),
  };
}
