import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { mediaType } from '../../src/oci/descriptor.ts';
import { layoutContent } from '../../src/oci/image-content.ts';
import { blobFile, type Layout, readLayout } from '../../src/oci/layout.ts';
import type { BuildOptions } from '../../src/plan/plan.ts';
import type { PlatformName } from '../../src/platforms/finding.ts';
import { imageChecks } from '../../src/platforms/image-checks.ts';
import type { LayerListing } from '../../src/platforms/listing.ts';
import type { Limit, PlatformProfile } from '../../src/platforms/profile.ts';
import { profileOf } from '../../src/platforms/profiles.ts';
import { Account } from '../../src/report/account.ts';
import { build } from '../../src/steps/build.ts';
import { type Builder, openBuilder } from '../../src/steps/builder.ts';
import { checkPlatform } from '../../src/steps/platform-check.ts';
import { buildArgs } from '../../src/tools/buildx.ts';
import { run } from '../../src/tools/runner.ts';
import { type App, cleanApp, createApp, type Ran } from '../support/app.ts';
import {
  buildOptions,
  buildPlan,
  buildReady,
  type LiveDeps,
  liveDeps,
  vouched,
  writeFolder,
} from '../support/build.ts';
import { startFaultyRegistry } from '../support/faulty-registry.ts';
import { describeWith, requireTool } from '../support/tools.ts';

const amd64 = { os: 'linux', architecture: 'amd64' };
const arm64 = { os: 'linux', architecture: 'arm64' };
const builderTools = ['buildx', 'buildkitd', 'runc'];

interface Wanted {
  readonly dockerfile?: string;
  readonly options?: Partial<BuildOptions>;
  /** More attributes of the output, which `build` never writes. */
  readonly output?: string;
}

