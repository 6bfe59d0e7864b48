import type { FileTree } from './file-tree.ts';

/** Who a process runs as. */
export interface Identity {
  readonly uid: number;
  readonly gids: readonly number[];
}

export interface UserFault {
  readonly kind: 'user' | 'group';
  readonly name: string;
  /** The file that does not have it. */
  readonly file: string;
}

/** A user that owns nothing in an image and is in none of its groups; what the number is does not matter. */
const nobodyAtAll: Identity = { uid: -1, gids: [] };

/**
 * Who an image runs as: the platform's own user where it has one, else USER (`user`, `user:group`, by name or number,
 * looked up in the image; empty is root), as runtimes read it (Docker reference, "USER").
 */
export function identityOf(
  user: string,
  tree: FileTree,
  platformUser: number | undefined,
): { identity: Identity; fault?: UserFault } {
  if (platformUser !== undefined) {
    return { identity: platformUser === 0 ? { uid: 0, gids: [0] } : nobodyAtAll };
  }
  const [userPart = '', groupPart] = user.split(':');
  const accounts = readTable(tree, 'etc/passwd');
  const groups = readTable(tree, 'etc/group');
  const account = accounts.find(([name, , uid]) => name === userPart || uid === userPart);
  const uid = number(userPart || '0') ?? number(account?.[2]);
  if (uid === undefined) {
    return { identity: nobodyAtAll, fault: { kind: 'user', name: userPart, file: '/etc/passwd' } };
  }
  const group = groups.find(([name, , gid]) => name === groupPart || gid === groupPart);
  const own = groupPart ? (number(groupPart) ?? number(group?.[2])) : (number(account?.[3]) ?? 0);
  if (own === undefined) {
    return {
      identity: { uid, gids: [] },
      fault: { kind: 'group', name: groupPart ?? '', file: '/etc/group' },
    };
  }
  // A group that is given takes the place of those the user is a member of.
  const others = groupPart
    ? []
    : groups.filter(([, , , members]) => account && members?.split(',').includes(account[0] ?? ''));
  return { identity: { uid, gids: [own, ...others.flatMap(([, , gid]) => number(gid) ?? [])] } };
}

/** The lines of a table of accounts (passwd(5), group(5)), cut at their colons. */
function readTable(tree: FileTree, path: string): string[][] {
  const head = tree.resolve(path).node?.entry.head;
  if (head === undefined) return [];
  return new TextDecoder()
    .decode(head)
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split(':'));
}

function number(text: string | undefined): number | undefined {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
}
