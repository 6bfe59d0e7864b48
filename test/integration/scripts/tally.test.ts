import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run } from '../../../src/tools/runner.ts';

const script = join(import.meta.dirname, '../../../scripts/tally.ts');

const file = (status: string, ...statuses: string[]) => ({
  name: 'a.test.ts',
  status,
  message: 'it broke',
  assertionResults: statuses.map((each, at) => ({ status: each, fullName: `test ${at}` })),
});
const tests = (...testResults: object[]) => ({ testResults });

describe('scripts/tally.ts', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sealift-tally-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test.each([
    {
      title: 'adds up tests and checks',
      reports: [
        tests(file('passed', 'passed', 'passed', 'skipped')),
        { lint: { status: 'passed' }, zizmor: { status: 'skipped', detail: 'no Python' } },
      ],
      lines: ['skipped: test 2', 'skipped: check zizmor (no Python)', '3 passed, 0 failed, 2 skipped'],
      code: 0,
    },
    {
      title: 'a failed test and a failed check',
      reports: [tests(file('failed', 'passed', 'failed')), { lint: { status: 'failed', detail: 'x' } }],
      lines: ['failed: test 1', 'failed: check lint', '1 passed, 2 failed, 0 skipped'],
      code: 1,
    },
    {
      title: 'a file that could not be loaded',
      reports: [tests(file('failed'), file('passed', 'passed'))],
      lines: ['failed: a.test.ts: it broke', '1 passed, 1 failed, 0 skipped'],
      code: 1,
    },
    {
      title: 'a part in which nothing ran',
      reports: [tests(file('passed', 'passed')), tests()],
      lines: ['failed: 1: nothing ran', '1 passed, 1 failed, 0 skipped'],
      code: 1,
    },
    {
      title: 'only skipped tests',
      reports: [tests(file('passed', 'skipped'))],
      lines: ['skipped: test 0', '0 passed, 0 failed, 1 skipped'],
      code: 1,
    },
  ])('$title', async ({ reports, lines, code }) => {
    const paths = reports.map((_report, at) => join(folder, `${at}.json`));
    await Promise.all(reports.map((report, at) => writeFile(paths[at] as string, JSON.stringify(report))));
    const result = await run({ program: process.execPath, args: [script, ...paths] });
    expect(result.stdout.trimEnd().split('\n')).toEqual(lines);
    expect(result.code).toBe(code);
  });

  test('a part that left no report has failed', async () => {
    const result = await run({ program: process.execPath, args: [script, join(folder, 'missing.json')] });
    expect(result.stdout).toMatch(/^failed: missing: no report of it .*\n0 passed, 1 failed, 0 skipped\n$/);
    expect(result.code).toBe(1);
  });
});
