import type { Digest } from '../oci/digest.ts';
import { repositoryName, type TagReference } from '../oci/reference.ts';
import { type HistoryEntry, walkHistory } from '../plan/history.ts';
import { type PromotionRecord, promotionRecordType, readPromotionRecord } from '../plan/promotion-record.ts';
import type { PublishedPlan } from '../plan/published-plan.ts';
import type { PublishedLine } from './published-line.ts';
import type { SignatureStore, Subject } from './signature-store.ts';
import type { Verifier } from './signer.ts';
import { verifyAttestation } from './verify.ts';

/** Where a tag that points at `digest` now has pointed, newest first, by the records that verify. */
export function tagHistory(
  { tag, ...repository }: TagReference,
  digest: Digest,
  { connection, trust }: PublishedLine<PublishedPlan>,
): Promise<HistoryEntry[]> {
  const store = connection.signatureStore(repository);
  return walkHistory({ repository: repositoryName(repository), tag, digest }, (earlier) =>
    promotionRecords({ repository, digest: earlier }, trust.records, store),
  );
}

/** The promotion records of a digest that verify. Errors as in `verifyAttestation`. */
export async function promotionRecords(
  subject: Subject,
  verifier: Verifier,
  store: SignatureStore,
): Promise<PromotionRecord[]> {
  const statements = await verifyAttestation(subject, promotionRecordType, verifier, store);
  return statements.flatMap(({ predicate }) => {
    const record = readPromotionRecord(predicate);
    // A statement counts for its subject only, whatever its predicate claims.
    return record && record.digest === subject.digest ? [record] : [];
  });
}
