import { execFileSync } from 'node:child_process';
import { lstat, mkdir, open, readdir, readFile, readlink, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createRunFolder, type RunFolder } from '../../../src/run-folder.ts';
import { readTar, type TarEntry, type TarVisitor } from '../../../src/tools/tar-reader.ts';
import { tarOf } from '../../support/image-layout.ts';

let files: RunFolder;
beforeEach(async () => {
  files = await createRunFolder();
});
afterEach(() => files.remove());

type Member = Omit<TarEntry, 'modified'> & { readonly content?: Buffer };

/** Every member with its content, the archive cut into pieces of `size` bytes. */
async function membersOf(archive: Buffer, size = 1000, holes = false): Promise<Member[]> {
  const members: Member[] = [];
  const visit: TarVisitor = ({ modified: _, ...entry }) => {
    if (entry.type !== 'file') {
      members.push(entry);
      return undefined;
    }
    const pieces: Buffer[] = [];
    return {
      write: (piece) => void pieces.push(Buffer.from(piece)),
      ...(holes && { hole: (length) => void pieces.push(Buffer.alloc(length)) }),
      end: () => void members.push({ ...entry, content: Buffer.concat(pieces) }),
    };
  };
  expect(await readTar(cut(archive, size), visit)).toBe(archive.length);
  return members;
}

async function* cut(archive: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < archive.length; at += size) yield archive.subarray(at, at + size);
}

/** What the system's tar makes of a folder. */
function systemTar(folder: string, ...options: string[]): Buffer {
  return execFileSync('tar', ['-C', folder, '--sort=name', ...options, '-cf', '-', '.'], {
    maxBuffer: 64 * 1024 * 1024,
  });
}

/** What a disk says of a folder's content, in the order tar writes it, hard links left out. */
async function onDisk(folder: string, path = ''): Promise<Member[]> {
  const members: Member[] = [];
  for (const name of (await readdir(join(folder, path))).sort(byBytes)) {
    const at = path ? `${path}/${name}` : name;
    const stat = await lstat(join(folder, at));
    const common = { path: at, mode: stat.mode & 0o7777, uid: stat.uid, gid: stat.gid };
    if (stat.isDirectory()) {
      members.push({ ...common, type: 'directory', size: 0 }, ...(await onDisk(folder, at)));
    } else if (stat.isSymbolicLink()) {
      members.push({ ...common, type: 'symlink', size: 0, target: await readlink(join(folder, at)) });
    } else {
      const content = await readFile(join(folder, at));
      members.push({ ...common, type: 'file', size: stat.size, content });
    }
  }
  return members;
}

function byBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

const formats = ['gnu', 'pax', 'ustar', 'oldgnu'];

