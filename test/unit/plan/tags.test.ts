import { expect, test } from 'vitest';
import { planTags } from '../../../src/plan/tags.ts';
import type { Source } from '../../../src/source/source.ts';
import { branchPush, pullRequest, sourceOf, tagPush } from './source-of.ts';

const now = new Date('2026-11-21T01:02:03.456Z');
const commit = sourceOf().commit;
const sha = `sha-${commit}`;
const invalid = expect.objectContaining({ code: 'input-invalid' });

function planned(source: Source, tags: string[], flavor: string[] = []) {
  return planTags({ tags, flavor, source, now });
}

function kinds(source: Source, tags: string[], flavor: string[] = []): string[] {
  return planned(source, tags, flavor).tags.map(({ name, kind }) => `${name} ${kind}`);
}

test.each<[string, Source, string[], string[]]>([
  ['a commit on the default branch', sourceOf(), [], ['edge floating', `${sha} commit`]],
  ['a commit on another branch', branchPush('fix'), [], [`${sha} commit`]],
  ['a pull request', pullRequest, [], ['pr-7 floating', `${sha} commit`]],
  [
    'a release',
    tagPush('v1.2.3'),
    [],
    ['1.2.3 version', '1.2 release', '1 release', `${sha} commit`, 'latest release'],
  ],
  ['a prerelease', tagPush('v1.2.3-rc.1'), [], ['1.2.3-rc.1 version', `${sha} commit`]],
  [
    'a release under 0.x',
    tagPush('v0.4.1'),
    [],
    ['0.4.1 version', '0.4 release', `${sha} commit`, 'latest release'],
  ],
  ['a git tag that is no version', tagPush('nightly'), [], [`${sha} commit`]],
  [
    'a flavor',
    tagPush('v1.2.3'),
    ['suffix=-alpine,onlatest=true'],
    [
      '1.2.3-alpine version',
      '1.2-alpine release',
      '1-alpine release',
      `${sha}-alpine commit`,
      'latest-alpine release',
    ],
  ],
])('default plan: %s', (_name, source, flavor, expected) => {
  expect(kinds(source, [], flavor)).toEqual(expected);
  expect(planned(source, [], flavor).version).toBe(expected[0]?.split(' ')[0]);
});

test('the default plan says so in each tag', () => {
  expect(planned(tagPush('v1.2.3'), []).tags.map((tag) => tag.from)).toEqual([
    'default',
    'default',
    'default',
    'default',
    'flavor',
  ]);
});

test.each<[string, Source, string[]]>([
  ['type=schedule', sourceOf({ event: 'schedule' }), ['nightly floating']],
  ['type=semver,pattern={{raw}}', tagPush('v1.2.3'), ['v1.2.3 version', 'latest release']],
  ['type=semver,pattern={{raw}}', tagPush('v1.2.3+b1'), ['v1.2.3-b1 version', 'latest release']],
  ['type=semver,pattern={{version}}-{{build}}', tagPush('v1.2.3+b1'), ['1.2.3-b1 version', 'latest release']],
  [
    'type=semver,pattern={{major}}.{{minor}}.{{patch}}',
    tagPush('1.2.3'),
    ['1.2.3 version', 'latest release'],
  ],
  ['type=semver,pattern={{major}}.{{minor}}', tagPush('v1.2.3-rc.1'), ['1.2.3-rc.1 version']],
  ['type=semver,pattern=stable', tagPush('v1.2.3'), ['stable release', 'latest release']],
  ['type=semver,pattern={{minor}}', tagPush('v1.2.3'), ['2 floating', 'latest floating']],
  ['type=pep440,pattern={{version}}', tagPush('1.2.post1'), ['1.2.post1 version']],
  ['type=pep440,pattern={{major}}', tagPush('1.2'), ['1 release', 'latest release']],
  ['type=match,pattern=v(.*),group=1', tagPush('v1.2.3'), ['1.2.3 version', 'latest release']],
  ['type=match,pattern=\\d.\\d', tagPush('v1.2.3'), ['1.2 release', 'latest release']],
  ['type=match,pattern=\\d+', tagPush('v1.2.3'), ['1 release', 'latest release']],
  ['type=match,pattern=\\d.\\d.\\d', tagPush('v2.0.8-beta.67'), ['2.0.8 floating', 'latest floating']],
  ['type=match,pattern=\\d{8}', tagPush('20200110-RC2'), ['20200110 floating', 'latest floating']],
  ['type=ref,event=tag', tagPush('v1.2.3'), ['v1.2.3 version', 'latest release']],
  ['type=ref,event=tag', tagPush('v1'), ['v1 floating', 'latest floating']],
  ['type=ref,event=branch', branchPush('1.2.3'), ['1.2.3 floating']],
  ['type=raw,value=1.2.3', sourceOf(), ['1.2.3 version']],
  ['type=raw,value={{tag}}', tagPush('v1.2.3'), ['v1.2.3 version']],
  ["type=raw,value={{date 'YYYY.M.D'}}", sourceOf(), ['2026.11.21 floating']],
  ['type=raw,value=latest', sourceOf(), ['latest floating']],
  [`type=raw,value=${commit}`, sourceOf(), [`${commit} commit`]],
  ['type=sha', sourceOf(), ['sha-90dd603 commit']],
])('kind: %s', (line, source, expected) => {
  expect(kinds(source, [line])).toEqual(expected);
});

