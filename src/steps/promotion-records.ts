import type { Digest } from '../oci/digest.ts';
import type { Repository } from '../oci/reference.ts';
import { type PromotionRecord, promotionRecordType, readPromotionRecord } from '../plan/promotion-record.ts';
import type { SignatureStore } from './signature-store.ts';
import type { Verifier } from './signer.ts';
import { verifyAttestation } from './verify.ts';

/** The promotion records of a digest that verify. Errors as in `verifyAttestation`. */
export async function promotionRecords(
  target: { readonly repository: Repository; readonly digest: Digest },
  verifier: Verifier,
  store: SignatureStore,
): Promise<PromotionRecord[]> {
  const statements = await verifyAttestation(target, promotionRecordType, verifier, store);
  return statements.flatMap(({ predicate }) => {
    const record = readPromotionRecord(predicate);
    // A statement counts for its subject only, whatever its predicate claims.
    return record && record.digest === target.digest ? [record] : [];
  });
}
