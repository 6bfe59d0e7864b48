import { access } from 'node:fs/promises';
import { SealiftError } from '../errors.ts';
import { type ProbeResult, type ProbeTask, probeProgram } from './smoke-probe.ts';
import type { SmokeDeps } from './smoke-sandbox.ts';

/** Asks a container from within its network, by nsenter of util-linux; with its user namespace where we are not root. */
export async function askInside(
  pid: number,
  task: ProbeTask,
  userNamespace: boolean,
  signal: AbortSignal,
  deps: Pick<SmokeDeps, 'run' | 'node' | 'env'>,
): Promise<ProbeResult> {
  const user = userNamespace ? [`--user=/proc/${pid}/ns/user`, '--preserve-credentials'] : [];
  try {
    return await ask(['nsenter', ...user, `--net=/proc/${pid}/ns/net`, '--'], task, signal, deps);
  } catch (error) {
    const there = await access(`/proc/${pid}/ns/net`).then(
      () => true,
      () => false,
    );
    if (there) throw error;
    return { failure: 'it has ended' };
  }
}

/** Asks from this machine's own network. */
export function askOutside(
  task: ProbeTask,
  signal: AbortSignal,
  deps: Pick<SmokeDeps, 'run' | 'node' | 'env'>,
): Promise<ProbeResult> {
  return ask([], task, signal, deps);
}

async function ask(
  prefix: readonly string[],
  task: ProbeTask,
  signal: AbortSignal,
  { run, node, env }: Pick<SmokeDeps, 'run' | 'node' | 'env'>,
): Promise<ProbeResult> {
  const [program = node, ...args] = [...prefix, node, '--eval', probeProgram];
  try {
    const { code, stdout, stderr } = await run({
      program,
      args,
      env: { PATH: env.PATH },
      stdin: JSON.stringify(task),
      signal,
    });
    if (code === 0 && stdout !== '') return JSON.parse(stdout) as ProbeResult;
    throw new SealiftError(
      'tool-failed',
      `the container could not be asked: ${stderr.trim().split('\n').at(-1) ?? `exit ${code}`}`,
      { hint: 'Reaching into a container takes nsenter of util-linux on PATH.' },
    );
  } catch (error) {
    if (error instanceof SealiftError && error.code === 'interrupted' && signal.aborted) {
      return { failure: 'it was not waited for any longer' };
    }
    throw error;
  }
}
