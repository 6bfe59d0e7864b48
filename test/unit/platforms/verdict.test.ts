import { expect, test } from 'vitest';
import type { PlatformFinding, PlatformSeverity } from '../../../src/platforms/finding.ts';
import { countsText, judgeFindings } from '../../../src/platforms/verdict.ts';

const finding = (rule: string, severity: PlatformSeverity): { finding: PlatformFinding } => ({
  finding: { rule, severity, what: 'x', why: 'y', fix: 'z' },
});

test.each<[string, readonly { finding: PlatformFinding }[], readonly string[], string]>([
  ['nothing', [], [], 'passed'],
  ['a warning and a note', [finding('a', 'warning'), finding('b', 'note')], [], 'passed'],
  ['an error', [finding('a', 'note'), finding('b', 'error')], [], 'refused'],
  ['an error that is ignored', [finding('b', 'error')], ['b'], 'passed'],
  ['another one ignored', [finding('b', 'error')], ['a'], 'refused'],
])('%s', (_, found, ignored, outcome) => {
  expect(judgeFindings(found, ignored).outcome).toBe(outcome);
});

test('the worst stand first, the ignored last, and each says its platform', () => {
  const { findings, unused } = judgeFindings(
    [
      finding('note', 'note'),
      { ...finding('ignored', 'error'), platform: { os: 'linux', architecture: 'arm64' } },
      finding('warning', 'warning'),
      finding('error', 'error'),
    ],
    ['ignored', 'unheard-of'],
  );
  expect(findings.map(({ rule }) => rule)).toEqual(['error', 'warning', 'note', 'ignored']);
  expect(findings.map(({ image }) => image)).toEqual([undefined, undefined, undefined, 'linux/arm64']);
  expect(unused).toEqual(['unheard-of']);
  expect(countsText(findings)).toBe('1 error, 1 warning, 1 note, 1 ignored');
  expect(countsText([])).toBeUndefined();
});
