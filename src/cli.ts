import { readFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runPlan } from './commands/plan.ts';
import { isLine, type LineName, runLine } from './commands/run.ts';
import { type Deps, openDeps } from './deps.ts';
import { exitCodeOf, SealiftError } from './errors.ts';
import { inputsFromCommandLine, readFirstWord } from './inputs/doors.ts';
import { commandHelp, generalHelp } from './inputs/help.ts';
import type { Inputs, Request } from './inputs/inputs.ts';
import { interruptSignal } from './interrupt.ts';
import { type TextStream, terminalLog } from './log-terminal.ts';
import type { Place } from './place.ts';
import { version } from './version.ts';

/** What the command line talks to. */
export interface Terminal {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly folder: string;
  readonly stdout: TextStream;
  readonly stderr: TextStream;
}

/** The command line: reads arguments, runs a command, prints, and returns the exit code (docs/exit-codes.md). */
export async function cli(terminal: Terminal): Promise<number> {
  const print = (text: string) => terminal.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
  const log = terminalLog(terminal.stderr, {
    verbose: terminal.env.SEALIFT_DEBUG === 'true' || terminal.env.RUNNER_DEBUG === '1',
    quiet: false,
  });
  let deps: Awaited<ReturnType<typeof openDeps>> | undefined;
  try {
    const asked = readFirstWord(terminal.argv);
    if ('show' in asked) {
      if (asked.show === 'version') print(version);
      else print(asked.command ? commandHelp(asked.command) : generalHelp(version));
      return 0;
    }
    const request = inputsFromCommandLine(asked.rest, terminal.env, asked.command, {
      file: (path) => readFileSync(path, 'utf8'),
      stdin: () => readFileSync(0, 'utf8'),
    });
    const signal = interruptSignal(() => deps?.abandon());
    deps = await openDeps({ env: terminal.env, log, signal });
    return await perform(request, await placeOf(request, terminal), deps, print);
  } catch (error) {
    return tell(error, terminal.stderr);
  } finally {
    await deps?.close();
  }

  async function perform(
    request: Request,
    place: Place,
    live: Deps,
    printer: (text: string) => void,
  ): Promise<number> {
    const { command, inputs, operands } = request;
    if (command === 'plan' || (command === 'build' && inputs.dryRun)) {
      printer(await runPlan(inputs, place, live));
      return 0;
    }
    if (isLine(command)) return performLine(command, inputs, place, live, printer);
    switch (command) {
      case 'history': {
        const { runHistory } = await import('./commands/history.ts');
        printer(await runHistory(inputs, place, live));
        return 0;
      }
      case 'tools': {
        const { runTools } = await import('./commands/tools.ts');
        return runTools(operands, inputs, place, live, printer);
      }
      case 'doctor': {
        const { runDoctor } = await import('./commands/doctor.ts');
        return runDoctor(inputs, place, live, printer);
      }
      case 'demo': {
        const { runDemo } = await import('./commands/demo.ts');
        return runDemo(inputs, place, live, printer);
      }
    }
  }

  async function performLine(
    name: LineName,
    inputs: Inputs,
    place: Place,
    live: Deps,
    printer: (text: string) => void,
  ): Promise<number> {
    const { record, error } = await runLine(name, { inputs, place }, live);
    if (inputs.json) printer(JSON.stringify(record, null, 2));
    if (error !== undefined) return tell(error, terminal.stderr, place.report);
    const { closingLines } = await import('./report/closing.ts');
    for (const line of closingLines(record)) log.info(line);
    return 0;
  }
}

/** Says what went wrong on standard error, and returns the exit code. */
function tell(error: unknown, stderr: TextStream, report?: string): number {
  const code = exitCodeOf(error);
  if (error instanceof SealiftError) {
    stderr.write(`error: ${error.message}\n`);
    if (error.hint) stderr.write(`${error.hint.replace(/^/gm, '  ')}\n`);
  } else {
    stderr.write(
      `error: this is a bug of sealift ${version}, please report it with these lines at https://github.com/sealift/sealift/issues\n`,
    );
    stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  }
  if (report) stderr.write(`  report: ${join(report, 'report.html')}\n`);
  return code;
}

async function placeOf({ command, inputs }: Request, { env, folder }: Terminal): Promise<Place> {
  const reports = (isLine(command) && !(command === 'build' && inputs.dryRun)) || command === 'demo';
  const home = env.XDG_CACHE_HOME ?? join(env.HOME ?? homedir(), '.cache');
  return {
    folder,
    cache: join(home, 'sealift'),
    report: inputs.report ? resolve(folder, inputs.report) : await reportFolder(reports),
    package: dirname(dirname(fileURLToPath(import.meta.url))),
    platform: process.platform,
    architecture: process.arch,
    uid: process.getuid?.(),
  };
}

/** A folder of its own for each run that leaves a report; the others write none. */
function reportFolder(needed: boolean): Promise<string> | string {
  const name = join(tmpdir(), 'sealift-report-');
  return needed ? mkdtemp(name) : name;
}
