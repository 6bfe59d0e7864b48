import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { Descriptor } from '../oci/descriptor.ts';
import { digestHex } from '../oci/digest.ts';
import { blobFile, type PlatformImage } from '../oci/layout.ts';

const block = 512;

/**
 * Writes one image of the layout at `layout` to `file` as `docker load` takes it, under the name `name` (with its tag).
 * Layers go in as they are: Docker unpacks them whatever their compression. Source: moby/moby, image/spec/v1.2.md,
 * "Combined Image JSON + Filesystem Changeset Format".
 */
export async function writeDockerArchive(
  layout: string,
  { manifest }: PlatformImage,
  name: string,
  file: string,
  signal: AbortSignal,
): Promise<void> {
  await pipeline(archive(layout, manifest, name), createWriteStream(file, { mode: 0o600 }), { signal });
}

async function* archive(
  layout: string,
  { config, layers }: PlatformImage['manifest'],
  name: string,
): AsyncGenerator<Buffer> {
  const once = [...new Map(layers.map((layer) => [layer.digest, layer])).values()];
  const fileOf = ({ digest }: Descriptor) => `${digestHex(digest)}.tar`;
  const configFile = `${digestHex(config.digest)}.json`;
  const index = Buffer.from(
    JSON.stringify([{ Config: configFile, RepoTags: [name], Layers: layers.map(fileOf) }]),
  );
  yield* member('manifest.json', index.length, [index]);
  yield* member(configFile, config.size, blob(layout, config));
  for (const layer of once) yield* member(fileOf(layer), layer.size, blob(layout, layer));
  yield Buffer.alloc(2 * block);
}

function blob(layout: string, { digest }: Descriptor): AsyncIterable<Buffer> {
  return createReadStream(blobFile(layout, digest), { highWaterMark: 1024 * 1024 });
}

async function* member(
  path: string,
  size: number,
  content: AsyncIterable<Buffer> | Iterable<Buffer>,
): AsyncGenerator<Buffer> {
  yield header(path, size);
  yield* content;
  yield Buffer.alloc((block - (size % block)) % block);
}

/** POSIX.1-1988 ustar; sizes that its digits do not hold in GNU's binary form. */
function header(path: string, size: number): Buffer {
  const bytes = Buffer.alloc(block);
  const octal = (value: number, width: number) => `${value.toString(8).padStart(width - 1, '0')}\0`;
  bytes.write(path, 0);
  bytes.write(octal(0o644, 8), 100);
  bytes.write(octal(0, 8), 108);
  bytes.write(octal(0, 8), 116);
  if (size < 8 ** 11) bytes.write(octal(size, 12), 124);
  else {
    bytes[124] = 0x80;
    bytes.writeBigUInt64BE(BigInt(size), 128);
  }
  bytes.write(octal(0, 12), 136);
  bytes.write(' '.repeat(8), 148);
  bytes.write('0', 156);
  bytes.write('ustar\x0000', 257, 'latin1');
  const sum = bytes.reduce((total, byte) => total + byte, 0);
  bytes.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return bytes;
}
