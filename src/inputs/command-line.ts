import { bareInput, type Command } from './commands.ts';
import type { Fault } from './fault.ts';
import { kinds } from './kinds.ts';
import { nearest } from './nearest.ts';
import type { Row } from './row.ts';
import { type InputName, inputNames, isInputName, schema } from './schema.ts';

/** How the command line reads a secret that must not stand on it; both throw what they like when they cannot. */
export interface SecretReader {
  file(path: string): string;
  stdin(): string;
}

export interface CommandLine {
  /** Texts given for inputs; a list given several times is joined by newlines. */
  readonly values: ReadonlyMap<InputName, string>;
  readonly operands: readonly string[];
  readonly faults: readonly Fault[];
}

/**
 * Reads the arguments behind the command's name: `--name value`, `--name=value`, `--name` alone for a
 * boolean, bare arguments, and `--` after which everything is bare. A secret comes by
 * `--name-file PATH` or `--name-stdin`, because arguments can be read by every user of the machine.
 */
export function readCommandLine(argv: readonly string[], command: Command, read: SecretReader): CommandLine {
  const values = new Map<InputName, string>();
  const operands: string[] = [];
  const faults: Fault[] = [];
  const known = flags(command);
  let stdinTaken: string | undefined;
  let bareBoolean: string | undefined;

  for (let at = 0; at < argv.length; at++) {
    const word = argv[at] ?? '';
    const before = bareBoolean;
    bareBoolean = undefined;
    if (word === '--') {
      operands.push(...argv.slice(at + 1));
      break;
    }
    if (!word.startsWith('-') || word === '-') {
      if (before !== undefined && /^(true|false)$/i.test(word))
        faults.push({
          input: before,
          problem: `"${word}" behind it is an argument`,
          remedy: `write ${before}=${word}`,
        });
      operands.push(word);
      continue;
    }

    const { flag, inline } = splitFlag(word);
    const found = known.get(flag);
    if (found === undefined) {
      faults.push(unknownFlag(flag, command));
      // What follows may be its value, and that a mistyped --password's: it is not to show up as an argument.
      if (inline === undefined && isValue(argv[at + 1])) at++;
      continue;
    }
    const given = flagText(found, inline, argv[at + 1]);
    if (given.from === 'nothing') faults.push({ input: flag, problem: given.problem });
    if (given.from === 'next') at++;
    if (given.from === 'itself' && found.how === 'value') bareBoolean = flag;
    if (found.how === 'stdin' && stdinTaken !== undefined && stdinTaken !== flag) {
      faults.push({ input: flag, problem: `standard input is read by ${stdinTaken} already` });
      continue;
    }
    if (found.how === 'stdin') stdinTaken = flag;
    const text = given.from === 'nothing' ? undefined : finalText(flag, found, given.text, read, faults);
    if (text === undefined) continue;
    const earlier = values.get(found.name);
    if (earlier !== undefined && !kinds[schema[found.name].kind].repeatable && earlier !== text)
      faults.push({ input: flag, problem: 'it is given twice, and takes one value' });
    values.set(found.name, earlier === undefined ? text : `${earlier}\n${text}`);
  }
  return { values, operands, faults };
}

function splitFlag(word: string): { flag: string; inline: string | undefined } {
  const equals = word.indexOf('=');
  return equals === -1
    ? { flag: word, inline: undefined }
    : { flag: word.slice(0, equals), inline: word.slice(equals + 1) };
}

/** Not another option; PEM text begins with dashes too. */
function isValue(word: string | undefined): boolean {
  return word !== undefined && !/^(?:--?[A-Za-z]|--$)/.test(word);
}

type Given =
  | { readonly from: 'inline' | 'itself' | 'next'; readonly text: string }
  | { readonly from: 'nothing'; readonly problem: string };

/** What stands for the flag's value: behind `=`, the next argument, or `true` for a boolean alone. */
function flagText({ name, how }: Flag, inline: string | undefined, next: string | undefined): Given {
  const { kind } = schema[name];
  if (how === 'stdin')
    return inline === undefined
      ? { from: 'itself', text: '' }
      : { from: 'nothing', problem: 'it takes no value' };
  if (inline !== undefined) return { from: 'inline', text: inline };
  if (how === 'value' && kind === 'boolean') return { from: 'itself', text: 'true' };
  if (next !== undefined && isValue(next)) return { from: 'next', text: next };
  return { from: 'nothing', problem: `it needs a value: ${how === 'file' ? 'a path' : kinds[kind].takes}` };
}

