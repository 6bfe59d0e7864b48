import { opaqueWhiteout, whiteoutPrefix } from '../oci/whiteout.ts';
import type { LayerEntry, LayerListing } from './listing.ts';
import { isWithin, type Resolved, resolveIn, type TreeNode } from './tree-node.ts';

/** A file whose bytes are in a layer, but not in the image. */
export interface LostFile {
  readonly path: string;
  readonly bytes: number;
  /** Where its bytes are. */
  readonly layer: number;
  readonly by: 'overwritten' | 'deleted';
  /** The layer that hid it. */
  readonly byLayer: number;
  /** What the layer that has it says of it. */
  readonly entry: LayerEntry;
}

/** The files of an image as a container sees them, and what its layers hold beside. */
export interface FileTree {
  /** What stands at a path of the image, followed through its links. Relative paths start at the root. */
  resolve(path: string): Resolved;
  /** Everything there is, by path without a leading slash; a folder before what is in it. */
  nodes(): Iterable<readonly [path: string, node: TreeNode]>;
  readonly lost: readonly LostFile[];
}

/**
 * Puts layers on top of each other as a runtime does (OCI image specification, "Image Layer Filesystem
 * Changeset"): a whiteout hides what is below its layer, never what is in it; a folder over a folder keeps its
 * content; anything else replaces what was there. Links in the folders of a path are followed inside the image.
 */
export function buildFileTree(layers: readonly Pick<LayerListing, 'entries'>[]): FileTree {
  const root: TreeNode = folder(rootEntry, 0, undefined);
  const lost: LostFile[] = [];
  for (const [layer, { entries }] of layers.entries()) {
    const removing = { layer, lost };
    for (const entry of entries) if (isWhiteout(entry.path)) applyWhiteout(root, entry.path, removing);
    for (const entry of entries) if (!isWhiteout(entry.path)) place(root, entry, removing);
  }
  return {
    resolve: (path) => resolveIn(root, path),
    nodes: () => descend(root, ''),
    lost,
  };
}

/** Every file with content, under the first of its names. */
export function* eachFile(tree: FileTree): Generator<readonly [path: string, node: TreeNode]> {
  const seen = new Set<TreeNode['file']>();
  for (const named of tree.nodes()) {
    const { file, entry } = named[1];
    if (file === undefined || entry.type !== 'file' || seen.has(file)) continue;
    seen.add(file);
    yield named;
  }
}

interface Removing {
  readonly layer: number;
  readonly lost: LostFile[];
}

const rootEntry: LayerEntry = { path: '', type: 'directory', mode: 0o755, uid: 0, gid: 0, size: 0 };

function isWhiteout(path: string): boolean {
  return path.slice(path.lastIndexOf('/') + 1).startsWith(whiteoutPrefix);
}

function applyWhiteout(root: TreeNode, path: string, removing: Removing): void {
  const [parentPath, name] = split(path);
  const parent = resolveIn(root, parentPath).node;
  if (parent?.children === undefined) return;
  if (name === opaqueWhiteout) {
    for (const child of [...parent.children.keys()]) remove(parent, child, 'deleted', removing);
  } else {
    remove(parent, name.slice(whiteoutPrefix.length), 'deleted', removing);
  }
}

function place(root: TreeNode, entry: LayerEntry, removing: Removing): void {
  const [parentPath, name] = split(entry.path);
  const parent = folderAt(root, parentPath, removing);
  const before = parent.children?.get(name);
  if (entry.type === 'directory') {
    if (before?.children) {
      before.entry = entry;
      before.layer = removing.layer;
      return;
    }
    remove(parent, name, 'overwritten', removing);
    parent.children?.set(name, folder(entry, removing.layer, parent));
    return;
  }
  const file = entry.type === 'hardlink' ? resolveIn(root, entry.target ?? '', 'last').node?.file : undefined;
  // A member that is a link to itself changes nothing.
  if (file !== undefined && file === before?.file) return;
  remove(parent, name, 'overwritten', removing);
  const own = file ?? { entry, layer: removing.layer, links: 0 };
  own.links += 1;
  parent.children?.set(name, { entry: own.entry, layer: own.layer, parent, file: own });
}

/** The folder at a path, made where it is missing, as runtimes make the folders a layer leaves out. */
function folderAt(root: TreeNode, path: string, removing: Removing): TreeNode {
  let at = root;
  let done = '';
  for (const name of path.split('/').filter(Boolean)) {
    const here = done ? `${done}/${name}` : name;
    const child = at.children?.get(name);
    const led = child?.entry.type === 'symlink' ? resolveIn(root, here) : undefined;
    if (child?.children) {
      at = child;
    } else if (led?.node?.children) {
      at = led.node;
    } else if (led?.problem === 'missing' && !isWithin(led.path, here)) {
      at = folderAt(root, led.path, removing);
    } else {
      remove(at, name, 'overwritten', removing);
      const made = folder({ ...rootEntry, path: here }, removing.layer, at);
      at.children?.set(name, made);
      at = made;
    }
    done = here;
  }
  return at;
}

function remove(parent: TreeNode, name: string, by: LostFile['by'], removing: Removing): void {
  const node = parent.children?.get(name);
  if (node === undefined) return;
  for (const child of node.children?.keys() ?? []) remove(node, child, by, removing);
  parent.children?.delete(name);
  if (node.file === undefined) return;
  node.file.links -= 1;
  // Other names of the same file still need its bytes.
  if (node.file.links > 0) return;
  const { entry, layer } = node.file;
  if (entry.type !== 'file') return;
  removing.lost.push({ path: entry.path, bytes: entry.size, layer, by, byLayer: removing.layer, entry });
}

function folder(entry: LayerEntry, layer: number, parent: TreeNode | undefined): TreeNode {
  return { entry, layer, parent, children: new Map() };
}

function* descend(node: TreeNode, path: string): Generator<readonly [string, TreeNode]> {
  for (const [name, child] of node.children ?? []) {
    const here = path ? `${path}/${name}` : name;
    yield [here, child];
    if (child.children) yield* descend(child, here);
  }
}

function split(path: string): [parent: string, name: string] {
  const slash = path.lastIndexOf('/');
  return [path.slice(0, Math.max(0, slash)), path.slice(slash + 1)];
}
