import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { silentLog } from '../../../src/log.ts';
import { type Descriptor, type Index, type Manifest, mediaType } from '../../../src/oci/descriptor.ts';
import { type Digest, digestHex, digestOf } from '../../../src/oci/digest.ts';
import { layoutContent, registryContent } from '../../../src/oci/image-content.ts';
import type { Repository } from '../../../src/oci/reference.ts';
import { type CopyOptions, copyImage } from '../../../src/steps/copy.ts';
import { push } from '../../../src/steps/push.ts';
import { type FaultyRegistry, startFaultyRegistry } from '../../support/faulty-registry.ts';
import { writeImageLayout } from '../../support/image-layout.ts';
import { blobOf, type TestClient, testClient } from '../../support/registry-client.ts';

const log = silentLog;
const signatureLayer = 'application/vnd.dev.cosign.simplesigning.v1+json';

let folder: string;
let client: TestClient;
const registries: FaultyRegistry[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'copy-'));
  client = testClient();
});
afterEach(async () => {
  client.close();
  await Promise.all(registries.splice(0).map((registry) => registry.stop()));
  await rm(folder, { recursive: true, force: true });
});

async function registryWith(referrers: boolean): Promise<FaultyRegistry> {
  const registry = await startFaultyRegistry({ referrers });
  registries.push(registry);
  return registry;
}

const at = ({ address }: FaultyRegistry, path: string): Repository => ({ registry: address, path });

/** An image of these architectures; `size` adds random bytes to each. */
async function pushed(
  repository: Repository,
  architectures = ['amd64', 'arm64'],
  size = 1,
): Promise<Descriptor> {
  const name = await mkdtemp(join(folder, 'layout-'));
  const layout = await writeImageLayout(
    name,
    architectures.map((architecture) => ({
      platform: { os: 'linux', architecture },
      files: { 'app.txt': architecture, random: randomBytes(size) },
    })),
  );
  await push(await layoutContent(layout), [repository], client, { log });
  return layout.root;
}

async function blob(repository: Repository, type: string, bytes: string): Promise<Descriptor> {
  const source = blobOf(Buffer.from(bytes));
  await client.blobPut(repository, source);
  return { mediaType: type, ...source.descriptor };
}

async function put(repository: Repository, content: Manifest | Index, tag?: string): Promise<Descriptor> {
  const bytes = Buffer.from(JSON.stringify(content));
  const type = content.mediaType as string;
  const reference = tag === undefined ? { ...repository, digest: digestOf(bytes) } : { ...repository, tag };
  return client.manifestPut(reference, { mediaType: type, bytes });
}

async function artifact(repository: Repository, text: string, subject?: Descriptor): Promise<Descriptor> {
  const content: Manifest = {
    schemaVersion: 2,
    mediaType: mediaType.manifest,
    artifactType: 'application/vnd.example.note',
    config: await blob(repository, mediaType.empty, '{}'),
    layers: [await blob(repository, 'text/plain', text)],
    ...(subject && { subject }),
  };
  return put(repository, content);
}

async function artifactIndex(repository: Repository, children: readonly Descriptor[], subject: Descriptor) {
  return put(repository, { schemaVersion: 2, mediaType: mediaType.index, manifests: children, subject });
}

/** What cosign kept under `sha256-….sig`; every text is a signature. */
async function signatureTag(
  repository: Repository,
  digest: Digest,
  texts: readonly string[],
  suffix = 'sig',
): Promise<Descriptor> {
  const layers = await Promise.all(
    texts.map(async (text) => ({
      ...(await blob(repository, signatureLayer, 'the same payload')),
      annotations: { 'dev.cosignproject.cosign/signature': text },
    })),
  );
  const rootfs = { type: 'layers', diff_ids: layers.map((layer) => layer.digest) };
  const history = layers.map(() => ({ created: '0001-01-01T00:00:00Z' }));
  const config = await blob(
    repository,
    mediaType.config,
    JSON.stringify({ architecture: '', os: '', config: {}, history, rootfs }),
  );
  return put(
    repository,
    { schemaVersion: 2, mediaType: mediaType.manifest, config, layers },
    tagOf(digest, suffix),
  );
}

const tagOf = (digest: Digest, suffix: string) => `sha256-${digestHex(digest)}.${suffix}`;

