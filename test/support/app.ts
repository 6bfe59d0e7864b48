import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
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
  build(args: readonly string[], options?: BuildCall): Promise<Ran>;
  /** The environment and arguments of `build`, for tests that start it themselves. */
  command(
    args: readonly string[],
    options?: BuildCall,
  ): { program: string; args: string[]; cwd: string; env: Record<string, string> };
  /** A program of others, which must succeed; its standard output. */
  outside(program: string, ...args: string[]): Promise<string>;
}

export interface BuildCall {
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
  const command: App['command'] = (args, options = {}) => ({
    program: process.execPath,
    args: [
      join(root, 'scripts/sealift.ts'),
      'build',
      ...(options.pinnedTools ? [] : ['--tools-dir', testToolsFolder()]),
      ...['--builder', 'embedded', '--skip-db-update', '--db-max-age', '876000h'],
      ...['--report', join(folder, 'report'), '--json'],
      ...(options.keyless ? [] : ['--cosign-key', key]),
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
  return {
    folder,
    key,
    password,
    commit,
    git,
    command,
    async build(args, options) {
      const result = await run({ ...command(args, options), timeoutMs: 120_000 });
      return { ...result, record: recordIn(result.stdout) };
    },
    outside: async (program, ...args) =>
      must(await run({ program: requireTool(program), args, env: { HOME: folder, PATH: process.env.PATH } })),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true, maxRetries: 3 }),
  };
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
