import type { Descriptor, ImageConfig, Manifest, Platform } from '../oci/descriptor.ts';
import type { PlatformFinding } from './finding.ts';
import type { LayerListing } from './listing.ts';
import type { PlatformProfile } from './profile.ts';

/** One platform's image, and what it stands in. */
export interface CheckedImage {
  /** What tags point at: this image's manifest, or an index with it. */
  readonly root: Pick<Descriptor, 'mediaType'>;
  /** Manifests of platforms in `root`; 1 when that is a manifest. */
  readonly images: number;
  /** BuildKit's own attestation manifests in `root`. */
  readonly inlineAttestations: number;
  readonly platform: Platform;
  readonly descriptor: Descriptor;
  readonly manifest: Manifest;
  readonly config: ImageConfig;
  /** Undefined where the layers are not on this machine, and only what needs none can be checked. */
  readonly layers: readonly LayerListing[] | undefined;
}

/** A rule or several over one platform's image. Pure. */
export type PlatformCheck = (image: CheckedImage, profile: PlatformProfile) => readonly PlatformFinding[];
