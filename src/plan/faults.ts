import { SealiftError } from '../errors.ts';

/** Collects what is wrong with an input, so that the user hears of all of it at once. */
export class Faults {
  readonly #found: string[] = [];

  add(where: string, what: string): void {
    this.#found.push(`${where}: ${what}`);
  }

  /** Runs `work`; an `input-invalid` it throws becomes a fault of `where`, and the result undefined. */
  attempt<T>(where: string, work: () => T): T | undefined {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof SealiftError) || error.code !== 'input-invalid') throw error;
      this.add(where, error.message);
      return undefined;
    }
  }

  /** Throws one `input-invalid` that names every fault; does nothing when there is none. */
  throwIfAny(hint: string): void {
    if (this.#found.length === 0) return;
    throw new SealiftError('input-invalid', this.#found.join('\n'), { hint });
  }
}
