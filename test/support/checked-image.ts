import { type Descriptor, type ImageConfig, mediaType } from '../../src/oci/descriptor.ts';
import { digestOf } from '../../src/oci/digest.ts';
import type { CheckedImage } from '../../src/platforms/checked-image.ts';
import type { LayerListing } from '../../src/platforms/listing.ts';

export interface CheckedImageChanges extends Partial<Omit<CheckedImage, 'config' | 'layers'>> {
  /** Media type of each layer. */
  readonly layerTypes?: readonly string[];
  readonly configType?: string;
  readonly config?: ImageConfig['config'];
  /** Bytes of each layer, compressed. */
  readonly layerSize?: number;
  /** Bytes of each layer, unpacked; without it the layers are elsewhere. */
  readonly unpacked?: number;
}

/** An image that every platform takes, with what the test says otherwise. */
export function checkedImage(changes: CheckedImageChanges = {}): CheckedImage {
  const {
    layerTypes = [mediaType.layerGzip],
    configType = mediaType.config,
    config = { Entrypoint: ['/app/server'] },
    layerSize = 1_000,
    unpacked,
    ...rest
  } = changes;
  const descriptor: Descriptor = { mediaType: mediaType.manifest, digest: digestOf('manifest'), size: 500 };
  const layers = layerTypes.map((type, at) => ({
    mediaType: type,
    digest: digestOf(`layer ${at}`),
    size: layerSize,
  }));
  return {
    root: descriptor,
    images: 1,
    inlineAttestations: 0,
    platform: { os: 'linux', architecture: 'amd64' },
    descriptor,
    manifest: {
      schemaVersion: 2,
      mediaType: descriptor.mediaType,
      config: { mediaType: configType, digest: digestOf('config'), size: 300 },
      layers,
    },
    config: { os: 'linux', architecture: 'amd64', config },
    layers:
      unpacked === undefined
        ? undefined
        : layers.map(
            ({ mediaType: type, digest, size }, at): LayerListing => ({
              digest,
              mediaType: type,
              compressed: size,
              uncompressed: unpacked,
              step: `COPY ${at} /`,
              entries: [],
            }),
          ),
    ...rest,
  };
}
