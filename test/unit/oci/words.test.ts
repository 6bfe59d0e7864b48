import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SealiftError } from '../../../src/errors.ts';
import { parseChallenges } from '../../../src/oci/challenge.ts';
import { digestOf, isDigest, parseDigest } from '../../../src/oci/digest.ts';
import { nextLink } from '../../../src/oci/link.ts';
import { mayFollow } from '../../../src/oci/origin.ts';
import { redactedUrl } from '../../../src/oci/redact.ts';
import {
  parseReference,
  parseRepository,
  referenceName,
  repositoryName,
} from '../../../src/oci/reference.ts';
import { isRetriedStatus, parseRetryAfter, retryDelayMs } from '../../../src/oci/retry.ts';
import { mergeScopes } from '../../../src/oci/scope.ts';

describe('references', () => {
  test.each([
    ['app', 'docker.io/library/app'],
    ['user/app', 'docker.io/user/app'],
    ['index.docker.io/user/app', 'docker.io/user/app'],
    ['ghcr.io/owner/app', 'ghcr.io/owner/app'],
    ['localhost/app', 'localhost/app'],
    ['127.0.0.1:5000/team/app', '127.0.0.1:5000/team/app'],
    ['registry.example.com/a/b__c/d-e', 'registry.example.com/a/b__c/d-e'],
  ])('%s is %s', (text, name) => expect(repositoryName(parseRepository(text))).toBe(name));

  test.each(['', 'UPPER/app', 'ghcr.io/', 'ghcr.io/a b', 'a//b', 'app:tag', '-a'])(
    '%j is no repository',
    (text) => {
      expect(() => parseRepository(text)).toThrow(expect.objectContaining({ code: 'reference-invalid' }));
    },
  );

  const digest = digestOf('x');
  test.each([
    ['ghcr.io/a/b:1.2', 'ghcr.io/a/b:1.2'],
    ['127.0.0.1:5000/a', '127.0.0.1:5000/a:latest'],
    [`ghcr.io/a/b@${digest}`, `ghcr.io/a/b@${digest}`],
    [`ghcr.io/a/b:1.2@${digest}`, `ghcr.io/a/b@${digest}`],
  ])('%s refers to %s', (text, name) => expect(referenceName(parseReference(text))).toBe(name));

  test('anything else is a clear error, never another one', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        try {
          expect(referenceName(parseReference(text))).toContain('/');
        } catch (error) {
          expect(error).toBeInstanceOf(SealiftError);
        }
      }),
    );
  });
});

describe('digests', () => {
  test('only whole digests of known algorithms are digests', () => {
    const hex = 'a'.repeat(64);
    for (const text of [`sha256:${hex}`, `sha512:${hex}${hex}`]) expect(isDigest(text)).toBe(true);
    for (const text of [
      `sha256:${hex}a`,
      `sha256:${hex.slice(1)}`,
      `sha256:${hex.toUpperCase()}`,
      `md5:${hex}`,
      hex,
      `sha256:${hex}:x`,
    ])
      expect(() => parseDigest(text)).toThrow(expect.objectContaining({ code: 'reference-invalid' }));
  });
});

describe('challenges', () => {
  test.each([
    ['Basic realm="x"', [{ scheme: 'basic', parameters: { realm: 'x' } }]],
    [
      'Bearer realm="https://auth.example/token",service="reg",scope="repository:a/b:pull,push"',
      [
        {
          scheme: 'bearer',
          parameters: {
            realm: 'https://auth.example/token',
            service: 'reg',
            scope: 'repository:a/b:pull,push',
          },
        },
      ],
    ],
    [
      'Negotiate, Basic realm="a", Bearer realm=b',
      [
        { scheme: 'negotiate', parameters: {} },
        { scheme: 'basic', parameters: { realm: 'a' } },
        { scheme: 'bearer', parameters: { realm: 'b' } },
      ],
    ],
    ['Basic realm="quote \\" inside"', [{ scheme: 'basic', parameters: { realm: 'quote " inside' } }]],
    ['', []],
  ])('%s', (header, expected) => expect(parseChallenges(header)).toEqual(expected));

  test('no header makes it throw or hang', () => {
    fc.assert(fc.property(fc.string({ maxLength: 300 }), (header) => Array.isArray(parseChallenges(header))));
  });
});

describe('retries', () => {
  test.each([408, 429, 500, 502, 503, 504])('%d may pass', (status) =>
    expect(isRetriedStatus(status)).toBe(true),
  );
  test.each([200, 301, 400, 401, 403, 404, 409, 416])('%d will not', (status) =>
    expect(isRetriedStatus(status)).toBe(false),
  );

  const now = new Date('2026-01-01T00:00:00Z');
  test.each([
    ['120', 120_000],
    ['Thu, 01 Jan 2026 00:01:00 GMT', 60_000],
    ['Wed, 31 Dec 2025 00:00:00 GMT', 0],
    ['soon', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('Retry-After %s', (header, milliseconds) => expect(parseRetryAfter(header, now)).toBe(milliseconds));

  test('a wait grows, and is never longer than a minute, whatever the registry asks', () => {
    expect([1, 2, 3].map((failures) => retryDelayMs(failures, undefined, 0))).toEqual([500, 1000, 2000]);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 50 }),
        fc.option(fc.nat(), { nil: undefined }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (failures, after, random) => {
          const wait = retryDelayMs(failures, after, random);
          return wait >= 0 && wait <= 60_000;
        },
      ),
    );
  });
});

test.each([
  ['</v2/a/tags/list?n=2&last=x>; rel="next"', '/v2/a/tags/list?n=2&last=x'],
  ['<https://other.example/x>; rel=next; title="a"', 'https://other.example/x'],
  ['</a>; rel="prev", </b>; rel="next"', '/b'],
  ['</a>; rel="prev"', undefined],
  [undefined, undefined],
])('the next page of %s', (header, target) => expect(nextLink(header)).toBe(target));

test('a URL is shown without users, signatures and sessions', () => {
  const shown = redactedUrl(
    new URL('https://user:pass@r.example/v2/a?digest=sha256:1&X-Amz-Signature=abc&_state=xyz#frag'),
  );
  expect(shown).toContain('digest=');
  for (const hidden of ['user', 'pass', 'abc', 'xyz', 'frag']) expect(shown).not.toContain(hidden);
});

test.each([
  ['https://a.example', 'https://b.example', true],
  ['https://a.example', 'http://a.example', false],
  ['https://a.example', 'http://127.0.0.1', false],
  ['http://127.0.0.1:1', 'http://localhost:2', true],
  ['https://a.example', 'file:///etc/passwd', false],
])('going on from %s to %s: %s', (from, to, may) => expect(mayFollow(new URL(from), new URL(to))).toBe(may));

test('scopes of one repository become one, whatever their order', () => {
  expect(mergeScopes(['repository:b:push,pull', 'repository:a:pull', 'repository:b:pull'])).toEqual([
    'repository:a:pull',
    'repository:b:pull,push',
  ]);
});
