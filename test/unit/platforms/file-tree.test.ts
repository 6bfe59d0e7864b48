import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildFileTree, eachFile } from '../../../src/platforms/file-tree.ts';
import type { LayerEntry } from '../../../src/platforms/listing.ts';
import { layerOf } from '../../support/layers.ts';

const pathsOf = (tree: ReturnType<typeof buildFileTree>) => [...tree.nodes()].map(([path]) => path).sort();
const link = (target: string) => ({ type: 'symlink', target }) as const;
const hardlink = (target: string) => ({ type: 'hardlink', target }) as const;

describe('layers on top of each other', () => {
  test.each<[string, Parameters<typeof layerOf>[0][], string[]]>([
    ['a file', [{ 'a/b': 'x' }], ['a', 'a/b']],
    ['a whiteout hides a file', [{ 'a/b': 'x', 'a/c': 'y' }, { 'a/.wh.b': '' }], ['a', 'a/c']],
    ['and a folder with all in it', [{ 'a/b/c/d': 'x' }, { 'a/.wh.b': '' }], ['a']],
    ['not what is in its own layer', [{ a: 'x' }, { a: 'y', '.wh.a': '' }], ['a']],
    [
      'an opaque one all that was in the folder',
      [
        { 'a/b': 'x', 'a/c/d': 'y' },
        { 'a/e': 'z', 'a/.wh..wh..opq': '' },
      ],
      ['a', 'a/e'],
    ],
    ['a whiteout of nothing is nothing', [{ a: '' }, { 'x/.wh.y': '', '.wh.b': '' }], ['a']],
    ['a folder keeps what is in it', [{ 'a/b': 'x' }, { 'a/': { mode: 0o700 } }], ['a', 'a/b']],
    ['a file takes the place of a folder', [{ 'a/b': 'x' }, { a: 'y' }], ['a']],
    ['a folder that of a file', [{ a: 'x' }, { 'a/': {} }], ['a']],
    ['a link that of a folder', [{ 'a/b': 'x' }, { a: link('c') }], ['a']],
    [
      'a link in the way is followed',
      [{ 'usr/lib/': {}, lib: link('usr/lib') }, { 'lib/x': '1' }],
      ['lib', 'usr', 'usr/lib', 'usr/lib/x'],
    ],
    [
      'and so it is for a whiteout',
      [{ 'usr/x': '', lib: link('/usr') }, { 'lib/.wh.x': '' }],
      ['lib', 'usr'],
    ],
    ['a link to nothing gets its folder', [{ a: link('b/c') }, { 'a/x': '1' }], ['a', 'b', 'b/c', 'b/c/x']],
    ['a circle gives way', [{ a: link('b'), b: link('a') }, { 'a/x': '1' }], ['a', 'a/x', 'b']],
  ])('%s', (_, layers, paths) => {
    expect(pathsOf(buildFileTree(layers.map((members) => layerOf(members))))).toEqual(paths);
  });

  test('a folder no layer has is everyone’s to enter', () => {
    const { node } = buildFileTree([layerOf({ 'a/b': 'x' })]).resolve('/a');
    expect(node?.entry).toMatchObject({ type: 'directory', mode: 0o755, uid: 0 });
  });

  test('a folder takes its last mode and layer', () => {
    const tree = buildFileTree([layerOf({ 'a/': {} }), layerOf({ 'a/': { mode: 0o700 } })]);
    expect(tree.resolve('a').node).toMatchObject({ layer: 1, entry: { mode: 0o700 } });
  });
});

describe('hard links', () => {
  const first = layerOf({ a: { size: 10 }, b: hardlink('a') });

  test('share one file', () => {
    const tree = buildFileTree([first]);
    expect(tree.resolve('b').node?.entry).toMatchObject({ type: 'file', size: 10 });
    expect([...eachFile(tree)].map(([path]) => path)).toEqual(['a']);
  });

  test('keep its bytes until the last is gone', () => {
    const once = buildFileTree([first, layerOf({ '.wh.a': '' })]);
    expect(once.lost).toEqual([]);
    expect(once.resolve('b').node?.entry.size).toBe(10);
    const twice = buildFileTree([first, layerOf({ '.wh.a': '' }), layerOf({ b: { size: 1 } })]);
    expect(twice.lost).toMatchObject([{ path: 'a', bytes: 10, layer: 0, by: 'overwritten', byLayer: 2 }]);
  });

  test('are not moved when another name is written again', () => {
    const tree = buildFileTree([first, layerOf({ a: { size: 3 } })]);
    expect(tree.resolve('b').node?.entry.size).toBe(10);
    expect(tree.resolve('a').node?.entry.size).toBe(3);
  });

  test('to a file of a lower layer, to themselves, and to nothing', () => {
    const tree = buildFileTree([
      layerOf({ a: { size: 5 } }),
      layerOf({ b: hardlink('a'), a: hardlink('a') }),
    ]);
    expect(tree.resolve('b').node?.layer).toBe(0);
    expect(tree.lost).toEqual([]);
    expect(buildFileTree([layerOf({ b: hardlink('x') })]).resolve('b').node?.entry.type).toBe('hardlink');
  });
});

