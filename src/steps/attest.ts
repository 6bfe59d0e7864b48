import type { Deps } from '../deps.ts';
import type { Descriptor } from '../oci/descriptor.ts';
import type { Repository } from '../oci/reference.ts';
import { type Predicate, prepareSeal, type Sealed, seal } from './seal.ts';
import type { SignatureStore } from './signature-store.ts';
import type { Signer } from './signer.ts';

/**
 * Attaches signed attestations to one digest that is there already, as promotions and rescans do. A type that is
 * there already is left alone, unless the attestation says `repeat`. Errors as in `sign`.
 */
export function attest(
  target: Target,
  predicates: readonly Predicate[],
  signer: Signer,
  store: SignatureStore,
  deps: Pick<Deps, 'clock' | 'files' | 'log'>,
): Promise<Sealed> {
  const wanted = predicates.map((attestation) => ({ subject: target.subject, attestation }));
  return seal(target.repository, wanted, signer, store, deps);
}

/**
 * Signs attestations now and attaches them when the function it gives is called: so that what they tell of only
 * happens when they can be signed. Nothing is looked up; each is added as with `repeat`: one of that type that stands
 * there is an older one, also when a try that failed is made again.
 */
export function prepareAttestations(
  target: Target,
  predicates: readonly Predicate[],
  signer: Signer,
  store: SignatureStore,
  deps: Pick<Deps, 'clock' | 'files' | 'log'>,
): Promise<() => Promise<void>> {
  const wanted = predicates.map((predicate) => ({
    subject: target.subject,
    attestation: { ...predicate, repeat: true },
  }));
  return prepareSeal([wanted], target.repository, signer, store, deps);
}

interface Target {
  readonly repository: Repository;
  readonly subject: Descriptor;
}
