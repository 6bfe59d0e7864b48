import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { reportHtml } from '../report/html.ts';
import type { RunRecord } from '../report/record.ts';
import { summaryMarkdown } from '../report/summary.ts';

/** Paths of what `writeReport` leaves, by output name. */
export function reportFiles(folder: string): { record: string; report: string } {
  return { record: join(folder, 'record.json'), report: join(folder, 'report.html') };
}

/**
 * Writes the account of a run into `folder`: `record.json`, `report.html`, `summary.md`. Each file
 * appears whole or not at all.
 */
export async function writeReport(record: RunRecord, folder: string): Promise<void> {
  const files = reportFiles(folder);
  await writeWhole(files.record, `${JSON.stringify(record, null, 2)}\n`);
  await writeWhole(files.report, reportHtml(record));
  await writeWhole(join(folder, 'summary.md'), summaryMarkdown(record));
}

async function writeWhole(path: string, content: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(`${path}.part`, content);
  await rename(`${path}.part`, path);
}
