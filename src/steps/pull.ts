import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { digestAlgorithm } from '../oci/digest.ts';
import type { ImageContent } from '../oci/image-content.ts';
import { blobFile, type Layout, readLayout } from '../oci/layout.ts';
import { parallel } from '../parallel.ts';

const blobsAtOnce = 4;

/** Writes an image into an OCI layout folder, so that it can be scanned like one that was just built. */
export async function pull(content: ImageContent, folder: string): Promise<Layout> {
  const digests = [
    ...content.manifests.map((one) => one.descriptor.digest),
    ...content.blobs.map((one) => one.descriptor.digest),
  ];
  for (const algorithm of new Set(digests.map(digestAlgorithm))) {
    await mkdir(join(folder, 'blobs', algorithm), { recursive: true });
  }
  await parallel(content.blobs, blobsAtOnce, (blob) =>
    pipeline(blob.open(0), createWriteStream(blobFile(folder, blob.descriptor.digest))),
  );
  for (const { descriptor, bytes } of content.manifests)
    await writeFile(blobFile(folder, descriptor.digest), bytes);
  await writeFile(join(folder, 'oci-layout'), JSON.stringify({ imageLayoutVersion: '1.0.0' }));
  await writeFile(
    join(folder, 'index.json'),
    JSON.stringify({ schemaVersion: 2, manifests: [content.root] }),
  );
  return readLayout(folder);
}
