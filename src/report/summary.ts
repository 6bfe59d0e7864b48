import { bytesText, durationText } from './figures.ts';
import { type Cell, type PublishedTable, publishedTables, subject } from './published.ts';
import type { RecordedFinding, RunRecord } from './record.ts';
import { serverlessView } from './serverless-view.ts';
import { vendorScanView } from './vendor-scan-view.ts';

const shownFindings = 20;

/** The job summary in GitHub's Markdown: what was built, found, published, and how to verify it. Pure. */
export function summaryMarkdown(record: RunRecord): string {
  return [
    headline(record),
    failure(record),
    ...published(record),
    image(record),
    findings(record),
    serverless(record),
    vendorScan(record),
    tags(record),
    signature(record),
    remarks(record),
    steps(record),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');
}

function headline(record: RunRecord): string {
  const words: Record<RunRecord['outcome'], string> = {
    done: '✅ Done',
    planned: '📝 Planned, nothing done',
    refused: '⛔ Refused by policy',
    failed: '❌ Failed',
    interrupted: '🛑 Interrupted',
  };
  const what = subject(record) || 'image';
  const version = record.plan?.version ? ` ${code(record.plan.version)}` : '';
  return `## ${words[record.outcome]}: ${record.command} ${code(what)}${version}`;
}

function failure({ error }: RunRecord): string {
  if (!error) return '';
  const hint = error.hint ? `\n>\n> ${text(error.hint)}` : '';
  return `> [!CAUTION]\n> **${text(error.code)}**: ${text(error.message)}${hint}`;
}

/** What became of images that were published before. */
function published(record: RunRecord): string[] {
  return publishedTables(record).map((table) => [`### ${table.title}`, '', ...tableLines(table)].join('\n'));
}

function tableLines({ heads, rows }: Pick<PublishedTable, 'heads' | 'rows'>): string[] {
  const cell = (one: Cell) => (typeof one === 'string' ? text(one) : one.code === '' ? '' : code(one.code));
  return [
    `| ${heads.join(' | ')} |`,
    `|${heads.map(() => '---|').join('')}`,
    ...rows.map((row) => `| ${row.map(cell).join(' | ')} |`),
  ];
}

/** The rules of the serverless platform: what was found is open to see, where the bytes are is not. */
function serverless(record: RunRecord): string {
  const view = serverlessView(record);
  if (!view) return '';
  const [word] = view.word;
  const { heads, rows } = view.findings;
  return [
    `### ${view.title}: ${word}`,
    '',
    ...view.lines.map((line) => `- ${text(line)}`),
    ...(rows.length > 0 ? ['', ...shownTable({ heads, rows })] : []),
    ...view.sizes.flatMap((table) => ['', ...folded(table)]),
  ].join('\n');
}

/** A table behind its title, to be unfolded. */
function folded({ title, ...table }: PublishedTable): string[] {
  return [`<details><summary>${text(title)}</summary>`, '', ...shownTable(table), '', '</details>'];
}

/** The first rows, and how many there are more. */
function shownTable({ heads, rows }: Pick<PublishedTable, 'heads' | 'rows'>): string[] {
  const rest = rows.length - shownFindings;
  return [
    ...tableLines({ heads, rows: rows.slice(0, shownFindings) }),
    ...(rest > 0 ? ['', `… and ${rest} more in the report.`] : []),
  ];
}

/** The registry's own scan beside Trivy's; what only one of them says stands first. */
function vendorScan(record: RunRecord): string {
  const view = vendorScanView(record);
  if (!view) return '';
  const { title, lines, table } = view;
  return [
    `### ${title}`,
    '',
    ...lines.map((line) => `- ${text(line)}`),
    ...(table.rows.length > 0 ? ['', ...folded(table)] : []),
  ].join('\n');
}

function image(record: RunRecord): string {
  if (!record.image) return '';
  const built = record.image.reused ? 'Published before; nothing was rebuilt.' : '';
  const rows = record.image.platforms.map(
    (platform) =>
      `| ${code(platform.platform)} | ${bytesText(platform.bytes)} | ${platform.layers} | ${code(platform.digest)} |`,
  );
  const base = record.image.base.map((one) =>
    code(one.digest && !one.reference.includes('@') ? `${one.reference}@${one.digest}` : one.reference),
  );
  return [
    `### Image`,
    '',
    code(record.image.digest),
    ...(built ? ['', built] : []),
    '',
    '| platform | size | layers | manifest |',
    '|---|--:|--:|---|',
    ...rows,
    ...(base.length > 0 ? ['', `Base images: ${base.join(', ')}`] : []),
  ].join('\n');
}

function findings(record: RunRecord): string {
  const { verdict, scan } = record;
  if (!verdict) return '';
  if (verdict.outcome === 'not-scanned') return '### Scan\n\nNot scanned (`scan: off`).';
  const platforms = Object.entries(verdict.counts);
  const severities = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'UNKNOWN'];
  const table = [
    `| platform | ${severities.map((severity) => severity.toLowerCase()).join(' | ')} |`,
    `|---|${'--:|'.repeat(severities.length)}`,
    ...platforms.map(
      ([platform, counts]) =>
        `| ${code(platform)} | ${severities.map((one) => counts[one] ?? 0).join(' | ')} |`,
    ),
  ];
  const database = scan?.database ? `Database of ${scan.database.updatedAt}.` : '';
  return [
    `### Scan: ${verdict.outcome}`,
    '',
    ...verdict.reasons.map((reason) => `- ${text(reason)}`),
    ...(verdict.reasons.length > 0 ? [''] : []),
    ...table,
    '',
    `${scan?.scanner ?? ''} ${database}`.trim(),
    ...findingTable(scan?.findings ?? []),
    ...(scan?.expiredIgnores ?? []).map(
      ({ id, expired }) => `\n⚠️ The ignore entry for ${code(id)} expired on ${expired} and no longer counts.`,
    ),
  ].join('\n');
}

