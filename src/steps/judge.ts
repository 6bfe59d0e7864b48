import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { SealiftError } from '../errors.ts';
import type { Plan } from '../plan/plan.ts';
import { recordedFindings } from '../report/findings.ts';
import { junitReport } from '../report/junit.ts';
import { gate, markNew, type Verdict } from './gate.ts';
import type { Image } from './image.ts';
import type { PlatformChecked } from './platform-check.ts';
import type { ScanReport } from './scan.ts';
import type { Workplace } from './workplace.ts';

/** The verdict, and the reports that speak of it. `sarifFile`: one more file, with every platform's run in it. */
export async function judge(
  image: Pick<Image, 'scan' | 'baseline' | 'platforms' | 'base'> & Partial<Pick<Image, 'serverless'>>,
  sarifFile: string | undefined,
  { plan, account, place }: Pick<Workplace<Pick<Plan, 'policy'>>, 'plan' | 'account' | 'place'>,
): Promise<Verdict> {
  const verdict = gate(image.scan, image.platforms, image.base, plan.policy, image.baseline);
  account.note({ verdict: { outcome: verdict.outcome, reasons: verdict.reasons, counts: verdict.counts } });
  const { serverless } = image;
  const report = image.scan && judgedReport(image.scan, image.baseline, plan.policy);
  if (report || serverless) {
    const junit = join(place.report, 'junit.xml');
    await writeFile(junit, junitReport(report, verdict, serverless));
    account.file('junit', junit);
    account.file('sarif', join(place.report, 'scan'));
    if (sarifFile) await writeMergedSarif(report, serverless, resolve(place.folder, sarifFile));
  }
  if (!report) return verdict;
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

async function writeMergedSarif(
  report: ScanReport | undefined,
  serverless: PlatformChecked | undefined,
  file: string,
): Promise<void> {
  const scanned = await Promise.all(
    (report?.platforms ?? []).map(
      async ({ files }) => JSON.parse(await readFile(files.sarif, 'utf8')) as SarifLog,
    ),
  );
  const documents = [...scanned, ...(serverless ? [serverless.sarif] : [])];
  await mkdir(dirname(file), { recursive: true });
  await writeFile(
    file,
    JSON.stringify({ ...documents[0], runs: documents.flatMap(({ runs }) => runs) }, null, 1),
  );
}

interface SarifLog {
  readonly runs: readonly unknown[];
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
