import { generateKeyPairSync, sign } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a token of a GitHub job says, as far as tests change it. */
export interface Claims {
  readonly repository?: string;
  readonly ref?: string;
  readonly sha?: string;
  /** The file that holds the job; in a reusable workflow the called one. */
  readonly job_workflow_ref?: string;
  /** Another issuer than the one that signs. */
  readonly iss?: string;
  /** When the token ends, in seconds since 1970; default: in ten minutes. */
  readonly exp?: number;
}

export interface Issuer {
  readonly url: string;
  readonly env: {
    readonly ACTIONS_ID_TOKEN_REQUEST_URL: string;
    readonly ACTIONS_ID_TOKEN_REQUEST_TOKEN: string;
  };
  setClaims(claims: Claims): void;
  stop(): Promise<void>;
}

const requestToken = 'request-token-of-the-test';

/** Plays GitHub's token endpoint and OIDC issuer on a free loopback port. */
export async function startIssuer(): Promise<Issuer> {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  let claims: Claims = {};
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', issuerUrl);
    const answer = (status: number, body: unknown) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    switch (url.pathname) {
      case '/.well-known/openid-configuration':
        return answer(200, discovery(issuerUrl));
      case '/keys':
        return answer(200, {
          keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'test', alg: 'ES256', use: 'sig' }],
        });
      case '/token':
        if (request.headers.authorization?.toLowerCase() !== `bearer ${requestToken}`) return answer(401, {});
        return answer(200, {
          value: token(payload(issuerUrl, url.searchParams.get('audience') ?? '', claims)),
        });
      default:
        return answer(404, {});
    }
  });
  const token = (content: object) => {
    const text = [{ alg: 'ES256', kid: 'test', typ: 'JWT' }, content].map(base64url).join('.');
    return `${text}.${sign('sha256', Buffer.from(text), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuerUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: issuerUrl,
    env: {
      ACTIONS_ID_TOKEN_REQUEST_URL: `${issuerUrl}/token?api-version=2`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: requestToken,
    },
    setClaims: (next) => {
      claims = next;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The claims of a GitHub Actions token (docs.github.com, "OpenID Connect reference"). */
function payload(issuer: string, audience: string, claims: Claims): Record<string, unknown> {
  const now = Math.floor(Date.now() / 1000);
  const repository = claims.repository ?? 'acme/app';
  const ref = claims.ref ?? 'refs/heads/main';
  const sha = claims.sha ?? 'a'.repeat(40);
  const workflowRef = `${repository}/.github/workflows/release.yml@${ref}`;
  return {
    iss: claims.iss ?? issuer,
    aud: audience,
    iat: now - 5,
    nbf: now - 5,
    exp: claims.exp ?? now + 600,
    sub: `repo:${repository}:ref:${ref}`,
    repository,
    repository_id: '1',
    repository_owner: repository.split('/')[0],
    repository_owner_id: '2',
    repository_visibility: 'public',
    ref,
    sha,
    event_name: 'push',
    workflow: 'release',
    workflow_ref: workflowRef,
    workflow_sha: sha,
    job_workflow_ref: claims.job_workflow_ref ?? workflowRef,
    job_workflow_sha: sha,
    run_id: '1',
    run_attempt: '1',
    runner_environment: 'github-hosted',
  };
}

function discovery(issuer: string): Record<string, unknown> {
  return {
    issuer,
    jwks_uri: `${issuer}/keys`,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/oauth`,
    response_types_supported: ['id_token'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['ES256'],
  };
}

function base64url(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
