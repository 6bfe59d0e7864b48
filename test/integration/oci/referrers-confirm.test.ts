import { afterEach, expect, test } from 'vitest';
import type { RegistryClient } from '../../../src/oci/client.ts';
import { type Descriptor, type Manifest, mediaType } from '../../../src/oci/descriptor.ts';
import { digestHex, digestOf } from '../../../src/oci/digest.ts';
import { type FaultyRegistry, startFaultyRegistry } from '../../support/faulty-registry.ts';
import { blobOf, testClient } from '../../support/registry-client.ts';

let registry: FaultyRegistry;
afterEach(() => registry.stop());

const subject: Descriptor = {
  mediaType: mediaType.manifest,
  digest: digestOf('subject'),
  size: 7,
};

async function open(referrers: boolean, sleep: () => Promise<void> = async () => {}) {
  registry = await startFaultyRegistry({ referrers });
  const client = testClient({ sleep });
  return { client, repository: { registry: registry.address, path: 'team/app' } };
}

type Repository = { registry: string; path: string };

/** Attaches a manifest of its own to the subject; its digest. */
async function attach(client: RegistryClient, repository: Repository, name: string) {
  const config = Buffer.from('{}');
  await client.blobPut(repository, blobOf(config));
  const manifest: Manifest = {
    schemaVersion: 2,
    mediaType: mediaType.manifest,
    artifactType: `test/${name}`,
    config: { mediaType: mediaType.empty, digest: digestOf(config), size: 2 },
    layers: [],
    subject,
  };
  const bytes = Buffer.from(JSON.stringify(manifest));
  const digest = digestOf(bytes);
  await client.manifestPut({ ...repository, digest }, { mediaType: mediaType.manifest, bytes });
  return digest;
}

/** Writes the fallback tag as somebody does who read it when nothing was in it. */
async function overwrite(client: RegistryClient, repository: Repository): Promise<void> {
  const bytes = Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType: mediaType.index, manifests: [] }));
  const tag = `sha256-${digestHex(subject.digest)}`;
  await client.manifestPut({ ...repository, tag }, { mediaType: mediaType.index, bytes });
}

const listed = async (client: RegistryClient, repository: Repository) =>
  (await client.referrerList(repository, subject.digest)).map(({ digest }) => digest);

test('what somebody else overwrote is entered again, once it is confirmed', async () => {
  const { client, repository } = await open(false);
  const [one, two] = [await attach(client, repository, 'one'), await attach(client, repository, 'two')];
  expect(await listed(client, repository)).toEqual([one, two]);
  const others = testClient();
  await overwrite(others, repository);
  expect(await listed(client, repository)).toEqual([]);
  await client.referrersConfirm();
  expect(await listed(client, repository)).toEqual([one, two]);
  others.close();
  client.close();
});

test('it waits before it looks, and looks again after it wrote', async () => {
  let pauses = 0;
  const others = testClient();
  const { client, repository } = await open(false, async () => {
    pauses += 1;
    if (pauses <= 2) await overwrite(others, repository);
  });
  const one = await attach(client, repository, 'one');
  await client.referrersConfirm();
  expect(pauses).toBe(3);
  expect(await listed(client, repository)).toEqual([one]);
  others.close();
  client.close();
});

test('it gives up, and says so, when others never stop', async () => {
  const others = testClient();
  const { client, repository } = await open(false, () => overwrite(others, repository));
  await attach(client, repository, 'one');
  await expect(client.referrersConfirm()).rejects.toMatchObject({ code: 'registry-refused' });
  others.close();
  client.close();
});

test('with the referrers API, or when nothing was attached, nothing is asked and nobody waits', async () => {
  let pauses = 0;
  const { client, repository } = await open(true, async () => {
    pauses += 1;
  });
  await client.referrersConfirm();
  await attach(client, repository, 'one');
  const asked = client.asked().length;
  await client.referrersConfirm();
  expect(client.asked()).toHaveLength(asked);
  expect(pauses).toBe(0);
  client.close();
});
