import type { Digest } from '../oci/digest.ts';

/** One entry of a layer's archive. */
export interface LayerEntry {
  /** Without a leading slash, `.` or `..`: `app/server.js`. */
  readonly path: string;
  readonly type: 'file' | 'directory' | 'symlink' | 'hardlink' | 'device' | 'fifo';
  /** Permission bits with set-uid, set-gid and sticky, as in `0o4755`. */
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** Of a file, in bytes; else 0. */
  readonly size: number;
  /** Of a symlink: where it leads, as written. Of a hard link: the `path` of the file. */
  readonly target?: string;
  /** Of a file: SHA-256 of its bytes, when it is large enough to be worth comparing. */
  readonly digest?: Digest;
  /** Of a file: its first bytes, enough to tell an ELF program or a script by. */
  readonly head?: Uint8Array;
}

/** What one layer holds. */
export interface LayerListing {
  readonly digest: Digest;
  readonly mediaType: string;
  /** As it is in the registry, in bytes. */
  readonly compressed: number;
  /** Of its archive, unpacked, in bytes. */
  readonly uncompressed: number;
  /** The Dockerfile step that made it, as the history says it; undefined where nobody knows. */
  readonly step: string | undefined;
  readonly entries: readonly LayerEntry[];
}
