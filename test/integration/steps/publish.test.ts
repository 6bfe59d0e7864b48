import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type RunningRegistry, startRegistry } from '../../../src/embedded-registry/server.ts';
import { silentLog } from '../../../src/log.ts';
import { type ImageContent, layoutContent, registryContent } from '../../../src/oci/image-content.ts';
import { readLayout } from '../../../src/oci/layout.ts';
import type { Repository } from '../../../src/oci/reference.ts';
import { inputsLabel } from '../../../src/plan/inputs-digest.ts';
import type { Plan, PlannedTag } from '../../../src/plan/plan.ts';
import { findPublished } from '../../../src/steps/published.ts';
import { pull } from '../../../src/steps/pull.ts';
import { push, pushBlobs } from '../../../src/steps/push.ts';
import { tag } from '../../../src/steps/tag.ts';
import { refuseTakenTags, type TagResult } from '../../../src/steps/tag-decision.ts';
import { writeImageLayout } from '../../support/image-layout.ts';
import { type TestClient, testClient } from '../../support/registry-client.ts';

const amd64 = { os: 'linux', architecture: 'amd64' };
const arm64 = { os: 'linux', architecture: 'arm64' };
const log = silentLog;

let folder: string;
let registry: RunningRegistry;
let client: TestClient;
let app: Repository;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'publish-'));
  registry = await startRegistry({ folder: join(folder, 'registry') });
  client = testClient();
  app = { registry: registry.address, path: 'team/app' };
});
afterEach(async () => {
  client.close();
  await registry.stop();
  await rm(folder, { recursive: true, force: true });
});

async function image(
  text: string,
  platforms = [amd64],
  labels: Record<string, string> = {},
): Promise<ImageContent> {
  const name = join(folder, `layout-${text}`);
  await writeImageLayout(
    name,
    platforms.map((platform) => ({
      platform,
      files: { 'app.txt': `${text} ${platform.architecture}` },
      config: { Labels: labels },
    })),
  );
  return layoutContent(await readLayout(name));
}

const writes = () =>
  registry.requests
    .filter(({ method }) => method !== 'GET' && method !== 'HEAD')
    .map(({ method, url }) => `${method} ${url}`);

describe('push', () => {
  test('sends blobs before manifests and the index last, by digest only', async () => {
    const content = await image('a', [amd64, arm64]);
    const [pushed] = await push(content, [app], client, { log });
    const manifests = writes().filter((line) => line.includes('/manifests/'));
    expect(manifests).toHaveLength(3);
    expect(manifests.at(-1)).toBe(`PUT /v2/team/app/manifests/${content.root.digest}`);
    expect(writes().findLastIndex((line) => line.includes('/blobs/'))).toBeLessThan(
      writes().findIndex((line) => line.includes('/manifests/')),
    );
    expect(pushed?.transfer.blobs).toEqual({ uploaded: 4, mounted: 0, present: 0 });
    expect(await client.tagList(app)).toEqual([]);
  });

  test('a second repository of the registry is mounted, and a second push sends nothing', async () => {
    const content = await image('a');
    const other = { ...app, path: 'team/other' };
    const pushed = await push(content, [app, other], client, { log });
    expect(pushed.map((one) => one.transfer.blobs.mounted)).toEqual([0, 2]);
    const before = writes().length;
    const again = await push(content, [app, other], client, { log });
    expect(writes()).toHaveLength(before);
    expect(again.map((one) => one.transfer.bytesUploaded)).toEqual([0, 0]);
  });

  test('blobs alone make nothing that could be pulled', async () => {
    const content = await image('a');
    await pushBlobs(content, app, undefined, client);
    expect(await client.manifestHead({ ...app, digest: content.root.digest })).toBeUndefined();
    const [pushed] = await push(content, [app], client, { log });
    expect(pushed?.transfer.blobs).toEqual({ uploaded: 0, mounted: 0, present: 2 });
  });

  test('what a registry holds can be pushed elsewhere and pulled into a layout, byte for byte', async () => {
    const content = await image('a', [amd64, arm64]);
    await push(content, [app], client, { log });
    const held = await registryContent(client, app, content.root);
    const copy = { ...app, path: 'elsewhere/app' };
    await push(held, [copy], client, { log });
    expect((await client.manifestHead({ ...copy, digest: content.root.digest }))?.digest).toBe(
      content.root.digest,
    );
    const layout = await pull(held, join(folder, 'pulled'));
    expect(layout.root.digest).toBe(content.root.digest);
    expect(layout.images.map((one) => one.platform.architecture)).toEqual(['amd64', 'arm64']);
  });
});

