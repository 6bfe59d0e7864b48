import type { Deps } from '../deps.ts';
import { SealiftError } from '../errors.ts';
import type { OidcClaims } from '../plan/identity.ts';
import { sigstoreAudience } from '../plan/identity.ts';

const largestAnswer = 64 * 1024;

/**
 * Asks GitHub for this job's OIDC token and reads what it claims; undefined when the job may not ask
 * (no `id-token: write`). The token is not checked, since it comes straight from its issuer and only tells whom to
 * expect in a certificate; it is neither kept nor logged. Fails with `network-failed` or `permission-missing`.
 */
export async function readOidcClaims(
  { env, http, signal }: Pick<Deps, 'env' | 'http' | 'signal'>,
  audience: string = sigstoreAudience,
): Promise<OidcClaims | undefined> {
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
  const claims = claimsIn(body);
  if (claims) return claims;
  throw new SealiftError(
    'network-failed',
    `${url.host} answered something that holds no OIDC token of a workflow`,
  );
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

/** The claims in `{"value": "<header>.<payload>.<signature>"}`. Parser errors are dropped: they quote the token. */
function claimsIn(body: string): OidcClaims | undefined {
  try {
    const token = (JSON.parse(body) as { value: string }).value;
    const payload: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
    const { iss, job_workflow_ref, repository, ref, sha } = payload as Record<string, unknown>;
    const all = [iss, job_workflow_ref, repository, ref, sha];
    if (!all.every((claim) => typeof claim === 'string' && claim !== '')) return undefined;
    return { issuer: iss, jobWorkflowRef: job_workflow_ref, repository, ref, commit: sha } as OidcClaims;
  } catch {
    return undefined;
  }
}
