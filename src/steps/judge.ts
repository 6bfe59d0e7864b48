import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { SealiftError } from '../errors.ts';
import type { Plan } from '../plan/plan.ts';
import { recordedFindings } from '../report/findings.ts';
import { junitReport } from '../report/junit.ts';
import { gate, markNew, type Verdict } from './gate.ts';
import type { Image } from './image.ts';
import type { ScanReport } from './scan.ts';
import type { Workplace } from './workplace.ts';

/** The verdict, and the reports that speak of it. `sarifFile`: one more file, with every platform's run in it. */
export async function judge(
  image: Pick<Image, 'scan' | 'baseline' | 'platforms' | 'base'>,
  sarifFile: string | undefined,
  { plan, account, place }: Pick<Workplace<Pick<Plan, 'policy'>>, 'plan' | 'account' | 'place'>,
): Promise<Verdict> {
  const verdict = gate(image.scan, image.platforms, image.base, plan.policy, image.baseline);
  account.note({ verdict: { outcome: verdict.outcome, reasons: verdict.reasons, counts: verdict.counts } });
  if (!image.scan) return verdict;
  const report = judgedReport(image.scan, image.baseline, plan.policy);
  account.note({
    scan: {
      scanner: `${report.scanner.name} ${report.scanner.version}`,
      ...(report.database
        ? {
            database: {
              updatedAt: report.database.updatedAt.toISOString(),
              repository: report.database.repository,
            },
          }
        : {}),
      findings: recordedFindings(report, verdict),
      expiredIgnores: report.expiredIgnores,
    },
  });
  const junit = join(place.report, 'junit.xml');
  await writeFile(junit, junitReport(report, verdict));
  account.file('junit', junit);
  account.file('sarif', join(place.report, 'scan'));
  if (sarifFile) await writeMergedSarif(report, resolve(place.folder, sarifFile));
  account.file('sbom', join(place.report, 'scan'));
  return verdict;
}

/** The report as the verdict speaks of it: with what is new marked, where that counts. */
export function judgedReport(
  scan: ScanReport,
  baseline: ScanReport | undefined,
  policy: Plan['policy'],
): ScanReport {
  return baseline || policy.failOn === 'new' ? markNew(scan, baseline) : scan;
}

async function writeMergedSarif(report: ScanReport, file: string): Promise<void> {
  const documents = await Promise.all(
    report.platforms.map(
      async ({ files }) => JSON.parse(await readFile(files.sarif, 'utf8')) as { runs: unknown[] },
    ),
  );
  await mkdir(dirname(file), { recursive: true });
  await writeFile(
    file,
    JSON.stringify({ ...documents[0], runs: documents.flatMap(({ runs }) => runs) }, null, 1),
  );
}

/** What a refused verdict ends the run with. */
export function refusal(
  verdict: Verdict,
  state = 'Nothing was published and no tag was touched.',
): SealiftError {
  return new SealiftError('gate-refused', verdict.reasons.join(' '), {
    hint: `${state} Update what is named, or put a finding that does not apply into the ignore file or a VEX document (docs/scanning.md).`,
  });
}
