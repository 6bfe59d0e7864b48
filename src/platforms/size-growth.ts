import type { ImageConfig, Manifest } from '../oci/descriptor.ts';
import { buildFileTree, type FileTree } from './file-tree.ts';
import { layerSteps } from './layer-steps.ts';
import type { LayerListing } from './listing.ts';
import type { SizeGrowth } from './sizes.ts';

/** A layer as manifest and config tell it, without reading it. */
export type LayerOutline = Pick<LayerListing, 'digest' | 'compressed' | 'step'>;

/** What an image has more than another, and less. Sizes and differences in bytes. */
export interface Growth extends SizeGrowth {
  /** Steps whose layers differ in size, the largest difference first. */
  readonly steps: readonly StepGrowth[];
  /** Files, and folders that only one of both has, the largest difference first; undefined when the other image was not read. */
  readonly paths?: readonly PathGrowth[];
}

export interface StepGrowth {
  readonly step: string | undefined;
  /** Compressed; undefined where an image has no such step. */
  readonly before: number | undefined;
  readonly now: number | undefined;
  readonly difference: number;
}

export interface PathGrowth {
  /** Absolute; of a folder that only one image has, with a slash at its end. */
  readonly path: string;
  /** Unpacked. */
  readonly difference: number;
}

/** The layers of an image that was not read: what a registry gives for two small requests. */
export function outlineLayers(manifest: Manifest, config: ImageConfig): LayerOutline[] {
  const steps = layerSteps(config, manifest.layers.length);
  return manifest.layers.map(({ digest, size }, index) => ({ digest, compressed: size, step: steps[index] }));
}

/** Compares an image with an older one, by step, and by path where both were read. */
export function sizeGrowth(
  now: readonly (LayerOutline | LayerListing)[],
  before: readonly (LayerOutline | LayerListing)[],
): Growth {
  const total = (layers: readonly LayerOutline[]) => layers.reduce((sum, layer) => sum + layer.compressed, 0);
  return {
    before: total(before),
    now: total(now),
    steps: stepGrowth(now, before),
    ...(now.every(isRead) && before.every(isRead) && { paths: pathGrowth(now, before) }),
  };
}

const most = 20;

function isRead(layer: LayerOutline | LayerListing): layer is LayerListing {
  return 'entries' in layer;
}

function stepGrowth(now: readonly LayerOutline[], before: readonly LayerOutline[]): StepGrowth[] {
  const known = new Set(before.map(({ digest }) => digest));
  const kept = new Set(now.map(({ digest }) => digest).filter((digest) => known.has(digest)));
  // A step may stand there several times; the first is compared with the first.
  const left = before.filter(({ digest }) => !kept.has(digest));
  const changed = now
    .filter(({ digest }) => !kept.has(digest))
    .map(({ step, compressed }): StepGrowth => {
      const at = left.findIndex((other) => step !== undefined && other.step === step);
      const [other] = at === -1 ? [] : left.splice(at, 1);
      return {
        step,
        before: other?.compressed,
        now: compressed,
        difference: compressed - (other?.compressed ?? 0),
      };
    });
  const gone = left.map(
    ({ step, compressed }): StepGrowth => ({
      step,
      before: compressed,
      now: undefined,
      difference: -compressed,
    }),
  );
  return byDifference([...changed, ...gone]);
}

function pathGrowth(now: readonly LayerListing[], before: readonly LayerListing[]): PathGrowth[] {
  const [mine, theirs] = [buildFileTree(now), buildFileTree(before)].map(pathsOf) as [Paths, Paths];
  const differences = new Map<string, number>();
  const count = (path: string, bytes: number) => differences.set(path, (differences.get(path) ?? 0) + bytes);
  for (const [path, size] of mine.files) {
    const old = theirs.files.get(path);
    if (old === undefined) count(topmost(path, theirs.folders), size);
    else count(path, size - old);
  }
  for (const [path, size] of theirs.files) {
    if (!mine.files.has(path)) count(topmost(path, mine.folders), -size);
  }
  return byDifference([...differences].map(([path, difference]) => ({ path: `/${path}`, difference })));
}

interface Paths {
  readonly files: ReadonlyMap<string, number>;
  readonly folders: ReadonlySet<string>;
}

function pathsOf(tree: FileTree): Paths {
  const files = new Map<string, number>();
  const folders = new Set<string>();
  for (const [path, { entry, children }] of tree.nodes()) {
    if (children) folders.add(path);
    else if (entry.type === 'file') files.set(path, entry.size);
  }
  return { files, folders };
}

/** The first folder on the way to a file that the other image does not have, with a slash; else the file. */
function topmost(path: string, others: ReadonlySet<string>): string {
  for (let slash = path.indexOf('/'); slash !== -1; slash = path.indexOf('/', slash + 1)) {
    const folder = path.slice(0, slash);
    if (!others.has(folder)) return `${folder}/`;
  }
  return path;
}

function byDifference<Growing extends { readonly difference: number }>(all: readonly Growing[]): Growing[] {
  return all
    .filter(({ difference }) => difference !== 0)
    .toSorted((a, b) => Math.abs(b.difference) - Math.abs(a.difference))
    .slice(0, most);
}
