import type { Digest } from '../oci/digest.ts';
import type { Repository } from '../oci/reference.ts';
import type { TagKind } from '../plan/plan.ts';

export type TagOutcome =
  | 'written'
  | 'already-there'
  /** A release tag that would have gone backwards; not a failure. */
  | 'kept'
  /** An immutable tag that holds another digest. */
  | 'refused'
  /** Not reached, because something before it failed. */
  | 'not-written';

export interface TagResult {
  readonly repository: Repository;
  readonly tag: string;
  readonly kind: TagKind;
  readonly outcome: TagOutcome;
  readonly reason: string;
  /** What the tag pointed at before; undefined when there was no such tag. */
  readonly previous: Digest | undefined;
}
