import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { type Manifest, mediaType } from '../../../src/oci/descriptor.ts';
import { type Digest, digestOf } from '../../../src/oci/digest.ts';
import { profileOf } from '../../../src/registries/profile.ts';
import { meaningOf } from '../../../src/registries/refusal.ts';
import { refusal } from '../../support/faults.ts';
import {
  type FaultyRegistry,
  type FaultyRegistryOptions,
  startFaultyRegistry,
} from '../../support/faulty-registry.ts';
import { immutableTags } from '../../support/quirks/effects.ts';
import { blobOf, type TestClient, testClient } from '../../support/registry-client.ts';

let registry: FaultyRegistry;
let client: TestClient;

async function start(options: FaultyRegistryOptions = {}) {
  registry = await startFaultyRegistry(options);
  client = testClient();
  return { registry: registry.address, path: 'team/app' };
}

afterEach(async () => {
  client.close();
  await registry.stop();
});

type Repository = Awaited<ReturnType<typeof start>>;

/** Sends the empty config, and gives a manifest over it. */
async function manifestIn(repository: Repository, more: Partial<Manifest> = {}) {
  const config = Buffer.from('{}');
  await client.blobPut(repository, blobOf(config));
  const content: Manifest = {
    schemaVersion: 2,
    mediaType: mediaType.manifest,
    config: { mediaType: mediaType.empty, digest: digestOf(config), size: 2 },
    layers: [],
    ...more,
  };
  const bytes = Buffer.from(JSON.stringify(content));
  return { mediaType: mediaType.manifest, bytes, digest: digestOf(bytes) };
}

