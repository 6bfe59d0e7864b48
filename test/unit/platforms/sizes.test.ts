import { describe, expect, test } from 'vitest';
import { digestOf } from '../../../src/oci/digest.ts';
import { buildFileTree } from '../../../src/platforms/file-tree.ts';
import { outlineLayers, sizeGrowth } from '../../../src/platforms/size-growth.ts';
import { sizeReport } from '../../../src/platforms/size-report.ts';
import { findDuplicates, findWaste, wasteFindings } from '../../../src/platforms/waste.ts';
import { configOf, layerOf } from '../../support/layers.ts';

const sized = (size: number) => ({ size });

describe('waste', () => {
  test.each([
    ['var/lib/apt/lists/deb.debian.org_main', 'apt-cache'],
    ['var/cache/apt/pkgcache.bin', 'apt-cache'],
    ['var/cache/apk/APKINDEX.tar.gz', 'apk-cache'],
    ['var/cache/dnf/x.solv', 'dnf-cache'],
    ['root/.cache/pip/http/x', 'pip-cache'],
    ['home/me/.npm/_cacache/x', 'npm-cache'],
    ['.npm/_cacache/x', 'npm-cache'],
    ['usr/local/share/.cache/yarn/v6/x', 'npm-cache'],
    ['root/.cache/go-build/00/x', 'go-cache'],
    ['go/pkg/mod/cache/x', 'go-cache'],
    ['usr/local/cargo/registry/x', 'cargo-cache'],
    ['root/.m2/repository/x.jar', 'java-cache'],
    ['app/.git/objects/pack/x.pack', 'git-folder'],
    ['usr/share/doc/x/changelog.gz', 'package-documentation'],
    ['usr/share/locale/de/x.mo', 'package-documentation'],
    ['app/dist/index.js.map', 'source-maps'],
    ['app/node_modules/x/test/a.js', 'node-modules-development'],
    ['app/node_modules/x/README.md', 'node-modules-development'],
    ['app/node_modules/typescript/lib/tsc.js', 'node-modules-development'],
    ['app/node_modules/x/index.js', undefined],
    ['usr/lib/python3/site-packages/x/tests/a.py', 'tests'],
    ['app/test/a.js', 'tests'],
    ['app/src/test.js', undefined],
    ['var/log/dpkg.log', 'logs'],
    ['app/server.js', undefined],
  ])('%s is %s', (path, kind) => {
    const [waste] = findWaste(buildFileTree([layerOf({ [path]: sized(5) })]));
    expect(waste?.kind).toBe(kind);
  });

  test.each([
    [{ 'a/x.py': sized(1), 'a/__pycache__/x.cpython-312.pyc': sized(9) }, 9],
    [{ 'a/x.py': sized(1), 'a/x.pyc': sized(9) }, 9],
    [{ 'a/x.pyc': sized(9) }, 0],
    [{ 'a/__pycache__/x.cpython-312.opt-1.pyc': sized(9) }, 0],
  ])('compiled modules count beside their source: %j', (members, bytes) => {
    const waste = findWaste(buildFileTree([layerOf(members)]));
    expect(waste.reduce((sum, one) => sum + one.bytes, 0)).toBe(bytes);
  });

  test('is summed up by kind and layer, the most expensive first', () => {
    const tree = buildFileTree([
      layerOf({ 'var/cache/apk/a': sized(3), 'var/cache/apk/b': sized(4), x: sized(20) }),
      layerOf({ 'var/cache/apk/c': sized(9), '.wh.x': '' }),
    ]);
    expect(findWaste(tree)).toMatchObject([
      { kind: 'deleted-files', layer: 0, files: 1, bytes: 20, largest: 'x' },
      { kind: 'apk-cache', layer: 1, files: 1, bytes: 9 },
      { kind: 'apk-cache', layer: 0, files: 2, bytes: 7, largest: 'var/cache/apk/b' },
    ]);
  });

  test('is told from a size on, with its step', () => {
    const layers = [
      layerOf({ 'var/cache/apk/a': sized(3_000_000), 'app/x.js.map': sized(10) }, { step: 'RUN apk add x' }),
    ];
    const [found, ...others] = wasteFindings({ layers, tree: buildFileTree(layers) });
    expect(found).toMatchObject({
      rule: 'apk-cache',
      severity: 'note',
      where: { path: '/var/cache/apk/a', layer: 0, step: 'RUN apk add x' },
    });
    expect(found?.what).toContain('3.0 MB');
    expect(others).toEqual([]);
  });
});

