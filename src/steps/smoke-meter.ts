import { readdir, readFile, statfs } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Listener, SmokeFigures } from '../platforms/smoke-report.ts';
import { type Cgroup, cgroupCounts, cgroupOf } from '../tools/cgroup.ts';
import { listeners } from '../tools/socket-table.ts';

/** Watches the processes of one container. */
export interface SmokeMeter {
  /** The peaks so far. */
  figures(): SmokeFigures;
  /** What it listens on now. */
  listeners(): Promise<Listener[]>;
  /** Looks once more, as far as there is still something to see, and ends. */
  stop(): Promise<SmokeFigures>;
}

const pauseMs = 20;

/** Docker answers names there, within the network of every container. */
const dockerDns = '127.0.0.11';

/**
 * Looks at the container whose first process is `pid` (as this machine counts them) every 20 ms. Memory, threads and
 * refusals come from its cgroup, or where it has none from `/proc`; the cgroup's own peaks are not used, as they count
 * what it took to start the container.
 */
export async function openMeter(pid: number, filesAreMemory: boolean): Promise<SmokeMeter> {
  const cgroup = await cgroupOf(pid);
  const peak = new Peaks();
  const look = async () => peak.add(await sample(pid, cgroup, filesAreMemory));
  const stopped = new AbortController();
  const watching = (async () => {
    while (!stopped.signal.aborted) {
      await look();
      await sleep(pauseMs, undefined, { signal: stopped.signal }).catch(() => {});
    }
  })();
  return {
    figures: () => peak.figures(),
    async listeners() {
      const tables = await Promise.all(['tcp', 'tcp6'].map((name) => text(`/proc/${pid}/net/${name}`)));
      return tables.flatMap((table) => listeners(table ?? '')).filter(({ address }) => address !== dockerDns);
    },
    async stop() {
      stopped.abort();
      await watching;
      await look();
      return peak.figures();
    },
  };
}

type Sample = Partial<Record<keyof SmokeFigures, number>>;

class Peaks {
  readonly #highest: Sample = {};

  add(sample: Sample): void {
    for (const [name, value] of Object.entries(sample) as [keyof SmokeFigures, number | undefined][]) {
      if (value !== undefined) this.#highest[name] = Math.max(this.#highest[name] ?? 0, value);
    }
  }

  figures(): SmokeFigures {
    return { oomKills: 0, forksRefused: 0, ...this.#highest };
  }
}

async function sample(pid: number, cgroup: Cgroup | undefined, filesAreMemory: boolean): Promise<Sample> {
  const counts = cgroup && (await cgroupCounts(cgroup));
  const pids = counts && counts.members.length > 0 ? counts.members : await family(pid);
  const processes = (await Promise.all(pids.map(processOf))).filter((one) => one !== undefined);
  const tmp = await tmpUse(pid, counts?.shared);
  const resident = total(processes.map((one) => one.resident));
  // A tmpfs is the container's memory here, and on most platforms a disk.
  const files = filesAreMemory ? (tmp ?? 0) : 0;
  const used = counts?.memory === undefined ? resident : counts.memory - (tmp ?? 0);
  // What one process had at its highest is exact, also between two looks.
  const highest = Math.max(0, ...processes.map((one) => one.highest));
  return {
    ...((counts?.memory !== undefined || processes.length > 0) && {
      memory: Math.max(used, highest) + files,
    }),
    ...(processes.length > 0 && { processes: processes.length }),
    ...present('threads', counts?.threads ?? (total(processes.map((one) => one.threads)) || undefined)),
    ...present('descriptors', most(processes.map((one) => one.descriptors))),
    ...present('tmp', tmp),
    ...present('oomKills', counts?.oomKills),
    ...present('forksRefused', counts?.forksRefused),
  };
}

interface ProcessFigures {
  readonly resident: number;
  readonly highest: number;
  readonly threads: number;
  readonly descriptors: number | undefined;
}

async function processOf(pid: number): Promise<ProcessFigures | undefined> {
  const [status, open] = await Promise.all([
    text(`/proc/${pid}/status`),
    readdir(`/proc/${pid}/fd`).catch(() => undefined),
  ]);
  // A zombie has no memory any more.
  if (status === undefined || !status.includes('VmRSS:')) return undefined;
  const field = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
  return {
    resident: field('VmRSS') * 1024,
    highest: field('VmHWM') * 1024,
    threads: field('Threads'),
    descriptors: open?.length,
  };
}

/** A process and all that came from it; those whose parent has ended are the container's first process's. */
async function family(pid: number): Promise<number[]> {
  const threads = await readdir(`/proc/${pid}/task`).catch(() => []);
  const lists = await Promise.all(threads.map((thread) => text(`/proc/${pid}/task/${thread}/children`)));
  const children = lists.flatMap((list) => (list ?? '').split(' ').filter(Boolean).map(Number));
  return [pid, ...(await Promise.all(children.map(family))).flat()];
}

/** Its own tmpfs can be looked at by root only; for others the cgroup counts all tmpfs together. */
async function tmpUse(pid: number, shared: number | undefined): Promise<number | undefined> {
  const stat = await statfs(`/proc/${pid}/root/tmp`).catch(() => undefined);
  const tmpfsMagic = 0x01021994;
  return stat?.type === tmpfsMagic ? (stat.blocks - stat.bfree) * stat.bsize : shared;
}

function text(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch(() => undefined);
}

function present(name: keyof SmokeFigures, value: number | undefined): Sample {
  return value === undefined ? {} : { [name]: value };
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}

function most(numbers: readonly (number | undefined)[]): number | undefined {
  const known = numbers.filter((number) => number !== undefined);
  return known.length === 0 ? undefined : Math.max(...known);
}
