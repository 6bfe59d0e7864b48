import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { SealiftError } from '../errors.ts';
import type { BlobSource, RegistryClient } from './client.ts';
import {
  type Descriptor,
  type ImageConfig,
  type Index,
  isConfigType,
  isIndexType,
  type Manifest,
  type Platform,
} from './descriptor.ts';
import type { Digest } from './digest.ts';
import { blobFile, type Layout, withLayers } from './layout.ts';
import type { Repository } from './reference.ts';

/** An image with its bytes at hand, wherever they are: what can be pushed to a repository. */
export interface ImageContent {
  readonly root: Descriptor;
  /** Every platform's manifest; for a single-platform image that is `root` itself. */
  readonly images: readonly { readonly platform: Platform; readonly descriptor: Descriptor }[];
  /** Every manifest to send: platform manifests first, the index last. */
  readonly manifests: readonly { readonly descriptor: Descriptor; readonly bytes: Uint8Array }[];
  /** Every config and layer, once. */
  readonly blobs: readonly BlobSource[];
}

/** The content of a layout on disk. */
export async function layoutContent(layout: Layout): Promise<ImageContent> {
  const read = async (descriptor: Descriptor) => ({
    descriptor,
    bytes: new Uint8Array(await readFile(blobFile(layout.folder, descriptor.digest))),
  });
  const attestations = await Promise.all(layout.attestations.map(read));
  const children = await Promise.all(layout.images.map((image) => read(image.descriptor)));
  const manifests = isIndexType(layout.root.mediaType)
    ? [...children, ...attestations, await read(layout.root)]
    : children;
  return {
    root: layout.root,
    images: layout.images.map(({ platform, descriptor }) => ({ platform, descriptor })),
    manifests,
    blobs: blobsOf([...layout.images.map((image) => image.manifest), ...attestations.map(parseManifest)]).map(
      (descriptor) => ({
        descriptor,
        open: (offset) =>
          createReadStream(blobFile(layout.folder, descriptor.digest), {
            start: offset,
            highWaterMark: 1024 * 1024,
          }),
      }),
    ),
  };
}

/** The content of an image that a registry holds; blobs are streamed through, never kept. */
export async function registryContent(
  client: RegistryClient,
  repository: Repository,
  root: Descriptor,
): Promise<ImageContent> {
  const get = async (digest: Digest) => {
    const pulled = await client.manifestGet({ ...repository, digest });
    if (pulled) return pulled;
    throw new SealiftError(
      'registry-not-found',
      `${repository.path} lists manifest ${digest} but does not hold it`,
    );
  };
  const top = await get(root.digest);
  const children = isIndexType(root.mediaType)
    ? await Promise.all(
        (top.content as Index).manifests.map(async (child) => ({
          ...(await get(child.digest)),
          platform: child.platform,
        })),
      )
    : [{ ...top, platform: undefined }];
  const manifests = isIndexType(root.mediaType) ? [...children, top] : children;
  const images = await Promise.all(
    children
      .filter((child) => child.platform?.os !== 'unknown')
      .map(async (child) => ({
        descriptor: child.descriptor,
        platform: child.platform ?? (await configPlatform(client, repository, child.content as Manifest)),
      })),
  );
  return {
    root,
    images,
    manifests: manifests.map(({ descriptor, bytes }) => ({ descriptor, bytes })),
    blobs: blobsOf(children.map((child) => withLayers(child.content as Manifest))).map((descriptor) => ({
      descriptor,
      open: (offset) =>
        Readable.from(remoteBytes(client, repository, descriptor, offset), { objectMode: false }),
    })),
  };
}

/** Every platform's manifest, read. */
export function platformManifests({ images, manifests }: ImageContent) {
  return images.map((image) => {
    const found = manifests.find((one) => one.descriptor.digest === image.descriptor.digest);
    return { ...image, manifest: parseManifest(found ?? { bytes: new Uint8Array() }) };
  });
}

/** The configuration of one of its images; of another type than an image's, nothing but its platform is known. */
export async function imageConfig(
  { blobs }: ImageContent,
  { manifest, platform }: { readonly manifest: Manifest; readonly platform: Platform },
): Promise<ImageConfig> {
  const { digest, mediaType } = manifest.config;
  const blob = blobs.find(({ descriptor }) => descriptor.digest === digest);
  if (!blob || !isConfigType(mediaType)) return { os: platform.os, architecture: platform.architecture };
  return JSON.parse(await text(blob.open(0))) as ImageConfig;
}

async function configPlatform(
  client: RegistryClient,
  repository: Repository,
  manifest: Manifest,
): Promise<Platform> {
  const bytes = await client.blobGet({ ...repository, digest: manifest.config.digest });
  const { os, architecture, variant } = JSON.parse(Buffer.from(bytes).toString('utf8')) as Platform;
  return { os, architecture, ...(variant ? { variant } : {}) };
}

async function* remoteBytes(
  client: RegistryClient,
  repository: Repository,
  descriptor: Descriptor,
  offset: number,
) {
  let skip = offset;
  for await (const chunk of (await client.blobStream(repository, descriptor)) as AsyncIterable<Buffer>) {
    if (skip < chunk.length) yield chunk.subarray(skip);
    skip = Math.max(0, skip - chunk.length);
  }
}

/** Every config and layer, once. */
export function blobsOf(manifests: readonly Manifest[]): Descriptor[] {
  const all = manifests.flatMap((manifest) => [manifest.config, ...manifest.layers]);
  return [...new Map(all.map((descriptor) => [descriptor.digest, descriptor])).values()];
}

function parseManifest({ bytes }: { bytes: Uint8Array }): Manifest {
  return withLayers(JSON.parse(Buffer.from(bytes).toString('utf8')) as Manifest);
}
