import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Run } from './runner.ts';

/**
 * Removes a folder. First ends the containers whose file systems lie below one of `roots` and unmounts
 * what is left mounted there: removing through a mount would empty what is behind it.
 */
export async function removeTree(
  folder: string,
  roots: readonly string[],
  { run, rootless }: { run: Run; rootless: boolean },
): Promise<void> {
  for (const pid of await containersBelow(roots)) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It has ended in between.
    }
  }
  for (const mount of await mountsBelow(roots)) {
    const { code } = await run({ program: 'umount', args: [mount] });
    if (code !== 0) await run({ program: 'umount', args: ['--lazy', mount] });
  }
  try {
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  } catch (error) {
    if (!rootless) throw error;
    // Files of a user namespace belong to ids that only that namespace may touch.
    await run({ program: 'rootlesskit', args: ['rm', '-rf', folder] });
  }
}

/** Mount points below these folders, the deepest first. */
export async function mountsBelow(roots: readonly string[]): Promise<string[]> {
  const table = await readFile('/proc/self/mountinfo', 'utf8').catch(() => '');
  return mountPoints(table)
    .filter((point) => roots.some((root) => point.startsWith(`${root}/`)))
    .sort((a, b) => b.length - a.length);
}

/** The fifth field of each line, its octal escapes undone (proc_pid_mountinfo(5)). */
export function mountPoints(table: string): string[] {
  return table
    .split('\n')
    .map((line) => line.split(' ')[4] ?? '')
    .filter((point) => point !== '')
    .map((point) =>
      point.replace(/\\([0-7]{3})/g, (_, octal) => String.fromCharCode(Number.parseInt(octal, 8))),
    );
}

/**
 * Processes in another mount namespace whose root is an overlay of layers below these folders: build
 * steps that outlived a killed daemon.
 */
async function containersBelow(roots: readonly string[]): Promise<number[]> {
  const ours = await readFile('/proc/self/mountinfo', 'utf8').catch(() => '');
  const names = await readdir('/proc').catch(() => []);
  const pids: number[] = [];
  for (const name of names.filter((entry) => /^\d+$/.test(entry))) {
    const table = await readFile(join('/proc', name, 'mountinfo'), 'utf8').catch(() => '');
    if (table === '' || table === ours) continue;
    const rootLine = table.split('\n').find((line) => line.split(' ')[4] === '/') ?? '';
    if (roots.some((root) => rootLine.includes(`dir=${root}/`))) pids.push(Number(name));
  }
  return pids;
}
