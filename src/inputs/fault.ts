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

/**
 * What `work` gives. When the request is what it fails for (exit code 2), `wrong` hears of every problem in it, and
 * the result is undefined.
 */
export function attempt<T>(work: () => T, wrong: (problem: string) => void): T | undefined {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof SealiftError) || error.exitCode !== 2) throw error;
    for (const problem of error.message.split('\n')) wrong(problem);
    return undefined;
  }
}
