import { readFileSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../../src/tools/runner.ts';
import { cacheFolder } from './build.ts';

/** The folders beside this file whose requirements.txt pins Python packages by hash; and how pip may install them. */
const venvs = {
  zizmor: ['--only-binary', ':all:'],
  moto: ['--only-binary', ':all:'],
  // Some of Alibaba's packages are published as source only.
  'vendor-sdks': [],
  'vendor-sdks-web': ['--only-binary', ':all:'],
} as const;

export type VenvName = keyof typeof venvs;

/** The programs of virtual environments that tests use, by the names `describeWith` takes. */
export const venvPrograms = {
  moto_server: { venv: 'moto', file: 'moto_server' },
  /** A Python with the AWS SDK. */
  'python-with-boto3': { venv: 'moto', file: 'python3' },
  /** A Python with the SDKs of Alibaba and Tencent. */
  'python-with-vendor-sdks': { venv: 'vendor-sdks', file: 'python3' },
  /** A Python with the SDKs of Google and Microsoft. */
  'python-with-vendor-sdks-web': { venv: 'vendor-sdks-web', file: 'python3' },
} as const satisfies Record<string, { venv: VenvName; file: string }>;

export type VenvProgram = keyof typeof venvPrograms;

/** Where a virtual environment is kept between runs. */
export function venvFolder(name: VenvName): string {
  return join(cacheFolder(), name);
}

/**
 * The folder of a virtual environment with the pinned packages, installed from PyPI where it is missing or other
 * ones are pinned now. Throws with the reason when this machine cannot have it.
 */
export async function obtainVenv(name: VenvName): Promise<string> {
  const folder = venvFolder(name);
  if (isFresh(name)) return folder;
  const requirements = requirementsOf(name);
  await rm(folder, { recursive: true, force: true });
  await must('python3', '-m', 'venv', folder);
  const pip = ['install', '--quiet', '--require-hashes', ...venvs[name]];
  await must(join(folder, 'bin', 'pip'), ...pip, '--requirement', requirements);
  // Written last: an installation that broke off is made again.
  await writeFile(stampOf(name), await readFile(requirements, 'utf8'));
  return folder;
}

/** The path of a program whose virtual environment is there, and as it is pinned. */
export function venvProgram(name: VenvProgram): string | undefined {
  const { venv, file } = venvPrograms[name];
  return isFresh(venv) ? join(venvFolder(venv), 'bin', file) : undefined;
}

function isFresh(name: VenvName): boolean {
  try {
    return readFileSync(stampOf(name), 'utf8') === readFileSync(requirementsOf(name), 'utf8');
  } catch {
    return false;
  }
}

function stampOf(name: VenvName): string {
  return join(venvFolder(name), 'requirements.txt');
}

function requirementsOf(name: VenvName): string {
  return join(import.meta.dirname, name, 'requirements.txt');
}

async function must(program: string, ...args: string[]): Promise<void> {
  const result = await run({ program, args, env: process.env });
  if (result.code === 0) return;
  const lines = (result.stderr || result.stdout).trimEnd().split('\n');
  throw new Error(`${program} ${args[0]} ${args[1]} ended with ${result.code}: ${lines.at(-1)}`);
}
