import type { ComparedFinding } from '../plan/compared-findings.ts';
import { severities } from '../plan/policy.ts';
import type { Cell, PublishedTable } from './published.ts';
import type { RunRecord } from './record.ts';

/** The scan of the registry's own scanner, for a summary or a page. */
export interface VendorScanView {
  readonly title: string;
  /** The outcome in a word, and how it is meant. */
  readonly word: readonly [string, 'good' | 'bad' | 'warn'];
  readonly lines: readonly string[];
  /** A column for each scanner; what differs stands before what both say alike. */
  readonly table: PublishedTable;
}

/** Undefined when no vendor scanned. Pure. */
export function vendorScanView({ vendorScan: scan, scan: own }: RunRecord): VendorScanView | undefined {
  if (!scan) return undefined;
  const { status, outcome, reference, engine, reasons } = scan;
  const word = status === 'failed' ? 'no result' : (outcome ?? 'reported');
  const rows = scan.findings.toSorted((a, b) => order(a) - order(b));
  return {
    title: `Scan by ${scan.scanner}`,
    word: [word, word === 'passed' ? 'good' : word === 'refused' ? 'bad' : 'warn'],
    lines: [
      `${status === 'complete' ? 'Scanned' : 'Not scanned, so that nothing is known'}: ${reference}${engine ? ` (${engine})` : ''}.`,
      ...(scan.counts ? [countsLine(scan.counts)] : []),
      ...(status === 'complete' ? [differences(scan.compared)] : []),
      ...reasons,
      scan.gate
        ? 'It decides whether tags other than the commit tag are written.'
        : 'It is reported only; `vendor-scan-gate` would let it keep tags back.',
    ],
    table: {
      title: `${rows.length} vulnerabilit${rows.length === 1 ? 'y' : 'ies'}, compared`,
      heads: ['', 'id', 'package', own ? 'Trivy' : 'Trivy (not run)', 'ACR', 'difference'],
      rows: rows.map((one) => row(one, own !== undefined)),
    },
  };
}

function countsLine(counts: Readonly<Record<string, number>>): string {
  const parts = severities.map((one) => `${counts[one] ?? 0} ${one.toLowerCase()}`);
  return `Found: ${parts.join(', ')}.`;
}

function differences(
  compared: NonNullable<NonNullable<RunRecord['vendorScan']>['compared']> | undefined,
): string {
  if (!compared) return 'Trivy did not scan, so there is nothing to compare with.';
  const { both, trivy, acr } = compared;
  return `Found by both: ${both}; only by Trivy: ${trivy}; only by ACR: ${acr}.`;
}

/** What blocks, then what one scanner does not have, then what they judge otherwise, then the rest. */
function order(finding: ComparedFinding): number {
  if (finding.blocking) return 0;
  if (finding.foundBy === 'acr') return 1;
  if (finding.foundBy === 'trivy') return 2;
  return differenceOf(finding) === '' ? 4 : 3;
}

function row(finding: ComparedFinding, own: boolean): Cell[] {
  const { id, package: name, installed, trivy, acr } = finding;
  const alias = acr?.package ? ` (ACR: ${acr.package})` : '';
  return [
    finding.blocking ? 'blocks' : '',
    { code: id },
    `${name} ${installed}${alias}`.trim(),
    trivy ? said(trivy, trivy.ignored) : '',
    acr ? said(acr) : '',
    own ? differenceOf(finding) : '',
  ];
}

function said({ severity, fixed }: { severity: string; fixed?: string }, ignored?: string): string {
  const parts = [severity.toLowerCase(), fixed ? `fixed in ${fixed}` : 'no fix'];
  return [...parts, ...(ignored ? [`ignored: ${ignored}`] : [])].join(', ');
}

/** Alibaba's High stands for critical too, so these two do not differ. */
function differenceOf({ foundBy, trivy, acr }: ComparedFinding): string {
  if (foundBy === 'acr') return 'only ACR';
  if (foundBy === 'trivy') return 'only Trivy';
  const alike = trivy?.severity === 'CRITICAL' ? 'HIGH' : trivy?.severity;
  const parts = [
    ...(alike === acr?.severity ? [] : ['severity']),
    ...(trivy?.fixed === acr?.fixed ? [] : ['fixed version']),
  ];
  return parts.join(', ');
}