describe('a manifest', () => {
  it.each(['tag', 'digest', 'sha512 digest'])('put by %s is read back in the same bytes', async (by) => {
    const repository = await start();
    const manifest = await manifestIn(repository);
    const reference = {
      tag: { ...repository, tag: 'v1' },
      digest: { ...repository, digest: manifest.digest },
      'sha512 digest': { ...repository, digest: digestOf(manifest.bytes, 'sha512') },
    }[by] as { registry: string; path: string; digest: Digest };
    const descriptor = await client.manifestPut(reference, manifest);
    const pulled = await client.manifestGet(reference);
    expect(Buffer.from(pulled?.bytes ?? [])).toEqual(manifest.bytes);
    expect(pulled?.descriptor).toEqual(descriptor);
    expect(await client.manifestHead(reference)).toEqual(descriptor);
  });

  it('is absent only when the registry says so', async () => {
    const repository = await start();
    const reference = { ...repository, tag: 'none' };
    expect(await client.manifestHead(reference)).toBeUndefined();
    expect(await client.manifestGet(reference)).toBeUndefined();
    registry.misbehave({ kind: 'answer', status: 403 });
    await expect(client.manifestHead(reference)).rejects.toMatchObject({ code: 'registry-denied' });
    await expect(client.manifestGet(reference)).rejects.toMatchObject({ code: 'registry-denied' });
    registry.misbehave({ kind: 'answer', status: 503 });
    await expect(client.manifestHead(reference)).rejects.toMatchObject({ code: 'registry-unavailable' });
  });

  it('is refused with the reason that only a GET gives', async () => {
    const repository = await start();
    registry.misbehave({ kind: 'answer', status: 412, code: 'PRECONDITION', message: 'not scanned yet' });
    const reference = { ...repository, tag: 'v1' };
    await expect(client.manifestHead(reference)).rejects.toMatchObject({
      status: 412,
      registryCodes: ['PRECONDITION'],
      message: expect.stringContaining('HEAD manifest v1 failed with 412 (PRECONDITION: not scanned yet)'),
    });
    registry.misbehave({ kind: 'answer', method: 'HEAD', status: 412 });
    await expect(client.manifestHead(reference)).rejects.toMatchObject({ status: 412, registryCodes: [] });
    registry.misbehave({ kind: 'answer', method: 'HEAD', status: 429 });
    const before = client.sent.length;
    await expect(client.manifestHead(reference)).rejects.toMatchObject({ code: 'registry-rate-limited' });
    expect(client.sent.slice(before).filter(({ method }) => method === 'GET')).toEqual([]);
  });

  it('is there when its tag may not be written and holds it', async () => {
    const repository = await start();
    registry.misbehave(
      immutableTags(/^v1$/, () => refusal(400, 'TAG_INVALID', 'the tag is immutable'), 'same digest'),
    );
    const reference = { ...repository, tag: 'v1' };
    const [one, two] = [
      await manifestIn(repository),
      await manifestIn(repository, { annotations: { two: '2' } }),
    ];
    const first = await client.manifestPut(reference, one);
    expect(await client.manifestPut(reference, one)).toEqual(first);
    await expect(client.manifestPut(reference, two)).rejects.toMatchObject({
      registryCodes: ['TAG_INVALID'],
    });
    expect((await client.manifestHead(reference))?.digest).toBe(one.digest);
  });

  it.each(['docker-content-digest', 'content-length'])(
    'is asked for whole when HEAD lacks %s',
    async (name) => {
      const repository = await start();
      const manifest = await manifestIn(repository);
      await client.manifestPut({ ...repository, tag: 'v1' }, manifest);
      registry.misbehave({ kind: 'header', name, value: undefined, method: 'HEAD' });
      expect(await client.manifestHead({ ...repository, tag: 'v1' })).toEqual({
        mediaType: mediaType.manifest,
        digest: manifest.digest,
        size: manifest.bytes.length,
      });
    },
  );

  it('is refused when the registry stored it under another digest', async () => {
    const repository = await start();
    const manifest = await manifestIn(repository);
    registry.misbehave({
      kind: 'header',
      method: 'PUT',
      name: 'docker-content-digest',
      value: digestOf('other'),
    });
    await expect(client.manifestPut({ ...repository, tag: 'v1' }, manifest)).rejects.toMatchObject({
      code: 'registry-digest-mismatch',
    });
    expect(client.pauses).toEqual([]);
  });

  it('is not sent under a digest that is not its own', async () => {
    const repository = await start();
    const manifest = await manifestIn(repository);
    const reference = { ...repository, digest: digestOf('other') };
    await expect(client.manifestPut(reference, manifest)).rejects.toMatchObject({
      code: 'registry-digest-mismatch',
    });
    expect(client.asked().filter((request) => request.includes('/manifests/'))).toEqual([]);
  });

  it.each([
    ['by digest', (repository: Repository, digest: Digest) => ({ ...repository, digest })],
    ['by tag', (repository: Repository) => ({ ...repository, tag: 'v1' })],
  ])('changed on its way is refused, asked for %s', async (_name, reference) => {
    const repository = await start();
    const manifest = await manifestIn(repository);
    await client.manifestPut({ ...repository, tag: 'v1' }, manifest);
    registry.misbehave({ kind: 'corrupt', method: 'GET', url: /manifests/, atByte: 20 });
    await expect(client.manifestGet(reference(repository, manifest.digest))).rejects.toMatchObject({
      code: 'registry-digest-mismatch',
    });
  });

  it.each([
    ['text', 'hello'],
    ['of the old schema', '{"schemaVersion":1}'],
    ['both a manifest and an index', '{"schemaVersion":2,"config":{},"layers":[],"manifests":[]}'],
    ['larger than 4 MiB', `{"schemaVersion":2,"manifests":[],"x":"${'x'.repeat(4 * 1024 * 1024)}"}`],
  ])('that is %s is refused', async (_name, body) => {
    const repository = await start();
    const headers = { 'content-type': mediaType.manifest };
    registry.misbehave({ kind: 'answer', status: 200, headers, body, url: /manifests/ });
    await expect(client.manifestGet({ ...repository, tag: 'v1' })).rejects.toMatchObject({
      code: 'registry-refused',
    });
  });

  it('can be deleted, and once more', async () => {
    const repository = await start();
    const { digest, ...manifest } = await manifestIn(repository);
    await client.manifestPut({ ...repository, digest }, manifest);
    await client.manifestDelete({ ...repository, digest });
    await client.manifestDelete({ ...repository, digest });
    expect(await client.manifestHead({ ...repository, digest })).toBeUndefined();
  });

  it('is sent again after 503 and 429, as late as the registry asks', async () => {
    const repository = await start();
    const manifest = await manifestIn(repository);
    registry.misbehave(
      { kind: 'answer', method: 'PUT', nth: 1, status: 503 },
      { kind: 'answer', method: 'PUT', nth: 1, status: 429, headers: { 'retry-after': '7' } },
      { kind: 'cut-response', method: 'PUT', nth: 1, afterBytes: 0 },
    );
    await client.manifestPut({ ...repository, tag: 'v1' }, manifest);
    expect(client.pauses).toHaveLength(3);
    expect(client.pauses[1]).toBe(7000);
  });

  it.each([
    [401, 'registry-unauthorized'],
    [403, 'registry-denied'],
    [400, 'registry-refused'],
    [413, 'registry-refused'],
  ])('is sent once when the answer is %i', async (status, code) => {
    const repository = await start();
    const manifest = await manifestIn(repository);
    registry.misbehave({ kind: 'answer', method: 'PUT', status });
    await expect(client.manifestPut({ ...repository, tag: 'v1' }, manifest)).rejects.toMatchObject({
      code,
      status,
    });
    expect(client.asked().filter((request) => request.startsWith('PUT /v2/team/app/manifests'))).toHaveLength(
      1,
    );
  });

  it.each([
    [429, 'registry-rate-limited'],
    [502, 'registry-unavailable'],
    [408, 'registry-unavailable'],
  ])('is given up after five times %i', async (status, code) => {
    const repository = await start({ faults: [{ kind: 'answer', url: /manifests/, status }] });
    await expect(client.manifestGet({ ...repository, tag: 'v1' })).rejects.toMatchObject({ code });
    expect(client.asked().filter((request) => request.includes('/manifests/'))).toHaveLength(5);
  });

  it('is asked for again when its body breaks off', async () => {
    const repository = await start();
    await client.manifestPut({ ...repository, tag: 'v1' }, await manifestIn(repository));
    registry.misbehave({ kind: 'cut-response', method: 'GET', url: /manifests/, nth: 1, afterBytes: 20 });
    expect(await client.manifestGet({ ...repository, tag: 'v1' })).toBeDefined();
    expect(client.pauses).toHaveLength(1);
  });
});

