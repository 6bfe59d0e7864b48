import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FieldRules, readFields } from '../../../src/inputs/fields.ts';

const list: FieldRules = { separator: 'comma', comments: true, keepTrailing: false };
const lines: FieldRules = { separator: 'line', comments: true, keepTrailing: false };
const secrets: FieldRules = { separator: 'line', comments: false, keepTrailing: true };

describe('readFields', () => {
  it.each<[string, FieldRules, string, string[]]>([
    ['commas and newlines', list, 'a, b\n  c,,\n\nd', ['a', 'b', 'c', 'd']],
    [
      'only newlines',
      lines,
      'type=gha,mode=max\ntype=local,src=x',
      ['type=gha,mode=max', 'type=local,src=x'],
    ],
    ['a quoted comma', list, '"a,b",c', ['a,b', 'c']],
    ['a quoted newline', lines, '"KEY=one\n\ntwo"\nB=2', ['KEY=one\n\ntwo', 'B=2']],
    ['doubled quotes', lines, '"J={""a"":""b""}"', ['J={"a":"b"}']],
    ['quotes inside a value', lines, 'J={"a":"b","c":1}', ['J={"a":"b","c":1}']],
    ['a quoted word and more', lines, '"a" and b', ['"a" and b']],
    ['comments', list, '# one, two\na\n  # b\nc # not one', ['a', 'c # not one']],
    ['no comment behind a comma', list, 'a,#b', ['a', '#b']],
    ['CRLF', lines, 'a\r\nb\r\n', ['a', 'b']],
    ['trailing blanks', secrets, '  A=1  \nB=#2\r\n', ['A=1  ', 'B=#2']],
    ['# in secrets', secrets, '#A=1', ['#A=1']],
    ['nothing', list, ' \n ', []],
  ])('%s', (_name, rules, text, fields) => {
    expect(readFields(text, rules)).toEqual({ fields, unclosed: [] });
  });

  it('tells where a quote is never closed', () => {
    expect(readFields('a\nb\n"c\nd', lines)).toEqual({ fields: ['a', 'b'], unclosed: [3] });
  });

  it('reads back whatever was quoted', () => {
    const value = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', ' ', '#', '=', '\r') });
    fc.assert(
      fc.property(fc.array(value), fc.constantFrom(',', '\n', ' ,\t', '\n\n'), (values, separator) => {
        const text = values.map((each) => `"${each.replaceAll('"', '""')}"`).join(separator);
        expect(readFields(text, list)).toEqual({ fields: values, unclosed: [] });
      }),
    );
  });

  it('ends on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', ' ', '#', '\r') }), (text) => {
        for (const field of readFields(text, lines).fields) expect(text).toContain(field.split('"')[0]);
      }),
    );
  });
});
