import type { Deps } from '../deps.ts';
import { SealiftError } from '../errors.ts';
import type { Credential } from '../oci/credential.ts';
import type { Sleep } from '../oci/retrying.ts';
import { type OidcToken, requestOidcToken } from '../source/oidc.ts';
import type { TagRule } from './tag-rules.ts';

/** What an exchange gives in place of a password. */
export interface ExchangedLogin extends Credential {
  /** When the registry stops taking it. */
  readonly expiresAt: Date;
  /** Asks the vendor's API, with the keys behind this login; undefined, or any error: the rule is not known. */
  readonly tagRule?: (path: string, deps: ExchangeDeps) => Promise<TagRule | undefined>;
}

export type ExchangeDeps = Pick<Deps, 'http' | 'agent' | 'clock' | 'env' | 'log' | 'signal'> & {
  /** How to wait between tries, and until a login is to be renewed; default: for real. */
  readonly sleep?: Sleep;
};

/** This job's OIDC token for `audience`; fails with `permission-missing` where none can be had. */
export async function idToken(audience: string, registry: string, deps: ExchangeDeps): Promise<OidcToken> {
  const answer = await requestOidcToken(deps, audience);
  if (answer) return answer;
  throw new SealiftError(
    'permission-missing',
    `the keyless login for ${registry} needs this job's OIDC token, which it may not ask for`,
    {
      hint: 'Give the job "permissions: id-token: write"; pull requests from forks never get one. Outside GitHub Actions give username and password.',
    },
  );
}
