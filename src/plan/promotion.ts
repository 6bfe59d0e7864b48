import { attempt, type Fault, faultError } from '../inputs/fault.ts';
import type { Inputs } from '../inputs/inputs.ts';
import { isDigest } from '../oci/digest.ts';
import {
  isTag,
  parseReference,
  parseRepository,
  type Reference,
  type Repository,
  repositoryName,
} from '../oci/reference.ts';
import type { Source } from '../source/source.ts';
import { parseBatch } from './batch.ts';
import { type ExpectedCurrent, expectedCurrent } from './expect-current.ts';
import type { PlannedTag } from './plan.ts';
import { type PublishedPlan, publishedPlan } from './published-plan.ts';
import type { Ability } from './signing.ts';
import { namedTags, unboundReleases } from './tag-name.ts';
import { planTags } from './tags.ts';

/** One image to promote: where it is, where it goes, and the tags it gets there. */
export interface Promotion {
  readonly from: Reference;
  readonly to: readonly Repository[];
  readonly tags: readonly PlannedTag[];
}

export interface PromotePlan extends PublishedPlan {
  readonly promotions: readonly Promotion[];
  /** Of every floating tag. */
  readonly expectCurrent: ExpectedCurrent | undefined;
}

/**
 * Decides what is promoted, where to and under which tags. `batch` is the text of the batch file, when one is named.
 * Throws `input-invalid` with everything that is missing or contradicts itself.
 */
export function createPromotePlan(
  inputs: Inputs,
  source: Source | undefined,
  context: { readonly batch: string | undefined; readonly now: Date; readonly can: Ability },
): PromotePlan {
  const faults: Fault[] = [];
  const wrong = (fault: Fault) => void faults.push(fault);
  if (source?.fork) wrong({ input: '', problem: 'a pull request from a fork promotes nothing' });
  const from = context.batch === undefined ? originOf(inputs, source, wrong) : undefined;
  const notes: string[] = [];
  const promotions =
    context.batch === undefined
      ? single(inputs, source, from, context.now, notes, wrong)
      : parseBatch(context.batch, (problem) => wrong({ input: 'batch', problem }));
  const plan: PromotePlan = {
    ...publishedPlan(inputs, source, {
      commit: from?.commit,
      can: context.can,
      wrong,
      repositories: promotions.flatMap(({ from: reference, to }) => [reference, ...to]),
    }),
    promotions,
    expectCurrent: expectedCurrent(inputs.expectCurrent, wrong),
    notes,
  };
  if (faults.length > 0) throw faultError(faults);
  return plan;
}

interface Origin {
  readonly reference: Reference;
  /** The commit the request names, which the image must be built from. */
  readonly commit?: string;
  /** Repositories that get the tags unless `to` names others. */
  readonly repositories: readonly Repository[];
}

const commitPattern = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/** What `from` names: a commit, a tag or a digest in `images`, or a whole reference. */
function originOf(
  { from, images }: Inputs,
  source: Source | undefined,
  wrong: (fault: Fault) => void,
): Origin | undefined {
  if (from?.includes('/')) return wholeReference(from, images, wrong);
  const [first] = images;
  if (first === undefined) {
    const problem = from === undefined ? 'nothing says what to promote' : `"${from}" names no repository`;
    wrong({ input: 'from', problem, remedy: 'give a reference, or the repository in `images`' });
    return undefined;
  }
  const name = from ?? source?.commit;
  if (name === undefined) {
    wrong({
      input: 'from',
      problem: 'no git checkout says which commit',
      remedy: 'name a commit, tag or digest',
    });
    return undefined;
  }
  const [, tagged] = /^sha-([0-9a-f]+)$/.exec(name) ?? [];
  const commit = commitPattern.test(tagged ?? name) ? (tagged ?? name) : undefined;
  if (commit) return { reference: { ...first, tag: `sha-${commit}` }, commit, repositories: images };
  if (isDigest(name)) return { reference: { ...first, digest: name }, repositories: images };
  if (isTag(name)) return { reference: { ...first, tag: name }, repositories: images };
  wrong({ input: 'from', problem: `"${name}" is neither a commit, a tag, a digest nor a reference` });
  return undefined;
}

function wholeReference(
  from: string,
  images: readonly Repository[],
  wrong: (fault: Fault) => void,
): Origin | undefined {
  if (images.length > 0)
    wrong({
      input: 'images',
      problem: '`from` names a repository itself',
      remedy: 'leave out `images`; say in `to` where the image goes',
    });
  const reference = attempt(() => parseReference(from), about('from', wrong));
  if (!reference) return undefined;
  const repository = { registry: reference.registry, path: reference.path };
  const [, commit] = 'tag' in reference ? (/^sha-([0-9a-f]+)$/.exec(reference.tag) ?? []) : [];
  return {
    reference,
    ...(commit && commitPattern.test(commit) ? { commit } : {}),
    repositories: [repository],
  };
}

function single(
  inputs: Inputs,
  source: Source | undefined,
  from: Origin | undefined,
  now: Date,
  notes: string[],
  wrong: (fault: Fault) => void,
): Promotion[] {
  const named = from && 'tag' in from.reference ? from.reference.tag : undefined;
  const tags = tagsOf(inputs, source, { now, named }, notes, wrong);
  for (const name of unboundReleases(tags))
    notes.push(
      `${name} goes to this image whatever is published: nothing says of which version it is. Name the version beside it, or promote by it.`,
    );
  const to = targetsOf(inputs.to, wrong);
  if (!from) return [];
  return [{ from: from.reference, to: to.length > 0 ? to : from.repositories, tags }];
}

function targetsOf(texts: readonly string[], wrong: (fault: Fault) => void): Repository[] {
  const targets = texts.flatMap((text) => attempt(() => parseRepository(text), about('to', wrong)) ?? []);
  const names = targets.map(repositoryName);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice) wrong({ input: 'to', problem: `${twice} is named twice` });
  return targets;
}

/** The tags asked for; else those that follow from the git tag: a version and the release tags of its line. */
function tagsOf(
  { tags, flavor }: Inputs,
  source: Source | undefined,
  { now, named }: { readonly now: Date; readonly named: string | undefined },
  notes: string[],
  wrong: (fault: Fault) => void,
): readonly PlannedTag[] {
  const names = plainNames(tags);
  if (names.length > 0 && flavor.length === 0)
    return attempt(() => namedTags(names, named), about('tags', wrong)) ?? [];
  if (source === undefined) {
    wrong({
      input: 'tags',
      problem: 'no git checkout says what they follow from',
      remedy: 'give plain names, as in 1.2.3',
    });
    return [];
  }
  const planned = attempt(() => planTags({ tags, flavor, source, now }), about('tags', wrong));
  notes.push(...(planned?.notes ?? []));
  if (tags.length > 0) return planned?.tags ?? [];
  const release = planned?.tags.filter(({ kind }) => kind === 'version' || kind === 'release') ?? [];
  if (planned && release.length === 0)
    wrong({
      input: 'tags',
      problem: `the run is on ${source.ref}, which names no version`,
      remedy: 'name the tags, or run on a git tag vX.Y.Z',
    });
  return release;
}

/** The names, when `tags` holds nothing else; none of them holds a comma. */
function plainNames(lines: readonly string[]): string[] {
  if (lines.some((line) => /[={]/.test(line))) return [];
  return lines
    .flatMap((line) => line.split(','))
    .map((name) => name.trim())
    .filter((name) => name !== '' && !name.startsWith('#'));
}

function about(input: string, wrong: (fault: Fault) => void): (problem: string) => void {
  return (problem) => wrong({ input, problem });
}
