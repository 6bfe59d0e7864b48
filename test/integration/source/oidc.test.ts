import { afterEach, beforeEach, expect, test } from 'vitest';
import { liveHttp } from '../../../src/oci/live-http.ts';
import { readOidcClaims } from '../../../src/source/oidc.ts';
import { type Issuer, startIssuer } from '../../support/oidc-issuer.ts';

let issuer: Issuer;
const http = liveHttp({});
const signal = new AbortController().signal;

beforeEach(async () => {
  issuer = await startIssuer();
});
afterEach(() => issuer.stop());

test('the claims that end up in a certificate are read from the token', async () => {
  issuer.setClaims({
    repository: 'acme/shop',
    job_workflow_ref: 'sealift/sealift/.github/workflows/build.yml@v1',
  });
  expect(await readOidcClaims({ env: issuer.env, http, signal })).toEqual({
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
    expect(await readOidcClaims({ env, http, signal })).toBeUndefined();
  },
);

test('a refusal names the permission, not the token', async () => {
  const env = { ...issuer.env, ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'expired-token' };
  const error = await readOidcClaims({ env, http, signal }).catch((caught) => caught);
  expect(error).toMatchObject({
    code: 'permission-missing',
    hint: expect.stringContaining('id-token: write'),
  });
  expect(error.message).not.toContain('expired-token');
});

test('an answer without a token is a failure, not "no token"', async () => {
  const env = { ...issuer.env, ACTIONS_ID_TOKEN_REQUEST_URL: `${issuer.url}/keys` };
  await expect(readOidcClaims({ env, http, signal })).rejects.toMatchObject({ code: 'network-failed' });
});
