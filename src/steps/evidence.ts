import type { Platform } from '../oci/descriptor.ts';
import type { Digest } from '../oci/digest.ts';
import { attestationTypes } from '../plan/predicate-type.ts';
import type { AttestationName, Requirements } from '../plan/requirements.ts';
import { type AttestedScan, newestScan } from '../report/vuln-predicate.ts';
import type { ProvenancePredicate } from './provenance.ts';
import type { RemoteImage } from './resolve.ts';
import type { SignatureStore } from './signature-store.ts';
import type { Verifier } from './signer.ts';
import { type Verified, verify, verifyAttestation } from './verify.ts';

/** What an image's accepted signer vouches for: only what verified is in it. */
export interface Evidence {
  readonly verified: Verified<RemoteImage>;
  readonly platforms: readonly PlatformEvidence[];
}

export interface PlatformEvidence {
  readonly platform: Platform;
  /** Digest of the platform's manifest. */
  readonly digest: Digest;
  /** CycloneDX documents. */
  readonly sboms: readonly unknown[];
  /** The newest attested scan. */
  readonly scan: AttestedScan | undefined;
  readonly provenances: readonly ProvenancePredicate[];
}

/**
 * Verifies the signatures of the image and of every platform, and reads the attestations that are named. One that
 * is missing is simply not in the result. Errors as in `verify`.
 */
export async function gatherEvidence(
  image: RemoteImage,
  names: Requirements['attestations'],
  verifier: Verifier,
  store: SignatureStore,
): Promise<Evidence> {
  const verified = await verify(image, verifier, store);
  const { repository } = image;
  const platforms = await Promise.all(
    image.images.map(async ({ platform, descriptor: { digest } }): Promise<PlatformEvidence> => {
      const predicates = async (name: AttestationName): Promise<unknown[]> => {
        if (!names.includes(name)) return [];
        const statements = await verifyAttestation(
          { repository, digest },
          attestationTypes[name],
          verifier,
          store,
        );
        return statements.map((statement) => statement.predicate);
      };
      const [sboms, scans, provenances] = await Promise.all([
        predicates('sbom'),
        predicates('vuln'),
        predicates('provenance'),
      ]);
      return {
        platform,
        digest,
        sboms,
        scan: newestScan(scans),
        provenances: provenances as ProvenancePredicate[],
      };
    }),
  );
  return { verified, platforms };
}
