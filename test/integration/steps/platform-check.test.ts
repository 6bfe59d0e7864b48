import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ImageContent, layoutContent } from '../../../src/oci/image-content.ts';
import type { ServerlessPlan } from '../../../src/plan/serverless.ts';
import { imageChecks } from '../../../src/platforms/image-checks.ts';
import type { LayerListing } from '../../../src/platforms/listing.ts';
import type { PlatformProfile } from '../../../src/platforms/profile.ts';
import { profileOf } from '../../../src/platforms/profiles.ts';
import { Account } from '../../../src/report/account.ts';
import { checkPlatform, type PlatformWays, platformRefusal } from '../../../src/steps/platform-check.ts';
import { keptLog } from '../../support/build.ts';
import { type PlatformContent, writeImageLayout } from '../../support/image-layout.ts';

const amd64 = { os: 'linux', architecture: 'amd64' };
const good: PlatformContent = {
  platform: amd64,
  files: { app: 'x' },
  config: { Cmd: ['/app'], ExposedPorts: { '9000/tcp': {} } },
};

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'platform-check-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

interface Asked {
  readonly profile?: PlatformProfile;
  readonly ignored?: readonly string[];
  readonly registry?: string;
  readonly ways?: PlatformWays;
  /** As if the layers were in a registry. */
  readonly remote?: boolean;
  /** What is opened of the image is remembered here. */
  readonly opened?: string[];
}

async function check(platforms: readonly PlatformContent[], asked: Asked = {}) {
  const layout = await writeImageLayout(join(folder, 'layout'), platforms);
  const whole = await layoutContent(layout);
  const content: ImageContent = {
    ...whole,
    blobs: whole.blobs.map((blob) => ({
      ...blob,
      open(offset) {
        asked.opened?.push(blob.descriptor.digest);
        return blob.open(offset);
      },
    })),
  };
  const serverless: ServerlessPlan = {
    profile: asked.profile ?? profileOf('fc'),
    ignored: asked.ignored ?? [],
    smoke: { mode: 'off' },
  };
  const log = keptLog();
  const account = new Account('build', '0', { log, clock: () => new Date('2026-01-01') });
  const shop = {
    account,
    plan: {
      repositories: asked.registry ? [{ registry: asked.registry, path: 'acme/app' }] : [],
      access: { providers: new Map() } as never,
    },
    place: { report: join(folder, 'report') } as never,
  };
  const deps = { log, signal: new AbortController().signal };
  const checked = await checkPlatform(
    { content, layout: asked.remote ? undefined : layout },
    serverless,
    shop,
    deps,
    asked.ways ?? { checks: imageChecks },
  );
  return { checked, layout, log, record: account.record() };
}

