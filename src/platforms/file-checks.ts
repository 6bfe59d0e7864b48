import type { ImageConfig } from '../oci/descriptor.ts';
import type { PlatformCheck } from './checked-image.ts';
import { entryPointFindings } from './entry-point.ts';
import type { PlatformFinding } from './finding.ts';
import { imageFiles } from './image-files.ts';
import { lambdaRuntimeFindings } from './lambda-runtime.ts';
import type { LayerListing } from './listing.ts';
import { readabilityFindings, setUidFindings } from './permissions.ts';
import { tmpFindings, workingDirectoryFindings } from './places.ts';
import type { PlatformProfile } from './profile.ts';
import { secretFindings } from './secrets.ts';
import { userFindings } from './user.ts';
import { wasteFindings } from './waste.ts';

/** The rules over files. Nothing without layers. */
export const fileChecks: readonly PlatformCheck[] = [
  ({ layers, config }, profile) => (layers ? fileFindings(layers, config, profile) : []),
];

/**
 * What an image's files would meet on a platform, and what they cost beside what it needs. Nothing is known about the
 * files of an image for another system than Linux.
 */
export function fileFindings(
  layers: readonly LayerListing[],
  config: ImageConfig,
  profile: PlatformProfile,
): PlatformFinding[] {
  if (config.os !== 'linux') return [];
  const files = imageFiles(layers, config, profile);
  return rules.flatMap((rule) => rule(files));
}

const rules = [
  entryPointFindings,
  lambdaRuntimeFindings,
  userFindings,
  readabilityFindings,
  workingDirectoryFindings,
  tmpFindings,
  setUidFindings,
  secretFindings,
  wasteFindings,
];
