import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openRunFolder } from '../../../src/run-folder.ts';
import { cachedAssetPath } from '../../../src/tools/asset-cache.ts';
import type { ToolName } from '../../../src/tools/catalog.ts';
import { chosenRelease, type InstallOptions, installTools } from '../../../src/tools/install.ts';
import { listTools, verifyTools } from '../../../src/tools/inventory.ts';
import { run } from '../../../src/tools/runner.ts';
import { type LiveDeps, liveDeps } from '../../support/build.ts';
import { tarOf } from '../../support/image-layout.ts';

const program = '#!/bin/sh\necho genuine\n';
const evil = '#!/bin/sh\necho evil\n';

/** What each asset holds, by tool. */
const assets: Record<ToolName, Buffer> = {
  buildx: Buffer.from(program),
  cosign: Buffer.from(program),
  'lambda-rie': Buffer.from(program),
  trivy: gzipSync(tarOf({ LICENSE: 'text', 'contrib/html.tpl': 'x', trivy: program, './README.md': 'x' })),
  buildkit: gzipSync(
    tarOf({
      'bin/buildctl': evil,
      'bin/buildkitd': program,
      'bin/buildkit-runc': program,
      'bin/buildkit-qemu-aarch64': program,
      'bin/../../buildkitd': evil,
    }),
  ),
};
const versions = Object.fromEntries(
  Object.entries(assets).map(([name, bytes]) => [name, { version: '9.9.9', sha256: sha256(bytes) }]),
) as NonNullable<InstallOptions['versions']>;

let deps: LiveDeps;
let server: Server;
let requests: string[];
/** Answers before the genuine one; each is used once. */
let firstAnswers: ((response: ServerResponse) => void)[];
let options: InstallOptions & { mirror: string };

beforeEach(async () => {
  deps = await liveDeps();
  requests = [];
  firstAnswers = [];
  server = createServer((request, response) => {
    requests.push(request.url ?? '');
    const answer = firstAnswers.shift();
    if (answer) return answer(response);
    const name = Object.keys(assets).find((tool) => request.url?.includes(tool)) as ToolName | undefined;
    return name ? response.end(assets[name]) : response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  options = {
    platform: 'linux',
    arch: 'x64',
    mirror: `http://127.0.0.1:${(server.address() as AddressInfo).port}/{owner}/{repo}`,
    cacheFolder: deps.files.path('cache'),
    versions,
    sleep: async () => {},
  };
});
afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await deps.files.remove();
});

/** Installs as a run of its own. */
async function install(names: readonly ToolName[], other: Partial<InstallOptions> = {}) {
  const root = deps.files.path(`run-${Math.random().toString(36).slice(2)}`);
  const files = openRunFolder(root);
  return installTools(names, { ...options, ...other }, { ...deps, files });
}

const output = async (path: string, ...args: string[]) => (await run({ program: path, args })).stdout.trim();
const cached = (name: ToolName) => cachedAssetPath(options.cacheFolder, chosenRelease(name, options));

