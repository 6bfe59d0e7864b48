import { SealiftError } from '../errors.ts';
import { printable } from '../oci/registry-error.ts';
import type { OidcToken } from '../source/oidc.ts';
import type { Service } from './service.ts';

/** What a service said no to. */
export interface Denial {
  readonly registry: string;
  /** The service's own words. */
  readonly words: string;
  /** What was sent; undefined where no OIDC token went to this service. */
  readonly claims?: OidcToken['claims'];
  /** The words by which the service names the claim that did not match, where it does; the first match counts. */
  readonly mismatches?: readonly (readonly [words: RegExp, claim: string])[];
  /** Which line of which policy to look at. */
  readonly look: string;
}

/**
 * The error for an exchange that was denied: `registry-unauthorized`, with the claims a trust policy can ask for. What
 * the service must not repeat, the token above all, is in no part of it.
 */
export function denied(
  { title, hidden }: Service,
  { registry, words, claims, mismatches = [], look }: Denial,
): SealiftError {
  const mismatch = mismatches.find(([pattern]) => pattern.test(words))?.[1];
  const about = mismatch ? ` because "${mismatch}" does not match` : '';
  const sent = claims ? ` This job's token says ${claimsText(claims)}.` : '';
  return new SealiftError(
    'registry-unauthorized',
    `${title} denied the login for ${registry}${about}: ${printable(words, hidden)}`,
    { hint: `${look}${sent}` },
  );
}

/** The error for a question that a service does not answer, in its words. */
export function untold({ title, hidden }: Service, words: string): SealiftError {
  return new SealiftError('could-not-check', `${title} does not tell: ${printable(words, hidden)}`);
}

const shownClaims = [
  'iss',
  'aud',
  'sub',
  'repository',
  'repository_id',
  'repository_owner_id',
  'ref',
  'environment',
  'event_name',
  'job_workflow_ref',
];

function claimsText(claims: OidcToken['claims']): string {
  return shownClaims
    .filter((name) => claims[name] !== undefined)
    .map((name) => `${name}: ${printable(String(claims[name]))}`)
    .join(', ');
}
