import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Index, mediaType } from '../../../src/oci/descriptor.ts';
import { digestHex, digestOf } from '../../../src/oci/digest.ts';
import { blobFile, type Layout, readLayout } from '../../../src/oci/layout.ts';
import { createRunFolder, type RunFolder } from '../../../src/run-folder.ts';
import { writeImageLayout } from '../../support/image-layout.ts';

const amd64 = { platform: { os: 'linux', architecture: 'amd64' }, files: { a: '1' } };
const armv7 = { platform: { os: 'linux', architecture: 'arm', variant: 'v7' }, files: { a: '2' } };

let files: RunFolder;
beforeEach(async () => {
  files = await createRunFolder();
});
afterEach(() => files.remove());

const folder = () => files.path('layout');
const changeIndex = async (change: (index: Index) => unknown) => {
  const path = join(folder(), 'index.json');
  await writeFile(path, JSON.stringify(change(JSON.parse(await readFile(path, 'utf8')))));
};

describe('readLayout', () => {
  test.each([
    ['one platform', [amd64]],
    ['several', [amd64, armv7]],
  ])('reads an image of %s', async (_, platforms) => {
    const written = await writeImageLayout(folder(), platforms);
    expect(await readLayout(folder())).toEqual(written);
  });

  test('takes the platform from the config where the descriptor has none', async () => {
    await writeImageLayout(folder(), [armv7]);
    await changeIndex(({ manifests: [root], ...index }) => {
      const { platform: _, ...plain } = root ?? {};
      return { ...index, manifests: [plain] };
    });
    expect((await readLayout(folder())).images[0]?.platform).toEqual(armv7.platform);
  });

  test('keeps BuildKit’s attestation manifests apart', async () => {
    const { images } = await writeImageLayout(folder(), [amd64, armv7]);
    const [image, other] = images.map(({ descriptor }) => descriptor);
    const attestation = {
      ...other,
      platform: { os: 'unknown', architecture: 'unknown' },
      annotations: { 'vnd.docker.reference.type': 'attestation-manifest' },
    };
    const bytes = JSON.stringify({
      schemaVersion: 2,
      mediaType: mediaType.index,
      manifests: [image, attestation],
    });
    const digest = digestOf(bytes);
    await writeFile(join(folder(), 'blobs', 'sha256', digestHex(digest)), bytes);
    await changeIndex((index) => ({
      ...index,
      manifests: [{ mediaType: mediaType.index, digest, size: bytes.length }],
    }));
    const layout = await readLayout(folder());
    expect(layout.images.map(({ descriptor }) => descriptor)).toEqual([image]);
    expect(layout.attestations).toEqual([attestation]);
  });

  const damages: [string, (layout: Layout) => Promise<unknown>][] = [
    ['no oci-layout', () => rm(join(folder(), 'oci-layout'))],
    ['another version', () => writeFile(join(folder(), 'oci-layout'), '{"imageLayoutVersion":"2.0.0"}')],
    ['no index', () => rm(join(folder(), 'index.json'))],
    ['an index that is no JSON', () => writeFile(join(folder(), 'index.json'), '<html>')],
    ['no image', () => changeIndex((index) => ({ ...index, manifests: [] }))],
    [
      'two images',
      () => changeIndex((index) => ({ ...index, manifests: [...index.manifests, ...index.manifests] })),
    ],
    [
      'a name that is no digest',
      () => changeIndex((index) => ({ ...index, manifests: [{ digest: 'sha256:../../x' }] })),
    ],
    ['a changed manifest', ({ root }) => writeFile(blobFile(folder(), root.digest), '{}')],
    ['a changed config', ({ images }) => writeFile(blobFile(folder(), digestOfConfig(images)), '{}')],
    ['a missing config', ({ images }) => rm(blobFile(folder(), digestOfConfig(images)))],
  ];
  test.each(damages)('refuses a folder with %s', async (_, damage) => {
    await damage(await writeImageLayout(folder(), [amd64]));
    await expect(readLayout(folder())).rejects.toMatchObject({ code: 'input-invalid' });
  });
});

function digestOfConfig([image]: Layout['images']) {
  if (!image) throw new Error('the layout has no image');
  return image.manifest.config.digest;
}
