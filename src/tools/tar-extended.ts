import { TarError } from './tar-error.ts';
import { size } from './tar-header.ts';

/** What extended headers say about the member after them, in place of its own header. */
export interface ExtendedHeader {
  readonly path?: string;
  readonly target?: string;
  readonly size?: number;
  readonly uid?: number;
  readonly gid?: number;
  readonly modified?: number;
  readonly sparse?: PaxSparse;
}

/** How pax headers tell a sparse file, in the three forms GNU tar has had (its manual, "PAX 0" and "PAX 1"). */
export interface PaxSparse {
  /** The map is the first part of the content. */
  readonly inContent: boolean;
  readonly name?: string;
  /** With its holes, in bytes. */
  readonly size: number;
  /** Offset and length in turn. */
  readonly map: readonly number[];
}

/** Reads the records of a pax header, each `LENGTH KEYWORD=VALUE\n`. Extended attributes are passed over. */
export function paxRecords(content: Buffer): ExtendedHeader {
  const records = new Map<string, string>();
  const map: number[] = [];
  for (const [key, value] of eachRecord(content)) {
    // An empty value takes back what the member's own header does not say: nothing.
    if (value === '') records.delete(key);
    else records.set(key, value);
    if (key === 'GNU.sparse.offset' || key === 'GNU.sparse.numbytes') map.push(whole(value));
  }
  const text = (key: string) => records.get(key);
  const count = (key: string) => {
    const value = records.get(key);
    return value === undefined ? undefined : whole(value);
  };
  const sparse = paxSparse(text, count, map);
  const modified = text('mtime');
  const found = {
    path: text('path'),
    target: text('linkpath'),
    size: count('size'),
    uid: count('uid'),
    gid: count('gid'),
    modified: modified === undefined ? undefined : Number.parseFloat(modified),
    sparse,
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

/** The name in a GNU long name or long link. */
export function gnuName(content: Buffer): string {
  const end = content.indexOf(0);
  return content.toString('utf8', 0, end === -1 ? content.length : end);
}

function paxSparse(
  text: (key: string) => string | undefined,
  count: (key: string) => number | undefined,
  map: readonly number[],
): PaxSparse | undefined {
  const name = text('GNU.sparse.name');
  const listed = text('GNU.sparse.map');
  const full = count('GNU.sparse.realsize') ?? count('GNU.sparse.size');
  if (full === undefined) return undefined;
  return {
    inContent: text('GNU.sparse.major') === '1',
    ...(name !== undefined && { name }),
    size: full,
    map: listed === undefined ? map : listed.split(',').map(whole),
  };
}

function* eachRecord(content: Buffer): Generator<[string, string]> {
  let at = 0;
  while (at < content.length) {
    const space = content.indexOf(0x20, at);
    const length = space === -1 ? Number.NaN : whole(content.toString('latin1', at, space));
    const end = at + length - 1;
    const equals = content.indexOf(0x3d, space);
    if (!(end < content.length) || content[end] !== 0x0a || equals === -1 || equals > end) {
      throw new TarError('a pax header cannot be read');
    }
    yield [content.toString('utf8', space + 1, equals), content.toString('utf8', equals + 1, end)];
    at += length;
  }
}

function whole(digits: string): number {
  if (!/^[0-9]+$/.test(digits)) throw new TarError('a pax header has a number that cannot be read');
  return size(Number(digits));
}
