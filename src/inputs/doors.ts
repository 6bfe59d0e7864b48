import { bareCount, operandFaults, readCommandLine, type SecretReader } from './command-line.ts';
import { bareInput, type Command, commandNames, isCommand } from './commands.ts';
import { type Fault, faultError } from './fault.ts';
import type { Request } from './inputs.ts';
import { nearest } from './nearest.ts';
import { parseInputs } from './parse.ts';
import type { Row } from './row.ts';
import { type InputName, schema } from './schema.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The request of a workflow step: `INPUT_…` variables, below them `SEALIFT_…` of the runner, then the
 * tools' own variables. The input `command` names the line; a sub-action sets it.
 */
export function inputsFromAction(env: Environment): Request {
  const command = env.INPUT_COMMAND?.trim() || 'build';
  const faults = isCommand(command) ? [] : [unknownCommand(command)];
  const line: Command = isCommand(command) ? command : 'build';
  const inputs = parseInputs(
    (name) => text(env[actionVariable(name)]) ?? fromEnvironment(env, name),
    line,
    faults,
  );
  return { command: line, inputs, operands: [] };
}

/**
 * The request of a command line; `argv` is what stands behind the command's name. A flag counts before
 * `SEALIFT_…`, that before a tool's own variable, that before the default. Bare arguments stand for the
 * input the command names (`commands.ts`).
 */
export function inputsFromCommandLine(
  argv: readonly string[],
  env: Environment,
  command: Command,
  read: SecretReader,
): Request {
  const { values, operands, faults } = readCommandLine(argv, command, read);
  const bare = bareInput(command);
  const taken = bare === undefined || values.has(bare) ? 0 : bareCount(command, operands);
  const inputs = parseInputs(
    (name) =>
      (name === bare ? text(operands.slice(0, taken).join('\n')) : undefined) ??
      text(values.get(name)) ??
      fromEnvironment(env, name),
    command,
    [...faults, ...operandFaults(command, operands, taken)],
  );
  return { command, inputs, operands: bare === undefined ? operands : [] };
}

/** What the first argument asks for: a command, help, the version; anything else is `input-invalid`. */
export function readFirstWord(
  argv: readonly string[],
):
  | { show: 'help'; command: Command | undefined }
  | { show: 'version' }
  | { command: Command; rest: readonly string[] } {
  const [first = '--help', ...rest] = argv;
  const beforeDashes = rest.includes('--') ? rest.slice(0, rest.indexOf('--')) : rest;
  const helpWanted = beforeDashes.some((word) => word === '--help' || word === '-h');
  if (first === '--help' || first === '-h' || first === 'help') {
    const [asked] = rest;
    if (asked !== undefined && !isCommand(asked)) throw faultError([unknownCommand(asked)]);
    return { show: 'help', command: asked };
  }
  if (first === '--version' || first === 'version') return { show: 'version' };
  if (!isCommand(first)) throw faultError([unknownCommand(first)], '`sealift --help` lists the commands.');
  return helpWanted ? { show: 'help', command: first } : { command: first, rest };
}

/** The name GitHub's runner gives an input in the environment: upper case, hyphens kept. */
export function actionVariable(name: InputName): string {
  return `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`;
}

export function environmentVariable(name: InputName): string {
  return `SEALIFT_${name.toUpperCase().replaceAll('-', '_')}`;
}

function fromEnvironment(env: Environment, name: InputName): string | undefined {
  const row: Row = schema[name];
  const own = text(env[environmentVariable(name)]);
  if (own !== undefined || row.env === undefined) return own;
  const foreign = text(env[row.env]);
  // Trivy reads booleans as Go does.
  if (row.kind === 'boolean' && foreign !== undefined)
    return { '1': 'true', '0': 'false' }[foreign] ?? foreign;
  return foreign;
}

/** GitHub gives an input that the workflow leaves out as an empty text. */
function text(value: string | undefined): string | undefined {
  return value === undefined || value.trim() === '' ? undefined : value;
}

function unknownCommand(word: string): Fault {
  const meant = nearest(word, commandNames);
  const problem = `"${word}" is no command; there are ${commandNames.join(', ')}`;
  return meant === undefined
    ? { input: '', problem }
    : { input: '', problem, remedy: `did you mean ${meant}?` };
}
