import { describe, expect, test } from 'vitest';
import { doublestar, wildcard } from '../../../src/registries/tag-pattern.ts';
import {
  acrRule,
  artifactRegistryRule,
  ecrRule,
  harborRule,
  type TagRule,
  tcrRule,
} from '../../../src/registries/tag-rules.ts';

const tags = [
  'latest',
  '1',
  '1.2',
  'edge',
  'dev-1',
  `sha256-${'0'.repeat(64)}`,
  `sha256-${'0'.repeat(64)}.att`,
] as const;
type Tag = (typeof tags)[number];
const storage = tags.slice(-2);

function frozenBy(rule: TagRule | undefined): Tag[] | undefined {
  return rule && tags.filter((tag) => rule.freezes(tag));
}

test.each([
  ['*', ['latest', ''], []],
  ['latest', ['latest'], ['latest-1', 'a-latest', 'Latest']],
  ['dev-*', ['dev-', 'dev-1'], ['adev-1', 'dev']],
  ['*-rc*', ['1-rc', '1.2-rc.3'], ['rc']],
  ['1.2', ['1.2'], ['1x2']],
  ['v**', ['v', 'v1'], ['1']],
])('the wildcard %s', (pattern, yes, no) => {
  for (const tag of yes) expect(wildcard(pattern).test(tag), tag).toBe(true);
  for (const tag of no) expect(wildcard(pattern).test(tag), tag).toBe(false);
});

test.each([
  ['**', ['', 'app', 'team/app', 'a/b/c'], []],
  ['*', ['app', ''], ['team/app']],
  ['', ['app', 'team/app'], []],
  ['app', ['app'], ['App', 'apps', 'an-app']],
  ['app-*', ['app-', 'app-1'], ['app', 'app-1/x']],
  ['app**', ['app', 'apps'], ['app/x']],
  ['team/**', ['team/app', 'team/a/b'], ['team', 'teams/app']],
  ['**/app', ['app', 'team/app', 'a/b/app'], ['app/x', 'anapp']],
  ['a/**/z', ['a/z', 'a/b/z', 'a/b/c/z'], ['a/bz', 'z']],
  ['v?', ['v1'], ['v', 'v12', 'v/']],
  ['v[0-9]', ['v1'], ['vx']],
  ['v[^0-9]', ['vx'], ['v1']],
  ['v[!0-9]', ['vx'], ['v1']],
  ['{latest,edge}', ['latest', 'edge'], ['latest,edge', 'dev']],
  ['{1,{2,3}.*}-x', ['1-x', '2.0-x', '3.-x'], ['2-x']],
  ['1.2', ['1.2'], ['1x2']],
  ['a,b', ['a,b'], ['a', 'b']],
  ['\\*', ['*'], ['x']],
  ['(a|b)+$', ['(a|b)+$'], ['a']],
  ['[]^[]', [], ['^']],
])('the pattern %s', (pattern, yes, no) => {
  for (const tag of yes) expect(doublestar(pattern)?.test(tag), tag).toBe(true);
  for (const tag of no) expect(doublestar(pattern)?.test(tag) ?? false, tag).toBe(false);
});

test.each(['[', '[a', 'a{b', 'a}b', '{a,{b}', 'a\\', ']'])('the pattern %s is malformed', (pattern) => {
  expect(doublestar(pattern)).toBeUndefined();
});

