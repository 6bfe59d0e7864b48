import { chmod, copyFile, mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fileFindings } from '../../src/platforms/file-checks.ts';
import type { PlatformProfile } from '../../src/platforms/profile.ts';
import { sizeReport } from '../../src/platforms/size-report.ts';
import { build } from '../../src/steps/build.ts';
import { type Builder, openBuilder } from '../../src/steps/builder.ts';
import { listLayers } from '../../src/steps/layer-listing.ts';
import { buildOptions, buildPlan, buildReady, type LiveDeps, liveDeps, vouched } from '../support/build.ts';
import { elfProgram, lambdaLike, machines, profileOf, serviceLike } from '../support/layers.ts';
import { describeWith, requireTool } from '../support/tools.ts';

/** A file by its content, with its mode; a link by where it leads; a folder by its mode alone. */
type Given = { content: string | Uint8Array; mode?: number } | { link: string } | { mode: number };

interface Image {
  readonly files: Readonly<Record<string, Given>>;
  /** After `FROM scratch` and `COPY root /`. */
  readonly steps?: readonly string[];
  readonly profile?: PlatformProfile;
}

const program = { content: elfProgram(), mode: 0o755 };
const base = { tmp: { mode: 0o1777 }, app: program } as const;
const start = ['ENTRYPOINT ["/app"]', 'USER 1000'];
const fine: Image = { files: base, steps: start };
const other = (image: Partial<Image>): Image => ({ ...fine, ...image });
const files = (more: Image['files']): Image => other({ files: { ...base, ...more } });
const steps = (...more: string[]): Image => other({ steps: [...start, ...more] });
/** An image that deletes something in a step of its own. */
const removed = (path: string, before: string, more: Image['files'] = {}): Image => ({
  files: { ...base, 'bin/busybox': { content: '' }, ...more },
  steps: [
    'ENTRYPOINT ["/app"]',
    before,
    'USER 0',
    `RUN ["/bin/busybox", "rm", "-r", "${path}"]`,
    'USER 1000',
  ],
});
const large = 'x'.repeat(2_000_000);

/** For every rule, an image that breaks it and one that does not. */
const rules: readonly (readonly [rule: string, breaks: Image, keeps: Image])[] = [
  ['entry-point-missing', steps('ENTRYPOINT ["serve"]'), steps('ENV PATH=/', 'ENTRYPOINT ["app"]')],
  ['entry-point-not-a-file', steps('ENTRYPOINT ["/tmp"]'), fine],
  [
    'entry-point-not-executable',
    files({ app: { ...program, mode: 0o744 } }),
    files({ app: { ...program, mode: 0o711 } }),
  ],
  [
    'entry-point-architecture',
    files({ app: { content: elfProgram({ machine: machines.arm64 }), mode: 0o755 } }),
    files({ app: { content: elfProgram({ machine: machines.amd64 }), mode: 0o755 } }),
  ],
  [
    'entry-point-format',
    files({ app: { content: 'echo hello\n', mode: 0o755 } }),
    files({ app: { content: '#!/sh\necho hello\n', mode: 0o755 }, sh: program }),
  ],
  [
    'entry-point-interpreter-missing',
    files({ app: { content: elfProgram({ interpreter: '/lib64/ld.so' }), mode: 0o755 } }),
    files({
      app: { content: elfProgram({ interpreter: '/lib64/ld.so' }), mode: 0o755 },
      lib64: { link: 'usr/lib' },
      'usr/lib/ld.so': program,
    }),
  ],
  [
    'unreadable-files',
    other({ files: { ...base, 'srv/key': { content: 'x', mode: 0o600 } }, profile: lambdaLike }),
    other({ files: { ...base, 'srv/key': { content: 'x', mode: 0o604 } }, profile: lambdaLike }),
  ],
  ['user-root', steps('USER 0'), steps('USER 65532:65532')],
  [
    'user-unknown',
    steps('USER web'),
    other({
      files: { ...base, 'etc/passwd': { content: 'web:x:33:33::/:/app\n' } },
      steps: ['ENTRYPOINT ["/app"]', 'USER web'],
    }),
  ],
  ['working-directory-missing', removed('/srv', 'WORKDIR /srv'), steps('WORKDIR /srv')],
  [
    'working-directory-not-writable',
    other({ steps: [...start, 'USER 0', 'WORKDIR /srv', 'USER 1000'], profile: serviceLike }),
    other({ steps: [...start, 'USER 0', 'WORKDIR /srv'], profile: serviceLike }),
  ],
  ['tmp-missing', other({ files: { app: program } }), fine],
  ['tmp-mode', files({ tmp: { mode: 0o755 } }), fine],
  ['tmp-not-a-directory', files({ tmp: { link: '/var/tmp' }, 'var/tmp': { mode: 0o1777 } }), fine],
  ['set-uid-files', files({ 'bin/su': { ...program, mode: 0o4755 } }), files({ 'bin/su': program })],
  ['secret-in-environment', steps('ENV DB_PASSWORD=hunter2'), steps('ENV DB_PASSWORD_FILE=/run/secrets/db')],
  ['secret-in-history', steps('ARG API_TOKEN=hunter2'), steps('ARG API_TOKEN')],
  [
    'secret-file',
    files({ 'srv/.env': { content: 'KEY=hunter2' } }),
    files({ 'srv/.env.example': { content: 'KEY=' } }),
  ],
  [
    'runtime-client-missing',
    other({
      files: { ...base, 'bin/node': program },
      steps: ['ENTRYPOINT ["node", "/a.js"]'],
      profile: lambdaLike,
    }),
    other({
      files: {
        ...base,
        'bin/node': program,
        'srv/node_modules/aws-lambda-ric/package.json': { content: '{}' },
      },
      steps: ['ENTRYPOINT ["node", "/a.js"]'],
      profile: lambdaLike,
    }),
  ],
  [
    'runtime-client-unknown',
    other({ profile: lambdaLike }),
    other({ files: { ...base, 'var/runtime/bootstrap': program }, profile: lambdaLike }),
  ],
  ['apk-cache', files({ 'var/cache/apk/x': { content: large } }), files({ 'var/lib/x': { content: large } })],
  [
    'duplicate-files',
    files({ x: { content: large }, y: { content: large } }),
    files({ x: { content: large }, y: { link: 'x' } }),
  ],
  [
    'overwritten-files',
    other({ files: { ...base, x: { content: large } }, steps: [...start, 'COPY --chmod=600 root/x /x'] }),
    files({ x: { content: large } }),
  ],
  ['deleted-files', removed('/x', 'USER 1000', { x: { content: large } }), files({ x: { content: large } })],
];

