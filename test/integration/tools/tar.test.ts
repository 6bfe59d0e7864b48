import { readFile, writeFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createRunFolder, type RunFolder } from '../../../src/run-folder.ts';
import { unpackTarGz } from '../../../src/tools/tar.ts';
import { tarOf } from '../../support/image-layout.ts';

let files: RunFolder;
beforeEach(async () => {
  files = await createRunFolder();
});
afterEach(() => files.remove());

test('what is unpacked is what was packed, whatever its size', async () => {
  const content = fc.dictionary(
    fc.stringMatching(/^[a-z]{1,20}$/).filter((name) => name !== 'archive'),
    fc.uint8Array({ maxLength: 3000 }),
    { maxKeys: 5, noNullPrototype: true },
  );
  await fc.assert(
    fc.asyncProperty(content, async (packed) => {
      const archive = await files.write('archive', gzipSync(tarOf(packed)));
      const written = await unpackTarGz(archive, files.root, (path) => path);
      expect(written).toEqual(Object.keys(packed));
      for (const name of written) {
        expect(new Uint8Array(await readFile(files.path(name)))).toEqual(packed[name]);
      }
    }),
    { numRuns: 50 },
  );
});

test('a file over many chunks is whole', async () => {
  const bytes = Buffer.alloc(5_000_001, 'sealift');
  const archive = await files.write('archive', gzipSync(tarOf({ before: 'x', big: bytes, after: 'y' })));
  await unpackTarGz(archive, files.root, (path) => (path === 'big' ? 'taken' : undefined));
  expect((await readFile(files.path('taken'))).equals(bytes)).toBe(true);
});

test.each([
  ['an archive that ends too early', gzipSync(tarOf({ a: 'x'.repeat(2000) }).subarray(0, 1200))],
  ['a gzip stream that ends too early', gzipSync(tarOf({ a: 'x'.repeat(2000) })).subarray(0, 40)],
  ['no archive at all', Buffer.from('<html>')],
])('%s is told', async (_, bytes) => {
  await writeFile(files.path('archive'), bytes);
  const unpacking = unpackTarGz(files.path('archive'), files.root, (path) => path);
  await expect(unpacking).rejects.toMatchObject({ code: 'tool-failed' });
});