describe('referrers', () => {
  const artifactType = 'application/vnd.example.signature';

  async function attached(repository: Repository) {
    const subject = await manifestIn(repository);
    await client.manifestPut({ ...repository, tag: 'v1' }, subject);
    const to = { mediaType: mediaType.manifest, digest: subject.digest, size: subject.bytes.length };
    const attachments = await Promise.all(
      [artifactType, 'application/vnd.example.sbom', artifactType].map(async (type, position) => {
        const annotations = { position: String(position) };
        const manifest = await manifestIn(repository, { artifactType: type, subject: to, annotations });
        await client.manifestPut({ ...repository, digest: manifest.digest }, manifest);
        return manifest.digest;
      }),
    );
    return { subject: subject.digest, attachments };
  }

  it.each([
    ['by the API', true],
    ['by the fallback tag', false],
  ])('are listed %s, all or of one type', async (_name, referrers) => {
    const repository = await start({ referrers });
    const { subject, attachments } = await attached(repository);
    const all = await client.referrerList(repository, subject);
    expect(all.map(({ digest }) => digest).sort()).toEqual(attachments.toSorted());
    const some = await client.referrerList(repository, subject, artifactType);
    expect(some.map(({ digest }) => digest).sort()).toEqual([attachments[0], attachments[2]].sort());
    expect(some[0]).toMatchObject({ artifactType, mediaType: mediaType.manifest });
    expect((await client.tagList(repository)).some((tag) => tag.startsWith('sha256-'))).toBe(!referrers);
  });

  it.each([true, false])('are none when nothing is attached (API: %s)', async (referrers) => {
    const repository = await start({ referrers });
    const subject = await manifestIn(repository);
    await client.manifestPut({ ...repository, tag: 'v1' }, subject);
    expect(await client.referrerList(repository, subject.digest)).toEqual([]);
  });

  it('are filtered here when the registry does not, over all pages', async () => {
    const repository = await start({ pageSize: 1 });
    const { subject, attachments } = await attached(repository);
    registry.misbehave({ kind: 'header', name: 'oci-filters-applied', value: undefined, url: /referrers/ });
    const some = await client.referrerList(repository, subject, artifactType);
    expect(some.map(({ digest }) => digest).sort()).toEqual([attachments[0], attachments[2]].sort());
  });

  it.each([401, 403, 429, 500])('are never taken for none when the answer is %i', async (status) => {
    const repository = await start();
    const { subject } = await attached(repository);
    registry.misbehave({ kind: 'answer', url: /referrers/, status });
    await expect(client.referrerList(repository, subject)).rejects.toMatchObject({ status });
  });

  it('cannot be added to a list that may not change, and that is said', async () => {
    const repository = await start({ referrers: false, immutableTags: true });
    client.close();
    client = testClient({ meaning: (_, refusal) => meaningOf(profileOf('other'), refusal) });
    const subject = { mediaType: mediaType.manifest, digest: digestOf('subject'), size: 7 };
    const put = async (name: string) => {
      const manifest = await manifestIn(repository, { subject, annotations: { name } });
      return client.manifestPut({ ...repository, digest: manifest.digest }, manifest);
    };
    await put('one');
    await expect(put('two')).rejects.toMatchObject({
      code: 'tag-immutable',
      message: expect.stringMatching(/^\S+:sha256-[0-9a-f]{64} is the list of signatures/),
      hint: expect.stringContaining('leave the tags that move'),
    });
  });

  it('are never taken for none when the fallback tag cannot be read', async () => {
    const repository = await start({ referrers: false });
    const { subject } = await attached(repository);
    registry.misbehave({ kind: 'answer', url: /manifests\/sha256-/, status: 403 });
    await expect(client.referrerList(repository, subject)).rejects.toMatchObject({ code: 'registry-denied' });
  });

  it('are never taken for none when the fallback tag is no index', async () => {
    const repository = await start({ referrers: false });
    const subject = await manifestIn(repository);
    const tag = subject.digest.replace(':', '-');
    await client.manifestPut({ ...repository, tag }, subject);
    await expect(client.referrerList(repository, subject.digest)).rejects.toMatchObject({
      code: 'registry-refused',
    });
  });

  it('come from the fallback tag when a web page answers for the API', async () => {
    const repository = await start({ referrers: false });
    const { subject } = await attached(repository);
    const headers = { 'content-type': 'text/html' };
    registry.misbehave({ kind: 'answer', url: /referrers/, status: 200, headers, body: '<html></html>' });
    expect(await client.referrerList(repository, subject)).toHaveLength(3);
  });

  it('ask a registry without the API for it once', async () => {
    const repository = await start({ referrers: false });
    const { subject } = await attached(repository);
    await client.referrerList(repository, subject);
    await client.referrerList(repository, subject);
    expect(client.asked().filter((request) => request.includes('/referrers/'))).toHaveLength(1);
  });

  it('ask again for the API after a repository that was not there', async () => {
    const repository = await start();
    const { subject } = await attached(repository);
    registry.misbehave({ kind: 'answer', url: /absent\/referrers/, status: 404, code: 'NAME_UNKNOWN' });
    expect(await client.referrerList({ ...repository, path: 'absent' }, subject)).toEqual([]);
    expect(await client.referrerList(repository, subject)).toHaveLength(3);
  });

  it('of a sha512 subject have a tag a registry takes', async () => {
    const repository = await start({ referrers: false });
    const hex = createHash('sha512').update('x').digest('hex');
    await client.referrerList(repository, `sha512:${hex}` as Digest);
    expect(client.asked().at(-1)).toBe(`GET /v2/team/app/manifests/sha512-${hex.slice(0, 64)}`);
  });
});
