import { describe, expect, it } from 'vitest';
import { createRollbackPlan } from '../../../src/plan/rollback.ts';
import { kindOfName, namedTags } from '../../../src/plan/tag-name.ts';
import { inputsOf, thrown } from '../inputs/request.ts';
import { inWorkflow, pullRequest, sourceOf } from './source-of.ts';

const can = { keyless: true };
const plan = (given: Record<string, string>, source = sourceOf()) =>
  createRollbackPlan(inputsOf(given, 'rollback'), inWorkflow(source), can);

describe('kindOfName', () => {
  it.each([
    ['1.2.3', 'version'],
    ['v1.2.3', 'version'],
    ['1.2.3-rc.1', 'version'],
    ['1.2.3-alpine', 'version'],
    ['2026.11.21', 'version'],
    ['1.2rc1', 'version'],
    ['1.2.post1', 'version'],
    [`sha-${'a'.repeat(40)}`, 'commit'],
    ['sha-abcdef0', 'commit'],
    ['latest', 'floating'],
    ['1.2', 'floating'],
    ['1', 'floating'],
    ['v1', 'floating'],
    ['edge', 'floating'],
    ['sha-xyz', 'floating'],
    ['a'.repeat(40), 'commit'],
    [`main-${'a'.repeat(40)}`, 'commit'],
    ['app-1.2.3', 'version'],
    ['app-v1.2.3-alpine', 'version'],
    ['1.2-alpine', 'floating'],
    ['pr-7', 'floating'],
  ])('%s is %s', (name, kind) => {
    expect(kindOfName(name)).toBe(kind);
  });
});

describe('a rollback', () => {
  it.each(['latest', '1.2', 'stable'])('moves %s, whatever is higher', (tag) => {
    const { tag: planned, steps } = plan({ image: `ghcr.io/acme/app:${tag}` });
    expect(planned).toEqual({ name: tag, kind: 'floating', from: 'rollback' });
    expect(steps).toBe(1);
  });

  it.each(['1.2.3', 'v1.2.3', `sha-${'a'.repeat(40)}`])('refuses %s', (tag) => {
    expect(thrown(() => plan({ image: `ghcr.io/acme/app:${tag}` })).message).toContain('never change');
  });

  it('refuses a digest, a fork, and what it cannot go to', () => {
    expect(thrown(() => plan({ image: `ghcr.io/acme/app@sha256:${'a'.repeat(64)}` })).message).toContain(
      'digest',
    );
    const image = 'ghcr.io/acme/app:latest';
    expect(thrown(() => plan({ image }, { ...pullRequest, fork: true })).message).toContain('fork');
    expect(thrown(() => plan({ image, to: 'other/app:1' })).message).toContain('to');
    expect(thrown(() => plan({ image, to: '1.0.0', steps: '2' })).message).toContain('to');
    expect(thrown(() => plan({ image: `${image},ghcr.io/acme/b:latest` })).message).toContain('one image');
  });

  it('goes to a digest or a tag', () => {
    const image = 'ghcr.io/acme/app:latest';
    expect(plan({ image, to: '1.0.0' }).to).toEqual({ tag: '1.0.0' });
    expect(plan({ image, to: `sha256:${'a'.repeat(64)}` }).to).toEqual({
      digest: `sha256:${'a'.repeat(64)}`,
    });
    expect(plan({ image }).to).toBeUndefined();
  });
});

describe('namedTags', () => {
  it.each([
    ['1.2.3-alpine', '1.2-alpine', { version: '1.2.3', major: 1, minor: 2, prefix: '', suffix: '-alpine' }],
    ['1.2.3-alpine', '1-alpine', { version: '1.2.3', major: 1, prefix: '', suffix: '-alpine' }],
    ['1.2.3-alpine', 'latest-alpine', { version: '1.2.3', prefix: '', suffix: '-alpine' }],
    ['app-1.2.3', 'app-1.2', { version: '1.2.3', major: 1, minor: 2, prefix: 'app-', suffix: '' }],
  ])('beside %s, %s follows its line', (version, name, line) => {
    expect(namedTags([version, name]).find((tag) => tag.name === name)).toMatchObject({
      kind: 'release',
      line,
    });
    expect(namedTags([name], version)).toMatchObject([{ kind: 'release', line }]);
  });

  it('what is no tag is refused, and a commit tag is one', () => {
    expect(thrown(() => namedTags(['a b']))).toMatchObject({ code: 'input-invalid' });
    const names = [`sha-${'a'.repeat(40)}`, '1.2.3.post1', 'x'];
    expect(namedTags(names).map(({ kind }) => kind)).toEqual(['commit', 'version', 'floating']);
  });
});
