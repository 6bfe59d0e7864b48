import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvRecord } from '../../../src/plan/csv.ts';

test.each<[string, string[]]>([
  ['', ['']],
  ['a', ['a']],
  ['a,b,', ['a', 'b', '']],
  [' a , b ', [' a ', ' b ']],
  ['type=match,"pattern=\\d{1,3}"', ['type=match', 'pattern=\\d{1,3}']],
  ['"a ""b"" c"', ['a "b" c']],
  ['"",x', ['', 'x']],
])('%s', (line, fields) => {
  expect(csvRecord(line)).toEqual(fields);
});

test.each(['a"b', 'a="b"', '"a', '"a"b', '"a" ,b', '"'])('refuses %s', (line) => {
  expect(() => csvRecord(line)).toThrow(expect.objectContaining({ code: 'input-invalid' }));
});

test('reads back what was quoted', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 1 }), (fields) => {
      const line = fields.map((field) => `"${field.replaceAll('"', '""')}"`).join(',');
      expect(csvRecord(line)).toEqual(fields);
    }),
  );
});
