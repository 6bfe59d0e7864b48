import { TarError } from './tar-error.ts';
import type { PaxSparse } from './tar-extended.ts';
import { block, number, size } from './tar-header.ts';

/** Where a sparse file has content; all else is zero bytes. */
export interface SparseMap {
  /** With its holes, in bytes. */
  readonly size: number;
  /** In order, without overlap. */
  readonly parts: readonly { readonly offset: number; readonly length: number }[];
}

/** The blocks after a header, where a map may go on. */
export interface SparseSource {
  read(): Promise<Buffer>;
  /** Bytes that may be read, and were not. */
  left: number;
}

/** The map in a GNU header of type `S`: four parts, and 21 more in each block that is announced. */
export async function oldSparseMap(header: Buffer, source: SparseSource): Promise<SparseMap> {
  const full = size(number(header, 483, 12));
  const parts = readParts(header, 386, 4);
  let more = header[482] !== 0;
  while (more) {
    const next = await take(source);
    parts.push(...readParts(next, 0, 21));
    more = next[504] !== 0;
    if (parts.length > mostParts) throw tooMany();
  }
  return { size: full, parts };
}

/** The map of a pax header, or where it says so, of the content: decimal lines, padded to a block. */
export async function paxSparseMap(sparse: PaxSparse, source: SparseSource): Promise<SparseMap> {
  const numbers = sparse.inContent ? await mapInContent(source) : sparse.map;
  const parts = [];
  for (let at = 0; at + 1 < numbers.length; at += 2) {
    parts.push({ offset: numbers[at] ?? 0, length: numbers[at + 1] ?? 0 });
  }
  return { size: sparse.size, parts };
}

const mostParts = 1_000_000;

async function mapInContent(source: SparseSource): Promise<number[]> {
  const numbers: number[] = [];
  let rest = '';
  let wanted = 1;
  while (numbers.length < wanted) {
    const lines = (rest + (await take(source)).toString('latin1')).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (numbers.length >= wanted) break;
      if (!/^[0-9]+$/.test(line)) throw new TarError('the map of a sparse file cannot be read');
      numbers.push(size(Number(line)));
      if (numbers.length === 1) wanted = 1 + 2 * (numbers[0] ?? 0);
      if (wanted > 2 * mostParts) throw tooMany();
    }
  }
  return numbers.slice(1);
}

function readParts(bytes: Buffer, from: number, count: number) {
  const parts = [];
  for (let at = from; at < from + count * 24; at += 24) {
    // An unused place is all zero bytes.
    if (bytes[at] === 0) break;
    parts.push({ offset: size(number(bytes, at, 12)), length: size(number(bytes, at + 12, 12)) });
  }
  return parts;
}

async function take(source: SparseSource): Promise<Buffer> {
  if (source.left < block) throw new TarError('the map of a sparse file ends too early');
  source.left -= block;
  return source.read();
}

function tooMany(): TarError {
  return new TarError('the map of a sparse file has more than a million parts');
}