const fixed = (name: string, kind: PlannedTag['kind'] = 'version'): PlannedTag => ({
  name,
  kind,
  from: 'test',
});
const release = (name: string, version: string, major?: number, minor?: number): PlannedTag => ({
  name,
  kind: 'release',
  from: 'test',
  line: {
    version,
    prefix: '',
    suffix: '',
    ...(major === undefined ? {} : { major }),
    ...(minor === undefined ? {} : { minor }),
  },
});
const versionTags = (version: string): PlannedTag[] => {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return [
    release('latest', version),
    release(`${major}`, version, major),
    release(`${major}.${minor}`, version, major, minor),
    fixed(version),
  ];
};

async function publish(text: string, tags: readonly PlannedTag[], repositories = [app]) {
  const content = await image(text);
  const pushed = await push(content, repositories, client, { log });
  let told: readonly TagResult[] = [];
  const work = tag(
    pushed.map((one) => ({ pushed: one, proof: 'signing-off' as const })),
    tags,
    client,
    { log },
    (results) => {
      told = results;
    },
  );
  const outcome = await work.then(
    () => undefined,
    (error: { code?: string }) => error.code,
  );
  return {
    digest: content.root.digest,
    outcome,
    told,
    outcomes: Object.fromEntries(told.map((one) => [one.tag, one.outcome])),
  };
}

const at = async (name: string) => (await client.manifestHead({ ...app, tag: name }))?.digest;