async function copy(root: Descriptor, from: Repository, to: Repository, by = client, options?: CopyOptions) {
  return copyImage(await registryContent(by, from, root), from, to, by, { log }, options);
}

async function digestsIn(repository: Repository, root: Descriptor): Promise<Digest[]> {
  const top = await client.manifestGet({ ...repository, digest: root.digest });
  if (!top) throw new Error(`${root.digest} is not in ${repository.path}`);
  const children = 'manifests' in top.content ? top.content.manifests : [];
  return [root.digest, ...children.map(({ digest }) => digest)];
}

const listed = async (repository: Repository, subject: Digest) =>
  (await client.referrerList(repository, subject)).map(({ digest }) => digest).toSorted();

const digests = (...descriptors: readonly Descriptor[]) => descriptors.map(({ digest }) => digest).toSorted();

/** Tags that are not fallback tags. */
const tagsOf = async (repository: Repository) =>
  (await client.tagList(repository)).filter((tag) => !/^sha256-[0-9a-f]+$/.test(tag));

const writesOf = (registry: FaultyRegistry) =>
  registry.requests.filter(({ method }) => method !== 'GET' && method !== 'HEAD');

describe('the image', () => {
  test.each([['amd64'], ['amd64', 'arm64']])(
    'of one registry is mounted, not sent: %s %s',
    async (...architectures) => {
      const registry = await registryWith(true);
      const [from, to] = [at(registry, 'team/app'), at(registry, 'release/app')];
      const root = await pushed(from, architectures.filter(Boolean));
      await artifact(from, 'note', root);
      const copied = await copy(root, from, to);
      expect(copied.transfer).toMatchObject({ bytesUploaded: 0, blobs: { uploaded: 0, present: 0 } });
      expect(copied.attached).toEqual({ referrers: 1, tags: [] });
      expect(copied.root.digest).toBe(root.digest);
      expect(await digestsIn(to, root)).toEqual(await digestsIn(from, root));
      expect(await client.tagList(to)).toEqual([]);
    },
  );

  test('goes to another registry as the same bytes, and so does every blob', async () => {
    const [a, b] = [await registryWith(true), await registryWith(true)];
    const [from, to] = [at(a, 'team/app'), at(b, 'app')];
    const root = await pushed(from, ['amd64', 'arm64'], 300_000);
    const copied = await copy(root, from, to);
    expect(copied.transfer.blobs).toEqual({ uploaded: 4, mounted: 0, present: 0 });
    const content = await registryContent(client, from, root);
    for (const { descriptor, bytes } of content.manifests) {
      expect((await client.manifestGet({ ...to, digest: descriptor.digest }))?.bytes).toEqual(bytes);
    }
    for (const { descriptor } of content.blobs) {
      // blobGet checks the digest.
      expect(await client.blobGet({ ...to, digest: descriptor.digest })).toHaveLength(descriptor.size);
    }
  });

  test.each([true, false])('copied again sends nothing (referrers API at the target: %s)', async (api) => {
    const [a, b] = [await registryWith(true), await registryWith(api)];
    const [from, to] = [at(a, 'team/app'), at(b, 'app')];
    const root = await pushed(from);
    const note = await artifact(from, 'note', root);
    await artifactIndex(from, [await artifact(from, 'child')], note);
    await signatureTag(from, root.digest, ['one']);
    const first = await copy(root, from, to);
    const before = writesOf(b).length;
    const again = await copy(root, from, to, testClient());
    expect(writesOf(b)).toHaveLength(before);
    expect(again.attached).toEqual(first.attached);
    expect(again.transfer.blobs).toEqual({ uploaded: 0, mounted: 0, present: 4 });
  });

  test('an upload that is cut goes on with the bytes the target does not have', async () => {
    const [a, b] = [await registryWith(true), await registryWith(true)];
    const [from, to] = [at(a, 'team/app'), at(b, 'app')];
    const root = await pushed(from, ['amd64'], 5_000_000);
    b.misbehave({ kind: 'cut-request', method: 'PUT', url: /uploads/, times: 2, afterBytes: 2_000_000 });
    await copy(root, from, to);
    const [layer] = (await registryContent(client, from, root)).blobs.filter(
      ({ descriptor }) => descriptor.size > 1_000_000,
    );
    expect(await client.blobGet({ ...to, digest: layer?.descriptor.digest as Digest })).toBeDefined();
    const resumed = client.sent.filter(({ headers }) => /^bytes=\d+-$/.test(headers?.Range ?? ''));
    expect(resumed.length).toBeGreaterThan(0);
    expect(resumed.every(({ url }) => url.host === a.address)).toBe(true);
  });

  test('a source that breaks off is read on from there', async () => {
    const [a, b] = [await registryWith(true), await registryWith(true)];
    const [from, to] = [at(a, 'team/app'), at(b, 'app')];
    const root = await pushed(from, ['amd64'], 5_000_000);
    const content = await registryContent(client, from, root);
    const layer = content.blobs.find(({ descriptor }) => descriptor.size > 1_000_000)
      ?.descriptor as Descriptor;
    const url = new RegExp(`blobs/${layer.digest}`);
    a.misbehave({ kind: 'cut-response', method: 'GET', url, nth: 1, afterBytes: 2_000_000 });
    await copyImage(content, from, to, client, { log });
    const reads = a.requests.filter((request) => request.method === 'GET' && url.test(request.url));
    expect(reads.map(({ headers }) => /^bytes=[1-9]\d*-$/.test(headers.range ?? ''))).toEqual([false, true]);
    for (const { descriptor } of (await registryContent(client, to, root)).blobs)
      expect(await client.blobGet({ ...to, digest: descriptor.digest })).toHaveLength(descriptor.size);
  });

  test('bytes that changed on the way are refused by the target', async () => {
    const [a, b] = [await registryWith(true), await registryWith(true)];
    const [from, to] = [at(a, 'team/app'), at(b, 'app')];
    const root = await pushed(from, ['amd64']);
    const content = await registryContent(client, from, root);
    a.misbehave({ kind: 'corrupt', method: 'GET', url: /blobs\/sha256/, atByte: 5 });
    await expect(copyImage(content, from, to, client, { log })).rejects.toMatchObject({
      code: 'registry-digest-mismatch',
    });
    expect(await client.manifestHead({ ...to, digest: root.digest })).toBeUndefined();
  });

  test('a target that dies half-way is left without a tag, and a second copy completes it', async () => {
    const [a, b] = [await registryWith(true), await registryWith(true)];
    const [from, to] = [at(a, 'team/app'), at(b, 'app')];
    const root = await pushed(from);
    await artifact(from, 'note', root);
    b.misbehave({ kind: 'die', method: 'PUT', url: /manifests/, nth: 2 });
    await expect(copy(root, from, to)).rejects.toMatchObject({ code: 'network-failed' });
    b.misbehave();
    expect(await client.tagList(to)).toEqual([]);
    expect((await copy(root, from, to)).attached.referrers).toBe(1);
    expect(await listed(to, root.digest)).toHaveLength(1);
  });
});

