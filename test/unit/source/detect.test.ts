import { expect, test } from 'vitest';
import { SealiftError } from '../../../src/errors.ts';
import { silentLog } from '../../../src/log.ts';
import { detectSource } from '../../../src/source/detect.ts';
import type { Command, Run } from '../../../src/tools/runner.ts';

const commit = '90dd6032fac8bda1b6c4436a2e65de27961ed071';
const headCommit = '1111111111111111111111111111111111111111';

/** A machine without git: all that is known comes from the environment and the event. */
const noGit: Run = async () => {
  throw new SealiftError('tool-missing', 'git could not be started (ENOENT)');
};

function detect(env: Record<string, string>, event?: unknown) {
  return detectSource({ env, run: noGit, log: silentLog }, { folder: '/src', event });
}

const repository = {
  full_name: 'acme/app',
  name: 'app',
  description: 'An app',
  default_branch: 'main',
  license: { spdx_id: 'Apache-2.0' },
};

const github = {
  GITHUB_ACTIONS: 'true',
  GITHUB_SHA: commit,
  GITHUB_REPOSITORY: 'acme/app',
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_RUN_ID: '42',
  GITHUB_RUN_ATTEMPT: '2',
  GITHUB_ACTOR: 'jo',
  GITHUB_WORKFLOW_REF: 'acme/app/.github/workflows/ci.yml@refs/heads/main',
  RUNNER_ENVIRONMENT: 'self-hosted',
};

function onGithub(name: string, ref: string, event: object = {}, env: Record<string, string> = {}) {
  return detect({ ...github, GITHUB_EVENT_NAME: name, GITHUB_REF: ref, ...env }, { repository, ...event });
}

function pull(headRepo: unknown) {
  return {
    number: 7,
    pull_request: {
      number: 7,
      head: { ref: 'fix', sha: headCommit, repo: headRepo },
      base: { ref: 'main', repo: { full_name: 'acme/app' } },
    },
  };
}

test('a push on GitHub, whole', async () => {
  const event = { head_commit: { id: commit, timestamp: '2026-11-20T01:02:03+02:00' } };
  expect(await onGithub('push', 'refs/heads/feature/x', event)).toEqual({
    provider: 'github',
    commit,
    commitDate: new Date('2026-11-19T23:02:03Z'),
    ref: 'refs/heads/feature/x',
    event: 'push',
    branch: 'feature/x',
    tag: undefined,
    pullRequest: undefined,
    baseRef: undefined,
    defaultBranch: 'main',
    fork: false,
    dirty: false,
    gitRepository: 'acme/app',
    gitUrl: 'https://github.com/acme/app',
    about: { name: 'app', description: 'An app', license: 'Apache-2.0' },
    run: {
      url: 'https://github.com/acme/app/actions/runs/42',
      id: '42',
      attempt: '2',
      actor: 'jo',
      workflowRef: 'acme/app/.github/workflows/ci.yml@refs/heads/main',
      runnerEnvironment: 'self-hosted',
    },
  });
});

test.each<[string, string, object, object]>([
  [
    'push',
    'refs/tags/v1.2.3',
    { base_ref: 'refs/heads/main' },
    { event: 'tag', tag: 'v1.2.3', branch: undefined, baseRef: 'main' },
  ],
  ['schedule', 'refs/heads/main', {}, { event: 'schedule', branch: 'main' }],
  ['schedule', 'refs/heads/trunk', { repository: undefined }, { event: 'schedule', defaultBranch: 'trunk' }],
  ['workflow_dispatch', 'refs/heads/dev', {}, { event: 'dispatch', branch: 'dev' }],
  ['repository_dispatch', 'refs/heads/main', {}, { event: 'dispatch' }],
  ['release', 'refs/tags/v2', {}, { event: 'release', tag: 'v2' }],
  [
    'merge_group',
    'refs/heads/gh-readonly-queue/main/pr-1-abc',
    { merge_group: { base_ref: 'refs/heads/main' } },
    { event: 'merge-group', baseRef: 'main' },
  ],
  ['issues', 'refs/heads/main', {}, { event: 'other', fork: false }],
  [
    'workflow_run',
    'refs/heads/main',
    { workflow_run: { head_repository: { full_name: 'acme/app' } } },
    { event: 'other', fork: false },
  ],
  [
    'workflow_run',
    'refs/heads/main',
    { workflow_run: { head_repository: { full_name: 'eve/app' } } },
    { event: 'other', fork: true },
  ],
  ['workflow_run', 'refs/heads/main', { workflow_run: { head_repository: null } }, { fork: true }],
])('GitHub event %s of %s', async (name, ref, event, expected) => {
  expect(await onGithub(name, ref, event)).toMatchObject(expected);
});

