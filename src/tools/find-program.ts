import { access, constants } from 'node:fs/promises';
import { join } from 'node:path';

/** The first folder's program by one of these names, the first name first, that we may run; undefined where there is none. */
export async function findProgram(
  names: readonly string[],
  folders: readonly string[],
): Promise<string | undefined> {
  for (const folder of folders) {
    for (const name of names) {
      const file = join(folder, name);
      const able = await access(file, constants.X_OK).then(
        () => true,
        () => false,
      );
      if (able) return file;
    }
  }
  return undefined;
}
