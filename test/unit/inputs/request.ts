import type { Command } from '../../../src/inputs/commands.ts';
import { inputsFromCommandLine } from '../../../src/inputs/doors.ts';
import type { Inputs } from '../../../src/inputs/inputs.ts';
import { parseInputs } from '../../../src/inputs/parse.ts';
import type { InputName } from '../../../src/inputs/schema.ts';

/** Inputs of `build` from texts by name. */
export function inputsOf(given: Partial<Record<InputName, string>>, command: Command = 'build'): Inputs {
  return parseInputs((name) => given[name], command);
}

/** A command line with no environment and nothing to read secrets from, unless told. */
export function commandLine(
  argv: readonly string[],
  { env = {}, files = {}, stdin = '', command = 'build' as Command } = {} as {
    env?: Record<string, string>;
    files?: Record<string, string>;
    stdin?: string;
    command?: Command;
  },
) {
  return inputsFromCommandLine(argv, env, command, {
    file(path) {
      const content = files[path];
      if (content === undefined) throw Object.assign(new Error(`no ${path}`), { code: 'ENOENT' });
      return content;
    },
    stdin: () => stdin,
  });
}

/** The error that `work` throws; a work that throws none makes the test fail. */
export function thrown(work: () => unknown): { code?: string; message: string; hint?: string } {
  try {
    work();
  } catch (error) {
    return error as { code?: string; message: string };
  }
  throw new Error('nothing was thrown');
}
