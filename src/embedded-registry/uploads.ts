import { createHash, type Hash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { type Digest, type DigestAlgorithm, digestAlgorithm, digestHex } from '../oci/digest.ts';
import type { Blobs } from './blobs.ts';
import { RegistryFailure } from './failure.ts';
import type { Storage } from './storage.ts';

/** One upload in progress. */
export interface Upload {
  readonly id: string;
  readonly name: string;
  /** Bytes that lie on disk. */
  readonly size: number;
}

interface Session {
  readonly id: string;
  readonly name: string;
  readonly file: string;
  readonly algorithm: DigestAlgorithm;
  readonly hash: Hash;
  size: number;
}

/** The bytes a chunk says it has: first and last position, both inclusive. */
export interface ChunkRange {
  readonly first: number;
  readonly last: number;
}

/**
 * Blob uploads. What has arrived stays when a connection breaks, so that a client can ask how far it got
 * and go on. Uploads end with the process.
 */
export class Uploads {
  readonly #storage: Storage;
  readonly #blobs: Blobs;
  readonly #sessions = new Map<string, Session>();

  constructor(storage: Storage, blobs: Blobs) {
    this.#storage = storage;
    this.#blobs = blobs;
  }

  async start(name: string, algorithm: DigestAlgorithm): Promise<Upload> {
    const session: Session = {
      id: randomUUID(),
      name,
      file: this.#storage.temporary(),
      algorithm,
      hash: createHash(algorithm),
      size: 0,
    };
    await (await open(session.file, 'wx')).close();
    this.#sessions.set(session.id, session);
    return session;
  }

  async status(name: string, id: string): Promise<Upload> {
    return this.#turn(id, async () => this.#session(name, id));
  }

  /** Adds the bytes; a range that does not start where the upload stands is a 416. */
  async append(name: string, id: string, bytes: Readable, range: ChunkRange | undefined): Promise<Upload> {
    return this.#turn(id, async () => {
      const session = this.#session(name, id);
      await this.#write(session, bytes, range);
      return session;
    });
  }

  /** Adds the last bytes, compares the digest and gives the blob to the repository. */
  async finish(
    name: string,
    id: string,
    bytes: Readable,
    range: ChunkRange | undefined,
    digest: Digest,
  ): Promise<void> {
    await this.#turn(id, async () => {
      const session = this.#session(name, id);
      await this.#write(session, bytes, range);
      if ((await hexOf(session, digestAlgorithm(digest))) !== digestHex(digest)) {
        await this.#forget(session);
        throw new RegistryFailure(400, 'DIGEST_INVALID', 'the digest is not that of the uploaded bytes');
      }
      this.#sessions.delete(id);
      await this.#blobs.adopt(name, digest, session.file);
    });
  }

  async cancel(name: string, id: string): Promise<void> {
    await this.#turn(id, async () => this.#forget(this.#session(name, id)));
  }

  async #write(session: Session, bytes: Readable, range: ChunkRange | undefined): Promise<void> {
    if (range && range.first !== session.size) {
      throw new RegistryFailure(
        416,
        'BLOB_UPLOAD_INVALID',
        'the chunk does not start where the upload ends',
        {
          headers: uploadHeaders(session),
        },
      );
    }
    const before = session.size;
    const file = await open(session.file, 'a');
    try {
      for await (const chunk of bytes as AsyncIterable<Buffer>) {
        // hashing goes on while the kernel takes the bytes
        const written = file.appendFile(chunk);
        session.hash.update(chunk);
        session.size += chunk.length;
        await written;
      }
    } finally {
      await file.close();
    }
    if (range && session.size - before !== range.last - range.first + 1) {
      await this.#forget(session);
      throw new RegistryFailure(400, 'SIZE_INVALID', 'the chunk has another length than its Content-Range');
    }
  }

  #session(name: string, id: string): Session {
    const session = this.#sessions.get(id);
    if (session?.name === name) return session;
    throw new RegistryFailure(404, 'BLOB_UPLOAD_UNKNOWN', 'there is no such upload');
  }

  async #forget(session: Session): Promise<void> {
    this.#sessions.delete(session.id);
    await rm(session.file, { force: true });
  }

  #turn<T>(id: string, work: () => Promise<T>): Promise<T> {
    return this.#storage.turns.take(`upload ${id}`, work);
  }
}

/** `Location` and `Range` of an upload; an empty one says `0-0`, as distribution does. */
export function uploadHeaders(upload: Upload): Record<string, string> {
  return {
    location: `/v2/${upload.name}/blobs/uploads/${upload.id}`,
    range: `0-${Math.max(upload.size - 1, 0)}`,
    'docker-upload-uuid': upload.id,
  };
}

/** The running hash, or the file read again when the digest uses another algorithm than was announced. */
async function hexOf(session: Session, algorithm: DigestAlgorithm): Promise<string> {
  if (algorithm === session.algorithm) return session.hash.copy().digest('hex');
  const hash = createHash(algorithm);
  for await (const chunk of createReadStream(session.file, { highWaterMark: 1 << 20 })) hash.update(chunk);
  return hash.digest('hex');
}
