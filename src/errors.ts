/** What went wrong, as one closed list: tests and callers match on it, never on prose. */
export type ErrorCode =
  // the request is wrong (exit 2)
  | 'input-invalid'
  | 'source-unknown'
  | 'reference-invalid'
  | 'permission-missing'
  // a tool failed or is missing (exit 3)
  | 'tool-missing'
  | 'tool-failed'
  | 'tool-checksum'
  | 'tool-version-refused'
  | 'builder-unavailable'
  | 'build-failed'
  | 'scan-failed'
  | 'database-unavailable'
  | 'sign-failed'
  | 'could-not-check'
  // the registry or the network failed (exit 4)
  | 'registry-unauthorized'
  | 'registry-denied'
  | 'registry-not-found'
  | 'registry-rate-limited'
  | 'registry-refused'
  | 'registry-unavailable'
  | 'registry-digest-mismatch'
  | 'network-failed'
  // a policy said no (exit 5)
  | 'gate-refused'
  | 'platform-refused'
  | 'tag-immutable'
  | 'tag-moved'
  | 'signature-missing'
  | 'identity-mismatch'
  | 'attestation-missing'
  | 'provenance-mismatch'
  | 'scan-too-old'
  | 'base-not-allowed'
  // somebody stopped the run (exit 130)
  | 'interrupted';

/** The exit code of each kind of failure, by the error's code. */
export const exitCodes: Readonly<Record<ErrorCode, 2 | 3 | 4 | 5 | 130>> = {
  'input-invalid': 2,
  'source-unknown': 2,
  'reference-invalid': 2,
  'permission-missing': 2,
  'tool-missing': 3,
  'tool-failed': 3,
  'tool-checksum': 3,
  'tool-version-refused': 3,
  'builder-unavailable': 3,
  'build-failed': 3,
  'scan-failed': 3,
  'database-unavailable': 3,
  'sign-failed': 3,
  'could-not-check': 4,
  'registry-unauthorized': 4,
  'registry-denied': 4,
  'registry-not-found': 4,
  'registry-rate-limited': 4,
  'registry-refused': 4,
  'registry-unavailable': 4,
  'registry-digest-mismatch': 4,
  'network-failed': 4,
  'gate-refused': 5,
  'platform-refused': 5,
  'tag-immutable': 5,
  'tag-moved': 5,
  'signature-missing': 5,
  'identity-mismatch': 5,
  'attestation-missing': 5,
  'provenance-mismatch': 5,
  'scan-too-old': 5,
  'base-not-allowed': 5,
  interrupted: 130,
};

/**
 * A failure the user can do something about. `message` says what happened and to what,
 * `hint` what to do; neither ever holds a secret.
 */
export class SealiftError extends Error {
  readonly code: ErrorCode;
  readonly hint: string | undefined;

  constructor(code: ErrorCode, message: string, options: { hint?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'SealiftError';
    this.code = code;
    this.hint = options.hint;
  }

  /** The command line's exit code for this kind of failure (docs/exit-codes.md). */
  get exitCode(): number {
    return exitCodes[this.code];
  }
}

/** The exit code for anything thrown: 1 means a bug of ours. */
export function exitCodeOf(error: unknown): number {
  return error instanceof SealiftError ? error.exitCode : 1;
}
