import { bytesText } from '../report/figures.ts';
import { eachFile, type FileTree } from './file-tree.ts';
import type { PlatformFinding } from './finding.ts';
import { type ImageFiles, placeOf } from './image-files.ts';
import { type WasteKind, wasteKindOf } from './waste-kinds.ts';

/** Bytes of one kind in one layer that the image could do without. */
export interface Waste {
  readonly kind: WasteKind['id'];
  /** `lists of apt packages`. */
  readonly title: string;
  readonly layer: number;
  readonly files: number;
  /** Unpacked. */
  readonly bytes: number;
  /** The largest of them, without a leading slash. */
  readonly largest: string;
  readonly fix: string;
}

/** The same content in several files. */
export interface Duplicate {
  readonly paths: readonly string[];
  /** Of one of them. */
  readonly size: number;
  /** What all but one cost, unpacked. */
  readonly bytes: number;
}

/** What could be left out, the most expensive first. Files that are also lost to a later layer are counted as lost only. */
export function findWaste(tree: FileTree): Waste[] {
  const found = new Map<string, Waste & { largestSize: number }>();
  for (const [path, { entry, layer }] of eachFile(tree)) {
    const kind = wasteKindOf(path, (other) => tree.resolve(other).node !== undefined);
    if (kind === undefined) continue;
    add(found, kind, layer, path, entry.size);
  }
  for (const { path, bytes, layer, by } of tree.lost) add(found, lostKinds[by], layer, path, bytes);
  return [...found.values()]
    .filter(({ bytes }) => bytes > 0)
    .map(({ largestSize: _, ...waste }) => waste)
    .toSorted((a, b) => b.bytes - a.bytes);
}

/** Files with the same content, the most expensive first; names of one file (hard links) are no duplicates. */
export function findDuplicates(tree: FileTree): Duplicate[] {
  const comparable = [...eachFile(tree)].filter(([, { entry }]) => entry.digest !== undefined);
  const byDigest = Map.groupBy(comparable, ([, { entry }]) => entry.digest);
  return [...byDigest.values()]
    .filter((same) => same.length > 1)
    .map((same) => {
      const size = same[0]?.[1].entry.size ?? 0;
      return { paths: same.map(([path]) => path), size, bytes: size * (same.length - 1) };
    })
    .toSorted((a, b) => b.bytes - a.bytes);
}

/** Bytes: less is not worth a line. */
const least = 1024 * 1024;

/** Waste as notes: it never makes an image wrong, only larger. */
export function wasteFindings(files: Pick<ImageFiles, 'layers' | 'tree'>): PlatformFinding[] {
  const { tree } = files;
  const why =
    'What is not in the image is not pulled before a start, and does not count against the size limit.';
  const waste = findWaste(tree)
    .filter(({ bytes }) => bytes >= least)
    .map(({ kind, title, layer, files: number, bytes, largest, fix }): PlatformFinding => {
      const count = `${number} ${number === 1 ? 'file' : 'files'}`;
      return {
        rule: kind,
        severity: 'note',
        what: `${bytesText(bytes)} are ${title} (${count}, the largest is /${largest})`,
        where: placeOf(files, largest, layer),
        why,
        fix,
      };
    });
  const duplicates = findDuplicates(tree).filter(({ bytes }) => bytes >= least);
  const [most] = duplicates;
  if (most === undefined) return waste;
  const bytes = duplicates.reduce((sum, duplicate) => sum + duplicate.bytes, 0);
  return [
    ...waste,
    {
      rule: 'duplicate-files',
      severity: 'note',
      what: `${bytesText(bytes)} are copies of files that are in the image already: ${most.paths
        .slice(0, 3)
        .map((path) => `/${path}`)
        .join(' and ')}`,
      where: { path: `/${most.paths[1] ?? most.paths[0] ?? ''}` },
      why,
      fix: 'Copy the file once, and link the other names to it.',
    },
  ];
}

const lostKinds: Readonly<Record<'overwritten' | 'deleted', Omit<WasteKind, 'path'>>> = {
  overwritten: {
    id: 'overwritten-files',
    title: 'files that a later step writes again',
    fix: 'Write a file once: give COPY --chown and --chmod instead of a RUN chown afterwards, and do what belongs together in one step.',
  },
  deleted: {
    id: 'deleted-files',
    title: 'files that a later step deletes',
    fix: 'Delete in the step that makes the files, or build in a stage of its own and copy only the result.',
  },
};

function add(
  found: Map<string, Waste & { largestSize: number }>,
  { id, title, fix }: Omit<WasteKind, 'path'>,
  layer: number,
  path: string,
  size: number,
): void {
  const key = `${id} ${layer}`;
  const before = found.get(key) ?? {
    kind: id,
    title,
    layer,
    files: 0,
    bytes: 0,
    largest: path,
    fix,
    largestSize: -1,
  };
  found.set(key, {
    ...before,
    files: before.files + 1,
    bytes: before.bytes + size,
    ...(size > before.largestSize && { largest: path, largestSize: size }),
  });
}
