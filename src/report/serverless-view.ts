import type { SmokeReport } from '../platforms/smoke-report.ts';
import { countsText, type JudgedFinding, refuses } from '../platforms/verdict.ts';
import { bytesText } from './figures.ts';
import type { Cell, PublishedTable } from './published.ts';
import type { RunRecord } from './record.ts';

type ServerlessRecord = NonNullable<RunRecord['serverless']>;
type Sizes = ServerlessRecord['sizes'][number];

/** What the rules of a serverless platform say, for a summary or a page. */
export interface ServerlessView {
  readonly title: string;
  /** The outcome in a word, and how it is meant. */
  readonly word: readonly [string, 'good' | 'bad' | 'warn'];
  readonly lines: readonly string[];
  readonly findings: PublishedTable;
  /** How it ran, and where the bytes are; a table without rows is left out. */
  readonly sizes: readonly PublishedTable[];
}

/** Undefined where no platform was named. Pure. */
export function serverlessView({ serverless }: RunRecord): ServerlessView | undefined {
  if (!serverless) return undefined;
  const { title, outcome, findings, unchecked, sizes, smoke } = serverless;
  return {
    title: `Serverless: ${title}`,
    word: [outcome, outcome === 'passed' ? 'good' : 'bad'],
    lines: [`Found: ${countsText(findings) ?? 'nothing'}.`, ...unchecked],
    findings: {
      title: `${findings.length} finding${findings.length === 1 ? '' : 's'}`,
      heads: ['severity', 'rule', 'what', 'where', 'fix'],
      rows: findings.map((one) => findingRow(one, sizes.length > 1)),
    },
    sizes: [
      ...smoke.flatMap(smokeTable),
      ...sizes.flatMap((one) => sizeTables(one, sizes.length > 1)),
    ].filter(({ rows }) => rows.length > 0),
  };
}

function findingRow(finding: JudgedFinding, several: boolean): Cell[] {
  const { severity, ignored, rule, what, why, fix } = finding;
  const word = ignored ? `${severity} (ignored)` : refuses(finding) ? `${severity} (refuses)` : severity;
  return [word, { code: rule }, `${capital(what)}. ${why}`, placeText(finding, several), fix];
}

function placeText({ image, where }: JudgedFinding, several: boolean): string {
  const layer = where?.layer === undefined ? undefined : `layer ${where.layer}`;
  const made = where?.step === undefined ? layer : `${layer ?? 'layer'}: ${shortened(where.step)}`;
  return [several ? image : undefined, where?.path, made].filter(Boolean).join(', ');
}

/** The figures of one smoke run. */
function smokeTable(report: SmokeReport): PublishedTable[] {
  const { skipped, sandbox, figures, answer, end } = report;
  if (skipped !== undefined || !sandbox) return [];
  const seconds = (value: number | undefined) => (value === undefined ? '' : `${value.toFixed(2)} s`);
  const number = (value: number | undefined) => (value === undefined ? '' : String(value));
  const rows: [string, string][] = [
    ['first answer after', seconds(report.readySeconds)],
    ['answer', answer ? `status ${answer.status} in ${seconds(answer.seconds)}` : ''],
    ['most memory', figures?.memory === undefined ? '' : bytesText(figures.memory)],
    ['memory to give it', report.suggestedMemory === undefined ? '' : bytesText(report.suggestedMemory)],
    [
      'processes, with threads',
      [number(figures?.processes), number(figures?.threads)].filter(Boolean).join(', '),
    ],
    ['open files', number(figures?.descriptors)],
    ['written to /tmp', figures?.tmp === undefined ? '' : bytesText(figures.tmp)],
    ['writes refused', listed(report.refusedWrites)],
    ['end', end ? `${endWords[end.by]} after ${seconds(end.seconds)}` : ''],
    ['not held', report.notHeld.join('; ')],
  ];
  return [
    {
      title: `Run of ${report.platform} by ${sandbox.kind} ${sandbox.version}${sandbox.rootless ? ', without root' : ''}`,
      heads: ['what', 'value'],
      rows: rows.filter(([, value]) => value !== ''),
    },
  ];
}

const endWords = { itself: 'by itself', term: 'on SIGTERM', kill: 'only on SIGKILL' } as const;

function sizeTables(sizes: Sizes, several: boolean): PublishedTable[] {
  const of = several ? ` of ${sizes.platform}` : '';
  const { growth } = sizes;
  const wasted = sizes.wasted > 0 ? `, ${bytesText(sizes.wasted)} wasted` : '';
  return [
    {
      title: `Layers${of}: ${bytesText(sizes.compressed)} compressed, ${bytesText(sizes.uncompressed)} unpacked${wasted}`,
      heads: ['layer', 'step', 'compressed', 'unpacked', 'lost to later layers'],
      rows: sizes.layers.map(({ step, compressed, uncompressed, lost }, at) => [
        String(at),
        stepCell(step),
        bytesText(compressed),
        bytesText(uncompressed),
        lost === 0 ? '' : bytesText(lost),
      ]),
    },
    {
      title: `Largest files${of}`,
      heads: ['file', 'size', 'layer'],
      rows: sizes.largest.map(({ path, size, layer }) => [{ code: path }, bytesText(size), String(layer)]),
    },
    {
      title: `What could be left out${of}`,
      heads: ['what', 'bytes', 'files', 'layer', 'how'],
      rows: sizes.waste.map(({ title, bytes, files, layer, fix }) => [
        title,
        bytesText(bytes),
        String(files),
        String(layer),
        fix,
      ]),
    },
    {
      title: `Duplicates${of}`,
      heads: ['files', 'costs'],
      rows: sizes.duplicates.map(({ paths, bytes }) => [{ code: listed(paths) }, bytesText(bytes)]),
    },
    {
      title: growth
        ? `Against the published image${of}: ${bytesText(growth.before)}, now ${bytesText(growth.now)}`
        : '',
      heads: ['step', 'difference'],
      rows: (growth?.steps ?? []).map(({ step, difference }) => [
        stepCell(step),
        `${difference < 0 ? '−' : '+'}${bytesText(Math.abs(difference))}`,
      ]),
    },
  ];
}

function stepCell(step: string | undefined): Cell {
  return step === undefined ? 'unknown' : { code: shortened(step) };
}

const shownLength = 100;

function shortened(step: string): string {
  return step.length <= shownLength ? step : `${step.slice(0, shownLength - 1)}…`;
}

const shownPaths = 4;

function listed(paths: readonly string[]): string {
  const rest = paths.length - shownPaths;
  return `${paths.slice(0, shownPaths).join(' ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
