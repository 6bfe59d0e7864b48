import {
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { changedPaths } from '../../../src/steps/changed-paths.ts';
import { RootFilesystem } from '../../../src/steps/root-filesystem.ts';
import { folderInRoot, follow } from '../../../src/steps/root-path.ts';
import { readTar } from '../../../src/tools/tar-reader.ts';
import { type TarMember, tarOf } from '../../support/image-layout.ts';

type Layer = Readonly<Record<string, string | TarMember>>;

let folder: string;
let root: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sealift-root-'));
  root = join(folder, 'root');
  await mkdir(root);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const unpack = async (...layers: readonly Layer[]) => {
  // Owners are another user's business: who runs the tests may not be root.
  const target = new RootFilesystem(root, { owners: false });
  for (const layer of layers) {
    const bytes = tarOf(layer);
    await readTar(
      (async function* () {
        yield bytes;
      })(),
      target.layer(),
    );
  }
  await target.finish();
};
const content = (path: string) => readFile(join(root, path), 'utf8');
const exists = (path: string) =>
  lstat(join(root, path)).then(
    () => true,
    () => false,
  );

describe('unpacking layers', () => {
  test('files, folders, links, modes and times', async () => {
    await unpack({
      'app/': { mode: 0o750, modified: 1000 },
      'app/run': { content: 'x', mode: 0o4755, modified: 1_700_000_000 },
      'app/same': { type: 'hardlink', target: 'app/run' },
      bin: { type: 'symlink', target: 'usr/bin' },
      'usr/bin/sh': 'sh',
      'dev/null': { type: 'character' },
      'run/pipe': { type: 'fifo' },
    });
    const run = await stat(join(root, 'app/run'));
    expect(run.mode & 0o7777).toBe(0o4755);
    expect(run.mtimeMs).toBe(1_700_000_000_000);
    expect((await stat(join(root, 'app/same'))).ino).toBe(run.ino);
    const app = await stat(join(root, 'app'));
    expect([app.mode & 0o7777, app.mtimeMs]).toEqual([0o750, 1_000_000]);
    expect(await readlink(join(root, 'bin'))).toBe('usr/bin');
    expect(await content('bin/sh')).toBe('sh');
    expect(await exists('dev/null')).toBe(false);
    expect(await exists('run/pipe')).toBe(false);
  });

  test('/tmp is for everybody, whatever the image says of it', async () => {
    await unpack({ 'tmp/': { mode: 0o755 }, 'tmp/x': 'x' });
    expect((await stat(join(root, 'tmp'))).mode & 0o7777).toBe(0o1777);
    expect((await readdir(root)).sort()).toEqual(['dev', 'proc', 'sys', 'tmp']);
  });

  test('a folder that nobody may write to is filled all the same', async () => {
    await unpack({ 'app/': { mode: 0o555 }, 'app/a': 'a' }, { 'app/b': 'b' });
    expect(await content('app/b')).toBe('b');
  });

  test('later layers replace what earlier ones have', async () => {
    await unpack(
      { a: 'old', 'b/': {}, 'b/inside': 'x', c: 'file', d: { type: 'symlink', target: 'a' } },
      { a: 'new', b: 'now a file', 'c/': {}, 'c/inside': 'y', d: 'now a file' },
    );
    expect(await Promise.all(['a', 'b', 'c/inside', 'd'].map(content))).toEqual([
      'new',
      'now a file',
      'y',
      'now a file',
    ]);
  });

  test('a file that replaces a hard link leaves the other alone', async () => {
    await unpack({ a: 'one', b: { type: 'hardlink', target: 'a' } }, { b: 'two' });
    expect(await Promise.all(['a', 'b'].map(content))).toEqual(['one', 'two']);
  });

  test('whiteouts', async () => {
    await unpack(
      { 'app/old': 'x', 'app/kept': 'x', 'lib/deep/old': 'x', 'gone/a': 'x' },
      {
        'app/.wh.old': '',
        'lib/new': 'y',
        'lib/.wh..wh..opq': '',
        '.wh.gone': '',
        'app/.wh.never-was': '',
      },
    );
    expect(await readdir(join(root, 'app'))).toEqual(['kept']);
    expect(await readdir(join(root, 'lib'))).toEqual(['new']);
    expect(await exists('gone')).toBe(false);
  });

  test('an opaque folder keeps what its own layer brought before it said so', async () => {
    await unpack({ 'lib/deep/old': 'x' }, { 'lib/deep/': {}, 'lib/deep/new': 'y', 'lib/.wh..wh..opq': '' });
    expect(await readdir(join(root, 'lib/deep'))).toEqual(['new']);
  });

  test.each<[string, Layer[]]>([
    ['an absolute link', [{ out: { type: 'symlink', target: 'OUTSIDE' } }, { 'out/written': 'x' }]],
    ['a link upwards', [{ 'a/out': { type: 'symlink', target: '../../..' } }, { 'a/out/written': 'x' }]],
    [
      'a link over links',
      [
        { a: { type: 'symlink', target: '/b' }, b: { type: 'symlink', target: 'OUTSIDE' } },
        { 'a/written': 'x' },
      ],
    ],
    ['a file through a link', [{ link: { type: 'symlink', target: 'OUTSIDE/secret' } }, { link: 'x' }]],
    [
      'a folder over a link',
      [{ link: { type: 'symlink', target: 'OUTSIDE' } }, { 'link/': { mode: 0o777 } }],
    ],
    [
      'a whiteout through a link',
      [{ out: { type: 'symlink', target: 'OUTSIDE' } }, { 'out/.wh.secret': '' }],
    ],
    ['an opaque link', [{ out: { type: 'symlink', target: 'OUTSIDE' } }, { 'out/.wh..wh..opq': '' }]],
    ['/tmp as a link', [{ tmp: { type: 'symlink', target: 'OUTSIDE' } }]],
  ])('nothing leads out of it: %s', async (_name, layers) => {
    const outside = join(folder, 'outside');
    await mkdir(outside, { mode: 0o700 });
    await writeFile(join(outside, 'secret'), 'untouched');
    const real = JSON.parse(JSON.stringify(layers).replaceAll('OUTSIDE', outside)) as Layer[];
    await unpack(...real);
    expect(await readdir(outside)).toEqual(['secret']);
    expect(await readFile(join(outside, 'secret'), 'utf8')).toBe('untouched');
    expect((await stat(outside)).mode & 0o7777).toBe(0o700);
    expect((await readdir(folder)).sort()).toEqual(['outside', 'root']);
  });

  test('a hard link to what is outside is refused', async () => {
    const outside = join(folder, 'secret');
    await writeFile(outside, 'x');
    await expect(unpack({ link: { type: 'hardlink', target: outside } })).rejects.toMatchObject({
      code: 'input-invalid',
    });
    await expect(
      unpack({ out: { type: 'symlink', target: folder }, link: { type: 'hardlink', target: 'out/secret' } }),
    ).rejects.toMatchObject({ code: 'input-invalid' });
  });

  test('a whiteout that hides nothing is refused', async () => {
    await expect(unpack({ 'a/.wh...': '' })).rejects.toMatchObject({ code: 'input-invalid' });
  });
});

describe('looking paths up inside a root', () => {
  test('as a process with that root would', async () => {
    await mkdir(join(root, 'etc'));
    await writeFile(join(root, 'etc/passwd'), 'inside');
    await symlink('/etc', join(root, 'conf'));
    await symlink('../../../etc/passwd', join(root, 'etc/up'));
    await symlink('loop', join(root, 'loop'));
    expect(await follow(root, '/conf/passwd')).toBe(join(root, 'etc/passwd'));
    expect(await follow(root, '/etc/up')).toBe(join(root, 'etc/passwd'));
    expect(await follow(root, '/../etc')).toBe(join(root, 'etc'));
    expect(await follow(root, '/loop')).toBeUndefined();
    expect(await follow(root, '/etc/passwd/x')).toBeUndefined();
    expect(await folderInRoot(root, '/etc/passwd')).toBeUndefined();
    expect(await folderInRoot(root, '/conf')).toBe(join(root, 'etc'));
  });
});

test('what changed is told by the paths that are left, else by their folder', async () => {
  await unpack({ 'app/old': 'x', 'app/same': 'x', 'data/gone': 'x', 'tmp/x': 'x' });
  await writeFile(join(folder, 'mark'), '');
  const { ctimeNs } = await lstat(join(folder, 'mark'), { bigint: true });
  // The clock of files moves in steps of some milliseconds.
  await new Promise((resolve) => setTimeout(resolve, 50));
  await writeFile(join(root, 'app/old'), 'y');
  await mkdir(join(root, 'app/new'));
  await rm(join(root, 'data/gone'));
  await writeFile(join(root, 'tmp/y'), 'y');
  expect(await changedPaths(root, ctimeNs, new Set(['/tmp']))).toEqual(['/app/new', '/app/old', '/data']);
});
