import { setTimeout as sleep } from 'node:timers/promises';
import { SealiftError } from '../errors.ts';
import { emulatorPorts, invocationPath } from '../platforms/lambda-emulator.ts';
import type { Invocation } from '../platforms/profile.ts';
import type { SmokePlan, SmokeRequest } from '../platforms/smoke-plan.ts';
import type { Listener, SmokeAnswer, SmokeEnd, SmokeFigures } from '../platforms/smoke-report.ts';
import { isAlive, type ProcessMark, processMark } from '../tools/process-mark.ts';
import { openMeter, type SmokeMeter } from './smoke-meter.ts';
import type { ProbeResult } from './smoke-probe.ts';
import type { SmokeContainer } from './smoke-sandbox.ts';

/** What one container did. */
export interface ContainerRun {
  readonly startFailure?: string;
  readonly readySeconds?: number;
  readonly answer?: SmokeAnswer;
  readonly end?: SmokeEnd;
  readonly listeners: readonly Listener[];
  readonly figures?: SmokeFigures;
  readonly output: string;
}

/** Where nothing says how long a program may take to end. */
const stopSeconds = 10;
/** Seconds that the emulator has to tell of a function's time-out. */
const grace = 5;
/** One that listens elsewhere, and only there, for so long will not come to its port. */
const elsewhereSeconds = 5;

/**
 * Has the container answer, or a job do its work, then ends it, and says what was seen. `readySeconds` bounds the
 * wait for the first answer.
 */
export async function runContainer(
  container: SmokeContainer,
  plan: SmokePlan,
  readySeconds: number,
  signal: AbortSignal,
): Promise<ContainerRun> {
  const { pid, startFailure } = container;
  if (startFailure !== undefined) return { startFailure, listeners: [], output: '' };
  const { run } = plan.profile;
  const mark = await processMark(pid);
  const meter = await openMeter(pid, run.tmp === undefined);
  try {
    const ended = container.ended.then((status) => ({ status, at: process.hrtime.bigint() }));
    const asked =
      run.invocation.kind === 'job'
        ? await work(ended, plan.patience, signal)
        : await ask(container, run.invocation, plan, readySeconds, meter, ended, signal);
    if (signal.aborted) throw new SealiftError('interrupted', 'interrupted during the smoke run');
    // Before it is told to end: a cgroup and its counts go with the last process.
    const listeners = await meter.listeners();
    const end = await endOf(container, mark, run.stop?.value, ended);
    const figures = await meter.stop();
    const oomKills = figures.oomKills || Number(await container.outOfMemory());
    return {
      ...asked,
      ...(run.invocation.kind === 'job' && end.by === 'itself' && { readySeconds: end.seconds }),
      end,
      listeners: listeners.length > 0 ? listeners : asked.listeners,
      figures: { ...figures, oomKills },
      output: await container.output(),
    };
  } finally {
    await meter.stop();
  }
}

type Ended = Promise<{ readonly status: number; readonly at: bigint }>;
type Asked = Pick<ContainerRun, 'readySeconds' | 'answer' | 'listeners'>;

async function work(ended: Ended, patience: number, signal: AbortSignal): Promise<Asked> {
  const waiting = new AbortController();
  const either = AbortSignal.any([signal, waiting.signal]);
  await Promise.race([ended, sleep(patience * 1000, undefined, { signal: either }).catch(() => {})]);
  waiting.abort();
  return { listeners: [] };
}

async function ask(
  container: SmokeContainer,
  invocation: Exclude<Invocation, { kind: 'job' }>,
  plan: SmokePlan,
  readySeconds: number,
  meter: SmokeMeter,
  ended: Ended,
  signal: AbortSignal,
): Promise<Asked> {
  const enough = new AbortController();
  const task = {
    ...requestOf(invocation, plan),
    readyMs: readySeconds * 1000,
    answerMs: (plan.patience + grace) * 1000,
  };
  const probing = container.probe(task, AbortSignal.any([signal, enough.signal]));
  let last: Listener[] = [];
  const watching = watchPorts(task.port, meter, enough.signal, (found) => {
    last = found;
  });
  let result: ProbeResult;
  try {
    const first = await Promise.race([probing, ended.then(() => 'ended' as const), watching]);
    enough.abort();
    result = typeof first === 'string' ? await probing : first;
  } finally {
    enough.abort();
    await probing.catch(() => {});
  }
  const { ready, status, seconds = 0, body = '' } = result;
  if (ready === undefined || status === undefined) return { listeners: last };
  return {
    readySeconds: Number(BigInt(ready) - container.started) / 1e9,
    answer: { status, seconds, body },
    listeners: last,
  };
}

function requestOf(invocation: Exclude<Invocation, { kind: 'job' }>, { request, emulator }: SmokePlan) {
  if (invocation.kind === 'lambda') {
    // A function is not called twice: the second time may be a time-out of the first.
    return {
      port: emulatorPorts.events,
      method: 'POST',
      path: invocationPath,
      headers: json,
      body: emulator?.event ?? '{}',
      once: true,
    };
  }
  const { method, path, headers = {}, body = '' }: SmokeRequest = request ?? { method: 'GET', path: '/' };
  return { port: invocation.port, method, path, headers, body, once: false };
}

const json = { 'content-type': 'application/json' };

/** Resolves when there is no sense in waiting: it listens at other ports only. */
async function watchPorts(
  port: number,
  meter: SmokeMeter,
  signal: AbortSignal,
  onFound: (listeners: Listener[]) => void,
): Promise<'elsewhere'> {
  let since: number | undefined;
  while (!signal.aborted) {
    const found = await meter.listeners();
    if (found.length > 0) onFound(found);
    if (found.length === 0 || found.some((one) => one.port === port)) since = undefined;
    else since ??= performance.now();
    if (since !== undefined && performance.now() - since > elsewhereSeconds * 1000) return 'elsewhere';
    await sleep(50, undefined, { signal }).catch(() => {});
  }
  return 'elsewhere';
}

async function endOf(
  container: SmokeContainer,
  mark: ProcessMark,
  stop: number | undefined,
  ended: Ended,
): Promise<SmokeEnd> {
  // Its sandbox may take a moment to notice.
  const gone = !(await isAlive(mark));
  const first = await Promise.race([ended, ...(gone ? [] : [sleep(0)])]);
  if (first) return { status: first.status, seconds: since(container.started, first.at), by: 'itself' };
  const told = process.hrtime.bigint();
  await container.signal('TERM');
  const waiting = new AbortController();
  const after = await Promise.race([
    ended,
    sleep((stop ?? stopSeconds) * 1000, undefined, { signal: waiting.signal }).catch(() => undefined),
  ]);
  waiting.abort();
  if (after) return { status: after.status, seconds: since(told, after.at), by: 'term' };
  await container.signal('KILL');
  const { status, at } = await ended;
  return { status, seconds: since(told, at), by: 'kill' };
}

function since(start: bigint, end: bigint): number {
  return Math.max(0, Number(end - start)) / 1e9;
}
