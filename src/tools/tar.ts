import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { SealiftError } from '../errors.ts';

const block = 512;

/**
 * Unpacks the regular files of a `.tar.gz` that `wanted` gives a file name for, into `folder` (which must
 * exist), executable. No path of the archive is used, so none can lead out of the folder. Returns the
 * names written; a damaged archive is `tool-failed`.
 */
export async function unpackTarGz(
  archive: string,
  folder: string,
  wanted: (path: string) => string | undefined,
): Promise<string[]> {
  const written: string[] = [];
  const chunkSize = 1024 * 1024;
  try {
    await pipeline(
      createReadStream(archive, { highWaterMark: chunkSize }),
      createGunzip({ chunkSize }),
      async (stream: AsyncIterable<Buffer>) => {
        const reader = new ByteReader(stream);
        for (;;) {
          const header = await reader.take(block);
          if (!header || header.every((byte) => byte === 0)) break;
          const { path, size, regular } = readHeader(header);
          const name = regular ? wanted(path) : undefined;
          if (name === undefined) {
            for await (const _ of reader.upTo(size));
          } else {
            await pipeline(reader.upTo(size), createWriteStream(join(folder, name), { mode: 0o755 }));
            written.push(name);
          }
          await reader.take((block - (size % block)) % block);
        }
        // The rest is padding; reading it lets gzip check its own sum.
        for await (const _ of stream);
      },
    );
  } catch (cause) {
    throw new SealiftError('tool-failed', `${archive} could not be unpacked`, { cause });
  }
  return written;
}

function readHeader(header: Buffer): { path: string; size: number; regular: boolean } {
  const text = (from: number, length: number) =>
    header.toString('utf8', from, from + length).replace(/\0.*$/s, '');
  const size = Number.parseInt(text(124, 12).trim() || '0', 8);
  if (!Number.isSafeInteger(size) || size < 0) throw new Error('a tar header has no readable size');
  const prefix = text(257, 5) === 'ustar' ? text(345, 155) : '';
  const type = text(156, 1);
  return {
    path: (prefix ? `${prefix}/${text(0, 100)}` : text(0, 100)).replace(/^\.\//, ''),
    size,
    regular: type === '0' || type === '',
  };
}

/** Cuts a stream of buffers at the places the tar format names. */
class ByteReader {
  readonly #source: AsyncIterator<Buffer>;
  #rest: Buffer = Buffer.alloc(0);

  constructor(stream: AsyncIterable<Buffer>) {
    this.#source = stream[Symbol.asyncIterator]();
  }

  /** Exactly `size` bytes; `undefined` at the stream's end. */
  async take(size: number): Promise<Buffer | undefined> {
    const parts: Buffer[] = [];
    for await (const part of this.upTo(size, true)) parts.push(part);
    const taken = Buffer.concat(parts);
    if (taken.length === size) return taken;
    if (taken.length === 0) return undefined;
    throw new Error('the archive ends too early');
  }

  async *upTo(size: number, mayEnd = false): AsyncGenerator<Buffer> {
    let missing = size;
    while (missing > 0) {
      if (this.#rest.length === 0) {
        const next = await this.#source.next();
        if (next.done) {
          if (mayEnd) return;
          throw new Error('the archive ends too early');
        }
        this.#rest = next.value;
      }
      const part = this.#rest.subarray(0, missing);
      this.#rest = this.#rest.subarray(part.length);
      missing -= part.length;
      yield part;
    }
  }
}