describe('what the system’s tar wrote', () => {
  // As long as ustar has a place for.
  const name = fc.stringMatching(/^[a-zäß€. -]{1,12}$/).filter((text) => !/^\.*$/.test(text));
  const leaf = fc.oneof(
    fc.record({ content: fc.uint8Array({ maxLength: 1500 }), mode: fc.integer({ min: 0o400, max: 0o7777 }) }),
    fc.record({ link: fc.stringMatching(/^[a-z./]{1,100}$/) }),
  );
  const tree = fc.array(fc.tuple(fc.array(name, { minLength: 1, maxLength: 5 }), leaf), { maxLength: 6 });

  test.each(formats)('is read as it is on disk, in format %s', async (format) => {
    let round = 0;
    await fc.assert(
      fc.asyncProperty(tree, fc.integer({ min: 1, max: 3000 }), async (members, size) => {
        const folder = files.path(`tree-${round++}`);
        await mkdir(folder);
        for (const [parts, given] of members) {
          const path = join(folder, ...parts);
          // A name that is a file already cannot be a folder as well.
          const made = await mkdir(dirname(path), { recursive: true }).then(
            () => true,
            () => false,
          );
          if (!made) continue;
          const writing =
            'link' in given
              ? symlink(given.link, path)
              : writeFile(path, given.content, { flag: 'wx' }).then(() => chmodOf(path, given.mode));
          await writing.catch(() => undefined);
        }
        const archive = systemTar(folder, `--format=${format}`);
        const read = (await membersOf(archive, size)).filter(({ path }) => path !== '');
        expect(read).toEqual(await onDisk(folder));
      }),
      { numRuns: 25 },
    );
  });

  test.each(['gnu', 'pax'])('names and links of any length come back, in format %s', async (format) => {
    const long = Array.from({ length: 8 }, (_, at) => `${at}`.repeat(90)).join('/');
    await mkdir(join(files.root, 'tree', dirname(long)), { recursive: true });
    await writeFile(join(files.root, 'tree', long), 'deep');
    await symlink(long, files.path('tree', 'link'));
    const read = await membersOf(systemTar(files.path('tree'), `--format=${format}`));
    expect(read.find(({ content }) => content)).toMatchObject({ path: long });
    expect(read.find(({ path }) => path === 'link')).toMatchObject({ type: 'symlink', target: long });
  });

  test.each(formats)('hard links, fifos and devices, in format %s', async (format) => {
    const folder = files.path('tree');
    await mkdir(folder);
    await writeFile(join(folder, 'a'), 'one');
    execFileSync('ln', ['a', 'b'], { cwd: folder });
    execFileSync('mkfifo', ['f'], { cwd: folder });
    const read = await membersOf(systemTar(folder, `--format=${format}`));
    expect(read.map(({ path, type, target, size }) => [path, type, target, size])).toEqual([
      ['', 'directory', undefined, 0],
      ['a', 'file', undefined, 3],
      ['b', 'hardlink', 'a', 0],
      ['f', 'fifo', undefined, 0],
    ]);
    const devices = execFileSync('tar', [`--format=${format}`, '-cf', '-', '-C', '/dev', 'null']);
    expect(await membersOf(devices)).toMatchObject([{ path: 'null', type: 'device', size: 0 }]);
  });

  test('owners of any number', async () => {
    await writeFile(files.path('a'), 'x');
    for (const format of ['gnu', 'pax']) {
      const options = [`--format=${format}`, '--owner=:3000000000', '--group=:2999999999'];
      const archive = execFileSync('tar', [...options, '-cf', '-', '-C', files.root, 'a']);
      expect(await membersOf(archive)).toMatchObject([{ uid: 3_000_000_000, gid: 2_999_999_999 }]);
    }
  });

  test.each([
    ['gnu', []],
    ['pax', ['--sparse-version=0.0']],
    ['pax', ['--sparse-version=0.1']],
    ['pax', ['--sparse-version=1.0']],
  ])('sparse files, in format %s %j', async (format, options) => {
    const folder = files.path('tree');
    await mkdir(folder);
    const handle = await open(join(folder, 'sparse'), 'w');
    // More parts than a header has places for.
    for (let part = 0; part < 60; part += 1) await handle.write(`part ${part}`, part * 70_000 + 5);
    await handle.truncate(60 * 70_000 + 123_456);
    await handle.close();
    await writeFile(join(folder, 'then'), 'after');
    const archive = systemTar(folder, '--sparse', `--format=${format}`, ...options);
    expect(archive.length).toBeLessThan(1_000_000);
    const content = await readFile(join(folder, 'sparse'));
    for (const holes of [true, false]) {
      const read = await membersOf(archive, 5000, holes);
      expect(read.map(({ path, size }) => [path, size])).toEqual([
        ['', 0],
        ['sparse', content.length],
        ['then', 5],
      ]);
      expect(read[1]?.content?.equals(content)).toBe(true);
      expect(read[2]?.content?.toString()).toBe('after');
    }
  });

  test('extended attributes are passed over', async () => {
    await writeFile(files.path('a'), 'x');
    const option = '--pax-option=SCHILY.xattr.user.a:=b,comment:=c';
    const archive = execFileSync('tar', ['--format=pax', option, '-cf', '-', '-C', files.root, 'a']);
    expect(await membersOf(archive)).toMatchObject([{ path: 'a', size: 1 }]);
  });

  test('git archive’s too, whose first member is about all of them', async () => {
    await writeFile(files.path('a'), 'x');
    const git = (...args: string[]) => execFileSync('git', args, { cwd: files.root });
    git('init', '--quiet');
    git('add', 'a');
    git('-c', 'user.name=a', '-c', 'user.email=a@example.com', 'commit', '--quiet', '--message', 'a');
    expect(await membersOf(git('archive', '--format=tar', 'HEAD'))).toMatchObject([{ path: 'a' }]);
  });
});

async function chmodOf(path: string, mode: number): Promise<void> {
  const handle = await open(path);
  await handle.chmod(mode);
  await handle.close();
}

/** An archive of one empty file, its header changed, its checksum made right again. */
function headerWith(change: (header: Buffer) => void): Buffer {
  const archive = tarOf({ a: '' });
  change(archive);
  archive.write(' '.repeat(8), 148);
  const sum = archive.subarray(0, 512).reduce((total, byte) => total + byte, 0);
  archive.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return archive;
}

