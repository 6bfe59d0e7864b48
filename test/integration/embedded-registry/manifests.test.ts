import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mediaType } from '../../../src/oci/descriptor.ts';
import { type Digest, digestOf } from '../../../src/oci/digest.ts';
import { errorCodeOf, imageOf, openSession, type RegistrySession } from '../../support/registry-session.ts';

const missing = digestOf('never pushed');

let session: RegistrySession;
let config: Digest;
let layer: Digest;
beforeAll(async () => {
  session = await openSession();
  config = await session.pushBlob('app', '{}');
  layer = await session.pushBlob('app', 'layer');
});
afterAll(() => session[Symbol.asyncDispose]());

function manifestRequest(reference: string, body: string, type: string = mediaType.manifest) {
  return session.ask('PUT', `app/manifests/${reference}`, { headers: { 'content-type': type }, body });
}

describe('manifests', () => {
  it('keeps the very bytes, by tag and by digest', async () => {
    const body = JSON.stringify(imageOf(config, layer), null, 3);
    const put = await manifestRequest('v1', body);
    expect([put.status, put.headers.get('docker-content-digest')]).toEqual([201, digestOf(body)]);
    for (const reference of ['v1', digestOf(body)]) {
      const got = await session.ask('GET', `app/manifests/${reference}`);
      expect(await got.text()).toBe(body);
      expect(got.headers.get('content-type')).toBe(mediaType.manifest);
      const head = await session.ask('HEAD', `app/manifests/${reference}`);
      expect(head.headers.get('content-length')).toBe(String(body.length));
      expect(head.headers.get('docker-content-digest')).toBe(digestOf(body));
    }
  });

  it('takes the media type from the request, parameters ignored, when the manifest has none', async () => {
    const { mediaType: _left, ...plain } = imageOf(config, layer);
    const body = JSON.stringify(plain);
    await manifestRequest('plain', body, `${mediaType.manifest}; charset=utf-8`);
    const got = await session.ask('HEAD', 'app/manifests/plain');
    expect(got.headers.get('content-type')).toBe(mediaType.manifest);
  });

  it('takes sha512, and several tags with one digest', async () => {
    const body = JSON.stringify({ ...imageOf(config, layer), annotations: { of: 'sha512' } });
    const digest = digestOf(body, 'sha512');
    const put = await manifestRequest(`${digest}?tag=x1&tag=x2`, body);
    expect([put.status, put.headers.get('oci-tag')]).toEqual([201, 'x1, x2']);
    expect((await session.ask('HEAD', 'app/manifests/x2')).headers.get('docker-content-digest')).toBe(digest);
  });

  it.each<[string, () => string, string?]>([
    ['no JSON', () => 'not json'],
    ['no object', () => '[]'],
    ['schema version 1', () => JSON.stringify({ ...imageOf(config), schemaVersion: 1 })],
    ['another media type than Content-Type', () => JSON.stringify(imageOf(config)), mediaType.index],
    ['an unknown media type', () => JSON.stringify({ ...imageOf(config), mediaType: 'text/x' }), 'text/x'],
    ['no config', () => JSON.stringify({ ...imageOf(config), config: undefined })],
    ['layers that are no list', () => JSON.stringify({ ...imageOf(config), layers: {} })],
    ['a digest that is none', () => JSON.stringify(imageOf('sha256:x' as Digest))],
    [
      'a negative size',
      () => JSON.stringify({ ...imageOf(config), config: { ...imageOf(config).config, size: -1 } }),
    ],
    ['annotations that are not text', () => JSON.stringify({ ...imageOf(config), annotations: { a: 1 } })],
    ['manifests inside an image', () => JSON.stringify({ ...imageOf(config), manifests: [] })],
  ])('refuses %s', async (_what, body, type = mediaType.manifest) => {
    const response = await manifestRequest('bad', body(), type);
    expect([response.status, await errorCodeOf(response)]).toEqual([400, 'MANIFEST_INVALID']);
    expect((await session.ask('HEAD', 'app/manifests/bad')).status).toBe(404);
  });

  it('refuses a manifest under another digest', async () => {
    const response = await manifestRequest(missing, JSON.stringify(imageOf(config, layer)));
    expect([response.status, await errorCodeOf(response)]).toEqual([400, 'DIGEST_INVALID']);
  });

  it('refuses a manifest above 4 MiB, with and without a length said before', async () => {
    const body = JSON.stringify({ ...imageOf(config), annotations: { long: 'x'.repeat(4 * 1024 * 1024) } });
    expect((await manifestRequest('long', body)).status).toBe(413);
    const streamed = await fetch(`${session.registry.url}/v2/app/manifests/long`, {
      method: 'PUT',
      body: new Blob([body]).stream(),
      duplex: 'half',
    });
    expect(streamed.status).toBe(413);
  });

  it('names what is missing of an image and of an index; a subject may be missing', async () => {
    const image = await session.pushManifest('app', 'lacking', imageOf(config, missing));
    const { errors } = (await image.json()) as { errors: { code: string; detail: unknown }[] };
    expect(errors[0]).toMatchObject({ code: 'MANIFEST_BLOB_UNKNOWN', detail: [{ digest: missing }] });
    const child = { mediaType: mediaType.manifest, digest: missing, size: 3 };
    const index = { schemaVersion: 2, mediaType: mediaType.index, manifests: [child] };
    expect(await errorCodeOf(await session.pushManifest('app', 'lacking', index))).toBe(
      'MANIFEST_BLOB_UNKNOWN',
    );
    const early = await session.pushManifest('app', undefined, { ...imageOf(config), subject: child });
    expect([early.status, early.headers.get('oci-subject')]).toEqual([201, missing]);
  });

  it('does not ask for layers that are said to lie elsewhere', async () => {
    const layers = [
      { mediaType: mediaType.layerGzip, digest: missing, size: 1, urls: ['https://example.com/x'] },
      { mediaType: 'application/vnd.oci.image.layer.nondistributable.v1.tar', digest: missing, size: 1 },
    ];
    expect((await session.pushManifest('app', 'foreign', { ...imageOf(config), layers })).status).toBe(201);
  });

  it('deletes a tag and keeps the manifest; deletes a manifest with its tags', async () => {
    const digest = await session.pushImage('gone', 'one');
    await session.pushImage('gone', 'two');
    expect((await session.ask('DELETE', 'gone/manifests/one')).status).toBe(202);
    expect((await session.ask('HEAD', 'gone/manifests/one')).status).toBe(404);
    expect((await session.ask('HEAD', `gone/manifests/${digest}`)).status).toBe(200);
    expect((await session.ask('DELETE', `gone/manifests/${digest}`)).status).toBe(202);
    expect((await session.ask('HEAD', 'gone/manifests/two')).status).toBe(404);
    expect((await session.ask('DELETE', `gone/manifests/${digest}`)).status).toBe(404);
  });

  it('moves a tag unless it is immutable', async () => {
    await using strict = await openSession({ immutableTags: /^v/ });
    const first = await strict.pushImage('app', 'v1');
    expect(await strict.pushImage('app', 'v1')).toBe(first);
    await strict.pushImage('app', 'latest');
    await strict.pushImage('app', 'latest', 'other');
    const other = imageOf(await strict.pushBlob('app', '{}'), await strict.pushBlob('app', 'other'));
    const refused = await strict.pushManifest('app', 'v1', other);
    expect([refused.status, await errorCodeOf(refused)]).toEqual([409, 'DENIED']);
    expect((await strict.ask('DELETE', 'app/manifests/v1')).status).toBe(405);
    expect((await strict.ask('HEAD', 'app/manifests/v1')).headers.get('docker-content-digest')).toBe(first);
  });

  it('deletes nothing where that is not allowed', async () => {
    await using strict = await openSession({ deleteAllowed: false });
    const digest = await strict.pushImage('app', 'v1');
    for (const path of ['app/manifests/v1', `app/manifests/${digest}`, `app/blobs/${digestOf('layer')}`])
      expect((await strict.ask('DELETE', path)).status).toBe(405);
    expect((await strict.ask('HEAD', 'app/manifests/v1')).status).toBe(200);
  });
});
