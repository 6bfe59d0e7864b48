import type { Source } from '../../../src/source/source.ts';

const commit = '90dd6032fac8bda1b6c4436a2e65de27961ed071';

/** A GitHub push to main of acme/app, changed where a test says so. */
export function sourceOf(change: Partial<Source> = {}): Source {
  return {
    provider: 'github',
    commit,
    commitDate: new Date('2026-11-19T23:30:05.678Z'),
    ref: 'refs/heads/main',
    event: 'push',
    branch: 'main',
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
      url: undefined,
      id: undefined,
      attempt: undefined,
      actor: undefined,
      workflowRef: undefined,
      runnerEnvironment: undefined,
    },
    ...change,
  };
}

export function tagPush(tag: string): Source {
  return sourceOf({ ref: `refs/tags/${tag}`, branch: undefined, tag, event: 'tag' });
}

export function branchPush(branch: string): Source {
  return sourceOf({ ref: `refs/heads/${branch}`, branch });
}

export const pullRequest: Source = sourceOf({
  ref: 'refs/pull/7/merge',
  event: 'pull-request',
  branch: undefined,
  pullRequest: { number: 7, headRef: 'fix', baseRef: 'main', headCommit: commit },
  baseRef: 'main',
});

/** The same, run by a workflow that may sign as itself. */
export function inWorkflow(source: Source): Source {
  return {
    ...source,
    run: { ...source.run, workflowRef: 'acme/app/.github/workflows/release.yml@refs/heads/main' },
  };
}
