import { lstat, readlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** As the kernel's limit for one look-up: path_resolution(7). */
const mostLinks = 40;

/**
 * Where a path inside a root file system is on this machine, symlinks below `root` followed the way a process with
 * that root would follow them; so nothing leads out of it. The last part is not followed. Undefined when a part is
 * missing, is no folder, or links go round in circles. Only sure while nothing else changes the folder.
 */
export async function pathInRoot(root: string, path: string): Promise<string | undefined> {
  const last = path.split('/').filter(Boolean).at(-1);
  const parent = await folderInRoot(root, dirname(`/${path}`));
  if (last === undefined || parent === undefined) return parent;
  return last === '..' || last === '.' ? undefined : join(parent, last);
}

/** The folder, or undefined; its last part is followed too. */
export async function folderInRoot(root: string, path: string): Promise<string | undefined> {
  const found = await follow(root, path);
  const isFolder = found !== undefined && (await lstat(found)).isDirectory();
  return isFolder ? found : undefined;
}

/** The file or folder that a process with this root would open under `path`; undefined when there is none. */
export async function follow(root: string, path: string): Promise<string | undefined> {
  const open = parts(path);
  const done: string[] = [];
  let links = 0;
  for (let part = open.shift(); part !== undefined; part = open.shift()) {
    if (part === '..') {
      // Above the root there is the root.
      done.pop();
      continue;
    }
    const here = join(root, ...done, part);
    const stat = await lstat(here).catch(() => undefined);
    if (stat === undefined || (open.length > 0 && !stat.isDirectory() && !stat.isSymbolicLink())) {
      return undefined;
    }
    if (!stat.isSymbolicLink()) {
      done.push(part);
      continue;
    }
    links += 1;
    if (links > mostLinks) return undefined;
    const target = await readlink(here);
    if (target.startsWith('/')) done.length = 0;
    open.unshift(...parts(target));
  }
  return join(root, ...done);
}

function parts(path: string): string[] {
  return path.split('/').filter((part) => part !== '' && part !== '.');
}
