import { exitCodes, SealiftError } from '../errors.ts';
import { type Command, commandNames, commands } from './commands.ts';
import { kinds } from './kinds.ts';
import { outputsFor } from './outputs.ts';
import type { Row } from './row.ts';
import { groups, type InputName, inputNames, schema } from './schema.ts';

/** The commands that have an action of their own, in a folder of that name; `build` is the one at the root. */
export const subActions = [
  'merge',
  'promote',
  'rollback',
  'verify',
  'rescan',
] as const satisfies readonly Command[];

/**
 * The text of a command's action.yml. It gives no defaults of its own, they stand in the descriptions: so a
 * `SEALIFT_…` variable of the runner counts where the workflow says nothing.
 */
export function actionYaml(command: 'build' | (typeof subActions)[number]): string {
  const root = command === 'build' ? '' : '../';
  const inputs = inputNames
    .filter((name) => takesAction(name, command))
    .flatMap((name) => {
      const row: Row = schema[name];
      const given = row.actionDefault === undefined ? [] : [`    default: \${{ ${row.actionDefault} }}`];
      return [
        `  ${name}:`,
        `    description: ${quote(`${row.about}.${defaultNote(row)}`)}`,
        '    required: false',
        ...given,
      ];
    });
  return [
    '# Made by `npm run generate` from src/inputs/schema.ts and src/inputs/outputs.ts: change those.',
    `name: ${command === 'build' ? 'Sealift' : `Sealift ${command}`}`,
    `description: ${commands[command].about}`,
    'author: sealift',
    'branding:',
    '  icon: anchor',
    '  color: blue',
    '',
    'inputs:',
    '  command:',
    `    description: ${quote('Not for workflows: the line of steps to run.')}`,
    '    required: false',
    `    default: ${command}`,
    ...inputs,
    '',
    'outputs:',
    ...outputsFor(command).flatMap(([name, about]) => [
      `  ${name}:`,
      `    description: ${quote(`${about}.`)}`,
    ]),
    '',
    'runs:',
    '  using: node24',
    `  main: ${root}dist/action.js`,
    `  post: ${root}dist/action.js`,
    '  post-if: always()',
    '',
  ].join('\n');
}

/** The page docs/inputs.md. */
export function inputsPage(): string {
  return [
    '# Inputs',
    '',
    '<!-- Made by `npm run generate` from src/inputs/schema.ts: change that. -->',
    '',
    ...introduction,
    ...groups.flatMap(({ title, rows }) => [
      `## ${title}`,
      '',
      '| input | takes | default | |',
      '|---|---|---|---|',
      ...(Object.keys(rows) as InputName[]).map(pageRow),
      '',
    ]),
  ].join('\n');
}

/** The README's table of inputs: name, default, what it is. */
export function inputsTable(): string {
  const names = inputNames.filter((name) => takesAction(name, 'build'));
  return table(
    ['input', 'default', ''],
    names.map((name) => [`\`${name}\``, defaultCell(schema[name]), schema[name].about]),
  );
}

export function outputsTable(): string {
  return table(
    ['output', ''],
    outputsFor('build').map(([name, about]) => [`\`${name}\``, about]),
  );
}

/** Error codes by exit code, for docs/exit-codes.md. */
export function exitCodesTable(): string {
  const byExit = Map.groupBy(Object.entries(exitCodes), ([, exit]) => exit);
  return table(
    ['exit code', 'error codes'],
    [...byExit].map(([exit, codes]) => [String(exit), codes.map(([code]) => `\`${code}\``).join(', ')]),
  );
}

/** Replaces what stands between `<!-- NAME:start -->` and `<!-- NAME:end -->`; a page without them is refused. */
export function replaceRegion(page: string, name: string, content: string): string {
  return replaceBetween(page, `<!-- ${name}:start -->`, `\n${content}\n`, `<!-- ${name}:end -->`);
}

