import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ignoreFileText, parseIgnoreFile } from '../../../src/tools/trivy-ignore.ts';

const now = new Date('2026-06-15T12:00:00Z');
const parse = (text: string, name = '.trivyignore') => parseIgnoreFile(text, name, now);

describe('a list of ids', () => {
  test('comments, blank lines and line ends are passed over', () => {
    const file = parse('# why\r\n\r\n  CVE-1  \r\nCVE-2 # not reachable\n');
    expect(file.vulnerabilities).toEqual([{ id: 'CVE-1' }, { id: 'CVE-2' }]);
    expect(file.secrets).toEqual(file.vulnerabilities);
    expect(file.expired).toEqual([]);
  });

  test.each([
    ['2026-06-14', false],
    ['2026-06-15', false],
    ['2026-06-16', true],
  ])('an entry until %s counts: %s', (date, counts) => {
    const file = parse(`CVE-1 exp:${date}\nCVE-2`);
    expect(file.vulnerabilities).toEqual([...(counts ? [{ id: 'CVE-1' }] : []), { id: 'CVE-2' }]);
    expect(file.expired).toEqual(counts ? [] : [{ id: 'CVE-1', expired: date }]);
  });

  test('a date that cannot be read is an error, not an entry for ever', () => {
    expect(() => parse('CVE-1\nCVE-2 exp:31.12.2026')).toThrow(/\.trivyignore, line 2.*31\.12\.2026/);
    expect(() => parse('CVE-1 exp:2026-13-45')).toThrow(expect.objectContaining({ code: 'input-invalid' }));
  });
});

describe('a YAML file', () => {
  test('keeps paths, package URLs and statements, each section for itself', () => {
    const file = parse(
      `vulnerabilities:
  - id: CVE-1
    purls: ["pkg:npm/lodash"]
    statement: because
  - id: CVE-2
    expired_at: 2026-01-01
secrets:
  - id: github-pat
    paths: ["**/test/**"]
    expired_at: 2027-01-01
`,
      'x/.trivyignore.yaml',
    );
    expect(file).toEqual({
      vulnerabilities: [{ id: 'CVE-1', purls: ['pkg:npm/lodash'], statement: 'because' }],
      secrets: [{ id: 'github-pat', paths: ['**/test/**'] }],
      expired: [{ id: 'CVE-2', expired: '2026-01-01' }],
    });
  });

  test.each([
    ['not YAML', 'a: [b'],
    ['a list', '- CVE-1'],
    ['a section that is no list', 'secrets: {}'],
    ['an entry without id', 'secrets: [{paths: [a]}]'],
    ['an entry that is a text', 'vulnerabilities: [CVE-1]'],
    ['paths that are no list', 'vulnerabilities: [{id: CVE-1, paths: a}]'],
    ['a bad date', 'vulnerabilities: [{id: CVE-1, expired_at: soon}]'],
  ])('%s is refused', (_what, text) => {
    expect(() => parse(text, 'i.yml')).toThrow(expect.objectContaining({ code: 'input-invalid' }));
  });

  test('an empty file has no entries', () => {
    expect(parse('', 'i.yaml')).toEqual({ vulnerabilities: [], secrets: [], expired: [] });
  });
});

test('what is handed to Trivy reads back the same, whatever the texts hold', () => {
  const text = fc.string({ minLength: 1 });
  const entry = fc.record({ id: text, paths: fc.array(text), statement: fc.string() });
  fc.assert(
    fc.property(fc.array(entry), fc.array(entry), (vulnerabilities, secrets) => {
      const written = ignoreFileText({ vulnerabilities, secrets, expired: [] });
      expect(parseIgnoreFile(written, 'i.yaml', now)).toEqual({ vulnerabilities, secrets, expired: [] });
    }),
  );
});
