import { join } from 'node:path';
import type { Deps } from '../deps.ts';
import type { Digest } from '../oci/digest.ts';
import { isSameRepository, repositoryName } from '../oci/reference.ts';
import type { PlannedTag } from '../plan/plan.ts';
import { type PromotionRecord, promotionRecordType, type RecordedMove } from '../plan/promotion-record.ts';
import type { PublishedPlan } from '../plan/published-plan.ts';
import { version } from '../version.ts';
import { prepareAttestations } from './attest.ts';
import { promotionRecords } from './promotion-records.ts';
import type { Proven } from './prove.ts';
import { pushedImage } from './push.ts';
import { attachingStore } from './signature-store.ts';
import type { Signer, Verifier } from './signer.ts';
import { type Approved, refuseOvertaken, tag } from './tag.ts';
import type { TagResult } from './tag-decision.ts';
import type { Workplace } from './workplace.ts';

/** What the records of a move say besides the tags. */
export type MoveFacts = Pick<PromotionRecord, 'action' | 'from' | 'gate'>;

/** What a record says of the gate. */
export function gateFacts({ verdict, scan }: Pick<Proven, 'verdict' | 'scan'>): MoveFacts['gate'] {
  const { outcome, reasons } = verdict;
  const database = scan?.database?.updatedAt.toISOString();
  return { outcome, reasons, ...(database === undefined ? {} : { database }) };
}

/** An image that stays where it is: its signature was read back there. */
export function inPlace({ image, evidence }: Proven): Approved {
  return { pushed: pushedImage(image.content, image.repository, noTransfer), proof: evidence.verified };
}

const noTransfer = { blobs: { present: 0, mounted: 0, uploaded: 0 }, bytesUploaded: 0, milliseconds: 0 };

/** Tags that are about to move: the image is approved wherever they are, and the records of the move are signed. */
export interface Move {
  readonly approved: readonly Approved[];
  readonly tags: readonly PlannedTag[];
  readonly decided: readonly TagResult[];
  readonly records: readonly SignedRecord[];
}

/** The record for one repository, signed and not attached yet. */
interface SignedRecord {
  attach(): Promise<void>;
}

/** Which of these tags point at the digest already but are in no record: a run before this one did not finish. */
export async function unrecorded(
  digest: Digest,
  decided: readonly TagResult[],
  verifier: Verifier,
  { connection }: Pick<Workplace<unknown>, 'connection'>,
): Promise<TagResult[]> {
  const there = Map.groupBy(
    decided.filter(({ outcome }) => outcome === 'already-there'),
    ({ repository }) => repositoryName(repository),
  );
  const found = await Promise.all(
    [...there.values()].map(async (results) => {
      const { repository } = results[0] as TagResult;
      const records = await promotionRecords(
        { repository, digest },
        verifier,
        connection.signatureStore(repository),
      );
      const recorded = new Set(
        records
          .filter((record) => record.repository === repositoryName(repository))
          .flatMap(({ tags }) => tags.map(({ name }) => name)),
      );
      return results.filter((result) => !recorded.has(result.tag));
    }),
  );
  return found.flat();
}

/**
 * Signs the record of every repository in which a tag moves, or stands without one (`late`). A tag never moves
 * without its record: when nothing can be signed, nothing is moved.
 */
export async function prepareMove(
  move: Omit<Move, 'records'> & { readonly late: readonly TagResult[]; readonly facts: MoveFacts },
  signer: Signer,
  shop: Workplace<PublishedPlan>,
  deps: Deps,
): Promise<Move> {
  const { approved, tags, decided, late, facts } = move;
  const time = deps.clock().toISOString();
  const records = await Promise.all(
    approved.map(async ({ pushed: { repository, root } }) => {
      const moves = [
        ...decided
          .filter((one) => one.outcome === 'not-written' && isSameRepository(one.repository, repository))
          .map(({ tag: name, kind, previous }): RecordedMove => ({ name, kind, previous: previous ?? null })),
        ...late
          .filter((one) => isSameRepository(one.repository, repository))
          .map(({ tag: name, kind }): RecordedMove => ({ name, kind })),
      ];
      if (moves.length === 0) return [];
      const record: PromotionRecord = {
        ...facts,
        repository: repositoryName(repository),
        digest: root.digest,
        tags: moves,
        time,
        ...sourceFacts(shop.plan),
        sealift: version,
      };
      const name = join('records', `${crypto.randomUUID()}.json`);
      const predicateFile = await deps.files.write(name, JSON.stringify(record));
      const attach = await prepareAttestations(
        { repository, subject: root },
        [{ type: promotionRecordType, predicateFile }],
        signer,
        await attachingStore({ repository, digest: root.digest }, shop.connection.signatureStore(repository)),
        deps,
      );
      return [{ attach }];
    }),
  );
  return { approved, tags, decided, records: records.flat() };
}

/**
 * Attaches the records, writes the tags, and looks whether they are still where they were put. The records come first:
 * a tag that moved without one could not be taken back, while one that tells of a tag that did not move is never
 * followed, because a history begins at what the tag points at (docs/decisions/0005).
 */
export async function completeMove(
  { approved, tags, decided, records }: Move,
  { connection: { client } }: Pick<Workplace<unknown>, 'connection'>,
  report: (results: readonly TagResult[]) => void,
  deps: Pick<Deps, 'log'>,
): Promise<void> {
  await Promise.all(records.map((record) => record.attach()));
  const results = await tag(approved, tags, client, deps, report, decided);
  const [first] = approved;
  if (first) await refuseOvertaken(first.pushed.root.digest, results, client);
}

function sourceFacts({ source }: PublishedPlan): Pick<PromotionRecord, 'source' | 'run'> {
  if (!source) return {};
  const { gitRepository, commit, ref } = source;
  const { url, id, actor } = source.run;
  return {
    source: { ...(gitRepository ? { gitRepository } : {}), commit, ref },
    run: { ...(url ? { url } : {}), ...(id ? { id } : {}), ...(actor ? { actor } : {}) },
  };
}
