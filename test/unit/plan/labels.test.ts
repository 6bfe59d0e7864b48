import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { planLabels } from '../../../src/plan/labels.ts';
import { pullRequest, sourceOf, tagPush } from './source-of.ts';

const fixture: {
  cases: { source: string; version: string; labels: string[]; expected: Record<string, string> }[];
} = JSON.parse(readFileSync(new URL('../../fixtures/tags/labels.json', import.meta.url), 'utf8'));

const created = new Date('2026-11-21T01:02:03.456Z');
const sources = { main: sourceOf(), 'v1.2.3': tagPush('v1.2.3'), 'pull request': pullRequest };
const invalid = expect.objectContaining({ code: 'input-invalid' });

test.each(fixture.cases)('gives the labels metadata-action gives: $source $labels', (recorded) => {
  const { version, labels, expected } = recorded;
  const source = sources[recorded.source as keyof typeof sources];
  const plan = planLabels({ source, version, created, labels, annotations: [] });
  expect(Object.entries(plan.labels)).toEqual(Object.entries(expected));
});

const plain = { source: sourceOf(), version: '1.2.3', created, labels: [], annotations: [] };

test('an unknown property is an empty label, and no annotation', () => {
  const plan = planLabels({ ...plain, source: sourceOf({ about: {}, gitRepository: 'group/sub/app' }) });
  expect(plan.labels).toMatchObject({
    'org.opencontainers.image.title': 'app',
    'org.opencontainers.image.licenses': '',
  });
  expect(plan.annotations).not.toHaveProperty(['org.opencontainers.image.licenses']);
  expect(plan.annotations).toHaveProperty(['org.opencontainers.image.revision'], plain.source.commit);
});

test('annotations name their levels as buildx takes them', () => {
  const { annotations } = planLabels({
    ...plain,
    annotations: [
      'plain={{branch}}',
      'manifest:org.opencontainers.image.title=Mine',
      'index,manifest:both=1',
      'manifest[linux/amd64]:one=2',
      'index-descriptor:three=a=b',
    ],
  });
  expect(annotations).toMatchObject({
    plain: 'main',
    'org.opencontainers.image.title': 'Mine',
    'index:both': '1',
    both: '1',
    'manifest[linux/amd64]:one': '2',
    'index-descriptor:three': 'a=b',
  });
});

test('every faulty line is named', () => {
  const labels = ['no value', 'a={{unknown}}', '=x'];
  const annotations = ['layer:a=1', 'index,nowhere:b=2'];
  expect(() => planLabels({ ...plain, labels, annotations })).toThrow(invalid);
  expect(() => planLabels({ ...plain, labels, annotations })).toThrow(
    /no value.*\n.*unknown.*\n.*=x.*\n.*layer.*\n.*nowhere/,
  );
});
