/** Where the bytes of one platform's image are. All sizes in bytes. */
export interface SizeReport {
  readonly compressed: number;
  /** Of the layers' archives, unpacked. */
  readonly uncompressed: number;
  /** What later layers overwrite or delete, and what could be left out, unpacked. */
  readonly wasted: number;
  readonly layers: readonly {
    readonly step: string | undefined;
    readonly compressed: number;
    readonly uncompressed: number;
    /** Of its files, what later layers overwrite or delete. */
    readonly lost: number;
  }[];
  /** The largest files, the largest first. */
  readonly largest: readonly { readonly path: string; readonly size: number; readonly layer: number }[];
  readonly waste: readonly {
    readonly title: string;
    readonly layer: number;
    readonly files: number;
    readonly bytes: number;
    readonly fix: string;
  }[];
  /** Files with the same content, and what all but one cost. */
  readonly duplicates: readonly { readonly paths: readonly string[]; readonly bytes: number }[];
}

/** What an image has more than the published one, and less; compressed bytes. */
export interface SizeGrowth {
  readonly before: number;
  readonly now: number;
  /** Steps whose layers differ in size, the largest difference first. */
  readonly steps: readonly {
    readonly step: string | undefined;
    /** Undefined where an image has no such step. */
    readonly before: number | undefined;
    readonly now: number | undefined;
    readonly difference: number;
  }[];
}
