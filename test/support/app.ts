import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Command } from '../../src/inputs/commands.ts';
import { type InputName, schema } from '../../src/inputs/schema.ts';
import type { RunRecord } from '../../src/report/record.ts';
import { type RunResult, run } from '../../src/tools/runner.ts';
import { testToolsFolder } from '../tools/build.ts';
import { requireTool } from './tools.ts';

const root = join(import.meta.dirname, '..', '..');

/** A git repository with an app in it, and all that a command line needs to build it for real. */
export interface App extends AsyncDisposable {
  /** Everything of this test; the app is in `folder/app`. */
  readonly folder: string;
  readonly key: string;
  readonly password: string;
  /** Writes files and commits; the commit's 40 digits. */
  commit(files: Readonly<Record<string, string>>, tag?: string): Promise<string>;
  git(...args: string[]): Promise<string>;
  /** `sealift build` with the tests' tools, key and database unless `args` or `env` say otherwise. */
  build(args: readonly string[], options?: Call): Promise<Ran>;
  /** Any command, in the same way. */
  sealift(name: Command, args: readonly string[], options?: Call): Promise<Ran>;
  /** The environment and arguments of `build` or another command, for tests that start it themselves. */
  command(
    args: readonly string[],
    options?: Call,
    name?: Command,
  ): { program: string; args: string[]; cwd: string; env: Record<string, string> };
  /** A program of others, which must succeed; its standard output. */
  outside(program: string, ...args: string[]): Promise<string>;
}

export interface Call {
  readonly env?: Readonly<Record<string, string>>;
  /** Leave the key out, to sign otherwise. */
  readonly keyless?: boolean;
  /** Let it get the pinned releases, in place of the tests' tools. */
  readonly pinnedTools?: boolean;
}

export interface Ran extends RunResult {
  /** From standard output (`--json`); undefined when it holds none. */
  readonly record: RunRecord | undefined;
}

/** One package with a manifest of its own, which is all that a scanner reads. */
export function packageJson(name: string, version: string): string {
  return JSON.stringify({ name, version, license: 'MIT' });
}

/** An app from scratch that builds for every platform, and has nothing to find in it. */
export const cleanApp = {
  Dockerfile: 'FROM scratch\nCOPY node_modules /app/node_modules\nCOPY app.txt /\n',
  'app.txt': 'hello\n',
  'node_modules/lodash/package.json': packageJson('lodash', '4.17.21'),
};

export async function createApp(files: Readonly<Record<string, string>> = cleanApp): Promise<App> {
  const folder = await mkdtemp(join(tmpdir(), 'app-'));
  const app = join(folder, 'app');
  const password = 'a-long-password-of-the-key';
  await mkdir(app);
  await cp(join(root, 'test/fixtures/trivy-db/db'), join(folder, 'trivy', 'db'), { recursive: true });
  await must(
    await run({
      program: requireTool('cosign'),
      args: ['generate-key-pair'],
      cwd: folder,
      env: { HOME: folder, COSIGN_PASSWORD: password },
    }),
  );

  const git = async (...args: string[]) =>
    must(
      await run({
        program: 'git',
        args: ['-c', 'user.name=Tester', '-c', 'user.email=tester@example.invalid', ...args],
        cwd: app,
        env: { PATH: process.env.PATH, HOME: folder, GIT_CONFIG_NOSYSTEM: '1' },
      }),
    );
  const commit = async (changes: Readonly<Record<string, string>>, tag?: string) => {
    for (const [path, content] of Object.entries(changes)) {
      await mkdir(dirname(join(app, path)), { recursive: true });
      await writeFile(join(app, path), content);
    }
    await git('add', '--all', '--force');
    await git('commit', '--quiet', '--allow-empty', '--message', 'Change the app');
    if (tag) await git('tag', tag);
    return git('rev-parse', 'HEAD');
  };
  await git('init', '--quiet', '--initial-branch', 'main');
  await git('remote', 'add', 'origin', 'https://github.com/acme/app.git');
  await commit(files);

  const key = join(folder, 'cosign.key');
  const takes = (name: Command, input: InputName) => schema[input].commands.some((taker) => taker === name);
  const command: App['command'] = (args, options = {}, name = 'build') => ({
    program: process.execPath,
    args: [
      join(root, 'scripts/sealift.ts'),
      name,
      ...(options.pinnedTools ? [] : ['--tools-dir', testToolsFolder()]),
      ...(takes(name, 'builder') ? ['--builder', 'embedded'] : []),
      ...(takes(name, 'skip-db-update') ? ['--skip-db-update', '--db-max-age', '876000h'] : []),
      ...unlessGiven(args, ['--report', join(folder, 'report')]),
      '--json',
      ...(options.keyless ? [] : unlessGiven(args, keyFlags(name, key))),
      ...args,
    ],
    cwd: app,
    env: {
      PATH: process.env.PATH ?? '',
      HOME: folder,
      TMPDIR: join(folder, 'tmp'),
      TRIVY_CACHE_DIR: join(folder, 'trivy'),
      ...(options.keyless ? {} : { COSIGN_PASSWORD: password }),
      ...options.env,
    },
  });
  await mkdir(join(folder, 'tmp'));
  const sealift: App['sealift'] = async (name, args, options) => {
    const result = await run({ ...command(args, options, name), timeoutMs: 120_000 });
    return { ...result, record: recordIn(result.stdout) };
  };
  return {
    folder,
    key,
    password,
    commit,
    git,
    command,
    build: (args, options) => sealift('build', args, options),
    sealift,
    outside: async (program, ...args) =>
      must(await run({ program: requireTool(program), args, env: { HOME: folder, PATH: process.env.PATH } })),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true, maxRetries: 3 }),
  };
}

function unlessGiven(args: readonly string[], flag: string[]): string[] {
  return args.includes(flag[0] as string) ? [] : flag;
}

/** The private half where a command signs, else the public one. */
function keyFlags(name: Command, key: string): string[] {
  const signs = schema.sign.commands.some((taker) => taker === name);
  return signs ? ['--cosign-key', key] : ['--cosign-public-key', key.replace(/key$/, 'pub')];
}

/** The record the last run of `app` wrote into its report folder. */
export async function writtenRecord(app: App): Promise<RunRecord> {
  return JSON.parse(await readFile(join(app.folder, 'report', 'record.json'), 'utf8')) as RunRecord;
}

function recordIn(stdout: string): RunRecord | undefined {
  return stdout.trim() === '' ? undefined : (JSON.parse(stdout) as RunRecord);
}

function must(result: RunResult): string {
  if (result.code !== 0) throw new Error(`exit ${result.code}: ${result.stderr}${result.stdout}`);
  return result.stdout.trim();
}
