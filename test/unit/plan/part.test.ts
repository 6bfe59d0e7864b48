import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestOf } from '../../../src/oci/digest.ts';
import { makeIndex } from '../../../src/oci/index-content.ts';
import { levelledAnnotations } from '../../../src/plan/annotation-level.ts';
import { createMergePlan } from '../../../src/plan/merge.ts';
import { joinParts, type PartRecord, parsePart, platformOf } from '../../../src/plan/part.ts';
import { inputsOf, thrown } from '../inputs/request.ts';
import { inWorkflow, pullRequest, sourceOf } from './source-of.ts';

const platforms = ['linux/amd64', 'linux/arm64'];
function part(platform: string, change: Partial<PartRecord> = {}): PartRecord {
  return {
    ...{ schema: 'sealift-part/1', commit: sourceOf().commit, inputsDigest: 'd', version: '1' },
    ...{
      repositories: ['ghcr.io/acme/app'],
      tags: [{ name: '1.0.0', kind: 'version', from: 'x' }],
      annotations: {},
    },
    ...{ platforms, platform },
    manifest: {
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
      digest: digestOf(platform),
      size: 1,
    },
    verdict: { outcome: 'passed', counts: {} },
    ...change,
  };
}
const both = [part('linux/arm64'), part('linux/amd64')];

describe('joinParts', () => {
  it('puts them in the order of the image', () => {
    expect(joinParts(both).parts.map(({ platform }) => platform)).toEqual(platforms);
  });

  it.each<[string, PartRecord[], string]>([
    ['a missing part', [part('linux/amd64')], 'linux/arm64 is missing'],
    ['a double part', [...both, part('linux/amd64')], '2 parts of linux/amd64'],
    ['a foreign platform', [...both, part('linux/s390x')], 'linux/s390x is no platform'],
    ['another commit', [part('linux/amd64'), part('linux/arm64', { commit: 'x' })], 'different commit'],
    ['other inputs', [part('linux/amd64'), part('linux/arm64', { inputsDigest: 'x' })], 'different inputs'],
    ['other tags', [part('linux/amd64'), part('linux/arm64', { tags: [] })], 'different tags'],
    ['other repositories', [part('linux/amd64'), part('linux/arm64', { repositories: [] })], 'repositories'],
    ['none', [], 'no part record'],
  ])('%s is refused', (_what, parts, problem) => {
    expect(thrown(() => joinParts(parts))).toMatchObject({
      code: 'input-invalid',
      message: expect.stringContaining(problem),
    });
  });
});

describe('parsePart', () => {
  it('gives back what was written', () => {
    expect(parsePart(JSON.stringify(part('linux/amd64')), 'f')).toEqual(part('linux/amd64'));
  });

  it.each<[string, unknown]>([
    ['no JSON', '{'],
    ['null', null],
    ['another schema', { ...part('a/b'), schema: 'sealift-part/2' }],
    ['no digest', { ...part('a/b'), manifest: { mediaType: 'x', digest: 'latest', size: 1 } }],
    [
      'an index',
      {
        ...part('a/b'),
        manifest: { ...part('a/b').manifest, mediaType: 'application/vnd.oci.image.index.v1+json' },
      },
    ],
    ['a tag of no kind', { ...part('a/b'), tags: [{ name: 'x', kind: 'other' }] }],
    ['a refused verdict', { ...part('a/b'), verdict: { outcome: 'refused', counts: {} } }],
  ])('%s is refused', (_what, content) => {
    const text = typeof content === 'string' ? content : JSON.stringify(content);
    expect(thrown(() => parsePart(text, 'f.json')).message).toContain('f.json');
  });
});

describe('createMergePlan', () => {
  const can = { keyless: true };
  const given = inputsOf({ records: 'x' }, 'merge');
  it('takes repositories and tags from the parts', () => {
    const plan = createMergePlan(joinParts(both), given, inWorkflow(sourceOf()), can);
    expect(plan.repositories).toEqual([{ registry: 'ghcr.io', path: 'acme/app' }]);
    expect(plan.tags).toEqual(both[0]?.tags);
  });
  it('refuses parts of another commit, and a fork', () => {
    const elsewhere = sourceOf({ commit: 'b'.repeat(40) });
    expect(thrown(() => createMergePlan(joinParts(both), given, elsewhere, can)).message).toContain(
      'this run is of',
    );
    const fork = { ...pullRequest, fork: true };
    expect(thrown(() => createMergePlan(joinParts(both), given, fork, can)).message).toContain('fork');
  });
});

describe('makeIndex', () => {
  const entries = platforms.map((platform) => ({
    platform: platformOf(platform),
    manifest: part(platform).manifest,
  }));
  it('gives the same digest whatever the order of annotations', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.string()), (annotations) => {
        const turned = Object.fromEntries(Object.entries(annotations).toReversed());
        expect(makeIndex(entries, turned).descriptor).toEqual(makeIndex(entries, annotations).descriptor);
      }),
    );
  });
  it('has a digest and size of its bytes', () => {
    const { descriptor, bytes } = makeIndex(entries, { a: 'b' });
    expect(descriptor).toMatchObject({ digest: digestOf(bytes), size: bytes.length });
    expect(JSON.parse(Buffer.from(bytes).toString())).toMatchObject({
      schemaVersion: 2,
      annotations: { a: 'b' },
      manifests: entries.map(({ platform, manifest }) => ({ ...manifest, platform })),
    });
  });
});

it('levelledAnnotations', () => {
  const given = { plain: '1', 'index:a': '2', 'index,manifest[linux/amd64]:b': '3' };
  expect(levelledAnnotations(given, ['index', 'manifest'])).toEqual([
    { level: 'index', name: 'plain', value: '1' },
    { level: 'manifest', name: 'plain', value: '1' },
    { level: 'index', name: 'a', value: '2' },
    { level: 'index', name: 'b', value: '3' },
    { level: 'manifest', platform: 'linux/amd64', name: 'b', value: '3' },
  ]);
});
