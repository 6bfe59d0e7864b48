import { camelCase } from './camel-case.ts';
import type { Command } from './commands.ts';
import { conflictsOf } from './conflicts.ts';
import { type Fault, faultError } from './fault.ts';
import type { Inputs } from './inputs.ts';
import { kinds } from './kinds.ts';
import type { Row } from './row.ts';
import { type InputName, inputNames, schema } from './schema.ts';

/** What a door was given for an input; undefined or blank means nothing. */
export type RawInput = (name: InputName) => string | undefined;

/**
 * Reads every input of `command` from what a door looks up; inputs of other commands get their
 * defaults. All that is wrong, also what the door found before (`faults`), comes as one
 * `input-invalid` error.
 */
export function parseInputs(raw: RawInput, command: Command, faults: readonly Fault[] = []): Inputs {
  const found: Fault[] = [...faults];
  const values: Record<string, unknown> = {};
  for (const name of inputNames) {
    const row: Row = schema[name];
    const given = row.commands.includes(command) ? raw(name) : undefined;
    const text = given === undefined || given.trim() === '' ? row.default : given;
    const kind = kinds[row.kind];
    values[camelCase(name)] =
      text === undefined
        ? kind.none
        : kind.read(text, row, (problem) => found.push({ input: name, problem }));
  }
  // Contradictions are looked for among values that could be read; a fault above may just hide one.
  if (found.length === 0) found.push(...conflictsOf(values as Inputs, command));
  if (found.length > 0)
    throw faultError(found, `\`sealift ${command} --help\` lists what every input takes.`);
  return values as Inputs;
}
