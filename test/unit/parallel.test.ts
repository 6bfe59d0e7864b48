import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parallel } from '../../src/parallel.ts';

const soon = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('parallel', () => {
  test('keeps the order of the items and never exceeds the limit', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer(), { maxLength: 30 }),
        fc.integer({ min: 1, max: 6 }),
        async (items, limit) => {
          let running = 0;
          let most = 0;
          const results = await parallel(items, limit, async (item) => {
            running += 1;
            most = Math.max(most, running);
            await soon();
            running -= 1;
            return item * 2;
          });
          expect(results).toEqual(items.map((item) => item * 2));
          expect(most).toBeLessThanOrEqual(limit);
        },
      ),
    );
  });

  test('after a failure starts nothing new, and waits for what is under way', async () => {
    const started: number[] = [];
    const ended: number[] = [];
    const work = parallel([0, 1, 2, 3, 4], 2, async (item) => {
      started.push(item);
      if (item === 0) throw new Error('first');
      await soon();
      await soon();
      ended.push(item);
    });
    await expect(work).rejects.toThrow('first');
    expect(started).toEqual([0, 1]);
    expect(ended).toEqual([1]);
  });
});
