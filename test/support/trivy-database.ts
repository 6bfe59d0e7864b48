import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { mediaType } from '../../src/oci/descriptor.ts';
import { digestOf } from '../../src/oci/digest.ts';
import { tarOf } from './image-layout.ts';

/** The sample vulnerability database (test/fixtures/trivy-db). */
export const sampleDatabase = join(import.meta.dirname, '../fixtures/trivy-db/db');

export interface DatabaseTimes {
  readonly updatedAt: Date;
  readonly nextUpdate: Date;
  readonly downloadedAt?: Date;
}

/** Lays the sample database into a Trivy cache folder, as if made and fetched at these times. */
export async function writeDatabase(cacheFolder: string, times: DatabaseTimes): Promise<void> {
  await mkdir(join(cacheFolder, 'db'), { recursive: true });
  await cp(join(sampleDatabase, 'trivy.db'), join(cacheFolder, 'db', 'trivy.db'));
  await writeFile(join(cacheFolder, 'db', 'metadata.json'), metadata(times));
}

/** Pushes the sample database to a registry on loopback, as Trivy's publishers do; gives its reference. */
export async function pushDatabase(host: string, repository: string, times: DatabaseTimes): Promise<string> {
  const archive = tarOf({
    'trivy.db': await readFile(join(sampleDatabase, 'trivy.db')),
    'metadata.json': metadata(times),
  });
  const base = `http://${host}/v2/${repository}`;
  const put = async (type: string, bytes: Uint8Array<ArrayBuffer>, annotations?: Record<string, string>) => {
    const digest = digestOf(bytes);
    const started = await fetch(`${base}/blobs/uploads/`, { method: 'POST' });
    const location = new URL(started.headers.get('location') ?? '', base);
    location.searchParams.set('digest', digest);
    await succeed(fetch(location, { method: 'PUT', body: bytes }));
    return { mediaType: type, digest, size: bytes.length, ...(annotations ? { annotations } : {}) };
  };
  const manifest = {
    schemaVersion: 2,
    mediaType: mediaType.manifest,
    config: await put(mediaType.empty, new TextEncoder().encode('{}')),
    layers: [
      await put('application/vnd.aquasec.trivy.db.layer.v1.tar+gzip', new Uint8Array(gzipSync(archive)), {
        'org.opencontainers.image.title': 'db.tar.gz',
      }),
    ],
  };
  await succeed(
    fetch(`${base}/manifests/2`, {
      method: 'PUT',
      headers: { 'content-type': mediaType.manifest },
      body: JSON.stringify(manifest),
    }),
  );
  return `${host}/${repository}:2`;
}

function metadata({ updatedAt, nextUpdate, downloadedAt }: DatabaseTimes): string {
  return JSON.stringify({
    Version: 2,
    UpdatedAt: updatedAt,
    NextUpdate: nextUpdate,
    DownloadedAt: downloadedAt ?? '0001-01-01T00:00:00Z',
  });
}

async function succeed(answer: Promise<Response>): Promise<void> {
  const response = await answer;
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}: ${await response.text()}`);
}
