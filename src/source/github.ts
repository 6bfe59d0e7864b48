import { SealiftError } from '../errors.ts';
import { dateOf, type Environment, refNames, type Told, variable } from './environment.ts';

/**
 * What a GitHub workflow run tells: its environment and the event's payload
 * (https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows).
 * Throws `source-unknown` when it cannot tell whether a pull request comes from a fork.
 */
export function githubSource(env: Environment, payload: unknown): Told {
  const get = (name: string) => variable(env, name);
  const event = payload as Payload | undefined;
  const name = get('GITHUB_EVENT_NAME') ?? '';
  const pull = pullRequestOf(name, env, event);
  const ref =
    pull && name === 'pull_request_target' ? `refs/pull/${pull.number}/merge` : (get('GITHUB_REF') ?? '');
  const { branch, tag } = refNames(ref);
  const gitRepository = get('GITHUB_REPOSITORY');
  const server = (get('GITHUB_SERVER_URL') ?? 'https://github.com').replace(/\/$/, '');
  const gitUrl = gitRepository === undefined ? undefined : `${server}/${gitRepository}`;
  const commit = commitOf(env, pull);
  const run = get('GITHUB_RUN_ID');
  return {
    provider: 'github',
    commit,
    commitDate: commitDateIn(event, commit),
    ref,
    branch,
    tag,
    event: name === 'push' && tag !== undefined ? 'tag' : (events[name] ?? 'other'),
    pullRequest: pull,
    baseRef: pull?.baseRef ?? refName(event?.merge_group?.base_ref ?? event?.base_ref),
    // A scheduled run is always of the default branch, which its payload need not name.
    defaultBranch: event?.repository?.default_branch ?? (name === 'schedule' ? branch : undefined),
    fork: pull !== undefined ? isFromFork(event) : isRunOfFork(event),
    gitRepository,
    gitUrl,
    about: aboutOf(event),
    run: {
      url: gitUrl && run && `${gitUrl}/actions/runs/${run}`,
      id: run,
      attempt: get('GITHUB_RUN_ATTEMPT'),
      actor: get('GITHUB_ACTOR'),
      workflowRef: get('GITHUB_WORKFLOW_REF'),
      runnerEnvironment: get('RUNNER_ENVIRONMENT'),
    },
  };
}

const events: Readonly<Record<string, Told['event']>> = {
  push: 'push',
  pull_request: 'pull-request',
  pull_request_target: 'pull-request',
  pull_request_review: 'pull-request',
  pull_request_review_comment: 'pull-request',
  schedule: 'schedule',
  workflow_dispatch: 'dispatch',
  repository_dispatch: 'dispatch',
  release: 'release',
  merge_group: 'merge-group',
};

/** The parts of the payloads that we read; anything may be missing. */
interface Payload {
  readonly number?: number;
  readonly base_ref?: string | null;
  readonly pull_request?: {
    readonly number?: number;
    readonly head?: { readonly ref?: string; readonly sha?: string; readonly repo?: Repo | null };
    readonly base?: { readonly ref?: string; readonly repo?: Repo | null };
  };
  readonly merge_group?: { readonly base_ref?: string };
  readonly workflow_run?: { readonly head_repository?: Repo | null };
  readonly repository?: Repo & {
    readonly name?: string;
    readonly description?: string | null;
    readonly default_branch?: string;
    readonly license?: { readonly spdx_id?: string | null } | null;
  };
  readonly commits?: readonly PushedCommit[];
  readonly head_commit?: PushedCommit | null;
}

interface Repo {
  readonly full_name?: string;
}

interface PushedCommit {
  readonly id?: string;
  readonly timestamp?: string;
}

function pullRequestOf(name: string, env: Environment, event: Payload | undefined): Told['pullRequest'] {
  if (events[name] !== 'pull-request') return undefined;
  const pull = event?.pull_request;
  const number = pull?.number ?? event?.number;
  if (!pull || number === undefined) {
    throw new SealiftError('source-unknown', `the payload of this ${name} event names no pull request`, {
      hint: 'Whether it comes from a fork is read from the file GITHUB_EVENT_PATH names: hand on the event as GitHub wrote it.',
    });
  }
  return {
    number,
    headRef: pull.head?.ref ?? variable(env, 'GITHUB_HEAD_REF') ?? '',
    baseRef: pull.base?.ref ?? variable(env, 'GITHUB_BASE_REF') ?? '',
    headCommit: pull.head?.sha,
  };
}

/** metadata-action's switch for naming a pull request's own commit in place of the merge commit. */
function commitOf(env: Environment, pull: Told['pullRequest']): string | undefined {
  const wantsHead = /true/i.test(env.DOCKER_METADATA_PR_HEAD_SHA ?? '');
  return (wantsHead ? pull?.headCommit : undefined) ?? variable(env, 'GITHUB_SHA');
}

/** A pull request whose own git repository is not, or no longer, the one it goes to. */
function isFromFork(event: Payload | undefined): boolean {
  const head = event?.pull_request?.head?.repo?.full_name;
  const base = event?.pull_request?.base?.repo?.full_name ?? event?.repository?.full_name;
  return head === undefined || head !== base;
}

/** A run that another run started, whose own commit came from a fork. */
function isRunOfFork(event: Payload | undefined): boolean {
  if (!event?.workflow_run) return false;
  const head = event.workflow_run.head_repository?.full_name;
  return head === undefined || head !== event.repository?.full_name;
}

function commitDateIn(event: Payload | undefined, commit: string | undefined): Date | undefined {
  const known = [event?.head_commit, ...(event?.commits ?? [])];
  return dateOf(known.find((each) => each?.id !== undefined && each.id === commit)?.timestamp);
}

function refName(ref: string | null | undefined): string | undefined {
  return ref?.replace(/^refs\/heads\//, '') || undefined;
}

function aboutOf(event: Payload | undefined): Told['about'] {
  const { name, description, license } = event?.repository ?? {};
  return {
    ...(name && { name }),
    ...(description && { description }),
    ...(license?.spdx_id && { license: license.spdx_id }),
  };
}
