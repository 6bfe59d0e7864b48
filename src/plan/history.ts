import type { Digest } from '../oci/digest.ts';
import type { PromotionRecord } from './promotion-record.ts';

/** One move of a tag, newest first in a history. */
export interface HistoryEntry {
  readonly digest: Digest;
  /** Undefined for the oldest image known: something else than a promotion put the tag there. */
  readonly record: PromotionRecord | undefined;
}

/**
 * Where a tag has pointed: follows the records from what it points at now to what each says was before, as long as
 * they lead further back in time. Newest first; the last entry has no record when the trail ends at an image that
 * something else than a promotion tagged.
 */
export async function walkHistory(
  place: { readonly repository: string; readonly tag: string; readonly digest: Digest },
  recordsOf: (digest: Digest) => Promise<readonly PromotionRecord[]>,
): Promise<HistoryEntry[]> {
  const entries: HistoryEntry[] = [];
  let digest: Digest | null | undefined = place.digest;
  let before = Number.POSITIVE_INFINITY;
  while (digest && entries.length < mostEntries) {
    const record = newestRecord(await recordsOf(digest), { ...place, digest }, before);
    entries.push({ digest, record });
    if (!record) break;
    before = Date.parse(record.time);
    digest = record.tags.find(({ name }) => name === place.tag)?.previous;
  }
  return entries;
}

/** Enough to go back years; a registry that leads in circles ends here. */
const mostEntries = 1000;

/** The newest record of `digest` about this tag that is older than `before`; milliseconds. */
function newestRecord(
  records: readonly PromotionRecord[],
  place: { readonly repository: string; readonly tag: string; readonly digest: Digest },
  before: number,
): PromotionRecord | undefined {
  return records
    .filter(
      (record) =>
        record.repository === place.repository &&
        record.digest === place.digest &&
        record.tags.some(({ name }) => name === place.tag) &&
        Date.parse(record.time) < before,
    )
    .toSorted((a, b) => Date.parse(b.time) - Date.parse(a.time))[0];
}

/**
 * The images one can go back to from where the tag is now, the nearest first. A rollback takes back the moves after
 * the image it went to, so that going back twice ends two images before; a promotion adds one.
 */
export function earlierImages(history: readonly HistoryEntry[]): Digest[] {
  const stack: Digest[] = [];
  for (const { digest, record } of history.toReversed()) {
    const at = stack.lastIndexOf(digest);
    if (record?.action === 'rollback' && at !== -1) stack.length = at + 1;
    else if (stack.at(-1) !== digest) stack.push(digest);
  }
  return stack.slice(0, -1).toReversed();
}

/** The history as text, one move a line, newest first. */
export function historyText(history: readonly HistoryEntry[]): string {
  const rows = history.map(({ digest, record }) => [
    record?.time ?? '',
    record?.action ?? 'first seen',
    digest,
    record?.run?.actor ?? '',
    record?.gate.allowed ? 'refused, allowed' : (record?.gate.outcome ?? ''),
    record?.run?.url ?? record?.from ?? '',
  ]);
  const head = ['TIME', 'ACTION', 'DIGEST', 'WHO', 'GATE', 'RUN OR SOURCE'];
  const widths = head.map((name, column) =>
    Math.max(name.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  return [head, ...rows]
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
    .concat('\n');
}
