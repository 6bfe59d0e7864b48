import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

/** One process on Linux, told apart from a later one that got the same id. */
export interface ProcessMark {
  readonly pid: number;
  /** Clock ticks after boot, as in proc_pid_stat(5); undefined when it had ended before we looked. */
  readonly startTime: string | undefined;
}

/** The mark of a process that runs now. */
export async function processMark(pid: number): Promise<ProcessMark> {
  return { pid, startTime: (await readStat(pid))?.startTime };
}

/** False when it has ended, also when it is a zombie that nobody waited for, or its id is another's now. */
export async function isAlive(mark: ProcessMark): Promise<boolean> {
  const stat = await readStat(mark.pid);
  return stat !== undefined && stat.startTime === mark.startTime && stat.state !== 'Z' && stat.state !== 'X';
}

/** SIGTERM, and SIGKILL for its process group when it has not ended after `patienceMs` milliseconds. */
export async function stopProcess(mark: ProcessMark, patienceMs: number): Promise<void> {
  if (!(await isAlive(mark))) return;
  send(mark.pid, 'SIGTERM');
  if (await ends(mark, patienceMs)) return;
  send(-mark.pid, 'SIGKILL');
  send(mark.pid, 'SIGKILL');
  await ends(mark, 5000);
}

async function ends(mark: ProcessMark, patienceMs: number): Promise<boolean> {
  for (const end = performance.now() + patienceMs; performance.now() < end; await sleep(20)) {
    if (!(await isAlive(mark))) return true;
  }
  return false;
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    // It has ended in between.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

async function readStat(pid: number): Promise<{ state: string; startTime: string } | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  // The program's name may hold spaces and brackets; the fields go on after the last one.
  const [state, ...rest] = text?.slice(text.lastIndexOf(')') + 2).split(' ') ?? [];
  const startTime = rest[18];
  return state && startTime ? { state, startTime } : undefined;
}
