import { platformText } from '../oci/descriptor.ts';
import { severities } from '../plan/policy.ts';
import type { Finding, PlatformScan } from '../steps/scan.ts';

type Row = readonly string[];

/** One platform's findings as plain text: counts, then a row each, then what was taken out and why. */
export function findingsTable(scan: Omit<PlatformScan, 'files'>): string {
  const counted = scan.findings.filter((finding) => finding.ignored === undefined);
  const ignored = scan.findings.filter((finding) => finding.ignored !== undefined);
  const counts = severities.map(
    (severity) => `${counted.filter((one) => one.severity === severity).length} ${severity.toLowerCase()}`,
  );
  const system = scan.os
    ? ` · ${scan.os.family} ${scan.os.name}${scan.os.endOfLife ? ' (end of life)' : ''}`
    : '';
  return [
    `${platformText(scan.platform)} · ${scan.digest}${system}`,
    counts.join(', '),
    ...table(['Severity', 'Id', 'Found in', 'Installed', 'Fixed in', 'Title'], counted.map(row)),
    ...table(
      ['Ignored', 'Id', 'Found in', 'By', 'Reason'],
      ignored.map((one) => [
        one.severity,
        one.id,
        place(one),
        one.ignored?.by ?? '',
        one.ignored?.reason ?? '',
      ]),
    ),
    '',
  ].join('\n');
}

function row(finding: Finding): Row {
  return [
    finding.severity,
    finding.id,
    place(finding),
    finding.package?.installed ?? '',
    finding.package ? (finding.package.fixed ?? finding.status ?? '') : '',
    finding.title.length > 80 ? `${finding.title.slice(0, 79)}…` : finding.title,
  ];
}

function place(finding: Finding): string {
  if (finding.package) return finding.package.name;
  return finding.line ? `${finding.target}:${finding.line}` : finding.target;
}

function table(head: Row, rows: readonly Row[]): string[] {
  if (rows.length === 0) return [];
  // Text from an image's files must not move the cursor or forge lines in a terminal or a log.
  const clean = [head, ...rows].map((cells) => cells.map((cell) => cell.replaceAll(/\p{Cc}+/gu, ' ')));
  const widths = head.map((_, column) => Math.max(...clean.map((cells) => (cells[column] ?? '').length)));
  return [
    '',
    ...clean.map((cells) =>
      cells
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    ),
  ];
}
