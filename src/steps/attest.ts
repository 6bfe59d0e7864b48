import type { Deps } from '../deps.ts';
import type { Descriptor } from '../oci/descriptor.ts';
import type { Repository } from '../oci/reference.ts';
import { type Attestation, type Sealed, seal } from './seal.ts';
import type { SignatureStore } from './signature-store.ts';
import type { Signer } from './signer.ts';

/**
 * Attaches signed attestations to one digest that is there already, as promotions and rescans do. A type that is
 * there already is left alone, unless the attestation says `repeat`. Errors as in `sign`.
 */
export function attest(
  target: { readonly repository: Repository; readonly subject: Descriptor },
  attestations: readonly Omit<Attestation, 'subject'>[],
  signer: Signer,
  store: SignatureStore,
  deps: Pick<Deps, 'clock' | 'files' | 'log'>,
): Promise<Sealed> {
  const { repository, subject } = target;
  const wanted = attestations.map((attestation) => ({
    subject,
    attestation: { ...attestation, subject: subject.digest },
  }));
  return seal(repository, wanted, signer, store, deps);
}
