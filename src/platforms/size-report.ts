import { buildFileTree, eachFile, type FileTree } from './file-tree.ts';
import type { LayerListing } from './listing.ts';
import type { SizeReport } from './sizes.ts';
import { findDuplicates, findWaste } from './waste.ts';

type FileSize = SizeReport['largest'][number];

const most = 10;

/** Sums up an image's layers. */
export function sizeReport(layers: readonly LayerListing[]): SizeReport {
  const tree = buildFileTree(layers);
  const waste = findWaste(tree);
  return {
    compressed: sum(layers.map((layer) => layer.compressed)),
    uncompressed: sum(layers.map((layer) => layer.uncompressed)),
    layers: layers.map(({ step, compressed, uncompressed }, layer) => ({
      step,
      compressed,
      uncompressed,
      lost: sum(tree.lost.filter((one) => one.layer === layer).map(({ bytes }) => bytes)),
    })),
    largest: largestOf(filesOf(tree)),
    waste: waste.map(({ title, layer, files, bytes, fix }) => ({ title, layer, files, bytes, fix })),
    duplicates: findDuplicates(tree)
      .slice(0, most)
      .map(({ paths, bytes }) => ({ paths: paths.map((path) => `/${path}`), bytes })),
    wasted: sum(waste.map(({ bytes }) => bytes)),
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