test('duplicates are files of the same content, not names of one file', () => {
  const digest = digestOf('x');
  const big = { size: 2_000_000, digest };
  const layers = [
    layerOf({ a: big, b: { type: 'hardlink', target: 'a' }, c: { ...big, digest: digestOf('y') } }),
    layerOf({ 'd/e': big, f: { type: 'symlink', target: 'a' } }),
  ];
  const tree = buildFileTree(layers);
  expect(findDuplicates(tree)).toEqual([{ paths: ['a', 'd/e'], size: 2_000_000, bytes: 2_000_000 }]);
  expect(wasteFindings({ layers, tree }).map(({ rule }) => rule)).toEqual(['duplicate-files']);
});

test('the report says where the bytes are', () => {
  const layers = [
    layerOf(
      { a: sized(100), b: sized(5), 'c/': {} },
      { step: 'COPY . /', compressed: 40, uncompressed: 2048 },
    ),
    layerOf({ a: sized(7) }, { compressed: 6, uncompressed: 1024 }),
  ];
  expect(sizeReport(layers)).toMatchObject({
    compressed: 46,
    uncompressed: 3072,
    layers: [
      { step: 'COPY . /', compressed: 40, uncompressed: 2048, lost: 100 },
      { step: undefined, lost: 0 },
    ],
    largest: [
      { path: '/a', size: 7, layer: 1 },
      { path: '/b', size: 5, layer: 0 },
    ],
    waste: [{ title: 'files that a later step writes again', files: 1, bytes: 100, layer: 0 }],
    wasted: 100,
  });
});

describe('growth', () => {
  const base = layerOf({ 'usr/lib/x': sized(50) }, { step: 'ADD base /' });
  const before = [base, layerOf({ 'app/a.js': sized(10), 'old/x': sized(4) }, { step: 'COPY app /app' })];
  const now = [
    base,
    layerOf({ 'app/a.js': sized(15) }, { step: 'COPY app /app' }),
    layerOf(
      { 'app/node_modules/x/i.js': sized(20), 'app/node_modules/y/i.js': sized(10), 'new.txt': sized(1) },
      { step: 'RUN npm ci' },
    ),
  ];

  test('by step: layers that stayed are left out', () => {
    expect(sizeGrowth(now, before)).toMatchObject({
      before: 64,
      now: 96,
      steps: [
        { step: 'RUN npm ci', before: undefined, now: 31, difference: 31 },
        { step: 'COPY app /app', before: 14, now: 15, difference: 1 },
      ],
    });
  });

  test('against an image that was not read', () => {
    const manifest = {
      schemaVersion: 2 as const,
      config: { mediaType: '', digest: digestOf('c'), size: 1 },
      layers: before.map(({ digest, compressed, mediaType }) => ({ digest, size: compressed, mediaType })),
    };
    const history = before.map(({ step }) => ({ created_by: step ?? '' }));
    const growth = sizeGrowth(now, outlineLayers(manifest, configOf({}, { history })));
    expect(growth).toEqual(sizeGrowth(now, before));
  });

  test('a step that is gone, and one that is there twice', () => {
    const step = (size: number) => layerOf({ [`f${size}`]: sized(size) }, { step: 'COPY a b' });
    expect(sizeGrowth([step(5)], [step(3), step(2)]).steps).toEqual([
      { step: 'COPY a b', before: 3, now: 5, difference: 2 },
      { step: 'COPY a b', before: 2, now: undefined, difference: -2 },
    ]);
    expect(sizeGrowth([base], [base]).steps).toEqual([]);
  });
});
