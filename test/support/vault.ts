import { generateKeyPairSync, privateEncrypt, publicDecrypt } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A key service: the part of Vault's transit engine that signing by `hashivault://NAME` takes. */
export interface Vault {
  /** What who signs has in its environment. */
  readonly env: { readonly VAULT_ADDR: string; readonly VAULT_TOKEN: string };
  readonly keyUri: string;
  /** PEM, for those who check without the service. */
  readonly publicKey: string;
  /** How many signatures it made. */
  signatures(): number;
  stop(): Promise<void>;
}

/** Starts a key service with one RSA key, and one token that may use it. */
export async function startVault(): Promise<Vault> {
  const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const publicKey = pair.publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const token = 'token-of-the-key-service';
  let signatures = 0;

  // https://developer.hashicorp.com/vault/api-docs/secret/transit
  const answers: Record<string, (body: Record<string, string>) => object> = {
    keys: () => ({ latest_version: 1, keys: { 1: { name: 'rsa-2048', public_key: publicKey } } }),
    sign: ({ input = '' }) => {
      signatures += 1;
      const signature = privateEncrypt(pair.privateKey, digestInfo(input)).toString('base64');
      return { signature: `vault:v1:${signature}` };
    },
    verify: ({ input = '', signature = '' }) => {
      const bytes = Buffer.from(signature.replace(/^vault:v1:/, ''), 'base64');
      return { valid: publicDecrypt(pair.publicKey, bytes).equals(digestInfo(input)) };
    },
  };

  const server = createServer(async (request, response) => {
    const [, action = ''] = /^\/v1\/+transit\/(\w+)\/release(?:\/+sha2-256)?$/.exec(request.url ?? '') ?? [];
    const allowed = request.headers['x-vault-token'] === token;
    const answer = allowed ? answers[action] : undefined;
    const body = await bodyOf(request);
    response.writeHead(answer ? 200 : allowed ? 404 : 403, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer ? { data: answer(body) } : { errors: [request.url] }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    env: {
      VAULT_ADDR: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      VAULT_TOKEN: token,
    },
    keyUri: 'hashivault://release',
    publicKey,
    signatures: () => signatures,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** What PKCS #1 v1.5 signs of a SHA-256 digest in base64 (RFC 8017, section 9.2). */
function digestInfo(digest: string): Buffer {
  const prefix = Buffer.from('3031300d060960864801650304020105000420', 'hex');
  return Buffer.concat([prefix, Buffer.from(digest, 'base64')]);
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, string>> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += chunk;
  return text === '' ? {} : (JSON.parse(text) as Record<string, string>);
}
