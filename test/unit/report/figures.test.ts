import { describe, expect, test } from 'vitest';
import { bytesText, durationText } from '../../../src/report/figures.ts';

describe('figures', () => {
  test.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1.0 kB'],
    [12_400_000, '12.4 MB'],
    [1_100_000_000, '1.1 GB'],
  ])('%d bytes are %s', (bytes, text) => expect(bytesText(bytes)).toBe(text));

  test.each([
    [40, '0.0 s'],
    [412, '0.4 s'],
    [12_300, '12 s'],
    [185_000, '3 min 05 s'],
    [119_900, '2 min 00 s'],
  ])('%d ms are %s', (milliseconds, text) => expect(durationText(milliseconds)).toBe(text));
});
