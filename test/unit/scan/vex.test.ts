import { expect, test } from 'vitest';
import { vexForLayout } from '../../../src/tools/vex.ts';

const lodash = { '@id': 'pkg:npm/lodash@4.17.15' };

function productsAfter(product: object, repository: string | undefined = 'ghcr.io/acme/app'): object[] {
  const document = { '@context': 'https://openvex.dev/ns/v0.2.0', statements: [{ products: [product] }] };
  return JSON.parse(vexForLayout(JSON.stringify(document), repository)).statements[0].products;
}

test.each([
  ['by repository', 'pkg:oci/app?repository_url=ghcr.io/acme/app', true],
  ['by repository, encoded', 'pkg:oci/app?arch=amd64&repository_url=ghcr.io%2Facme%2Fapp', true],
  ['by name alone', 'pkg:oci/app', true],
  ['another repository of that name', 'pkg:oci/app?repository_url=ghcr.io/other/app', false],
  ['a repository that cannot be read', 'pkg:oci/app?repository_url=::', false],
  ['another name', 'pkg:oci/web', false],
  [
    'one digest, which is of an image before',
    'pkg:oci/app@sha256%3Aab?repository_url=ghcr.io/acme/app',
    false,
  ],
  ['no image', 'pkg:npm/app', false],
])('a product named %s', (_what, id, ours) => {
  const product = { '@id': id, subcomponents: [lodash] };
  expect(productsAfter(product)).toEqual(ours ? [product, lodash] : [product]);
  const named = { identifiers: { purl: id }, subcomponents: [lodash] };
  expect(productsAfter(named)).toEqual(ours ? [named, lodash] : [named]);
});

test('a statement about the whole image is not widened to its packages', () => {
  const whole = { '@id': 'pkg:oci/app?repository_url=ghcr.io/acme/app' };
  expect(productsAfter(whole)).toEqual([whole]);
  expect(productsAfter({ ...whole, subcomponents: [] })).toHaveLength(1);
});

test('a short name of Docker Hub is the full one', () => {
  const product = { '@id': 'pkg:oci/alpine?repository_url=docker.io/alpine', subcomponents: [lodash] };
  expect(productsAfter(product, 'docker.io/library/alpine')).toEqual([product, lodash]);
});

test.each(['not JSON', '[]', '"text"', 'null', '{"bomFormat":"CycloneDX"}', '{"statements":{}}'])(
  '%s comes back as it is',
  (text) => {
    expect(vexForLayout(text, 'ghcr.io/acme/app')).toBe(text);
  },
);
