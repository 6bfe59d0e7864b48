import { createHash } from 'node:crypto';
import { SealiftError } from '../errors.ts';

declare const brand: unique symbol;

/** `algorithm:hex`, as the OCI image specification writes content digests. */
export type Digest = string & { readonly [brand]: 'Digest' };

export type DigestAlgorithm = 'sha256' | 'sha512';

const hexLength: Record<DigestAlgorithm, number> = { sha256: 64, sha512: 128 };

/** Reads a digest; anything else is a `reference-invalid` error. */
export function parseDigest(text: string): Digest {
  if (isDigest(text)) return text;
  throw new SealiftError(
    'reference-invalid',
    `"${text}" is no digest: expected sha256:<64 hex> or sha512:<128 hex>`,
  );
}

export function isDigest(text: string): text is Digest {
  const [algorithm, hex = '', ...rest] = text.split(':');
  if (rest.length > 0 || (algorithm !== 'sha256' && algorithm !== 'sha512')) return false;
  return hex.length === hexLength[algorithm] && /^[0-9a-f]+$/.test(hex);
}

/** The digest of these bytes. */
export function digestOf(bytes: string | Uint8Array, algorithm: DigestAlgorithm = 'sha256'): Digest {
  return `${algorithm}:${createHash(algorithm).update(bytes).digest('hex')}` as Digest;
}

export function digestAlgorithm(digest: Digest): DigestAlgorithm {
  return digest.startsWith('sha512:') ? 'sha512' : 'sha256';
}

/** The part after the colon. */
export function digestHex(digest: Digest): string {
  return digest.slice(digest.indexOf(':') + 1);
}
