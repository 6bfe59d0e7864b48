import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { type Manifest, mediaType } from '../../../src/oci/descriptor.ts';
import { digestOf } from '../../../src/oci/digest.ts';
import { type LocalRegistry, startCraneRegistry, startDistribution } from '../../support/distribution.ts';
import { blobOf, testClient } from '../../support/registry-client.ts';
import { testAccount } from '../../support/token-server.ts';
import { describeWith } from '../../support/tools.ts';

describeWith(['distribution', 'registry'], 'the client, with', () => {
  it.each([
    ['distribution', (folder: string) => startDistribution(folder)],
    ['distribution and htpasswd', (folder: string) => startDistribution(folder, { auth: 'htpasswd' })],
    ['distribution and tokens', (folder: string) => startDistribution(folder, { auth: 'token' })],
    ['go-containerregistry', () => startCraneRegistry({ referrers: true })],
    ['go-containerregistry without referrers', () => startCraneRegistry({ referrers: false })],
  ])('%s: put, mount, read back, tag, list, refer', async (_name, start) => {
    const folder = await mkdtemp(join(tmpdir(), 'sealift-registry-'));
    const registry: LocalRegistry = await start(folder);
    const client = testClient({ login: testAccount });
    try {
      const repository = { registry: registry.host, path: 'team/app' };
      const layer = blobOf(randomBytes(3 * 1024 * 1024));
      const config = blobOf(Buffer.from('{}'));
      const empty = blobOf(new Uint8Array(0));
      for (const blob of [layer, config, empty]) {
        expect(await client.blobPut(repository, blob)).toBe('uploaded');
        expect(await client.blobPut(repository, blob)).toBe('present');
      }
      const copy = { ...repository, path: 'team/copy' };
      const mounted = await client.blobPut(copy, layer, { mountFrom: repository });
      expect(['mounted', 'present']).toContain(mounted);

      const stored = { mediaType: mediaType.layerGzip, ...layer.descriptor };
      const downloaded = await buffer(await client.blobStream(copy, stored));
      expect(digestOf(downloaded)).toBe(layer.descriptor.digest);

      const put = async (more: Partial<Manifest>) => {
        const content: Manifest = {
          schemaVersion: 2,
          mediaType: mediaType.manifest,
          config: { mediaType: mediaType.config, ...config.descriptor },
          layers: [stored],
          ...more,
        };
        const bytes = Buffer.from(JSON.stringify(content));
        const reference = { ...repository, digest: digestOf(bytes) };
        return client.manifestPut(reference, { mediaType: mediaType.manifest, bytes });
      };
      const image = await put({});
      const pulled = await client.manifestGet({ ...repository, digest: image.digest });
      await client.manifestPut(
        { ...repository, tag: 'v1' },
        { mediaType: mediaType.manifest, bytes: pulled?.bytes ?? Buffer.alloc(0) },
      );
      expect(await client.manifestHead({ ...repository, tag: 'v1' })).toEqual(image);
      expect(await client.manifestHead({ ...repository, tag: 'v2' })).toBeUndefined();
      expect(await client.tagList(repository)).toEqual(['v1']);
      expect(await client.tagList({ ...repository, path: 'team/none' })).toEqual([]);

      expect(await client.referrerList(repository, image.digest)).toEqual([]);
      const artifactType = 'application/vnd.example.note';
      // By the type of its config: go-containerregistry's registry lists that one even beside an artifactType.
      const note = await put({ config: { mediaType: artifactType, ...config.descriptor }, subject: image });
      expect(await client.referrerList(repository, image.digest, artifactType)).toMatchObject([
        { digest: note.digest },
      ]);
      expect(await client.referrerList(repository, image.digest, 'application/vnd.example.other')).toEqual(
        [],
      );
      expect(client.pauses).toEqual([]);
    } finally {
      client.close();
      await registry.stop();
      await rm(folder, { recursive: true, force: true });
    }
  });
});
