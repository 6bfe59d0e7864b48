import { generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The one account the local registries know. */
export const testAccount = { username: 'tester', password: 'open-sesame' } as const;

/** A token server as registries name it in a Bearer challenge (distribution: docs/spec/auth/token). */
export interface TokenServer {
  readonly realm: string;
  readonly service: string;
  readonly issuer: string;
  /** The public key as a JSON Web Key Set, for the registry's own configuration. */
  readonly jwks: string;
  /** The `scope` parameters of every request so far, in order. */
  readonly scopes: readonly (readonly string[])[];
  stop(): Promise<void>;
}

/** Starts a server that gives `testAccount` every scope it asks for, and nobody else any. */
export async function startTokenServer(): Promise<TokenServer> {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const keyId = randomUUID();
  const service = 'test-registry';
  const issuer = 'test-token-server';
  const scopes: string[][] = [];

  const tokenFor = (asked: readonly string[]) => {
    const now = Math.floor(Date.now() / 1000);
    const access = asked.map((scope) => {
      const [type, name, actions] = scope.split(':');
      return { type, name, actions: actions?.split(',') ?? [] };
    });
    const claims = {
      ...{ iss: issuer, sub: testAccount.username, aud: [service], jti: randomUUID() },
      ...{ iat: now, nbf: now - 5, exp: now + 300, access },
    };
    const content = `${encode({ typ: 'JWT', alg: 'ES256', kid: keyId })}.${encode(claims)}`;
    const signature = sign('sha256', Buffer.from(content), { key: privateKey, dsaEncoding: 'ieee-p1363' });
    return `${content}.${signature.toString('base64url')}`;
  };

  const server = createServer((request, response) => {
    const asked = new URL(request.url ?? '/', 'http://token.invalid').searchParams.getAll('scope');
    const wanted = asked.flatMap((scope) => scope.split(' '));
    scopes.push(wanted);
    const known = isTestAccount(request);
    response.writeHead(known ? 200 : 401, { 'content-type': 'application/json' });
    response.end(
      JSON.stringify(known ? { token: tokenFor(wanted), expires_in: 300 } : { details: 'denied' }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    ...{ service, issuer, scopes },
    // By name: go-containerregistry (crane, cosign) refuses a realm that is a private address (its issue 2258).
    realm: `http://localhost:${(server.address() as AddressInfo).port}/token`,
    jwks: JSON.stringify({
      keys: [{ ...publicKey.export({ format: 'jwk' }), kid: keyId, use: 'sig', alg: 'ES256' }],
    }),
    stop() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function isTestAccount(request: IncomingMessage): boolean {
  const { username, password } = testAccount;
  return (
    request.headers.authorization === `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`
  );
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
