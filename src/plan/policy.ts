export type Severity = 'CRITICAL' | 'HIGH' | 'MEDIUM' | 'LOW' | 'UNKNOWN';

/** From worst to least. */
export const severities: readonly Severity[] = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'UNKNOWN'];

/** What the gate refuses. */
export interface Policy {
  /** Severities that count. */
  readonly severity: readonly Severity[];
  /** Leave out vulnerabilities no fixed version exists for. */
  readonly ignoreUnfixed: boolean;
  /** `new`: only what the baseline does not have; `none`: report, refuse nothing. */
  readonly failOn: 'all' | 'new' | 'none';
  /** Reference of the image to compare with under `new`. */
  readonly baseline?: string;
  /** Refuse an operating system past its end of life. */
  readonly exitOnEol: boolean;
  /** Bytes, compressed, per platform. */
  readonly sizeBudget?: number;
  /** Patterns of repositories that base images may come from; empty = any. */
  readonly allowedBase: readonly string[];
}
