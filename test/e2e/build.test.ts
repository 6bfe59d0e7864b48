import { readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { isIndexType, mediaType, platformText } from '../../src/oci/descriptor.ts';
import { blobFile, type Layout, readLayout } from '../../src/oci/layout.ts';
import type { BuildOptions } from '../../src/plan/plan.ts';
import { createRunFolder } from '../../src/run-folder.ts';
import { Secret } from '../../src/secret.ts';
import { type BuildPlan, build, evaluate } from '../../src/steps/build.ts';
import { type Builder, openBuilder } from '../../src/steps/builder.ts';
import { run } from '../../src/tools/runner.ts';
import {
  buildOptions,
  buildPlan,
  buildReady,
  commitDate,
  type LiveDeps,
  liveDeps,
  vouched,
  writeFolder,
} from '../support/build.ts';
import { startDistribution } from '../support/distribution.ts';
import { describeWith, requireTool } from '../support/tools.ts';

const both = [
  { os: 'linux', architecture: 'amd64' },
  { os: 'linux', architecture: 'arm64' },
];

describeWith(['buildx', 'buildkitd', 'runc', 'busybox'], 'build', () => {
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

  const context = (files: Record<string, string | Uint8Array>) =>
    writeFolder(deps.files.path('context'), files);
  const buildIt = async (
    options: Partial<BuildOptions> & { context: string },
    other: Partial<Pick<BuildPlan, 'labels' | 'annotations'>> = {},
    env: Record<string, string> = {},
  ) =>
    build(
      buildPlan(buildOptions(options.context, options), other),
      await buildReady(vouched('buildx', requireTool('buildx')), builder, deps.files),
      { ...deps, env: { ...deps.env, ...env } },
    );
  const hello = { Dockerfile: 'FROM scratch\nCOPY hello.txt /\n', 'hello.txt': 'hello' };

  test('makes a plain manifest for one platform, dated by the commit', async () => {
    const built = await buildIt(
      { context: await context(hello) },
      { labels: { 'org.example.a': 'b=c, "d"\nè' } },
    );
    expect(built.layout.root.mediaType).toBe(mediaType.manifest);
    expect(built.layout.attestations).toEqual([]);
    const [image] = built.layout.images;
    expect(image?.platform).toEqual(both[0]);
    expect(image?.config.created).toBe(commitDate.toISOString().replace('.000', ''));
    expect(image?.config.config?.Labels).toEqual({ 'org.example.a': 'b=c, "d"\nè' });
    expect(built.metadata.digest).toBe(built.layout.root.digest);
    expect(built.metadata.provenance['linux/amd64']?.buildType).toContain('buildkit');
    expect(built.metadata.buildRef).toContain(builder.name);
    expect(built.base).toEqual([]);
  });

  test('makes an index for two, with annotations on it and on both manifests', async () => {
    const built = await buildIt(
      { context: await context(hello), platforms: both },
      { annotations: { 'org.example.both': 'x', 'index:org.example.index': 'y' } },
    );
    expect(built.layout.root.mediaType).toBe(mediaType.index);
    expect(built.layout.images.map(({ platform }) => platformText(platform))).toEqual([
      'linux/amd64',
      'linux/arm64',
    ]);
    expect(Object.keys(built.metadata.provenance)).toEqual(['linux/amd64', 'linux/arm64']);
    const index = JSON.parse(await readFile(blobFile(built.layout.folder, built.layout.root.digest), 'utf8'));
    expect(index.annotations).toEqual({ 'org.example.both': 'x', 'org.example.index': 'y' });
    for (const { manifest } of built.layout.images) {
      expect(manifest.annotations).toEqual({ 'org.example.both': 'x' });
    }
  });

  test('leaves index annotations out where there is no index', async () => {
    const built = await buildIt(
      { context: await context(hello) },
      { annotations: { 'index,manifest:org.example.a': 'x', 'index:org.example.b': 'y' } },
    );
    expect(built.layout.images[0]?.manifest.annotations).toEqual({ 'org.example.a': 'x' });
  });

  test('keeps BuildKit’s own attestations in the index when they are wanted inline', async () => {
    const built = await buildIt({ context: await context(hello), inlineAttestations: true });
    expect(isIndexType(built.layout.root.mediaType)).toBe(true);
    expect(built.layout.images).toHaveLength(1);
    expect(built.layout.attestations).toHaveLength(1);
    expect(built.metadata.provenance['linux/amd64']).toBeDefined();
  });

  test('hands build arguments, stage, contexts and hosts to BuildKit', async () => {
    const folder = await context({
      Dockerfile: [
        'FROM scratch AS first',
        'COPY --chmod=755 busybox /busybox',
        'ARG GIVEN=none',
        'ARG TAKEN=none',
        'COPY --from=extra data.txt /data.txt',
        'RUN ["/busybox", "sh", "-c", "echo $GIVEN $TAKEN > /args; /busybox cat /etc/hosts > /seen-hosts"]',
        'FROM first AS second',
        'ENV STAGE=second',
        '',
      ].join('\n'),
      busybox: await readFile(requireTool('busybox')),
      'extra/data.txt': 'from another context',
    });
    const { layout } = await buildIt(
      {
        context: folder,
        target: 'first',
        buildArgs: ['GIVEN=a b,c', 'TAKEN'],
        buildContexts: [`extra=${join(folder, 'extra')}`],
        addHosts: ['db.example:192.0.2.7'],
        noCache: true,
      },
      {},
      { TAKEN: 'from the environment' },
    );
    expect(layout.images[0]?.config.config?.Env?.join()).not.toContain('STAGE');
    const content = await layerText(layout);
    expect(content).toContain('from another context');
    expect(content).toContain('a b,c from the environment');
    expect(content).toMatch(/192\.0\.2\.7\s+db\.example/);
  });

  test('builds every step again with no-cache', async () => {
    const folder = await context(hello);
    await buildIt({ context: folder });
    deps.log.lines.length = 0;
    await buildIt({ context: folder });
    expect(deps.log.lines.join('\n')).toContain('COPY hello.txt / (cached)');
    deps.log.lines.length = 0;
    await buildIt({ context: folder, noCache: true });
    expect(deps.log.lines.join('\n')).not.toContain('(cached)');
  });

  test('gives the same bytes twice when it is to be reproducible', async () => {
    const folder = await context(hello);
    const first = await buildIt({ context: folder, reproducible: true, noCache: true });
    await writeFolder(folder, hello);
    const second = await buildIt({ context: folder, reproducible: true, noCache: true });
    expect(second.metadata.digest).toBe(first.metadata.digest);
  });

  test('gives secrets to the steps that ask, and keeps them out of image, log and files', async () => {
    const folder = await context({
      Dockerfile: [
        'FROM scratch',
        'COPY --chmod=755 busybox /busybox',
        'RUN --mount=type=secret,id=value --mount=type=secret,id=variable --mount=type=secret,id=file ["/busybox", "sh", "-c", "cd /run/secrets && cat value variable file && /busybox wc -c value variable file > /sizes"]',
        '',
      ].join('\n'),
      busybox: await readFile(requireTool('busybox')),
    });
    const values = {
      value: 'value,of "one"\nsecond-line-of-it',
      variable: 'value-of-two',
      file: 'value-of-three',
    };
    const file = await deps.files.write('three', values.file);
    const { layout, metadataFile } = await buildIt(
      {
        context: folder,
        secrets: [
          { id: 'value', value: new Secret(values.value) },
          { id: 'variable', env: 'TWO' },
          { id: 'file', file },
        ],
      },
      {},
      { TWO: values.variable },
    );
    const sizes = await layerText(layout);
    for (const [id, value] of Object.entries(values)) expect(sizes).toContain(`${value.length} ${id}`);

    const parts = Object.values(values).flatMap((value) => value.split('\n'));
    const written = [...deps.log.lines, await readFile(metadataFile, 'utf8'), await layerText(layout)];
    for (const blob of await filesBelow(layout.folder)) written.push(await readFile(blob, 'latin1'));
    for (const part of parts) expect(written.filter((text) => text.includes(part))).toEqual([]);
    expect(deps.log.lines.join('\n')).toContain('***');
  });

  test.each([
    ['a variable that is not set', { id: 'token', env: 'SEALIFT_TEST_UNSET' }],
    ['a file that is not there', { id: 'token', file: '/nonexistent/token' }],
    ['an empty value', { id: 'token', value: new Secret('') }],
  ])('does not begin with %s for a secret', async (_, secret) => {
    const never: LiveDeps['run'] = () => Promise.reject(new Error('nothing is to be run'));
    const plan = buildPlan(buildOptions(await context(hello), { secrets: [secret] }));
    const ready = await buildReady(vouched('buildx', requireTool('buildx')), builder, deps.files);
    await expect(build(plan, ready, { ...deps, run: never })).rejects.toMatchObject({
      code: 'input-invalid',
    });
  });

  test('a failing step is named, with what it printed, and without its secret', async () => {
    const folder = await context({
      Dockerfile: [
        'FROM scratch',
        'COPY --chmod=755 busybox /busybox',
        'RUN --mount=type=secret,id=token ["/busybox", "sh", "-c", "echo compiling; cat /run/secrets/token; exit 7"]',
        '',
      ].join('\n'),
      busybox: await readFile(requireTool('busybox')),
    });
    const failing = buildIt({
      context: folder,
      secrets: [{ id: 'token', value: new Secret('do-not-tell') }],
    });
    const error = await failing.then(
      () => undefined,
      (thrown: Error) => thrown,
    );
    expect(error).toMatchObject({ code: 'build-failed' });
    expect(error?.message).toContain('RUN --mount=type=secret');
    expect(error?.message).toContain('exit code: 7');
    expect(error?.message).toContain('compiling');
    expect(error?.message).toContain('Dockerfile:3');
    expect([error?.message, ...deps.log.lines].join('\n')).not.toContain('do-not-tell');
  });

  test.each([
    ['no Dockerfile', { 'a.txt': 'a' }, {}, 'file'],
    ['no such stage', hello, { target: 'nowhere' }, 'stage'],
  ])('%s: the error says what to do', async (_, files, options, hint) => {
    const failing = buildIt({ context: await context(files as Record<string, string>), ...options });
    await expect(failing).rejects.toMatchObject({
      code: 'build-failed',
      hint: expect.stringContaining(hint),
    });
  });

  test('warnings of the Dockerfile are told, and check builds nothing', async () => {
    const folder = await context({ ...hello, Dockerfile: 'from scratch\nCOPY hello.txt /\n' });
    const built = await buildIt({ context: folder });
    expect(built.metadata.warnings.join()).toContain('ConsistentInstructionCasing');

    const options = buildOptions(folder, { call: 'check' });
    const ready = await buildReady(vouched('buildx', requireTool('buildx')), builder, deps.files);
    const evaluation = await evaluate(buildPlan(options), ready, deps);
    expect(evaluation).toMatchObject({ method: 'check', passed: false });
    expect(evaluation.output).toContain('ConsistentInstructionCasing');
    await expect(build(buildPlan(options), ready, deps)).rejects.toMatchObject({ code: 'input-invalid' });
  });

  test('takes its context from a git repository, by URL', async () => {
    const folder = await context(hello);
    const git = (...args: string[]) =>
      run({
        program: 'git',
        args: ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args],
        cwd: folder,
        env: { HOME: folder },
      });
    await git('init', '--quiet', '--initial-branch=main');
    await git('add', '.');
    await git('commit', '--quiet', '--message', 'one');
    await git('update-server-info');
    const server = createServer(async (request, response) => {
      const path = new URL(request.url ?? '', 'http://x').pathname.replace('/app.git/', '');
      const bytes = await readFile(join(folder, '.git', path)).catch(() => undefined);
      response.writeHead(bytes ? 200 : 404).end(bytes);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      const { port } = server.address() as { port: number };
      const built = await buildIt({ context: `http://127.0.0.1:${port}/app.git#main` });
      expect(await layerText(built.layout)).toContain('hello');
    } finally {
      server.close();
    }
  });
});

describeWith(['buildx', 'buildkitd', 'runc', 'distribution', 'crane'], 'the base of a build', () => {
  test('is the image the Dockerfile names, with the digest it had', async () => {
    const files = await createRunFolder();
    const deps = await liveDeps(files);
    const registry = await startDistribution(files.path('registry'));
    const buildx = vouched('buildx', requireTool('buildx'));
    const builder = await openBuilder(
      { kind: 'embedded' },
      { buildx, buildkit: async () => vouched('buildkit', requireTool('buildkitd')) },
      deps,
      { host: { platform: process.platform, uid: process.getuid?.() } },
    );
    try {
      const ready = await buildReady(buildx, builder, files);
      const base = await writeFolder(files.path('base'), {
        Dockerfile: 'FROM scratch\nCOPY a /a\n',
        a: 'base',
      });
      const first = await build(buildPlan(buildOptions(base)), ready, deps);
      const reference = `${registry.host}/acme/base:v1`;
      const pushed = await run({
        program: requireTool('crane'),
        args: ['push', first.layout.folder, reference],
      });
      expect(pushed).toMatchObject({ code: 0 });

      const app = await writeFolder(files.path('app'), {
        Dockerfile: `FROM ${reference}\nCOPY b /b\n`,
        b: 'app',
      });
      const second = await build(buildPlan(buildOptions(app)), ready, deps);
      expect(second.base).toEqual([{ reference, digest: first.layout.root.digest }]);
      const layout = await readLayout(second.layout.folder);
      expect(layout.images[0]?.manifest.layers).toHaveLength(2);
    } finally {
      await builder.close();
      await registry.stop();
      await files.remove();
    }
  });
});

/** All layers of the first image, unpacked but still as tar, as text. */
async function layerText(layout: Layout): Promise<string> {
  const layers = layout.images[0]?.manifest.layers ?? [];
  const texts = await Promise.all(
    layers.map(async ({ digest }) =>
      gunzipSync(await readFile(blobFile(layout.folder, digest))).toString('latin1'),
    ),
  );
  return texts.join('\n');
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
