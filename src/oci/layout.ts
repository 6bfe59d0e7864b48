import type { Descriptor, ImageConfig, Manifest, Platform } from './descriptor.ts';

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
