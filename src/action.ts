import { mkdtemp } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as core from '@actions/core';
import { runPlan } from './commands/plan.ts';
import { isLine, runLine } from './commands/run.ts';
import { type Deps, openDeps } from './deps.ts';
import { SealiftError } from './errors.ts';
import { inputsFromAction } from './inputs/doors.ts';
import type { Inputs, Request } from './inputs/inputs.ts';
import { secretsOf } from './inputs/secrets.ts';
import { interruptSignal } from './interrupt.ts';
import { actionsLog } from './log-actions.ts';
import type { Place } from './place.ts';
import { outputsOf } from './report/outputs.ts';
import type { RunRecord } from './report/record.ts';
import { summaryMarkdown } from './report/summary.ts';
import { openRunFolder } from './run-folder.ts';
import { type BuilderState, closeBuilderState } from './steps/builder.ts';
import type { SmokeState } from './steps/smoke-sandbox.ts';
import { run } from './tools/runner.ts';
import { version } from './version.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const runFolderState = 'run-folder';
const builderState = 'builder';
const smokeState = 'smoke';

/** The Action's step, and after the job its post step, which cleans up what a killed run left behind. */
export async function action(env: Environment): Promise<void> {
  const runFolder = core.getState(runFolderState);
  if (runFolder) return cleanUp(runFolder, env);
  let deps: Awaited<ReturnType<typeof openDeps>> | undefined;
  try {
    const request = inputsFromAction(env);
    for (const secret of secretsOf(request.inputs)) mask(secret.reveal());
    deps = await openDeps({
      env,
      log: actionsLog(),
      signal: interruptSignal(() => deps?.abandon()),
      ...(env.RUNNER_TEMP ? { parent: env.RUNNER_TEMP } : {}),
    });
    // Before anything is started: a run that is killed says nothing any more.
    core.saveState(runFolderState, deps.files.root);
    enter(request.inputs.workingDirectory);
    await perform(request, await placeOf(request, env), deps);
  } catch (error) {
    fail(error);
  } finally {
    await deps?.close();
  }
}

async function perform({ command, inputs }: Request, place: Place, deps: Deps): Promise<void> {
  if (command === 'plan' || (command === 'build' && inputs.dryRun)) {
    const plan = await runPlan(inputs, place, deps);
    core.info(plan);
    await core.summary.addRaw(`## Plan\n\n\`\`\`\n${plan}\n\`\`\`\n`).write();
    return;
  }
  if (!isLine(command)) {
    throw new SealiftError(
      'input-invalid',
      `command: ${command} is for the command line, not for a workflow step`,
    );
  }
  const onBuilder = (state: BuilderState) => core.saveState(builderState, JSON.stringify(state));
  const onSmoke = (state: SmokeState) => core.saveState(smokeState, JSON.stringify(state));
  const result = await runLine(command, { inputs, place, onBuilder, onSmoke }, deps);
  for (const [name, value] of Object.entries(outputsOf(result.record))) core.setOutput(name, value);
  annotate(result.record);
  await core.summary.addRaw(summaryMarkdown(result.record)).write();
  if (inputs.comment) await comment(result.record, inputs, deps);
  if (result.error !== undefined) fail(result.error);
}

/** What a reader of the run should see without opening the log. */
function annotate(record: RunRecord): void {
  for (const { id, expired } of record.scan?.expiredIgnores ?? []) {
    core.warning(`The ignore entry for ${id} expired on ${expired} and no longer counts.`, {
      title: 'Expired ignore entry',
    });
  }
  for (const { repository, tag, outcome, reason } of record.tags) {
    if (outcome === 'kept')
      core.notice(`${repository.registry}/${repository.path}:${tag} was not moved: ${reason}.`, {
        title: 'Tag kept',
      });
  }
  for (const note of record.notes) core.notice(note);
}

/** A comment that cannot be written never fails the run: it is an extra. */
async function comment(record: RunRecord, inputs: Inputs, deps: Deps): Promise<void> {
  try {
    const { commentOnPullRequest } = await import('./steps/comment.ts');
    await commentOnPullRequest(summaryMarkdown(record), inputs.githubToken);
  } catch (error) {
    deps.log.warn(
      `the comment on the pull request could not be written (${(error as Error).message}); the job needs "pull-requests: write"`,
    );
  }
}

function fail(error: unknown): void {
  if (error instanceof SealiftError) {
    core.setFailed(error.hint ? `${error.message}\n${error.hint}` : error.message);
    return;
  }
  core.setFailed(
    `This is a bug of sealift ${version}; please report it at https://github.com/sealift/sealift/issues\n${error instanceof Error ? error.stack : String(error)}`,
  );
}

/** The post step: the run itself has cleaned up unless it was killed. */
async function cleanUp(runFolder: string, env: Environment): Promise<void> {
  try {
    const state = core.getState(builderState);
    if (state) await closeBuilderState(JSON.parse(state) as BuilderState, { run, env });
    const smoked = core.getState(smokeState);
    if (smoked) {
      const { closeSmokeState } = await import('./steps/smoke.ts');
      await closeSmokeState(JSON.parse(smoked) as SmokeState, { run, env });
    }
  } catch (error) {
    core.warning(`a builder or a container could not be stopped: ${(error as Error).message}`);
  } finally {
    await openRunFolder(runFolder).remove();
  }
}

/** The runner masks line by line. */
function mask(secret: string): void {
  for (const line of secret.split(/\r?\n/)) if (line.trim() !== '') core.setSecret(line);
}

/** Paths among the inputs are read by us and by the tools we start, which inherit the working directory. */
function enter(folder: string | undefined): void {
  if (folder === undefined) return;
  try {
    process.chdir(folder);
  } catch (cause) {
    throw new SealiftError('input-invalid', `working-directory: there is no folder ${folder}`, { cause });
  }
}

async function placeOf({ inputs }: Request, env: Environment): Promise<Place> {
  const folder = resolve(env.GITHUB_WORKSPACE ?? '.', inputs.workingDirectory ?? '.');
  const temporary = env.RUNNER_TEMP ?? '/tmp';
  return {
    folder,
    cache: env.RUNNER_TOOL_CACHE
      ? join(env.RUNNER_TOOL_CACHE, 'sealift')
      : join(env.XDG_CACHE_HOME ?? join(env.HOME ?? homedir(), '.cache'), 'sealift'),
    report: inputs.report
      ? resolve(folder, inputs.report)
      : await mkdtemp(join(temporary, 'sealift-report-')),
    package: dirname(dirname(fileURLToPath(import.meta.url))),
    platform: process.platform,
    architecture: process.arch,
    uid: process.getuid?.(),
  };
}