describeWith(builderTools, 'rules over images that BuildKit makes', () => {
  let shared: LiveDeps;
  let builder: Builder;
  let deps: LiveDeps;
  beforeAll(async () => {
    shared = await liveDeps();
    builder = await openBuilder(
      { kind: 'embedded' },
      {
        buildx: vouched('buildx', requireTool('buildx')),
        buildkit: async () => vouched('buildkit', requireTool('buildkitd')),
      },
      shared,
      { host: { platform: process.platform, uid: process.getuid?.() } },
    );
  });
  afterAll(async () => {
    await builder?.close();
    await shared?.files.remove();
  });
  beforeEach(async () => {
    deps = await liveDeps();
  });
  afterEach(async () => {
    await deps.files.remove();
  });

  async function imageOf({ dockerfile = plain, options = {}, output }: Wanted): Promise<Layout> {
    const context = await writeFolder(deps.files.path('context'), {
      Dockerfile: dockerfile,
      app: 'x'.repeat(5_000),
    });
    const wanted = buildOptions(context, options);
    const buildx = vouched('buildx', requireTool('buildx'));
    const ready = await buildReady(buildx, builder, deps.files);
    if (output === undefined) return (await build(buildPlan(wanted), ready, deps)).layout;
    const layout = deps.files.path('raw');
    const args = buildArgs({
      ...{ builder: builder.name, options: wanted, labels: {}, annotations: {}, secrets: [] },
      ...{ layout, metadataFile: deps.files.path('raw.json') },
    });
    const { code, stderr } = await run({
      program: buildx.path,
      args: args.map((arg) => (arg.startsWith('type=oci') ? `${arg},${output}` : arg)),
      env: { ...deps.env, BUILDX_CONFIG: builder.buildxConfig },
    });
    if (code !== 0) throw new Error(stderr);
    return readLayout(layout);
  }

  async function rulesOf(layout: Layout, profile: PlatformProfile, registry?: string, region?: string) {
    const account = new Account('build', '0', { log: deps.log, clock: deps.clock });
    const { findings } = await checkPlatform(
      { content: await layoutContent(layout), layout },
      { profile, ignored: [], smoke: { mode: 'off' }, ...(region && { region }) },
      {
        account,
        plan: {
          repositories: registry ? [{ registry, path: 'acme/app' }] : [],
          access: { providers: new Map() } as never,
        },
        place: { report: deps.files.path('report') } as never,
      },
      deps,
      { checks: imageChecks, list: unpackedSizes },
    );
    return findings.map(({ rule }) => rule);
  }

  const plain = 'FROM scratch\nCOPY app /app\nCMD ["/app"]\n';
  const more = (lines: string) => ({ dockerfile: `${plain}${lines}\n` });
  const items = (count: number) => ({
    dockerfile: `FROM scratch\nCOPY app /app\nCMD ${JSON.stringify(Array.from({ length: count }, () => 'x'))}\n`,
  });
  const both = { options: { platforms: [amd64, arm64] } };
  const limited = (image: Partial<Record<'packed' | 'unpacked', Limit>>) => (own: PlatformProfile) => ({
    ...own,
    image: { ...own.image, ...image },
  });
  const bytes = (value: number): Limit => ({ value, unit: 'bytes', source: 'https://vendor.example/limits' });
  const onlyDocker = (own: PlatformProfile): PlatformProfile => ({
    ...own,
    image: { ...own.image, manifestTypes: [mediaType.dockerManifest] },
  });

  /** Rule, platform, what breaks it, what keeps it; at the end how the profile differs. */
  const table: readonly [
    string,
    PlatformName,
    Wanted,
    Wanted,
    ((own: PlatformProfile) => PlatformProfile)?,
  ][] = [
    ['several-platforms', 'lambda', both, {}],
    ['index-refused', 'lambda', { options: { inlineAttestations: true } }, {}],
    ['inline-attestations', 'lambda', { options: { inlineAttestations: true } }, both],
    ['inline-attestations', 'cloudrun', { options: { inlineAttestations: true } }, both],
    ['manifest-media-type', 'lambda', {}, { output: 'oci-mediatypes=false' }, onlyDocker],
    [
      'layer-compression',
      'lambda',
      { output: 'compression=zstd,force-compression=true' },
      { output: 'oci-mediatypes=false' },
    ],
    ['layer-compression', 'lambda', { output: 'compression=uncompressed,force-compression=true' }, {}],
    [
      'layer-compression',
      'fc',
      { output: 'compression=zstd,force-compression=true' },
      { output: 'compression=gzip' },
    ],
    ['platform-unsupported', 'fc', { options: { platforms: [arm64] } }, {}],
    [
      'unpacked-size',
      'lambda',
      {},
      { dockerfile: 'FROM scratch\nCMD ["/app"]\n' },
      limited({ unpacked: bytes(5_000) }),
    ],
    [
      'packed-size',
      'fc',
      { output: 'compression=uncompressed,force-compression=true' },
      {},
      limited({ packed: bytes(5_000) }),
    ],
    ['entry-point-undefined', 'scf', { dockerfile: 'FROM scratch\nCOPY app /app\n' }, {}],
    ['command-items', 'lambda', items(1_501), items(1_500)],
    ['environment-size', 'lambda', more(`ENV A=${'x'.repeat(4_095)}`), more(`ENV A=${'x'.repeat(3_000)}`)],
    ['exposed-port', 'fc', more('EXPOSE 8080'), more('EXPOSE 9000')],
    ['volume-outside-tmp', 'lambda', more('VOLUME /data'), more('VOLUME /tmp/data')],
  ];

  test.each(table)(
    '%s on %s is found where it is broken, and only there',
    async (rule, name, breaks, keeps, change) => {
      const profile = change ? change(profileOf(name)) : profileOf(name);
      expect(await rulesOf(await imageOf(breaks), profile)).toContain(rule);
      expect(await rulesOf(await imageOf(keeps), profile)).not.toContain(rule);
    },
  );

  test.each<[string, PlatformName, string, string, string?]>([
    ['registry-host', 'lambda', 'ghcr.io', '123456789012.dkr.ecr.eu-west-1.amazonaws.com'],
    [
      'registry-region',
      'lambda',
      '123456789012.dkr.ecr.us-east-1.amazonaws.com',
      '123456789012.dkr.ecr.eu-west-1.amazonaws.com',
      'eu-west-1',
    ],
    [
      'registry-edition',
      'fc',
      'acme-registry.cn-hangzhou.cr.aliyuncs.com',
      'registry.cn-hangzhou.aliyuncs.com',
    ],
  ])('%s on %s', async (rule, name, wrong, right, region) => {
    const layout = await imageOf({});
    expect(await rulesOf(layout, profileOf(name), wrong, region)).toEqual([rule]);
    expect(await rulesOf(layout, profileOf(name), right, region)).toEqual([]);
  });
});

/** As much as a listing must tell for the rules about sizes. */
async function unpackedSizes(
  folder: string,
  { manifest }: Layout['images'][number],
): Promise<LayerListing[]> {
  return Promise.all(
    manifest.layers.map(async ({ digest, mediaType: type, size }) => {
      const content = await readFile(blobFile(folder, digest));
      const uncompressed = /gzip$/.test(type) ? gunzipSync(content).length : content.length;
      return { digest, mediaType: type, compressed: size, uncompressed, step: undefined, entries: [] };
    }),
  );
}

