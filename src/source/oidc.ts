import type { Deps } from '../deps.ts';
import { SealiftError } from '../errors.ts';
import type { OidcClaims } from '../plan/identity.ts';
import { sigstoreAudience } from '../plan/identity.ts';
import { Secret } from '../secret.ts';

const largestAnswer = 64 * 1024;

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
export async function requestOidcToken(
  { env, http, signal }: Pick<Deps, 'env' | 'http' | 'signal'>,
  audience: string,
): Promise<OidcToken | undefined> {
  const { ACTIONS_ID_TOKEN_REQUEST_URL: requestUrl, ACTIONS_ID_TOKEN_REQUEST_TOKEN: requestToken } = env;
  if (!requestUrl || !requestToken) return undefined;
  const url = new URL(requestUrl);
  url.searchParams.set('audience', audience);
  const response = await http({
    method: 'GET',
    url,
    headers: { authorization: `bearer ${requestToken}`, accept: 'application/json' },
    signal,
  });
  const body = await bodyText(response.body);
  if (response.status !== 200) {
    throw new SealiftError(
      'permission-missing',
      `${url.host} gave no OIDC token for this job (status ${response.status})`,
      {
        hint: 'Give the job "permissions: id-token: write".',
      },
    );
  }
  const token = tokenIn(body);
  if (token) return token;
  throw new SealiftError('network-failed', `${url.host} answered something that holds no OIDC token`);
}

/**
 * What this job's OIDC token claims; it only tells whom to expect in a certificate, and is neither kept nor logged.
 * Undefined and errors as in `requestOidcToken`.
 */
export async function readOidcClaims(
  deps: Pick<Deps, 'env' | 'http' | 'signal'>,
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
