import { constants } from 'node:fs';
import {
  chmod,
  type FileHandle,
  lchown,
  link,
  lstat,
  lutimes,
  mkdir,
  open,
  readdir,
  rm,
  symlink,
} from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { SealiftError } from '../errors.ts';
import { blobFile, type PlatformImage } from '../oci/layout.ts';
import { opaqueWhiteout, whiteoutPrefix } from '../oci/whiteout.ts';
import { mountPoints } from '../platforms/runtime-spec.ts';
import type { TarEntry, TarSink, TarVisitor } from '../tools/tar-reader.ts';
import { readLayer } from './read-layer.ts';
import { folderInRoot } from './root-path.ts';

export interface RootOptions {
  /** Whether files are given the owners that the layers name; only root may. */
  readonly owners: boolean;
  /** Folders that are to be there in any case, as paths of the image. */
  readonly folders?: readonly string[];
  readonly signal?: AbortSignal;
}

/** Unpacks the layers of an image of the layout at `layout` into `root`, an empty folder. */
export async function unpackImage(
  layout: string,
  { manifest }: PlatformImage,
  root: string,
  options: RootOptions,
): Promise<void> {
  const target = new RootFilesystem(root, options);
  for (const { digest, mediaType } of manifest.layers) {
    await readLayer(blobFile(layout, digest), mediaType, target.layer(), options.signal);
  }
  await target.finish();
}

/**
 * A folder that layers are unpacked into, one after the other: whiteouts, modes, owners, times and links are kept,
 * devices and pipes left out. No entry leads out of it: folders on the way are looked up as a process with this root
 * would, and the last part is never followed. Source: OCI image specification, layer.md.
 */
export class RootFilesystem {
  readonly #root: string;
  readonly #options: RootOptions;
  /** Folders known to be there, by their path in the image; emptied when anything is removed. */
  readonly #folders = new Map<string, string>();
  /** What folders get in the end: files are still put into them, whatever their mode. */
  readonly #late = new Map<string, TarEntry>();

  constructor(root: string, options: RootOptions) {
    this.#root = root;
    this.#options = options;
  }

  /** Takes the entries of the next layer. */
  layer(): TarVisitor {
    const made = new Set<string>();
    return (entry) => this.#take(entry, made);
  }

  /** Gives folders their modes and times, and makes those that a container is mounted on. */
  async finish(): Promise<void> {
    for (const [path, entry] of [...this.#late].reverse()) await this.#dress(path, entry);
    for (const point of [...mountPoints, ...(this.#options.folders ?? [])]) {
      const path = await this.#folder(point);
      // runc 1.1 gives a tmpfs the mode of the folder below it.
      if (point === '/tmp') await chmod(path, 0o1777);
    }
  }

  async #take(entry: TarEntry, made: Set<string>): Promise<TarSink | undefined> {
    if (entry.path === '') {
      this.#late.set(this.#root, entry);
      return undefined;
    }
    const name = basename(entry.path);
    if (name.startsWith(whiteoutPrefix)) {
      await this.#hide(entry.path, name, made);
      return undefined;
    }
    const path = join(await this.#folder(dirname(entry.path)), name);
    made.add(path);
    switch (entry.type) {
      case 'directory':
        await this.#makeFolder(path, entry);
        return undefined;
      case 'symlink':
        await this.#remove(path);
        await symlink(entry.target ?? '', path);
        await this.#dress(path, entry);
        return undefined;
      case 'hardlink':
        await this.#link(path, entry);
        return undefined;
      case 'device':
      case 'fifo':
        made.delete(path);
        return undefined;
      case 'file':
        await this.#remove(path);
        return this.#file(path, entry);
    }
  }

  /** Removes what layers below brought; what this layer made already stays. */
  async #hide(path: string, name: string, made: ReadonlySet<string>): Promise<void> {
    const hidden = name.slice(whiteoutPrefix.length);
    if (hidden === '' || hidden === '.' || hidden === '..') {
      throw new SealiftError('input-invalid', `a layer has the whiteout "${path}", which hides nothing`);
    }
    const folder = await folderInRoot(this.#root, dirname(path));
    if (folder === undefined) return;
    if (name === opaqueWhiteout) await this.#clear(folder, made);
    else await this.#remove(join(folder, hidden));
  }

  async #clear(folder: string, made: ReadonlySet<string>): Promise<void> {
    for (const child of await readdir(folder, { withFileTypes: true })) {
      const path = join(folder, child.name);
      if (!made.has(path)) await this.#remove(path);
      else if (child.isDirectory()) await this.#clear(path, made);
    }
  }

  async #remove(path: string): Promise<void> {
    const stat = await lstat(path).catch(() => undefined);
    if (stat === undefined) return;
    await rm(path, { recursive: true, force: true });
    if (stat.isFile()) return;
    this.#folders.clear();
    for (const late of this.#late.keys()) {
      if (late === path || late.startsWith(`${path}/`)) this.#late.delete(late);
    }
  }

  async #makeFolder(path: string, entry: TarEntry): Promise<void> {
    const stat = await lstat(path).catch(() => undefined);
    if (!stat?.isDirectory()) {
      if (stat) await this.#remove(path);
      await mkdir(path, { mode: 0o700 });
    }
    this.#late.delete(path);
    this.#late.set(path, entry);
  }

  async #link(path: string, { path: name, target = '' }: TarEntry): Promise<void> {
    const folder = await folderInRoot(this.#root, dirname(target));
    const source = folder === undefined ? undefined : join(folder, basename(target));
    const stat = source === undefined ? undefined : await lstat(source).catch(() => undefined);
    if (source === undefined || !stat || stat.isDirectory()) {
      throw new SealiftError('input-invalid', `a layer links "${name}" to "${target}", which is not there`);
    }
    if (source === path) return;
    await this.#remove(path);
    await link(source, path);
  }

  async #file(path: string, entry: TarEntry): Promise<TarSink> {
    const flags = constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY | constants.O_NOFOLLOW;
    const file: FileHandle = await open(path, flags, 0o600);
    let at = 0;
    return {
      async write(piece) {
        for (let from = 0; from < piece.length; ) {
          const { bytesWritten } = await file.write(piece, from, piece.length - from, at);
          from += bytesWritten;
          at += bytesWritten;
        }
      },
      hole(length) {
        at += length;
      },
      end: async () => {
        try {
          await file.truncate(at);
        } finally {
          await file.close();
        }
        await this.#dress(path, entry);
      },
    };
  }

  async #dress(path: string, entry: TarEntry): Promise<void> {
    if (this.#options.owners) await lchown(path, entry.uid, entry.gid);
    // A change of owner takes set-uid bits away: the mode comes after it (chown(2)).
    if (entry.type !== 'symlink') await chmod(path, this.#mode(entry));
    await lutimes(path, entry.modified, entry.modified);
  }

  /** Who is not root could not remove again what he may not write. */
  #mode({ type, mode }: TarEntry): number {
    return type === 'directory' && !this.#options.owners ? mode | 0o700 : mode;
  }

  /** The folder at a path of the image, made where a layer leaves it out. */
  async #folder(path: string): Promise<string> {
    if (path === '.' || path === '/') return this.#root;
    const known = this.#folders.get(path);
    if (known !== undefined) return known;
    const there = await folderInRoot(this.#root, path);
    if (there !== undefined) {
      this.#folders.set(path, there);
      return there;
    }
    const made = join(await this.#folder(dirname(path)), basename(path));
    // A file, or a link that leads nowhere, gives way as in containerd.
    await this.#remove(made);
    await mkdir(made, { mode: 0o755 });
    this.#folders.set(path, made);
    return made;
  }
}