describe('tag', () => {
  test('writes what never changes first, the narrower release tag before the wider, latest last', async () => {
    await publish('a', [...versionTags('1.2.3'), fixed('sha-1', 'commit'), fixed('edge', 'floating')]);
    const order = writes().flatMap((line) => /manifests\/([^:]+)$/.exec(line)?.[1] ?? []);
    expect(order).toEqual(['sha-1', '1.2.3', 'edge', '1.2', '1', 'latest']);
  });

  test('a backport takes its own version and line, and moves nothing backwards', async () => {
    const newer = await publish('new', versionTags('1.2.0'));
    const backport = await publish('old', versionTags('1.1.9'));
    expect(backport.outcome).toBeUndefined();
    expect(backport.outcomes).toEqual({ '1.1.9': 'written', '1.1': 'written', '1': 'kept', latest: 'kept' });
    expect([await at('1'), await at('latest'), await at('1.1')]).toEqual([
      newer.digest,
      newer.digest,
      backport.digest,
    ]);
    expect(backport.told.find((one) => one.tag === 'latest')?.reason).toContain('1.2.0');
  });

  test('a version tag with another digest is refused, and nothing at all is written', async () => {
    const first = await publish('first', versionTags('1.0.0'));
    const before = await client.tagList(app);
    const second = await publish('second', [
      ...versionTags('1.0.0'),
      fixed('sha-2', 'commit'),
      fixed('edge', 'floating'),
    ]);
    expect(second.outcome).toBe('tag-immutable');
    expect(second.outcomes).toMatchObject({
      '1.0.0': 'refused',
      'sha-2': 'not-written',
      edge: 'not-written',
      latest: 'not-written',
    });
    expect(await client.tagList(app)).toEqual(before);
    expect(await at('latest')).toBe(first.digest);
  });

  test('one repository that refuses keeps every other from being tagged', async () => {
    const other = { ...app, path: 'team/other' };
    await publish('first', [fixed('1.0.0')], [other]);
    const second = await publish('second', [fixed('1.0.0')], [app, other]);
    expect(second.outcome).toBe('tag-immutable');
    expect(await client.tagList(app)).toEqual([]);
  });

  test('the same digest again is already there, and nothing is sent', async () => {
    await publish('a', versionTags('1.0.0'));
    const before = writes().length;
    const again = await publish('a', versionTags('1.0.0'));
    expect(new Set(Object.values(again.outcomes))).toEqual(new Set(['already-there']));
    expect(writes()).toHaveLength(before);
  });

  test('a list of tags that lacks what is there moves no release tag', async () => {
    const newer = await publish('new', versionTags('1.2.0'));
    const blind: TestClient = { ...client, tagList: async () => [] };
    const content = await image('old');
    const pushed = await push(content, [app], client, { log });
    const approved = pushed.map((one) => ({ pushed: one, proof: 'signing-off' as const }));
    await expect(tag(approved, versionTags('1.1.9'), blind, { log }, () => {})).rejects.toMatchObject({
      code: 'could-not-check',
    });
    expect([await at('1'), await at('latest')]).toEqual([newer.digest, newer.digest]);
  });

  test('a floating tag says what it moved from', async () => {
    const first = await publish('a', [fixed('edge', 'floating')]);
    const second = await publish('b', [fixed('edge', 'floating')]);
    expect(second.told[0]).toMatchObject({ outcome: 'written', previous: first.digest });
  });

  test('taken tags are found before anything is pushed', async () => {
    await publish('first', [fixed('1.0.0')]);
    const { root } = await image('second');
    await expect(refuseTakenTags(root.digest, [fixed('1.0.0')], [app], client)).rejects.toMatchObject({
      code: 'tag-immutable',
    });
    await expect(
      refuseTakenTags(root.digest, [fixed('1.0.1'), fixed('edge', 'floating')], [app], client),
    ).resolves.toBeUndefined();
  });
});

describe('findPublished', () => {
  const plan = (changes: Partial<Plan> = {}): Plan =>
    ({
      repositories: [app],
      tags: [fixed('sha-1', 'commit'), fixed('edge', 'floating')],
      push: { wanted: true, reason: '' },
      onExisting: 'reuse',
      inputsDigest: 'sha256:inputs',
      ...changes,
    }) as Plan;

  async function published(label?: string, platforms = [amd64]) {
    const content = await image('a', platforms, label ? { [inputsLabel]: label } : {});
    await push(content, [app], client, { log });
    await client.manifestPut(
      { ...app, tag: 'sha-1' },
      { mediaType: content.root.mediaType, bytes: content.manifests.at(-1)?.bytes as Uint8Array },
    );
    return content;
  }

  test('nothing there', async () => {
    expect(await findPublished(plan(), client)).toBeUndefined();
  });

  test.each([[[amd64]], [[amd64, arm64]]])('the image of the same commit and inputs', async (platforms) => {
    const content = await published('sha256:inputs', platforms);
    expect(await findPublished(plan(), client)).toMatchObject({
      tag: 'sha-1',
      root: { digest: content.root.digest },
    });
  });

  test('an image of the same commit from other inputs is refused before any build', async () => {
    await published('sha256:others');
    await expect(findPublished(plan(), client)).rejects.toMatchObject({ code: 'tag-immutable' });
  });

  test('an image without our label is left for the check after the build', async () => {
    await published();
    expect(await findPublished(plan(), client)).toBeUndefined();
  });

  test('fail refuses any, rebuild looks at none, and no push looks at none', async () => {
    await published('sha256:inputs');
    await expect(findPublished(plan({ onExisting: 'fail' }), client)).rejects.toMatchObject({
      code: 'tag-immutable',
    });
    expect(await findPublished(plan({ onExisting: 'rebuild' }), client)).toBeUndefined();
    expect(await findPublished(plan({ push: { wanted: false, reason: 'fork' } }), client)).toBeUndefined();
  });
});
