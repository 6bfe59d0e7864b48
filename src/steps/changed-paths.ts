import { lstat, opendir } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * What was changed below `root` after the moment `since` (nanoseconds since 1970), as absolute paths with `root` for
 * `/`, sorted. A folder counts by itself only when nothing that changed in it is left: something was made there and
 * removed, or only removed. `skip` names paths that are left out with all below them.
 */
export async function changedPaths(
  root: string,
  since: bigint,
  skip: ReadonlySet<string>,
): Promise<string[]> {
  const found: string[] = [];
  await walk(root, '/', since, skip, found);
  return found.sort();
}

async function walk(
  root: string,
  folder: string,
  since: bigint,
  skip: ReadonlySet<string>,
  found: string[],
): Promise<boolean> {
  let changed = false;
  for await (const { name } of await opendir(join(root, folder))) {
    const path = join(folder, name);
    if (skip.has(path)) continue;
    const stat = await lstat(join(root, path), { bigint: true }).catch(() => undefined);
    if (stat === undefined) continue;
    const below = stat.isDirectory() && (await walk(root, path, since, skip, found));
    const itself = !below && stat.ctimeNs > since;
    if (itself) found.push(path);
    changed ||= below || itself;
  }
  return changed;
}
