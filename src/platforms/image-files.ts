import type { ImageConfig } from '../oci/descriptor.ts';
import { type Identity, identityOf, type UserFault } from './accounts.ts';
import { buildFileTree, type FileTree } from './file-tree.ts';
import type { PlatformPlace } from './finding.ts';
import type { LayerListing } from './listing.ts';
import type { PlatformProfile } from './profile.ts';
import type { TreeNode } from './tree-node.ts';

/** An image's files and config, and who runs it on one platform: what the rules about files look at. */
export interface ImageFiles {
  readonly layers: readonly LayerListing[];
  readonly tree: FileTree;
  readonly config: ImageConfig;
  readonly profile: PlatformProfile;
  readonly environment: ReadonlyMap<string, string>;
  /** Absolute. */
  readonly workingDirectory: string;
  readonly identity: Identity;
  /** What is wrong with USER, where it counts. */
  readonly userFault: UserFault | undefined;
}

/** What the rules look at, from an image's layers and config. */
export function imageFiles(
  layers: readonly LayerListing[],
  config: ImageConfig,
  profile: PlatformProfile,
): ImageFiles {
  const tree = buildFileTree(layers);
  const { identity, fault } = identityOf(config.config?.User ?? '', tree, profile.run.user);
  const environment = (config.config?.Env ?? []).map((line): [string, string] => {
    const equals = line.indexOf('=');
    return equals === -1 ? [line, ''] : [line.slice(0, equals), line.slice(equals + 1)];
  });
  return {
    layers,
    tree,
    config,
    profile,
    environment: new Map(environment),
    workingDirectory: config.config?.WorkingDir?.replace(/^\/*/, '/') ?? '/',
    identity,
    userFault: fault,
  };
}

/** Where something in an image is, for a finding. */
export function placeOf(files: Pick<ImageFiles, 'layers'>, path: string, layer?: number): PlatformPlace {
  const step = layer === undefined ? undefined : files.layers[layer]?.step;
  return {
    path: `/${path}`,
    ...(layer !== undefined && { layer }),
    ...(step !== undefined && { step }),
  };
}

/** What of a path a process wants. */
export type Permission = 'read' | 'write' | 'execute';

/** Whether a process of this identity may do so (path_resolution(7)); root may run only what anyone may. */
export function allows({ entry }: TreeNode, permission: Permission, identity: Identity): boolean {
  if (identity.uid === 0) {
    return permission !== 'execute' || entry.type === 'directory' || (entry.mode & 0o111) !== 0;
  }
  const shift = entry.uid === identity.uid ? 6 : identity.gids.includes(entry.gid) ? 3 : 0;
  return ((entry.mode >> shift) & bits[permission]) !== 0;
}

const bits = { read: 4, write: 2, execute: 1 } as const;

/** Permission bits as people write them: `0644`. */
export function modeText(mode: number): string {
  return mode.toString(8).padStart(4, '0');
}