test('a raw latest beside a version is a release tag, and stands once', () => {
  expect(kinds(tagPush('v1.2.3'), ['type=semver,pattern={{version}}', 'type=raw,value=latest'])).toEqual([
    '1.2.3 version',
    'latest release',
  ]);
});

test('a name that two lines give keeps the first place and the strictest kind', () => {
  expect(
    kinds(tagPush('v1.2.3'), ['type=raw,value=x', 'type=raw,value=v{{sha}}', 'type=sha,prefix=v'], []),
  ).toEqual(['x floating', 'v90dd603 commit']);
});

test.each<[string, string[], string[], unknown]>([
  [
    '1.2',
    ['type=semver,pattern={{version}}', 'type=semver,pattern={{major}}.{{minor}}'],
    [],
    { version: '1.2.3', major: 1, minor: 2, prefix: '', suffix: '' },
  ],
  [
    '1',
    ['type=semver,pattern={{version}}', 'type=semver,pattern={{major}}'],
    [],
    { version: '1.2.3', major: 1, prefix: '', suffix: '' },
  ],
  [
    'latest',
    ['type=semver,pattern={{raw}}'],
    ['suffix=-alpine'],
    { version: '1.2.3', prefix: 'v', suffix: '-alpine' },
  ],
  [
    'v1',
    ['type=semver,pattern={{version}}', 'type=semver,pattern=v{{major}}'],
    [],
    { version: '1.2.3', major: 1, prefix: '', suffix: '' },
  ],
  [
    '1-x',
    [
      'type=semver,pattern={{version}}',
      'type=semver,pattern={{version}},suffix=-x',
      'type=semver,pattern={{major}},suffix=-x',
    ],
    [],
    { version: '1.2.3', major: 1, prefix: '', suffix: '-x' },
  ],
  ['v1', ['type=semver,pattern=v{{major}}'], [], { version: '1.2.3', major: 1, prefix: 'v', suffix: '' }],
  [
    '1.2',
    ['type=pep440,pattern={{version}}', 'type=pep440,pattern={{major}}.{{minor}}'],
    [],
    { version: '1.2.3', scheme: 'pep440', major: 1, minor: 2, prefix: '', suffix: '' },
  ],
])('release line of %s in %s %s', (name, tags, flavor, line) => {
  const { tags: plan } = planned(tagPush('v1.2.3'), tags, flavor);
  expect(plan.find((tag) => tag.name === name)?.line).toEqual(line);
});

test('a release tag without a version beside it is noted', () => {
  expect(planned(tagPush('v1.2.3'), ['type=semver,pattern={{major}}']).notes).toHaveLength(2);
  expect(planned(tagPush('v1.2.3'), []).notes).toEqual([]);
});

test.each([
  'type=semver,pattern={{version}},value=1.2',
  'type=semver,pattern={{version}},value=',
  'type=pep440,pattern={{version}},value=one',
  'type=semver,pattern={{version}},match=v.*',
  'type=semver,pattern={{version}},match=(x)?v.*',
  'type=semver,pattern={{version}},match=(',
  'type=semver',
  'type=semver,pattern={{branch}}',
  'type=pep440,pattern={{build}}',
  'type=match',
  'type=match,pattern=v(.*),group=2',
  'type=match,pattern=v(.*),group=x',
  'type=match,pattern=/v/q',
  'type=ref',
  'type=ref,event=commit',
  'type=sha,format=full',
  'type=raw',
  'type=raw,enable=yes,value=x',
  'type=raw,enable=,value=x',
  'type=raw,enable={{branch}},value=x',
  'type=raw,value=x,priority=high',
  'type=raw,value=x,priority=',
  'type=raw,x,y',
  'type=raw,value=-x',
  `type=raw,value=${'x'.repeat(129)}`,
  'type=raw,value={{nope}}',
  'type=raw,value={{toString}}',
  'type=raw,value={{date}}',
  "type=raw,value={{sha 'x'}}",
  "type=raw,value={{date 'YYYY' zone='UTC'}}",
  "type=raw,value={{date 'YYYY' tz='Nowhere'}}",
  'type=raw,value={{branch',
  'type=raw,value={{#if tag}}x{{/if}}',
  'type=edge,event=branch',
  'type=gitsha',
  'type=raw,value="x"',
  '"type=raw',
])('refuses %s', (line) => {
  const isEmptyValue = line.endsWith('value=') && line.startsWith('type=semver');
  // An empty value stands for the git tag, as it does where a step's output is empty.
  if (isEmptyValue) expect(kinds(tagPush('v1.2.3'), [line])[0]).toBe('1.2.3 version');
  else expect(() => planned(tagPush('v1.2.3'), [line])).toThrow(invalid);
});

