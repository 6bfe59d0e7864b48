import { mkdir, readFile } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';
import { run } from '../../../src/tools/runner.ts';
import { requireTool } from '../tools.ts';

/** A token server under a vendor's own name, for programs with this environment only. */
export interface VendorRealm {
  /** A proxy that leads to it, and the certificate authority to trust, for Node and for Go. */
  readonly env: Readonly<Record<string, string>>;
  /** How many tokens were asked for. */
  asked(): number;
  stop(): Promise<void>;
}

/**
 * Starts a TLS server that is `host` to whoever goes through its proxy, and hands what it is asked to `target`. The
 * proxy leads nowhere else.
 */
export async function startVendorRealm(host: string, target: string, folder: string): Promise<VendorRealm> {
  const { key, certificate } = await selfSigned(host, folder);
  let count = 0;
  const secure = createSecureServer(
    { key: await readFile(key), cert: await readFile(certificate) },
    (incoming, outgoing) => {
      count += 1;
      const { host: _own, ...headers } = incoming.headers;
      const onward = request(new URL(incoming.url ?? '/', target), { method: incoming.method, headers });
      onward.on('error', () => outgoing.destroy());
      onward.on('response', (answer) => {
        outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(outgoing);
      });
      incoming.pipe(onward);
    },
  );
  const proxy = createServer((_, answer) => answer.writeHead(403).end());
  const securePort = await portOf(secure);
  proxy.on('connect', (asked, client) => {
    client.on('error', () => client.destroy());
    if (asked.url !== `${host}:443`) return client.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    const onward = connect(securePort, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      onward.pipe(client);
      client.pipe(onward);
    });
    onward.on('error', () => client.destroy());
    client.on('close', () => onward.destroy());
  });
  return {
    env: {
      HTTPS_PROXY: `http://127.0.0.1:${await portOf(proxy)}`,
      NODE_EXTRA_CA_CERTS: certificate,
      SSL_CERT_FILE: certificate,
    },
    asked: () => count,
    async stop() {
      for (const server of [secure, proxy]) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
    },
  };
}

async function selfSigned(host: string, folder: string): Promise<{ key: string; certificate: string }> {
  await mkdir(folder, { recursive: true });
  const [key, certificate] = [join(folder, 'realm.key'), join(folder, 'realm.pem')];
  const made = await run({
    program: requireTool('openssl'),
    args: [
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'],
      ...['-keyout', key, '-out', certificate, '-subj', `/CN=${host}`],
      ...['-addext', `subjectAltName=DNS:${host}`],
    ],
    env: { PATH: process.env.PATH },
  });
  if (made.code !== 0) throw new Error(made.stderr);
  return { key, certificate };
}

function portOf(server: ReturnType<typeof createServer>): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}