test.each([
  ['its own repository', { full_name: 'acme/app' }, false],
  ['a fork', { full_name: 'eve/app' }, true],
  ['a deleted fork', null, true],
])('a pull request from %s', async (_name, headRepo, fork) => {
  expect(await onGithub('pull_request', 'refs/pull/7/merge', pull(headRepo))).toMatchObject({
    event: 'pull-request',
    ref: 'refs/pull/7/merge',
    branch: undefined,
    pullRequest: { number: 7, headRef: 'fix', baseRef: 'main', headCommit },
    baseRef: 'main',
    fork,
    commit,
  });
});

test('pull_request_target has the ref of its pull request, not of the base branch', async () => {
  const source = await onGithub('pull_request_target', 'refs/heads/main', pull({ full_name: 'eve/app' }));
  expect(source).toMatchObject({ ref: 'refs/pull/7/merge', branch: undefined, fork: true });
});

test("DOCKER_METADATA_PR_HEAD_SHA names the pull request's own commit", async () => {
  const env = { DOCKER_METADATA_PR_HEAD_SHA: 'true' };
  expect((await onGithub('pull_request', 'refs/pull/7/merge', pull(null), env)).commit).toBe(headCommit);
  expect((await onGithub('push', 'refs/heads/main', {}, env)).commit).toBe(commit);
});

test('an unreadable or missing event never makes a pull request one of our own', async () => {
  const refused = expect.objectContaining({ code: 'source-unknown' });
  await expect(onGithub('pull_request', 'refs/pull/7/merge')).rejects.toEqual(refused);
  const env = { ...github, GITHUB_EVENT_NAME: 'push', GITHUB_REF: 'refs/heads/main' };
  await expect(detect({ ...env, GITHUB_EVENT_PATH: '/nowhere/event.json' })).rejects.toEqual(refused);
  expect(await detect(env)).toMatchObject({ branch: 'main', defaultBranch: undefined });
});

const jenkins = {
  JENKINS_URL: 'https://ci.example/',
  BUILD_URL: 'https://ci.example/job/app/3/',
  BUILD_NUMBER: '3',
  GIT_COMMIT: commit,
  GIT_URL: 'https://jo:token@git.example/acme/app.git',
};