describe('paths', () => {
  test.each([
    ['/etc/passwd', 'etc/passwd'],
    ['./a//b/./c', 'a/b/c'],
    ['a/b/../c', 'a/c'],
    ['.', ''],
    ['/', ''],
  ])('%s is %s', async (written, read) => {
    expect(await membersOf(headerWith((header) => header.write(`${written}\0`, 0)))).toMatchObject([
      { path: read },
    ]);
  });

  test.each(['../a', 'a/../../b', '/..'])('%s is refused', async (written) => {
    const archive = headerWith((header) => header.write(`${written}\0`, 0));
    await expect(membersOf(archive)).rejects.toThrow('leads out');
    const seen: string[] = [];
    const both = Buffer.concat([archive.subarray(0, 512), tarOf({ b: 'x' })]);
    await readTar(cut(both, 100), ({ path }) => void seen.push(path), 'passed over');
    expect(seen).toEqual(['b']);
  });

  test('a hard link may not lead out either; where a symlink leads is the reader’s to see', async () => {
    const linkTo = (flag: string, target: string) =>
      headerWith((header) => {
        header.write(flag, 156);
        header.write(target, 157);
      });
    await expect(membersOf(linkTo('1', '../x'))).rejects.toThrow('leads out');
    expect(await membersOf(linkTo('1', '/x/./y'))).toMatchObject([{ target: 'x/y' }]);
    expect(await membersOf(linkTo('2', '../../x'))).toMatchObject([{ target: '../../x' }]);
  });
});

describe('headers', () => {
  test('a size in base 256', async () => {
    const archive = headerWith((header) => {
      header.fill(0, 124, 136);
      header[124] = 0x80;
      header[135] = 3;
    });
    const content = Buffer.concat([archive.subarray(0, 512), Buffer.from('abc'), Buffer.alloc(509 + 1024)]);
    expect(await membersOf(content)).toMatchObject([{ size: 3, content: Buffer.from('abc') }]);
  });

  test('a folder from before there were types', async () => {
    const archive = headerWith((header) => {
      header.write('a/\0', 0);
      header[156] = 0;
      header.fill(0, 257, 265);
    });
    expect(await membersOf(archive)).toMatchObject([{ path: 'a', type: 'directory' }]);
  });

  test('an archive without end is whole, as is an empty one', async () => {
    expect(await membersOf(tarOf({ a: 'x' }).subarray(0, 1024))).toHaveLength(1);
    expect(await membersOf(Buffer.alloc(0))).toEqual([]);
    expect(await membersOf(Buffer.alloc(10240))).toEqual([]);
  });

  test('what follows the end is not read', async () => {
    const archive = Buffer.concat([tarOf({ a: 'x' }), Buffer.from('anything')]);
    expect(await membersOf(archive)).toHaveLength(1);
  });

  test.each([
    ['no archive', Buffer.alloc(1024, 'x')],
    ['a checksum that is wrong', Buffer.concat([Buffer.from('z'), tarOf({ a: 'x' }).subarray(1)])],
    ['an end in a header', tarOf({ a: 'x' }).subarray(0, 300)],
    ['an end in a file', tarOf({ a: 'x'.repeat(2000) }).subarray(0, 1500)],
    ['members after an end', Buffer.concat([Buffer.alloc(512), tarOf({ a: 'x' })])],
    ['an unknown type', headerWith((header) => header.write('M', 156))],
    ['a negative size', headerWith((header) => header.fill(0xff, 124, 136))],
    ['a size beyond all numbers', headerWith((header) => header.fill(0x80, 124, 125).fill(0x7f, 125, 136))],
    ['a size of no digits', headerWith((header) => header.write('9x', 124))],
    [
      'an extended header without end',
      headerWith((header) => header.write('x', 156) && header.write('77777777777', 124)),
    ],
  ])('%s is told', async (_, archive) => {
    await expect(membersOf(archive)).rejects.toMatchObject({ name: 'TarError' });
  });

  test('no bytes make it hang or fail otherwise', async () => {
    const archive = tarOf({ a: 'x'.repeat(600), b: '' });
    const change = fc.array(fc.tuple(fc.nat(archive.length - 1), fc.nat(255)), { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(change, async (changes) => {
        const header = headerWith((bytes) => {
          for (const [at, byte] of changes) if (at < 512) bytes[at] = byte;
        });
        await readTar(cut(Buffer.concat([header.subarray(0, 512), archive]), 700), () => ({
          write: () => undefined,
          hole: () => undefined,
        })).catch((error) => expect(error.name).toBe('TarError'));
      }),
      { numRuns: 500 },
    );
  });
});

test('what a visitor or a sink throws comes through', async () => {
  const mine = new Error('mine');
  const fail = () => {
    throw mine;
  };
  await expect(readTar(cut(tarOf({ a: 'x' }), 100), fail)).rejects.toBe(mine);
  await expect(readTar(cut(tarOf({ a: 'x' }), 100), () => ({ write: fail }))).rejects.toBe(mine);
});
