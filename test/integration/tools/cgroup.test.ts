import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { cgroupCounts } from '../../../src/tools/cgroup.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sealift-cgroup-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A folder with files as the kernel shows them. */
async function files(name: string, content: Readonly<Record<string, string>>): Promise<string> {
  const path = join(folder, name);
  await mkdir(path);
  for (const [file, text] of Object.entries(content)) await writeFile(join(path, file), text);
  return path;
}

test('version 2 tells all of it in one place', async () => {
  const path = await files('own', {
    'memory.current': '50000000\n',
    'memory.stat':
      'anon 20000000\nfile 29000000\nshmem 4000000\ninactive_file 15000000\nactive_file 10000000\n',
    'memory.events': 'low 0\nhigh 0\nmax 7\noom 2\noom_kill 1\noom_group_kill 0\n',
    'pids.current': '9\n',
    'pids.events': 'max 3\n',
    'cgroup.procs': '11\n12\n',
  });
  expect(await cgroupCounts({ version: 2, memory: path, pids: path })).toEqual({
    memory: 25_000_000,
    shared: 4_000_000,
    threads: 9,
    oomKills: 1,
    forksRefused: 3,
    members: [11, 12],
  });
});

test('version 1 has a folder for each controller', async () => {
  const memory = await files('memory', {
    'memory.usage_in_bytes': '9000000\n',
    'memory.stat':
      'cache 1000000\nrss 7000000\nshmem 0\ninactive_file 600000\nactive_file 400000\ntotal_rss 7000000\n',
    'memory.oom_control': 'oom_kill_disable 0\nunder_oom 0\noom_kill 2\n',
  });
  const pids = await files('pids', {
    'pids.current': '5\n',
    'pids.events': 'max 0\n',
    'cgroup.procs': '21\n',
  });
  expect(await cgroupCounts({ version: 1, memory, pids })).toEqual({
    memory: 8_000_000,
    shared: 0,
    threads: 5,
    oomKills: 2,
    forksRefused: 0,
    members: [21],
  });
});

test('what a cgroup does not tell, and one that is gone, is missing', async () => {
  const bare = await files('bare', { 'memory.current': '1000\n' });
  expect(await cgroupCounts({ version: 2, memory: bare, pids: bare })).toEqual({ memory: 1000, members: [] });
  expect(await cgroupCounts({ version: 2, memory: join(folder, 'gone') })).toEqual({ members: [] });
});