test.each<[string, Record<string, string>, object]>([
  [
    'a branch job',
    { GIT_BRANCH: 'origin/release/1.2' },
    {
      ref: 'refs/heads/release/1.2',
      branch: 'release/1.2',
      event: 'push',
      fork: false,
      gitUrl: 'https://git.example/acme/app',
      gitRepository: 'acme/app',
      run: { url: 'https://ci.example/job/app/3/', id: '3' },
    },
  ],
  [
    'a multibranch job',
    { GIT_BRANCH: 'main', BRANCH_NAME: 'main', BRANCH_IS_PRIMARY: 'true' },
    { branch: 'main', defaultBranch: 'main' },
  ],
  [
    'another branch of it',
    { BRANCH_NAME: 'dev', BUILD_TAG: 'jenkins-app-3' },
    { branch: 'dev', defaultBranch: undefined, run: { id: 'jenkins-app-3' } },
  ],
  [
    'a git tag',
    { BRANCH_NAME: 'v1.2.3', TAG_NAME: 'v1.2.3' },
    { ref: 'refs/tags/v1.2.3', tag: 'v1.2.3', branch: undefined, event: 'tag' },
  ],
  [
    'a pull request',
    { BRANCH_NAME: 'PR-7', CHANGE_ID: '7', CHANGE_BRANCH: 'fix', CHANGE_TARGET: 'main', CHANGE_AUTHOR: 'jo' },
    {
      event: 'pull-request',
      ref: 'refs/pull/7/merge',
      branch: undefined,
      pullRequest: { number: 7, headRef: 'fix', baseRef: 'main' },
      baseRef: 'main',
      fork: false,
      run: { actor: 'jo' },
    },
  ],
  [
    'a pull request from a fork',
    { BRANCH_NAME: 'PR-7', CHANGE_ID: '7', CHANGE_FORK: 'eve' },
    { event: 'pull-request', fork: true },
  ],
  [
    'a pull request known by its name only',
    { BRANCH_NAME: 'PR-7' },
    { event: 'pull-request', pullRequest: { number: 7 }, fork: true },
  ],
  [
    'one that is built beside its merge',
    { BRANCH_NAME: 'PR-7-head' },
    { event: 'pull-request', pullRequest: { number: 7 } },
  ],
  [
    'a change in Gerrit',
    { BRANCH_NAME: '34/1234/5', CHANGE_ID: 'C-1234/5', CHANGE_TARGET: 'main' },
    { event: 'pull-request', branch: undefined, pullRequest: { number: 1234, baseRef: 'main' } },
  ],
  [
    'a change whose number nobody can read',
    { BRANCH_NAME: 'x', CHANGE_ID: 'x' },
    { event: 'pull-request', branch: undefined },
  ],
  [
    'a branch that is named like a pull request',
    { BRANCH_NAME: 'PR-7-follow-up' },
    { event: 'push', branch: 'PR-7-follow-up', pullRequest: undefined, fork: false },
  ],
  ['a detached commit', { GIT_BRANCH: 'detached' }, { ref: 'HEAD', branch: undefined, event: 'push' }],
])('Jenkins: %s', async (_name, env, expected) => {
  expect(await detect({ ...jenkins, ...env })).toMatchObject({
    provider: 'jenkins',
    commit,
    dirty: false,
    ...expected,
  });
});

const gitlab = {
  GITLAB_CI: 'true',
  CI_COMMIT_SHA: commit,
  CI_COMMIT_TIMESTAMP: '2026-11-20T01:02:03Z',
  CI_DEFAULT_BRANCH: 'main',
  CI_PROJECT_PATH: 'acme/team/app',
  CI_PROJECT_URL: 'https://gitlab.example/acme/team/app',
  CI_PROJECT_NAME: 'app',
  CI_JOB_URL: 'https://gitlab.example/j/1',
  CI_PIPELINE_ID: '9',
  GITLAB_USER_LOGIN: 'jo',
};
const mergeRequest = {
  CI_PIPELINE_SOURCE: 'merge_request_event',
  CI_MERGE_REQUEST_IID: '7',
  CI_MERGE_REQUEST_SOURCE_BRANCH_NAME: 'fix',
  CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'main',
  CI_MERGE_REQUEST_PROJECT_PATH: 'acme/team/app',
};

