import type { Command } from './commands.ts';
import type { Kind } from './kinds.ts';

/** One input, as the schema describes it. Its name is its key in the table. */
export interface Row {
  readonly kind: Kind;
  /** As a user would write it. */
  readonly default?: string;
  /** What happens without it, in words, where that is no fixed value. */
  readonly otherwise?: string;
  /** For `choice` and `choices`. */
  readonly values?: readonly string[];
  /** One line; Markdown. */
  readonly about: string;
  /** A tool's own environment variable, read when the input is given nowhere else. */
  readonly env?: string;
  readonly commands: readonly Command[];
  /** Taken by this door only. */
  readonly door?: 'command-line' | 'action';
  /** What action.yml gives when the workflow says nothing: an expression, without its braces. */
  readonly actionDefault?: string;
}
