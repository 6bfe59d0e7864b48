import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestOf } from '../../../src/oci/digest.ts';
import { earlierImages, type HistoryEntry, historyText, walkHistory } from '../../../src/plan/history.ts';
import {
  type PromotionRecord,
  promotionRecordType,
  readPromotionRecord,
} from '../../../src/plan/promotion-record.ts';

const repository = 'ghcr.io/acme/app';
const tag = 'latest';

type Move = { readonly action: PromotionRecord['action']; readonly image: number };

/** The records a tag's moves leave on the images, and where the tag is at the end. */
function replay(moves: readonly Move[]) {
  const records = new Map<string, PromotionRecord[]>();
  let previous: string | null = null;
  const made = moves.map(({ action, image }, at): PromotionRecord => {
    const digest = digestOf(`image ${image}`);
    const record: PromotionRecord = {
      ...{ action, repository, digest, from: 'x', sealift: '0', gate: { outcome: 'passed', reasons: [] } },
      tags: [{ name: tag, kind: 'floating', previous: previous as never }],
      time: new Date(Date.UTC(2026, 0, 1) + at).toISOString(),
    };
    records.set(digest, [...(records.get(digest) ?? []), record]);
    previous = digest;
    return record;
  });
  return { made, current: previous, recordsOf: async (digest: string) => records.get(digest) ?? [] };
}

async function historyOf(moves: readonly Move[]): Promise<HistoryEntry[]> {
  const { current, recordsOf } = replay(moves);
  return current === null ? [] : walkHistory({ repository, tag, digest: current }, recordsOf);
}

const moves = fc.array(
  fc.record({ action: fc.constantFrom('promote' as const, 'rollback' as const), image: fc.nat(4) }),
  { minLength: 1, maxLength: 20 },
);

describe('walkHistory', () => {
  it('gives back every move, the newest first', async () => {
    await fc.assert(
      fc.asyncProperty(moves, async (given) => {
        const history = await historyOf(given);
        expect(history.map(({ record }) => record)).toEqual(replay(given).made.toReversed());
      }),
    );
  });

  it('ends at an image that something else tagged', async () => {
    const digest = digestOf('image 9');
    expect(await walkHistory({ repository, tag, digest }, async () => [])).toEqual([
      { digest, record: undefined },
    ]);
  });

  it('takes no record of another repository or tag', async () => {
    const { current, recordsOf } = replay([{ action: 'promote', image: 1 }]);
    for (const place of [
      { repository: 'ghcr.io/acme/other', tag },
      { repository, tag: 'stable' },
    ]) {
      const history = await walkHistory({ ...place, digest: current as never }, recordsOf);
      expect(history).toEqual([{ digest: current, record: undefined }]);
    }
  });

  it('ends where records lead in circles', async () => {
    const [a, b] = [digestOf('a'), digestOf('b')];
    const record = (digest: typeof a, previous: typeof a): PromotionRecord => ({
      ...{
        action: 'promote',
        repository,
        digest,
        from: 'x',
        sealift: '0',
        gate: { outcome: 'passed', reasons: [] },
      },
      ...{ tags: [{ name: tag, kind: 'floating', previous }], time: '2026-01-01T00:00:00Z' },
    });
    const history = await walkHistory({ repository, tag, digest: a }, async (digest) => [
      digest === a ? record(a, b) : record(b, a),
    ]);
    expect(history.map(({ digest }) => digest)).toEqual([a, b]);
  });
});

describe('earlierImages', () => {
  const of = async (given: string) => {
    const parsed = given.split(' ').map(
      (text): Move => ({
        action: text.startsWith('<') ? 'rollback' : 'promote',
        image: Number(text.replace('<', '')),
      }),
    );
    const names = new Map([0, 1, 2, 3, 4].map((image) => [digestOf(`image ${image}`) as string, image]));
    return earlierImages(await historyOf(parsed)).map((digest) => names.get(digest));
  };

  it.each([
    ['1', []],
    ['1 2 3', [2, 1]],
    ['1 2 3 <2', [1]],
    ['1 2 3 <2 <1', []],
    ['1 2 3 <2 <1 3', [1]],
    ['1 2 3 <2 4', [2, 1]],
    ['1 2 2', [1]],
    ['1 2 <4', [2, 1]],
  ])('of %s', async (given, wanted) => {
    expect(await of(given)).toEqual(wanted);
  });

  it('never holds the image the tag points at now next to it, and only images it had', async () => {
    await fc.assert(
      fc.asyncProperty(moves, async (given) => {
        const history = await historyOf(given);
        const earlier = earlierImages(history);
        expect(earlier[0]).not.toBe(history[0]?.digest);
        const had = new Set(history.map(({ digest }) => digest));
        expect(earlier.every((digest) => had.has(digest))).toBe(true);
      }),
    );
  });
});

it('historyText is a table', async () => {
  const text = historyText(await historyOf([{ action: 'promote', image: 1 }]));
  expect(text).toMatch(/^TIME +ACTION +DIGEST/);
  expect(text).toContain(`promote  ${digestOf('image 1')}`);
});

describe('readPromotionRecord', () => {
  const { made } = replay([{ action: 'promote', image: 1 }]);
  const [good] = made as [PromotionRecord];

  it('reads what it wrote', () => {
    expect(readPromotionRecord(JSON.parse(JSON.stringify(good)))).toEqual(good);
    expect(promotionRecordType).toMatch(/^https:/);
  });

  it.each([
    [null],
    [{}],
    [{ ...good, action: 'delete' }],
    [{ ...good, digest: 'latest' }],
    [{ ...good, time: 'yesterday' }],
    [{ ...good, tags: [{ previous: null }] }],
    [{ ...good, tags: [{ name: 'a', previous: 'x' }] }],
  ])('takes nothing else: %j', (predicate) => {
    expect(readPromotionRecord(predicate)).toBeUndefined();
  });
});
