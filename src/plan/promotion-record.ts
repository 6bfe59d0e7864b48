import { type Digest, isDigest } from '../oci/digest.ts';
import type { TagKind } from './plan.ts';

/** The predicate type of promotion records; docs/promotion-record.md describes it field by field. */
export const promotionRecordType = 'https://github.com/sealift/sealift/promotion/v1';

/** What a promotion or a rollback did to one repository, as the predicate of a signed statement about the digest. */
export interface PromotionRecord {
  readonly action: 'promote' | 'rollback';
  /** Where the tags are: `registry/path`. A record that was copied along elsewhere says nothing about that place. */
  readonly repository: string;
  /** What the tags point at now; the statement's subject too. */
  readonly digest: Digest;
  readonly tags: readonly RecordedMove[];
  /** RFC 3339. */
  readonly time: string;
  /** What was asked for: the reference that was promoted, or the tag that was rolled back. */
  readonly from: string;
  readonly source?: {
    readonly gitRepository?: string;
    readonly commit: string;
    readonly ref: string;
  };
  readonly run?: { readonly url?: string; readonly id?: string; readonly actor?: string };
  readonly gate: {
    readonly outcome: 'passed' | 'refused' | 'not-scanned';
    /** Set when the gate refused and `allow-vulnerable` let it pass. */
    readonly allowed?: true;
    readonly reasons: readonly string[];
    /** When the vulnerability database was made, RFC 3339. */
    readonly database?: string;
  };
  readonly sealift: string;
}

export interface RecordedMove {
  readonly name: string;
  readonly kind: TagKind;
  /** What the tag pointed at before; null when it was new; left out when it was not known any more. */
  readonly previous?: Digest | null;
}

/** Reads a predicate; undefined for what is none of ours. */
export function readPromotionRecord(predicate: unknown): PromotionRecord | undefined {
  const record = predicate as Partial<PromotionRecord> | null;
  if (
    typeof record !== 'object' ||
    record === null ||
    (record.action !== 'promote' && record.action !== 'rollback') ||
    typeof record.repository !== 'string' ||
    typeof record.digest !== 'string' ||
    !isDigest(record.digest) ||
    typeof record.time !== 'string' ||
    Number.isNaN(Date.parse(record.time)) ||
    !Array.isArray(record.tags) ||
    !record.tags.every(isMove)
  )
    return undefined;
  return record as PromotionRecord;
}

function isMove(move: unknown): move is RecordedMove {
  const { name, previous } = (move ?? {}) as Partial<RecordedMove>;
  return (
    typeof name === 'string' &&
    (previous === undefined || previous === null || (typeof previous === 'string' && isDigest(previous)))
  );
}
