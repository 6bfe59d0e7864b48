import { spawn } from 'node:child_process';
import { open } from 'node:fs/promises';
import { SealiftError } from '../errors.ts';

/** One program to start: no shell is ever between us and it. Secrets go into `env` or `stdin`, never `args`. */
export interface Command {
  /** Absolute path, or a name looked up on PATH. */
  readonly program: string;
  readonly args: readonly string[];
  /** The whole environment of the process; left out, it gets an empty one plus PATH. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
  readonly stdin?: string | Uint8Array;
  /** Called with each line the program writes to standard error, as it comes. */
  readonly onStderrLine?: (line: string) => void;
  /** Milliseconds after which the program is ended and the run fails. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

export interface RunResult {
  /** Exit status; a program ended by a signal gives 128 + its number. */
  readonly code: number;
  readonly stdout: string;
  /** The last 256 KiB of standard error. */
  readonly stderr: string;
  /** Wall time in milliseconds. */
  readonly milliseconds: number;
}

/** Starts a program and waits for its end. Rejects with `tool-missing` when it cannot start; any exit status resolves. */
export type Run = (command: Command) => Promise<RunResult>;

/** A program that keeps running beside us. */
export interface Daemon {
  readonly pid: number;
  /** Resolves with the exit status when it ends (128 + its number for a signal). */
  readonly ended: Promise<number>;
}

/**
 * Starts a program in a process group of its own and does not wait for it; both its outputs go to
 * `logFile` (0600). Rejects with `tool-missing` when it cannot start. Stopping it is the caller's part.
 */
export type Start = (
  command: Pick<Command, 'program' | 'args' | 'env'> & { readonly logFile: string },
) => Promise<Daemon>;

const keptStderr = 256 * 1024;

/** The live runner. Its programs get SIGTERM when `signal` aborts, SIGKILL five seconds later. */
export const run: Run = (command) =>
  new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(command.program, [...command.args], {
      shell: false,
      cwd: command.cwd,
      env: { PATH: process.env.PATH, ...command.env },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const stdout: Buffer[] = [];
    let stderr = '';
    let pending = '';
    let stop: SealiftError | undefined;
    let killTimer: NodeJS.Timeout | undefined;

    const end = (why: SealiftError) => {
      stop ??= why;
      child.kill('SIGTERM');
      killTimer ??= setTimeout(() => child.kill('SIGKILL'), 5000);
    };
    const onAbort = () =>
      end(new SealiftError('interrupted', `interrupted while ${command.program} was running`));
    if (command.signal?.aborted) onAbort();
    command.signal?.addEventListener('abort', onAbort, { once: true });
    const timer =
      command.timeoutMs === undefined
        ? undefined
        : setTimeout(
            () =>
              end(
                new SealiftError(
                  'tool-failed',
                  `${command.program} gave no result within ${command.timeoutMs} ms`,
                ),
              ),
            command.timeoutMs,
          );

    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
    child.stderr.setEncoding('utf8');
    child.stderr.on('data', (chunk: string) => {
      stderr = (stderr + chunk).slice(-keptStderr);
      if (!command.onStderrLine) return;
      const lines = (pending + chunk).split(/\r?\n/);
      pending = lines.pop() ?? '';
      for (const line of lines) command.onStderrLine(line);
    });
    // A program may end before it has read its input; that is told by its exit status.
    child.stdin.on('error', () => {});
    child.stdin.end(command.stdin ?? '');

    const settle = () => {
      clearTimeout(timer);
      clearTimeout(killTimer);
      command.signal?.removeEventListener('abort', onAbort);
    };
    child.once('error', (cause: NodeJS.ErrnoException) => {
      settle();
      reject(notStarted(command.program, cause));
    });
    child.once('close', (status, signal) => {
      settle();
      if (pending && command.onStderrLine) command.onStderrLine(pending);
      if (stop) return reject(stop);
      resolve({
        code: status ?? 128 + signalNumber(signal),
        stdout: Buffer.concat(stdout).toString('utf8'),
        stderr,
        milliseconds: performance.now() - started,
      });
    });
  });

/** The live starter of daemons. */
export const start: Start = async (command) => {
  const log = await open(command.logFile, 'a', 0o600);
  try {
    const child = spawn(command.program, [...command.args], {
      shell: false,
      detached: true,
      env: { PATH: process.env.PATH, ...command.env },
      stdio: ['ignore', log.fd, log.fd],
    });
    const ended = new Promise<number>((resolve) =>
      child.once('exit', (status, signal) => resolve(status ?? 128 + signalNumber(signal))),
    );
    await new Promise<void>((resolve, reject) => {
      child.once('spawn', resolve);
      child.once('error', (cause: NodeJS.ErrnoException) => reject(notStarted(command.program, cause)));
    });
    // A run that has failed must be able to exit although the daemon still stops.
    child.unref();
    return { pid: child.pid as number, ended };
  } finally {
    await log.close();
  }
};

function notStarted(program: string, cause: NodeJS.ErrnoException): SealiftError {
  return new SealiftError(
    'tool-missing',
    `${program} could not be started (${cause.code ?? cause.message})`,
    {
      cause,
    },
  );
}

function signalNumber(signal: NodeJS.Signals | null): number {
  const numbers: Partial<Record<NodeJS.Signals, number>> = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 };
  return (signal && numbers[signal]) ?? 0;
}
