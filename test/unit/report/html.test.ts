import { expect, test } from 'vitest';
import { reportHtml } from '../../../src/report/html.ts';
import { fullRecord } from '../../support/records.ts';

test('the report of a full run', async () => {
  await expect(reportHtml(fullRecord())).toMatchFileSnapshot('report.golden.html');
});

test('text from outside cannot become markup, and nothing is loaded from elsewhere', () => {
  const html = reportHtml(fullRecord({ error: { code: 'x', message: '<script>alert(1)</script>"\'&' } }));
  expect(html).not.toContain('<script>');
  expect(html).not.toMatch(/<(script|link|img|iframe)\b/);
  expect(html).toContain("default-src 'none'");
});