describeWith([...builderTools, 'trivy', 'cosign'], 'sealift build for a serverless platform', () => {
  /** What the rules over files ask for is in test/e2e/file-rules.test.ts; here a script that could be started will do. */
  const script = '#!/app.txt\n';
  const good = {
    ...cleanApp,
    'app.txt': script,
    Dockerfile: 'FROM scratch\nCOPY --chmod=0755 app.txt /app.txt\nUSER 1000\nCMD ["/app.txt"]\n',
  };
  const fileRules =
    'tmp-missing,entry-point-format,entry-point-interpreter-missing,runtime-client-missing,runtime-client-unknown';
  const quiet = ['--smoke', 'off'];
  const rulesOf = (record: Ran['record']) =>
    record?.serverless?.findings.flatMap(({ rule }) => (fileRules.split(',').includes(rule) ? [] : [rule]));

  test('refuses an image that would not run there before anything is sent, and says why everywhere', async () => {
    await using app = await createApp();
    const registry = await startFaultyRegistry();
    try {
      const { code, record, stderr } = await app.build([
        ...['--images', `${registry.address}/acme/app`, '--serverless', 'fc', ...quiet],
        ...['--sarif', 'findings.sarif'],
      ]);
      expect(code).toBe(5);
      expect(record).toMatchObject({
        outcome: 'refused',
        error: { code: 'platform-refused' },
        verdict: { outcome: 'passed' },
        serverless: { platform: 'fc', outcome: 'refused' },
        tags: [],
      });
      expect(record?.error?.message).toContain('entry-point-undefined');
      expect(stderr).toContain('entry-point-undefined');
      expect(registry.requests.filter(({ method }) => method !== 'GET' && method !== 'HEAD')).toEqual([]);

      const report = join(app.folder, 'report');
      const merged = JSON.parse(await readFile(join(app.folder, 'app', 'findings.sarif'), 'utf8'));
      expect(merged.runs.map((one: SarifRun) => one.tool.driver.name)).toEqual([
        'Trivy',
        'Sealift serverless checks',
      ]);
      expect(merged.runs[1].results.map((one: { ruleId: string }) => one.ruleId)).toContain(
        'entry-point-undefined',
      );
      const alone = JSON.parse(await readFile(join(report, 'scan', 'serverless.sarif'), 'utf8'));
      expect(alone.runs).toEqual([merged.runs[1]]);
      for (const [file, said] of [
        ['junit.xml', 'error entry-point-undefined'],
        ['summary.md', '### Serverless: Alibaba Cloud Function Compute: refused'],
        ['report.html', 'Serverless: Alibaba Cloud Function Compute'],
      ] as const)
        expect(await readFile(join(report, file), 'utf8')).toContain(said);
    } finally {
      await registry.stop();
    }
  });

  test('publishes a good one, and looks at a published one by manifest and configuration', async () => {
    await using app = await createApp(good);
    const registry = await startFaultyRegistry();
    const args = ['--images', `${registry.address}/acme/app`, '--serverless', 'scf', '--smoke', 'off'];
    const ignored = (...more: string[]) => ['--serverless-ignore', [fileRules, ...more].join()];
    try {
      const first = await app.build([...args, ...ignored()]);
      expect(first.code, first.stderr).toBe(0);
      expect(first.record).toMatchObject({
        serverless: { outcome: 'passed', unchecked: [] },
        image: { reused: false },
      });
      expect(rulesOf(first.record)).toEqual(['registry-host']);
      expect(first.record?.image?.platforms.map(({ platform }) => platform)).toEqual(['linux/amd64']);
      const asked = await app.build([...args, ...ignored('registry-host')]);
      // What it was held to is part of what it is.
      expect(asked.record?.error?.code, asked.stderr).toBe('tag-immutable');
      const second = await app.build([...args, ...ignored()]);
      expect(second.code, second.stderr).toBe(0);
      expect(second.record).toMatchObject({
        image: { reused: true },
        serverless: { outcome: 'passed', findings: [{ rule: 'registry-host', ignored: false }] },
      });
      expect(second.record?.serverless?.unchecked).toHaveLength(1);
    } finally {
      await registry.stop();
    }
  });

  test('checks without a scan too', async () => {
    await using app = await createApp();
    const { code, record } = await app.build([
      '--serverless',
      'generic',
      '--scan',
      'off',
      '--sarif',
      's.sarif',
      ...quiet,
    ]);
    expect(code).toBe(5);
    expect(record?.error?.code).toBe('platform-refused');
    const merged = JSON.parse(await readFile(join(app.folder, 'app', 's.sarif'), 'utf8'));
    expect(merged.runs).toHaveLength(1);
    expect(await readFile(join(app.folder, 'report', 'junit.xml'), 'utf8')).toMatch(/failures="[1-9]"/);
  });

  test('an image that breaks a rule which is ignored is published', async () => {
    await using app = await createApp();
    const { code, record } = await app.build([
      ...['--serverless', 'fc', '--serverless-ignore', `entry-point-undefined,${fileRules}`, ...quiet],
    ]);
    expect(code).toBe(0);
    expect(record?.serverless?.outcome).toBe('passed');
    expect(record?.serverless?.findings).toContainEqual(
      expect.objectContaining({ rule: 'entry-point-undefined', ignored: true }),
    );
  });

  test.each([
    ['platforms', ['--platforms', 'linux/amd64,linux/arm64']],
    ['attestations', ['--attestations', 'inline']],
  ])('says before the build what Lambda does not take: %s', async (input, args) => {
    await using app = await createApp(good);
    const { code, stderr } = await app.build(['--serverless', 'lambda', ...quiet, ...args]);
    expect(code).toBe(2);
    expect(stderr).toContain(`${input}: `);
    expect(stderr).not.toContain('Build the image');
  });

  test('Lambda gets one manifest with gzip layers, whatever the base and the cache have', async () => {
    await using app = await createApp({
      Dockerfile: 'FROM scratch\nCOPY app.txt /base\n',
      'app.txt': 'base',
    });
    const base = await zstdBase(app);
    await app.commit({
      Dockerfile: 'FROM base\nCOPY --chmod=0755 app.txt /app\nUSER 1000\nCMD ["/app"]\n',
      'app.txt': '#!/app\n',
    });
    const args = [
      ...['--build-contexts', `base=oci-layout://${base.folder}@${base.digest}`],
      ...[
        '--cache-to',
        `type=local,dest=${join(app.folder, 'cache')},compression=zstd,force-compression=true,mode=max`,
      ],
      ...['--images', `${await closedPort()}/acme/app`, '--push=false', ...quiet],
      ...['--serverless-ignore', fileRules],
    ];
    const pulled = async (more: readonly string[]) => {
      const { code, record, stderr } = await app.build([...args, ...more]);
      expect(code, stderr).toBe(0);
      return record;
    };
    const plain = await pulled(['--platforms', 'linux/amd64', '--serverless', 'fc']);
    expect(plain?.serverless?.findings.map(({ rule }) => rule)).toContain('layer-compression');
    const lambda = await pulled(['--serverless', 'lambda']);
    expect(lambda?.serverless).toMatchObject({ outcome: 'passed' });
    expect(rulesOf(lambda)).toEqual(['registry-host']);
    expect(lambda?.image?.mediaType).toBe(mediaType.manifest);
    expect(lambda?.image?.platforms).toMatchObject([{ platform: 'linux/amd64', layers: 2 }]);
    expect(lambda?.notes.some((note) => note.startsWith('cache-to: '))).toBe(true);
  });
});

