import { afterEach, describe, expect, test } from 'vitest';
import type { RegistryClient } from '../../../src/oci/client.ts';
import { type Descriptor, mediaType } from '../../../src/oci/descriptor.ts';
import { digestOf } from '../../../src/oci/digest.ts';
import type { Repository } from '../../../src/oci/reference.ts';
import {
  type FaultyRegistry,
  type FaultyRegistryOptions,
  startFaultyRegistry,
} from '../../support/faulty-registry.ts';
import {
  blobOf,
  type TestClient,
  type TestClientOptions,
  testClient,
} from '../../support/registry-client.ts';

let registry: FaultyRegistry;
let client: TestClient;

async function start(
  registryOptions: FaultyRegistryOptions = {},
  clientOptions: TestClientOptions = {},
): Promise<Repository> {
  registry = await startFaultyRegistry(registryOptions);
  client = testClient(clientOptions);
  return { registry: registry.address, path: 'team/app' };
}
afterEach(async () => {
  client.close();
  await registry.stop();
});

const login = { username: 'tester', password: 'open-sesame' };

/** Pushes a small manifest under these tags; a subject makes it a referrer. */
async function push(
  to: RegistryClient,
  repository: Repository,
  tags: readonly string[],
  subject?: Descriptor,
  artifactType?: string,
) {
  const config = blobOf(Buffer.from('{}'));
  await to.blobPut(repository, config);
  const content = {
    schemaVersion: 2,
    mediaType: mediaType.manifest,
    ...(artifactType ? { artifactType } : {}),
    config: { mediaType: mediaType.empty, ...config.descriptor },
    layers: [],
    ...(subject
      ? { subject: { mediaType: subject.mediaType, digest: subject.digest, size: subject.size } }
      : {}),
  };
  const bytes = Buffer.from(JSON.stringify(content));
  const manifest = { mediaType: mediaType.manifest, bytes };
  const descriptor = await to.manifestPut({ ...repository, digest: digestOf(bytes) }, manifest);
  for (const tag of tags) await to.manifestPut({ ...repository, tag }, manifest);
  return { descriptor, bytes };
}

describe('logging in', () => {
  test('by password, once asked for', async () => {
    const repository = await start({ auth: { ...login, scheme: 'basic' } }, { login });
    await push(client, repository, ['v1']);
    expect(await client.tagList(repository)).toEqual(['v1']);
  });

  test('by token: one for the push, which later requests use again', async () => {
    const repository = await start({ auth: { ...login, scheme: 'token' } }, { login });
    await push(client, repository, ['v1', 'v2', 'v3']);
    expect(client.asked().filter((line) => line.includes('/token'))).toHaveLength(1);
  });

  test('many requests at once ask for one token', async () => {
    const repository = await start({ auth: { ...login, scheme: 'token' } }, { login });
    await Promise.all(
      Array.from({ length: 10 }, (_, at) => client.manifestHead({ ...repository, tag: `t${at}` })),
    );
    expect(client.asked().filter((line) => line.includes('/token'))).toHaveLength(1);
  });

  test('a token that has ended is replaced', async () => {
    let now = Date.now();
    const repository = await start(
      { auth: { ...login, scheme: 'token', tokenLifetime: 60 } },
      { login, clock: () => new Date(now) },
    );
    await client.tagList(repository);
    now += 120_000;
    await client.tagList(repository);
    expect(client.asked().filter((line) => line.includes('/token'))).toHaveLength(2);
  });

  test('a wrong password is told as such, is not tried again, and is shown nowhere', async () => {
    const wrong = { username: 'tester', password: 'wrong-password' };
    const repository = await start({ auth: { ...login, scheme: 'token' } }, { login: wrong });
    const error = await client.tagList(repository).catch((failure) => failure);
    expect(error).toMatchObject({ code: 'registry-unauthorized' });
    expect(`${error.message} ${error.hint} ${error.stack}`).not.toContain('wrong-password');
    expect(client.pauses).toEqual([]);
  });

  test('a login does not go to a token server without encryption on another machine', async () => {
    const challenge = { 'www-authenticate': 'Bearer realm="http://198.51.100.1/token",service="x"' };
    const repository = await start({}, { login });
    registry.misbehave({ kind: 'answer', status: 401, headers: challenge });
    await expect(client.tagList(repository)).rejects.toMatchObject({ code: 'registry-unauthorized' });
    expect(client.sent.map(({ url }) => url.host)).not.toContain('198.51.100.1');
  });

  test('without a login the error says which inputs are missing', async () => {
    const repository = await start({ auth: { ...login, scheme: 'basic' } });
    const error = await client.tagList(repository).catch((failure) => failure);
    expect(error).toMatchObject({ code: 'registry-unauthorized' });
    expect(error.hint).toContain('username');
  });
});

