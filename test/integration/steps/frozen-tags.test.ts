import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type RunningRegistry, startRegistry } from '../../../src/embedded-registry/server.ts';
import type { SealiftError } from '../../../src/errors.ts';
import { silentLog } from '../../../src/log.ts';
import { type Digest, digestHex, digestOf } from '../../../src/oci/digest.ts';
import { layoutContent } from '../../../src/oci/image-content.ts';
import type { Repository } from '../../../src/oci/reference.ts';
import { referrersPut } from '../../../src/oci/referrer.ts';
import { namedTags } from '../../../src/plan/tag-name.ts';
import { type Attaching, refuseFrozenMoves, refuseFrozenTags } from '../../../src/steps/frozen-tags.ts';
import { type Pushed, push } from '../../../src/steps/push.ts';
import { tagMoves } from '../../../src/steps/tag-decision.ts';
import { writeImageLayout } from '../../support/image-layout.ts';
import { type TestClient, testClient } from '../../support/registry-client.ts';

const bundle = 'application/vnd.dev.sigstore.bundle.v0.3+json';

let folder: string;
let registry: RunningRegistry;
let client: TestClient;
let app: Repository;
let elsewhere: Repository;
beforeEach(() => start(true));
afterEach(stop);

async function start(referrers: boolean): Promise<void> {
  folder = await mkdtemp(join(tmpdir(), 'frozen-'));
  registry = await startRegistry({ folder: join(folder, 'registry'), referrers });
  client = testClient();
  app = { registry: registry.address, path: 'team/app' };
  elsewhere = { registry: registry.address, path: 'prod/app' };
}

async function stop(): Promise<void> {
  client.close();
  await registry.stop();
  await rm(folder, { recursive: true, force: true });
}

/** The same registry without the referrers API. */
async function withoutApi(): Promise<void> {
  await stop();
  await start(false);
}

async function image(text: string): Promise<Pushed> {
  const platform = { os: 'linux', architecture: 'amd64' };
  const layout = await writeImageLayout(join(folder, text), [{ platform, files: { 'app.txt': text } }]);
  const [pushed] = await push(await layoutContent(layout), [app], client, { log: silentLog });
  return pushed as Pushed;
}

const write = (pushed: Pushed, tag: string, repository = app) =>
  client.manifestPut({ ...repository, tag }, { mediaType: pushed.root.mediaType, bytes: pushed.rootBytes });

async function attach(pushed: Pushed, count: number): Promise<void> {
  const attachments = Array.from({ length: count }, (_, at) => ({
    ...{ artifactType: bundle, bytes: Buffer.from(`{"number":${at}}`), annotations: {} },
  }));
  await referrersPut(client, app, pushed.root, attachments);
}

/** What an outsider knows of the run's registries. */
function registries(
  frozen: RegExp | undefined,
  { storage = 'referrers' }: { storage?: 'referrers' | 'tag' } = {},
) {
  const rule = { setting: 'all is frozen', freezes: (tag: string) => frozen?.test(tag) === true };
  return {
    client,
    signatureStore: () => ({ registry: client, plainHttp: true, storage, reason: '' }),
    tagRule: async () => frozen && { ...rule, remedy: 'thaw it.' },
    hasFallbackTag: (repository: Repository, subject: Digest) =>
      client.lacksReferrersApi(repository, subject),
  };
}

function attaching(digest: Digest, signatures: number, attestations: number): Attaching[] {
  const some = (kind: Attaching['kind'], length: number) =>
    Array.from({ length }, () => ({ subject: digest, kind }) as const);
  return [...some('signature', signatures), ...some('attestation', attestations)];
}

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: SealiftError) => error,
  );

