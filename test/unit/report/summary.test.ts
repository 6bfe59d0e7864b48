import { expect, test } from 'vitest';
import { summaryMarkdown } from '../../../src/report/summary.ts';
import { fullRecord } from '../../support/records.ts';

test('the summary of a full run', async () => {
  await expect(summaryMarkdown(fullRecord())).toMatchFileSnapshot('summary.golden.md');
});

test('the summary of a refused run says why before anything else, and that nothing was tagged', () => {
  const {
    pushed: _pushed,
    signature: _signature,
    ...rest
  } = fullRecord({
    outcome: 'refused',
    error: { code: 'gate-refused', message: 'linux/arm64: 1 finding', hint: 'Update pkg to 2.1.' },
    tags: [],
  });
  const markdown = summaryMarkdown(rest);
  expect(markdown.indexOf('gate-refused')).toBeLessThan(markdown.indexOf('### Image'));
  expect(markdown).toContain('Update pkg to 2.1.');
  expect(markdown).toMatch(/### Tags\s+None written/);
});

test('new findings stand first', () => {
  const markdown = summaryMarkdown(fullRecord());
  expect(markdown.indexOf('CVE-2026-2')).toBeLessThan(markdown.indexOf('CVE-2021-1'));
});

test('text from outside cannot become markup', () => {
  const markdown = summaryMarkdown(
    fullRecord({
      error: { code: 'build-failed', message: '<img src=x> | `code` [link](http://evil.example)\n# heading' },
    }),
  );
  expect(markdown).not.toContain('<img');
  expect(markdown).not.toContain('[link](');
  expect(markdown).not.toMatch(/^# heading/m);
});

test('signing that is off is said', () => {
  expect(
    summaryMarkdown(fullRecord({ signature: { mode: 'off', attestations: [], verified: false } })),
  ).toContain('Not signed');
});