describe('trying again', () => {
  test.each([408, 429, 500, 503])('%d passes', async (status) => {
    const repository = await start();
    registry.misbehave({ kind: 'answer', status, method: 'GET', url: /tags/, times: 2 });
    expect(await client.tagList(repository)).toEqual([]);
    expect(client.pauses).toHaveLength(2);
  });

  test('Retry-After is waited for', async () => {
    const repository = await start();
    registry.misbehave({
      kind: 'answer',
      status: 429,
      headers: { 'retry-after': '7' },
      url: /tags/,
      times: 1,
    });
    await client.tagList(repository);
    expect(client.pauses).toEqual([7000]);
  });

  test.each([
    [401, 'registry-unauthorized'],
    [403, 'registry-denied'],
    [400, 'registry-refused'],
  ])('%d is final', async (status, code) => {
    const repository = await start();
    registry.misbehave({ kind: 'answer', status, url: /tags/ });
    await expect(client.tagList(repository)).rejects.toMatchObject({ code });
    expect(client.pauses).toEqual([]);
  });

  test.each([
    [429, 'registry-rate-limited'],
    [502, 'registry-unavailable'],
  ])('%d every time ends in the end', async (status, code) => {
    const repository = await start();
    registry.misbehave({ kind: 'answer', status, url: /tags/ });
    await expect(client.tagList(repository)).rejects.toMatchObject({ code });
    expect(client.pauses).toHaveLength(4);
  });

  test('a registry that is not there', async () => {
    const repository = await start();
    await registry.stop();
    await expect(client.tagList(repository)).rejects.toMatchObject({ code: 'network-failed' });
  });
});

describe('manifests', () => {
  test('come back byte for byte, by tag and by digest; absent ones are undefined', async () => {
    const repository = await start();
    const { descriptor, bytes } = await push(client, repository, ['v1']);
    for (const reference of [
      { ...repository, tag: 'v1' },
      { ...repository, digest: descriptor.digest },
    ]) {
      const pulled = await client.manifestGet(reference);
      expect(Buffer.from(pulled?.bytes ?? [])).toEqual(bytes);
      expect(await client.manifestHead(reference)).toMatchObject({
        digest: descriptor.digest,
        size: bytes.length,
      });
    }
    expect(await client.manifestGet({ ...repository, tag: 'none' })).toBeUndefined();
    expect(await client.manifestHead({ ...repository, tag: 'none' })).toBeUndefined();
  });

  test('a head without a digest is asked again by GET', async () => {
    const repository = await start();
    const { descriptor } = await push(client, repository, ['v1']);
    registry.misbehave({ kind: 'header', name: 'docker-content-digest', value: undefined });
    expect((await client.manifestHead({ ...repository, tag: 'v1' }))?.digest).toBe(descriptor.digest);
  });

  test('a registry that names another digest for what was sent is not believed', async () => {
    const repository = await start();
    registry.misbehave({
      kind: 'header',
      name: 'docker-content-digest',
      value: digestOf('other'),
      method: 'PUT',
      url: /manifests/,
    });
    await expect(push(client, repository, [])).rejects.toMatchObject({ code: 'registry-digest-mismatch' });
    expect(client.pauses).toEqual([]);
  });

  test('other bytes than the digest says are not taken', async () => {
    const repository = await start();
    const { descriptor } = await push(client, repository, []);
    registry.misbehave({ kind: 'corrupt', method: 'GET', url: /manifests/ });
    await expect(client.manifestGet({ ...repository, digest: descriptor.digest })).rejects.toMatchObject({
      code: 'registry-digest-mismatch',
    });
  });

  test('a failed look-up is never an absence', async () => {
    const repository = await start();
    registry.misbehave({ kind: 'answer', status: 503, method: 'HEAD', body: '' });
    await expect(client.manifestHead({ ...repository, tag: 'v1' })).rejects.toMatchObject({
      code: 'registry-unavailable',
    });
  });
});

