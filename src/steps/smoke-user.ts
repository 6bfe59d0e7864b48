import { readFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { type ImageUser, imageUser } from '../platforms/image-user.ts';
import type { IdMapping } from '../platforms/runtime-spec.ts';
import { findProgram } from '../tools/find-program.ts';
import { runcFolders } from '../tools/runc.ts';
import { follow } from './root-path.ts';

/** The user an image runs as on its platform; undefined when it names one that it does not have. */
export async function userIn(
  root: string,
  user: string,
  forced: number | undefined,
): Promise<ImageUser | undefined> {
  const read = async (path: string) => {
    const file = await follow(root, path);
    return file === undefined ? '' : readFile(file, 'utf8').catch(() => '');
  };
  const text = forced === undefined ? user : `${forced}:${forced}`;
  return imageUser(text, await read('/etc/passwd'), await read('/etc/group'));
}

export interface UserMapping {
  readonly uids: readonly IdMapping[];
  readonly gids: readonly IdMapping[];
  /** Whether there is more than one id: without, everybody is ours. */
  readonly many: boolean;
}

/**
 * The user namespace of who is not root: root in it is us, and others are the ids that `/etc/subuid` and
 * `/etc/subgid` lend us, which newuidmap hands out (subuid(5)).
 */
export async function userMapping(env: Readonly<Record<string, string | undefined>>): Promise<UserMapping> {
  const { uid, gid, username } = userInfo();
  const lent = async (file: string): Promise<IdMapping[]> => {
    const text = await readFile(file, 'utf8').catch(() => '');
    const line = text
      .split('\n')
      .map((entry) => entry.split(':'))
      .find(([name]) => name === username || name === String(uid));
    return line ? [{ containerID: 1, hostID: Number(line[1]), size: Number(line[2]) }] : [];
  };
  const lenders = await Promise.all(
    ['newuidmap', 'newgidmap'].map((name) => findProgram([name], runcFolders(env))),
  );
  const [uids, gids] = lenders.includes(undefined)
    ? [[], []]
    : await Promise.all([lent('/etc/subuid'), lent('/etc/subgid')]);
  const many = uids.length > 0 && gids.length > 0;
  return {
    uids: [{ containerID: 0, hostID: uid, size: 1 }, ...(many ? uids : [])],
    gids: [{ containerID: 0, hostID: gid, size: 1 }, ...(many ? gids : [])],
    many,
  };
}
