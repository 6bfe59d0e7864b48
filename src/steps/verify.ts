import { SealiftError } from '../errors.ts';
import type { Digest } from '../oci/digest.ts';
import { referenceName } from '../oci/reference.ts';
import { parallel } from '../parallel.ts';
import { verifyArgs } from '../tools/cosign.ts';
import { isSignatureOf, type Statement, type VerifiedEntry } from '../tools/cosign-output.ts';
import { shellQuote } from '../tools/shell-quote.ts';
import { certificateSubject } from './certificate-subject.ts';
import { digestsOf, type Signable } from './sign.ts';
import { findStatements, findVerified, type SignatureStore, type Subject } from './signature-store.ts';
import type { Verifier } from './signer.ts';

declare const proof: unique symbol;

/** An image whose every manifest carries a signature that was read back and checked; only `verify` makes one. */
export interface Verified<Target extends Signable = Signable> {
  readonly [proof]: true;
  readonly target: Target;
  readonly digests: readonly Digest[];
  readonly mode: 'keyless' | 'key';
  /** The certificate's subject, or the key. */
  readonly signer: string;
  /** The certificate's OIDC issuer. */
  readonly issuer: string | undefined;
  /** What a user pastes into a shell to check the image's root the same way. */
  readonly verifyCommand: string;
}

const processesAtOnce = 6;

/**
 * Reads the signatures of the root and of every platform manifest back from the registry and checks them with an
 * explicit identity or key. An attestation alone is no signature.
 *
 * Fails with `signature-missing`, with `identity-mismatch` (signed, but by somebody else), or, when that cannot be
 * found out, with `could-not-check`.
 */
export async function verify<Target extends Signable>(
  target: Target,
  verifier: Verifier,
  store: SignatureStore,
): Promise<Verified<Target>> {
  const digests = digestsOf(target);
  const { repository } = target;
  const entries = await parallel(digests, processesAtOnce, (digest) =>
    signatureOf({ repository, digest }, verifier, store),
  );
  const { identity } = verifier;
  const subject = identity && (await subjectOf(target, entries[0] as VerifiedEntry, verifier, store));
  const verified: Omit<Verified<Target>, typeof proof> = {
    target,
    digests,
    mode: verifier.mode,
    signer: subject ?? verifier.expected,
    issuer: identity?.issuer,
    verifyCommand: verifyCommand(target, verifier, store),
  };
  return verified as Verified<Target>;
}

/** The statements of one predicate type about a digest that verify; none when there is no such attestation. */
export async function verifyAttestation(
  subject: Subject,
  type: string,
  verifier: Verifier,
  store: SignatureStore,
): Promise<readonly Statement[]> {
  const found = await findStatements(subject, type, verifier, store);
  if (found.state === 'mismatch')
    throw mismatch(
      `the ${type} attestation of ${referenceName({ ...subject.repository, digest: subject.digest })}`,
      found.reason,
      verifier,
    );
  return found.state === 'verified' ? found.entries : [];
}

/** The `cosign verify` command for the image's root, quoted for a POSIX shell. */
export function verifyCommand(
  target: Signable,
  verifier: Verifier,
  store: Pick<SignatureStore, 'plainHttp'>,
): string {
  const place = { repository: target.repository, digest: target.root.digest, plainHttp: store.plainHttp };
  return ['cosign', ...verifyArgs(place, verifier.flags)].map(shellQuote).join(' ');
}

async function signatureOf(
  subject: Subject,
  verifier: Verifier,
  store: SignatureStore,
): Promise<VerifiedEntry> {
  const { repository, digest } = subject;
  const found = await findVerified(subject, verifier, store);
  const name = referenceName({ ...repository, digest });
  if (found.state === 'mismatch') throw mismatch(name, found.reason, verifier);
  const signature = found.state === 'verified' && found.entries.find((entry) => isSignatureOf(entry, digest));
  if (signature) return signature;
  const others = found.state === 'verified' && found.entries.length > 0;
  throw new SealiftError(
    'signature-missing',
    others
      ? `${name} carries attestations, but no signature from ${verifier.expected}`
      : `${name} is not signed`,
    { hint: 'Only an image whose index and every platform manifest are signed gets a tag.' },
  );
}

function mismatch(name: string, reason: string, verifier: Verifier): SealiftError {
  return new SealiftError(
    'identity-mismatch',
    `${name} is signed, but not by ${verifier.expected} (cosign: ${reason})`,
    {
      hint: 'If the signer found is the right one, expect that identity; otherwise do not use this image.',
    },
  );
}

/** An exact subject is what was verified; for a pattern it is read: the old form prints it, a bundle holds it. */
async function subjectOf(
  { repository, root }: Signable,
  entry: VerifiedEntry,
  verifier: Verifier,
  store: SignatureStore,
): Promise<string> {
  const subject = verifier.identity?.subject;
  if (typeof subject === 'string') return subject;
  return (
    entry.subject ?? (await certificateSubject(repository, root.digest, verifier, store)) ?? verifier.expected
  );
}
