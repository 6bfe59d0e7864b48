import { TarError } from './tar-error.ts';
/** The unit of the format, in bytes. */
export const block = 512;

/** What the 512 bytes before a member say, before extended headers change it. */
export interface RawHeader {
  readonly path: string;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** Of the content that follows, in bytes. */
  readonly size: number;
  readonly modified: number;
  /** The type flag; empty in archives from before POSIX. */
  readonly type: string;
  readonly target: string;
}

/** Reads a header and holds it to its checksum; what is none is a `TarError`. */
export function readHeader(header: Buffer): RawHeader {
  if (!sums(header).includes(number(header, 148, 8)))
    throw new TarError('a header does not match its checksum');
  // GNU's own format keeps times and sparse maps where POSIX has the prefix of long names.
  const prefix = header.toString('latin1', 257, 263) === 'ustar\0' ? text(header, 345, 155) : '';
  const name = text(header, 0, 100);
  return {
    path: prefix ? `${prefix}/${name}` : name,
    mode: number(header, 100, 8) & 0o7777,
    uid: number(header, 108, 8),
    gid: number(header, 116, 8),
    size: size(number(header, 124, 12)),
    modified: number(header, 136, 12),
    type: text(header, 156, 1),
    target: text(header, 157, 100),
  };
}

/**
 * A number field: octal digits, or where those do not reach, base 256 with the first bit set and two's
 * complement (GNU tar manual, "Extensions").
 */
export function number(header: Buffer, from: number, length: number): number {
  const first = header[from] ?? 0;
  if (first & 0x80) {
    let value = first & 0x40 ? -1n : 0n;
    value = (value << 6n) | BigInt(first & 0x3f);
    for (const byte of header.subarray(from + 1, from + length)) value = (value << 8n) | BigInt(byte);
    return Number(value);
  }
  const digits = text(header, from, length).trim();
  if (!/^[0-7]*$/.test(digits)) throw new TarError('a header has a number that cannot be read');
  return Number.parseInt(digits || '0', 8);
}

/** A count of bytes; one that cannot be is a `TarError`. */
export function size(value: number): number {
  if (!Number.isSafeInteger(value) || value < 0) throw new TarError('a size cannot be read');
  return value;
}

export function isZero(bytes: Buffer): boolean {
  return bytes.every((byte) => byte === 0);
}

function text(header: Buffer, from: number, length: number): string {
  const field = header.subarray(from, from + length);
  const end = field.indexOf(0);
  return field.toString('utf8', 0, end === -1 ? length : end);
}

/** The sum over unsigned bytes, and that over signed ones, which old programs wrote. */
function sums(header: Buffer): [number, number] {
  let unsigned = 0;
  let signed = 0;
  for (let at = 0; at < block; at += 1) {
    const byte = at >= 148 && at < 156 ? 0x20 : (header[at] ?? 0);
    unsigned += byte;
    signed += byte > 127 ? byte - 256 : byte;
  }
  return [unsigned, signed];
}