describe('a new image', () => {
  const check = (
    digest: Digest,
    tags: readonly string[],
    known: ReturnType<typeof registries>,
    added: readonly Attaching[] = [],
    repositories = [app],
  ) =>
    refusal(refuseFrozenTags({ digest, tags: namedTags(tags), repositories, attaching: () => added }, known));

  test('is refused where a frozen tag would move, in words that say all', async () => {
    const [old, now] = [await image('old'), await image('now')];
    await write(old, 'edge');
    await write(old, 'stable');
    const error = await check(now.root.digest, ['edge', 'stable'], registries(/./));
    expect(error?.code).toBe('tag-immutable');
    expect(error?.exitCode).toBe(5);
    expect(error?.message).toContain(`${registry.address}/team/app`);
    expect(error?.message).toContain('all is frozen');
    expect(error?.message).toContain('edge, stable');
    expect(error?.hint).toContain('Thaw it.');
  });

  test.each([
    ['tags that are not there yet', ['fresh', '1.2.3', '1.2', 'latest'], /./],
    ['a tag that points at it already', ['same'], /./],
    ['a tag that is not frozen', ['edge'], /^stable$/],
    ['a release tag that stays, for a higher version is published', ['1.2.3', '1.2'], /./],
    ['nothing known', ['edge'], undefined],
  ])('may have %s', async (_, tags, frozen) => {
    const [old, now] = [await image('old'), await image('now')];
    await write(old, 'edge');
    await write(now, 'same');
    if (tags.length === 2) for (const tag of ['1.2', '1.2.9']) await write(old, tag);
    expect(await check(now.root.digest, tags, registries(frozen))).toBeUndefined();
  });

  test('is refused where a release tag would move forward', async () => {
    const [old, now] = [await image('old'), await image('now')];
    for (const tag of ['1.2', '1.2.2']) await write(old, tag);
    const error = await check(now.root.digest, ['1.2.3', '1.2'], registries(/./));
    expect(error?.message).toContain('move 1.2');
  });

  test('asks a registry of which nothing is known nothing', async () => {
    const { root } = await image('now');
    const before = client.sent.length;
    await check(root.digest, ['edge'], registries(undefined), attaching(root.digest, 1, 3));
    expect(client.sent).toHaveLength(before);
  });

  test.each([
    [1, 3, true],
    [1, 2, true],
    [1, 1, false],
    [1, 0, false],
  ])('in signature tags: %i signature and %i attestations, refused: %s', async (one, more, refused) => {
    const { digest } = (await image('now')).root;
    const known = registries(/./, { storage: 'tag' });
    const error = await check(digest, [], known, attaching(digest, one, more));
    expect(error?.code).toBe(refused ? 'tag-immutable' : undefined);
    if (refused) expect(error?.message).toContain(`sha256-${digestHex(digest)}.att`);
  });

  test.each([
    [1, 3, true],
    [1, 1, true],
    [1, 0, false],
  ])('in a fallback tag: %i signature and %i attestations, refused: %s', async (one, more, refused) => {
    await withoutApi();
    const { digest } = (await image('now')).root;
    const error = await check(digest, [], registries(/./), attaching(digest, one, more));
    expect(error?.code).toBe(refused ? 'tag-immutable' : undefined);
    if (refused) expect(error?.message).toContain(`sha256-${digestHex(digest)} again`);
  });

  test.each([
    [2, 1, true],
    [2, 2, false],
    [1, 1, false],
  ])('a fallback tag for %i that lists %i already, refused: %s', async (wanted, held, refused) => {
    await withoutApi();
    const pushed = await image('now');
    await attach(pushed, held);
    const { digest } = pushed.root;
    const error = await check(digest, [], registries(/./), attaching(digest, 1, wanted - 1));
    expect(error?.code).toBe(refused ? 'tag-immutable' : undefined);
  });

  test('needs no tag where there is the referrers API, or the rule leaves those tags out', async () => {
    const there = (await image('now')).root.digest;
    expect(await check(there, [], registries(/./), attaching(there, 1, 3))).toBeUndefined();
    await withoutApi();
    const { digest } = (await image('now')).root;
    expect(await check(digest, [], registries(/^(?!sha256-)/), attaching(digest, 1, 3))).toBeUndefined();
  });

  test('of many platforms is refused in one error that stays short', async () => {
    const { root } = await image('now');
    const subjects = Array.from({ length: 6 }, (_, at) => digestOf(`${at}`));
    const added = subjects.flatMap((subject) => attaching(subject, 1, 2));
    const known = registries(/./, { storage: 'tag' });
    const error = await check(root.digest, [], known, added, [app, elsewhere]);
    expect(error?.message).toContain(', 2 more');
    for (const { path } of [app, elsewhere]) expect(error?.message).toContain(path);
    expect(error?.hint?.match(/Thaw it\./g)).toHaveLength(1);
  });
});

