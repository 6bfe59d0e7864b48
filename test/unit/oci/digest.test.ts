import { expect, it } from 'vitest';
import { digestAlgorithm, digestHex, digestOf, isDigest, parseDigest } from '../../../src/oci/digest.ts';

it.each([
  ['sha256', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  [
    'sha512',
    'cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e',
  ],
] as const)('the %s digest of nothing is the known one', (algorithm, hex) => {
  const digest = digestOf('', algorithm);
  expect(digest).toBe(`${algorithm}:${hex}`);
  expect([digestAlgorithm(digest), digestHex(digest)]).toEqual([algorithm, hex]);
  expect(parseDigest(digest)).toBe(digest);
});

it.each([
  '',
  'sha256:',
  `sha256:${'0'.repeat(63)}`,
  `sha256:${'A'.repeat(64)}`,
  `sha512:${'0'.repeat(64)}`,
  `md5:${'0'.repeat(32)}`,
  `sha256:${'0'.repeat(64)}:x`,
])('%j is no digest', (text) => {
  expect(isDigest(text)).toBe(false);
  expect(() => parseDigest(text)).toThrowError(expect.objectContaining({ code: 'reference-invalid' }));
});
