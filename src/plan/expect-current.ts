import type { Fault } from '../inputs/fault.ts';
import { type Digest, isDigest } from '../oci/digest.ts';

/** What a floating tag must point at before it is moved; `none`: it must be new. */
export type ExpectedCurrent = Digest | 'none';

/** Reads `expect-current`. */
export function expectedCurrent(
  text: string | undefined,
  wrong: (fault: Fault) => void,
): ExpectedCurrent | undefined {
  if (text === undefined || text === 'none' || isDigest(text)) return text;
  wrong({
    input: 'expect-current',
    problem: `"${text}" is no digest`,
    remedy: 'give sha256:<64 hex>, or none',
  });
  return undefined;
}
