import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as it came. */
export interface Asked {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** An answer: JSON, or text as it is. */
export interface Said {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

type Planned = Said | ((asked: Asked) => Said | Promise<Said>) | 'silence' | 'cut';

/** A service of a cloud on a free loopback port. */
export interface Service {
  readonly url: string;
  /** Every request so far, in order. */
  readonly asked: readonly Asked[];
  /** What the next requests get in place of the service's own answer: `silence` never ends, `cut` breaks off. */
  next(...answers: Planned[]): void;
  stop(): Promise<void>;
}

export async function startService(answer: (asked: Asked) => Said | Promise<Said>): Promise<Service> {
  const asked: Asked[] = [];
  const planned: Planned[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { method = '', headers } = request;
    const url = new URL(request.url ?? '/', `http://${headers.host}`);
    const one = { method, url, headers, body: Buffer.concat(chunks) };
    asked.push(one);
    const plan = planned.shift() ?? answer;
    const said = typeof plan === 'function' ? await plan(one) : plan;
    if (said === 'silence') return;
    if (said === 'cut') {
      request.socket.destroy();
      return;
    }
    const text = typeof said.body === 'string';
    response.writeHead(said.status, {
      'content-type': text ? 'text/html' : 'application/json',
      ...said.headers,
    });
    response.end(text ? said.body : JSON.stringify(said.body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    next: (...answers) => void planned.push(...answers),
    stop() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
