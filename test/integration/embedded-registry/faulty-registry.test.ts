import { describe, expect, it } from 'vitest';
import { mediaType } from '../../../src/oci/descriptor.ts';
import { digestOf } from '../../../src/oci/digest.ts';
import {
  type Fault,
  type FaultyRegistryOptions,
  startFaultyRegistry,
} from '../../support/faulty-registry.ts';
import { errorCodeOf, imageOf, sessionWith } from '../../support/registry-session.ts';

async function open(options: FaultyRegistryOptions = {}, ...faults: Fault[]) {
  const registry = await startFaultyRegistry({ ...options, faults });
  return { ...sessionWith(registry), registry, [Symbol.asyncDispose]: () => registry.stop() };
}

const blob = '0123456789';
const digest = digestOf(blob);

describe('faults', () => {
  it('none: it is the embedded registry', async () => {
    await using session = await open();
    await session.pushImage('app', 'v1');
    expect((await session.ask('HEAD', 'app/manifests/v1')).status).toBe(200);
  });

  it.each<[Fault, number, string | undefined, string | null]>([
    [{ kind: 'answer', status: 429, headers: { 'retry-after': '3' } }, 429, 'TOOMANYREQUESTS', '3'],
    [{ kind: 'answer', status: 429 }, 429, 'TOOMANYREQUESTS', null],
    [{ kind: 'answer', status: 401 }, 401, 'UNAUTHORIZED', null],
    [{ kind: 'answer', status: 403 }, 403, 'DENIED', null],
    [{ kind: 'answer', status: 503, code: 'UNSUPPORTED' }, 503, 'UNSUPPORTED', null],
  ])('%o', async (fault, status, code, retryAfter) => {
    await using session = await open({}, fault);
    const response = await session.ask('GET', '');
    expect([response.status, await errorCodeOf(response)]).toEqual([status, code]);
    expect(response.headers.get('retry-after')).toBe(retryAfter);
  });

  it('an answer may have a body that is no JSON', async () => {
    await using session = await open({}, { kind: 'answer', status: 502, body: '<html>' });
    expect(await (await session.ask('GET', '')).text()).toBe('<html>');
  });

  it('happen only to the requests that match, and as often as asked', async () => {
    await using session = await open(
      {},
      { kind: 'answer', status: 500, method: 'HEAD', url: /manifests\/x/, nth: 2 },
      { kind: 'answer', status: 503, url: /tags/, times: 2 },
    );
    const status = async (method: string, path: string) => (await session.ask(method, path)).status;
    const heads = [];
    for (let count = 0; count < 3; count += 1) heads.push(await status('HEAD', 'a/manifests/x'));
    expect(heads).toEqual([404, 500, 404]);
    expect(await status('GET', 'a/manifests/x')).toBe(404);
    const lists = [];
    for (let count = 0; count < 3; count += 1) lists.push(await status('GET', 'a/tags/list'));
    expect(lists).toEqual([503, 503, 404]);
  });

  it('can be changed while it runs', async () => {
    await using session = await open({}, { kind: 'answer', status: 500 });
    expect((await session.ask('GET', '')).status).toBe(500);
    session.registry.misbehave();
    expect((await session.ask('GET', '')).status).toBe(200);
    session.registry.misbehave({ kind: 'answer', status: 418 });
    expect((await session.ask('GET', '')).status).toBe(418);
  });

  it('cut-request: the first bytes have arrived', async () => {
    await using session = await open({}, { kind: 'cut-request', method: 'PATCH', afterBytes: 4, nth: 1 });
    const post = await session.ask('POST', 'app/blobs/uploads/');
    const path = (post.headers.get('location') ?? '').replace('/v2/', '');
    await expect(session.ask('PATCH', path, { body: blob })).rejects.toThrow();
    expect(session.registry.requests.at(-1)).not.toHaveProperty('status');
    expect((await session.ask('GET', path)).headers.get('range')).toBe('0-3');
    const rest = { headers: { 'content-range': '4-9' }, body: blob.slice(4) };
    expect((await session.ask('PUT', `${path}?digest=${digest}`, rest)).status).toBe(201);
  });

  it('cut-response: the announced length is not reached', async () => {
    await using session = await open(
      {},
      { kind: 'cut-response', method: 'GET', url: /blobs/, afterBytes: 4, nth: 1 },
    );
    await session.pushBlob('app', blob);
    const response = await session.ask('GET', `app/blobs/${digest}`);
    expect(response.headers.get('content-length')).toBe('10');
    let got = '';
    const reading = async () => {
      for await (const part of response.body ?? []) got += Buffer.from(part).toString();
    };
    await expect(reading()).rejects.toThrow();
    expect(got).toBe('0123');
    expect(await (await session.ask('GET', `app/blobs/${digest}`)).text()).toBe(blob);
  });

  it('cut-response at 0: no answer at all, though the registry did its work', async () => {
    await using session = await open({}, { kind: 'cut-response', method: 'PUT', afterBytes: 0, nth: 1 });
    const image = imageOf(await session.pushBlob('app', '{}'), await session.pushBlob('app', 'layer'));
    await expect(session.pushManifest('app', 'v1', image)).rejects.toThrow();
    expect((await session.ask('HEAD', 'app/manifests/v1')).status).toBe(200);
  });

  it('header: a wrong digest, or none', async () => {
    const name = 'docker-content-digest';
    const wrong = digestOf('other');
    await using session = await open({}, { kind: 'header', name, value: wrong, method: 'HEAD' });
    await session.pushImage('app', 'v1');
    expect((await session.ask('HEAD', 'app/manifests/v1')).headers.get(name)).toBe(wrong);
    session.registry.misbehave({ kind: 'header', name, value: undefined });
    expect((await session.ask('HEAD', 'app/manifests/v1')).headers.get(name)).toBeNull();
  });

  it('corrupt: one byte is another, the length is the same', async () => {
    await using session = await open({}, { kind: 'corrupt', atByte: 3, method: 'GET' });
    await session.pushBlob('app', blob);
    const got = Buffer.from(await (await session.ask('GET', `app/blobs/${digest}`)).arrayBuffer());
    expect(got.length).toBe(10);
    expect([...got].filter((byte, index) => byte !== blob.charCodeAt(index))).toEqual([0x33 ^ 0xff]);
    await session.pushImage('app', 'v1');
    const manifest = await session.ask('GET', 'app/manifests/v1');
    const bytes = Buffer.from(await manifest.arrayBuffer());
    expect(digestOf(bytes)).not.toBe(manifest.headers.get('docker-content-digest'));
  });

  it('redirect: blobs come from another origin, which sees who asks', async () => {
    await using session = await open({}, { kind: 'redirect', method: 'GET', url: /blobs/ });
    await session.pushBlob('app', blob);
    const headers = { authorization: 'Basic eDp5' };
    const redirect = await session.ask('GET', `app/blobs/${digest}`, { headers });
    const location = redirect.headers.get('location') ?? '';
    expect(redirect.status).toBe(307);
    expect(new URL(location).origin).toBe(session.registry.storageUrl);
    expect(session.registry.storageUrl).not.toBe(session.registry.url);
    expect(await (await fetch(location)).text()).toBe(blob);
    await fetch(location, { headers });
    const seen = session.registry.storageRequests.map((request) => request.headers.authorization);
    expect(seen).toEqual([undefined, 'Basic']);
    expect((await session.ask('GET', `app/blobs/${digestOf('none')}`)).status).toBe(404);
  });

  it('upload-instead: a mount and a single POST begin an upload', async () => {
    await using session = await open({}, { kind: 'upload-instead', method: 'POST', url: /to\/blobs/ });
    await session.pushBlob('from', blob);
    for (const query of [`mount=${digest}&from=from`, `digest=${digest}`]) {
      const response = await session.ask('POST', `to/blobs/uploads/?${query}`, { body: blob });
      expect(response.status).toBe(202);
      const path = (response.headers.get('location') ?? '').replace('/v2/', '');
      expect((await session.ask('HEAD', `to/blobs/${digest}`)).status).toBe(404);
      expect((await session.ask('DELETE', path)).status).toBe(204);
    }
  });

  it('delay: the answer comes later, and comes', async () => {
    await using session = await open({}, { kind: 'delay', milliseconds: 40 });
    const impatient = fetch(`${session.registry.url}/v2/`, { signal: AbortSignal.timeout(5) });
    await expect(impatient).rejects.toThrow();
    expect((await session.ask('GET', '')).status).toBe(200);
  });

  it('hang: no answer ever, and it still stops', async () => {
    await using session = await open({}, { kind: 'hang', url: /tags/ });
    const waiting = fetch(`${session.registry.url}/v2/a/tags/list`, { signal: AbortSignal.timeout(50) });
    await expect(waiting).rejects.toThrow();
    expect((await session.ask('GET', '')).status).toBe(200);
    expect(session.registry.requests[0]).not.toHaveProperty('status');
  });

  it('die: from the nth request on nobody is served', async () => {
    await using session = await open({}, { kind: 'die', nth: 3 });
    for (let count = 0; count < 2; count += 1) expect((await session.ask('GET', '')).status).toBe(200);
    for (let count = 0; count < 3; count += 1) await expect(session.ask('GET', '')).rejects.toThrow();
  });

  it('refuse-empty-config: only that manifest is refused', async () => {
    await using session = await open({}, { kind: 'refuse-empty-config' });
    await session.pushImage('app', 'v1');
    const image = imageOf(digestOf('{}'), digestOf('layer'));
    const artifact = { ...image, config: { ...image.config, mediaType: mediaType.empty } };
    const response = await session.pushManifest('app', undefined, artifact);
    expect([response.status, await errorCodeOf(response)]).toEqual([403, 'DENIED']);
  });

  it('chunk-limit: a longer PATCH is a 416 and adds nothing', async () => {
    await using session = await open({}, { kind: 'chunk-limit', bytes: 4 });
    const post = await session.ask('POST', 'app/blobs/uploads/');
    const path = (post.headers.get('location') ?? '').replace('/v2/', '');
    expect((await session.ask('PATCH', path, { body: '01234' })).status).toBe(416);
    expect((await session.ask('PATCH', path, { body: '0123' })).headers.get('range')).toBe('0-3');
    const streamed = { method: 'PATCH', body: new Blob(['456789']).stream(), duplex: 'half' } as const;
    expect((await fetch(`${session.registry.url}/v2/${path}`, streamed)).status).toBe(416);
    expect((await session.ask('GET', path)).headers.get('range')).toBe('0-3');
  });

  it('chunk-minimum: announced, and only the last chunk may be shorter', async () => {
    await using session = await open({}, { kind: 'chunk-minimum', bytes: 4 });
    const post = await session.ask('POST', 'app/blobs/uploads/');
    expect(post.headers.get('oci-chunk-min-length')).toBe('4');
    const path = (post.headers.get('location') ?? '').replace('/v2/', '');
    const patch = async (body: string) => (await session.ask('PATCH', path, { body })).status;
    expect(await patch('0123')).toBe(202);
    expect(await patch('45')).toBe(202);
    expect(await patch('6789')).toBe(400);
    expect((await session.ask('PUT', `${path}?digest=${digestOf('012345')}`)).status).toBe(201);
  });

  it('absolute-urls: Location and Link name the host', async () => {
    await using session = await open({ pageSize: 1 }, { kind: 'absolute-urls' });
    for (const tag of ['a', 'b']) await session.pushImage('app', tag);
    const { url } = session.registry;
    expect((await session.ask('POST', 'app/blobs/uploads/')).headers.get('location')).toContain(
      `${url}/v2/app`,
    );
    const link = (await session.ask('GET', 'app/tags/list')).headers.get('link');
    expect(link).toBe(`<${url}/v2/app/tags/list?n=1&last=a>; rel="next"`);
  });

  it('the registry behind keeps its own rules', async () => {
    await using session = await open({ referrers: false, immutableTags: true });
    expect((await session.ask('GET', `app/referrers/${digest}`)).status).toBe(404);
    await session.pushImage('app', 'v1');
    await expect(session.pushImage('app', 'v1', 'other')).rejects.toThrow('immutable');
  });
});