describe('referrers', () => {
  const apis = [true, false].flatMap((source) => [true, false].map((target) => ({ source, target })));

  test.each(apis)(
    'of the index and of every manifest come along, at any depth (API at source: $source, target: $target)',
    async ({ source, target }) => {
      const [a, b] = [await registryWith(source), await registryWith(target)];
      const [from, to] = [at(a, 'team/app'), at(b, 'app')];
      const root = await pushed(from);
      const subjects = await digestsIn(from, root);
      const notes = [];
      for (const digest of subjects) {
        const subject = (await client.manifestHead({ ...from, digest })) as Descriptor;
        for (const text of ['a', 'b']) notes.push(await artifact(from, `${text} ${digest}`, subject));
      }
      const nested = await artifact(from, 'about a note', notes[0]);
      const deeper = await artifact(from, 'about that', nested);
      const child = await artifact(from, 'child');
      const index = await artifactIndex(from, [child], deeper);
      const ofChild = await artifact(from, 'about the child', child);
      const copied = await copy(root, from, to);
      expect(copied.attached).toEqual({ referrers: notes.length + 4, tags: [] });
      for (const digest of subjects) {
        expect(await listed(to, digest)).toEqual(await listed(from, digest));
        expect(await listed(to, digest)).toHaveLength(2);
      }
      expect(await listed(to, notes[0]?.digest as Digest)).toEqual(digests(nested));
      expect(await listed(to, nested.digest)).toEqual(digests(deeper));
      expect(await listed(to, deeper.digest)).toEqual(digests(index));
      expect(await listed(to, child.digest)).toEqual(digests(ofChild));
      expect(await tagsOf(to)).toEqual([]);
    },
  );

  test('a listing that fails is an error, and nothing is tagged', async () => {
    const [a, b] = [await registryWith(true), await registryWith(true)];
    const [from, to] = [at(a, 'team/app'), at(b, 'app')];
    const root = await pushed(from);
    await artifact(from, 'note', root);
    a.misbehave({ kind: 'answer', url: /referrers/, status: 500 });
    await expect(copy(root, from, to)).rejects.toMatchObject({ code: 'registry-unavailable' });
    expect(await client.manifestHead({ ...to, digest: root.digest })).toBeUndefined();
    expect(await client.tagList(to)).toEqual([]);
  });

  test('one that is listed but gone is an error', async () => {
    const [a, b] = [await registryWith(false), await registryWith(true)];
    const [from, to] = [at(a, 'team/app'), at(b, 'app')];
    const root = await pushed(from);
    const note = await artifact(from, 'note', root);
    await client.manifestDelete({ ...from, digest: note.digest });
    await expect(copy(root, from, to)).rejects.toMatchObject({ code: 'registry-not-found' });
  });

  test('a list that goes in a circle, or names what refers to something else, has an end', async () => {
    const [a, b] = [await registryWith(false), await registryWith(true)];
    const [from, to] = [at(a, 'team/app'), at(b, 'app')];
    const root = await pushed(from, ['amd64']);
    const note = await artifact(from, 'note', root);
    const fallback = (subject: Descriptor, ...manifests: Descriptor[]) =>
      put(
        from,
        { schemaVersion: 2, mediaType: mediaType.index, manifests },
        `sha256-${digestHex(subject.digest)}`,
      );
    await fallback(root, note, note, root);
    await fallback(note, root, note);
    const copied = await copy(root, from, to);
    expect(copied.attached.referrers).toBe(1);
    expect(await listed(to, root.digest)).toEqual(digests(note));
  });

  test('one the target holds but does not list is entered', async () => {
    const [a, b] = [await registryWith(true), await registryWith(false)];
    const [from, to] = [at(a, 'team/app'), at(b, 'app')];
    const root = await pushed(from, ['amd64']);
    const note = await artifact(from, 'note', root);
    await copy(root, from, to);
    await client.manifestDelete({ ...to, tag: `sha256-${digestHex(root.digest)}` });
    expect(await listed(to, root.digest)).toEqual([]);
    await copy(root, from, to);
    expect(await listed(to, root.digest)).toEqual(digests(note));
  });

  test('none is lost when six copy the same into a registry without the API', async () => {
    const [a, b] = [await registryWith(true), await registryWith(false)];
    const [from, to] = [at(a, 'team/app'), at(b, 'app')];
    const root = await pushed(from, ['amd64']);
    for (let n = 0; n < 6; n += 1) await artifact(from, `note ${n}`, root);
    const clients = Array.from({ length: 6 }, () => testClient());
    await Promise.all(clients.map((one) => copy(root, from, to, one)));
    for (const one of clients) one.close();
    expect(await listed(to, root.digest)).toEqual(await listed(from, root.digest));
    expect(await listed(to, root.digest)).toHaveLength(6);
  });

  test('one entry overwritten by somebody else is written again', async () => {
    const [a, b] = [await registryWith(true), await registryWith(false)];
    const [from, to] = [at(a, 'team/app'), at(b, 'app')];
    const root = await pushed(from, ['amd64']);
    const note = await artifact(from, 'note', root);
    // The first write of the fallback tag is answered as done, and is not there afterwards.
    b.misbehave({
      kind: 'answer',
      method: 'PUT',
      url: /manifests\/sha256-/,
      nth: 1,
      status: 201,
      body: '',
    });
    await copy(root, from, to);
    expect(await listed(to, root.digest)).toEqual(digests(note));
  });

  test('a target that takes none gets the old tags only', async () => {
    const [a, b] = [await registryWith(true), await registryWith(false)];
    const [from, to] = [at(a, 'team/app'), at(b, 'app')];
    const root = await pushed(from);
    await artifact(from, 'note', root);
    await signatureTag(from, root.digest, ['one']);
    b.misbehave({ kind: 'refuse-empty-config' });
    await expect(copy(root, from, to)).rejects.toMatchObject({ code: 'registry-denied' });
    const copied = await copy(root, from, to, client, { referrers: false });
    expect(copied.attached).toEqual({ referrers: 0, tags: [tagOf(root.digest, 'sig')] });
    expect(await client.tagList(to)).toEqual([tagOf(root.digest, 'sig')]);
  });
});

