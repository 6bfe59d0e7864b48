import { access, constants } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Deps } from '../deps.ts';
import { SealiftError } from '../errors.ts';
import { programName, refuseBadVersion, type ToolName } from './catalog.ts';
import type { InstalledTool } from './install.ts';

/**
 * A tool from the folder the caller vouches for. Its version is what the program says (`unknown` where it says none); there is no
 * checksum to hold it to, which `from: 'tools-dir'` tells in the record. Rejects with `tool-missing` or
 * `tool-version-refused`.
 */
export async function vouchedTool(
  name: ToolName,
  toolsDir: string,
  platform: NodeJS.Platform,
  deps: Pick<Deps, 'run' | 'env' | 'signal'>,
): Promise<InstalledTool> {
  const folder = resolve(toolsDir);
  const file = programName(name, platform);
  const path = join(folder, file);
  await access(path, constants.X_OK).catch((cause: NodeJS.ErrnoException) => {
    const why =
      cause.code === 'ENOENT' ? `has no ${file}` : `has a ${file} that cannot be run (${cause.code})`;
    throw new SealiftError('tool-missing', `tools-dir ${folder} ${why}`, {
      hint: `Put ${name}'s program there under the name ${file}, or leave tools-dir out so that the pinned release is fetched.`,
      cause,
    });
  });
  const version = await ownVersion(name, path, deps);
  refuseBadVersion(name, version);
  return { name, version, path, folder, from: 'tools-dir' };
}

/** How each program is asked for its version; the emulator knows none, and serves whatever it is asked. */
const versionArgs: Record<ToolName, readonly string[] | undefined> = {
  buildx: ['version'],
  buildkit: ['--version'],
  trivy: ['--version'],
  cosign: ['version'],
  'lambda-rie': undefined,
};

/** The first thing in the output that looks like a version: `v1.2.3`, with `-rc.1` and the like. */
export function versionIn(output: string): string | undefined {
  const found = /\bv?(\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?)/.exec(output);
  return found ? `v${found[1]}` : undefined;
}

async function ownVersion(
  name: ToolName,
  path: string,
  deps: Pick<Deps, 'run' | 'env' | 'signal'>,
): Promise<string> {
  const args = versionArgs[name];
  if (args === undefined) return 'unknown';
  const { code, stdout, stderr } = await deps.run({
    program: path,
    args,
    env: { PATH: deps.env.PATH, HOME: deps.env.HOME },
    timeoutMs: 30_000,
    signal: deps.signal,
  });
  // cosign has written its version to either output, by version.
  const version = versionIn(stdout) ?? versionIn(stderr);
  if (code === 0 && version) return version;
  throw new SealiftError('tool-failed', `${path} ${args.join(' ')} gave no version (exit ${code})`, {
    hint: `Is it really ${name}, for this machine's architecture?`,
  });
}
