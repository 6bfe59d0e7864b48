import type { Deps } from '../deps.ts';
import type { Descriptor } from '../oci/descriptor.ts';
import type { Digest } from '../oci/digest.ts';
import type { Repository } from '../oci/reference.ts';
import { type Attestation, type Sealed, seal } from './seal.ts';
import type { SignatureStore } from './signature-store.ts';
import type { Signer } from './signer.ts';

/** An image in a repository: its root (index or manifest) and every platform's manifest. */
export interface Signable {
  readonly repository: Repository;
  readonly root: Descriptor;
  readonly images: readonly { readonly descriptor: Descriptor }[];
}

/** What the step hands on: the image, and which signatures and attestations this run added. */
export interface Signed<Target extends Signable = Signable> extends Sealed {
  readonly target: Target;
}

/**
 * Signs the index and every platform manifest, and attaches the attestations; what is there already and verifies
 * is left alone. Everything for one digest is made at the same time and attached in one go.
 *
 * Fails with `sign-failed` (cosign's own words), `could-not-check` when it is not known what is there, and the
 * registry's errors.
 */
export async function sign<Target extends Signable>(
  target: Target,
  attestations: readonly Attestation[],
  signer: Signer,
  store: SignatureStore,
  deps: Pick<Deps, 'clock' | 'files' | 'log'>,
): Promise<Signed<Target>> {
  // Not by --recursive: that signs again what is signed, one after the other, and BuildKit's own attestations too.
  const subjects = descriptorsOf(target);
  const wanted = [
    ...subjects.map((subject) => ({ subject })),
    ...attestations.map((attestation) => ({ subject: subjectOf(attestation, subjects), attestation })),
  ];
  return { target, ...(await seal(target.repository, wanted, signer, store, deps)) };
}

/** The digests a signature must stand on: the root's and every platform's, each once. */
export function digestsOf(target: Pick<Signable, 'root' | 'images'>): Digest[] {
  return descriptorsOf(target).map(({ digest }) => digest);
}

function descriptorsOf({ root, images }: Pick<Signable, 'root' | 'images'>): Descriptor[] {
  const all = [root, ...images.map((image) => image.descriptor)];
  return [...new Map(all.map((descriptor) => [descriptor.digest, descriptor])).values()];
}

function subjectOf(attestation: Attestation, subjects: readonly Descriptor[]): Descriptor {
  const subject = subjects.find(({ digest }) => digest === attestation.subject);
  if (!subject)
    throw new TypeError(`an attestation is about ${attestation.subject}, which is not part of the image`);
  return subject;
}
