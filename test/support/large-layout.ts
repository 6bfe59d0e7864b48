import { createHash, randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { type Descriptor, mediaType } from '../../src/oci/descriptor.ts';
import { type Digest, digestHex, digestOf } from '../../src/oci/digest.ts';
import { blobFile } from '../../src/oci/layout.ts';
import { tarHeader } from './image-layout.ts';

/** A layer of so many files of one size, in bytes. */
export interface LargeLayer {
  readonly files: number;
  readonly size: number;
}

/**
 * Writes the layout of an image that does not fit in memory: gzip layers of files whose content compresses to about
 * half, as that of programs does. Returns the files of the layers.
 */
export async function writeLargeLayout(folder: string, layers: readonly LargeLayer[]): Promise<string[]> {
  await mkdir(join(folder, 'blobs', 'sha256'), { recursive: true });
  const descriptors: Descriptor[] = [];
  for (const [at, layer] of layers.entries()) descriptors.push(await writeLayer(folder, at, layer));
  const config = await writeJson(folder, mediaType.config, {
    architecture: 'amd64',
    os: 'linux',
    config: { Entrypoint: ['/layer-0/0/0'] },
    history: layers.map((_, at) => ({ created_by: `COPY layer-${at} / # buildkit` })),
  });
  const content = { schemaVersion: 2, mediaType: mediaType.manifest, config, layers: descriptors };
  const root = await writeJson(folder, mediaType.manifest, content);
  await writeFile(join(folder, 'oci-layout'), '{"imageLayoutVersion":"1.0.0"}');
  await writeFile(join(folder, 'index.json'), JSON.stringify({ schemaVersion: 2, manifests: [root] }));
  return descriptors.map(({ digest }) => blobFile(folder, digest));
}

const mebibyte = 1024 * 1024;

async function writeLayer(folder: string, at: number, layer: LargeLayer): Promise<Descriptor> {
  const file = join(folder, 'new-layer');
  const hash = createHash('sha256');
  let size = 0;
  const measure = new Transform({
    transform(piece: Buffer, _, done) {
      hash.update(piece);
      size += piece.length;
      done(null, piece);
    },
  });
  await pipeline(
    Readable.from(archive(at, layer)),
    createGzip({ level: 1 }),
    measure,
    createWriteStream(file),
  );
  const digest = `sha256:${hash.digest('hex')}` as Digest;
  await rename(file, join(folder, 'blobs', 'sha256', digestHex(digest)));
  return { mediaType: mediaType.layerGzip, digest, size };
}

function* archive(at: number, { files, size }: LargeLayer): Generator<Buffer> {
  const content = Buffer.alloc(mebibyte);
  for (let from = 0; from < mebibyte; from += 2048) randomBytes(1024).copy(content, from);
  for (let file = 0; file < files; file += 1) {
    yield tarHeader(`layer-${at}/${Math.floor(file / 1000)}/${file}`, size);
    // No two files are the same.
    content.writeUInt32LE(file);
    for (let left = size; left > 0; left -= mebibyte) yield Buffer.from(content.subarray(0, left));
    yield Buffer.alloc((512 - (size % 512)) % 512);
  }
  yield Buffer.alloc(1024);
}

async function writeJson(folder: string, type: string, content: unknown): Promise<Descriptor> {
  const bytes = Buffer.from(JSON.stringify(content));
  const digest = digestOf(bytes);
  await writeFile(blobFile(folder, digest), bytes);
  return { mediaType: type, digest, size: bytes.length };
}