/** New ones first, then those that block, then by severity, as the record has them. */
function findingTable(all: readonly RecordedFinding[]): string[] {
  const active = all.filter((finding) => !finding.ignored);
  if (active.length === 0) return [];
  const rank = (finding: RecordedFinding) => (finding.isNew ? 0 : 2) + (finding.blocking ? 0 : 1);
  const shown = active.toSorted((a, b) => rank(a) - rank(b)).slice(0, shownFindings);
  const rest = active.length - shown.length;
  return [
    '',
    `<details><summary>${active.length} finding${active.length === 1 ? '' : 's'}</summary>`,
    '',
    '| | severity | id | package | fixed in | platform |',
    '|---|---|---|---|---|---|',
    ...shown.map((finding) => {
      const mark = [finding.isNew ? '🆕' : '', finding.blocking ? '⛔' : ''].join('');
      const subject = finding.package
        ? `${text(finding.package)} ${text(finding.installed ?? '')}`
        : text(finding.target);
      return `| ${mark} | ${finding.severity.toLowerCase()} | ${text(finding.id)} | ${subject} | ${text(finding.fixed ?? '')} | ${code(finding.platform)} |`;
    }),
    ...(rest > 0 ? ['', `… and ${rest} more in the report.`] : []),
    '',
    '</details>',
  ];
}

function tags(record: RunRecord): string {
  if (!record.plan && record.tags.length === 0) return '';
  if (record.plan && record.tags.length === 0)
    return `### Tags\n\nNone written: ${text(record.plan.push.reason)}.`;
  const marks = {
    written: '🏷️',
    'already-there': '✔️',
    kept: '⏸️',
    refused: '⛔',
    'not-written': '⬜',
  } as const;
  return [
    '### Tags',
    '',
    '| | tag | outcome | why |',
    '|---|---|---|---|',
    ...record.tags.map(
      ({ repository, tag, outcome, reason }) =>
        `| ${marks[outcome]} | ${code(`${repository.registry}/${repository.path}:${tag}`)} | ${outcome} | ${text(reason)} |`,
    ),
  ].join('\n');
}

function signature({ signature: signed }: RunRecord): string {
  if (!signed) return '';
  if (signed.mode === 'off')
    return '### Signature\n\n⚠️ Not signed (`sign: off`): the tags above point at an image nobody can verify.';
  const lines = [
    `### Signature`,
    '',
    `Signed by ${code(signed.signer ?? '')}${signed.issuer ? ` (issuer ${code(signed.issuer)})` : ''}, ${signed.verified ? 'read back from the registry and verified' : '**not verified**'}.`,
  ];
  if (signed.attestations.length > 0)
    lines.push('', `Attestations: ${signed.attestations.map(code).join(', ')}.`);
  if (signed.verifyCommand) lines.push('', 'Verify it yourself:', '', '```sh', signed.verifyCommand, '```');
  return lines.join('\n');
}

function remarks({ notes }: RunRecord): string {
  return notes.map((note) => `> ${text(note)}`).join('\n>\n');
}

function steps(record: RunRecord): string {
  const rows = record.steps.map(
    (step) => `| ${step.name} | ${step.outcome} | ${durationText(step.milliseconds)} |`,
  );
  if (rows.length === 0) return '';
  const tools = record.tools.map((tool) => `${tool.name} ${tool.version} (${tool.from})`).join(', ');
  const builder = record.builder
    ? `Builder: ${record.builder.kind}, because ${text(record.builder.reason)}.`
    : '';
  return [
    '<details><summary>Steps</summary>',
    '',
    '| step | outcome | time |',
    '|---|---|--:|',
    ...rows,
    '',
    builder,
    '',
    tools && `Tools: ${tools}.`,
    '',
    '</details>',
  ].join('\n');
}

/** Text from outside must not become Markdown or HTML of the summary. */
function text(value: string): string {
  return value
    .replace(/[\r\n]+/g, ' ')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/[\\`*_[\]|~#]/g, '\\$&');
}

function code(value: string): string {
  return `\`${value.replace(/[`\r\n]/g, ' ').replace(/\|/g, '\\|')}\``;
}
