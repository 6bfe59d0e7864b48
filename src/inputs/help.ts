import { takesSecretFile } from './command-line.ts';
import { type Command, commandNames, commands } from './commands.ts';
import { environmentVariable } from './doors.ts';
import type { Row } from './row.ts';
import { groups, type InputName, schema } from './schema.ts';

const width = 100;
const column = 30;

/** `sealift --help`. Every line fits 100 columns. */
export function generalHelp(version: string): string {
  return lines(
    `sealift ${version}: container images from source to registry, scanned, signed and verified before any tag`,
    '',
    'Usage: sealift COMMAND [OPTIONS] [ARGUMENTS]',
    '',
    'Commands:',
    ...commandNames.flatMap((name) => entry(name, plain(commands[name].about), 12)),
    '',
    'Options:',
    ...entry('-h, --help', 'Show this, or with a command its options', 16),
    ...entry('--version', 'Show the version', 16),
    '',
    ...wrap(
      'Every option can also stand in the environment: --build-args is SEALIFT_BUILD_ARGS. Logs go to standard error. Exit codes: 0 done, 2 the request is wrong, 3 a tool failed or is missing, 4 the registry or the network failed, 5 a policy said no, 130 interrupted, 1 a bug of ours.',
      0,
    ),
  );
}

/** `sealift COMMAND --help`, from the schema, in its groups. */
export function commandHelp(command: Command): string {
  const { about, operands } = commands[command];
  const usage = `Usage: sealift ${command} [OPTIONS]${operands === '' ? '' : ` ${operands}`}`;
  return lines(
    `${plain(about)}.`,
    '',
    usage,
    ...groups.flatMap(({ title, rows }) => {
      const shown = (Object.keys(rows) as InputName[]).filter(
        (name) => rowOf(name).commands.includes(command) && rowOf(name).door !== 'action',
      );
      return shown.length === 0 ? [] : ['', `${title}:`, ...shown.flatMap(option)];
    }),
    '',
    ...wrap(
      'A list is given by commas or by repeating the option; an option takes its value as --name value or --name=value, a yes-or-no option alone or as --name=false. After -- everything is an argument. Each option has a variable, as --no-cache has SEALIFT_NO_CACHE; the option counts before it.',
      0,
    ),
  );
}

function option(name: InputName): string[] {
  const row = rowOf(name);
  const flag = `--${name}`;
  const shape =
    row.kind === 'boolean' ? flag : takesSecretFile(row) ? `${flag}-file PATH` : `${flag} ${valueWord(row)}`;
  return entry(
    row.kind === 'secrets' ? environmentVariable(name) : shape,
    `${plain(row.about)}${remarks(name, row)}`,
    column,
  );
}

function valueWord(row: Row): string {
  const words: Partial<Record<Row['kind'], string>> = {
    choice: 'WORD',
    choices: 'LIST',
    list: 'LIST',
    lines: 'TEXT',
    size: 'SIZE',
    hours: 'TIME',
    seconds: 'TIME',
    platforms: 'LIST',
    repositories: 'LIST',
    references: 'LIST',
    count: 'NUMBER',
    time: 'TIME',
    assignments: 'ID=NAME',
    key: 'KEY',
    'tool-versions': 'TEXT',
  };
  return words[row.kind] ?? 'TEXT';
}

function remarks(name: InputName, row: Row): string {
  const parts: string[] = [];
  if (row.values) parts.push(`${row.kind === 'choices' ? 'of' : 'one of'} ${row.values.join(', ')}`);
  if (row.default !== undefined && !(row.kind === 'boolean' && row.default === 'false'))
    parts.push(`default ${row.default}`);
  else if (row.otherwise !== undefined) parts.push(`default: ${plain(row.otherwise)}`);
  if (takesSecretFile(row)) parts.push(`or --${name}-stdin, or ${environmentVariable(name)}`);
  if (row.env !== undefined) parts.push(`also ${row.env}`);
  return parts.length === 0 ? '' : ` (${parts.join('; ')})`;
}

function rowOf(name: InputName): Row {
  return schema[name];
}

/** Without Markdown's code marks. */
function plain(text: string): string {
  return text.replaceAll('`', '');
}

function entry(head: string, text: string, at: number): string[] {
  const left = `  ${head}`;
  const wrapped = wrap(text, at);
  if (left.length >= at - 1) return [left, ...wrapped];
  return [left.padEnd(at) + (wrapped[0] ?? '').trimStart(), ...wrapped.slice(1)];
}

/** Words of `text` on lines of at most 100 columns, each indented by `indent`. */
function wrap(text: string, indent: number): string[] {
  const out: string[] = [];
  for (const word of text.split(' ')) {
    const last = out.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) out[out.length - 1] = `${last} ${word}`;
    else out.push(' '.repeat(indent) + word);
  }
  return out;
}

function lines(...all: string[]): string {
  return `${all.join('\n')}\n`;
}