describe('Amazon ECR', () => {
  const filters = (...texts: string[]) =>
    texts.map((filter) => ({ filterType: 'WILDCARD', filter }) as Record<string, unknown>);
  test.each<[string, Record<string, unknown>[] | undefined, Tag[]]>([
    ['MUTABLE', undefined, []],
    ['IMMUTABLE', undefined, [...tags]],
    ['IMMUTABLE', [], [...tags]],
    ['IMMUTABLE_WITH_EXCLUSION', filters('latest', 'sha256-*'), ['1', '1.2', 'edge', 'dev-1']],
    ['IMMUTABLE_WITH_EXCLUSION', filters('*'), []],
    ['MUTABLE_WITH_EXCLUSION', filters('1*', 'dev-*'), ['1', '1.2', 'dev-1']],
  ])('%s %j', (imageTagMutability, imageTagMutabilityExclusionFilters, frozen) => {
    const rule = ecrRule({ imageTagMutability, imageTagMutabilityExclusionFilters });
    expect(frozenBy(rule)).toEqual(frozen);
    expect(rule?.setting).toContain(`imageTagMutability is ${imageTagMutability}`);
  });

  test('names its filters', () => {
    const rule = ecrRule({
      imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION',
      imageTagMutabilityExclusionFilters: filters('latest', 'edge'),
    });
    expect(rule?.setting).toBe('imageTagMutability is IMMUTABLE_WITH_EXCLUSION (latest, edge)');
  });

  test.each<[Record<string, unknown>]>([
    [{}],
    [{ imageTagMutability: 'FROZEN' }],
    [{ imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION' }],
    [{ imageTagMutability: 'MUTABLE_WITH_EXCLUSION', imageTagMutabilityExclusionFilters: 'latest' }],
    [
      {
        imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION',
        imageTagMutabilityExclusionFilters: [...filters('latest'), { filterType: 'REGEX', filter: '.' }],
      },
    ],
  ])('%j is not known', (repository) => {
    expect(ecrRule(repository)).toBeUndefined();
  });
});

test.each([
  [{ format: 'DOCKER', dockerConfig: { immutableTags: true } }, [...tags]],
  [{ format: 'DOCKER', dockerConfig: { immutableTags: false } }, []],
  [{ format: 'DOCKER', dockerConfig: {} }, []],
  [{ format: 'DOCKER' }, []],
  [{ format: 'DOCKER', dockerConfig: { immutableTags: 'yes' } }, undefined],
  [{ format: 'NPM', dockerConfig: { immutableTags: true } }, undefined],
  [{}, undefined],
])('Artifact Registry: %j', (repository, frozen) => {
  expect(frozenBy(artifactRegistryRule(repository))).toEqual(frozen);
});

test.each([
  [{ TagImmutability: true }, tags.filter((tag) => tag !== 'latest')],
  [{ TagImmutability: false }, []],
  [{ TagImmutability: 'true' }, undefined],
  [{}, undefined],
])('Alibaba ACR: %j', (repository, frozen) => {
  expect(frozenBy(acrRule(repository))).toEqual(frozen);
});

type Selection = readonly [repository: string, tag: string, more?: Readonly<Record<string, unknown>>];

function inHarbor([repository, tag, more]: Selection, at: number): Record<string, unknown> {
  const [[repositoryDecoration, repositoryPattern], [decoration, pattern]] = [
    repository.split(' '),
    tag.split(' '),
  ];
  return {
    id: at + 1,
    ...{ project_id: 7, disabled: false, priority: 0, action: 'immutable', template: 'immutable_template' },
    scope_selectors: {
      repository: [{ kind: 'doublestar', decoration: repositoryDecoration, pattern: repositoryPattern }],
    },
    tag_selectors: [{ kind: 'doublestar', decoration, pattern }],
    ...more,
  };
}

function inTcr([repository, tag, more]: Selection, at: number): Record<string, unknown> {
  const [[RepositoryDecoration, RepositoryPattern], [TagDecoration, TagPattern]] = [
    repository.split(' '),
    tag.split(' '),
  ];
  return {
    ...{ RuleId: at + 1, NsName: 'team', Disabled: more?.disabled ?? false },
    ...{ RepositoryDecoration, RepositoryPattern, TagDecoration, TagPattern },
  };
}

describe.each([
  ['Harbor', (rules: Selection[], name: string) => harborRule(rules.map(inHarbor), name)],
  ['Tencent TCR', (rules: Selection[], name: string) => tcrRule(rules.map(inTcr), 'team', name)],
])('%s', (_, ruleFor) => {
  test.each<[Selection[], string, Tag[]]>([
    [[], 'app', []],
    [[['repoMatches **', 'matches **']], 'app', [...tags]],
    [[['repoMatches **', 'matches *']], 'app/web', [...tags]],
    [[['repoMatches app', 'matches **']], 'app', [...tags]],
    [[['repoMatches app', 'matches **']], 'app/web', []],
    [[['repoExcludes app', 'matches **']], 'app', []],
    [[['repoExcludes app', 'matches **']], 'other', [...tags]],
    [[['repoMatches **', 'matches 1*']], 'app', ['1', '1.2']],
    [[['repoMatches **', 'excludes {latest,edge,dev-*}']], 'app', ['1', '1.2', ...storage]],
    [
      [
        ['repoMatches **', 'matches latest'],
        ['repoMatches **', 'matches edge'],
      ],
      'app',
      ['latest', 'edge'],
    ],
    [[['repoMatches **', 'matches **', { disabled: true }]], 'app', []],
    [[['repoMatches **', 'matches [', { disabled: true }]], 'app', []],
  ])('%j for %s', (rules, name, frozen) => {
    expect(frozenBy(ruleFor(rules, name))).toEqual(frozen);
  });

  test.each<[Selection]>([
    [['repoMatches **', 'resembles **']],
    [['nsMatches **', 'matches **']],
    [['repoMatches **', 'matches [']],
    [['repoMatches {', 'matches **']],
  ])('%j is not known', (rule) => {
    expect(ruleFor([['repoMatches **', 'matches 1'], rule], 'app')).toBeUndefined();
  });

  test('is named by the rules that are about the repository', () => {
    const rules: Selection[] = [
      ['repoMatches other', 'matches **'],
      ['repoMatches **', 'excludes latest'],
    ];
    expect(ruleFor(rules, 'app')?.setting).toBe('immutable tag rule 2: tag excludes latest');
    expect(ruleFor([], 'app')?.setting).toBe('no immutable tag rule');
  });
});

test('Harbor: a rule without selectors counts for nothing, one of another kind is not known', () => {
  const rule = inHarbor(['repoMatches **', 'matches **'], 0);
  expect(frozenBy(harborRule([{ ...rule, tag_selectors: [] }], 'app'))).toEqual([]);
  expect(frozenBy(harborRule([{ ...rule, scope_selectors: {} }], 'app'))).toEqual([]);
  expect(frozenBy(harborRule([{ ...rule, scope_selectors: null }], 'app'))).toEqual([]);
  const labels = [{ kind: 'label', decoration: 'matches', pattern: '**' }];
  expect(harborRule([{ ...rule, tag_selectors: labels }], 'app')).toBeUndefined();
});

test("Tencent TCR: another namespace's rules count for nothing", () => {
  const rule = inTcr(['repoMatches **', 'matches **'], 0);
  expect(frozenBy(tcrRule([{ ...rule, NsName: 'other' }], 'team', 'app'))).toEqual([]);
});
