import { expect, test } from 'vitest';
import { exitCodeOf, SealiftError } from '../../src/errors.ts';

test.each([
  ['input-invalid', 2],
  ['tool-checksum', 3],
  ['registry-unavailable', 4],
  ['could-not-check', 4],
  ['gate-refused', 5],
  ['platform-refused', 5],
  ['tag-immutable', 5],
  ['interrupted', 130],
] as const)('%s ends with exit code %d', (code, exit) => {
  expect(exitCodeOf(new SealiftError(code, 'x'))).toBe(exit);
});

test('anything else is a bug of ours', () => {
  expect(exitCodeOf(new TypeError('x'))).toBe(1);
});