test.each([
  'latest=maybe',
  'latest',
  'onlatest=true',
  'prefix=a,onlatest=yes',
  'tag=x',
  '',
  'prefix={{nope}}',
])('flavor %o', (line) => {
  if (line === '') expect(kinds(sourceOf(), ['x'], [line])).toEqual(['x floating']);
  else expect(() => planned(sourceOf(), ['x'], [line])).toThrow(invalid);
});

test('build metadata that the pattern drops is refused, so that two builds never share a tag', () => {
  for (const line of [
    'type=semver,pattern={{version}}',
    'type=semver,pattern={{major}}.{{minor}}.{{patch}}',
  ]) {
    expect(() => planned(tagPush('v1.2.3+b1'), [line])).toThrow(invalid);
  }
  expect(() => planned(tagPush('v1.2.3+b1'), [])).toThrow(invalid);
  expect(kinds(tagPush('v1.2.3+b1'), ['type=semver,pattern={{major}}'])[0]).toBe('1 release');
});

test('all faults are told at once, each with its line', () => {
  const tags = ['type=gitsha', 'type=raw,value=-x', 'type=sha', 'type=edge,pattern=x,event=y'];
  expect(() => planned(sourceOf(), tags, ['latest=maybe'])).toThrow(
    /^flavor latest=maybe.*\ntype=gitsha.*\ntype=edge.*pattern.*\ntype=edge.*event.*\ntype=raw,value=-x.*$/,
  );
});

test('a git name that is no version gives no tag, and a note', () => {
  const plan = planned(branchPush('main'), ['type=semver,pattern={{version}},value={{branch}}']);
  expect(plan).toMatchObject({ tags: [], version: '' });
  expect(plan.notes).toEqual([expect.stringContaining('main is no semantic version')]);
});

test('dates take the given time zone, and the commit date falls back to the run', () => {
  const source = sourceOf({ commitDate: undefined });
  const tags = ["type=raw,value={{commit_date 'YYYYMMDDHHmm'}}", "{{date 'HHmm' tz='UTC'}}"];
  expect(planTags({ tags, flavor: [], source, now, timezone: 'Asia/Tokyo' }).version).toBe('202611211002');
  expect(planTags({ tags, flavor: [], source, now, timezone: 'Asia/Tokyo' }).tags[1]?.name).toBe('0102');
});

test('flavor affixes are expanded on latest too, and may hold an equals sign', () => {
  const flavor = ["prefix={{date 'YYYY' tz='UTC'}}-,onlatest=true", 'latest=true'];
  expect(kinds(sourceOf(), ['x'], flavor)).toEqual(['2026-x floating', '2026-latest floating']);
});

test('expressions give git names as they are', () => {
  expect(planned(branchPush("it's"), ['type=raw,value=b-{{branch}}']).version).toBe('b-it-s');
});

test('blank lines and comments are no tags', () => {
  expect(kinds(sourceOf(), ['', '  # note', ' x '])).toEqual(['x floating']);
});

test('a raw 1 or 1.2 of the version that is published moves like one of a pattern', () => {
  const lines = [
    'type=semver,pattern={{version}},value=1.1.9',
    'type=raw,value=1',
    'type=raw,value=1.1',
    'type=raw,value=2',
  ];
  const { tags } = planTags({ tags: lines, flavor: ['latest=false'], source: sourceOf(), now });
  expect(Object.fromEntries(tags.map((tag) => [tag.name, tag.kind]))).toEqual({
    '1.1.9': 'version',
    '1': 'release',
    '1.1': 'release',
    '2': 'floating',
  });
});
