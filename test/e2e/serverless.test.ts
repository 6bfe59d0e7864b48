import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '../support/app.ts';
import { type LocalRegistry, startDistribution } from '../support/distribution.ts';
import { describeWith, requireTool } from '../support/tools.ts';

const tools = [
  'buildx',
  'buildkitd',
  'runc',
  'nsenter',
  'smoke-app',
  'trivy',
  'cosign',
  'crane',
  'distribution',
];

/** The whole line with `serverless`: the program is the one of test/tools/smoke-app, told how to behave. */
describeWith(tools, 'sealift build for a serverless platform', () => {
  let folder: string;
  let registry: LocalRegistry;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'serverless-'));
    registry = await startDistribution(join(folder, 'registry'));
  });
  afterAll(async () => {
    await registry?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  async function build(name: string, behaviour: readonly string[], args: readonly string[] = []) {
    await using app = await createApp({
      Dockerfile: [
        'FROM scratch',
        'COPY --chmod=0755 serve /app/serve',
        'COPY tree /',
        'WORKDIR /app',
        'USER 1000',
        `ENTRYPOINT ${JSON.stringify(['/app/serve', ...behaviour])}`,
        '',
      ].join('\n'),
      // A folder keeps its mode only inside of what is copied.
      'tree/app/readme.txt': 'an app\n',
    });
    await cp(requireTool('smoke-app'), join(app.folder, 'app', 'serve'));
    await app.git('add', '--all');
    await app.git('commit', '--quiet', '--message', 'program');
    const images = `${registry.host}/acme/${name}`;
    const ran = await app.build([
      ...['--images', images, '--memory', '128MB', '--ready-timeout', '20s'],
      ...['--serverless-ignore', 'tmp-missing'],
      ...(args.includes('--serverless') ? args : ['--serverless', 'cloudrun', ...args]),
    ]);
    const listed = await app.outside('crane', 'catalog', registry.host);
    return { ...ran, published: listed.includes(`acme/${name}`), left: await readdir(tmpdir()) };
  }

  test('a good image is run before it is published, and its figures are on record', async () => {
    const { code, stderr, record, published } = await build('good', ['serve']);
    expect(stderr).not.toContain('error:');
    expect(code).toBe(0);
    expect(published).toBe(true);
    expect(record?.serverless).toMatchObject({
      platform: 'cloudrun',
      outcome: 'passed',
      unchecked: [],
      smoke: [
        {
          platform: expect.stringMatching(/^linux\//),
          answer: { status: 200 },
          end: { by: 'term' },
          figures: { oomKills: 0 },
        },
      ],
      sizes: [{ layers: expect.arrayContaining([expect.objectContaining({ step: expect.any(String) })]) }],
    });
  });

  test('one that listens where nobody can reach it is refused, and nothing is published', async () => {
    const { code, record, published } = await build('loopback', ['serve=127.0.0.1:8080']);
    expect(code).toBe(5);
    expect(record?.error?.code).toBe('platform-refused');
    expect(record?.serverless?.findings.map(({ rule }) => rule)).toContain('smoke-loopback');
    expect(published).toBe(false);
  });

  test('a read-only platform refuses what writes beside its program, by path', async () => {
    const ran = await build(
      'writes',
      ['must-write=/app/cache', 'serve'],
      ['--serverless', 'scf', '--port', '9000', '--tmp-size', '16MiB'],
    );
    expect(ran.code).toBe(5);
    expect(ran.record?.serverless?.findings).toContainEqual(
      expect.objectContaining({
        rule: 'smoke-write',
        where: expect.objectContaining({ path: '/app/cache' }),
      }),
    );
    expect(ran.published).toBe(false);
  });

  test('smoke: off runs nothing', async () => {
    const { code, record } = await build('off', ['serve=127.0.0.1:8080'], ['--smoke', 'off']);
    expect(code).toBe(0);
    expect(record?.serverless?.smoke).toEqual([]);
  });

  test('what grew against the published image is told by step', async () => {
    await using app = await createApp({
      Dockerfile: 'FROM scratch\nCOPY serve /serve\nCOPY data /data\nENTRYPOINT ["/serve","serve"]\n',
      data: 'x',
    });
    await cp(requireTool('smoke-app'), join(app.folder, 'app', 'serve'));
    await app.git('add', '--all');
    await app.git('commit', '--quiet', '--message', 'program');
    const args = [
      '--images',
      `${registry.host}/acme/grown`,
      '--tags',
      'latest',
      '--serverless',
      'generic',
      '--smoke',
      'off',
      '--serverless-ignore',
      'tmp-missing,user-root,root-user',
    ];
    expect((await app.build(args)).stderr).not.toContain('error:');
    await writeFile(
      join(app.folder, 'app', 'data'),
      Buffer.alloc(100_000, 'random').map((_, at) => (at * 7919) % 251),
    );
    await app.git('commit', '--quiet', '--all', '--message', 'more');
    const { record, stderr } = await app.build(args);
    expect(stderr).not.toContain('error:');
    const [sizes] = record?.serverless?.sizes ?? [];
    expect(sizes?.growth?.steps[0]).toMatchObject({ step: expect.stringContaining('COPY data') });
    expect(sizes?.growth?.steps[0]?.difference).toBeGreaterThan(0);
  });
});
