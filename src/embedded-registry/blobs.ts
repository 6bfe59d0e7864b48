import { link, mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Digest } from '../oci/digest.ts';
import { errorCode, isMissing, type Storage } from './storage.ts';

/** The blobs of every repository. The bytes of one digest lie on disk once; a repository has a hard link. */
export class Blobs {
  readonly #storage: Storage;

  constructor(storage: Storage) {
    this.#storage = storage;
  }

  /** Path and size in bytes; `undefined` when the repository does not hold it. */
  async find(name: string, digest: Digest): Promise<{ path: string; size: number } | undefined> {
    const path = this.#storage.blob(name, digest);
    const size = await sizeOf(path);
    return size === undefined ? undefined : { path, size };
  }

  /** Takes over a finished file whose digest was checked. */
  async adopt(name: string, digest: Digest, file: string): Promise<void> {
    await this.#storage.turns.take(digest, async () => {
      const content = this.#storage.content(digest);
      // never replaced: the links of other repositories count on this very file
      if ((await sizeOf(content)) === undefined) await rename(file, content);
      else await rm(file);
      await this.#join(name, digest);
    });
  }

  /** Makes a blob of another repository (of any, without `from`) one of this; `false` when it is not there. */
  async mount(name: string, digest: Digest, from: string | undefined): Promise<boolean> {
    return this.#storage.turns.take(digest, async () => {
      const source = from === undefined ? this.#storage.content(digest) : this.#storage.blob(from, digest);
      if ((await sizeOf(source)) === undefined) return false;
      await this.#join(name, digest);
      return true;
    });
  }

  /** `false` when the repository does not hold it. The bytes go with the last repository that has them. */
  async delete(name: string, digest: Digest): Promise<boolean> {
    return this.#storage.turns.take(digest, async () => {
      const content = this.#storage.content(digest);
      try {
        await rm(this.#storage.blob(name, digest));
      } catch (error) {
        if (isMissing(error)) return false;
        throw error;
      }
      if ((await stat(content)).nlink === 1) await rm(content);
      return true;
    });
  }

  async #join(name: string, digest: Digest): Promise<void> {
    const path = this.#storage.blob(name, digest);
    await mkdir(dirname(path), { recursive: true });
    try {
      await link(this.#storage.content(digest), path);
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw error;
    }
  }
}

async function sizeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}
