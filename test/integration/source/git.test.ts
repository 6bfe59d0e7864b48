import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Log, silentLog } from '../../../src/log.ts';
import { detectSource } from '../../../src/source/detect.ts';
import { run } from '../../../src/tools/runner.ts';

let root: string;
let folder: string;

const identity = {
  GIT_AUTHOR_NAME: 'Jo',
  GIT_AUTHOR_EMAIL: 'jo@example.com',
  GIT_AUTHOR_DATE: '2026-01-01T00:00:00Z',
  GIT_COMMITTER_NAME: 'Jo',
  GIT_COMMITTER_EMAIL: 'jo@example.com',
  GIT_COMMITTER_DATE: '2026-11-20T01:02:03+02:00',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
};

function git(...args: string[]): string {
  return execFileSync('git', ['-C', folder, ...args], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, ...identity },
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();
}

function commitFile(content: string): string {
  writeFileSync(join(folder, 'file'), content);
  git('add', 'file');
  git('commit', '--quiet', '--message', content);
  return git('rev-parse', 'HEAD');
}

function detect(env: Record<string, string> = {}, log: Log = silentLog, where = folder) {
  return detectSource({ env, run, log }, { folder: where });
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'sealift-source-'));
  folder = join(root, 'work');
  mkdirSync(folder);
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

test('a branch', async () => {
  git('init', '--quiet', '--initial-branch', 'feature/x');
  git('remote', 'add', 'origin', 'https://jo:secret@github.com/acme/app.git');
  const commit = commitFile('one');
  git('update-ref', 'refs/remotes/origin/trunk', commit);
  git('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/trunk');
  expect(await detect()).toMatchObject({
    provider: 'git',
    commit,
    commitDate: new Date('2026-11-19T23:02:03Z'),
    ref: 'refs/heads/feature/x',
    event: 'push',
    branch: 'feature/x',
    tag: undefined,
    defaultBranch: 'trunk',
    fork: false,
    dirty: false,
    gitRepository: 'acme/app',
    gitUrl: 'https://github.com/acme/app',
  });
});

test('a git tag at HEAD wins over the branch, the highest version over others', async () => {
  git('init', '--quiet', '--initial-branch', 'main');
  commitFile('one');
  for (const tag of ['a', 'v1.9.0', 'v1.10.0', 'v1.10.0-rc.1']) git('tag', tag);
  expect(await detect()).toMatchObject({
    ref: 'refs/tags/v1.10.0',
    event: 'tag',
    tag: 'v1.10.0',
    branch: undefined,
  });
  commitFile('two');
  git('tag', '--annotate', '--message', 'note', 'other');
  expect(await detect()).toMatchObject({ tag: 'other' });
  commitFile('three');
  expect(await detect()).toMatchObject({ tag: undefined, branch: 'main' });
});

test('a detached HEAD, seen from a folder inside', async () => {
  git('init', '--quiet', '--initial-branch', 'main');
  const commit = commitFile('one');
  git('checkout', '--quiet', '--detach');
  mkdirSync(join(folder, 'a', 'b'), { recursive: true });
  expect(await detect({}, silentLog, join(folder, 'a', 'b'))).toMatchObject({
    ref: 'HEAD',
    branch: undefined,
    commit,
    gitUrl: undefined,
  });
});

test('only tracked files make it dirty', async () => {
  git('init', '--quiet');
  commitFile('one');
  writeFileSync(join(folder, 'untracked'), 'x');
  expect((await detect()).dirty).toBe(false);
  writeFileSync(join(folder, 'file'), 'changed');
  expect((await detect()).dirty).toBe(true);
  git('add', 'file');
  expect((await detect()).dirty).toBe(true);
});

test('what the checkout configures is not started', async () => {
  git('init', '--quiet');
  commitFile('one');
  const trace = join(root, 'started');
  writeFileSync(join(root, 'monitor'), `#!/bin/sh\ntouch ${trace}\n`, { mode: 0o755 });
  git('config', 'core.fsmonitor', join(root, 'monitor'));
  await detect();
  expect(() => rmSync(trace)).toThrow(expect.objectContaining({ code: 'ENOENT' }));
});

test.each(['empty folder', 'no commit yet', 'bare', 'no folder'])(
  '%s: the source is unknown',
  async (kind) => {
    if (kind === 'no commit yet') git('init', '--quiet');
    if (kind === 'bare') git('init', '--quiet', '--bare');
    if (kind === 'no folder') rmSync(folder, { recursive: true });
    await expect(detect()).rejects.toEqual(expect.objectContaining({ code: 'source-unknown' }));
  },
);

test('in CI a shallow clone completes what the environment tells', async () => {
  git('init', '--quiet', '--initial-branch', 'main');
  commitFile('one');
  const commit = commitFile('two');
  const origin = folder;
  folder = join(root, 'shallow');
  mkdirSync(folder);
  git('clone', '--quiet', '--depth', '1', `file://${origin}`, '.');
  const eventPath = join(root, 'event.json');
  writeFileSync(eventPath, JSON.stringify({ repository: { default_branch: 'main' } }));
  const env = {
    GITHUB_ACTIONS: 'true',
    GITHUB_EVENT_NAME: 'push',
    GITHUB_EVENT_PATH: eventPath,
    GITHUB_REF: 'refs/heads/main',
    GITHUB_REPOSITORY: 'acme/app',
    GITHUB_SHA: commit,
  };
  expect(await detect(env)).toMatchObject({
    provider: 'github',
    commit,
    commitDate: new Date('2026-11-19T23:02:03Z'),
    dirty: false,
    defaultBranch: 'main',
    gitUrl: 'https://github.com/acme/app',
  });
});

test('in CI a checkout of another commit is dirty, with a warning', async () => {
  git('init', '--quiet', '--initial-branch', 'main');
  const commit = commitFile('one');
  commitFile('two');
  const warnings: string[] = [];
  const log = { ...silentLog, warn: (message: string) => void warnings.push(message) };
  const env = { JENKINS_URL: 'https://ci.example/', GIT_COMMIT: commit, BRANCH_NAME: 'main' };
  expect(await detect(env, log)).toMatchObject({
    commit,
    commitDate: new Date('2026-11-19T23:02:03Z'),
    dirty: true,
  });
  expect(warnings).toEqual([expect.stringContaining(commit)]);
});

test('Jenkins without GIT_COMMIT takes the commit that is checked out', async () => {
  git('init', '--quiet', '--initial-branch', 'main');
  git('remote', 'add', 'origin', 'git@git.example:acme/app.git');
  const commit = commitFile('one');
  expect(await detect({ BUILD_URL: 'https://ci.example/1/', BRANCH_NAME: 'main' })).toMatchObject({
    provider: 'jenkins',
    commit,
    dirty: false,
    gitRepository: 'acme/app',
  });
});
