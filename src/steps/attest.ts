import type { Deps } from '../deps.ts';
import type { Descriptor } from '../oci/descriptor.ts';
import type { Repository } from '../oci/reference.ts';
import { type Attestation, prepareSeal, type Sealed, seal, type Wanted } from './seal.ts';
import type { SignatureStore } from './signature-store.ts';
import type { Signer } from './signer.ts';

/**
 * Attaches signed attestations to one digest that is there already, as promotions and rescans do. A type that is
 * there already is left alone, unless the attestation says `repeat`. Errors as in `sign`.
 */
export function attest(
  target: Target,
  attestations: readonly Omit<Attestation, 'subject'>[],
  signer: Signer,
  store: SignatureStore,
  deps: Pick<Deps, 'clock' | 'files' | 'log'>,
): Promise<Sealed> {
  return seal(target.repository, wantedFor(target, attestations), signer, store, deps);
}

/**
 * Signs attestations now and attaches them when the function it gives is called: so that what they tell of only
 * happens when they can be signed. Nothing is looked up; each is added as with `repeat`.
 */
export function prepareAttestations(
  target: Target,
  attestations: readonly Omit<Attestation, 'subject'>[],
  signer: Signer,
  store: SignatureStore,
  deps: Pick<Deps, 'clock' | 'files' | 'log'>,
): Promise<() => Promise<void>> {
  const wanted = wantedFor(
    target,
    attestations.map((one) => ({ ...one, repeat: true })),
  );
  return prepareSeal([wanted], target.repository, signer, store, deps);
}

interface Target {
  readonly repository: Repository;
  readonly subject: Descriptor;
}

function wantedFor({ subject }: Target, attestations: readonly Omit<Attestation, 'subject'>[]): Wanted[] {
  return attestations.map((attestation) => ({
    subject,
    attestation: { ...attestation, subject: subject.digest },
  }));
}
