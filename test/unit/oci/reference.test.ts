import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestOf } from '../../../src/oci/digest.ts';
import {
  parseReference,
  parseRepository,
  parseTag,
  referenceName,
  repositoryName,
} from '../../../src/oci/reference.ts';

const digest = digestOf('x');
const sha512 = digestOf('x', 'sha512');

describe('parseRepository', () => {
  it.each([
    ['app', 'docker.io', 'library/app'],
    ['team/app', 'docker.io', 'team/app'],
    ['docker.io/app', 'docker.io', 'library/app'],
    ['index.docker.io/team/app', 'docker.io', 'team/app'],
    ['ghcr.io/team/app', 'ghcr.io', 'team/app'],
    ['GHCR.io/team/app', 'ghcr.io', 'team/app'],
    ['localhost/app', 'localhost', 'app'],
    ['localhost:5000/a/b/c', 'localhost:5000', 'a/b/c'],
    ['127.0.0.1:5000/app', '127.0.0.1:5000', 'app'],
    ['[::1]:5000/app', '[::1]:5000', 'app'],
    [' ghcr.io/a__b/c-d--e.f ', 'ghcr.io', 'a__b/c-d--e.f'],
  ])('%s is on %s at %s', (text, registry, path) => {
    expect(parseRepository(text)).toEqual({ registry, path });
  });

  it.each([
    '',
    'Team/App',
    'https://ghcr.io/team/app',
    'ghcr.io/',
    'ghcr.io/a//b',
    'ghcr.io/-a',
    'a b',
    '[::1/app',
    'ghcr.io:x/app',
    `ghcr.io/app@${digest}`,
  ])('%j is none', (text) => {
    expect(() => parseRepository(text)).toThrowError(expect.objectContaining({ code: 'reference-invalid' }));
  });
});

describe('parseReference', () => {
  it.each([
    ['ghcr.io/a/b', { registry: 'ghcr.io', path: 'a/b', tag: 'latest' }],
    ['ghcr.io/a/b:v1', { registry: 'ghcr.io', path: 'a/b', tag: 'v1' }],
    ['localhost:5000/b', { registry: 'localhost:5000', path: 'b', tag: 'latest' }],
    [`ghcr.io/a/b@${digest}`, { registry: 'ghcr.io', path: 'a/b', digest }],
    [`ghcr.io/a/b:v1@${sha512}`, { registry: 'ghcr.io', path: 'a/b', digest: sha512 }],
  ])('reads %s', (text, reference) => {
    expect(parseReference(text)).toEqual(reference);
  });

  it.each([
    'ghcr.io/a/b:',
    'ghcr.io/a/b:-x',
    'ghcr.io/a/b@sha256:12',
    `ghcr.io/a@md5:${'0'.repeat(32)}`,
    `ghcr.io/a:${'x'.repeat(129)}`,
  ])('refuses %s', (text) => {
    expect(() => parseReference(text)).toThrowError(expect.objectContaining({ code: 'reference-invalid' }));
  });

  it('reads back every name it writes', () => {
    const part = fc.stringMatching(/^[a-z0-9]+([._-][a-z0-9]+)?$/);
    const repository = fc.record({
      registry: fc.constantFrom('ghcr.io', 'localhost', '127.0.0.1:5000', 'docker.io'),
      path: fc.array(part, { minLength: 2, maxLength: 4 }).map((parts) => parts.join('/')),
    });
    const which = fc.oneof(
      fc.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9._-]{0,40}$/).map((tag) => ({ tag })),
      fc.constantFrom({ digest }, { digest: sha512 }),
    );
    fc.assert(
      fc.property(repository, which, (place, target) => {
        const reference = { ...place, ...target };
        expect(parseReference(referenceName(reference))).toEqual(reference);
        expect(parseRepository(repositoryName(place))).toEqual(place);
      }),
    );
  });
});

it('parseTag takes 128 characters', () => {
  expect(parseTag('x'.repeat(128))).toHaveLength(128);
});
