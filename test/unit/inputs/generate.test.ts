import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import {
  actionYaml,
  exitCodesTable,
  inputsPage,
  inputsTable,
  outputsTable,
  replaceRegion,
  subActions,
} from '../../../src/inputs/generate.ts';
import { inputNames, schema } from '../../../src/inputs/schema.ts';
import { thrown } from './request.ts';

const file = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

describe('action.yml', () => {
  const action = parse(actionYaml('build'));

  it('has every input of build but those of the command line, and the hidden command', () => {
    const expected = inputNames.filter((name) => name !== 'json' && schema[name].commands.includes('build'));
    expect(Object.keys(action.inputs)).toEqual(['command', ...expected]);
  });

  it('gives no default that would hide the environment', () => {
    const given = Object.entries<{ default?: string }>(action.inputs).filter(
      ([, input]) => input.default !== undefined,
    );
    expect(given.map(([name, input]) => [name, input.default])).toEqual([
      ['command', 'build'],
      ['github-token', `\${{ github.token }}`],
    ]);
  });

  it('runs the bundle, and its post step also after a cancel', () => {
    expect(action.runs).toEqual({
      using: 'node24',
      main: 'dist/action.js',
      post: 'dist/action.js',
      'post-if': 'always()',
    });
  });
});

describe.each(subActions)('%s/action.yml', (command) => {
  const action = parse(actionYaml(command));

  it('names its line, takes its inputs, and runs the one bundle', () => {
    const expected = inputNames.filter(
      (name) => name !== 'json' && (schema[name].commands as readonly string[]).includes(command),
    );
    expect(Object.keys(action.inputs)).toEqual(['command', ...expected]);
    expect(action.inputs.command.default).toBe(command);
    expect(action.runs).toEqual({
      using: 'node24',
      main: '../dist/action.js',
      post: '../dist/action.js',
      'post-if': 'always()',
    });
    expect(Object.keys(action.outputs)).toEqual(expect.arrayContaining(['digest', 'record', 'report']));
  });
});

describe('generated files are fresh', () => {
  it.each<readonly [string, () => string]>([
    ['action.yml', () => actionYaml('build')],
    ...subActions.map((command) => [`${command}/action.yml`, () => actionYaml(command)] as const),
    ['docs/inputs.md', () => inputsPage()],
    ['docs/exit-codes.md', () => replaceRegion(file('docs/exit-codes.md'), 'exit-codes', exitCodesTable())],
    [
      'README.md',
      () =>
        replaceRegion(replaceRegion(file('README.md'), 'inputs', inputsTable()), 'outputs', outputsTable()),
    ],
  ])('%s', (path, made) => {
    expect(file(path)).toBe(made());
  });
});

describe('replaceRegion', () => {
  it('replaces what is between the marks, again and again', () => {
    const page = 'a\n<!-- x:start -->\nold\n<!-- x:end -->\nb\n';
    const once = replaceRegion(page, 'x', 'new');
    expect(once).toBe('a\n<!-- x:start -->\nnew\n<!-- x:end -->\nb\n');
    expect(replaceRegion(once, 'x', 'new')).toBe(once);
  });

  it.each(['', '<!-- x:start -->', '<!-- x:end --><!-- x:start -->'])(
    'refuses a page without them: %j',
    (page) => {
      expect(thrown(() => replaceRegion(page, 'x', ''))).toMatchObject({ code: 'input-invalid' });
    },
  );
});