describe('a published image', () => {
  const at = (place: string) => (place === 'here' ? app : elsewhere);
  const check = async (
    { root }: Pushed,
    tags: readonly string[],
    to: Repository,
    known: ReturnType<typeof registries>,
  ) => {
    const decided = await tagMoves(root.digest, namedTags(tags), [to], client);
    const late = decided.filter(({ outcome }) => outcome === 'already-there');
    return refusal(refuseFrozenMoves({ digest: root.digest, decided, late, from: app }, known));
  };

  test('is not moved to a tag that is frozen', async () => {
    const [old, now] = [await image('old'), await image('now')];
    await write(old, 'stable');
    const error = await check(now, ['stable', 'fresh'], app, registries(/./));
    expect(error?.code).toBe('tag-immutable');
    expect(error?.message).toMatch(/move stable$/);
    expect(await check(now, ['fresh'], app, registries(/./))).toBeUndefined();
    expect(await check(now, ['stable'], app, registries(/^1/))).toBeUndefined();
    expect(await check(now, ['stable'], app, registries(undefined))).toBeUndefined();
  });

  test.each([
    ['its fallback tag is there', 'here', 1, true],
    ['it has none yet', 'here', 0, false],
    ['its referrers come along', 'elsewhere', 1, true],
    ['nothing comes along', 'elsewhere', 0, false],
  ])('gets no record in a frozen list: %s', async (_, place, attached, refused) => {
    await withoutApi();
    const now = await image('now');
    await attach(now, attached);
    const error = await check(now, ['fresh'], at(place), registries(/./));
    expect(error?.code).toBe(refused ? 'tag-immutable' : undefined);
    if (refused) expect(error?.message).toContain(`write sha256-${digestHex(now.root.digest)} again`);
  });

  test('gets a record where there is the referrers API', async () => {
    const now = await image('now');
    await attach(now, 2);
    for (const to of [app, elsewhere])
      expect(await check(now, ['fresh'], to, registries(/./))).toBeUndefined();
  });

  test.each([
    ['its tag of attestations is there', 'here', true, 0, true],
    ['it has none yet', 'here', false, 2, false],
    ['that tag comes along', 'elsewhere', true, 0, true],
    ['bundles are attested anew', 'elsewhere', false, 2, true],
    ['a bundle is a signature', 'elsewhere', false, 1, false],
  ])('gets no record in a frozen tag: %s', async (_, place, hasTag, bundles, refused) => {
    const now = await image('now');
    if (hasTag) await write(now, `sha256-${digestHex(now.root.digest)}.att`);
    await attach(now, bundles);
    const error = await check(now, ['fresh'], at(place), registries(/./, { storage: 'tag' }));
    expect(error?.code).toBe(refused ? 'tag-immutable' : undefined);
  });

  test('signed under a tag alone keeps that form', async () => {
    await withoutApi();
    const now = await image('now');
    const tag = `sha256-${digestHex(now.root.digest)}`;
    await write(now, `${tag}.sig`);
    expect(await check(now, ['fresh'], app, registries(/./))).toBeUndefined();
    await write(now, `${tag}.att`);
    for (const to of [app, elsewhere])
      expect((await check(now, ['fresh'], to, registries(/./)))?.message).toContain(`${tag}.att`);
  });

  test('gets no late record there either', async () => {
    await withoutApi();
    const now = await image('now');
    await write(now, 'stable');
    await attach(now, 1);
    expect((await check(now, ['stable'], app, registries(/./)))?.code).toBe('tag-immutable');
  });
});
