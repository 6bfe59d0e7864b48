import { execFileSync } from 'node:child_process';
import { readFileSync, truncateSync } from 'node:fs';
import { mkdir, open, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { mediaType } from '../../../src/oci/descriptor.ts';
import { digestOf } from '../../../src/oci/digest.ts';
import { blobFile, readLayout } from '../../../src/oci/layout.ts';
import { createRunFolder, type RunFolder } from '../../../src/run-folder.ts';
import { listLayers } from '../../../src/steps/layer-listing.ts';
import { readLayer } from '../../../src/steps/read-layer.ts';
import { type PackedLayer, tarOf, writeImageLayout } from '../../support/image-layout.ts';

let files: RunFolder;
beforeEach(async () => {
  files = await createRunFolder();
});
afterEach(() => files.remove());

const signal = new AbortController().signal;
const platform = { os: 'linux', architecture: 'amd64' };
const tarType = 'application/vnd.oci.image.layer.v1.tar';
const archive = tarOf({ 'a/b': 'hello', c: 'x'.repeat(70_000) });

async function imageOf(layers: readonly PackedLayer[]) {
  await writeImageLayout(files.path('layout'), [{ platform, files: {}, layers }]);
  const { images, folder } = await readLayout(files.path('layout'));
  if (!images[0]) throw new Error('the layout has no image');
  return { image: images[0], folder };
}

async function listingsOf(layers: readonly PackedLayer[]) {
  const { image, folder } = await imageOf(layers);
  return listLayers(folder, image, { signal });
}

/** In the form of zstd:chunked: frames of their own, some of them to be skipped. */
function frames(bytes: Buffer): Buffer {
  const skipped = Buffer.from([0x50, 0x2a, 0x4d, 0x18, 4, 0, 0, 0, 1, 2, 3, 4]);
  const parts = [];
  for (let at = 0; at < bytes.length; at += 10_000)
    parts.push(zstdCompressSync(bytes.subarray(at, at + 10_000)));
  return Buffer.concat([skipped, ...parts.flatMap((part) => [part, skipped])]);
}

describe('a layer', () => {
  const half = archive.length / 2;
  test.each<[string, Buffer, string]>([
    ['gzip', gzipSync(archive), mediaType.layerGzip],
    [
      'gzip in members',
      Buffer.concat([gzipSync(archive.subarray(0, half)), gzipSync(archive.subarray(half))]),
      `${tarType}+gzip`,
    ],
    ['zstd', zstdCompressSync(archive), `${tarType}+zstd`],
    ['zstd in frames', frames(archive), `${tarType}+zstd`],
    ['plain', archive, tarType],
    ['Docker’s', gzipSync(archive), 'application/vnd.docker.image.rootfs.diff.tar.gzip'],
    ['Docker’s foreign', gzipSync(archive), 'application/vnd.docker.image.rootfs.foreign.diff.tar.gzip'],
    ['plain, by its name gzip', archive, mediaType.layerGzip],
    ['gzip, by its name plain', gzipSync(archive), tarType],
  ])('that is %s is listed', async (_, bytes, type) => {
    const [listing] = await listingsOf([{ mediaType: type, bytes }]);
    expect(listing).toEqual({
      digest: digestOf(bytes),
      mediaType: type,
      compressed: bytes.length,
      uncompressed: archive.length,
      step: 'COPY . /',
      entries: [
        { path: 'a/b', type: 'file', mode: 0o644, uid: 0, gid: 0, size: 5 },
        {
          path: 'c',
          type: 'file',
          mode: 0o644,
          uid: 0,
          gid: 0,
          size: 70_000,
          digest: digestOf('x'.repeat(70_000)),
        },
      ],
    });
  });

  const zipped = gzipSync(archive);
  const zstd = zstdCompressSync(archive);
  const wrong = Buffer.from(zipped).fill(0x55, zipped.length - 8);
  test.each<[string, Buffer, string]>([
    ['gzip that ends early', zipped.subarray(0, zipped.length - 20), mediaType.layerGzip],
    ['gzip with a wrong sum', wrong, mediaType.layerGzip],
    ['zstd that ends early', zstd.subarray(0, zstd.length - 3), `${tarType}+zstd`],
    ['zstd frames that end early', frames(archive).subarray(0, 30), `${tarType}+zstd`],
    ['an archive that ends early', gzipSync(archive.subarray(0, 1300)), mediaType.layerGzip],
    ['no archive', Buffer.from('<html>'), mediaType.layerGzip],
    ['deflate', deflateSync(archive), mediaType.layerGzip],
    ['encrypted', zipped, `${tarType}+gzip+encrypted`],
    ['no layer at all', zipped, 'application/vnd.cncf.helm.chart.content.v1.tar+gz'],
  ])('that is %s is told', async (_, bytes, type) => {
    await expect(listingsOf([{ mediaType: type, bytes }])).rejects.toMatchObject({ code: 'input-invalid' });
  });

  test('that is missing, or has another size than its descriptor says, is told', async () => {
    const { image, folder } = await imageOf([{ mediaType: tarType, bytes: archive }]);
    const file = blobFile(folder, digestOf(archive));
    truncateSync(file, archive.length - 512);
    await expect(listLayers(folder, image, { signal })).rejects.toMatchObject({ code: 'input-invalid' });
    const elsewhere = listLayers(files.root, image, { signal });
    await expect(elsewhere).rejects.toMatchObject({ code: 'input-invalid' });
  });

  test('is let go of when the run is interrupted', async () => {
    const { image, folder } = await imageOf([{ mediaType: mediaType.layerGzip, bytes: zipped }]);
    const stopped = new AbortController();
    stopped.abort(new Error('stop'));
    await expect(listLayers(folder, image, stopped)).rejects.toThrow('stop');
  });
});

test('an entry keeps of a file what rules look at, and no more', async () => {
  await mkdir(files.path('tree', 'etc'), { recursive: true });
  const write = (path: string, content: string | Uint8Array, mode: number) =>
    writeFile(files.path('tree', path), content, { mode });
  await write('node', await readFile(process.execPath), 0o755);
  await write('script', `#!/bin/sh\n${'# long\n'.repeat(1000)}`, 0o755);
  await write('text', 'no program at all', 0o755);
  await write('data', 'x'.repeat(5000), 0o644);
  await write('.npmrc', 'x'.repeat(5000), 0o600);
  await write('etc/passwd', 'root:x:0:0\n', 0o644);
  const handle = await open(files.path('tree', 'sparse'), 'w');
  await handle.truncate(1e9);
  await handle.close();
  const bytes = execFileSync('tar', ['--sparse', '-cf', '-', '-C', files.path('tree'), '.'], {
    maxBuffer: 1e9,
  });

  const [listing] = await listingsOf([{ mediaType: tarType, bytes }]);
  const kept = Object.fromEntries(
    (listing?.entries ?? []).map(({ path, head, digest }) => [path, [head?.length, digest]]),
  );
  expect(kept).toEqual({
    etc: [undefined, undefined],
    'etc/passwd': [11, undefined],
    node: [4096, digestOf(readFileSync(process.execPath))],
    script: [256, undefined],
    text: [16, undefined],
    data: [undefined, undefined],
    '.npmrc': [4096, undefined],
    sparse: [undefined, undefined],
  });
});

test('what a visitor throws is its own', async () => {
  const file = join(files.root, 'layer');
  await writeFile(file, archive);
  const reading = readLayer(file, tarType, () => ({
    write() {
      throw new Error('the disk is full');
    },
  }));
  await expect(reading).rejects.toThrow('the disk is full');
  await expect(readLayer(file, tarType, () => undefined)).resolves.toEqual({
    compressed: archive.length,
    uncompressed: archive.length,
  });
});
