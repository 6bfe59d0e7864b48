import { readdir, readFile, rmdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Where a process is accounted, by what is counted there; either version of cgroups. */
export interface Cgroup {
  readonly version: 1 | 2;
  readonly memory?: string;
  readonly pids?: string;
}

/** What a cgroup has told. */
export interface CgroupCounts {
  /** Bytes in use, less the page cache. */
  readonly memory?: number;
  /** Of these, files in memory: tmpfs. */
  readonly shared?: number;
  /** Processes and threads. */
  readonly threads?: number;
  readonly oomKills?: number;
  readonly forksRefused?: number;
  readonly members: readonly number[];
}

interface Mount {
  readonly version: 1 | 2;
  readonly point: string;
  /** The cgroup that is mounted there. */
  readonly root: string;
  readonly controllers: readonly string[];
}

/** The cgroup of a process, unless it has none of its own but shares ours. */
export async function cgroupOf(pid: number): Promise<Cgroup | undefined> {
  const [theirs, ours, mounts] = await Promise.all([
    memberships(String(pid)),
    memberships('self'),
    cgroupMounts(),
  ]);
  const at = (controller: string) => {
    const mount = mounts.find(
      ({ version, controllers }) => version === 1 && controllers.includes(controller),
    );
    const path = theirs.get(controller);
    if (!mount || path === undefined || path === '/' || path === ours.get(controller)) return undefined;
    return join(mount.point, relative(mount.root, path));
  };
  const [memory, pids] = [at('memory'), at('pids')];
  if (memory ?? pids) return { version: 1, ...(memory && { memory }), ...(pids && { pids }) };
  const unified = mounts.find(({ version }) => version === 2);
  const path = theirs.get('');
  if (!unified || path === undefined || path === '/' || path === ours.get('')) return undefined;
  const folder = join(unified.point, relative(unified.root, path));
  return { version: 2, memory: folder, pids: folder };
}

/** Reads the counts of a cgroup; what it does not tell is missing. Sources: the kernel's cgroup-v1 and cgroup-v2 documents. */
export async function cgroupCounts({ version, memory, pids }: Cgroup): Promise<CgroupCounts> {
  const text = (folder: string | undefined, name: string) =>
    folder === undefined ? undefined : readFile(join(folder, name), 'utf8').catch(() => undefined);
  const [usage, stat, events, current, refusals, members] = await Promise.all([
    text(memory, version === 1 ? 'memory.usage_in_bytes' : 'memory.current'),
    text(memory, 'memory.stat'),
    text(memory, version === 1 ? 'memory.oom_control' : 'memory.events'),
    text(pids, 'pids.current'),
    text(pids, 'pids.events'),
    text(pids ?? memory, 'cgroup.procs'),
  ]);
  const cache = sum(field(stat, 'active_file'), field(stat, 'inactive_file'));
  const counts = {
    memory: usage === undefined ? undefined : Math.max(0, Number(usage) - (cache ?? 0)),
    shared: field(stat, 'shmem'),
    threads: current === undefined ? undefined : Number(current),
    oomKills: field(events, 'oom_kill'),
    forksRefused: field(refusals, 'max'),
  };
  return {
    ...Object.fromEntries(Object.entries(counts).filter(([, value]) => value !== undefined)),
    members: (members ?? '').split('\n').filter(Boolean).map(Number),
  };
}

/** Ends what is left in cgroups of this name, directly below the mounts, and removes them. */
export async function removeCgroups(name: string): Promise<void> {
  for (const { point } of await cgroupMounts()) {
    const folder = join(point, name);
    for (let tries = 0; tries < 50; tries += 1) {
      const members = await readFile(join(folder, 'cgroup.procs'), 'utf8').catch(() => undefined);
      if (members === undefined) break;
      for (const pid of members.split('\n').filter(Boolean)) kill(Number(pid));
      for (const child of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
        if (child.isDirectory()) await rmdir(join(folder, child.name)).catch(() => {});
      }
      const gone = await rmdir(folder).then(
        () => true,
        () => false,
      );
      if (gone) break;
      await sleep(20);
    }
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended in between.
  }
}

/** Paths by controller, as in cgroups(7); that of version 2 under the empty name. */
async function memberships(pid: string): Promise<Map<string, string>> {
  const text = await readFile(`/proc/${pid}/cgroup`, 'utf8').catch(() => '');
  return new Map(
    text
      .split('\n')
      .filter(Boolean)
      .flatMap((line) => {
        const [, controllers = '', ...path] = line.split(':');
        return controllers.split(',').map((name) => [name, path.join(':')] as const);
      }),
  );
}

async function cgroupMounts(): Promise<Mount[]> {
  const table = await readFile('/proc/self/mountinfo', 'utf8').catch(() => '');
  return table.split('\n').flatMap((line) => {
    const [before = '', after = ''] = line.split(' - ');
    const [, , , root = '', point = ''] = before.split(' ');
    const [type, , options = ''] = after.split(' ');
    if (type !== 'cgroup' && type !== 'cgroup2') return [];
    return [{ version: type === 'cgroup' ? 1 : 2, root, point, controllers: options.split(',') } as const];
  });
}

/** The number after a name at the start of a line. */
function field(text: string | undefined, name: string): number | undefined {
  const found = text?.split('\n').find((line) => line.startsWith(`${name} `));
  return found === undefined ? undefined : Number(found.slice(name.length + 1));
}

function sum(...numbers: readonly (number | undefined)[]): number | undefined {
  const known = numbers.filter((number) => number !== undefined);
  return known.length === 0 ? undefined : known.reduce((total, number) => total + number, 0);
}
