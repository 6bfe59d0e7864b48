import { type Environment, refNames, type Told, unknownRun, variable } from './environment.ts';
import { gitRemote } from './git-url.ts';

/**
 * What Jenkins tells: the Git plugin's `GIT_*` and the branch source's `BRANCH_NAME`, `TAG_NAME`, `CHANGE_*`
 * (https://www.jenkins.io/doc/book/pipeline/multibranch/#additional-environment-variables).
 */
export function jenkinsSource(env: Environment): Told {
  const get = (name: string) => variable(env, name);
  const pullRequest = changeOf(env);
  const tag = get('TAG_NAME');
  const branch = get('BRANCH_NAME') ?? get('GIT_BRANCH')?.replace(/^(?:refs\/remotes\/)?origin\//, '');
  const ref = pullRequest
    ? `refs/pull/${pullRequest.number}/merge`
    : tag !== undefined
      ? `refs/tags/${tag}`
      : branch !== undefined && branch !== 'detached' && branch !== 'HEAD'
        ? `refs/heads/${branch}`
        : 'HEAD';
  return {
    provider: 'jenkins',
    commit: get('GIT_COMMIT'),
    commitDate: undefined,
    ref,
    ...refNames(ref),
    event: pullRequest ? 'pull-request' : tag !== undefined ? 'tag' : 'push',
    pullRequest,
    baseRef: pullRequest?.baseRef,
    defaultBranch: get('BRANCH_IS_PRIMARY') === 'true' ? branch : undefined,
    // Only with CHANGE_ID does the absence of CHANGE_FORK say that it is none.
    fork: get('CHANGE_FORK') !== undefined || (pullRequest !== undefined && get('CHANGE_ID') === undefined),
    ...gitRemote(get('GIT_URL')),
    about: {},
    run: {
      ...unknownRun,
      url: get('BUILD_URL'),
      id: get('BUILD_TAG') ?? get('BUILD_NUMBER'),
      actor: get('BUILD_USER_ID') ?? get('CHANGE_AUTHOR'),
    },
  };
}

function changeOf(env: Environment): Told['pullRequest'] {
  // Gerrit's is `C-1234/5`. Whatever it looks like, with one the run is a change request and no push.
  const id =
    variable(env, 'CHANGE_ID') ?? /^(?:PR|MR)-\d+(?=$|-head$|-merge$)/.exec(env.BRANCH_NAME ?? '')?.[0];
  if (id === undefined) return undefined;
  return {
    number: Number(/\d+/.exec(id)?.[0] ?? 0),
    headRef: variable(env, 'CHANGE_BRANCH') ?? '',
    baseRef: variable(env, 'CHANGE_TARGET') ?? '',
    headCommit: undefined,
  };
}
