import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Descriptor, mediaType } from '../../../src/oci/descriptor.ts';
import { digestOf } from '../../../src/oci/digest.ts';
import { errorCodeOf, imageOf, openSession, type RegistrySession } from '../../support/registry-session.ts';

const subject = { mediaType: mediaType.manifest, digest: digestOf('subject'), size: 7 };

let session: RegistrySession;
beforeAll(async () => {
  session = await openSession({ pageSize: 3 });
});
afterAll(() => session[Symbol.asyncDispose]());

/** Follows `Link` to the end; returns what every page held. */
async function pages<T>(
  path: string,
  entries: (body: Record<string, T[]>) => T[] | undefined,
): Promise<T[][]> {
  const found: T[][] = [];
  let next: string | undefined = path;
  while (next !== undefined) {
    const response = await session.ask('GET', next);
    expect(response.status).toBe(200);
    found.push(entries((await response.json()) as Record<string, T[]>) ?? []);
    next = /^<\/v2\/([^>]+)>; rel="next"$/.exec(response.headers.get('link') ?? '')?.[1];
  }
  return found;
}

describe('tags', () => {
  beforeAll(async () => {
    for (const tag of ['b', 'a', 'B', '1.10', '1.9', 'c', 'latest']) await session.pushImage('tags', tag);
  });

  it.each([
    ['', [['1.10', '1.9', 'B'], ['a', 'b', 'c'], ['latest']]],
    ['?n=2', [['1.10', '1.9'], ['B', 'a'], ['b', 'c'], ['latest']]],
    ['?n=7', [['1.10', '1.9', 'B'], ['a', 'b', 'c'], ['latest']]],
    ['?n=0', [[]]],
    ['?last=b', [['c', 'latest']]],
    ['?n=1&last=aa', [['b'], ['c'], ['latest']]],
    ['?last=zzz', [[]]],
  ])('are listed in ASCII order by pages: %s', async (query, expected) => {
    expect(await pages<string>(`tags/tags/list${query}`, (body) => body.tags)).toEqual(expected);
  });

  it('are not found in a repository that is not there; n must be a number', async () => {
    const response = await session.ask('GET', 'nowhere/tags/list');
    expect([response.status, await errorCodeOf(response)]).toEqual([404, 'NAME_UNKNOWN']);
    expect((await session.ask('GET', 'tags/tags/list?n=-1')).status).toBe(400);
  });

  it('lists repositories', async () => {
    await session.pushImage('nested/deep/app', 'x');
    const names = (await pages<string>('_catalog', (body) => body.repositories)).flat();
    expect(names).toEqual([...names].sort());
    expect(names).toContain('nested/deep/app');
    expect(names).not.toContain('nested');
  });
});

describe('referrers', () => {
  const listed = async (query = '', name = 'app') =>
    (await pages<Descriptor>(`${name}/referrers/${subject.digest}${query}`, (body) => body.manifests)).flat();

  beforeAll(async () => {
    const config = await session.pushBlob('app', '{}');
    const image = { ...imageOf(config), subject };
    for (const number of [1, 2, 3, 4]) {
      const put = await session.pushManifest('app', undefined, {
        ...image,
        artifactType: `application/x.${number % 2}`,
        annotations: { number: `${number}` },
      });
      expect(put.headers.get('oci-subject')).toBe(subject.digest);
    }
    await session.pushManifest('app', undefined, image);
    const index = { schemaVersion: 2, mediaType: mediaType.index, manifests: [], subject };
    await session.pushManifest('app', undefined, index);
  });

  it('are listed by pages with artifact type and annotations', async () => {
    const all = await listed();
    expect(all).toHaveLength(6);
    expect(all.map((each) => each.annotations?.number).sort()).toEqual([
      '1',
      '2',
      '3',
      '4',
      undefined,
      undefined,
    ]);
    const types = all.map((each) => `${each.mediaType} ${each.artifactType}`);
    expect(types).toContain(`${mediaType.manifest} ${mediaType.config}`);
    expect(types).toContain(`${mediaType.index} undefined`);
  });

  it('are filtered, and the answer says so', async () => {
    const response = await session.ask('GET', `app/referrers/${subject.digest}?artifactType=application/x.1`);
    expect(response.headers.get('oci-filters-applied')).toBe('artifactType');
    expect(response.headers.get('content-type')).toBe(mediaType.index);
    const found = await listed('?n=1&artifactType=application/x.1');
    expect(found.map((each) => each.annotations?.number).sort()).toEqual(['1', '3']);
  });

  it('are none for a subject nobody names and in a repository that is not there', async () => {
    expect(await listed('', 'nowhere')).toEqual([]);
    expect((await session.ask('GET', 'app/referrers/sha256:short')).status).toBe(400);
  });

  it('go with the manifest that is deleted', async () => {
    const image = { ...imageOf(await session.pushBlob('brief', '{}')), subject };
    const put = await session.pushManifest('brief', undefined, image);
    expect(await listed('', 'brief')).toHaveLength(1);
    await session.ask('DELETE', `brief/manifests/${put.headers.get('docker-content-digest')}`);
    expect(await listed('', 'brief')).toEqual([]);
  });

  it('answer 404 where the API is off, and are whole once it is on', async () => {
    await using off = await openSession({ referrers: false });
    const image = { ...imageOf(await off.pushBlob('app', '{}')), subject };
    const put = await off.pushManifest('app', undefined, image);
    expect([put.status, put.headers.get('oci-subject')]).toEqual([201, null]);
    expect((await off.ask('GET', `app/referrers/${subject.digest}`)).status).toBe(404);
    await using on = await openSession({ folder: off.folder });
    const response = await on.ask('GET', `app/referrers/${subject.digest}`);
    expect(((await response.json()) as { manifests: unknown[] }).manifests).toHaveLength(1);
  });
});
