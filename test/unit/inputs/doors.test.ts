import { describe, expect, it } from 'vitest';
import { actionVariable, inputsFromAction, readFirstWord } from '../../../src/inputs/doors.ts';
import { repositoryName } from '../../../src/oci/reference.ts';
import { commandLine, thrown } from './request.ts';

describe('the action', () => {
  it("reads INPUT_ variables with their hyphens, SEALIFT_ below them, a tool's own last", () => {
    expect(actionVariable('no-cache')).toBe('INPUT_NO-CACHE');
    const { command, inputs } = inputsFromAction({
      'INPUT_NO-CACHE': 'true',
      INPUT_SEVERITY: '',
      TRIVY_SEVERITY: 'LOW',
      SEALIFT_TARGET: 'one',
      INPUT_TARGET: 'two',
      SEALIFT_IGNORE_UNFIXED: 'false',
      TRIVY_IGNORE_UNFIXED: 'true',
      TRIVY_SKIP_DB_UPDATE: '1',
    });
    expect(command).toBe('build');
    expect(inputs).toMatchObject({
      noCache: true,
      severity: ['LOW'],
      target: 'two',
      ignoreUnfixed: false,
      skipDbUpdate: true,
    });
  });

  it('takes its command from a hidden input', () => {
    expect(inputsFromAction({ INPUT_COMMAND: 'doctor' }).command).toBe('doctor');
    expect(thrown(() => inputsFromAction({ INPUT_COMMAND: 'biuld' }))).toMatchObject({
      code: 'input-invalid',
    });
  });
});

describe('the command line', () => {
  it('reads values, lists given several times, booleans and the context', () => {
    const { inputs } = commandLine([
      '--images=ghcr.io/a/b',
      '--images',
      'a/c,a/d',
      '--no-cache',
      '--pull=false',
      './app',
      '--build-args',
      'A=1,2',
    ]);
    expect(inputs.images.map(repositoryName)).toEqual(['ghcr.io/a/b', 'docker.io/a/c', 'docker.io/a/d']);
    expect(inputs).toMatchObject({ noCache: true, pull: false, context: './app', buildArgs: ['A=1,2'] });
  });

  it('takes what follows -- for arguments', () => {
    expect(commandLine(['--', '--no-cache']).inputs).toMatchObject({ context: '--no-cache', noCache: false });
  });

  it("counts a flag before SEALIFT_, that before a tool's variable, that before the default", () => {
    const env = { SEALIFT_BUILDER: 'two', BUILDX_BUILDER: 'three' };
    expect(commandLine(['--builder', 'one'], { env }).inputs.builder).toBe('one');
    expect(commandLine([], { env }).inputs.builder).toBe('two');
    expect(commandLine([], { env: { BUILDX_BUILDER: 'three' } }).inputs.builder).toBe('three');
    expect(commandLine([]).inputs.builder).toBe('auto');
  });

  it('reads a secret from a file, from standard input, or from the environment', () => {
    const options = {
      files: { '/p': 'from file\n' },
      stdin: 'from stdin\r\n',
      env: { SEALIFT_PASSWORD: 'from env' },
    };
    expect(commandLine(['--password-file', '/p'], options).inputs.password?.reveal()).toBe('from file');
    expect(commandLine(['--password-stdin'], options).inputs.password?.reveal()).toBe('from stdin');
    expect(commandLine([], options).inputs.password?.reveal()).toBe('from env');
  });

  it('leaves the arguments of tools to it', () => {
    expect(commandLine(['install', 'trivy', '--json'], { command: 'tools' })).toMatchObject({
      operands: ['install', 'trivy'],
      inputs: { json: true },
    });
  });

  it.each([
    [['--image', 'a/b'], 'did you mean --images?'],
    [['--severty=HIGH'], 'did you mean --severity?'],
    [['-x'], '-x: `build` has no such option'],
    [['--images'], '--images: it needs a value'],
    [['--images', '--push'], '--images: it needs a value'],
    [['--push', 'false', '--images', 'a/b'], 'write --push=false'],
    [['--target', 'a', '--target', 'b'], '--target: it is given twice'],
    [['a', 'b'], '"b" is one argument too many'],
    [['--context', 'a', 'b'], '"b" is one argument too many'],
    [['--password', 'hunter2'], '--password-stdin'],
    [['--password=hunter2'], '--password-stdin'],
    [['--secrets', 'A=hunter2'], '--secret-envs'],
    [['--cosign-key', '-----BEGIN hunter2'], 'SEALIFT_COSIGN_KEY'],
    [['--password-stdin', '--cosign-password-stdin'], 'standard input is read by --password-stdin already'],
    [['--pasword', 'hunter2'], 'did you mean --password?'],
    [['--password-stdin=hunter2'], 'it takes no value'],
    [['--password-file', '/none'], 'ENOENT'],
  ])('%j is refused', (argv, part) => {
    const { code, message } = thrown(() => commandLine(argv));
    expect(code).toBe('input-invalid');
    expect(message).toContain(part);
    expect(message).not.toContain('hunter2');
  });

  it('says whose an option is that the command does not take', () => {
    expect(thrown(() => commandLine(['--images', 'a/b'], { command: 'doctor' })).message).toContain(
      'it belongs to build, plan',
    );
    expect(thrown(() => commandLine(['instal'], { command: 'tools' })).code).toBe('input-invalid');
  });

  it('tells wrong flags and wrong values in one error', () => {
    const { message } = thrown(() => commandLine(['--imags=a', '--sign=maybe', 'x', 'y']));
    for (const part of ['3 things', '--imags', 'sign: "maybe"', '"y"']) expect(message).toContain(part);
  });
});

describe('readFirstWord', () => {
  it.each([
    [[], { show: 'help', command: undefined }],
    [['-h'], { show: 'help', command: undefined }],
    [['help', 'plan'], { show: 'help', command: 'plan' }],
    [['build', '.', '-h'], { show: 'help', command: 'build' }],
    [['build', '--', '-h'], { command: 'build', rest: ['--', '-h'] }],
    [['--version'], { show: 'version' }],
    [['plan', 'x'], { command: 'plan', rest: ['x'] }],
  ])('%j', (argv, found) => {
    expect(readFirstWord(argv)).toEqual(found);
  });

  it('refuses what is no command, with the nearest', () => {
    expect(thrown(() => readFirstWord(['biuld']))).toMatchObject({
      code: 'input-invalid',
      message: expect.stringContaining('did you mean build?'),
    });
  });
});
