import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { silentLog } from '../../../src/log.ts';
import { liveHttp } from '../../../src/oci/live-http.ts';
import { readOidcClaims, requestOidcToken } from '../../../src/source/oidc.ts';
import { type Issuer, startIssuer } from '../../support/oidc-issuer.ts';

let issuer: Issuer;
const http = liveHttp({});
const signal = new AbortController().signal;

const hidden: string[] = [];
const log = { ...silentLog, hide: (secret: string) => void hidden.push(secret) };
const deps = (env: Record<string, string | undefined>) => ({
  env,
  http,
  log,
  clock: () => new Date(),
  signal,
});

beforeEach(async () => {
  hidden.length = 0;
  issuer = await startIssuer();
});
afterEach(() => issuer.stop());

test('the claims that end up in a certificate are read from the token', async () => {
  issuer.setClaims({
    repository: 'acme/shop',
    job_workflow_ref: 'sealift/sealift/.github/workflows/build.yml@v1',
  });
  expect(await readOidcClaims(deps(issuer.env))).toEqual({
    issuer: issuer.url,
    jobWorkflowRef: 'sealift/sealift/.github/workflows/build.yml@v1',
    repository: 'acme/shop',
    ref: 'refs/heads/main',
    commit: 'a'.repeat(40),
  });
});

test.each([{}, { ACTIONS_ID_TOKEN_REQUEST_URL: 'http://127.0.0.1:1/' }])(
  'a job that may not ask has none: %j',
  async (env) => {
    expect(await readOidcClaims(deps(env))).toBeUndefined();
  },
);

test('a refusal names the permission, not the token', async () => {
  const env = { ...issuer.env, ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'expired-token' };
  const error = await readOidcClaims(deps(env)).catch((caught) => caught);
  expect(error).toMatchObject({
    code: 'permission-missing',
    hint: expect.stringContaining('id-token: write'),
  });
  expect(error.message).not.toContain('expired-token');
});

test('the token is hidden from whoever shows the log', async () => {
  const answer = await requestOidcToken(deps(issuer.env), 'x');
  expect(hidden).toEqual([answer?.token.reveal()]);
});

test('a service in trouble is asked again', async () => {
  let asked = 0;
  const failing = createServer((request, response) => {
    asked += 1;
    if (asked < 3) return void response.writeHead(503).end();
    response.writeHead(307, { location: `${issuer.url}${request.url}` }).end();
  });
  await new Promise<void>((resolve) => failing.listen(0, '127.0.0.1', resolve));
  const { port } = failing.address() as AddressInfo;
  const env = { ...issuer.env, ACTIONS_ID_TOKEN_REQUEST_URL: `http://127.0.0.1:${port}/token` };
  // No redirect is followed: the bearer token would go along.
  await expect(requestOidcToken(deps(env), 'x')).rejects.toMatchObject({ code: 'permission-missing' });
  expect(asked).toBe(3);
  failing.close();
});

test('an answer without a token is a failure, not "no token"', async () => {
  const env = { ...issuer.env, ACTIONS_ID_TOKEN_REQUEST_URL: `${issuer.url}/keys` };
  await expect(readOidcClaims(deps(env))).rejects.toMatchObject({ code: 'network-failed' });
});
