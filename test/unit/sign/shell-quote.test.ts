import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shellQuote } from '../../../src/tools/shell-quote.ts';

test.each([
  ['plain', 'plain'],
  ['--key=a/b.pub', '--key=a/b.pub'],
  ['', "''"],
  ['a b', "'a b'"],
  ["it's", String.raw`'it'\''s'`],
  ['$(reboot)', "'$(reboot)'"],
])('%j', (word, quoted) => {
  expect(shellQuote(word)).toBe(quoted);
});

test('no word reaches the shell outside quotes', () => {
  fc.assert(
    fc.property(fc.string(), (word) => {
      const quoted = shellQuote(word);
      const outside = quoted.replaceAll(/'[^']*'|\\'/g, '');
      expect(outside).toMatch(/^[\w@%+=:,./-]*$/);
      expect(quoted.startsWith("'") ? quoted.slice(1, -1).replaceAll(String.raw`'\''`, "'") : quoted).toBe(
        word,
      );
    }),
  );
});
