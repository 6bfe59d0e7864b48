import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRetriedStatus, parseRetryAfter, retryDelayMs } from '../../../src/oci/retry.ts';

describe('isRetriedStatus', () => {
  it('says yes to 408, 429 and 5xx alone', () => {
    const retried = Array.from({ length: 500 }, (_, at) => at + 100).filter(isRetriedStatus);
    expect(retried).toEqual([408, 429, ...Array.from({ length: 100 }, (_, at) => at + 500)]);
  });
});

describe('parseRetryAfter', () => {
  const now = new Date('2026-11-21T10:00:00Z');
  it.each([
    [undefined, undefined],
    ['', undefined],
    ['0', 0],
    [' 12 ', 12_000],
    ['Sat, 21 Nov 2026 10:00:30 GMT', 30_000],
    ['Sat, 21 Nov 2026 09:00:00 GMT', 0],
    ['soon', undefined],
    ['-5', undefined],
    ['1.5', undefined],
  ])('reads %j as %j', (header, milliseconds) => {
    expect(parseRetryAfter(header, now)).toBe(milliseconds);
  });
});

describe('retryDelayMs', () => {
  it.each([
    [1, undefined, 0, 500],
    [1, undefined, 1, 250],
    [4, undefined, 0, 4000],
    [20, undefined, 0, 60_000],
    [1, 7000, 0.5, 7000],
    [1, 0, 0.5, 0],
    [1, 3_600_000, 0, 60_000],
  ])('after failure %i, asked for %j: %j → %i', (failures, retryAfter, random, milliseconds) => {
    expect(retryDelayMs(failures, retryAfter, random)).toBe(milliseconds);
  });

  it('is never more than a minute, nor less than half of the plain delay', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (failures, random) => {
          const delay = retryDelayMs(failures, undefined, random);
          expect(delay).toBeLessThanOrEqual(60_000);
          expect(delay).toBeGreaterThanOrEqual(Math.min(60_000, 250 * 2 ** (failures - 1)));
        },
      ),
    );
  });
});
