import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digestOf } from '../../../src/oci/digest.ts';
import { errorCodeOf, openSession, type RegistrySession } from '../../support/registry-session.ts';

let session: RegistrySession;
beforeAll(async () => {
  session = await openSession();
});
afterAll(() => session[Symbol.asyncDispose]());

async function startUpload(name: string, query = ''): Promise<string> {
  const response = await session.ask('POST', `${name}/blobs/uploads/${query}`);
  expect(response.status).toBe(202);
  return (response.headers.get('location') ?? '').replace('/v2/', '');
}

function chunk(location: string, first: number, text: string, method = 'PATCH', query = '') {
  const range = `${first}-${first + text.length - 1}`;
  return session.ask(method, location + query, { headers: { 'content-range': range }, body: text });
}

describe('blobs', () => {
  it('takes a blob by POST and PUT, and gives it back', async () => {
    const digest = digestOf('hello');
    const put = await session.ask('PUT', `${await startUpload('a')}?digest=${digest}`, { body: 'hello' });
    expect(put.status).toBe(201);
    expect(put.headers.get('location')).toBe(`/v2/a/blobs/${digest}`);
    const got = await session.ask('GET', `a/blobs/${digest}`);
    expect(await got.text()).toBe('hello');
    expect(got.headers.get('docker-content-digest')).toBe(digest);
    const head = await session.ask('HEAD', `a/blobs/${digest}`);
    expect(head.headers.get('content-length')).toBe('5');
  });

  it('takes an empty blob, and one by sha512 however it was announced', async () => {
    await session.pushBlob('a', '');
    expect(await (await session.ask('GET', `a/blobs/${digestOf('')}`)).text()).toBe('');
    const digest = digestOf('long', 'sha512');
    for (const query of ['', '?digest-algorithm=sha512']) {
      const put = await session.ask('PUT', `${await startUpload('a', query)}?digest=${digest}`, {
        body: 'long',
      });
      expect(put.status).toBe(201);
      await session.ask('DELETE', `a/blobs/${digest}`);
    }
  });

  it('takes chunks in order, tells how far it is, and refuses others with 416', async () => {
    const location = await startUpload('chunks');
    expect((await chunk(location, 0, 'abc')).headers.get('range')).toBe('0-2');
    const wrong = await chunk(location, 5, 'xyz');
    expect([wrong.status, wrong.headers.get('range')]).toEqual([416, '0-2']);
    const status = await session.ask('GET', location);
    expect([status.status, status.headers.get('range')]).toEqual([204, '0-2']);
    expect((await chunk(location, 3, 'def')).status).toBe(202);
    const digest = digestOf('abcdefghi');
    expect((await chunk(location, 6, 'ghi', 'PUT', `?digest=${digest}`)).status).toBe(201);
    expect(await (await session.ask('GET', `chunks/blobs/${digest}`)).text()).toBe('abcdefghi');
    expect((await session.ask('GET', location)).status).toBe(404);
  });

  it('cancels an upload and leaves nothing behind', async () => {
    const location = await startUpload('cancel');
    await chunk(location, 0, 'abc');
    expect((await session.ask('DELETE', location)).status).toBe(204);
    expect((await chunk(location, 3, 'def')).status).toBe(404);
    expect(await readdir(join(session.folder, 'temporary'))).toEqual([]);
  });

  it('knows an upload only in the repository it was started in', async () => {
    const location = await startUpload('one');
    expect((await session.ask('PATCH', location.replace('one/', 'two/'), { body: 'x' })).status).toBe(404);
    expect((await session.ask('DELETE', location)).status).toBe(204);
  });

  it.each([
    ['another digest', `?digest=sha256:${'0'.repeat(64)}`, 'DIGEST_INVALID'],
    ['no digest', '', 'DIGEST_INVALID'],
    ['an unknown algorithm', '?digest=md5:abc', 'DIGEST_INVALID'],
  ])('refuses %s', async (_what, query, code) => {
    const response = await session.ask('PUT', (await startUpload('bad')) + query, { body: 'hello' });
    expect([response.status, await errorCodeOf(response)]).toEqual([400, code]);
  });

  it.each([
    ['nonsense', 'a-b', 'BLOB_UPLOAD_INVALID'],
    ['backwards', '4-0', 'BLOB_UPLOAD_INVALID'],
    ['of another length', '0-9', 'SIZE_INVALID'],
  ])('refuses a Content-Range that is %s', async (_what, range, code) => {
    const response = await session.ask('PATCH', await startUpload('bad'), {
      headers: { 'content-range': range },
      body: 'hello',
    });
    expect([response.status, await errorCodeOf(response)]).toEqual([400, code]);
  });

  it('mounts what another repository has, and else begins an upload', async () => {
    const digest = await session.pushBlob('source', 'mounted');
    const post = (query: string) => session.ask('POST', `target/blobs/uploads/?mount=${digest}${query}`);
    expect((await post('&from=nowhere')).status).toBe(202);
    expect((await session.ask('HEAD', `target/blobs/${digest}`)).status).toBe(404);
    expect((await post('&from=source')).status).toBe(201);
    expect(await (await session.ask('GET', `target/blobs/${digest}`)).text()).toBe('mounted');
    expect((await session.ask('POST', `other/blobs/uploads/?mount=${digest}`)).status).toBe(201);
    expect((await post('&from=..%2fsource')).status).toBe(400);
  });

  it('deletes from one repository only, and the bytes with the last', async () => {
    const digest = await session.pushBlob('keep', 'shared bytes');
    await session.ask('POST', `drop/blobs/uploads/?mount=${digest}&from=keep`);
    expect((await session.ask('DELETE', `drop/blobs/${digest}`)).status).toBe(202);
    expect((await session.ask('DELETE', `drop/blobs/${digest}`)).status).toBe(404);
    expect((await session.ask('HEAD', `keep/blobs/${digest}`)).status).toBe(200);
    const stored = () => readdir(join(session.folder, 'blobs', 'sha256'));
    expect(await stored()).toContain(digest.slice(7));
    await session.ask('DELETE', `keep/blobs/${digest}`);
    expect(await stored()).not.toContain(digest.slice(7));
  });

  it('serves ranges', async () => {
    const digest = await session.pushBlob('ranges', '0123456789');
    const get = (range: string) => session.ask('GET', `ranges/blobs/${digest}`, { headers: { range } });
    const part = await get('bytes=2-4');
    expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([
      206,
      'bytes 2-4/10',
      '234',
    ]);
    expect(await (await get('bytes=-3')).text()).toBe('789');
    const outside = await get('bytes=10-');
    expect([outside.status, outside.headers.get('content-range')]).toEqual([416, 'bytes */10']);
  });

  it('the same blob pushed many times at once arrives whole and once', async () => {
    const bytes = Buffer.alloc(3_000_000, 'sealift');
    const digests = await Promise.all(
      Array.from({ length: 8 }, (_, i) => session.pushBlob(`many/${i}`, bytes)),
    );
    const got = await session.ask('GET', `many/7/blobs/${digests[0]}`);
    const hex = createHash('sha256')
      .update(Buffer.from(await got.arrayBuffer()))
      .digest('hex');
    expect(`sha256:${hex}`).toBe(digests[7]);
    const stored = await readdir(join(session.folder, 'blobs', 'sha256'));
    expect(stored.filter((name) => name === hex)).toHaveLength(1);
  });
});
