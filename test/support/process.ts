import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

/** A program to start that serves something until it is stopped. */
export interface ServerProgram {
  /** Absolute path of the program. */
  readonly program: string;
  readonly args: readonly string[];
  /** Resolves true once the server answers; asked again and again, failures count as "not yet". */
  readonly ready: () => Promise<boolean>;
  /** Added to this process's environment. */
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Milliseconds to wait for it to be ready; default 30 seconds. */
  readonly timeoutMs?: number;
}

export interface ServerProcess {
  readonly pid: number;
  /** Everything it has written so far, standard output and standard error in the order they came. */
  output(): string;
  /** Ends it, by its own pid, and waits until it has ended. May be called again. */
  stop(): Promise<void>;
}

/** Starts a server and waits until it is ready. Throws with the server's output when it does not get there. */
export async function startServer(server: ServerProgram): Promise<ServerProcess> {
  const child = spawn(server.program, [...server.args], {
    cwd: server.cwd,
    env: { ...process.env, ...server.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let problem: string | undefined;
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  child.once('error', (error) => {
    problem = error.message;
  });
  child.once('exit', (code, signal) => {
    problem ??= `it ended with ${code ?? signal}`;
  });
  // A test run that dies must leave no server behind.
  const killNow = () => child.kill('SIGKILL');
  process.once('exit', killNow);
  const stop = async () => {
    process.removeListener('exit', killNow);
    await end(child);
  };

  const deadline = Date.now() + (server.timeoutMs ?? 30_000);
  while (problem === undefined) {
    if (await server.ready().catch(() => false)) return { pid: child.pid ?? 0, output: () => output, stop };
    if (Date.now() > deadline) problem = 'it was not ready in time';
    await sleep(25);
  }
  await stop();
  throw new Error(`${server.program} did not start: ${problem}\n${output}`);
}

/** A `ready` that asks for `url` until any answer comes, or, with `status`, until that one does. */
export function answers(url: string, status?: number): () => Promise<boolean> {
  return async () => {
    const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(2000) });
    await response.body?.cancel();
    return status === undefined || response.status === status;
  };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 5000);
  await ended;
  clearTimeout(timer);
}
