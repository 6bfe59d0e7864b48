import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createGunzip, createZstdDecompress } from 'node:zlib';
import { SealiftError } from '../errors.ts';
import { TarError } from '../tools/tar-error.ts';
import { readTar, type TarVisitor } from '../tools/tar-reader.ts';

type LayerCompression = 'none' | 'gzip' | 'zstd';

/** What reading a layer told beside its members, in bytes. */
export interface LayerRead {
  readonly compressed: number;
  /** Of the archive, unpacked. */
  readonly uncompressed: number;
}

/**
 * Reads the layer in `file` once, as a stream, and shows every member to `visit`. How it is compressed is told by
 * its first bytes, as containerd and Docker tell it; the media type only has to be that of a layer. Rejects with
 * `input-invalid` when it cannot be read to its end.
 */
export async function readLayer(
  file: string,
  mediaType: string,
  visit: TarVisitor,
  signal?: AbortSignal,
): Promise<LayerRead> {
  if (!layerType.test(mediaType)) {
    throw new SealiftError(
      'input-invalid',
      `the layer ${file} is of media type "${mediaType}", which is no archive`,
      {
        hint: 'Layers are tar archives, plain or compressed with gzip or zstd.',
      },
    );
  }
  try {
    const { size, compression } = await inspect(file).catch(unreadable);
    const content = contentOf(file, size, compression, signal);
    return { compressed: size, uncompressed: await readTar(sound(content), visit) };
  } catch (cause) {
    signal?.throwIfAborted();
    // What a visitor throws is its own, and not about the layer.
    if (!(cause instanceof TarError)) throw cause;
    throw new SealiftError('input-invalid', `the layer ${file} cannot be read: ${cause.message}`, {
      cause,
    });
  }
}

/** OCI's and Docker's, also those that are not to be distributed; `+encrypted` cannot be read. */
const layerType = /(?:\.tar|\.diff\.tar)(?:[.+](?:gzip|zstd))?$/;

// Larger pieces are not faster, and wait longer for the garbage collector.
const chunkSize = 256 * 1024;

async function inspect(file: string): Promise<{ size: number; compression: LayerCompression }> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    const { size } = await handle.stat();
    return { size, compression: compressionOf(buffer.subarray(0, bytesRead)) };
  } finally {
    await handle.close();
  }
}

function compressionOf(head: Buffer): LayerCompression {
  if (head[0] === 0x1f && head[1] === 0x8b) return 'gzip';
  const zstd = head.length === 4 ? head.readUInt32LE() : 0;
  // A frame, or one that is to be skipped (RFC 8878, 3.1).
  return zstd === 0xfd2fb528 || zstd >>> 4 === 0x184d2a5 ? 'zstd' : 'none';
}

async function* contentOf(
  file: string,
  size: number,
  compression: LayerCompression,
  signal: AbortSignal | undefined,
): AsyncGenerator<Buffer> {
  const options = signal ? { signal } : {};
  if (compression === 'none') {
    yield* createReadStream(file, { highWaterMark: chunkSize, ...options });
    return;
  }
  // Node's gunzip goes on with the next member of a file by itself; its zstd ends with the first frame, and
  // says nothing of the others, of which a layer in zstd:chunked form has one for each file.
  for (let start = 0; start < size; ) {
    const source = createReadStream(file, { start, highWaterMark: chunkSize, ...options });
    const unpacked =
      compression === 'gzip' ? createGunzip({ chunkSize }) : createZstdDecompress({ chunkSize });
    source.once('error', (error) => unpacked.destroy(error));
    try {
      yield* source.pipe(unpacked) as AsyncIterable<Buffer>;
    } finally {
      source.destroy();
      unpacked.destroy();
    }
    if (compression === 'gzip') return;
    start += unpacked.bytesWritten;
  }
}

/** The same bytes; where they cannot be had, that is told as damage. */
async function* sound(content: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield* content;
  } catch (cause) {
    unreadable(cause);
  }
}

function unreadable(cause: unknown): never {
  throw new TarError(cause instanceof Error ? cause.message : String(cause), { cause });
}
