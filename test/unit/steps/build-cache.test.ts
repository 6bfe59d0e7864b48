import { expect, test } from 'vitest';
import { cacheRemark, withoutFailedCache } from '../../../src/steps/build-cache.ts';
import { buildOptions } from '../../support/build.ts';

const s3 = 'type=s3,bucket=a,ignore-error=true';
const azure = 'type=azblob,account_url=https://a,ignore-error=true';
const failed = (type: string) =>
  `failed to solve: failed to configure ${type} cache exporter: no login\nmore`;

test.each([
  ['the one that failed', [s3, azure], failed('azblob'), [s3]],
  ['GitHub’s, which may fail unless it is said', ['type=gha,mode=max'], failed('gha'), []],
  ['one that says so in quotes', ['type=s3,"ignore-error=true"'], failed('s3'), []],
  [
    'none that must not fail',
    ['type=gha,ignore-error=false', 'type=azblob,name=x'],
    failed('gha'),
    undefined,
  ],
  ['none where the build failed', [s3], 'failed to solve: process did not complete', undefined],
])('the next attempt is without %s', (_name, cacheTo, error, kept) => {
  const uncached = withoutFailedCache(buildOptions('.', { cacheTo }), error);
  expect(uncached?.options.cacheTo).toEqual(kept);
  if (kept) expect(uncached?.reason).toMatch(/^the \w+ cache cannot be written: no login$/);
});

test('Azure’s login must be where BuildKit is', () => {
  const options = { cacheFrom: [azure], cacheTo: [] };
  expect(cacheRemark(options, 'docker-container')).toMatch(/builder: embedded/);
  expect(cacheRemark(options, 'embedded')).toBeUndefined();
  expect(cacheRemark({ cacheFrom: [], cacheTo: [s3] }, 'remote')).toBeUndefined();
});
