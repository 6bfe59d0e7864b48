import { TarError } from './tar-error.ts';
import { type ExtendedHeader, gnuName, paxRecords } from './tar-extended.ts';
import { block, isZero, type RawHeader, readHeader } from './tar-header.ts';
import { oldSparseMap, paxSparseMap, type SparseMap, type SparseSource } from './tar-sparse.ts';

/** One member of an archive. */
export interface TarEntry {
  /** Clean: relative, without `.` and `..`; empty for the archive's root folder. */
  readonly path: string;
  readonly type: 'file' | 'directory' | 'symlink' | 'hardlink' | 'device' | 'fifo';
  /** Permission bits with set-uid, set-gid and sticky. */
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** Of a file, in bytes, its holes counted; else 0. */
  readonly size: number;
  /** Seconds since 1970. */
  readonly modified: number;
  /** Of a symlink: as written. Of a hard link: the path of the member it shares its content with, clean. */
  readonly target?: string;
}

/** Takes the content of one file, piece by piece. A piece is only good until `write` has ended. */
export interface TarSink {
  write(piece: Buffer): void | Promise<void>;
  /** So many zero bytes of a sparse file; without it they are written. */
  hole?(length: number): void | Promise<void>;
  end?(): void | Promise<void>;
}

/** Sees every member in the archive's order; what it returns takes the content of a file. */
export type TarVisitor = (entry: TarEntry) => TarSink | undefined | Promise<TarSink | undefined>;

/** What becomes of a member whose path, or that of the file it links to, leads out of the archive. */
export type LeadingOut = 'refused' | 'passed over';

/**
 * Reads an archive once, from start to end, and shows every member to `visit`: ustar, GNU and pax, with long
 * names, large numbers and sparse files (POSIX.1-2017 pax; GNU tar manual, "Basic Tar Format"). Holds no more than
 * the piece at hand. Rejects with a `TarError` when the archive is damaged or a path leads out of it, and with what
 * `visit` or the archive's source threw. Returns the bytes read.
 */
export async function readTar(
  archive: AsyncIterable<Buffer>,
  visit: TarVisitor,
  leadingOut: LeadingOut = 'refused',
): Promise<number> {
  const bytes = new Pieces(archive);
  let extended: ExtendedHeader = {};
  for (;;) {
    const header = await bytes.take(block);
    if (header === undefined) break;
    if (isZero(header)) {
      const next = await bytes.take(block);
      if (next !== undefined && !isZero(next)) throw new TarError('it goes on after its end');
      break;
    }
    const raw = readHeader(header);
    if (raw.type === 'x' || raw.type === 'L' || raw.type === 'K') {
      extended = { ...extended, ...(await readExtended(bytes, raw)) };
    } else if (raw.type === 'g') {
      // Defaults for all members (a commit of git archive, say); none of them names or measures one.
      await bytes.skip(padded(raw.size));
    } else {
      await readMember(bytes, header, raw, extended, visit, leadingOut);
      extended = {};
    }
  }
  // The rest is padding; reading it lets the decompressor check its own sum.
  return bytes.drain();
}

/** Larger than any that a program writes in earnest; archive/tar of Go refuses the same. */
const extendedLimit = 1024 * 1024;

async function readExtended(bytes: Pieces, { type, size }: RawHeader): Promise<ExtendedHeader> {
  if (size > extendedLimit) throw new TarError('an extended header has more than 1 MiB');
  const content = await bytes.need(size);
  await bytes.skip(padded(size) - size);
  if (type === 'x') return paxRecords(content);
  return type === 'L' ? { path: gnuName(content) } : { target: gnuName(content) };
}

async function readMember(
  bytes: Pieces,
  header: Buffer,
  raw: RawHeader,
  extended: ExtendedHeader,
  visit: TarVisitor,
  leadingOut: LeadingOut,
): Promise<void> {
  const name = extended.sparse?.name ?? extended.path ?? raw.path;
  const type = memberType(raw.type, name);
  // Sizes of links and devices are of something else, as archive/tar of Go has it too.
  const stored = type === 'file' ? (extended.size ?? raw.size) : 0;
  const source: SparseSource = { read: () => bytes.need(block), left: padded(stored) };
  const map =
    raw.type === 'S'
      ? await oldSparseMap(header, { ...source, left: Number.POSITIVE_INFINITY })
      : extended.sparse && (await paxSparseMap(extended.sparse, source));
  // The map of the newest format is the first part of the content, that of the oldest is before it.
  const data = raw.type === 'S' ? stored : stored - (padded(stored) - source.left);
  const link = extended.target ?? raw.target;
  const path = cleanPath(name);
  const target = type === 'hardlink' ? cleanPath(link) : link;
  if (path === undefined || target === undefined) {
    if (leadingOut === 'refused')
      throw new TarError(`the path "${path === undefined ? name : link}" leads out of it`);
    return bytes.skip(data + padded(stored) - stored);
  }
  const sink = await visit({
    path,
    type,
    mode: raw.mode,
    uid: extended.uid ?? raw.uid,
    gid: extended.gid ?? raw.gid,
    size: map?.size ?? stored,
    modified: extended.modified ?? raw.modified,
    ...((type === 'symlink' || type === 'hardlink') && { target }),
  });
  if (sink === undefined) {
    await bytes.skip(data);
  } else {
    if (map) await writeSparse(bytes, map, data, sink);
    else await bytes.copy(data, sink);
    await sink.end?.();
  }
  await bytes.skip(padded(stored) - stored);
}

