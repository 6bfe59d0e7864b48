import { rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mediaType } from '../oci/descriptor.ts';
import type { Layout } from '../oci/layout.ts';
import type { RunFolder } from '../run-folder.ts';

/**
 * Makes a small layout that shares the real one's blobs and lists every platform's manifest directly in its
 * `index.json`, which is the only place where Trivy finds a digest. Gives its name, relative to the folder
 * Trivy runs in: a `:` or `@` elsewhere in the path would be taken for a tag or a digest.
 */
export async function writeView(layout: Layout, files: RunFolder): Promise<string> {
  await rm(files.path('scan', 'view'), { recursive: true, force: true });
  const folder = await files.folder('scan', 'view');
  const manifests = layout.images.map((image) => image.descriptor);
  await writeFile(join(folder, 'oci-layout'), JSON.stringify({ imageLayoutVersion: '1.0.0' }));
  await writeFile(
    join(folder, 'index.json'),
    JSON.stringify({ schemaVersion: 2, mediaType: mediaType.index, manifests }),
  );
  await symlink(join(layout.folder, 'blobs'), join(folder, 'blobs'));
  return 'view';
}