interface SarifRun {
  readonly tool: { readonly driver: { readonly name: string } };
}

/** An image with zstd layers in a layout folder, made by the same BuildKit as the app's. */
async function zstdBase(app: App): Promise<{ folder: string; digest: string }> {
  const folder = join(app.folder, 'base');
  const deps = await liveDeps();
  const buildx = vouched('buildx', requireTool('buildx'));
  const builder = await openBuilder(
    { kind: 'embedded' },
    { buildx, buildkit: async () => vouched('buildkit', requireTool('buildkitd')) },
    deps,
    { host: { platform: process.platform, uid: process.getuid?.() } },
  );
  try {
    const args = buildArgs({
      ...{
        builder: builder.name,
        options: buildOptions(join(app.folder, 'app')),
        labels: {},
        annotations: {},
      },
      ...{ secrets: [], layout: folder, metadataFile: join(app.folder, 'base.json') },
    });
    const { code, stderr } = await run({
      program: buildx.path,
      args: args.map((arg) =>
        arg.startsWith('type=oci') ? `${arg},compression=zstd,force-compression=true` : arg,
      ),
      env: { ...deps.env, BUILDX_CONFIG: builder.buildxConfig },
    });
    if (code !== 0) throw new Error(stderr);
  } finally {
    await builder.close();
    await deps.files.remove();
  }
  const layout = await readLayout(folder);
  expect(layout.images[0]?.manifest.layers.map((layer) => layer.mediaType)).toEqual([mediaType.layerZstd]);
  return { folder, digest: layout.root.digest };
}

/** `127.0.0.1:PORT` where nobody listens. */
async function closedPort(): Promise<string> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return `127.0.0.1:${port}`;
}
