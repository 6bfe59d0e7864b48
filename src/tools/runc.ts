import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { SealiftError } from '../errors.ts';
import type { InstalledTool } from './install.ts';

/**
 * The runc to run containers with, looked for as buildkitd does: `buildkit-runc` or `runc` beside it, as its release
 * brings it, then on PATH. Rejects with `tool-missing`.
 */
export async function findRunc(
  buildkit: InstalledTool,
  env: Readonly<Record<string, string | undefined>>,
): Promise<string> {
  const onPath = [env.PATH, '/usr/sbin', '/sbin'].filter(Boolean).join(delimiter).split(delimiter);
  for (const folder of [buildkit.folder, ...onPath]) {
    for (const name of ['buildkit-runc', 'runc']) {
      const file = join(folder, name);
      const able = await access(file, constants.X_OK).then(
        () => true,
        () => false,
      );
      if (able) return file;
    }
  }
  throw new SealiftError('tool-missing', `there is no runc beside ${buildkit.path} nor on PATH`, {
    hint: 'Put buildkit-runc into tools-dir, install runc, or start Docker.',
  });
}
