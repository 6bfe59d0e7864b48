import { bytesText, durationText } from './figures.ts';
import { badge, escaped, mono, number, section, table } from './html-parts.ts';
import { type Cell, type PublishedTable, publishedTables, subject } from './published.ts';
import type { RunRecord } from './record.ts';
import { serverlessView } from './serverless-view.ts';
import { vendorScanView } from './vendor-scan-view.ts';

/** The report as one HTML page that needs nothing else: no script, no font, no network. Pure. */
export function reportHtml(record: RunRecord): string {
  const title = `${record.command} ${subject(record)}`.trim();
  const body = [
    header(record, title),
    failure(record),
    ...published(record),
    image(record),
    scan(record),
    serverless(record),
    vendorScan(record),
    tags(record),
    signature(record),
    steps(record),
    details(record),
  ];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
${body.filter((part) => part !== '').join('\n')}
</main>
</body>
</html>
`;
}

const style = `
:root { color-scheme: light dark; --line: #8884; --soft: #8881; --good: #1a7f37; --bad: #cf222e; --warn: #9a6700; }
@media (prefers-color-scheme: dark) { :root { --good: #3fb950; --bad: #f85149; --warn: #d29922; } }
body { font: 15px/1.5 system-ui, sans-serif; margin: 0; }
main { max-width: 62rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; } h3 { font-size: .95rem; } h2 { font-size: 1.1rem; margin-top: 2rem; border-bottom: 1px solid var(--line); }
code, pre { font: 13px/1.45 ui-monospace, monospace; } code { overflow-wrap: anywhere; }
pre { background: var(--soft); padding: .8rem; overflow-x: auto; border-radius: 6px; white-space: pre-wrap; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top; }
td:has(code) { min-width: 8rem; } td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; }
.badge { display: inline-block; padding: 0 .55em; border-radius: 1em; border: 1px solid currentColor; font-size: .85em; }
.good { color: var(--good); } .bad { color: var(--bad); } .warn { color: var(--warn); }
.wide { overflow-x: auto; margin-bottom: 1rem; } th.n, td.n { width: 1%; white-space: nowrap; } .note { border-left: 3px solid var(--line); padding-left: .8rem; }
.bar { background: var(--good); height: .6rem; border-radius: 3px; min-width: 2px; }
`;

function header(record: RunRecord, title: string): string {
  const tone = { done: 'good', planned: 'warn', refused: 'bad', failed: 'bad', interrupted: 'warn' }[
    record.outcome
  ];
  const source = record.source;
  const from = source
    ? `<p>From commit <code>${escaped(source.commit)}</code> (${escaped(source.ref)}, ${escaped(source.event)})${source.fork ? ', a fork' : ''}${source.dirty ? ', with changes that are not committed' : ''}.</p>`
    : '';
  return `<h1>${escaped(title)} <span class="badge ${tone}">${record.outcome}</span></h1>
<p>${escaped(record.startedAt)} to ${escaped(record.finishedAt)}, sealift ${escaped(record.sealift.version)}.</p>
${from}${record.notes.map((note) => `<p class="note">${escaped(note)}</p>`).join('\n')}`;
}

function failure({ error }: RunRecord): string {
  if (!error) return '';
  return `<p class="bad"><strong>${escaped(error.code)}</strong>: ${escaped(error.message)}</p>${error.hint ? `<p>${escaped(error.hint)}</p>` : ''}`;
}

/** What became of images that were published before. */
function published(record: RunRecord): string[] {
  return publishedTables(record).map((one) => section(escaped(one.title), cellTable(one)));
}

function cellTable({ heads, rows }: Pick<PublishedTable, 'heads' | 'rows'>): string {
  const cell = (one: Cell) =>
    typeof one === 'string' ? escaped(one) : one.code === '' ? '' : mono(one.code);
  return table(
    heads,
    rows.map((row) => row.map(cell)),
  );
}

/** The rules of the serverless platform, and where the image's bytes are. */
function serverless(record: RunRecord): string {
  const view = serverlessView(record);
  if (!view) return '';
  const [word, tone] = view.word;
  const lines = view.lines.map((line) => `<li>${escaped(line)}</li>`).join('');
  const sizes = view.sizes.map((one) => `<h3>${escaped(one.title)}</h3>\n${cellTable(one)}`);
  return section(
    escaped(view.title),
    [`<p>${badge(tone, word)}</p>`, `<ul>${lines}</ul>`, cellTable(view.findings), ...sizes].join('\n'),
  );
}

/** The registry's own scan beside Trivy's. */
function vendorScan(record: RunRecord): string {
  const view = vendorScanView(record);
  if (!view) return '';
  const [word, tone] = view.word;
  const lines = view.lines.map((line) => `<li>${escaped(line)}</li>`).join('');
  return section(
    escaped(view.title),
    `<p>${badge(tone, word)}</p>\n<ul>${lines}</ul>\n${cellTable(view.table)}`,
  );
}

function image({ image: built }: RunRecord): string {
  if (!built) return '';
  return section(
    'Image',
    `<p><code>${escaped(built.digest)}</code>${built.reused ? ' (published before)' : ''}</p>
${table(
  ['platform', 'size', 'layers', 'manifest'],
  built.platforms.map((one) => [
    escaped(one.platform),
    number(bytesText(one.bytes)),
    number(String(one.layers)),
    mono(one.digest),
  ]),
)}
${built.base.length > 0 ? `<p>Base images: ${built.base.map((base) => mono(base.reference)).join(', ')}</p>` : ''}`,
  );
}

function scan({ verdict, scan: scanned }: RunRecord): string {
  if (!verdict) return '';
  const tone = verdict.outcome === 'passed' ? 'good' : verdict.outcome === 'refused' ? 'bad' : 'warn';
  const findings = [...(scanned?.findings ?? [])].sort(
    (a, b) => Number(b.isNew ?? false) - Number(a.isNew ?? false),
  );
  return section(
    'Scan',
    `<p><span class="badge ${tone}">${verdict.outcome}</span> ${escaped(scanned?.scanner ?? '')}${scanned?.database ? `, database of ${escaped(scanned.database.updatedAt)}` : ''}</p>
${verdict.reasons.length > 0 ? `<ul>${verdict.reasons.map((reason) => `<li>${escaped(reason)}</li>`).join('')}</ul>` : ''}
${table(
  ['platform', 'critical', 'high', 'medium', 'low', 'unknown'],
  Object.entries(verdict.counts).map(([platform, counts]) => [
    escaped(platform),
    ...['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'UNKNOWN'].map((severity) =>
      number(String(counts[severity] ?? 0)),
    ),
  ]),
)}
${(scanned?.expiredIgnores ?? []).map((one) => `<p class="warn">The ignore entry for ${mono(one.id)} expired on ${escaped(one.expired)} and no longer counts.</p>`).join('')}
${
  findings.length === 0
    ? '<p>No findings.</p>'
    : table(
        ['', 'severity', 'id', 'what', 'installed', 'fixed in', 'platform', 'where'],
        findings.map((one) => [
          [
            one.blocking ? badge('bad', 'blocks') : '',
            one.isNew ? badge('warn', 'new') : '',
            one.ignored ? badge('warn', `ignored: ${one.ignored}`) : '',
          ].join(' '),
          escaped(one.severity.toLowerCase()),
          escaped(one.id),
          escaped(one.package ?? one.title),
          escaped(one.installed ?? ''),
          escaped(one.fixed ?? ''),
          escaped(one.platform),
          escaped(one.target),
        ]),
      )
}`,
  );
}

function tags({ tags: results }: RunRecord): string {
  if (results.length === 0) return '';
  return section(
    'Tags',
    table(
      ['tag', 'outcome', 'why', 'before'],
      results.map((one) => [
        mono(`${one.repository.registry}/${one.repository.path}:${one.tag}`),
        badge(
          one.outcome === 'written' || one.outcome === 'already-there'
            ? 'good'
            : one.outcome === 'refused'
              ? 'bad'
              : 'warn',
          one.outcome,
        ),
        escaped(one.reason),
        one.previous ? mono(one.previous) : '',
      ]),
    ),
  );
}

function signature({ signature: signed }: RunRecord): string {
  if (!signed) return '';
  if (signed.mode === 'off') return section('Signature', '<p class="warn">Not signed (sign: off).</p>');
  return section(
    'Signature',
    `<p>${signed.verified ? badge('good', 'verified') : badge('bad', 'not verified')} ${mono(signed.signer ?? '')}${signed.issuer ? `, issuer ${mono(signed.issuer)}` : ''}</p>
${signed.storageReason ? `<p>Stored as ${escaped(signed.storage ?? '')}: ${escaped(signed.storageReason)}.</p>` : ''}
${signed.attestations.length > 0 ? `<p>Attestations: ${signed.attestations.map(mono).join(', ')}</p>` : ''}
${signed.verifyCommand ? `<pre>${escaped(signed.verifyCommand)}</pre>` : ''}`,
  );
}

function steps(record: RunRecord): string {
  if (record.steps.length === 0) return '';
  const longest = Math.max(...record.steps.map((step) => step.milliseconds), 1);
  return section(
    'Steps',
    table(
      ['step', 'outcome', 'time', ''],
      record.steps.map((step) => [
        escaped(step.name),
        escaped(step.outcome),
        number(durationText(step.milliseconds)),
        `<div class="bar" style="width:${Math.round((step.milliseconds / longest) * 100)}%"></div>`,
      ]),
    ),
  );
}

function details(record: RunRecord): string {
  const { builder } = record;
  const tools = record.tools.map((tool) => [
    escaped(tool.name),
    escaped(tool.version),
    escaped(tool.from),
    tool.sha256 ? mono(tool.sha256) : 'vouched for by the caller',
  ]);
  const transfers = (record.pushed ?? []).map((one) => [
    mono(one.repository),
    number(bytesText(one.bytesUploaded)),
    number(durationText(one.milliseconds)),
    number(String(one.blobs.uploaded)),
    number(String(one.blobs.mounted)),
    number(String(one.blobs.present)),
  ]);
  const labels = Object.entries(record.plan?.labels ?? {}).map(([name, value]) => [
    mono(name),
    escaped(value),
  ]);
  return [
    table(['repository', 'sent', 'time', 'blobs sent', 'mounted', 'there already'], transfers),
    table(['tool', 'version', 'from', 'SHA-256'], tools),
    builder ? `<p>${escaped(builder.kind)}, because ${escaped(builder.reason)}.</p>` : '',
    table(['label', 'value'], labels),
  ]
    .map((content, at) =>
      content ? section(['Transfers', 'Tools', 'Builder', 'Labels'][at] as string, content) : '',
    )
    .join('');
}