/** The input's text: the value itself, or the secret read from where it is; undefined after a fault. */
function finalText(
  flag: string,
  { name, how }: Flag,
  text: string,
  read: SecretReader,
  faults: Fault[],
): string | undefined {
  const row: Row = schema[name];
  if (how === 'value') {
    if (!isSecretText(row, text)) return text;
    faults.push(secretOnCommandLine(name, row));
    return undefined;
  }
  try {
    return (how === 'stdin' ? read.stdin() : read.file(text)).replace(/\r?\n$/, '');
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    faults.push({ input: flag, problem: `it could not be read${reason}` });
    return undefined;
  }
}

interface Flag {
  readonly name: InputName;
  readonly how: 'value' | 'file' | 'stdin';
}

/** The flags a command takes, `--password-file` and `--password-stdin` among them. */
export function flags(command: Command): Map<string, Flag> {
  const all = new Map<string, Flag>();
  for (const name of inputNames) {
    const row: Row = schema[name];
    if (!row.commands.includes(command) || row.door === 'action') continue;
    all.set(`--${name}`, { name, how: 'value' });
    if (!takesSecretFile(row)) continue;
    all.set(`--${name}-file`, { name, how: 'file' });
    all.set(`--${name}-stdin`, { name, how: 'stdin' });
  }
  return all;
}

/** True for a single secret; build secrets have `secret-files` and `secret-envs` for that. */
export function takesSecretFile(row: Row): boolean {
  return kinds[row.kind].secret === true && row.kind !== 'secrets';
}

function isSecretText(row: Row, text: string): boolean {
  return kinds[row.kind].secret === true || (row.kind === 'key' && text.includes('-----BEGIN'));
}

function secretOnCommandLine(name: InputName, row: Row): Fault {
  const variable = `SEALIFT_${name.toUpperCase().replaceAll('-', '_')}`;
  const ways =
    row.kind === 'secrets'
      ? `\`--secret-envs\`, \`--secret-files\` or ${variable}`
      : row.kind === 'key'
        ? `${variable}, or a path`
        : `\`--${name}-file PATH\`, \`--${name}-stdin\` or ${variable}`;
  return {
    input: `--${name}`,
    problem: 'a secret on the command line can be read by every user of the machine',
    remedy: `use ${ways}`,
  };
}

function unknownFlag(flag: string, command: Command): Fault {
  const name = flag.replace(/^--?/, '');
  const meant = nearest(flag, flags(command).keys());
  const problem = isInputName(name)
    ? `\`${command}\` does not take it; it belongs to ${(schema[name] as Row).commands.join(', ')}`
    : `\`${command}\` has no such option`;
  return meant === undefined
    ? { input: flag, problem }
    : { input: flag, problem, remedy: `did you mean ${meant}?` };
}

/** How many of the bare arguments stand for the command's input: all of them where it takes several. */
export function bareCount(command: Command, operands: readonly string[]): number {
  const name = bareInput(command);
  if (name === undefined) return 0;
  return kinds[schema[name].kind].repeatable ? operands.length : Math.min(1, operands.length);
}

/** What is wrong with the bare arguments; the first `taken` of them stand for an input. */
export function operandFaults(command: Command, operands: readonly string[], taken: number): Fault[] {
  if (command === 'tools') {
    const [verb] = operands;
    return toolVerbs.some((known) => known === verb)
      ? []
      : [
          {
            input: '',
            problem: `\`tools\` takes one of ${toolVerbs.join(', ')}${verb === undefined ? '' : `, not "${verb}"`}`,
          },
        ];
  }
  const name = bareInput(command);
  return operands.slice(taken).map((word) => ({
    input: '',
    problem: `"${word}" is one argument too many`,
    remedy:
      name === undefined
        ? `\`${command}\` takes none`
        : `only \`${name}\` may stand without its option's name`,
  }));
}

const toolVerbs = ['install', 'verify', 'list'] as const;