async function writeSparse(bytes: Pieces, map: SparseMap, data: number, sink: TarSink): Promise<void> {
  let at = 0;
  let used = 0;
  for (const { offset, length } of map.parts) {
    if (offset < at || offset + length > map.size || used + length > data) {
      throw new TarError('the map of a sparse file does not fit its size');
    }
    await writeHole(offset - at, sink);
    await bytes.copy(length, sink);
    used += length;
    at = offset + length;
  }
  await writeHole(map.size - at, sink);
  await bytes.skip(data - used);
}

const zeros = Buffer.alloc(64 * 1024);

async function writeHole(length: number, sink: TarSink): Promise<void> {
  if (length <= 0) return;
  if (sink.hole) return sink.hole(length);
  for (let left = length; left > 0; left -= zeros.length) {
    await sink.write(left < zeros.length ? zeros.subarray(0, left) : zeros);
  }
}

function memberType(flag: string, name: string): TarEntry['type'] {
  switch (flag) {
    case '':
    case '0':
      // Before there was a type for folders, a slash told them.
      return name.endsWith('/') ? 'directory' : 'file';
    case '7':
    case 'S':
      return 'file';
    case '1':
      return 'hardlink';
    case '2':
      return 'symlink';
    case '3':
    case '4':
      return 'device';
    case '5':
    case 'D':
      return 'directory';
    case '6':
      return 'fifo';
    default:
      // containerd and Docker refuse a layer for it.
      throw new TarError(`"${name}" is of the unknown type "${flag}"`);
  }
}

/** The path without `.`, empty parts and a leading slash; undefined for one that leads out of the archive. */
function cleanPath(path: string): string | undefined {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}

function padded(size: number): number {
  return Math.ceil(size / block) * block;
}

/** Cuts a stream of buffers at the places the format names. */
class Pieces {
  readonly #source: AsyncIterator<Buffer>;
  #rest: Buffer = Buffer.alloc(0);
  #read = 0;

  constructor(stream: AsyncIterable<Buffer>) {
    this.#source = stream[Symbol.asyncIterator]();
  }

  /** Exactly `size` bytes; `undefined` when the stream has ended before the first. */
  async take(size: number): Promise<Buffer | undefined> {
    if (this.#rest.length < size) {
      const parts = [this.#rest];
      let length = this.#rest.length;
      while (length < size && (await this.#next())) {
        parts.push(this.#rest);
        length += this.#rest.length;
      }
      this.#rest = Buffer.concat(parts);
      if (length === 0 && size > 0) return undefined;
      if (length < size) throw endsEarly();
    }
    const taken = this.#rest.subarray(0, size);
    this.#rest = this.#rest.subarray(size);
    return taken;
  }

  async need(size: number): Promise<Buffer> {
    const taken = await this.take(size);
    if (taken === undefined) throw endsEarly();
    return taken;
  }

  async copy(size: number, sink: Pick<TarSink, 'write'> | undefined): Promise<void> {
    let missing = size;
    while (missing > 0) {
      if (this.#rest.length === 0 && !(await this.#next())) throw endsEarly();
      const piece = this.#rest.subarray(0, missing);
      this.#rest = this.#rest.subarray(piece.length);
      missing -= piece.length;
      // Awaiting nothing costs more than hashing a small file.
      const writing = sink?.write(piece);
      if (writing) await writing;
    }
  }

  skip(size: number): Promise<void> {
    return this.copy(size, undefined);
  }

  /** Reads to the end of the stream, and says how many bytes it had. */
  async drain(): Promise<number> {
    while (await this.#next());
    return this.#read;
  }

  async #next(): Promise<boolean> {
    const next = await this.#source.next();
    this.#rest = next.done ? Buffer.alloc(0) : next.value;
    this.#read += this.#rest.length;
    return !next.done;
  }
}

function endsEarly(): TarError {
  return new TarError('it ends too early');
}
