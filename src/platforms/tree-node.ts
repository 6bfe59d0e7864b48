import type { LayerEntry } from './listing.ts';

/** One name in the files of an image. */
export interface TreeNode {
  /** What the layer says; of a hard link, what it says of the file. A folder no layer has is root's, mode 0755. */
  entry: LayerEntry;
  /** The layer that has it; of a folder, the last. */
  layer: number;
  readonly parent: TreeNode | undefined;
  /** Of a folder. */
  readonly children?: Map<string, TreeNode>;
  /** Of what is no folder: shared by all its names. */
  readonly file?: { readonly entry: LayerEntry; readonly layer: number; links: number };
}

/** Where a path leads. */
export interface Resolved {
  /** Without links, and without a leading slash; of what is missing, where it would be. */
  readonly path: string;
  readonly node?: TreeNode;
  /** Folders that were passed through, the root's first. */
  readonly through: readonly TreeNode[];
  readonly problem?: 'missing' | 'not-a-directory' | 'loop';
}

/** Links followed before Linux calls it a loop (path_resolution(7)). */
const mostLinks = 40;

/** Follows a path from the root of a tree, inside it; `last` leaves a link at the end alone. */
export function resolveIn(root: TreeNode, path: string, leave?: 'last'): Resolved {
  const through: TreeNode[] = [];
  const todo = path.split('/').reverse();
  let names: string[] = [];
  let at = root;
  let links = 0;
  while (todo.length > 0) {
    const name = todo.pop() ?? '';
    if (name === '' || name === '.') continue;
    if (at.children === undefined)
      return { path: names.join('/'), node: at, through, problem: 'not-a-directory' };
    through.push(at);
    if (name === '..') {
      // The root's own parent is the root.
      names.pop();
      at = at.parent ?? at;
      continue;
    }
    const child = at.children.get(name);
    if (child === undefined) {
      return { path: restOf(names, name, todo), through, problem: 'missing' };
    }
    const isLink = child.entry.type === 'symlink';
    if (isLink && !(leave && todo.every((rest) => rest === '' || rest === '.'))) {
      links += 1;
      if (links > mostLinks) return { path: [...names, name].join('/'), through, problem: 'loop' };
      const target = child.entry.target ?? '';
      if (target.startsWith('/')) {
        at = root;
        names = [];
      }
      todo.push(...target.split('/').reverse());
      continue;
    }
    names.push(name);
    at = child;
  }
  return { path: names.join('/'), node: at, through };
}

/** Whether `path` is `folder` or in it. */
export function isWithin(path: string, folder: string): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`);
}

function restOf(names: readonly string[], name: string, todo: readonly string[]): string {
  const parts = [...names, name];
  for (const part of todo.toReversed()) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}
