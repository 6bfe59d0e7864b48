import { expect, test } from 'vitest';
import { outputsOf } from '../../../src/report/outputs.ts';
import { fullRecord } from '../../support/records.ts';

test('tags hold only what points at the image; tag-results hold every outcome', () => {
  const outputs = outputsOf(fullRecord());
  expect(outputs.tags).toBe('ghcr.io/acme/app:1.2.3');
  expect(JSON.parse(outputs['tag-results'] ?? '')).toMatchObject([
    { tag: '1.2.3', outcome: 'written' },
    { tag: 'latest', outcome: 'kept', reason: 'the higher version 1.3.0 is published' },
  ]);
  expect(outputs.serverless).toBe('refused');
  expect(outputs.reference).toBe(`ghcr.io/acme/app@${outputs.digest}`);
});

test('what a failed run does not know is left out', () => {
  const {
    image: _i,
    pushed: _p,
    verdict: _v,
    signature: _s,
    serverless: _serverless,
    ...rest
  } = fullRecord({ outcome: 'failed', tags: [], files: {} });
  expect(Object.keys(outputsOf(rest)).sort()).toEqual(['tag-results', 'tags', 'version']);
});
