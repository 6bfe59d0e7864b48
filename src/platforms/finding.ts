/** The serverless platforms an image can be held to, by the values of the input `serverless`. */
export const platformNames = ['lambda', 'fc', 'scf', 'cloudrun', 'generic'] as const;

export type PlatformName = (typeof platformNames)[number];

/** What a platform would make of an image: `error` fails there, `warning` may, `note` costs or surprises. */
export type PlatformSeverity = 'error' | 'warning' | 'note';

/** One rule that an image does not keep. */
export interface PlatformFinding {
  /** Stands for the rule everywhere: reports, ignore lists, docs/serverless.md. Lower case, as in `entry-point-missing`. */
  readonly rule: string;
  readonly severity: PlatformSeverity;
  /** What is so, with the figures: `the image has 312 MB, and 250 MB are allowed`. */
  readonly what: string;
  readonly where?: PlatformPlace;
  /** Why that matters on this platform. */
  readonly why: string;
  /** What to change. */
  readonly fix: string;
}

/** Where in an image something is. */
export interface PlatformPlace {
  /** Path in the image, absolute. */
  readonly path?: string;
  /** Position of the layer, from 0. */
  readonly layer?: number;
  /** The Dockerfile step that made the layer, as the history says it. */
  readonly step?: string;
}
