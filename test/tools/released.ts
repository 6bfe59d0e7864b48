import { accessSync, constants } from 'node:fs';
import { copyFile, mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { openDeps } from '../../src/deps.ts';
import { silentLog } from '../../src/log.ts';
import type { ToolName } from '../../src/tools/catalog.ts';
import { installTools } from '../../src/tools/install.ts';
import { cacheFolder, testToolsFolder } from './build.ts';

/** Programs that no Go module can be had for: the release that Sealift pins is taken, checked as it always is. */
export const releasedPrograms = { 'aws-lambda-rie': 'lambda-rie' } as const satisfies Record<
  string,
  ToolName
>;

export type ReleasedProgram = keyof typeof releasedPrograms;

/** Time for a download that may not get anywhere: a machine out of GitHub's reach is no reason to wait. */
const patienceMs = 30_000;

/** The path of a released program, where it is there. */
export function releasedProgram(name: string): string | undefined {
  const path = join(testToolsFolder(), name);
  try {
    accessSync(path, constants.X_OK);
    return path;
  } catch {
    return undefined;
  }
}

/** Fetches a released program into the test tools' folder unless it is there. Rejects with the reason where it cannot. */
export async function obtainReleased(name: ReleasedProgram): Promise<void> {
  if (releasedProgram(name) !== undefined) return;
  const deps = await openDeps({
    env: process.env,
    log: silentLog,
    signal: AbortSignal.timeout(patienceMs),
  });
  try {
    const [tool] = await installTools(
      [releasedPrograms[name]],
      {
        platform: process.platform,
        arch: process.arch,
        cacheFolder: join(cacheFolder(), 'releases'),
        sleep: async () => {},
      },
      deps,
    );
    const folder = testToolsFolder();
    await mkdir(folder, { recursive: true });
    await copyFile(tool?.path ?? '', join(folder, `.${name}.new`));
    await rename(join(folder, `.${name}.new`), join(folder, name));
  } finally {
    await deps.close();
  }
}
