import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { SealiftError } from '../errors.ts';
import {
  type Descriptor,
  type ImageConfig,
  type Index,
  isIndexType,
  type Manifest,
  type Platform,
} from './descriptor.ts';
import { type Digest, digestAlgorithm, digestHex, digestOf, isDigest } from './digest.ts';

/** One platform's image inside a layout. */
export interface PlatformImage {
  readonly platform: Platform;
  readonly descriptor: Descriptor;
  readonly manifest: Manifest;
  readonly config: ImageConfig;
}

/** An OCI image layout folder that holds one image. */
export interface Layout {
  /** Absolute path; holds `oci-layout`, `index.json`, `blobs/`. */
  readonly folder: string;
  /** The image: a manifest (one platform) or an index (several). */
  readonly root: Descriptor;
  /** Every platform's image, in the index's order; BuildKit's attestation manifests are not among them. */
  readonly images: readonly PlatformImage[];
  /** BuildKit's attestation manifests (`attestations: inline`). */
  readonly attestations: readonly Descriptor[];
}

/**
 * Reads the layout folder of one image: its manifests and configs, each held to its digest; layers are
 * left alone. Rejects with `input-invalid` when the folder holds no image, several, or a changed one.
 */
export async function readLayout(folder: string): Promise<Layout> {
  const path = resolve(folder);
  const version = await readJson<{ imageLayoutVersion?: string }>(path, 'oci-layout');
  if (version.imageLayoutVersion !== '1.0.0') throw damaged(path, 'it is of another version than 1.0.0');
  const top = await readJson<Index>(path, 'index.json');
  const [root, ...others] = Array.isArray(top.manifests) ? top.manifests : [];
  if (!root) throw damaged(path, 'its index.json names no image');
  if (others.length > 0) throw damaged(path, `its index.json names ${top.manifests.length} images, not one`);

  const children = isIndexType(root.mediaType) ? (await readDocument<Index>(path, root)).manifests : [root];
  const [attestations, images] = [
    children.filter(isAttestation),
    children.filter((child) => !isAttestation(child)),
  ];
  return {
    folder: path,
    root,
    images: await Promise.all(images.map((image) => readImage(path, image))),
    attestations,
  };
}

/** Where a layout keeps a blob. */
export function blobFile(folder: string, digest: Digest): string {
  return join(folder, 'blobs', digestAlgorithm(digest), digestHex(digest));
}

async function readImage(folder: string, descriptor: Descriptor): Promise<PlatformImage> {
  const manifest = withLayers(await readDocument<Manifest>(folder, descriptor));
  const config = await readDocument<ImageConfig>(folder, manifest.config);
  return { platform: descriptor.platform ?? platformOf(config), descriptor, manifest, config };
}

/** BuildKit writes `null` for an image without layers, where the specification wants an empty list. */
export function withLayers(manifest: Manifest): Manifest {
  return { ...manifest, layers: manifest.layers ?? [] };
}

/** BuildKit marks them so (moby/buildkit docs/attestations/attestation-storage.md). */
function isAttestation(descriptor: Descriptor): boolean {
  return descriptor.annotations?.['vnd.docker.reference.type'] === 'attestation-manifest';
}

function platformOf(config: ImageConfig): Platform {
  const { os, architecture, variant } = config;
  return { os, architecture, ...(variant && { variant }) };
}

async function readDocument<T>(folder: string, { digest }: Descriptor): Promise<T> {
  if (!isDigest(digest)) throw damaged(folder, `it names "${digest}", which is no digest`);
  const bytes = await readBytes(folder, blobFile(folder, digest));
  if (digestOf(bytes, digestAlgorithm(digest)) !== digest) {
    throw damaged(folder, `the content of ${digest} has changed`);
  }
  return parse<T>(folder, bytes, digest);
}

async function readJson<T>(folder: string, name: string): Promise<T> {
  return parse<T>(folder, await readBytes(folder, join(folder, name)), name);
}

async function readBytes(folder: string, file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (cause) {
    throw damaged(folder, `${file} cannot be read`, cause);
  }
}

function parse<T>(folder: string, bytes: Buffer, name: string): T {
  try {
    return JSON.parse(bytes.toString('utf8')) as T;
  } catch (cause) {
    throw damaged(folder, `${name} is no JSON`, cause);
  }
}

function damaged(folder: string, why: string, cause?: unknown): SealiftError {
  return new SealiftError('input-invalid', `${folder} is no OCI image layout that can be used: ${why}`, {
    cause,
  });
}
