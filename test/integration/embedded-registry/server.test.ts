import { readdir, stat } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startRegistry } from '../../../src/embedded-registry/server.ts';
import { digestOf } from '../../../src/oci/digest.ts';
import { errorCodeOf, openSession, rawStatus, sessionWith } from '../../support/registry-session.ts';

it('listens on loopback only', async () => {
  await using session = await openSession();
  expect(session.registry.address).toMatch(/^127\.0\.0\.1:\d+$/);
  expect(session.registry.url).toBe(`http://${session.registry.address}`);
});

it('finds its content again after a restart, without what was unfinished', async () => {
  await using first = await openSession();
  const digest = await first.pushImage('app', 'v1');
  await first.ask('POST', 'app/blobs/uploads/');
  expect(await readdir(join(first.folder, 'temporary'))).toHaveLength(1);
  await first.registry.stop();
  const second = await startRegistry({ folder: first.folder });
  try {
    const { ask } = sessionWith(second);
    expect((await ask('HEAD', 'app/manifests/v1')).headers.get('docker-content-digest')).toBe(digest);
    expect(await (await ask('GET', `app/blobs/${digestOf('layer')}`)).text()).toBe('layer');
    expect(await readdir(join(first.folder, 'temporary'))).toEqual([]);
  } finally {
    await second.stop();
  }
});

it('says which port it cannot have', async () => {
  await using session = await openSession();
  const port = Number(session.registry.address.split(':')[1]);
  await expect(openSession({ port })).rejects.toMatchObject({ code: 'network-failed' });
});

it.each([
  '/v2/../../../../etc/passwd',
  '/v2/a/blobs/../../../../../../etc/passwd',
  '/v2/a/manifests/..%2f..%2f..%2f..%2fetc%2fpasswd',
  '/v2/%2e%2e/%2e%2e/tags/list',
  '/v2/a%00b/tags/list',
  '//etc/passwd',
  'http://elsewhere.invalid/v2/a/tags/list',
])('serves nothing outside its folder: %s', async (path) => {
  await using session = await openSession();
  expect([400, 404]).toContain(await rawStatus(session.registry.address, path));
});

it('answers what it does not know with 404 and what cannot be done with 405', async () => {
  await using session = await openSession();
  expect((await fetch(session.registry.url)).status).toBe(404);
  const response = await session.ask('POST', 'a/tags/list');
  expect([response.status, response.headers.get('allow'), await errorCodeOf(response)]).toEqual([
    405,
    'GET, HEAD',
    'UNSUPPORTED',
  ]);
});

it('records requests in the order of their arrival', async () => {
  await using session = await openSession();
  await session.ask('GET', '');
  await session.ask('HEAD', 'a/manifests/x?y=1', { headers: { accept: 'a/b' } });
  expect(session.registry.requests).toMatchObject([
    { method: 'GET', url: '/v2/', status: 200 },
    { method: 'HEAD', url: '/v2/a/manifests/x?y=1', status: 404, headers: { accept: 'a/b' } },
  ]);
});

it('keeps the bytes that came before a connection broke, so that an upload can go on', async () => {
  await using session = await openSession();
  const post = await session.ask('POST', 'app/blobs/uploads/');
  const location = post.headers.get('location') ?? '';
  const [host, port] = session.registry.address.split(':');
  const socket = connect(Number(port), host);
  socket.write(
    `PATCH ${location} HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\nContent-Range: 0-9\r\n\r\nabcd`,
  );
  const file = join(session.folder, 'temporary', (await readdir(join(session.folder, 'temporary')))[0] ?? '');
  await expect.poll(async () => (await stat(file)).size).toBe(4);
  socket.destroy();
  const path = location.replace('/v2/', '');
  const status = await session.ask('GET', path);
  expect([status.status, status.headers.get('range')]).toEqual([204, '0-3']);
  const rest = await session.ask('PUT', `${path}?digest=${digestOf('abcdefghij')}`, {
    headers: { 'content-range': '4-9' },
    body: 'efghij',
  });
  expect(rest.status).toBe(201);
});
