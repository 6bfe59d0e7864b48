import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { run } from '../../src/tools/runner.ts';
import { requireTool } from './tools.ts';

/** A workflow to run for real, on this machine, the way GitHub's runner would. */
export interface ActRun {
  /** The workflow's YAML. It starts with `uses: actions/checkout` and takes the action as `uses: ./sealift`. */
  readonly workflow: string;
  /** File name of the workflow. Default: test.yml */
  readonly name?: string;
  /** Event name; default `push`. */
  readonly event?: string;
  /** The event's payload, as in `github.event`. */
  readonly eventPayload?: object;
  readonly secrets?: Readonly<Record<string, string>>;
  /** Environment of every step. */
  readonly env?: Readonly<Record<string, string>>;
  /** Content for the git repository: a folder that is copied in. */
  readonly folder?: string;
  /** Further files of the git repository, by path. */
  readonly files?: Readonly<Record<string, string>>;
  /** The project whose `action.yml`s and `dist/` become `./sealift`; default this one. */
  readonly project?: string;
  /** Folders that stand in for other git repositories with actions or workflows in them, by `OWNER/REPO@REF`. */
  readonly actions?: Readonly<Record<string, string>>;
  /** Date of the commit, so that two runs are of the same one. Default: now. */
  readonly commitDate?: string;
  /** Git tag on the commit; the event's ref is then this tag. */
  readonly tag?: string;
  /** Told the commit before anything runs on it. */
  readonly onCommit?: (commit: string) => void;
}

export interface ActResult {
  /** Exit status of act: 0 when every job succeeded. */
  readonly code: number;
  /** Everything steps and act printed, masked as on GitHub. */
  readonly output: string;
  /** The outputs of every step that has an id, by that id. */
  readonly outputs: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** What the steps wrote to their step summary, one after the other. */
  readonly summary: string;
  /** The commit the workflow ran on. */
  readonly commit: string;
}

/** Labels of `runs-on` that mean this machine: those that tests and documents name. */
const runners = ['ubuntu-latest', 'ubuntu-24.04', 'ubuntu-24.04-arm'];

const projectRoot = join(import.meta.dirname, '..', '..');

/** Runs a workflow under act in a git repository of its own, `github.com/acme/app`, and cleans up after it. */
export async function runAct(options: ActRun): Promise<ActResult> {
  const folder = await mkdtemp(join(tmpdir(), 'sealift-act-'));
  try {
    const repository = join(folder, 'app');
    const commit = await makeRepository(repository, options);
    options.onCommit?.(commit);
    const result = await run({
      program: requireTool('act'),
      args: await actArguments(folder, options),
      cwd: repository,
      // Nothing of this machine's own settings or of the run this test is part of.
      env: { ...options.secrets, PATH: nodeFirst(), HOME: folder, TMPDIR: await subfolder(folder, 'tmp') },
      timeoutMs: 170_000,
    });
    return { code: result.code, commit, ...readLog(result.stdout + result.stderr) };
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function makeRepository(repository: string, options: ActRun): Promise<string> {
  await mkdir(repository, { recursive: true });
  if (options.folder) await cp(options.folder, repository, { recursive: true });
  const project = options.project ?? projectRoot;
  for (const part of ['action.yml', 'dist', 'merge', 'promote', 'rollback', 'verify', 'rescan']) {
    await cp(join(project, part), join(repository, 'sealift', part), { recursive: true }).catch(
      ignoreMissing,
    );
  }
  const files = { ...options.files, [workflowPath(options)]: options.workflow };
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(repository, path)), { recursive: true });
    await writeFile(join(repository, path), content);
  }
  const git = async (...args: string[]) => {
    const result = await run({
      program: requireTool('git'),
      args: ['-c', 'user.name=Tester', '-c', 'user.email=tester@example.invalid', ...args],
      cwd: repository,
      env: {
        HOME: dirname(repository),
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_AUTHOR_DATE: options.commitDate,
        GIT_COMMITTER_DATE: options.commitDate,
      },
    });
    if (result.code !== 0) throw new Error(`git ${args[0]}: ${result.stderr}`);
    return result.stdout.trim();
  };
  await git('init', '--quiet', '--initial-branch', 'main');
  // act takes the name of the GitHub repository from the remote's address; nothing is fetched from it.
  await git('remote', 'add', 'origin', 'https://github.com/acme/app.git');
  await git('add', '--all', '--force');
  await git('commit', '--quiet', '--message', 'Add the app');
  if (options.tag) await git('tag', options.tag);
  return git('rev-parse', 'HEAD');
}

function workflowPath({ name = 'test.yml' }: ActRun): string {
  return `.github/workflows/${name}`;
}

async function actArguments(folder: string, options: ActRun): Promise<string[]> {
  const args = [options.event ?? 'push', '--workflows', workflowPath(options), '--json'];
  for (const label of runners) args.push('--platform', `${label}=-self-hosted`);
  args.push('--pull=false', '--no-cache-server');
  // Jobs side by side unpack the same action into the same folder, and now and then one fails at that.
  args.push('--concurrent-jobs', '1');
  args.push('--defaultbranch', 'main', '--actor', 'tester');
  const payload = { ...(options.tag && { ref: `refs/tags/${options.tag}` }), ...options.eventPayload };
  await writeFile(join(folder, 'event.json'), JSON.stringify(payload));
  args.push('--eventpath', join(folder, 'event.json'));
  for (const name of Object.keys(options.secrets ?? {})) args.push('--secret', name);
  for (const [name, value] of Object.entries(options.env ?? {})) args.push('--env', `${name}=${value}`);
  for (const [name, path] of Object.entries(options.actions ?? {})) {
    args.push('--local-repository', `${name}=${path}`);
  }
  return args;
}

/** act's `--json` log: one object a line, `msg` being what it would have printed. */
interface LogLine {
  readonly msg?: string;
  readonly raw_output?: boolean;
  readonly command?: string;
  readonly name?: string;
  readonly arg?: string;
  readonly content?: string;
  readonly stepID?: readonly string[];
}

function readLog(text: string): Pick<ActResult, 'output' | 'outputs' | 'summary'> {
  const outputs: Record<string, Record<string, string>> = {};
  const printed: string[] = [];
  const summaries: string[] = [];
  for (const line of text.split('\n').filter(Boolean)) {
    const entry = parseLine(line);
    printed.push((entry.msg ?? '').replace(/\n$/, ''));
    if (entry.command === 'summary') summaries.push(entry.content ?? '');
    if (entry.command === 'set-output' && entry.name) {
      const step = entry.stepID?.at(-1) ?? '';
      outputs[step] = { ...outputs[step], [entry.name]: entry.arg ?? '' };
    }
  }
  return { output: printed.join('\n'), outputs, summary: summaries.join('\n') };
}

function parseLine(line: string): LogLine {
  try {
    return JSON.parse(line) as LogLine;
  } catch {
    return { msg: line };
  }
}

/** PATH with the Node.js that runs this test first: act takes the first one for `using: node24`. */
function nodeFirst(): string {
  return [dirname(process.execPath), process.env.PATH].join(delimiter);
}

async function subfolder(parent: string, name: string): Promise<string> {
  await mkdir(join(parent, name), { recursive: true });
  return join(parent, name);
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}