/** The same in YAML, between `# NAME:start` and `# NAME:end`; the lines get the marks' indentation. */
export function replaceYamlRegion(page: string, name: string, lines: readonly string[]): string {
  const start = `# ${name}:start`;
  const indent = new RegExp(`^( *)${start}$`, 'm').exec(page)?.[1] ?? '';
  const content = lines.map((line) => `\n${indent}${line}`).join('');
  return replaceBetween(page, `${start}`, `${content}\n${indent}`, `# ${name}:end`);
}

function replaceBetween(page: string, start: string, content: string, end: string): string {
  const from = page.indexOf(start);
  const to = page.indexOf(end);
  if (from === -1 || to < from)
    throw new SealiftError('input-invalid', `the page has no region ${start} … ${end}`);
  return page.slice(0, from + start.length) + content + page.slice(to);
}

const introduction = [
  'Every input of the action is an option of the same name on the command line and a variable in the',
  'environment: `build-args`, `--build-args`, `SEALIFT_BUILD_ARGS`. An option counts before the variable,',
  'in a workflow the input does; below them counts the variable of a tool, where the table names one. An',
  'empty text is the same as none.',
  '',
  'A list takes commas or newlines, or the option several times. A value in double quotes may hold commas',
  'and newlines; inside it a quote is written twice. Lines that begin with `#` are left out.',
  '',
  'A secret never stands on the command line, where every user of the machine can read it:',
  '`--password-file PATH`, `--password-stdin` and `SEALIFT_PASSWORD` give it. Build secrets come by',
  '`secrets` (in a workflow, or `SEALIFT_SECRETS`), `secret-envs` and `secret-files`; one of several lines is',
  'quoted together with its id:',
  '',
  '```yaml',
  'secrets: |',
  `  TOKEN=\${{ secrets.TOKEN }}`,
  `  "KEY=\${{ secrets.KEY }}"`,
  '```',
  '',
];

function pageRow(name: InputName): string {
  const row: Row = schema[name];
  const values = row.values?.map((value) => `\`${value}\``).join(', ');
  const takes = row.kind === 'choices' ? `list of ${values}` : (values ?? kinds[row.kind].takes);
  const notes = [
    ...(row.env === undefined ? [] : [`Also \`${row.env}\`.`]),
    ...(row.door === 'command-line' ? ['Command line only.'] : []),
    ...(row.door === 'action' ? ['Actions only.'] : []),
    ...commandNote(row.commands),
  ];
  return tableRow([`\`${name}\``, takes, defaultCell(row), [`${row.about}.`, ...notes].join(' ')]);
}

/** Said only where it is not the usual: what `build` takes, `plan` takes too. */
function commandNote(takers: readonly Command[]): string[] {
  if (takers.length === commandNames.length) return ['All commands.'];
  const named = (list: readonly Command[]) => list.map((command) => `\`${command}\``).join(', ');
  if (!takers.includes('build')) return [`For ${named(takers)}.`];
  const more = takers.filter((command) => command !== 'build' && command !== 'plan');
  return more.length === 0 ? [] : [`Also for ${named(more)}.`];
}

function takesAction(name: InputName, command: Command): boolean {
  const row: Row = schema[name];
  return row.door !== 'command-line' && row.commands.includes(command);
}

function defaultNote(row: Row): string {
  if (row.default !== undefined) return ` Default: \`${row.default}\`.`;
  return row.otherwise === undefined ? '' : ` Default: ${row.otherwise}.`;
}

function defaultCell(row: Row): string {
  if (row.default !== undefined) return `\`${row.default}\``;
  if (row.actionDefault !== undefined) return `\`${row.actionDefault}\``;
  return row.otherwise ?? '';
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [tableRow(head), `|${head.map(() => '---|').join('')}`, ...rows.map(tableRow)].join('\n');
}

function tableRow(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

/** A YAML scalar in double quotes, which JSON's are. */
function quote(text: string): string {
  return JSON.stringify(text);
}
