import { dateOf, type Environment, refNames, type Told, unknownRun, variable } from './environment.ts';
import { gitRemote } from './git-url.ts';

/** What GitLab CI tells (https://docs.gitlab.com/ci/variables/predefined_variables/). */
export function gitlabSource(env: Environment): Told {
  const get = (name: string) => variable(env, name);
  const pullRequest = mergeRequestOf(env);
  const tag = get('CI_COMMIT_TAG');
  const branch = get('CI_COMMIT_BRANCH');
  const ref = pullRequest
    ? `refs/${requestKind(env) === 'CI_MERGE_REQUEST' ? 'merge-requests' : 'pull'}/${pullRequest.number}/head`
    : tag !== undefined
      ? `refs/tags/${tag}`
      : branch !== undefined
        ? `refs/heads/${branch}`
        : 'HEAD';
  const description = get('CI_PROJECT_DESCRIPTION');
  const name = get('CI_PROJECT_NAME');
  return {
    provider: 'gitlab',
    commit: get('CI_COMMIT_SHA'),
    commitDate: dateOf(get('CI_COMMIT_TIMESTAMP')),
    ref,
    ...refNames(ref),
    event: eventOf(get('CI_PIPELINE_SOURCE'), pullRequest !== undefined, tag !== undefined),
    pullRequest,
    baseRef: pullRequest?.baseRef,
    defaultBranch: get('CI_DEFAULT_BRANCH'),
    // A pipeline of a fork's merge request runs in the fork or in its target; either way the two differ.
    fork: pullRequest !== undefined && !isOwnMergeRequest(env),
    ...gitRemote(get('CI_PROJECT_URL')),
    about: { ...(name !== undefined && { name }), ...(description !== undefined && { description }) },
    run: {
      ...unknownRun,
      url: get('CI_JOB_URL') ?? get('CI_PIPELINE_URL'),
      id: get('CI_PIPELINE_ID'),
      actor: get('GITLAB_USER_LOGIN'),
    },
  };
}

/** Pull requests of a mirrored git repository on GitHub are "external" ones, with variables of the same ends. */
function requestKind(env: Environment): 'CI_MERGE_REQUEST' | 'CI_EXTERNAL_PULL_REQUEST' | undefined {
  const kinds = ['CI_MERGE_REQUEST', 'CI_EXTERNAL_PULL_REQUEST'] as const;
  return kinds.find((kind) => variable(env, `${kind}_IID`) !== undefined);
}

function mergeRequestOf(env: Environment): Told['pullRequest'] {
  const kind = requestKind(env);
  if (kind === undefined) return undefined;
  return {
    number: Number(variable(env, `${kind}_IID`)),
    headRef: variable(env, `${kind}_SOURCE_BRANCH_NAME`) ?? '',
    baseRef: variable(env, `${kind}_TARGET_BRANCH_NAME`) ?? '',
    headCommit: variable(env, `${kind}_SOURCE_BRANCH_SHA`),
  };
}

function isOwnMergeRequest(env: Environment): boolean {
  const [source, target] =
    requestKind(env) === 'CI_MERGE_REQUEST'
      ? [
          variable(env, 'CI_MERGE_REQUEST_SOURCE_PROJECT_PATH'),
          variable(env, 'CI_MERGE_REQUEST_PROJECT_PATH') ?? variable(env, 'CI_PROJECT_PATH'),
        ]
      : [
          variable(env, 'CI_EXTERNAL_PULL_REQUEST_SOURCE_REPOSITORY'),
          variable(env, 'CI_EXTERNAL_PULL_REQUEST_TARGET_REPOSITORY'),
        ];
  return source !== undefined && source === target;
}

function eventOf(source: string | undefined, isMergeRequest: boolean, isTag: boolean): Told['event'] {
  if (isMergeRequest) return 'pull-request';
  if (source === 'schedule') return 'schedule';
  if (isTag) return 'tag';
  if (source === 'push') return 'push';
  return ['web', 'api', 'trigger', 'chat', 'webide'].includes(source ?? '') ? 'dispatch' : 'other';
}
