import type { FileTree } from './file-tree.ts';
import { imageUser } from './image-user.ts';

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

/** Who an image runs as: the platform's own user where it has one, else USER, looked up in the image. */
export function identityOf(
  user: string,
  tree: FileTree,
  platformUser: number | undefined,
): { identity: Identity; fault?: UserFault } {
  if (platformUser !== undefined) {
    return { identity: platformUser === 0 ? { uid: 0, gids: [0] } : nobodyAtAll };
  }
  const tables = [textAt(tree, 'etc/passwd'), textAt(tree, 'etc/group')] as const;
  const found = imageUser(user, ...tables);
  if (found) return { identity: { uid: found.uid, gids: [found.gid, ...found.additionalGids] } };
  const [name = '', group = ''] = user.split(':');
  const alone = imageUser(name, ...tables);
  if (!alone) return { identity: nobodyAtAll, fault: { kind: 'user', name, file: '/etc/passwd' } };
  return {
    identity: { uid: alone.uid, gids: [] },
    fault: { kind: 'group', name: group, file: '/etc/group' },
  };
}

function textAt(tree: FileTree, path: string): string {
  const head = tree.resolve(path).node?.entry.head;
  return head === undefined ? '' : new TextDecoder().decode(head);
}