describe('a path', () => {
  const tree = buildFileTree([
    layerOf({
      'bin/sh': 'x',
      'usr/bin': link('/bin'),
      'usr/up': link('../../../bin'),
      'app/self': link('self'),
      'app/nowhere': link('/opt/x/../y'),
      'app/chain': link('../usr/bin/sh'),
    }),
  ]);

  test.each([
    ['/bin/sh', 'bin/sh', undefined],
    ['bin/./sh', 'bin/sh', undefined],
    ['/usr/bin/sh', 'bin/sh', undefined],
    ['/usr/up/sh', 'bin/sh', undefined],
    ['/../..//bin/sh', 'bin/sh', undefined],
    ['/app/chain', 'bin/sh', undefined],
    ['/usr/../bin/sh', 'bin/sh', undefined],
    ['/', '', undefined],
    ['/app/self', 'app/self', 'loop'],
    ['/bin/sh/x', 'bin/sh', 'not-a-directory'],
    ['/bin/bash', 'bin/bash', 'missing'],
    ['/app/nowhere', 'opt/y', 'missing'],
    ['/no/such/../thing', 'no/thing', 'missing'],
  ])('%s leads to %s (%s)', (path, to, problem) => {
    const found = tree.resolve(path);
    expect(found.path).toBe(to);
    expect(found.problem).toBe(problem);
  });

  test('knows the folders it goes through', () => {
    expect(tree.resolve('/usr/bin/sh').through.map(({ entry }) => entry.path)).toEqual([
      '',
      'usr',
      '',
      'bin',
    ]);
  });

  test('of forty links is followed, of forty-one is not', () => {
    const chain = (length: number) =>
      Object.fromEntries(Array.from({ length }, (_, at) => [`l${at}`, link(`l${at + 1}`)]));
    const end = (length: number) =>
      buildFileTree([layerOf({ ...chain(length), [`l${length}`]: 'x' })]).resolve('l0');
    expect(end(40).problem).toBeUndefined();
    expect(end(41).problem).toBe('loop');
  });
});

describe('against a plain model', () => {
  const name = fc.constantFrom('a', 'b', 'c');
  const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/'));
  const member = fc.oneof(
    fc.record({ path, type: fc.constant('file' as const), size: fc.integer({ min: 1, max: 9 }) }),
    fc.record({ path, type: fc.constant('directory' as const), size: fc.constant(0) }),
    path.map((at) => ({ path: at.replace(/[^/]+$/, '.wh.$&'), type: 'file' as const, size: 0 })),
    path.map((at) => ({ path: `${at}/.wh..wh..opq`, type: 'file' as const, size: 0 })),
  );
  const layers = fc.array(fc.array(member, { maxLength: 8 }), { maxLength: 4 });

  /** Paths to what is there, each path told whole; folders that are only implied are made. */
  function model(all: { path: string; type: 'file' | 'directory'; size: number }[][]) {
    const there = new Map<string, { type: string; size: number; layer: number }>();
    let lost = 0;
    const drop = (test: (path: string) => boolean) => {
      for (const [at, { size }] of there) {
        if (!test(at)) continue;
        lost += size;
        there.delete(at);
      }
    };
    for (const [layer, members] of all.entries()) {
      for (const { path: at } of members) {
        const [, folder = '', base = ''] = /^(?:(.*)\/)?(.*)$/.exec(at) ?? [];
        if (base === '.wh..wh..opq') drop((other) => other.startsWith(`${folder}/`));
        else if (base.startsWith('.wh.')) {
          const hidden = (folder ? `${folder}/` : '') + base.slice(4);
          drop((other) => other === hidden || other.startsWith(`${hidden}/`));
        }
      }
      for (const { path: at, type, size } of members.filter((one) => !one.path.includes('.wh.'))) {
        const parts = at.split('/');
        for (let depth = 1; depth < parts.length; depth += 1) {
          const parent = parts.slice(0, depth).join('/');
          if (there.get(parent)?.type === 'directory') continue;
          drop((other) => other === parent);
          there.set(parent, { type: 'directory', size: 0, layer });
        }
        const keeps = type === 'directory' && there.get(at)?.type === 'directory';
        if (!keeps) drop((other) => other === at || other.startsWith(`${at}/`));
        there.set(at, { type, size, layer });
      }
    }
    return { there, lost };
  }

  test('the same is left, and the same bytes are lost', () => {
    fc.assert(
      fc.property(layers, (all) => {
        const listings = all.map((entries) => ({
          entries: entries.map((one): LayerEntry => ({ ...one, mode: 0o644, uid: 0, gid: 0 })),
        }));
        const tree = buildFileTree(listings);
        const expected = model(all);
        const left = [...tree.nodes()].map(([at, { entry, layer }]) => [
          at,
          { type: entry.type, size: entry.size, layer },
        ]);
        expect(Object.fromEntries(left)).toEqual(Object.fromEntries(expected.there));
        expect(tree.lost.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(expected.lost);
      }),
      { numRuns: 1000 },
    );
  });
});
