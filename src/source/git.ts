import semver from 'semver';
import type { Deps } from '../deps.ts';
import { SealiftError } from '../errors.ts';
import { dateOf } from './environment.ts';

/** What a git checkout says of itself. */
export interface Checkout {
  /** Commit checked out, 40 hex digits. */
  readonly head: string;
  readonly headDate: Date | undefined;
  readonly dirty: boolean;
  /** Undefined on a detached HEAD. */
  readonly branch: string | undefined;
  /** Git tag at HEAD; the highest version where there are several. */
  readonly tag: string | undefined;
  /** Address of `origin`, as configured. */
  readonly remote: string | undefined;
  /** What `origin/HEAD` points at. */
  readonly defaultBranch: string | undefined;
}

type Git = (...args: string[]) => Promise<string | undefined>;

/** Reads the git checkout that holds `folder`; undefined when there is none, or no git to ask, or no commit. */
export async function readCheckout(
  deps: Pick<Deps, 'env' | 'run'>,
  folder: string,
): Promise<Checkout | undefined> {
  const git = gitIn(deps, folder);
  const [insideWorkTree, head] = (await git('rev-parse', '--is-inside-work-tree', 'HEAD'))?.split('\n') ?? [];
  if (insideWorkTree !== 'true' || head === undefined) return undefined;
  const [headDate, status, branch, tags, remote, remoteHead] = await Promise.all([
    git('show', '--no-patch', '--format=%cI', 'HEAD'),
    git('status', '--porcelain', '--untracked-files=no'),
    git('symbolic-ref', '--quiet', '--short', 'HEAD'),
    git('tag', '--points-at', 'HEAD'),
    git('remote', 'get-url', 'origin'),
    git('symbolic-ref', '--quiet', '--short', 'refs/remotes/origin/HEAD'),
  ]);
  if (status === undefined) {
    throw new SealiftError('could-not-check', `git could not tell whether files in ${folder} are changed`, {
      hint: 'Run `git status` there to see why.',
    });
  }
  return {
    head,
    headDate: dateOf(headDate),
    dirty: status !== '',
    branch: branch || undefined,
    tag: highest((tags ?? '').split('\n')),
    remote: remote || undefined,
    defaultBranch: remoteHead?.replace(/^origin\//, '') || undefined,
  };
}

/** Committer date of any commit the checkout has; undefined when it has it not. */
export async function commitDateOf(
  deps: Pick<Deps, 'env' | 'run'>,
  folder: string,
  commit: string,
): Promise<Date | undefined> {
  return dateOf(await gitIn(deps, folder)('show', '--no-patch', '--format=%cI', `${commit}^{commit}`));
}

function highest(tags: readonly string[]): string | undefined {
  const versions = tags.filter((tag) => semver.valid(tag));
  return semver.rsort(versions)[0] ?? (tags[0] || undefined);
}

/** Runs git to read; gives its output without the last line end, undefined when it fails. */
function gitIn({ env, run }: Pick<Deps, 'env' | 'run'>, folder: string): Git {
  return async (...args) => {
    const result = await run({
      program: 'git',
      // Containers check out as another user than they run as. Reading must start nothing that the
      // checkout itself configures (git-config: core.fsmonitor runs a program on status).
      args: ['-C', folder, '-c', 'safe.directory=*', '-c', 'core.fsmonitor=false', ...args],
      env: {
        HOME: env.HOME,
        USERPROFILE: env.USERPROFILE,
        XDG_CONFIG_HOME: env.XDG_CONFIG_HOME,
        GIT_TERMINAL_PROMPT: '0',
        GIT_OPTIONAL_LOCKS: '0',
        LC_ALL: 'C',
      },
    }).catch((error: unknown) => {
      if (error instanceof SealiftError && error.code === 'tool-missing') return undefined;
      throw error;
    });
    return result?.code === 0 ? result.stdout.replace(/\n$/, '') : undefined;
  };
}