describeWith(['buildx', 'buildkitd', 'runc', 'busybox'], 'rules about the files of an image', () => {
  let shared: LiveDeps;
  let builder: Builder;
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

  async function builtFrom({ files, steps = [] }: Image) {
    const deps = await liveDeps();
    try {
      const context = deps.files.path('context');
      for (const [path, given] of Object.entries(files)) await writeGiven(join(context, 'root', path), given);
      await writeFile(join(context, 'Dockerfile'), ['FROM scratch', 'COPY root /', ...steps, ''].join('\n'));
      const ready = await buildReady(vouched('buildx', requireTool('buildx')), builder, deps.files);
      // BuildKit takes a folder for unchanged when only its mode is another.
      const { layout } = await build(buildPlan(buildOptions(context, { noCache: true })), ready, deps);
      const [image] = layout.images;
      if (!image) throw new Error('nothing was built');
      return { config: image.config, layers: await listLayers(layout.folder, image, deps) };
    } finally {
      await deps.files.remove();
    }
  }

  async function findingsOf(image: Image) {
    const { config, layers } = await builtFrom(image);
    return fileFindings(layers, config, image.profile ?? profileOf());
  }

  test('an image without fault has no findings', async () => {
    expect(await findingsOf(fine)).toEqual([]);
  });

  test.each(rules)('%s', async (rule, breaks, keeps) => {
    const broken = await findingsOf(breaks);
    expect(broken.map((finding) => finding.rule)).toContain(rule);
    expect(JSON.stringify(broken)).not.toContain('hunter2');
    expect((await findingsOf(keeps)).map((finding) => finding.rule)).not.toContain(rule);
  });

  test('a secret that was deleted is found in the layer that has it', async () => {
    const image = removed('/srv', 'USER 1000', { 'srv/id_rsa': { content: 'key' } });
    const found = await findingsOf(image);
    expect(found).toMatchObject([
      { rule: 'secret-file', where: { path: '/srv/id_rsa', layer: 0, step: 'COPY root /' } },
    ]);
  });

  test('the size report names the steps', async () => {
    const { layers } = await builtFrom({
      files: { ...base, x: { content: large } },
      steps: ['COPY --chmod=600 root/x /x', 'COPY root/x /srv/y'],
    });
    const report = sizeReport(layers);
    expect(report.layers.map(({ step, lost }) => [step, lost])).toEqual([
      ['COPY root /', 2_000_000],
      ['COPY --chmod=600 root/x /x', 0],
      ['COPY root/x /srv/y', 0],
    ]);
    expect(report.duplicates).toEqual([{ paths: ['/x', '/srv/y'], bytes: 2_000_000 }]);
    expect(report.wasted).toBe(2_000_000);
  });

  async function writeGiven(path: string, given: Given): Promise<void> {
    await mkdir(dirname(path), { recursive: true });
    if ('link' in given) return symlink(given.link, path);
    if (path.endsWith('/bin/busybox')) {
      await copyFile(requireTool('busybox'), path);
      return chmod(path, 0o755);
    }
    if ('content' in given) await writeFile(path, given.content);
    else await mkdir(path);
    await chmod(path, given.mode ?? 0o644);
  }
});
