import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import {
  type Descriptor,
  type ImageConfig,
  type Index,
  type Manifest,
  mediaType,
  type Platform,
} from '../../src/oci/descriptor.ts';
import { digestHex, digestOf } from '../../src/oci/digest.ts';
import type { Layout, PlatformImage } from '../../src/oci/layout.ts';

export interface PlatformContent {
  readonly platform: Platform;
  /** Path inside the image to content; all of it becomes one layer. */
  readonly files: Readonly<Record<string, string | Uint8Array | TarMember>>;
  readonly config?: ImageConfig['config'];
  /** Layers as they are to lie in the layout, in place of the one made of `files`. */
  readonly layers?: readonly PackedLayer[];
}

/** A layer's blob, and what its history says. */
export interface PackedLayer {
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  readonly step?: string;
}

/**
 * Writes an OCI layout the way BuildKit does: one descriptor in the top-level `index.json`, which for
 * several platforms points at the real index. The same content gives the same digests.
 */
export async function writeImageLayout(
  folder: string,
  platforms: readonly PlatformContent[],
): Promise<Layout> {
  await mkdir(join(folder, 'blobs', 'sha256'), { recursive: true });
  const put = async (type: string, bytes: Uint8Array | string): Promise<Descriptor> => {
    const digest = digestOf(bytes);
    await writeFile(join(folder, 'blobs', 'sha256', digestHex(digest)), bytes);
    return { mediaType: type, digest, size: Buffer.byteLength(bytes) };
  };
  const putJson = (type: string, content: unknown) => put(type, JSON.stringify(content));

  const images: PlatformImage[] = [];
  for (const { platform, files, config: runConfig, layers: packed } of platforms) {
    const tar = tarOf(files);
    const blobs: readonly PackedLayer[] = packed ?? [
      { mediaType: mediaType.layerGzip, bytes: gzipSync(tar) },
    ];
    const layers = await Promise.all(blobs.map((blob) => put(blob.mediaType, blob.bytes)));
    const config: ImageConfig = {
      architecture: platform.architecture,
      os: platform.os,
      ...(platform.variant === undefined ? {} : { variant: platform.variant }),
      created: '2026-01-01T00:00:00Z',
      config: runConfig ?? {},
      rootfs: { type: 'layers', diff_ids: [digestOf(tar)] },
      history: blobs.map(({ step }) => ({ created_by: step ?? 'COPY . /' })),
    };
    const manifest: Manifest = {
      schemaVersion: 2,
      mediaType: mediaType.manifest,
      config: await putJson(mediaType.config, config),
      layers,
    };
    const descriptor = { ...(await putJson(mediaType.manifest, manifest)), platform };
    images.push({ platform, descriptor, manifest, config });
  }

  const [only] = images;
  const root =
    only !== undefined && images.length === 1
      ? only.descriptor
      : await putJson(mediaType.index, {
          schemaVersion: 2,
          mediaType: mediaType.index,
          manifests: images.map((image) => image.descriptor),
        } satisfies Index);
  await writeFile(join(folder, 'oci-layout'), '{"imageLayoutVersion":"1.0.0"}');
  await writeFile(
    join(folder, 'index.json'),
    JSON.stringify({ schemaVersion: 2, mediaType: mediaType.index, manifests: [root] }),
  );
  return { folder, root, images, attestations: [] };
}

/** A member of an archive that is more than a plain file. */
export interface TarMember {
  /** Default: a file; a path that ends with a slash is a folder. */
  readonly type?: 'symlink' | 'hardlink' | 'character' | 'fifo';
  readonly mode?: number;
  readonly uid?: number;
  readonly gid?: number;
  /** Seconds since 1970. */
  readonly modified?: number;
  readonly content?: string | Uint8Array;
  readonly target?: string;
}

/** A ustar archive of these members; plain files are owned by root, mode 0644, without times. */
export function tarOf(files: Readonly<Record<string, string | Uint8Array | TarMember>>): Buffer {
  const blocks: Buffer[] = [];
  for (const [path, given] of Object.entries(files)) {
    const member = typeof given === 'string' || given instanceof Uint8Array ? { content: given } : given;
    const bytes = Buffer.from(member.content ?? '');
    blocks.push(tarHeader(path.replace(/^\//, ''), bytes.length, member), bytes);
    blocks.push(Buffer.alloc((512 - (bytes.length % 512)) % 512));
  }
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}

const typeFlags = { hardlink: '1', symlink: '2', character: '3', fifo: '6' };

export function tarHeader(path: string, size: number, member: TarMember = {}): Buffer {
  if (Buffer.byteLength(path) > 100) throw new Error(`${path} is too long for this archive`);
  const folder = path.endsWith('/');
  const { type, mode = folder ? 0o755 : 0o644, uid = 0, gid = 0, modified = 0, target = '' } = member;
  const header = Buffer.alloc(512);
  const octal = (value: number, width: number) => `${value.toString(8).padStart(width - 1, '0')}\0`;
  header.write(path, 0);
  header.write(octal(mode, 8), 100);
  header.write(octal(uid, 8), 108);
  header.write(octal(gid, 8), 116);
  header.write(octal(size, 12), 124);
  header.write(octal(modified, 12), 136);
  header.write(' '.repeat(8), 148);
  header.write(type ? typeFlags[type] : folder ? '5' : '0', 156);
  header.write(target, 157);
  header.write('ustar\0' + '00', 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}
