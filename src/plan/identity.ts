import type { ExpectedIdentity } from './plan.ts';

/** The audience Fulcio asks of an OIDC token. */
export const sigstoreAudience = 'sigstore';

/** What a GitHub job's OIDC token says of it, as far as it ends up in a certificate. */
export interface OidcClaims {
  readonly issuer: string;
  /** `owner/name/.github/workflows/x.yml@refs/heads/main`: the file that holds the job, in a reusable workflow the called one. */
  readonly jobWorkflowRef: string;
  /** The caller's git repository, `owner/name`. */
  readonly repository: string;
  readonly ref: string;
  readonly commit: string;
}

/**
 * The identity Fulcio will put into a certificate for this token. The subject alone is shared by everybody who
 * calls the same reusable workflow, so the caller's git repository belongs to it, and ref and commit narrow it to
 * this run's source (Fulcio's `github-workflow` issuer).
 */
export function identityOf(claims: OidcClaims, serverUrl: string): ExpectedIdentity {
  return {
    issuer: claims.issuer,
    subject: `${serverUrl.replace(/\/+$/, '')}/${claims.jobWorkflowRef}`,
    gitRepository: claims.repository,
    ref: claims.ref,
    commit: claims.commit,
  };
}
