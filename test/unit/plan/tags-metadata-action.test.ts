import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { planTags } from '../../../src/plan/tags.ts';
import type { Source } from '../../../src/source/source.ts';
import { sourceOf } from './source-of.ts';

type Recorded = Partial<Omit<Source, 'commitDate'>> & { commitDate?: string };
interface Fixture {
  now: string;
  sources: Record<string, Recorded>;
  cases: { source: string; tags: string[]; flavor: string[]; expected: string[]; version: string }[];
}

const fixture: Fixture = JSON.parse(
  readFileSync(new URL('../../fixtures/tags/metadata-action.json', import.meta.url), 'utf8'),
);

function recordedSource(name: string): Source {
  const { commitDate, ...recorded } = fixture.sources[name] ?? {};
  return sourceOf({
    branch: undefined,
    ...recorded,
    commitDate: commitDate === undefined ? undefined : new Date(commitDate),
  });
}

const bySource = Object.groupBy(fixture.cases, (each) => each.source);

test('the table is whole', () => {
  expect(fixture.cases.length).toBeGreaterThan(800);
  expect(Object.keys(bySource)).toHaveLength(Object.keys(fixture.sources).length);
});

test.each(Object.entries(bySource))('gives the tags metadata-action gives: %s', (name, cases = []) => {
  const source = recordedSource(name);
  for (const { tags, flavor, expected, version } of cases) {
    const plan = planTags({ tags, flavor, source, now: new Date(fixture.now) });
    expect(
      { tags: plan.tags.map((tag) => tag.name), version: plan.version },
      `${tags.join('\n')}\n${flavor.join('\n')}`,
    ).toEqual({ tags: expected, version });
  }
});
