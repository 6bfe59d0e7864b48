import { X509Certificate } from 'node:crypto';
import type { Digest } from '../oci/digest.ts';
import type { Repository } from '../oci/reference.ts';
import type { ExpectedIdentity } from '../plan/plan.ts';
import { identityFlags, verifyArgs } from '../tools/cosign.ts';
import { isSignatureOf, parseVerified } from '../tools/cosign-output.ts';
import type { SignatureStore } from './signature-store.ts';
import type { Verifier } from './signer.ts';

/**
 * The certificate subject behind a signature that verified against a pattern. `cosign verify` does not print it
 * for bundles (3.1.3), so the subjects are read from the bundles, and the one is taken that matches the pattern and
 * that verifies when it is asked for exactly: a bundle by itself proves nothing.
 */
export async function certificateSubject(
  repository: Repository,
  digest: Digest,
  verifier: Verifier,
  store: SignatureStore,
): Promise<string | undefined> {
  const { identity } = verifier;
  if (!identity || typeof identity.subject === 'string') return undefined;
  const pattern = wholeMatch(identity.subject.pattern);
  for (const subject of new Set(await subjectsOf(repository, digest, store))) {
    if (!pattern?.test(subject)) continue;
    const flags = replaceIdentity(verifier.flags, identity, { ...identity, subject });
    const outcome = await verifier.cosign(verifyArgs({ ...store, repository, digest }, flags));
    if (outcome.ok && parseVerified(outcome.stdout)?.some((entry) => isSignatureOf(entry, digest)))
      return subject;
  }
  return undefined;
}

/** The identity's flags stand first, then what they are checked against. */
function replaceIdentity(flags: readonly string[], from: ExpectedIdentity, to: ExpectedIdentity): string[] {
  return [...identityFlags(to), ...flags.slice(identityFlags(from).length)];
}

/** Go's expressions are nearly JavaScript's; undefined for one that is not. */
function wholeMatch(pattern: string): RegExp | undefined {
  try {
    return new RegExp(`^(?:${pattern})$`, 'u');
  } catch {
    return undefined;
  }
}

async function subjectsOf(
  repository: Repository,
  digest: Digest,
  { registry }: SignatureStore,
): Promise<string[]> {
  const subjects: string[] = [];
  for (const referrer of await registry.referrerList(repository, digest)) {
    const manifest = await registry.manifestGet({ ...repository, digest: referrer.digest });
    if (!manifest || !('layers' in manifest.content)) continue;
    for (const layer of manifest.content.layers) {
      if (!layer.mediaType.startsWith('application/vnd.dev.sigstore.bundle')) continue;
      subjects.push(...namesIn(await registry.blobGet({ ...repository, digest: layer.digest })));
    }
  }
  return subjects;
}

/** The URI and e-mail names of the certificate in a bundle. */
function namesIn(bundle: Uint8Array): string[] {
  try {
    const { verificationMaterial } = JSON.parse(Buffer.from(bundle).toString('utf8'));
    const certificate = new X509Certificate(Buffer.from(verificationMaterial.certificate.rawBytes, 'base64'));
    return (certificate.subjectAltName ?? '').split(', ').map((name) => name.replace(/^(URI|email):/, ''));
  } catch {
    // Signed with a key, or not a bundle we know.
    return [];
  }
}