describe('checkPlatform', () => {
  test('a good image passes, with its findings on record and as SARIF', async () => {
    const { checked, record } = await check([good], { registry: 'registry.cn-hangzhou.aliyuncs.com' });
    expect(checked.outcome).toBe('passed');
    expect(record.serverless).toEqual({
      platform: 'fc',
      title: 'Alibaba Cloud Function Compute',
      outcome: 'passed',
      unchecked: [],
      findings: [],
      sizes: [],
      smoke: [],
    });
    const sarif = JSON.parse(await readFile(join(folder, 'report', 'scan', 'serverless.sarif'), 'utf8'));
    expect(sarif.runs[0].results).toEqual([]);
  });

  test('an error refuses the image, by a code of its own; the message names rule, image and fix', async () => {
    const { checked, record } = await check([{ ...good, config: {} }]);
    expect(checked.outcome).toBe('refused');
    expect(record.serverless?.findings).toMatchObject([
      { rule: 'entry-point-undefined', severity: 'error', image: 'linux/amd64', ignored: false },
    ]);
    const refusal = platformRefusal(checked);
    expect(refusal).toMatchObject({ code: 'platform-refused', exitCode: 5 });
    for (const part of ['Function Compute', 'entry-point-undefined', 'linux/amd64'])
      expect(refusal.message).toContain(part);
    expect(refusal.hint).toContain('Set ENTRYPOINT or CMD');
  });

  test('the message names the first of many errors, and how many there are more', async () => {
    const ways: PlatformWays = {
      checks: [
        () =>
          ['a', 'b', 'c', 'd', 'e'].map((rule) => ({
            rule,
            severity: 'error',
            what: rule,
            why: '',
            fix: '',
          })),
      ],
    };
    const { message } = platformRefusal((await check([good], { ways })).checked);
    expect(message).toContain('(c); and 2 more');
    expect(message).not.toContain('(d)');
  });

  test('an ignored rule refuses nothing; one that nothing was found for is said', async () => {
    const { checked, record } = await check([{ ...good, config: {} }], {
      ignored: ['entry-point-undefined', 'secret-file'],
    });
    expect(checked.outcome).toBe('passed');
    expect(record.serverless?.findings).toMatchObject([{ rule: 'entry-point-undefined', ignored: true }]);
    expect(record.notes).toEqual(['serverless-ignore: nothing was found for secret-file.']);
  });

  test('warnings pass, and the registry is looked at once for all platforms', async () => {
    const { checked } = await check([good, { ...good, platform: { os: 'linux', architecture: 'arm64' } }], {
      registry: 'ghcr.io',
    });
    expect(checked.outcome).toBe('passed');
    expect(checked.findings.map(({ rule, severity, image }) => [rule, severity, image])).toEqual([
      ['registry-host', 'warning', undefined],
      ['platform-unsupported', 'note', 'linux/arm64'],
    ]);
  });

  test('layers are listed once for each platform, and what is found in them counts', async () => {
    const listed: string[] = [];
    const ways: PlatformWays = {
      checks: imageChecks,
      list: async (_folder, { descriptor, manifest }) => {
        listed.push(descriptor.digest);
        return manifest.layers.map(
          ({ digest, mediaType, size }): LayerListing => ({
            digest,
            mediaType,
            compressed: size,
            uncompressed: 11 * 1024 ** 3,
            step: 'COPY . /',
            entries: [],
          }),
        );
      },
      sizes: (layers) => ({
        compressed: 1,
        uncompressed: layers.length,
        wasted: 0,
        layers: [],
        largest: [],
        waste: [],
        duplicates: [],
      }),
    };
    const { checked, layout, record } = await check([{ ...good, config: { Cmd: ['/app'] } }], {
      profile: profileOf('lambda'),
      ways,
    });
    expect(listed).toEqual([layout.root.digest]);
    expect(checked.findings.map(({ rule }) => rule)).toEqual(['unpacked-size']);
    expect(record.serverless?.sizes).toMatchObject([{ platform: 'linux/amd64', uncompressed: 1 }]);
  });

  test('of a published image only manifest and configuration are read, and that is said', async () => {
    const opened: string[] = [];
    const ways: PlatformWays = { checks: imageChecks, list: () => Promise.reject(new Error('was listed')) };
    const { checked, layout, record } = await check([{ ...good, config: { Volumes: { '/data': {} } } }], {
      profile: profileOf('scf'),
      remote: true,
      opened,
      ignored: ['secret-file'],
      ways,
    });
    expect(checked.findings.map(({ rule }) => rule)).toEqual(['entry-point-undefined', 'volume-outside-tmp']);
    expect(opened).toEqual([layout.images[0]?.manifest.config.digest]);
    expect(record.serverless?.unchecked).toHaveLength(1);
    // It may have been found when the image was built.
    expect(record.notes).toEqual([]);
  });

  test('text from the image cannot forge lines of the log or of the message', async () => {
    const { checked, log } = await check(
      [{ ...good, config: { Cmd: ['/app'], Volumes: { '/a\n::error::forged\u001b[2J': {} } } }],
      {
        ways: {
          checks: [
            ({ config }) =>
              Object.keys(config.config?.Volumes ?? {}).map((what) => ({
                rule: 'x',
                severity: 'error',
                what,
                why: '',
                fix: '',
              })),
          ],
        },
      },
    );
    expect(log.lines.join('')).toContain('forged');
    for (const text of [...log.lines, platformRefusal(checked).message]) expect(text).not.toMatch(/\p{Cc}/u);
  });
});
