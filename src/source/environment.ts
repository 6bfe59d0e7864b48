import type { Source } from './source.ts';

/** Variables of a CI system; an empty one is as good as none. */
export type Environment = Readonly<Record<string, string | undefined>>;

export function variable(env: Environment, name: string): string | undefined {
  return env[name] || undefined;
}

/** What a CI system tells of a source. What it leaves open, git fills in (detect.ts). */
export type Told = Omit<Source, 'commit' | 'commitDate' | 'dirty' | 'defaultBranch'> & {
  readonly commit: string | undefined;
  readonly commitDate: Date | undefined;
  readonly defaultBranch: string | undefined;
};

export const unknownRun: Source['run'] = {
  url: undefined,
  id: undefined,
  attempt: undefined,
  actor: undefined,
  workflowRef: undefined,
  runnerEnvironment: undefined,
};

/** The branch or tag that a ref is the full name of. */
export function refNames(ref: string): { branch: string | undefined; tag: string | undefined } {
  const [, kind, name] = /^refs\/(heads|tags)\/(.+)$/s.exec(ref) ?? [];
  return { branch: kind === 'heads' ? name : undefined, tag: kind === 'tags' ? name : undefined };
}

/** A date that a CI system writes as ISO 8601; undefined when it is none. */
export function dateOf(text: string | undefined): Date | undefined {
  const date = new Date(text ?? Number.NaN);
  return Number.isNaN(date.getTime()) ? undefined : date;
}
