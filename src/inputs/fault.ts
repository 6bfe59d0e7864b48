import { SealiftError } from '../errors.ts';

/** One thing wrong with one input. Texts never hold a secret's value. */
export interface Fault {
  /** The input's name; empty for what belongs to none. */
  readonly input: string;
  /** What it got and what it takes, as one phrase: `"HGIH" is none of CRITICAL, HIGH`. */
  readonly problem: string;
  /** What to do, when the problem does not already say it. */
  readonly remedy?: string;
}

/** All faults as one `input-invalid` error, one line each; call it with at least one. */
export function faultError(faults: readonly Fault[], hint?: string): SealiftError {
  const [first] = faults;
  const message =
    faults.length === 1 && first
      ? faultText(first)
      : `${faults.length} things are wrong with the inputs:\n${faults.map((fault) => `  - ${faultText(fault)}`).join('\n')}`;
  return new SealiftError('input-invalid', message, hint === undefined ? {} : { hint });
}

function faultText({ input, problem, remedy }: Fault): string {
  return `${input === '' ? '' : `${input}: `}${problem}${remedy === undefined ? '' : `; ${remedy}`}`;
}
