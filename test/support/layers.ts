import type { ImageConfig } from '../../src/oci/descriptor.ts';
import { digestOf } from '../../src/oci/digest.ts';
import type { LayerEntry, LayerListing } from '../../src/platforms/listing.ts';
import type { PlatformProfile } from '../../src/platforms/profile.ts';

/** What a test says of a file: its content, or anything of its entry. */
type Given = string | Uint8Array | (Partial<LayerEntry> & { readonly content?: string | Uint8Array });

/** A layer of these members, in this order: a path that ends with a slash is a folder, others are files. */
export function layerOf(
  members: Readonly<Record<string, Given>>,
  other: Partial<LayerListing> = {},
): LayerListing {
  const entries = Object.entries(members).map(([path, given]) => entryOf(path, given));
  const bytes = entries.reduce((sum, { size }) => sum + size, 0);
  return {
    digest: digestOf(JSON.stringify(members)),
    mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip',
    compressed: bytes,
    uncompressed: bytes,
    step: undefined,
    entries,
    ...other,
  };
}

function entryOf(path: string, given: Given): LayerEntry {
  const isFolder = path.endsWith('/');
  const base = { path: path.replace(/\/$/, ''), uid: 0, gid: 0, size: 0 };
  if (isFolder) return { ...base, type: 'directory', mode: 0o755, ...(given as object) };
  const isContent = typeof given === 'string' || given instanceof Uint8Array;
  const { content, ...rest } = isContent ? { content: given } : given;
  const head = content === undefined ? {} : { head: Buffer.from(content), size: Buffer.byteLength(content) };
  return { ...base, type: 'file', mode: 0o644, ...head, ...rest };
}

export function configOf(config: ImageConfig['config'] = {}, other: Partial<ImageConfig> = {}): ImageConfig {
  return { os: 'linux', architecture: 'amd64', config, ...other };
}

/** Machine numbers of ELF, by OCI's names. */
export const machines = { amd64: 62, arm64: 183, '386': 3, arm: 40, riscv64: 243, s390x: 22 } as const;

/**
 * The start of an ELF program, as much of it as says what it is: no code is in it. With an interpreter it is linked
 * dynamically.
 */
export function elfProgram(
  options: { machine?: number; interpreter?: string; bits?: 32 | 64; big?: boolean; type?: number } = {},
): Uint8Array {
  const { machine = machines.amd64, interpreter, bits = 64, big = false, type = 2 } = options;
  const wide = bits === 64;
  const [headerSize, partSize] = wide ? [64, 56] : [52, 32];
  const text = Buffer.from(interpreter === undefined ? '' : `${interpreter}\0`);
  const at = headerSize + partSize * 2;
  const bytes = Buffer.alloc(at + text.length);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const word = (offset: number, value: number) =>
    wide ? view.setBigUint64(offset, BigInt(value), !big) : view.setUint32(offset, value, !big);
  bytes.set([0x7f, 0x45, 0x4c, 0x46, wide ? 2 : 1, big ? 2 : 1, 1]);
  view.setUint16(16, type, !big);
  view.setUint16(18, machine, !big);
  word(wide ? 32 : 28, headerSize);
  view.setUint16(wide ? 54 : 42, partSize, !big);
  view.setUint16(wide ? 56 : 44, interpreter === undefined ? 1 : 2, !big);
  // PT_LOAD, then PT_INTERP.
  view.setUint32(headerSize, 1, !big);
  view.setUint32(headerSize + partSize, 3, !big);
  word(headerSize + partSize + (wide ? 8 : 4), at);
  word(headerSize + partSize + (wide ? 32 : 16), text.length);
  text.copy(bytes, at);
  return new Uint8Array(bytes);
}

const count = (value: number) => ({ value, unit: 'count', source: 'a test' }) as const;

/** A platform that is as strict about files as one can be, but for what the test says. */
export function profileOf(
  other: { name?: PlatformProfile['name']; run?: Partial<PlatformProfile['run']> } = {},
): PlatformProfile {
  return {
    name: other.name ?? 'generic',
    title: 'A platform',
    image: {
      platforms: ['linux/amd64'],
      index: true,
      layerTypes: [],
      otherLayers: 'undocumented',
      manifestTypes: [],
    },
    run: {
      invocation: { kind: 'job' },
      readOnly: true,
      root: 'refused',
      memory: { value: 128e6, unit: 'bytes', source: 'a test' },
      pids: count(64),
      children: false,
      ...other.run,
    },
  };
}

/** Runs every image as somebody, and speaks the runtime API, as AWS Lambda does. */
export const lambdaLike = profileOf({
  name: 'lambda',
  run: { user: 993, root: 'allowed', invocation: { kind: 'lambda' } },
});

/** Runs an image as its USER, with a root file system that can be written, as Cloud Run does. */
export const serviceLike = profileOf({
  name: 'cloudrun',
  run: { readOnly: false, root: 'allowed', invocation: { kind: 'http', port: 8080, portVariable: 'PORT' } },
});
