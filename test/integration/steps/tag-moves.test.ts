import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type RunningRegistry, startRegistry } from '../../../src/embedded-registry/server.ts';
import { silentLog } from '../../../src/log.ts';
import { layoutContent } from '../../../src/oci/image-content.ts';
import type { Repository } from '../../../src/oci/reference.ts';
import type { PlannedTag } from '../../../src/plan/plan.ts';
import { namedTags } from '../../../src/plan/tag-name.ts';
import { type Pushed, push } from '../../../src/steps/push.ts';
import { refuseOvertaken, tag } from '../../../src/steps/tag.ts';
import { tagMoves } from '../../../src/steps/tag-decision.ts';
import type { Verified } from '../../../src/steps/verify.ts';
import { writeImageLayout } from '../../support/image-layout.ts';
import { type TestClient, testClient } from '../../support/registry-client.ts';

let folder: string;
let registry: RunningRegistry;
let client: TestClient;
let app: Repository;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'moves-'));
  registry = await startRegistry({ folder: join(folder, 'registry') });
  client = testClient();
  app = { registry: registry.address, path: 'team/app' };
});
afterEach(async () => {
  client.close();
  await registry.stop();
  await rm(folder, { recursive: true, force: true });
});

async function image(text: string): Promise<Pushed> {
  const platform = { os: 'linux', architecture: 'amd64' };
  const layout = await writeImageLayout(join(folder, text), [{ platform, files: { 'app.txt': text } }]);
  const [pushed] = await push(await layoutContent(layout), [app], client, { log: silentLog });
  return pushed as Pushed;
}

const write = (pushed: Pushed, name: string) =>
  client.manifestPut({ ...app, tag: name }, { mediaType: pushed.root.mediaType, bytes: pushed.rootBytes });
const digestOf = async (name: string) => (await client.manifestHead({ ...app, tag: name }))?.digest;
const moves = (pushed: Pushed, tags: readonly PlannedTag[], expected?: Parameters<typeof tagMoves>[4]) =>
  tagMoves(pushed.root.digest, tags, [app], client, expected);
const writeTags = (pushed: Pushed, tags: readonly PlannedTag[], decided: Awaited<ReturnType<typeof moves>>) =>
  tag([{ pushed, proof: 'signing-off' }], tags, client, { log: silentLog }, () => {}, decided);

describe('tagMoves', () => {
  test('tells what would happen, and writes nothing', async () => {
    const [old, now] = [await image('old'), await image('now')];
    await write(old, 'stable');
    await write(old, '1.3.0');
    await write(now, '1.2.3');
    const writes = registry.requests.filter(({ method }) => method === 'PUT').length;
    const decided = await moves(now, namedTags(['1.2.3', '1.2', 'latest', 'stable']));
    expect(decided.map(({ tag: name, outcome, previous }) => [name, outcome, previous])).toEqual([
      ['1.2.3', 'already-there', now.root.digest],
      ['stable', 'not-written', old.root.digest],
      ['1.2', 'not-written', undefined],
      ['latest', 'kept', undefined],
    ]);
    expect(registry.requests.filter(({ method }) => method === 'PUT')).toHaveLength(writes);
  });

  test('a version tag with another digest is refused', async () => {
    const [old, now] = [await image('old'), await image('now')];
    await write(old, '1.2.3');
    await expect(moves(now, namedTags(['1.2.3', 'latest']))).rejects.toMatchObject({ code: 'tag-immutable' });
  });

  test('expect-current is compared with every floating tag that would move', async () => {
    const [old, now] = [await image('old'), await image('now')];
    await write(old, 'stable');
    const tags = namedTags(['stable']);
    await expect(moves(now, tags, 'none')).rejects.toMatchObject({ code: 'tag-moved' });
    await expect(moves(now, tags, now.root.digest)).rejects.toMatchObject({ code: 'tag-moved' });
    await expect(moves(now, tags, old.root.digest)).resolves.toHaveLength(1);
    await expect(moves(now, namedTags(['new']), 'none')).resolves.toHaveLength(1);
    await expect(moves(now, namedTags(['stable', 'new']), old.root.digest)).rejects.toMatchObject({
      code: 'tag-moved',
    });
    // What is there already needs not to be moved.
    await expect(moves(old, tags, now.root.digest)).resolves.toMatchObject([{ outcome: 'already-there' }]);
  });
});

describe('writing what was decided', () => {
  test('leaves a tag alone that somebody else has moved since', async () => {
    const [old, now, other] = [await image('old'), await image('now'), await image('other')];
    await write(old, 'stable');
    const tags = namedTags(['stable']);
    const decided = await moves(now, tags);
    await write(other, 'stable');
    await expect(writeTags(now, tags, decided)).rejects.toMatchObject({ code: 'tag-moved' });
    expect(await digestOf('stable')).toBe(other.root.digest);
  });

  test('leaves a release tag alone when a higher version came in between', async () => {
    const [now, higher] = [await image('now'), await image('higher')];
    const tags = namedTags(['1.2.3', '1.2']);
    const decided = await moves(now, tags);
    await write(higher, '1.2.4');
    await expect(writeTags(now, tags, decided)).rejects.toMatchObject({ code: 'tag-moved' });
    expect(await digestOf('1.2')).toBeUndefined();
    expect(await digestOf('1.2.3')).toBe(now.root.digest);
  });

  test('a proof from another repository, or of another image, is none', async () => {
    const [now, other] = [await image('now'), await image('other')];
    const targets = [
      { ...now, repository: { ...app, path: 'team/elsewhere' } },
      { ...now, root: other.root },
    ];
    for (const target of targets) {
      const proof = { target } as unknown as Verified;
      const writing = tag([{ pushed: now, proof }], namedTags(['x']), client, { log: silentLog }, () => {});
      await expect(writing).rejects.toThrow('was not verified');
    }
    expect(await digestOf('x')).toBeUndefined();
  });

  test('who was overtaken is told so', async () => {
    const [now, other] = [await image('now'), await image('other')];
    const tags = namedTags(['stable']);
    const results = await writeTags(now, tags, await moves(now, tags));
    await expect(refuseOvertaken(now.root.digest, results, client)).resolves.toBeUndefined();
    await write(other, 'stable');
    await expect(refuseOvertaken(now.root.digest, results, client)).rejects.toMatchObject({
      code: 'tag-moved',
    });
  });
});
