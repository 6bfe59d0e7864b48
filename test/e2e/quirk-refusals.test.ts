import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ErrorCode } from '../../src/errors.ts';
import { mediaType } from '../../src/oci/descriptor.ts';
import { type Digest, digestOf } from '../../src/oci/digest.ts';
import { maximumTries } from '../../src/oci/retry.ts';
import { profileOf } from '../../src/registries/profile.ts';
import type { Provider } from '../../src/registries/provider.ts';
import { type App, createApp, type Ran } from '../support/app.ts';
import type { Fault } from '../support/faults.ts';
import { blockedPull, deniedPull, missingAnswers, pullLimitReached } from '../support/quirks/answers.ts';
import {
  blockedPulls,
  immutableTags,
  type LimitSeen,
  missing,
  pullLimit,
  tooManyRequests,
} from '../support/quirks/effects.ts';
import {
  environmentFor,
  type QuirkRegistry,
  quirksOf,
  startQuirkRegistry,
} from '../support/quirks/registry.ts';
import { describeWith } from '../support/tools.ts';

const tools = ['buildx', 'buildkitd', 'runc', 'trivy', 'cosign', 'openssl'];
const path = 'team/app';
const mib = 1024 * 1024;

describeWith(tools, 'what registries of each kind refuse', () => {
  let app: App;
  beforeAll(async () => {
    app = await createApp();
  });
  afterAll(() => app?.[Symbol.asyncDispose]());

  const build = (at: QuirkRegistry, args: readonly string[] = [], images = `${at.host}/${path}`) =>
    app.build(['--images', images, '--platforms', 'linux/amd64', '--tags', 'stable', ...args], {
      env: environmentFor(at),
    });

  /** The tags somebody may pull an image by; those of signatures are none. */
  const tagsIn = async ({ content }: QuirkRegistry) =>
    (await content.client.tagList({ registry: content.host, path })).filter(
      (tag) => !tag.startsWith('sha256-'),
    );

  /** An image of somebody else's, under a tag. */
  const seed = async ({ content: { host, client } }: QuirkRegistry, tag: string): Promise<Digest> => {
    const config = Buffer.from(
      '{"architecture":"amd64","os":"linux","rootfs":{"type":"layers","diff_ids":[]}}',
    );
    const descriptor = { mediaType: mediaType.config, digest: digestOf(config), size: config.length };
    await client.blobPut(
      { registry: host, path },
      { descriptor, open: (offset) => Readable.from([config.subarray(offset)]) },
    );
    const manifest = { schemaVersion: 2, mediaType: mediaType.manifest, config: descriptor, layers: [] };
    const bytes = Buffer.from(JSON.stringify(manifest));
    return (await client.manifestPut({ registry: host, path, tag }, { mediaType: mediaType.manifest, bytes }))
      .digest;
  };

  const refused = (ran: Ran, code: ErrorCode, exit: number, hint: string | RegExp) => {
    expect(ran.record?.error?.code).toBe(code);
    expect(ran.code).toBe(exit);
    expect(ran.stderr).toMatch(hint);
    expect(ran.record?.tags.filter(({ outcome }) => outcome === 'written')).toEqual([]);
  };

  const nowhere = /^$/;
  const answered = (code: string, message: string, status = 403): Fault => ({
    ...{ kind: 'answer', method: 'POST', url: /\/blobs\/uploads\// },
    ...{ status, code, message },
  });
  const absent: readonly (readonly [
    what: string,
    Provider,
    Fault,
    'registry-not-found' | 'registry-denied' | 'registry-unauthorized',
    hint: RegExp,
  ])[] = [
    [
      'a repository that was not created',
      'aws-ecr',
      missing(nowhere, missingAnswers.ecr),
      'registry-not-found',
      /aws ecr create-repository/,
    ],
    [
      'a repository that was not created',
      'google-artifact-registry',
      missing(nowhere, missingAnswers.google),
      'registry-not-found',
      /gcloud artifacts repositories create/,
    ],
    [
      'a project that does not exist',
      'harbor',
      missing(nowhere, missingAnswers.harbor),
      'registry-not-found',
      /a project, which must exist/,
    ],
    [
      'a project that does not exist, for a robot of another',
      'harbor',
      missing(nowhere, missingAnswers.harborUnauthorized),
      'registry-not-found',
      /a project, which must exist/,
    ],
    [
      'a namespace that does not exist',
      'tencent-tcr',
      missing(nowhere, missingAnswers.harbor),
      'registry-not-found',
      /namespace must exist/,
    ],
    [
      'a namespace that does not exist',
      'alibaba-acr',
      missing(nowhere, missingAnswers.denied),
      'registry-denied',
      /the namespace exists/,
    ],
    [
      'a namespace of somebody else',
      'docker-hub',
      missing(nowhere, missingAnswers.denied),
      'registry-denied',
      /Read & Write/,
    ],
    [
      'a job without packages: write',
      'ghcr',
      answered('DENIED', 'permission_denied: write_package'),
      'registry-denied',
      /permissions: packages: write/,
    ],
    [
      'a project that does not exist',
      'gitlab',
      missing(nowhere, missingAnswers.denied),
      'registry-denied',
      /path of an existing project/,
    ],
    [
      'a robot that may create nothing',
      'quay',
      answered('UNAUTHORIZED', 'access to the requested resource is not authorized', 401),
      'registry-unauthorized',
      /role Creator/,
    ],
    [
      'an address outside the network rules',
      'azure-acr',
      {
        ...{ kind: 'answer', url: /\/(manifests|blobs)\//, status: 403, code: 'DENIED' },
        message: "client with IP '192.0.2.1' is not allowed access. Refer https://aka.ms/acr/firewall",
      },
      'registry-denied',
      /network rules/,
    ],
  ];
  test.each(absent)('%s: %s', async (_, provider, fault, code, hint) => {
    await using at = await startQuirkRegistry(provider, { folder: app.folder, faults: [fault] });
    refused(await build(at), code, 4, hint);
    expect(await tagsIn(at)).toEqual([]);
  });

  describe('an immutable tag', () => {
    const kinds: [Provider, hint?: string][] = [
      ['docker-hub'],
      ['alibaba-acr'],
      ['tencent-tcr'],
      ['aws-ecr'],
      ['google-artifact-registry'],
      ['azure-acr', '--write-enabled true'],
      ['gitlab'],
      ['harbor'],
      ['quay'],
      ['other'],
    ];
    test.each(kinds)('that holds another image stays: %s', async (provider, ...[hint]) => {
      const faults = [immutableTags(/^stable$/, quirksOf(provider).tagAnswer)];
      await using at = await startQuirkRegistry(provider, { folder: app.folder, faults });
      const digest = await seed(at, 'stable');
      refused(
        await build(at),
        'tag-immutable',
        5,
        hint ?? (profileOf(provider).immutability?.remedy as string),
      );
      const reference = { registry: at.content.host, path, tag: 'stable' };
      expect((await at.content.client.manifestHead(reference))?.digest).toBe(digest);
      expect(await tagsIn(at)).toEqual(['stable']);
    });

    test('that holds this image already is there, also for who is told so by a refusal', async () => {
      const { tagAnswer } = quirksOf('aws-ecr');
      const lost: Fault = {
        ...{ kind: 'cut-response', method: 'PUT', url: /\/manifests\/sha-[0-9a-f]{40}$/ },
        ...{ nth: 1, afterBytes: 0 },
      };
      const faults = [lost, immutableTags(/./, tagAnswer, 'same digest')];
      await using at = await startQuirkRegistry('aws-ecr', { folder: app.folder, faults });
      const args = ['--images', `${at.host}/${path}`, '--platforms', 'linux/amd64'];
      const ran = await app.build(args, { env: environmentFor(at) });
      expect(ran.stderr).not.toContain('error:');
      expect(ran.code).toBe(0);
      const puts = at.registry.requests.filter(
        ({ method, url }) => method === 'PUT' && url.includes('/manifests/sha-'),
      );
      expect(puts.map(({ status }) => status)).toEqual([undefined, 400]);
      expect(ran.record?.tags.map(({ outcome }) => outcome)).toEqual(['written']);
      const again = await app.build(args, { env: environmentFor(at) });
      expect(again.code).toBe(0);
      expect(again.record?.tags.map(({ outcome }) => outcome)).toEqual(['already-there']);
    });

    test.each(['docker-hub', 'tencent-tcr', 'google-artifact-registry', 'other'] as const)(
      'of every name leaves no room for the list of signatures: %s',
      async (provider) => {
        const faults = [immutableTags(/./, quirksOf(provider).tagAnswer)];
        await using at = await startQuirkRegistry(provider, {
          ...{ folder: app.folder, faults, referrersApi: false },
        });
        const ran = await build(at);
        refused(ran, 'tag-immutable', 5, profileOf(provider).immutability?.remedy as string);
        expect(ran.record?.error?.message).toMatch(
          new RegExp(`${at.host}/${path}:sha256-[0-9a-f]{64} is the list of signatures`),
        );
        expect(await tagsIn(at)).toEqual([]);
      },
    );

    test('but latest leaves no room for .att tags: alibaba-acr', async () => {
      const faults = [immutableTags(/^(?!latest$)/, quirksOf('alibaba-acr').tagAnswer)];
      await using at = await startQuirkRegistry('alibaba-acr', { folder: app.folder, faults });
      refused(await build(at), 'tag-immutable', 5, /the \.att tag of a digest is written again/);
      expect(await tagsIn(at)).toEqual([]);
    });
  });

  test.each([
    ['tencent-tcr', 'words of Harbor', blockedPull],
    ['tencent-tcr', 'other words', deniedPull],
    ['harbor', 'its own words', blockedPull],
  ] as const)('a pull that a policy forbids: %s, in %s', async (provider, _, answer) => {
    await using at = await startQuirkRegistry(provider, { folder: app.folder });
    at.misbehave(blockedPulls(answer));
    refused(await build(at), 'registry-denied', 4, /blocks pulls/);
    expect(await tagsIn(at)).toEqual([]);
    at.misbehave();
    expect((await build(at)).code).toBe(0);
    at.misbehave(blockedPulls(answer));
    const env = environmentFor(at);
    const promoted = await app.sealift('promote', [`${at.host}/${path}:stable`, '--tags', '1.0.0'], { env });
    refused(promoted, 'registry-denied', 4, /blocks pulls/);
    expect(await tagsIn(at)).toEqual(['stable']);
  });

  describe('the form of signatures that ACR does not take', () => {
    test('tells who does not know it what it is', async () => {
      const faults: Fault[] = [{ kind: 'refuse-empty-config' }];
      await using at = await startQuirkRegistry('other', { folder: app.folder, faults });
      refused(await build(at), 'registry-refused', 4, /set provider: alibaba-acr/);
      expect(await tagsIn(at)).toEqual([]);
    });

    test.each([
      // By its login challenge it is known only when it is asked, by the provider before anything is built.
      ['alibaba-acr-personal', 'registry-refused', 4, /leave signature-storage at auto/],
      ['alibaba-acr', 'input-invalid', 2, /signature-storage/],
    ] as const)('is refused when it is asked for: %s', async (provider, code, exit, hint) => {
      await using at = await startQuirkRegistry(provider, { folder: app.folder });
      refused(await build(at, ['--signature-storage', 'referrers']), code, exit, hint);
      expect(await tagsIn(at)).toEqual([]);
    });
  });

  describe('the limits of Docker Hub', () => {
    const puts = { method: 'PUT', url: /\/manifests\// };

    test('Retry-After is waited for', async () => {
      const seen: LimitSeen = { refused: 0, tooSoon: 0 };
      const faults = [tooManyRequests({ ...puts, times: 2 }, { retryAfter: 1, body: true }, seen)];
      await using at = await startQuirkRegistry('docker-hub', { folder: app.folder, faults });
      const ran = await build(at);
      expect(ran.stderr).not.toContain('error:');
      expect(ran.code).toBe(0);
      expect(seen).toEqual({ refused: 2, tooSoon: 0 });
      // A HEAD is free, so that is how tags are looked up.
      expect(
        at.registry.requests.filter(
          ({ method, url }) => method === 'GET' && url.endsWith('/manifests/stable'),
        ),
      ).toEqual([]);
    });

    test('without Retry-After and without a word it is tried a few times, and no more', async () => {
      const seen: LimitSeen = { refused: 0, tooSoon: 0 };
      const faults = [tooManyRequests({ ...puts, times: 1000 }, { body: false }, seen)];
      await using at = await startQuirkRegistry('docker-hub', { folder: app.folder, faults });
      refused(await build(at), 'registry-rate-limited', 4, /registry-mirrors/);
      expect(seen.refused).toBe(maximumTries);
      expect(await tagsIn(at)).toEqual([]);
    });

    test('a limit that is used up ends a promotion', async () => {
      await using at = await startQuirkRegistry('docker-hub', { folder: app.folder });
      expect((await build(at)).code).toBe(0);
      at.misbehave(pullLimit(0));
      const env = environmentFor(at);
      const from = `${at.host}/${path}:stable`;
      const ran = await app.sealift('promote', [from, '--tags', '1.0.0'], { env });
      refused(ran, 'registry-rate-limited', 4, /registry-mirrors/);
      expect(ran.record?.error?.message).toContain(pullLimitReached);
      expect(await tagsIn(at)).toEqual(['stable']);
    });
  });

  test('GHCR gets a layer of more than 4 MiB in pieces', async () => {
    await app.commit({ 'app.txt': randomBytes(9 * mib).toString('base64') });
    await using at = await startQuirkRegistry('ghcr', { folder: app.folder });
    const ran = await build(at);
    expect(ran.stderr).not.toContain('error:');
    expect(ran.code).toBe(0);
    const patches = at.registry.requests.filter(({ method }) => method === 'PATCH');
    expect(patches.length).toBeGreaterThan(2);
    for (const { status, headers } of patches) {
      expect(status).toBe(202);
      expect(Number(headers['content-length'])).toBeLessThanOrEqual(4 * mib);
    }
  });

  test('ECR opens an upload where a mount is asked for, and gets the bytes', async () => {
    await using at = await startQuirkRegistry('aws-ecr', { folder: app.folder });
    const ran = await build(at, [], `${at.host}/${path},${at.host}/prod/app`);
    expect(ran.stderr).not.toContain('error:');
    expect(ran.code).toBe(0);
    const mounts = at.registry.requests.filter(({ url }) => url.includes('mount='));
    expect(mounts.length).toBeGreaterThan(0);
    for (const { status } of mounts) expect(status).toBe(202);
    expect(ran.record?.pushed).toMatchObject([
      { blobs: { mounted: 0 } },
      { blobs: { mounted: 0, present: 0 } },
    ]);
  });
});