describe('installTools', () => {
  test('downloads every tool, and takes it from the cache the next time', async () => {
    const names = ['buildx', 'buildkit', 'trivy', 'cosign', 'lambda-rie'] as const;
    const first = await install(names);
    expect(first.map(({ name, from }) => [name, from])).toEqual(names.map((name) => [name, 'download']));
    expect(requests.toSorted()).toEqual([
      '/aquasecurity/trivy/v9.9.9/trivy_9.9.9_Linux-64bit.tar.gz',
      '/aws/aws-lambda-runtime-interface-emulator/v9.9.9/aws-lambda-rie-x86_64',
      '/docker/buildx/v9.9.9/buildx-v9.9.9.linux-amd64',
      '/moby/buildkit/v9.9.9/buildkit-v9.9.9.linux-amd64.tar.gz',
      '/sigstore/cosign/v9.9.9/cosign-linux-amd64',
    ]);
    const second = await install(names);
    expect(requests).toHaveLength(names.length);
    for (const [index, tool] of second.entries()) {
      expect(tool).toMatchObject({ from: 'cache', version: 'v9.9.9', sha256: versions[tool.name]?.sha256 });
      expect(tool.path).not.toBe(first[index]?.path);
      expect(await output(tool.path)).toBe('genuine');
    }
  });

  test('takes what runs out of an archive, by name and not by path', async () => {
    const [buildkit, trivy] = await install(['buildkit', 'trivy']);
    expect((await readdir(buildkit?.folder ?? '')).toSorted()).toEqual([
      'buildkit-qemu-aarch64',
      'buildkit-runc',
      'buildkitd',
    ]);
    expect(await readdir(trivy?.folder ?? '')).toEqual(['trivy']);
    expect(await output(buildkit?.path ?? '')).toBe('genuine');
    expect((await stat(dirname(buildkit?.folder ?? ''))).mode & 0o077).toBe(0);
  });

  test.each(['buildx', 'trivy'] as const)('never runs a %s that was changed in the cache', async (name) => {
    await install([name]);
    const changed = name === 'buildx' ? Buffer.from(evil) : gzipSync(tarOf({ trivy: evil }));
    await writeFile(cached(name), changed);
    const [again] = await install([name]);
    expect(again).toMatchObject({ from: 'download' });
    expect(await output(again?.path ?? '')).toBe('genuine');
    expect(deps.log.lines.join()).toContain('thrown away');
    expect(sha256(await readFile(cached(name)))).toBe(versions[name]?.sha256);
  });

  test('takes no notice of programs and lists that lie beside the assets', async () => {
    await install(['trivy']);
    for (const planted of ['trivy', 'manifest.json', `${'x'}.complete`]) {
      await writeFile(join(dirname(cached('trivy')), planted), evil, { mode: 0o755 });
    }
    const [again] = await install(['trivy']);
    expect(again?.from).toBe('cache');
    expect(await output(again?.path ?? '')).toBe('genuine');
  });

  test('leaves nothing to run when the changed one cannot be fetched anew', async () => {
    await install(['buildx']);
    await writeFile(cached('buildx'), evil);
    firstAnswers.push((response) => response.writeHead(404).end());
    await expect(install(['buildx'])).rejects.toMatchObject({ code: 'network-failed' });
    await expect(stat(cached('buildx'))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('refuses a download that is not what was published, keeps and unpacks nothing', async () => {
    const files = openRunFolder(deps.files.path('run'));
    for (const name of ['buildx', 'trivy'] as const) {
      firstAnswers.push((response) => response.end(gzipSync(tarOf({ trivy: evil }))));
      const installing = installTools([name], options, { ...deps, files });
      await expect(installing).rejects.toMatchObject({ code: 'tool-checksum' });
      expect(await readdir(files.path('tools', name))).toEqual([]);
      await expect(stat(cached(name))).rejects.toMatchObject({ code: 'ENOENT' });
    }
    expect(requests).toHaveLength(2);
  });

  test('holds the pinned version to the pinned checksum', async () => {
    const pinned = install(['buildx'], { versions: {} });
    await expect(pinned).rejects.toMatchObject({ code: 'tool-checksum' });
    expect(requests).toEqual(['/docker/buildx/v0.37.1/buildx-v0.37.1.linux-amd64']);
  });

  test.each([
    ['503', (response: ServerResponse) => void response.writeHead(503).end()],
    ['429', (response: ServerResponse) => void response.writeHead(429, { 'Retry-After': '1' }).end()],
    ['a cut connection', (response: ServerResponse) => void response.destroy()],
    [
      'half a file',
      (response: ServerResponse) => {
        response.writeHead(200, { 'Content-Length': '1000' });
        response.write('half', () => response.destroy());
      },
    ],
  ])('tries again after %s', async (_, answer) => {
    firstAnswers.push(answer, answer);
    const [tool] = await install(['buildx']);
    expect(await output(tool?.path ?? '')).toBe('genuine');
    expect(requests).toHaveLength(3);
  });

  test.each([401, 403, 404])('does not try again after %i', async (status) => {
    firstAnswers.push((response) => response.writeHead(status).end());
    await expect(install(['buildx'])).rejects.toMatchObject({ code: 'network-failed' });
    expect(requests).toHaveLength(1);
  });

  test('gives up after five tries', async () => {
    firstAnswers.push(
      ...Array.from({ length: 9 }, () => (response: ServerResponse) => void response.writeHead(500).end()),
    );
    await expect(install(['buildx'])).rejects.toMatchObject({ code: 'network-failed' });
    expect(requests).toHaveLength(5);
  });

  test('follows redirects, but not for ever', async () => {
    const elsewhere = (response: ServerResponse) =>
      void response.writeHead(302, { Location: '/cdn/buildx?sig=1' }).end();
    firstAnswers.push(elsewhere);
    const [tool] = await install(['buildx']);
    expect(tool?.from).toBe('download');
    expect(requests.at(-1)).toBe('/cdn/buildx?sig=1');

    await rm(options.cacheFolder, { recursive: true });
    firstAnswers.push(...Array.from({ length: 20 }, () => elsewhere));
    await expect(install(['buildx'])).rejects.toMatchObject({ code: 'tool-failed' });
  });

  test('does not show the password of a mirror', async () => {
    const mirror = options.mirror.replace('http://', 'http://me:sesame@');
    firstAnswers.push((response) => response.writeHead(404).end());
    const error = await install(['buildx'], { mirror }).catch((thrown: Error) => thrown);
    expect(JSON.stringify([(error as Error).message, deps.log.lines])).not.toContain('sesame');
  });

  test('lets runs at the same time share one cache', async () => {
    const runs = await Promise.all(Array.from({ length: 6 }, () => install(['buildx', 'trivy'])));
    for (const tool of runs.flat()) expect(await output(tool.path)).toBe('genuine');
    expect(await readdir(dirname(cached('buildx')))).toEqual(['buildx-v9.9.9.linux-amd64']);
  });

  test('goes on when the cache cannot be written', async () => {
    await writeFile(deps.files.path('cache'), 'a file where a folder should be');
    const [tool] = await install(['buildx']);
    expect(tool?.from).toBe('download');
    expect(deps.log.lines.join()).toContain('could not be kept');
  });

  test('wants a checksum for a version of the caller’s', async () => {
    const chosen = install(['trivy'], { versions: { trivy: { version: '0.76.0', sha256: '' } } });
    await expect(chosen).rejects.toMatchObject({ code: 'input-invalid' });
  });

  test('says when an archive does not hold the program', async () => {
    const empty = gzipSync(tarOf({ README: 'x' }));
    firstAnswers.push((response) => response.end(empty));
    const installing = install(['trivy'], {
      versions: { trivy: { version: '9.9.9', sha256: sha256(empty) } },
    });
    await expect(installing).rejects.toMatchObject({ code: 'tool-missing' });
  });

  test('says when an archive is damaged', async () => {
    const cut = assets.trivy.subarray(0, -20);
    firstAnswers.push((response) => response.end(cut));
    const installing = install(['trivy'], { versions: { trivy: { version: '9.9.9', sha256: sha256(cut) } } });
    await expect(installing).rejects.toMatchObject({ code: 'tool-failed' });
  });
});

describe('tools-dir', () => {
  const put = async (name: string, script: string, mode = 0o755) => {
    await mkdir(deps.files.path('own'), { recursive: true });
    await writeFile(deps.files.path('own', name), `#!/bin/sh\n${script}\n`, { mode });
  };
  const vouched = (...names: ToolName[]) => install(names, { toolsDir: deps.files.path('own') });

  test('is taken at its word, and the version is the program’s own', async () => {
    await put('buildx', 'test "$1" = version && echo github.com/docker/buildx v0.36.0 abc');
    await put('buildkitd', 'test "$1" = --version && echo buildkitd github.com/moby/buildkit v0.31.0 abc');
    await put('cosign', 'echo "GitVersion: v3.0.6" >&2');
    const tools = await vouched('buildx', 'buildkit', 'cosign');
    expect(tools.map(({ name, version, from, sha256 }) => [name, version, from, sha256])).toEqual([
      ['buildx', 'v0.36.0', 'tools-dir', undefined],
      ['buildkit', 'v0.31.0', 'tools-dir', undefined],
      ['cosign', 'v3.0.6', 'tools-dir', undefined],
    ]);
    expect(tools[1]?.path).toBe(deps.files.path('own', 'buildkitd'));
    expect(requests).toEqual([]);
  });

  test('is not asked for the version of the emulator, which would start to serve', async () => {
    await put('aws-lambda-rie', 'exit 1');
    const [tool] = await vouched('lambda-rie');
    expect(tool).toMatchObject({ version: 'unknown', path: deps.files.path('own', 'aws-lambda-rie') });
  });

  test.each(['0.69.4', '0.69.5', '0.69.6'])('may not hold Trivy %s', async (version) => {
    await put('trivy', `echo Version: ${version}`);
    await expect(vouched('trivy')).rejects.toMatchObject({ code: 'tool-version-refused' });
  });

  test('that lacks a program is told by folder and file', async () => {
    await put('buildx', 'echo v1.0.0');
    await expect(vouched('buildkit')).rejects.toMatchObject({
      code: 'tool-missing',
      message: expect.stringMatching(/own .*buildkitd/),
    });
  });

  test('that holds something that does not run is told', async () => {
    await put('trivy', 'echo 1.0.0', 0o644);
    await put('cosign', 'exit 1');
    await expect(vouched('trivy')).rejects.toMatchObject({ code: 'tool-missing' });
    await expect(vouched('cosign')).rejects.toMatchObject({ code: 'tool-failed' });
  });
});

describe('the inventory', () => {
  test('lists what this machine would get, without a password', () => {
    const listed = listTools({
      platform: 'darwin',
      arch: 'arm64',
      mirror: 'https://me:sesame@mirror.example/tools/',
    });
    expect(listed.map(({ name, url, unavailable }) => [name, url ?? unavailable])).toEqual([
      ['buildx', 'https://mirror.example/tools/v0.37.1/buildx-v0.37.1.darwin-arm64'],
      ['buildkit', expect.stringContaining('no release for darwin/arm64')],
      ['trivy', 'https://mirror.example/tools/v0.75.0/trivy_0.75.0_macOS-ARM64.tar.gz'],
      ['cosign', 'https://mirror.example/tools/v3.1.3/cosign-darwin-arm64'],
      ['lambda-rie', expect.stringContaining('no release for darwin/arm64')],
    ]);
  });

  test('verifies the cache and changes nothing', async () => {
    await install(['buildx', 'trivy']);
    await writeFile(cached('trivy'), evil);
    const states = async () =>
      (await verifyTools(['buildx', 'trivy', 'cosign'], options, deps)).map(({ state }) => state);
    expect(await states()).toEqual(['verified', 'wrong', 'absent']);
    expect(await states()).toEqual(['verified', 'wrong', 'absent']);
  });

  test('shows the checksums of vouched programs', async () => {
    await mkdir(deps.files.path('own'));
    const script = '#!/bin/sh\necho v1.2.3\n';
    await writeFile(deps.files.path('own', 'buildx'), script, { mode: 0o755 });
    const found = await verifyTools(
      ['buildx', 'cosign'],
      { ...options, toolsDir: deps.files.path('own') },
      deps,
    );
    expect(found).toMatchObject([
      { state: 'vouched', version: 'v1.2.3', actual: sha256(Buffer.from(script)) },
      { state: 'unavailable' },
    ]);
  });
});

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
