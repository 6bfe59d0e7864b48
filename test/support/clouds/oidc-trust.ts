import { createPublicKey, type JsonWebKey, verify } from 'node:crypto';

/** What an account of a cloud believes of OIDC tokens: its identity provider, and the trust policy of its one role. */
export interface OidcTrust {
  /** The name or ARN of the identity provider, as this cloud writes it. */
  readonly provider: string;
  readonly issuer: string;
  /** The provider's client IDs. */
  readonly audiences: readonly string[];
  readonly role: string;
  /** The role's condition on `sub`: a text that must be the same, but for `*`. */
  readonly subject: string;
}

/** The first thing that is wrong with a token, in the order in which it is checked. */
export type Distrust = 'malformed' | 'issuer' | 'signature' | 'expired' | 'audience' | 'subject';

export type Judged =
  | { readonly claims: Readonly<Record<string, unknown>> }
  | { readonly distrust: Distrust; readonly claims?: Readonly<Record<string, unknown>> };

/** Checks a token as its receivers do (OpenID Connect Core, section 3.1.3.7), by the keys its issuer publishes. */
export async function judgeToken(token: string, trust: OidcTrust, now: Date): Promise<Judged> {
  const parts = token.split('.');
  const [header, claims] = parts.slice(0, 2).map(decoded);
  if (parts.length !== 3 || !header || !claims) return { distrust: 'malformed' };
  if (claims.iss !== trust.issuer) return { distrust: 'issuer', claims };
  const key = await keyOf(trust.issuer, header.kid);
  const [signed, signature] = [parts.slice(0, 2).join('.'), Buffer.from(parts[2] ?? '', 'base64url')];
  const isSigned =
    key && header.alg === 'ES256' && verify('sha256', Buffer.from(signed), { key, ...rawPair }, signature);
  if (!isSigned) return { distrust: 'signature', claims };
  if (!(Number(claims.exp) * 1000 > now.getTime())) return { distrust: 'expired', claims };
  const audiences = [claims.aud].flat();
  if (!audiences.some((audience) => trust.audiences.includes(String(audience))))
    return { distrust: 'audience', claims };
  return likeness(trust.subject).test(String(claims.sub)) ? { claims } : { distrust: 'subject', claims };
}

/** How a JWT writes an ECDSA signature (RFC 7518, section 3.4). */
const rawPair = { dsaEncoding: 'ieee-p1363' } as const;

async function keyOf(issuer: string, keyId: unknown) {
  const discovered = await fetch(`${issuer}/.well-known/openid-configuration`);
  const { jwks_uri } = (await discovered.json()) as { jwks_uri: string };
  const { keys } = (await (await fetch(jwks_uri)).json()) as { keys: (JsonWebKey & { kid?: string })[] };
  const key = keys.find(({ kid }) => kid === keyId);
  return key && createPublicKey({ key, format: 'jwk' });
}

function likeness(pattern: string): RegExp {
  const parts = pattern.split('*').map((part) => part.replaceAll(/[^\w]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`);
}

function decoded(part: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
