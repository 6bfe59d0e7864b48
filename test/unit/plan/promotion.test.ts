import { describe, expect, it } from 'vitest';
import type { InputName } from '../../../src/inputs/schema.ts';
import { referenceName, repositoryName } from '../../../src/oci/reference.ts';
import { createPromotePlan, type PromotePlan } from '../../../src/plan/promotion.ts';
import type { Source } from '../../../src/source/source.ts';
import { inputsOf, thrown } from '../inputs/request.ts';
import { branchPush, inWorkflow, pullRequest, sourceOf, tagPush } from './source-of.ts';

type Given = Partial<Record<InputName, string>>;

const commit = sourceOf().commit;
const other = '0123456789abcdef0123456789abcdef01234567';
const digest = `sha256:${'a'.repeat(64)}`;
const images = 'ghcr.io/acme/app';
const context = { batch: undefined, now: new Date('2026-11-21T10:00:00Z'), can: { keyless: true } };

function planOf(given: Given, source: Source | undefined = tagPush('v1.2.3')): PromotePlan {
  return createPromotePlan(inputsOf(given, 'promote'), source && inWorkflow(source), context);
}

const from = (plan: PromotePlan) => plan.promotions.map((one) => referenceName(one.from));
const tags = (plan: PromotePlan) => plan.promotions[0]?.tags.map(({ name, kind }) => `${name} ${kind}`);

describe('from', () => {
  it.each<[string, Given, string, string | undefined]>([
    ['nothing: the commit of the run', { images }, `${images}:sha-${commit}`, commit],
    ['a commit', { images, from: other }, `${images}:sha-${other}`, other],
    ['the tag of a commit', { images, from: `sha-${other}` }, `${images}:sha-${other}`, other],
    [
      'a short commit tag, which names no whole commit',
      { images, from: 'sha-0123456' },
      `${images}:sha-0123456`,
      undefined,
    ],
    ['a tag', { images, from: 'edge' }, `${images}:edge`, undefined],
    ['a digest', { images, from: digest }, `${images}@${digest}`, undefined],
    ['a reference', { from: 'other.example/x/y:1' }, 'other.example/x/y:1', undefined],
    [
      'a reference by commit',
      { from: `other.example/x/y:sha-${other}` },
      `other.example/x/y:sha-${other}`,
      other,
    ],
  ])('%s', (_what, given, reference, claimed) => {
    const plan = planOf(given);
    expect(from(plan)).toEqual([reference]);
    expect(plan.requirements.source.commit).toBe(claimed);
  });

  it.each<[string, Given, string]>([
    ['no repository', {}, 'from'],
    ['a tag without a repository', { from: 'edge' }, 'from'],
    ['both a reference and images', { from: 'other.example/x/y:1', images }, 'images'],
    ['no tag at all', { images, from: 'not a tag' }, 'from'],
  ])('%s is refused', (_what, given, input) => {
    expect(thrown(() => planOf(given))).toMatchObject({
      code: 'input-invalid',
      message: expect.stringContaining(input),
    });
  });
});

describe('to', () => {
  it.each<[string, Given, string[]]>([
    ['all images', { images: 'a.example/x,b.example/y' }, ['a.example/x', 'b.example/y']],
    ['where the reference is', { from: 'a.example/x:1' }, ['a.example/x']],
    ['what is named', { images, to: 'c.example/z' }, ['c.example/z']],
  ])('%s', (_what, given, wanted) => {
    const [promotion] = planOf(given).promotions;
    expect(promotion?.to.map(repositoryName)).toEqual(wanted);
  });

  it('the same twice, or no repository, is refused', () => {
    expect(thrown(() => planOf({ images, to: 'a.example/x,a.example/x' })).message).toContain('twice');
    expect(thrown(() => planOf({ images, to: 'A B' })).message).toContain('to');
  });
});

describe('tags', () => {
  it('follow from a version git tag, and nothing else of the default plan', () => {
    expect(tags(planOf({ images }))).toEqual(['1.2.3 version', '1.2 release', '1 release', 'latest release']);
    expect(tags(planOf({ images }, tagPush('v1.3.0-rc.1')))).toEqual(['1.3.0-rc.1 version']);
  });

  it('without a version there is nothing to follow', () => {
    expect(thrown(() => planOf({ images }, branchPush('main'))).message).toContain('names no version');
  });

  it.each([
    ['commas', '1.2.3,1.2,latest'],
    ['lines', '1.2.3\n1.2\nlatest'],
  ])('names by %s have the kinds their names ask for', (_what, given) => {
    expect(tags(planOf({ images, tags: given }))).toEqual(['1.2.3 version', '1.2 release', 'latest release']);
  });

  it('a name by itself floats, a commit never changes', () => {
    expect(tags(planOf({ images, tags: `stable,sha-${other}` }))).toEqual([
      'stable floating',
      `sha-${other} commit`,
    ]);
  });

  it('follow the version that is promoted', () => {
    const promoted = planOf({ from: `${images}:1.2.3`, tags: '1.2,latest,stable' });
    expect(tags(promoted)).toEqual(['1.2 release', 'latest release', 'stable floating']);
    expect(promoted.promotions[0]?.tags[0]?.line).toMatchObject({ version: '1.2.3', major: 1, minor: 2 });
    expect(promoted.notes).toEqual([]);
  });

  it('a note says when a release tag is of no version', () => {
    expect(planOf({ images, from: 'edge', tags: '1.2,latest,stable' }).notes.join()).toMatch(
      /^1\.2 goes.*,latest goes/,
    );
  });

  it('lines of the tag language are understood too', () => {
    expect(tags(planOf({ images, tags: 'type=semver,pattern={{version}}\ntype=raw,value=stable' }))).toEqual([
      '1.2.3 version',
      'stable floating',
      'latest release',
    ]);
  });

  it('without a git checkout only names will do', () => {
    const given = { images, from: 'edge', 'cosign-key': 'k', sign: 'key' };
    const plan = (named: string) =>
      createPromotePlan(inputsOf({ ...given, tags: named }, 'promote'), undefined, context);
    expect(tags(plan('stable'))).toEqual(['stable floating']);
    expect(thrown(() => plan('type=semver,pattern={{version}}')).message).toContain('tags');
  });
});

it.each([
  ['none', 'none'],
  [digest, digest],
])('expect-current: %s', (given, wanted) => {
  expect(planOf({ images, 'expect-current': given }).expectCurrent).toBe(wanted);
});

it('expect-current is a digest or none', () => {
  expect(thrown(() => planOf({ images, 'expect-current': 'latest' })).message).toContain('expect-current');
});

it('a pull request from a fork promotes nothing', () => {
  expect(thrown(() => planOf({ images, tags: 'x' }, { ...pullRequest, fork: true })).message).toContain(
    'fork',
  );
});

it('all that is wrong is said at once', () => {
  const { message } = thrown(() => planOf({ to: 'A B', 'expect-current': 'x' }, branchPush('main')));
  for (const part of ['from', 'to', 'expect-current', 'tags']) expect(message).toContain(part);
});
