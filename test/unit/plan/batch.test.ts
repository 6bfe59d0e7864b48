import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { referenceName, repositoryName } from '../../../src/oci/reference.ts';
import { parseBatch } from '../../../src/plan/batch.ts';
import type { Promotion } from '../../../src/plan/promotion.ts';

const one = `sha256:${'1'.repeat(64)}`;
const two = `sha256:${'2'.repeat(64)}`;
const registries = [
  { name: 'a.example/staging', src: true },
  { name: 'b.example/prod' },
  { name: 'c.example' },
];

function read(file: unknown): { promotions: Promotion[]; problems: string[] } {
  const problems: string[] = [];
  const text = typeof file === 'string' ? file : stringify(file);
  return { promotions: parseBatch(text, (problem) => problems.push(problem)), problems };
}

describe('a batch', () => {
  it('names digests with their tags, from one registry to the others', () => {
    const { promotions, problems } = read({
      registries,
      images: [{ name: 'app', dmap: { [one]: ['1.2.3', '1.2'], [two]: ['old'] } }],
    });
    expect(problems).toEqual([]);
    expect(promotions.map(({ from }) => referenceName(from))).toEqual([
      `a.example/staging/app@${one}`,
      `a.example/staging/app@${two}`,
    ]);
    expect(promotions[0]?.to.map(repositoryName)).toEqual(['b.example/prod/app', 'c.example/app']);
    expect(promotions[0]?.tags.map(({ name, kind }) => [name, kind])).toEqual([
      ['1.2.3', 'version'],
      ['1.2', 'release'],
    ]);
  });

  it('gives back every digest and tag that was written', () => {
    const hex = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 });
    const name = fc.stringMatching(/^[a-z][a-z0-9]{0,9}$/);
    const tag = fc.stringMatching(/^[a-z][a-z0-9._-]{0,9}$/);
    const images = fc.uniqueArray(
      fc.record({
        name,
        dmap: fc.dictionary(
          hex.map((text) => `sha256:${text}`),
          fc.uniqueArray(tag, { minLength: 1 }),
        ),
      }),
      { selector: (image) => image.name },
    );
    fc.assert(
      fc.property(images, (given) => {
        const { promotions, problems } = read({ registries, images: given });
        const twice = given.some(({ dmap }) => {
          const all = Object.values(dmap).flat();
          return new Set(all).size < all.length;
        });
        expect(problems.length > 0).toBe(twice);
        expect(
          promotions.map(({ from, tags }) => [referenceName(from), tags.map((each) => each.name)]),
        ).toEqual(
          given.flatMap((image) =>
            Object.entries(image.dmap).map(([digest, tags]) => [
              `a.example/staging/${image.name}@${digest}`,
              tags,
            ]),
          ),
        );
      }),
    );
  });

  const images = [{ name: 'app', dmap: { [one]: ['1.0.0'] } }];
  it.each<[string, unknown, string]>([
    ['no YAML', 'a: [', 'no YAML'],
    ['nothing in it', '', 'registries'],
    ['another key', { registries, images, extra: 1 }, 'extra'],
    ['no source', { registries: [{ name: 'b.example' }], images }, 'src: true'],
    ['two sources', { registries: [...registries, { name: 'd.example', src: true }], images }, 'exactly one'],
    ['no target', { registries: [registries[0]], images }, 'at least one'],
    ['no digest', { registries, images: [{ name: 'app', dmap: { latest: ['1'] } }] }, 'no digest'],
    ['no tags', { registries, images: [{ name: 'app', dmap: { [one]: [] } }] }, 'no list of tags'],
    [
      'tags that YAML reads as numbers',
      `registries: [{name: a.example, src: true}, {name: b.example}]\nimages: [{name: app, dmap: {"${one}": [1.20]}}]`,
      'quotes',
    ],
    ['what is no tag', { registries, images: [{ name: 'app', dmap: { [one]: ['a b'] } }] }, 'no tag'],
    [
      'two digests for one tag',
      { registries, images: [{ name: 'app', dmap: { [one]: ['x'], [two]: ['x'] } }] },
      'twice',
    ],
    ['an image without a name', { registries, images: [{ dmap: {} }] }, 'images[0]'],
    ['a registry that is none', { registries: [...registries, 'x'], images }, 'registries[3]'],
  ])('%s is refused', (_what, file, part) => {
    expect(read(file).problems.join('\n')).toContain(part);
  });
});
