import { delimiter } from 'node:path';
import { SealiftError } from '../errors.ts';
import { findProgram } from './find-program.ts';
import type { InstalledTool } from './install.ts';
import type { Command, Run } from './runner.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The runc to run containers with, looked for as buildkitd does: `buildkit-runc` or `runc` beside it, as its release
 * brings it, then on PATH. Rejects with `tool-missing`.
 */
export async function findRunc(buildkit: InstalledTool, env: Environment): Promise<string> {
  const found = await findProgram(['buildkit-runc', 'runc'], [buildkit.folder, ...runcFolders(env)]);
  if (found !== undefined) return found;
  throw new SealiftError('tool-missing', `there is no runc beside ${buildkit.path} nor on PATH`, {
    hint: 'Put buildkit-runc into tools-dir, install runc, or start Docker.',
  });
}

/** Where programs are, those of the system among them, which PATH of who is not root may leave out. */
export function runcFolders({ PATH = '' }: Environment): string[] {
  return [...PATH.split(delimiter), '/usr/sbin', '/sbin'].filter(Boolean);
}

/** A call of runc that keeps its containers in the folder `state`. */
export function runcCommand(
  { program, state }: { readonly program: string; readonly state: string },
  args: readonly string[],
  env: Environment,
): Pick<Command, 'program' | 'args' | 'env'> {
  return { program, args: ['--root', state, ...args], env: environmentOf(env) };
}

/** It looks for newuidmap; nothing else of our environment is its business. */
function environmentOf(env: Environment): Environment {
  return { PATH: runcFolders(env).join(delimiter) };
}

/** `1.3.0`. Rejects with `tool-failed` where the program says none. */
export async function runcVersion(
  program: string,
  { run, env, signal }: { readonly run: Run; readonly env: Environment; readonly signal: AbortSignal },
): Promise<string> {
  const { code, stdout, stderr } = await run({
    program,
    args: ['--version'],
    env: environmentOf(env),
    signal,
  });
  const version = /version (\S+)/.exec(stdout)?.[1];
  if (code === 0 && version) return version;
  throw new SealiftError('tool-failed', `${program} --version gave no version: ${stderr.trim()}`);
}

/** The message in the last line of its log, `time="…" level=error msg="…"`. */
export function runcFailure(log: string): string {
  const line = log.trim().split('\n').at(-1) ?? '';
  const message = /msg="((?:[^"\\]|\\.)*)"/.exec(line)?.[1];
  return (message ?? line).replaceAll('\\"', '"').replace(/^runc run failed: /, '');
}
