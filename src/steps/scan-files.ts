import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findingsTable } from '../report/findings-table.ts';
import { sarifReport } from '../report/sarif.ts';
import { vulnPredicate } from '../report/vuln-predicate.ts';
import { packagesOnly } from '../tools/trivy-mend.ts';
import type { TrivyReport } from '../tools/trivy-report.ts';
import type { PlatformScan } from './scan.ts';
import { convertToSbom, platformSlug, type ScanRun } from './scan-trivy.ts';

/** Writes every report of one platform's scan into the output folder. */
export async function writeScanFiles(
  scan: Omit<PlatformScan, 'files'> & { readonly report: TrivyReport; readonly name: string },
  run: Pick<ScanRun, 'deps' | 'ready' | 'options'>,
): Promise<PlatformScan['files']> {
  const { output, trivy, database } = run.ready;
  await mkdir(output, { recursive: true });
  const slug = platformSlug(scan.platform);
  const files = {
    json: join(output, `scan-${slug}.json`),
    sarif: join(output, `scan-${slug}.sarif`),
    sbom: join(output, `sbom-${slug}.cdx.json`),
    table: join(output, `scan-${slug}.txt`),
    vulnPredicate: join(output, `vuln-${slug}.json`),
  };
  const scanner = { name: 'trivy' as const, version: scan.report.Trivy?.Version ?? trivy.version };
  const finishedAt = run.deps.clock();
  await Promise.all([
    writeFile(files.json, json(scan.report)),
    writeFile(files.sarif, json(sarifReport(scan, { name: scan.name, scanner }))),
    writeFile(files.table, findingsTable(scan)),
    writeFile(
      files.vulnPredicate,
      json(
        vulnPredicate(scan.report, {
          ...{ version: scanner.version, database, finishedAt },
          ...{ scanners: run.options.scanners, vex: run.options.vex.length > 0 },
        }),
      ),
    ),
    convertToSbom(packagesOnly(scan.report), scan.platform, files.sbom, run),
  ]);
  return files;
}

function json(content: unknown): string {
  return `${JSON.stringify(content, undefined, 1)}\n`;
}
