import type { Platform } from '../oci/descriptor.ts';
import type { Severity } from '../plan/policy.ts';
import type { Finding } from './scan.ts';

export interface Verdict {
  readonly outcome: 'passed' | 'refused' | 'not-scanned';
  /** One sentence for each rule that refused. */
  readonly reasons: readonly string[];
  /** Findings that made it refuse. */
  readonly blocking: readonly { readonly platform: Platform; readonly finding: Finding }[];
  /** Counts of findings that count (not ignored), by `os/arch`. */
  readonly counts: Readonly<Record<string, Readonly<Record<Severity, number>>>>;
}
