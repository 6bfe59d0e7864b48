import type { Deps } from '../deps.ts';
import { SealiftError } from '../errors.ts';
import { answerError, exchangeError } from '../oci/registry-error.ts';
import { isRetriedStatus } from '../oci/retry.ts';
import { retrying } from '../oci/retrying.ts';
import type { OidcClaims } from '../plan/identity.ts';
import { sigstoreAudience } from '../plan/identity.ts';
import { Secret } from '../secret.ts';

const largestAnswer = 64 * 1024;

type OidcDeps = Pick<Deps, 'env' | 'http' | 'log' | 'clock' | 'signal'>;

/** A token by which this job says who it is, and what stands in it. */
export interface OidcToken {
  readonly token: Secret;
  /** The payload, not checked: it comes straight from its issuer. */
  readonly claims: Readonly<Record<string, unknown>>;
}

/**
 * Asks GitHub for this job's OIDC token for `audience`; undefined when the job may not ask (no `id-token: write`).
 * Fails with `network-failed` or `permission-missing`.
 */
export async function requestOidcToken(deps: OidcDeps, audience: string): Promise<OidcToken | undefined> {
  const { env, http, log, signal } = deps;
  const { ACTIONS_ID_TOKEN_REQUEST_URL: requestUrl, ACTIONS_ID_TOKEN_REQUEST_TOKEN: requestToken } = env;
  if (!requestUrl || !requestToken) return undefined;
  const url = new URL(requestUrl);
  url.searchParams.set('audience', audience);
  const operation = { registry: url.host, target: url.host, verb: 'get the OIDC token of this job' };
  const { status, body } = await retrying(async () => {
    try {
      const headers = { authorization: `bearer ${requestToken}`, accept: 'application/json' };
      const response = await http({ method: 'GET', url, headers, signal });
      if (isRetriedStatus(response.status)) throw await answerError(response, operation, deps.clock());
      return { status: response.status, body: await bodyText(response.body) };
    } catch (error) {
      throw exchangeError(error, operation, signal);
    }
  }, deps);
  if (status !== 200) {
    throw new SealiftError(
      'permission-missing',
      `${url.host} gave no OIDC token for this job (status ${status})`,
      {
        hint: 'Give the job "permissions: id-token: write".',
      },
    );
  }
  const token = tokenIn(body);
  if (token) {
    log.hide(token.token.reveal());
    return token;
  }
  throw new SealiftError('network-failed', `${url.host} answered something that holds no OIDC token`);
}

/**
 * What this job's OIDC token claims; it only tells whom to expect in a certificate, and is neither kept nor logged.
 * Undefined and errors as in `requestOidcToken`.
 */
export async function readOidcClaims(
  deps: OidcDeps,
  audience: string = sigstoreAudience,
): Promise<OidcClaims | undefined> {
  const answer = await requestOidcToken(deps, audience);
  if (!answer) return undefined;
  const { iss, job_workflow_ref, repository, ref, sha } = answer.claims;
  const all = [iss, job_workflow_ref, repository, ref, sha];
  if (all.every((claim) => typeof claim === 'string' && claim !== ''))
    return { issuer: iss, jobWorkflowRef: job_workflow_ref, repository, ref, commit: sha } as OidcClaims;
  throw new SealiftError('network-failed', 'the OIDC token of this job is not that of a workflow');
}

async function bodyText(body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > largestAnswer)
      throw new SealiftError('network-failed', 'the OIDC token endpoint answered too much');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** The token in `{"value": "<header>.<payload>.<signature>"}`. Parser errors are dropped: they quote the token. */
function tokenIn(body: string): OidcToken | undefined {
  try {
    const token = (JSON.parse(body) as { value: string }).value;
    const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
    if (typeof claims !== 'object' || claims === null) return undefined;
    return { token: new Secret(token), claims: claims as Record<string, unknown> };
  } catch {
    return undefined;
  }
}
