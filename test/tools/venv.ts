import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../../src/tools/runner.ts';
import { cacheFolder } from './build.ts';

/** The folders beside this file whose requirements.txt pins Python packages by hash. */
export type VenvName = 'vendor-sdks' | 'zizmor';

/** Where a virtual environment is kept between runs. */
export function venvFolder(name: VenvName): string {
  return join(cacheFolder(), name);
}

/**
 * The folder of a virtual environment with the pinned packages, installed from PyPI where it is missing or other
 * ones are pinned now. Throws with the reason when this machine cannot have it.
 */
export async function obtainVenv(name: VenvName, pipOptions: readonly string[] = []): Promise<string> {
  const requirements = join(import.meta.dirname, name, 'requirements.txt');
  const folder = venvFolder(name);
  const stamp = join(folder, 'requirements.txt');
  const wanted = await readFile(requirements, 'utf8');
  if ((await readFile(stamp, 'utf8').catch(() => undefined)) !== wanted) {
    await rm(folder, { recursive: true, force: true });
    await must('python3', '-m', 'venv', folder);
    const pip = ['install', '--quiet', '--require-hashes', ...pipOptions];
    await must(join(folder, 'bin', 'pip'), ...pip, '--requirement', requirements);
    // Written last: an installation that broke off is made again.
    await writeFile(stamp, wanted);
  }
  return folder;
}

async function must(program: string, ...args: string[]): Promise<void> {
  const result = await run({ program, args, env: process.env });
  if (result.code === 0) return;
  const lines = (result.stderr || result.stdout).trimEnd().split('\n');
  throw new Error(`${program} ${args[0]} ${args[1]} ended with ${result.code}: ${lines.at(-1)}`);
}
