import { Readable } from 'node:stream';
import { SealiftError } from '../errors.ts';
import type { BlobSource } from './client.ts';

/** Reads a blob's source piece by piece, opening it anew only when a piece does not follow the one before. */
export interface BlobReader {
  /** Exactly `length` bytes from `offset` on; an error when the source ends before. */
  piece(offset: number, length: number): Readable;
  close(): void;
}

/** `onBytes` hears of every byte on its way, also of those sent again. */
export function createBlobReader(source: BlobSource, onBytes?: (count: number) => void): BlobReader {
  let stream: Readable | undefined;
  let chunks: AsyncIterator<Buffer> | undefined;
  /** Read from the stream, but part of the next piece. */
  let rest: Buffer | undefined;
  /** Where the next piece must start to go on with the open stream; undefined in the middle of a piece. */
  let position: number | undefined;

  function close(): void {
    stream?.destroy();
    stream = undefined;
    chunks = undefined;
    rest = undefined;
    position = undefined;
  }

  async function* read(offset: number, length: number): AsyncGenerator<Buffer> {
    if (position !== offset || !chunks) {
      close();
      stream = source.open(offset);
      // Errors arrive through the iterator; without a listener one after close() would be an uncaught one.
      stream.on('error', () => {});
      chunks = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
    }
    position = undefined;
    const own = chunks;
    let left = length;
    while (left > 0) {
      const chunk: Buffer | undefined = rest ?? (await nextOf(own));
      // Meanwhile this piece was given up and another begun.
      if (own !== chunks) return;
      rest = undefined;
      if (!chunk) throw tooShort(source, offset + length - left);
      if (chunk.length > left) rest = chunk.subarray(left);
      const part = chunk.subarray(0, left);
      left -= part.length;
      onBytes?.(part.length);
      yield part;
    }
    position = offset + length;
  }

  return { piece: (offset, length) => Readable.from(read(offset, length), { objectMode: false }), close };
}

async function nextOf(chunks: AsyncIterator<Buffer>): Promise<Buffer | undefined> {
  const { done, value } = await chunks.next();
  return done ? undefined : value;
}

function tooShort({ descriptor: { digest, size } }: BlobSource, ended: number): SealiftError {
  return new SealiftError(
    'registry-digest-mismatch',
    `the source of blob ${digest} has ${ended} bytes in place of ${size}`,
    {
      hint: 'The image on disk was changed or is not complete: build it again.',
    },
  );
}
