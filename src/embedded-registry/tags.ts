import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Digest } from '../oci/digest.ts';
import { RegistryFailure } from './failure.ts';
import { isMissing, namesIn, readIfThere, type Storage } from './storage.ts';

/** The tags of every repository, one small file each. */
export class Tags {
  readonly #storage: Storage;
  readonly #immutable: (tag: string) => boolean;

  constructor(storage: Storage, immutable: boolean | RegExp) {
    this.#storage = storage;
    this.#immutable = (tag) => (typeof immutable === 'boolean' ? immutable : immutable.test(tag));
  }

  async get(name: string, tag: string): Promise<Digest | undefined> {
    const bytes = await readIfThere(join(this.#storage.tags(name), tag));
    return bytes?.toString('utf8') as Digest | undefined;
  }

  /** Points the tag at the digest; 409 when the tag is immutable and points elsewhere. */
  async put(name: string, tag: string, digest: Digest): Promise<void> {
    await this.#storage.turns.take(`tag ${name}:${tag}`, async () => {
      const before = await this.get(name, tag);
      if (before === digest) return;
      if (before !== undefined && this.#immutable(tag))
        throw new RegistryFailure(409, 'DENIED', `tag ${tag} is immutable and points at ${before}`);
      await this.#storage.write(join(this.#storage.tags(name), tag), digest);
    });
  }

  /** `false` when there is no such tag. */
  async delete(name: string, tag: string): Promise<boolean> {
    return this.#storage.turns.take(`tag ${name}:${tag}`, async () => {
      if (this.#immutable(tag) && (await this.get(name, tag)) !== undefined)
        throw new RegistryFailure(405, 'UNSUPPORTED', `tag ${tag} is immutable`);
      try {
        await rm(join(this.#storage.tags(name), tag));
        return true;
      } catch (error) {
        if (isMissing(error)) return false;
        throw error;
      }
    });
  }

  /** In ASCII order. */
  async list(name: string): Promise<string[]> {
    return namesIn(this.#storage.tags(name));
  }

  async pointingAt(name: string, digest: Digest): Promise<string[]> {
    const found: string[] = [];
    for (const tag of await this.list(name)) if ((await this.get(name, tag)) === digest) found.push(tag);
    return found;
  }
}
