/** Where on this machine a run works; decided by the doors. */
export interface Place {
  /** The working directory. */
  readonly folder: string;
  /** Kept between runs: `tools/`, `trivy/`, `buildkit/`. */
  readonly cache: string;
  /** Where the report files go. */
  readonly report: string;
  /** Root of the released package, which holds `demo/`. */
  readonly package: string;
  readonly platform: NodeJS.Platform;
  readonly architecture: string;
  /** Numeric user id; undefined where there is no such thing. */
  readonly uid: number | undefined;
}
