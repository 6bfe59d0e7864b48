import { relative } from 'node:path';
import type { Deps } from '../deps.ts';
import type { Inputs } from '../inputs/inputs.ts';
import type { Place } from '../place.ts';
import { resolveBuildArgs } from '../plan/build-args.ts';
import { Account } from '../report/account.ts';
import type { RunRecord } from '../report/record.ts';
import { detectSource } from '../source/detect.ts';
import type { Source } from '../source/source.ts';
import type { BuilderState } from '../steps/builder.ts';
import { reportFiles, writeReport } from '../steps/report.ts';
import { version } from '../version.ts';
import { build } from './build.ts';

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
}

/** Runs the build line and writes its report, whatever came of it. Never rejects for what the line does. */
export async function runBuild(request: RunRequest, deps: Deps): Promise<RunResult> {
  const { inputs, place } = request;
  const account = new Account('build', version, deps);
  let error: unknown;
  try {
    const source = request.source ?? (await detectSource(deps, { folder: place.folder }));
    const buildArgs = resolveBuildArgs(inputs.buildArgs, deps.env);
    await build(
      {
        inputs: { ...inputs, buildArgs },
        place,
        source,
        account,
        onBuilder: request.onBuilder ?? (() => {}),
      },
      deps,
    );
  } catch (failure) {
    // A step that was cut off fails in its own way; why it was cut off is what counts.
    error = deps.signal.aborted ? deps.signal.reason : failure;
  }
  for (const [name, path] of Object.entries(reportFiles(place.report))) account.file(name, path);
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
