import { unknownRun } from './environment.ts';
import type { Source } from './source.ts';

/** A source that says nothing, for what does without: outside any git checkout, and for tags by name alone. */
export const nowhere: Source = {
  provider: 'git',
  commit: '',
  commitDate: undefined,
  ref: '',
  event: 'other',
  branch: undefined,
  tag: undefined,
  pullRequest: undefined,
  baseRef: undefined,
  defaultBranch: undefined,
  fork: false,
  dirty: false,
  gitRepository: undefined,
  gitUrl: undefined,
  about: {},
  run: unknownRun,
};
