import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { planTags } from '../../../src/plan/tags.ts';
import type { Source } from '../../../src/source/source.ts';
import { branchPush, pullRequest, sourceOf, tagPush } from './source-of.ts';

const page = readFileSync(new URL('../../../docs/tags.md', import.meta.url), 'utf8');
const now = new Date('2026-11-21T01:02:03Z');

/** A `tags:` block, perhaps with a `flavor:` block, and the table of sources and tags below it. */
const example =
  /```yaml\ntags: \|\n((?: {2}.*\n)*)(?:flavor: \|\n((?: {2}.*\n)*))?```\n\n\| Source \| Tags \|\n\|[-|]+\|\n((?:\|.*\n)+)/g;

const rows = [...page.matchAll(example)].flatMap(([, tags = '', flavor = '', table = '']) =>
  table
    .trim()
    .split('\n')
    .map((row) => {
      const [, source = '', names = ''] = row.split('|').map((cell) => cell.trim());
      return {
        source,
        tags: tags.split('\n'),
        flavor: flavor.split('\n'),
        names: names.match(/[^\s`]+/g) ?? [],
      };
    }),
);

function described(text: string): Source {
  const [, what, name = ''] = /^(git tag|branch|schedule on) `(.+)`$/.exec(text) ?? [undefined, text];
  if (what === 'git tag') return tagPush(name);
  if (what === 'branch') return branchPush(name);
  if (what === 'schedule on') return sourceOf({ branch: name, ref: `refs/heads/${name}`, event: 'schedule' });
  expect(text).toBe('pull request 7');
  return pullRequest;
}

test('every example has its table', () => {
  expect([...page.matchAll(example)]).toHaveLength(page.split('```yaml').length - 1);
  expect(rows.length).toBeGreaterThan(25);
});

test.each(rows)('docs/tags.md: $source with $tags gives $names', ({ source, tags, flavor, names }) => {
  const plan = planTags({ tags, flavor, source: described(source), now });
  expect(plan.tags.map((tag) => tag.name)).toEqual(names);
});

test('docs/tags.md: each line it calls refused is refused, and all are named at once', () => {
  const [, block = ''] = /```text\n([\s\S]*?)```/.exec(page) ?? [];
  const tags = block.trim().split('\n');
  expect(tags.length).toBeGreaterThan(8);
  for (const line of tags) {
    expect(() => planTags({ tags: [line], flavor: [], source: sourceOf(), now }), line).toThrow(
      expect.objectContaining({ code: 'input-invalid', message: expect.stringContaining(`${line}: `) }),
    );
  }
  const error = expect.objectContaining({
    message: expect.stringMatching(new RegExp(`^${tags.map(() => '.+').join('\n')}$`)),
  });
  expect(() => planTags({ tags, flavor: [], source: sourceOf(), now })).toThrow(error);
});
