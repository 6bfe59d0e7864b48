import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRange } from '../../../src/embedded-registry/blob-endpoint.ts';
import { RegistryFailure } from '../../../src/embedded-registry/failure.ts';
import { isName, parseRoute } from '../../../src/embedded-registry/route.ts';

const digest = `sha256:${'a'.repeat(64)}`;
const id = '01234567-89ab-cdef-0123-456789abcdef';

describe('parseRoute', () => {
  it.each([
    ['/v2/', { kind: 'ping' }],
    ['/v2/_catalog', { kind: 'catalog' }],
    ['/v2/a/tags/list', { kind: 'tags', name: 'a' }],
    ['/v2/a/b/blobs/uploads/', { kind: 'uploads', name: 'a/b' }],
    ['/v2/a/b/blobs/uploads', { kind: 'uploads', name: 'a/b' }],
    [`/v2/a/blobs/uploads/${id}`, { kind: 'upload', name: 'a', id }],
    [`/v2/a/blobs/${digest}`, { kind: 'blob', name: 'a', digest }],
    [`/v2/a/blobs/${encodeURIComponent(digest)}`, { kind: 'blob', name: 'a', digest }],
    ['/v2/a/manifests/v1.0', { kind: 'manifest', name: 'a', reference: { tag: 'v1.0' } }],
    [`/v2/a/manifests/${digest}`, { kind: 'manifest', name: 'a', reference: { digest } }],
    [`/v2/a/referrers/${digest}`, { kind: 'referrers', name: 'a', digest }],
    [
      '/v2/manifests/blobs/manifests/x',
      { kind: 'manifest', name: 'manifests/blobs', reference: { tag: 'x' } },
    ],
    ['/v2/tags/list', undefined],
    ['/v2/a', undefined],
    ['/', undefined],
  ])('%s', (path, route) => {
    expect(parseRoute(path)).toEqual(route);
  });

  it.each([
    ['/v2/UPPER/tags/list', 'NAME_INVALID'],
    ['/v2/../tags/list', 'NAME_INVALID'],
    ['/v2/a/../../b/tags/list', 'NAME_INVALID'],
    ['/v2/a%2f..%2fb/tags/list', 'NAME_INVALID'],
    [`/v2/${'a'.repeat(256)}/tags/list`, 'NAME_INVALID'],
    ['/v2/a/blobs/uploads/..%2f..%2fx', 'BLOB_UPLOAD_UNKNOWN'],
    ['/v2/a/blobs/sha256:abc', 'DIGEST_INVALID'],
    ['/v2/a/blobs/..%2f..%2fetc', 'DIGEST_INVALID'],
    [`/v2/a/referrers/md5:${'a'.repeat(32)}`, 'DIGEST_INVALID'],
    ['/v2/a/manifests/..', 'MANIFEST_INVALID'],
    ['/v2/a/manifests/..%2f..%2fx', 'MANIFEST_INVALID'],
    ['/v2/a/manifests/%ff', 'MANIFEST_INVALID'],
    [`/v2/a/manifests/${'t'.repeat(129)}`, 'MANIFEST_INVALID'],
  ])('%s is turned down with %s', (path, code) => {
    expect(() => parseRoute(path)).toThrow(expect.objectContaining({ code }));
  });

  it('never lets a name, tag, digest or id through that leaves its folder', () => {
    const part = fc.oneof(
      fc.constantFrom('..', '.', '%2e%2e', '%2f', '\\', '_blobs', 'a', 'a.b', 'blobs', 'manifests', 'tags'),
      fc.string({ maxLength: 8 }),
    );
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 8 }), (parts) => {
        let route: ReturnType<typeof parseRoute>;
        try {
          route = parseRoute(`/v2/${parts.join('/')}`);
        } catch (error) {
          if (error instanceof RegistryFailure) return;
          throw error;
        }
        if (route === undefined || !('name' in route)) return;
        const tag = route.kind === 'manifest' && 'tag' in route.reference ? route.reference.tag : 'x';
        const names = [...route.name.split('/'), tag];
        expect(names.filter((each) => /^\.{1,2}$|[\\/%\0]/.test(each))).toEqual([]);
        expect(isName(route.name)).toBe(true);
      }),
    );
  });
});

describe('parseRange', () => {
  it.each([
    [undefined, undefined],
    ['bytes=0-', { first: 0, last: 9 }],
    ['bytes=2-4', { first: 2, last: 4 }],
    ['bytes=2-400', { first: 2, last: 9 }],
    ['bytes=-3', { first: 7, last: 9 }],
    ['bytes=-30', { first: 0, last: 9 }],
    ['bytes=9-9', { first: 9, last: 9 }],
    ['bytes=10-', 'unsatisfiable'],
    ['bytes=5-4', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=0-1,3-4', undefined],
    ['bytes=-', undefined],
    ['lines=1-2', undefined],
  ])('%s of 10 bytes', (header, range) => {
    expect(parseRange(header, 10)).toEqual(range);
  });

  it('of an empty blob there is no range', () => {
    expect(parseRange('bytes=0-', 0)).toBe('unsatisfiable');
    expect(parseRange('bytes=-1', 0)).toBe('unsatisfiable');
  });
});
