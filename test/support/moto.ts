import { freePort } from './ports.ts';
import { answers, type ServerProcess, startServer } from './process.ts';
import { requireTool } from './tools.ts';

/** AWS as moto plays it, every service at one address. It checks no signature and no token. */
export interface Moto extends ServerProcess {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
}

/** Starts moto's server on a free loopback port, for suites that `describeWith(['moto_server'], …)`. */
export async function startMoto(): Promise<Moto> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const server = await startServer({
    program: requireTool('moto_server'),
    args: ['--host', '127.0.0.1', '--port', String(port)],
    ready: answers(`${url}/moto-api/`, 200),
    timeoutMs: 60_000,
  });
  return { ...server, url };
}
