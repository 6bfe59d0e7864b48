import { readFile } from 'node:fs/promises';
import type { Deps } from '../deps.ts';
import { SealiftError } from '../errors.ts';
import { type Told, unknownRun, variable } from './environment.ts';
import { type Checkout, commitDateOf, readCheckout } from './git.ts';
import { gitRemote } from './git-url.ts';
import { githubSource } from './github.ts';
import { gitlabSource } from './gitlab.ts';
import { jenkinsSource } from './jenkins.ts';
import type { Source } from './source.ts';

/**
 * Finds out what is being built: from GitHub, Jenkins or GitLab CI where we run there, completed by the git
 * checkout that holds `folder`; else from that checkout alone. `event` stands in for the payload that
 * GITHUB_EVENT_PATH names. Throws `source-unknown` when nobody knows the commit.
 */
export async function detectSource(
  deps: Pick<Deps, 'env' | 'run' | 'log'>,
  options: { readonly folder: string; readonly event?: unknown },
): Promise<Source> {
  const { folder } = options;
  const [told, checkout] = await Promise.all([toldByCi(deps.env, options.event), readCheckout(deps, folder)]);
  if (!told) {
    if (checkout) return gitSource(checkout);
    throw new SealiftError('source-unknown', `${folder} is in no git repository with a commit`, {
      hint: 'Run it in a git checkout: tags, labels and provenance name the commit the image is built from.',
    });
  }
  const commit = told.commit ?? checkout?.head;
  if (commit === undefined || !/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(commit)) {
    throw new SealiftError(
      'source-unknown',
      `${told.provider} names no commit, and ${folder} is no git checkout`,
      {
        hint: 'Check the source out first (actions/checkout, `checkout scm`).',
      },
    );
  }
  const isCheckedOut = checkout?.head === commit;
  if (checkout && !isCheckedOut) {
    deps.log.warn(
      `${folder} is at commit ${checkout.head}, but this run is of ${commit}: the image will say it was built from changed files`,
    );
  }
  const remote = gitRemote(checkout?.remote);
  return {
    ...told,
    commit,
    commitDate:
      (isCheckedOut ? checkout.headDate : checkout && (await commitDateOf(deps, folder, commit))) ??
      told.commitDate,
    dirty: checkout !== undefined && (checkout.dirty || !isCheckedOut),
    defaultBranch: told.defaultBranch ?? checkout?.defaultBranch,
    gitUrl: told.gitUrl ?? remote.gitUrl,
    gitRepository: told.gitRepository ?? remote.gitRepository,
  };
}

async function toldByCi(env: Deps['env'], event: unknown): Promise<Told | undefined> {
  if (env.GITHUB_ACTIONS === 'true') return githubSource(env, event ?? (await githubEvent(env)));
  if (variable(env, 'JENKINS_URL') ?? variable(env, 'BUILD_URL')) return jenkinsSource(env);
  return variable(env, 'GITLAB_CI') ? gitlabSource(env) : undefined;
}

async function githubEvent(env: Deps['env']): Promise<unknown> {
  const path = variable(env, 'GITHUB_EVENT_PATH');
  if (path === undefined) return undefined;
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch (cause) {
    throw new SealiftError('source-unknown', `the event in ${path} (GITHUB_EVENT_PATH) could not be read`, {
      hint: 'It is the JSON file GitHub writes for every run; keep it in place.',
      cause,
    });
  }
}

/** A git tag at HEAD is what somebody chose to build; else the branch. */
function gitSource({ head, headDate, dirty, branch, tag, remote, defaultBranch }: Checkout): Source {
  return {
    provider: 'git',
    commit: head,
    commitDate: headDate,
    ref: tag !== undefined ? `refs/tags/${tag}` : branch !== undefined ? `refs/heads/${branch}` : 'HEAD',
    event: tag !== undefined ? 'tag' : 'push',
    branch: tag === undefined ? branch : undefined,
    tag,
    pullRequest: undefined,
    baseRef: undefined,
    defaultBranch,
    fork: false,
    dirty,
    ...gitRemote(remote),
    about: {},
    run: unknownRun,
  };
}
