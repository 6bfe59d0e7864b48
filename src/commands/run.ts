import { relative } from 'node:path';
import type { Deps } from '../deps.ts';
import { SealiftError } from '../errors.ts';
import type { Command } from '../inputs/commands.ts';
import type { Inputs } from '../inputs/inputs.ts';
import type { Place } from '../place.ts';
import { Account } from '../report/account.ts';
import { sourceEntry } from '../report/entries.ts';
import type { RunRecord } from '../report/record.ts';
import { detectSource } from '../source/detect.ts';
import type { Source } from '../source/source.ts';
import type { BuilderState } from '../steps/builder.ts';
import { reportFiles, writeReport } from '../steps/report.ts';
import type { SmokeState } from '../steps/smoke-sandbox.ts';
import { version } from '../version.ts';

/** What a line of steps works on, and who is told of what it does. */
export interface LineRequest {
  readonly inputs: Inputs;
  readonly place: Place;
  readonly account: Account;
  /** Finds out where the run comes from; rejects with `source-unknown` where nobody knows. */
  readonly source: () => Promise<Source>;
  /** Told as soon as there is a builder that a killed run would leave behind. */
  readonly onBuilder: (state: BuilderState) => void;
  /** The same of a container of the smoke run. */
  readonly onSmoke: (state: SmokeState) => void;
}

export type Line = (request: LineRequest, deps: Deps) => Promise<void>;

/** The commands that leave a record and a report; each is loaded when it is asked for. */
const lines = {
  build: async () => (await import('./build.ts')).build,
  merge: async () => (await import('./merge.ts')).merge,
  promote: async () => (await import('./promote.ts')).promote,
  rollback: async () => (await import('./rollback.ts')).rollback,
  verify: async () => (await import('./verify.ts')).verifyImages,
  rescan: async () => (await import('./rescan.ts')).rescan,
} as const satisfies Partial<Record<Command, () => Promise<Line>>>;

export type LineName = keyof typeof lines;

export function isLine(command: Command): command is LineName {
  return Object.hasOwn(lines, command);
}

/** How a run came out. `error` is what ended it early; the record is there in any case. */
export interface RunResult {
  readonly record: RunRecord;
  readonly error: unknown;
}

export interface RunRequest {
  readonly inputs: Inputs;
  readonly place: Place;
  /** Given by the demo; the doors let the environment tell. */
  readonly source?: Source;
  readonly onBuilder?: (state: BuilderState) => void;
  readonly onSmoke?: (state: SmokeState) => void;
}

/** Runs a line and writes its report, whatever came of it. Never rejects for what the line does. */
export async function runLine(name: LineName, request: RunRequest, deps: Deps): Promise<RunResult> {
  const { inputs, place } = request;
  const account = new Account(name, version, deps);
  let error: unknown;
  try {
    const line: Line = await lines[name]();
    await line(
      {
        inputs,
        place,
        account,
        source: async () => request.source ?? (await detectSource(deps, { folder: place.folder })),
        onBuilder: request.onBuilder ?? (() => {}),
        onSmoke: request.onSmoke ?? (() => {}),
      },
      deps,
    );
  } catch (failure) {
    // A step that was cut off fails in its own way; why it was cut off is what counts.
    error = deps.signal.aborted ? deps.signal.reason : failure;
  }
  for (const [file, path] of Object.entries(reportFiles(place.report))) account.file(file, path);
  const record = account.record(error);
  try {
    await writeReport(record, place.report);
    deps.log.debug(`report: ${relative(place.folder, place.report) || '.'}`);
  } catch (failure) {
    // The run's own failure must not hide behind one of its report.
    error ??= failure;
    deps.log.error(`the report could not be written to ${place.report}: ${(failure as Error).message}`);
  }
  return { record, error };
}

/** Where the run comes from, for a line that can do without: undefined outside any git checkout. */
export async function sourceIfKnown({
  source,
  account,
}: Pick<LineRequest, 'source' | 'account'>): Promise<Source | undefined> {
  try {
    const known = await source();
    account.note({ source: sourceEntry(known) });
    return known;
  } catch (error) {
    if (error instanceof SealiftError && error.code === 'source-unknown') return undefined;
    throw error;
  }
}