test.each<[string, Record<string, string>, object]>([
  [
    'a push',
    { CI_PIPELINE_SOURCE: 'push', CI_COMMIT_BRANCH: 'main' },
    {
      event: 'push',
      branch: 'main',
      defaultBranch: 'main',
      gitRepository: 'acme/team/app',
      gitUrl: 'https://gitlab.example/acme/team/app',
      commitDate: new Date('2026-11-20T01:02:03Z'),
      about: { name: 'app' },
      run: { url: 'https://gitlab.example/j/1', id: '9', actor: 'jo' },
    },
  ],
  [
    'a git tag',
    { CI_PIPELINE_SOURCE: 'push', CI_COMMIT_TAG: 'v1.2.3' },
    { event: 'tag', tag: 'v1.2.3', ref: 'refs/tags/v1.2.3' },
  ],
  [
    'a schedule',
    { CI_PIPELINE_SOURCE: 'schedule', CI_COMMIT_BRANCH: 'main' },
    { event: 'schedule', branch: 'main' },
  ],
  [
    'a run by hand',
    { CI_PIPELINE_SOURCE: 'web', CI_COMMIT_BRANCH: 'dev' },
    { event: 'dispatch', branch: 'dev' },
  ],
  [
    'a merge request',
    { ...mergeRequest, CI_MERGE_REQUEST_SOURCE_PROJECT_PATH: 'acme/team/app' },
    {
      event: 'pull-request',
      branch: undefined,
      pullRequest: { number: 7, headRef: 'fix', baseRef: 'main' },
      fork: false,
    },
  ],
  [
    'a merge request from a fork',
    { ...mergeRequest, CI_MERGE_REQUEST_SOURCE_PROJECT_PATH: 'eve/app' },
    { fork: true },
  ],
  [
    'a merge request run in its fork',
    { ...mergeRequest, CI_PROJECT_PATH: 'eve/app', CI_MERGE_REQUEST_SOURCE_PROJECT_PATH: 'eve/app' },
    { fork: true },
  ],
  ['a merge request from nowhere', mergeRequest, { fork: true }],
  [
    'a pull request of a mirrored git repository',
    {
      CI_PIPELINE_SOURCE: 'external_pull_request_event',
      CI_COMMIT_BRANCH: 'fix',
      CI_EXTERNAL_PULL_REQUEST_IID: '7',
      CI_EXTERNAL_PULL_REQUEST_SOURCE_REPOSITORY: 'acme/app',
      CI_EXTERNAL_PULL_REQUEST_TARGET_REPOSITORY: 'acme/app',
      CI_EXTERNAL_PULL_REQUEST_TARGET_BRANCH_NAME: 'main',
    },
    {
      event: 'pull-request',
      ref: 'refs/pull/7/head',
      branch: undefined,
      pullRequest: { number: 7, baseRef: 'main' },
      fork: false,
    },
  ],
])('GitLab: %s', async (_name, env, expected) => {
  expect(await detect({ ...gitlab, ...env })).toMatchObject({ provider: 'gitlab', commit, ...expected });
});

test.each([
  ['no CI and no git', {}],
  ['Jenkins without a commit', { JENKINS_URL: 'https://ci.example/' }],
  ['a commit that is none', { ...jenkins, GIT_COMMIT: 'main' }],
])('%s: the source is unknown', async (_name, env: Record<string, string>) => {
  await expect(detect(env)).rejects.toEqual(
    expect.objectContaining({ code: 'source-unknown', hint: expect.any(String) }),
  );
});

test('any other failure of the runner is not read as "no git"', async () => {
  const run: Run = async () => {
    throw new SealiftError('interrupted', 'interrupted while git was running');
  };
  await expect(detectSource({ env: {}, run, log: silentLog }, { folder: '/src' })).rejects.toEqual(
    expect.objectContaining({ code: 'interrupted' }),
  );
});

test('git never asks for a password, and reads checkouts of another user', async () => {
  const commands: Command[] = [];
  const run: Run = async (command) => {
    commands.push(command);
    return { code: 128, stdout: '', stderr: '', milliseconds: 0 };
  };
  await expect(
    detectSource({ env: { HOME: '/home/jo', TOKEN: 'x' }, run, log: silentLog }, { folder: '/src' }),
  ).rejects.toEqual(expect.objectContaining({ code: 'source-unknown' }));
  expect(commands).toHaveLength(1);
  expect(commands[0]).toMatchObject({
    program: 'git',
    args: expect.arrayContaining(['-C', '/src', 'safe.directory=*']),
    env: { HOME: '/home/jo', GIT_TERMINAL_PROMPT: '0' },
  });
  expect(commands[0]?.env).not.toHaveProperty('TOKEN');
});
