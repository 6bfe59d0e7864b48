import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { freePort } from './ports.ts';
import { answers, type ServerProcess, startServer } from './process.ts';
import { startTokenServer, type TokenServer, testAccount } from './token-server.ts';
import { requireTool } from './tools.ts';

/** A registry on loopback, plain HTTP. */
export interface LocalRegistry extends ServerProcess {
  /** `127.0.0.1:PORT`, the registry part of a reference. */
  readonly host: string;
  /** The token server it sends clients to; only with `auth: 'token'`. */
  readonly tokens?: TokenServer;
}

/** bcrypt at its lowest cost, made once: Node has no bcrypt. The password is `testAccount`'s. */
const htpasswdLine = `${testAccount.username}:$2b$04$SX/KeXJgQFakUvKdtzlahORJ8iWzGwoYXGiBT6bSkrtDT3LbqKIcq`;

/**
 * Starts distribution with file system storage below `folder` (kept when it stops: start it again there
 * and it has the same content). It has no referrers API. With `auth` it knows `testAccount` only.
 */
export async function startDistribution(
  folder: string,
  options: { readonly auth?: 'htpasswd' | 'token' } = {},
): Promise<LocalRegistry> {
  await mkdir(folder, { recursive: true });
  const host = `127.0.0.1:${await freePort()}`;
  const tokens = options.auth === 'token' ? await startTokenServer() : undefined;
  const write = async (name: string, content: string) => {
    await writeFile(join(folder, name), content);
    return join(folder, name);
  };
  const config = {
    version: 0.1,
    log: { level: 'info', accesslog: { disabled: false } },
    storage: { filesystem: { rootdirectory: join(folder, 'storage') }, delete: { enabled: true } },
    http: { addr: host },
    ...(options.auth === 'htpasswd' && {
      auth: { htpasswd: { realm: 'test', path: await write('htpasswd', `${htpasswdLine}\n`) } },
    }),
    ...(tokens && {
      auth: {
        token: {
          ...{ realm: tokens.realm, service: tokens.service, issuer: tokens.issuer },
          jwks: await write('jwks.json', tokens.jwks),
          signingalgorithms: ['ES256'],
        },
      },
    }),
  };
  const server = await startServer({
    program: requireTool('distribution'),
    args: ['serve', await write('config.yml', stringify(config))],
    ready: answers(`http://${host}/v2/`, options.auth ? 401 : 200),
    env: { OTEL_TRACES_EXPORTER: 'none' },
  });
  return {
    ...server,
    host,
    ...(tokens && { tokens }),
    async stop() {
      await server.stop();
      await tokens?.stop();
    },
  };
}

/** Starts go-containerregistry's in-memory registry, with or without the referrers API of OCI 1.1. */
export async function startCraneRegistry(options: { readonly referrers: boolean }): Promise<LocalRegistry> {
  const host = `127.0.0.1:${await freePort()}`;
  const server = await startServer({
    program: requireTool('registry'),
    args: ['-address', host, `-referrers=${options.referrers}`],
    ready: answers(`http://${host}/v2/`, 200),
  });
  return { ...server, host };
}