describe('tags', () => {
  test.each([[false], [true]])('every page is read (absolute links: %s)', async (absolute) => {
    const repository = await start({ pageSize: 2 });
    const tags = ['a', 'b', 'c', 'd', 'e'];
    await push(client, repository, tags);
    if (absolute) registry.misbehave({ kind: 'absolute-urls' });
    expect(await client.tagList(repository)).toEqual(tags);
  });

  test('a page that links to itself ends', async () => {
    const repository = await start();
    await push(client, repository, ['a']);
    registry.misbehave({
      kind: 'header',
      name: 'link',
      value: '</v2/team/app/tags/list?n=1000>; rel="next"',
      url: /tags/,
    });
    const outcome = await client.tagList(repository).then(
      (tags) => tags.length,
      (error) => error.code,
    );
    expect(outcome).toBe('registry-refused');
  });

  test('a listing that breaks off is an error, not a short list', async () => {
    const repository = await start({ pageSize: 2 });
    await push(client, repository, ['a', 'b', 'c']);
    registry.misbehave({ kind: 'answer', status: 404, url: /tags.*last=/ });
    await expect(client.tagList(repository)).rejects.toMatchObject({ code: 'registry-refused' });
  });

  test('a repository that is not there has none', async () => {
    const repository = await start();
    expect(await client.tagList({ ...repository, path: 'never/seen' })).toEqual([]);
  });
});

describe('referrers', () => {
  const bundle = 'application/vnd.dev.sigstore.bundle.v0.3+json';

  test.each([
    ['by the API', true],
    ['by the fallback tag', false],
  ])('%s', async (_how, referrers) => {
    const repository = await start({ referrers });
    const { descriptor: subject } = await push(client, repository, ['v1']);
    expect(await client.referrerList(repository, subject.digest)).toEqual([]);
    const one = await push(client, repository, [], subject, bundle);
    const other = await push(client, repository, [], subject, 'application/vnd.example');
    const all = await client.referrerList(repository, subject.digest);
    expect(all.map((referrer) => referrer.digest).sort()).toEqual(
      [one.descriptor.digest, other.descriptor.digest].sort(),
    );
    const some = await client.referrerList(repository, subject.digest, bundle);
    expect(some.map((referrer) => referrer.digest)).toEqual([one.descriptor.digest]);
    const fallback = (await client.tagList(repository)).filter((tag) => tag.startsWith('sha256-'));
    expect(fallback).toHaveLength(referrers ? 0 : 1);
  });

  test.each([
    [403, 'registry-denied'],
    [500, 'registry-unavailable'],
  ])('a listing that fails with %d is an error, not an empty list', async (status, code) => {
    const repository = await start();
    registry.misbehave({ kind: 'answer', status, url: /referrers/ });
    await expect(client.referrerList(repository, digestOf('x'))).rejects.toMatchObject({ code });
  });

  test.each([
    ['nothing', ''],
    ['something else', '{"hello": 1}'],
  ])('a yes that holds %s is an error, too', async (_what, body) => {
    const repository = await start();
    registry.misbehave({ kind: 'answer', status: 200, url: /referrers/, body });
    await expect(client.referrerList(repository, digestOf('x'))).rejects.toMatchObject({
      code: 'registry-refused',
    });
  });

  test('nor is a fallback tag that cannot be read', async () => {
    const repository = await start({ referrers: false });
    registry.misbehave({ kind: 'answer', status: 500, url: /manifests\/sha256-/ });
    await expect(client.referrerList(repository, digestOf('x'))).rejects.toMatchObject({
      code: 'registry-unavailable',
    });
  });
});
