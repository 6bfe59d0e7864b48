// Adds up what the parts of a run reported, and ends the run:
//
//   node scripts/tally.ts REPORT.json...
//
// A report is vitest's JSON or the one of scripts/check.ts. A part that left none has failed. The last
// line is `N passed, N failed, N skipped`; the exit status is 0 only when something passed and nothing failed.
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Outcome } from './check.ts';

interface VitestReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message?: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

type Report = VitestReport | Readonly<Record<string, Outcome>>;

interface Result {
  readonly name: string;
  readonly status: 'passed' | 'failed' | 'skipped';
}

const results = (await Promise.all(process.argv.slice(2).map(resultsOf))).flat();
const named = (status: Result['status']) => results.filter((result) => result.status === status);
for (const result of [...named('skipped'), ...named('failed')]) say(`${result.status}: ${result.name}`);
say(`${named('passed').length} passed, ${named('failed').length} failed, ${named('skipped').length} skipped`);
process.exitCode = named('passed').length > 0 && named('failed').length === 0 ? 0 : 1;

async function resultsOf(path: string): Promise<Result[]> {
  const part = basename(path, '.json');
  try {
    const report = JSON.parse(await readFile(path, 'utf8')) as Report;
    const found = isVitestReport(report) ? testsOf(report) : checksOf(report);
    return found.length > 0 ? found : [{ name: `${part}: nothing ran`, status: 'failed' }];
  } catch (error) {
    return [{ name: `${part}: no report of it (${(error as Error).message})`, status: 'failed' }];
  }
}

function isVitestReport(report: Report): report is VitestReport {
  return Array.isArray(report.testResults);
}

function testsOf(report: VitestReport): Result[] {
  return report.testResults.flatMap((file): Result[] => {
    const tests = file.assertionResults.map(
      (one): Result => ({
        name: one.fullName,
        status: one.status === 'passed' || one.status === 'failed' ? one.status : 'skipped',
      }),
    );
    // A file that broke before, between or after its tests has failed, whatever its tests say.
    const broken = file.status === 'failed' && !tests.some((one) => one.status === 'failed');
    return broken
      ? [...tests, { name: `${file.name}: ${file.message ?? 'failed'}`, status: 'failed' }]
      : tests;
  });
}

function checksOf(report: Readonly<Record<string, Outcome>>): Result[] {
  return Object.entries(report).map(([name, { status, detail }]) => ({
    name: status === 'skipped' ? `check ${name} (${detail})` : `check ${name}`,
    status,
  }));
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