describe('the tags of cosign', () => {
  async function signaturesAt(repository: Repository, tag: string) {
    const manifest = await client.manifestGet({ ...repository, tag });
    if (!manifest || !('layers' in manifest.content)) throw new Error(`${tag} holds no signatures`);
    const { config, layers } = manifest.content;
    const read = JSON.parse(
      Buffer.from(await client.blobGet({ ...repository, digest: config.digest })).toString(),
    );
    expect(read.rootfs.diff_ids).toEqual(layers.map(({ digest }) => digest));
    expect(read.history).toHaveLength(layers.length);
    for (const { digest } of layers) await client.blobGet({ ...repository, digest });
    return layers.map(({ annotations }) => annotations?.['dev.cosignproject.cosign/signature']);
  }

  test('come along for every digest, also for what they hold themselves', async () => {
    const [a, b] = [await registryWith(true), await registryWith(true)];
    const [from, to] = [at(a, 'team/app'), at(b, 'app')];
    const root = await pushed(from);
    const wanted: string[] = [];
    for (const digest of await digestsIn(from, root)) {
      for (const suffix of ['sig', 'att', 'sbom']) {
        await signatureTag(from, digest, [suffix, digest], suffix);
        wanted.push(tagOf(digest, suffix));
      }
    }
    const sbom = (await client.manifestHead({ ...from, tag: tagOf(root.digest, 'sbom') })) as Descriptor;
    await signatureTag(from, sbom.digest, ['of the SBOM']);
    wanted.push(tagOf(sbom.digest, 'sig'));
    const copied = await copy(root, from, to);
    expect(copied.attached.tags.toSorted()).toEqual(wanted.toSorted());
    expect((await client.tagList(to)).toSorted()).toEqual(wanted.toSorted());
    for (const tag of wanted) {
      expect((await client.manifestHead({ ...to, tag }))?.digest).toBe(
        (await client.manifestHead({ ...from, tag }))?.digest,
      );
    }
  });

  test('keep what the target has, and gain what it has not', async () => {
    const [a, b] = [await registryWith(true), await registryWith(true)];
    const [from, to] = [at(a, 'team/app'), at(b, 'app')];
    const root = await pushed(from, ['amd64']);
    await signatureTag(from, root.digest, ['ours', 'both']);
    await signatureTag(to, root.digest, ['theirs', 'both']);
    await copy(root, from, to);
    const tag = tagOf(root.digest, 'sig');
    expect(await signaturesAt(to, tag)).toEqual(['theirs', 'both', 'ours']);
    const before = writesOf(b).length;
    await copy(root, from, to);
    expect(writesOf(b)).toHaveLength(before);
  });

  test('gather what several sources have', async () => {
    const [a, b] = [await registryWith(true), await registryWith(true)];
    const to = at(b, 'app');
    const sources = ['one', 'two', 'three'].map((name) => at(a, name));
    const root = await pushed(sources[0] as Repository, ['amd64']);
    for (const from of sources) {
      if (from !== sources[0]) await copy(root, sources[0] as Repository, from);
      await signatureTag(from, root.digest, [from.path]);
    }
    await copy(root, sources[0] as Repository, to);
    for (const from of sources) await copy(root, from, to);
    expect(await signaturesAt(to, tagOf(root.digest, 'sig'))).toEqual(['one', 'two', 'three']);
  });

  test('that hold something else are not overwritten', async () => {
    const [a, b] = [await registryWith(true), await registryWith(true)];
    const [from, to] = [at(a, 'team/app'), at(b, 'app')];
    const root = await pushed(from, ['amd64']);
    await signatureTag(from, root.digest, ['ours']);
    const tag = tagOf(root.digest, 'sig');
    const other = await artifact(to, 'something else');
    const bytes = (await client.manifestGet({ ...to, digest: other.digest }))?.bytes as Uint8Array;
    await client.manifestPut({ ...to, tag }, { mediaType: mediaType.manifest, bytes });
    await expect(copy(root, from, to)).rejects.toMatchObject({ code: 'registry-refused' });
    expect((await client.manifestHead({ ...to, tag }))?.digest).toBe(other.digest);
  });
});
