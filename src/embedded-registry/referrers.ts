import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Descriptor } from '../oci/descriptor.ts';
import type { Digest } from '../oci/digest.ts';
import { flatDigest, namesIn, readIfThere, type Storage } from './storage.ts';

/** Who refers to whom; kept also while the referrers API is off, so that it is whole when switched on. */
export class Referrers {
  readonly #storage: Storage;

  constructor(storage: Storage) {
    this.#storage = storage;
  }

  async add(name: string, subject: Digest, referrer: Descriptor): Promise<void> {
    await this.#storage.write(this.#path(name, subject, referrer.digest), JSON.stringify(referrer));
  }

  async remove(name: string, subject: Digest, referrer: Digest): Promise<void> {
    await rm(this.#path(name, subject, referrer), { force: true });
  }

  /** Ordered by digest. */
  async list(name: string, subject: Digest): Promise<Descriptor[]> {
    const folder = this.#storage.referrers(name, subject);
    const found: Descriptor[] = [];
    for (const file of await namesIn(folder)) {
      const bytes = await readIfThere(join(folder, file));
      if (bytes) found.push(JSON.parse(bytes.toString('utf8')) as Descriptor);
    }
    return found;
  }

  #path(name: string, subject: Digest, referrer: Digest): string {
    return join(this.#storage.referrers(name, subject), flatDigest(referrer));
  }
}
