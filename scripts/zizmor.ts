import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../src/tools/runner.ts';
import { cacheFolder } from '../test/tools/build.ts';

const requirements = join(import.meta.dirname, '..', 'test', 'tools', 'zizmor', 'requirements.txt');

/**
 * The path of the pinned zizmor, installed from PyPI by hash into a virtual environment of its own
 * in the cache folder. Throws with the reason when this machine cannot have it.
 */
export async function obtainZizmor(): Promise<string> {
  const folder = join(cacheFolder(), 'zizmor');
  const stamp = join(folder, 'requirements.txt');
  const wanted = await readFile(requirements, 'utf8');
  if ((await readFile(stamp, 'utf8').catch(() => undefined)) !== wanted) {
    await rm(folder, { recursive: true, force: true });
    await must('python3', '-m', 'venv', folder);
    const pip = ['install', '--quiet', '--require-hashes', '--only-binary', ':all:'];
    await must(join(folder, 'bin', 'pip'), ...pip, '--requirement', requirements);
    // Written last: an installation that broke off is made again.
    await writeFile(stamp, wanted);
  }
  return join(folder, 'bin', 'zizmor');
}

async function must(program: string, ...args: string[]): Promise<void> {
  const result = await run({ program, args, env: process.env });
  if (result.code === 0) return;
  const lines = (result.stderr || result.stdout).trimEnd().split('\n');
  throw new Error(`${program} ${args[0]} ${args[1]} ended with ${result.code}: ${lines.at(-1)}`);
}
