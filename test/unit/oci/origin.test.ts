import { describe, expect, it } from 'vitest';
import { apiHost, isLoopbackHost, mayFollow } from '../../../src/oci/origin.ts';

describe('apiHost', () => {
  it.each([
    ['docker.io', 'registry-1.docker.io'],
    ['ghcr.io', 'ghcr.io'],
    ['127.0.0.1:5000', '127.0.0.1:5000'],
  ])('of %s is %s', (registry, host) => {
    expect(apiHost(registry)).toBe(host);
  });
});

describe('isLoopbackHost', () => {
  it.each(['localhost', 'registry.localhost', '127.0.0.1', '127.8.9.10', '[::1]'])(
    'says yes to %s',
    (host) => {
      expect(isLoopbackHost(host)).toBe(true);
    },
  );
  it.each(['localhost.example', '127.0.0.1.example', '10.0.0.1', '[::2]', 'notlocalhost', '128.0.0.1'])(
    'says no to %s',
    (host) => {
      expect(isLoopbackHost(host)).toBe(false);
    },
  );
});

describe('mayFollow', () => {
  it.each([
    ['https://a.example/', 'https://b.example/', true],
    ['http://a.example/', 'https://b.example/', true],
    ['http://a.example/', 'http://b.example/', true],
    ['https://a.example/', 'http://a.example/', false],
    ['https://a.example/', 'http://127.0.0.1/', false],
    ['https://localhost/', 'http://127.0.0.1/', true],
    ['https://a.example/', 'ftp://a.example/', false],
    ['http://a.example/', 'file:///etc/passwd', false],
  ])('%s to %s: %s', (from, to, allowed) => {
    expect(mayFollow(new URL(from), new URL(to))).toBe(allowed);
  });
});
