import { createHash } from 'node:crypto';
import type { Deps } from '../deps.ts';
import { SealiftError } from '../errors.ts';
import type { Descriptor } from '../oci/descriptor.ts';
import type { Digest } from '../oci/digest.ts';
import { blobFile, type PlatformImage } from '../oci/layout.ts';
import { parallel } from '../parallel.ts';
import { headLength, keptHead } from '../platforms/head.ts';
import { layerSteps } from '../platforms/layer-steps.ts';
import type { LayerEntry, LayerListing } from '../platforms/listing.ts';
import type { TarEntry, TarSink } from '../tools/tar-reader.ts';
import { readLayer } from './read-layer.ts';

export type ListingDeps = Pick<Deps, 'signal'>;

/**
 * Lists the layers of an image in the layout folder that holds it, reading each once, in memory that does not grow
 * with their size. Rejects with `input-invalid` for a layer that is missing, damaged, or of another size than its
 * descriptor says.
 */
export async function listLayers(
  folder: string,
  image: PlatformImage,
  deps: ListingDeps,
): Promise<LayerListing[]> {
  const { layers } = image.manifest;
  const steps = layerSteps(image.config, layers.length);
  // Decompressing two at a time uses two cores.
  return parallel(layers, 2, (descriptor, index) => listLayer(folder, descriptor, steps[index], deps));
}

async function listLayer(
  folder: string,
  { digest, mediaType, size }: Descriptor,
  step: string | undefined,
  { signal }: ListingDeps,
): Promise<LayerListing> {
  const file = blobFile(folder, digest);
  const entries: LayerEntry[] = [];
  const { compressed, uncompressed } = await readLayer(
    file,
    mediaType,
    (entry) => fileReader(entry, entries),
    signal,
  );
  if (compressed !== size) {
    throw new SealiftError(
      'input-invalid',
      `the layer ${digest} has ${compressed} bytes, and its descriptor says ${size}`,
    );
  }
  return { digest, mediaType, compressed, uncompressed, step, entries };
}

/** From this size on the same file twice is worth knowing, in bytes. */
const compared = 64 * 1024;

/** Takes from a file what its entry keeps of it; an entry that keeps nothing is listed at once. */
function fileReader(entry: TarEntry, entries: LayerEntry[]): TarSink | undefined {
  const { modified: _, ...listed } = entry;
  if (entry.path === '') return undefined;
  const length = entry.type === 'file' ? Math.min(headLength(entry), entry.size) : 0;
  const hash = entry.type === 'file' && entry.size >= compared ? createHash('sha256') : undefined;
  if (length === 0 && !hash) {
    entries.push(listed);
    return undefined;
  }
  const head = Buffer.alloc(length);
  let at = 0;
  let sparse = false;
  return {
    write(piece) {
      hash?.update(piece);
      if (at < length) piece.copy(head, at);
      at += piece.length;
    },
    // Hashing what is not there could take for ever: a few bytes can announce any number of zeros.
    hole(zeros) {
      sparse = true;
      at += zeros;
    },
    end() {
      const kept = keptHead(entry, head);
      entries.push({
        ...listed,
        ...(hash && !sparse && { digest: `sha256:${hash.digest('hex')}` as Digest }),
        ...(kept && { head: kept }),
      });
    },
  };
}
