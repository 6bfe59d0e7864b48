import { randomBytes } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import type { BlobSource } from '../../../src/oci/client.ts';
import { digestOf } from '../../../src/oci/digest.ts';
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

const kib = 1024;
const mib = 1024 * kib;

let registry: FaultyRegistry;
let client: TestClient;

async function start(registryOptions: FaultyRegistryOptions = {}, clientOptions: TestClientOptions = {}) {
  registry = await startFaultyRegistry(registryOptions);
  client = testClient(clientOptions);
  return { registry: registry.address, path: 'team/app' };
}

afterEach(async () => {
  client.close();
  await registry.stop();
});

function writes(): string[] {
  return client.sent
    .filter(({ method }) => /^(PUT|PATCH|POST|DELETE)$/.test(method))
    .map(({ method }) => method);
}

describe('an upload', () => {
  it.each([
    ['of nothing', new Uint8Array(0), 'sha256'],
    ['of one byte', new Uint8Array(1), 'sha256'],
    ['of several pieces', randomBytes(3 * mib + 17), 'sha256'],
    ['under a sha512 digest', randomBytes(70 * kib), 'sha512'],
  ] as const)('%s is read back as it was sent', async (_name, bytes, algorithm) => {
    const repository = await start();
    const source = blobOf(bytes, { algorithm });
    let counted = 0;
    const outcome = await client.blobPut(repository, source, { onBytes: (count) => (counted += count) });
    expect(outcome).toBe('uploaded');
    expect(counted).toBe(bytes.length);
    expect(writes()).toEqual(['POST', 'PUT']);
    expect(Buffer.from(await client.blobGet({ ...repository, digest: source.descriptor.digest }))).toEqual(
      Buffer.from(bytes),
    );
    expect(await client.blobPut(repository, source)).toBe('present');
  });

  it('goes on from the byte the registry has when the connection breaks', async () => {
    const repository = await start({
      faults: [{ kind: 'cut-request', method: 'PUT', afterBytes: 2 * mib, times: 1 }],
    });
    const source = blobOf(randomBytes(5 * mib));
    const opened: number[] = [];
    const watched: BlobSource = {
      ...source,
      open: (offset) => {
        opened.push(offset);
        return source.open(offset);
      },
    };
    expect(await client.blobPut(repository, watched)).toBe('uploaded');
    expect(opened).toEqual([0, 2 * mib]);
    expect(writes()).toEqual(['POST', 'PUT', 'PATCH', 'PUT']);
    expect(client.pauses).toHaveLength(1);
  });

  it('starts over when the registry has lost the upload', async () => {
    const repository = await start({
      faults: [
        { kind: 'cut-request', method: 'PUT', afterBytes: 1 * mib, times: 1 },
        { kind: 'answer', method: 'GET', url: /uploads\//, status: 404, code: 'BLOB_UPLOAD_UNKNOWN' },
      ],
    });
    expect(await client.blobPut(repository, blobOf(randomBytes(2 * mib)))).toBe('uploaded');
    expect(writes()).toEqual(['POST', 'PUT', 'POST', 'PUT']);
  });

  it('is done when only the answer to the last request was lost', async () => {
    const repository = await start({
      faults: [{ kind: 'cut-response', method: 'PUT', afterBytes: 0, times: 1 }],
    });
    expect(await client.blobPut(repository, blobOf(randomBytes(1000)))).toBe('uploaded');
    expect(writes()).toEqual(['POST', 'PUT']);
  });

  it('gives up in the end when the connection breaks every time', async () => {
    const repository = await start({
      faults: [
        { kind: 'cut-request', method: 'PUT', afterBytes: 10 },
        { kind: 'cut-request', method: 'PATCH', afterBytes: 10 },
      ],
    });
    const upload = client.blobPut(repository, blobOf(randomBytes(mib)));
    await expect(upload).rejects.toMatchObject({ code: 'network-failed' });
    expect(writes()).toEqual(['POST', 'PUT', 'PATCH', 'PATCH', 'PATCH', 'PATCH', 'DELETE']);
  });

  it('may fail more often while it comes further each time', async () => {
    const repository = await start({
      faults: [
        { kind: 'cut-request', method: 'PUT', afterBytes: 1 * mib, times: 1 },
        { kind: 'cut-request', method: 'PATCH', afterBytes: 1 * mib, times: 7 },
      ],
    });
    expect(await client.blobPut(repository, blobOf(randomBytes(10 * mib)))).toBe('uploaded');
  });

  it('goes in chunks no larger than the registry takes', async () => {
    const repository = await start(
      { faults: [{ kind: 'chunk-limit', bytes: mib }] },
      { chunkLimit: () => mib },
    );
    expect(await client.blobPut(repository, blobOf(randomBytes(2 * mib + 5)))).toBe('uploaded');
    expect(writes()).toEqual(['POST', 'PATCH', 'PATCH', 'PATCH', 'PUT']);
    const ranges = client.sent.map(({ headers }) => headers?.['Content-Range']).filter(Boolean);
    expect(ranges).toEqual([`0-${mib - 1}`, `${mib}-${2 * mib - 1}`, `${2 * mib}-${2 * mib + 4}`]);
  });

  it('sends a blob within the limit in one piece', async () => {
    const repository = await start({}, { chunkLimit: () => mib });
    await client.blobPut(repository, blobOf(randomBytes(mib)));
    expect(writes()).toEqual(['POST', 'PUT']);
  });

  it('sends no chunk below the least size the registry named', async () => {
    const repository = await start(
      { faults: [{ kind: 'chunk-minimum', bytes: 300 * kib }] },
      { chunkLimit: () => 100 * kib },
    );
    expect(await client.blobPut(repository, blobOf(randomBytes(700 * kib)))).toBe('uploaded');
    expect(writes()).toEqual(['POST', 'PATCH', 'PATCH', 'PATCH', 'PUT']);
  });

  it('asks where it stands after a 416', async () => {
    const repository = await start(
      { faults: [{ kind: 'answer', method: 'PATCH', nth: 2, status: 416 }] },
      { chunkLimit: () => mib },
    );
    expect(await client.blobPut(repository, blobOf(randomBytes(3 * mib)))).toBe('uploaded');
    expect(client.asked().some((request) => /^GET .*\/uploads\//.test(request))).toBe(true);
  });

  it('takes smaller chunks after a 413', async () => {
    const repository = await start({
      faults: [{ kind: 'answer', method: 'PUT', times: 1, status: 413, code: 'SIZE_INVALID' }],
    });
    expect(await client.blobPut(repository, blobOf(randomBytes(9 * mib)))).toBe('uploaded');
    expect(writes().filter((method) => method === 'PATCH')).toHaveLength(3);
  });

  it('follows absolute locations on the same origin with its login', async () => {
    const login = { username: 'ann', password: 'open-sesame' };
    const repository = await start({ auth: login, faults: [{ kind: 'absolute-urls' }] }, { login });
    expect(await client.blobPut(repository, blobOf(randomBytes(10)))).toBe('uploaded');
  });

  it.each([
    ['fewer bytes', (bytes: Buffer) => bytes.subarray(0, -1)],
    ['other bytes', (bytes: Buffer) => Buffer.from(bytes).reverse()],
  ])('fails without another try when the source has %s', async (_name, changed) => {
    const repository = await start();
    const bytes = randomBytes(100 * kib);
    const source: BlobSource = {
      descriptor: blobOf(bytes).descriptor,
      open: (offset) => blobOf(changed(bytes)).open(offset),
    };
    await expect(client.blobPut(repository, source)).rejects.toMatchObject({
      code: 'registry-digest-mismatch',
    });
    expect(client.asked().filter((request) => request.startsWith('PUT'))).toHaveLength(1);
    expect(await client.blobHead({ ...repository, digest: source.descriptor.digest })).toBeUndefined();
  });

  it('passes on the error of a source that cannot be read', async () => {
    const repository = await start();
    const source: BlobSource = {
      ...blobOf(randomBytes(10)),
      open: () => {
        const stream = blobOf(randomBytes(10)).open(0);
        stream.destroy(Object.assign(new Error('gone'), { code: 'ENOENT' }));
        return stream;
      },
    };
    await expect(client.blobPut(repository, source)).rejects.toMatchObject({ code: 'ENOENT' });
    expect(client.asked().filter((request) => request.startsWith('PUT'))).toHaveLength(1);
  });

  it('ends with `interrupted` when it is stopped', async () => {
    const stop = new AbortController();
    const repository = await start({ faults: [{ kind: 'hang', method: 'PUT' }] }, { signal: stop.signal });
    const upload = client.blobPut(repository, blobOf(randomBytes(mib)), { onBytes: () => stop.abort() });
    await expect(upload).rejects.toMatchObject({ code: 'interrupted' });
  });
});

describe('a mount', () => {
  const bytes = randomBytes(50 * kib);

  it('moves no bytes', async () => {
    const repository = await start();
    const from = { ...repository, path: 'team/base' };
    await client.blobPut(from, blobOf(bytes));
    expect(await client.blobPut(repository, blobOf(bytes), { mountFrom: from })).toBe('mounted');
    expect(Buffer.from(await client.blobGet({ ...repository, digest: digestOf(bytes) }))).toEqual(bytes);
  });

  it('asks for both repositories in one token', async () => {
    const login = { username: 'ann', password: 'open-sesame' };
    const repository = await start({ auth: { ...login, scheme: 'token' } }, { login });
    const from = { ...repository, path: 'team/base' };
    await client.blobPut(from, blobOf(bytes));
    expect(await client.blobPut(repository, blobOf(bytes), { mountFrom: from })).toBe('mounted');
    const scopes = client.sent.map(({ url }) => url.searchParams.getAll('scope'));
    expect(scopes).toContainEqual(['repository:team/app:pull,push', 'repository:team/base:pull']);
  });

  it('becomes an upload at the place a 202 names', async () => {
    const repository = await start({ faults: [{ kind: 'upload-instead', method: 'POST' }] });
    const from = { ...repository, path: 'team/base' };
    await client.blobPut(from, blobOf(bytes));
    expect(await client.blobPut(repository, blobOf(bytes), { mountFrom: from })).toBe('uploaded');
    expect(client.asked().filter((request) => request.startsWith('POST'))).toHaveLength(2);
  });

  it('becomes an upload when the other repository may not be read', async () => {
    const repository = await start({
      faults: [{ kind: 'answer', method: 'POST', url: /mount=/, status: 403 }],
    });
    const mountFrom = { ...repository, path: 'team/secret' };
    expect(await client.blobPut(repository, blobOf(bytes), { mountFrom })).toBe('uploaded');
  });

  it('is not tried across registries', async () => {
    const repository = await start();
    await client.blobPut(repository, blobOf(bytes), {
      mountFrom: { registry: 'elsewhere.example', path: 'team/base' },
    });
    expect(client.asked().filter((request) => request.includes('mount='))).toEqual([]);
  });
});

describe('a download', () => {
  const bytes = randomBytes(2 * mib);
  const descriptor = { mediaType: 'application/octet-stream', ...blobOf(bytes).descriptor };

  it('goes on where the connection broke', async () => {
    const repository = await start();
    await client.blobPut(repository, blobOf(bytes));
    registry.misbehave({
      kind: 'cut-response',
      method: 'GET',
      url: /blobs\/sha256/,
      afterBytes: mib,
      times: 2,
    });
    expect(await buffer(await client.blobStream(repository, descriptor))).toEqual(bytes);
    expect(client.sent.at(-1)?.headers?.Range).toMatch(/^bytes=\d+-$/);
  });

  it('fails at its end when the bytes are others', async () => {
    const repository = await start();
    await client.blobPut(repository, blobOf(bytes));
    registry.misbehave({ kind: 'corrupt', method: 'GET', atByte: 1234 });
    await expect(buffer(await client.blobStream(repository, descriptor))).rejects.toMatchObject({
      code: 'registry-digest-mismatch',
    });
    await expect(client.blobGet({ ...repository, digest: descriptor.digest })).rejects.toMatchObject({
      code: 'registry-digest-mismatch',
    });
    expect(client.pauses).toEqual([]);
  });

  it('fails when the size is another', async () => {
    const repository = await start();
    await client.blobPut(repository, blobOf(bytes));
    for (const size of [descriptor.size - 1, descriptor.size + 1]) {
      await expect(
        buffer(await client.blobStream(repository, { ...descriptor, size })),
      ).rejects.toMatchObject({
        code: 'registry-digest-mismatch',
      });
    }
  });

  it('follows a redirect to another origin without its login', async () => {
    const login = { username: 'ann', password: 'open-sesame' };
    const repository = await start({ auth: login }, { login });
    await client.blobPut(repository, blobOf(bytes));
    registry.misbehave({ kind: 'redirect', method: 'GET', url: /blobs\/sha256/ });
    expect(Buffer.from(await client.blobGet({ ...repository, digest: descriptor.digest }))).toEqual(bytes);
    expect(registry.storageRequests).toHaveLength(1);
    expect(registry.storageRequests[0]?.headers).not.toHaveProperty('authorization');
  });

  it('reads no more than 16 MiB into memory', async () => {
    const repository = await start();
    const large = blobOf(new Uint8Array(16 * mib + 1), { chunkSize: mib });
    await client.blobPut(repository, large);
    await expect(client.blobGet({ ...repository, digest: large.descriptor.digest })).rejects.toMatchObject({
      code: 'registry-refused',
    });
  });

  it('tells an absent blob from one that could not be asked for', async () => {
    const repository = await start();
    const reference = { ...repository, digest: digestOf('nothing') };
    expect(await client.blobHead(reference)).toBeUndefined();
    await expect(client.blobGet(reference)).rejects.toMatchObject({ code: 'registry-not-found' });
    registry.misbehave({ kind: 'answer', status: 403 });
    await expect(client.blobHead(reference)).rejects.toMatchObject({ code: 'registry-denied' });
  });
});
