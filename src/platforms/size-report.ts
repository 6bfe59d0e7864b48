import { buildFileTree, eachFile, type FileTree } from './file-tree.ts';
import type { LayerListing } from './listing.ts';
import { type Duplicate, findDuplicates, findWaste, type Waste } from './waste.ts';

/** Where the bytes of an image are. All sizes in bytes. */
export interface SizeReport {
  readonly compressed: number;
  /** Of the layers' archives, unpacked. */
  readonly uncompressed: number;
  readonly layers: readonly LayerSize[];
  /** The largest files of the image as a container sees it. */
  readonly largest: readonly FileSize[];
  readonly waste: readonly Waste[];
  readonly duplicates: readonly Duplicate[];
  /** Of all waste, unpacked; duplicates, which may be waste themselves, are not in it. */
  readonly wasted: number;
}

export interface LayerSize {
  readonly digest: string;
  readonly step: string | undefined;
  readonly compressed: number;
  readonly uncompressed: number;
  readonly files: number;
  readonly largest: readonly FileSize[];
  /** Of its files, what later layers overwrite or delete. */
  readonly lost: number;
}

export interface FileSize {
  /** Absolute. */
  readonly path: string;
  readonly size: number;
  readonly layer: number;
}

const most = 10;

/** Sums up an image's layers; `tree` is theirs, when it is at hand. */
export function sizeReport(
  layers: readonly LayerListing[],
  tree: FileTree = buildFileTree(layers),
): SizeReport {
  const waste = findWaste(tree);
  const duplicates = findDuplicates(tree);
  return {
    compressed: sum(layers.map((layer) => layer.compressed)),
    uncompressed: sum(layers.map((layer) => layer.uncompressed)),
    layers: layers.map((listing, layer) => layerSize(listing, layer, tree)),
    largest: largestOf(filesOf(tree)),
    waste,
    duplicates: duplicates.slice(0, most),
    wasted: sum(waste.map(({ bytes }) => bytes)),
  };
}

function layerSize(listing: LayerListing, layer: number, { lost }: FileTree): LayerSize {
  const files = listing.entries.filter(({ type }) => type === 'file');
  return {
    digest: listing.digest,
    step: listing.step,
    compressed: listing.compressed,
    uncompressed: listing.uncompressed,
    files: files.length,
    largest: largestOf(files.map(({ path, size }) => ({ path: `/${path}`, size, layer }))).slice(0, 5),
    lost: sum(lost.filter((one) => one.layer === layer).map(({ bytes }) => bytes)),
  };
}

function filesOf(tree: FileTree): FileSize[] {
  return [...eachFile(tree)].map(([path, { entry, layer }]) => ({
    path: `/${path}`,
    size: entry.size,
    layer,
  }));
}

function largestOf(files: readonly FileSize[]): FileSize[] {
  return files.toSorted((a, b) => b.size - a.size || (a.path < b.path ? -1 : 1)).slice(0, most);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
