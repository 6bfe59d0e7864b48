import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cli } from '../../src/cli.ts';
import { run } from '../../src/tools/runner.ts';
import { version } from '../../src/version.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cli-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function sealift(argv: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const written = { out: '', err: '' };
  const stream = (name: 'out' | 'err') => ({ write: (text: string) => (written[name] += text) });
  const given = { PATH: process.env.PATH, HOME: folder, TMPDIR: folder, ...env };
  const code = await cli({ argv, env: given, folder, stdout: stream('out'), stderr: stream('err') });
  return { code, ...written };
}

async function repository(): Promise<string> {
  const git = (...args: string[]) =>
    run({
      program: 'git',
      args: ['-c', 'user.name=T', '-c', 'user.email=t@example.invalid', ...args],
      cwd: folder,
    });
  await git('init', '--quiet', '--initial-branch', 'main');
  await git('commit', '--quiet', '--allow-empty', '--message', 'first');
  await git('tag', 'v1.2.3');
  return (await git('rev-parse', 'HEAD')).stdout.trim();
}

test('the version is that of the package', async () => {
  const manifest = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'));
  expect(version).toBe(manifest.version);
  expect(await sealift(['--version'])).toEqual({ code: 0, out: `${version}\n`, err: '' });
});

test.each([[[]], [['--help']], [['build', '--help']], [['help', 'tools']]])(
  '%j shows help on standard output',
  async (argv) => {
    const { code, out, err } = await sealift(argv);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('sealift');
  },
);

test.each([
  [['biuld'], 'build'],
  [['build', '--imagse', 'x'], '--images'],
  [['build', '--password', 'hunter2'], '--password-file'],
])('%j ends with 2 and a way out', async (argv, said) => {
  const { code, out, err } = await sealift(argv);
  expect([code, out]).toEqual([2, '']);
  expect(err).toContain(said);
  expect(err).not.toContain('hunter2');
});

describe('plan', () => {
  test('as text, without tools or network', async () => {
    const commit = await repository();
    const { code, out } = await sealift(['plan', '--images', 'ghcr.io/acme/app', '--sign', 'off']);
    expect(code).toBe(0);
    for (const tag of [`sha-${commit}`, '1.2.3', '1.2', 'latest']) expect(out).toContain(tag);
  });

  test('as JSON, the same as with dry-run', async () => {
    await repository();
    const args = ['--images', 'ghcr.io/acme/app', '--sign', 'off', '--json'];
    const [plan, dry] = [await sealift(['plan', ...args]), await sealift(['build', '--dry-run', ...args])];
    const lasting = (text: string) => {
      const { tags, repositories, version: main, push, policy, inputsDigest } = JSON.parse(text);
      return { tags, repositories, main, push, policy, inputsDigest };
    };
    expect(lasting(plan.out).tags.map((tag: { name: string }) => tag.name)).toContain('1.2.3');
    expect(lasting(dry.out)).toEqual(lasting(plan.out));
  });

  test('a tree with changes is not published unasked', async () => {
    await repository();
    await writeFile(join(folder, 'file'), 'one');
    const git = (...args: string[]) =>
      run({
        program: 'git',
        args: ['-c', 'user.name=T', '-c', 'user.email=t@example.invalid', ...args],
        cwd: folder,
      });
    await git('add', 'file');
    await git('commit', '--quiet', '--message', 'second');
    await writeFile(join(folder, 'file'), 'two');
    const args = ['plan', '--images', 'ghcr.io/acme/app', '--sign', 'off'];
    const refused = await sealift(args);
    expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('allow-dirty')]);
    expect((await sealift([...args, '--allow-dirty'])).code).toBe(0);
  });

  test('a build argument from the environment is part of what makes the image', async () => {
    await repository();
    const digest = async (value: string) => {
      const { out } = await sealift(
        ['plan', '--images', 'ghcr.io/acme/app', '--sign', 'off', '--build-args', 'V', '--json'],
        { V: value },
      );
      return (JSON.parse(out) as { inputsDigest: string }).inputsDigest;
    };
    expect(await digest('one')).toBe(await digest('one'));
    expect(await digest('one')).not.toBe(await digest('two'));
  });

  test('a fork writes no build cache', async () => {
    await repository();
    const event = join(folder, 'event.json');
    const repo = (name: string) => ({ full_name: name, default_branch: 'main' });
    await writeFile(
      event,
      JSON.stringify({
        number: 7,
        repository: repo('acme/app'),
        pull_request: {
          number: 7,
          head: { repo: repo('mallory/app'), ref: 'x', sha: 'b'.repeat(40) },
          base: { repo: repo('acme/app'), ref: 'main' },
        },
      }),
    );
    const env = {
      GITHUB_ACTIONS: 'true',
      GITHUB_EVENT_NAME: 'pull_request_target',
      GITHUB_EVENT_PATH: event,
      GITHUB_REPOSITORY: 'acme/app',
      GITHUB_REF: 'refs/heads/main',
      GITHUB_SHA: 'a'.repeat(40),
      GITHUB_SERVER_URL: 'https://github.com',
    };
    const { out } = await sealift(
      [
        'plan',
        '--images',
        'ghcr.io/acme/app',
        '--cache-to',
        'type=registry,ref=ghcr.io/acme/app:cache',
        '--json',
      ],
      env,
    );
    expect(JSON.parse(out).build.cacheTo).toEqual([]);
  });

  test('outside a git repository says so', async () => {
    const { code, err } = await sealift(['plan', '--images', 'ghcr.io/acme/app']);
    expect(code).toBe(2);
    expect(err).toContain('git');
  });
});

describe('tools', () => {
  test('list names every pinned program', async () => {
    const { code, out } = await sealift(['tools', 'list']);
    expect(code).toBe(0);
    for (const name of ['buildx', 'buildkit', 'trivy', 'cosign'])
      expect(out).toMatch(new RegExp(`^${name} .*v\\d`, 'm'));
  });

  test('verify finds nothing on a fresh machine, and a changed file in the cache', async () => {
    const before = await sealift(['tools', 'verify', 'cosign', '--json']);
    expect(JSON.parse(before.out)).toMatchObject([{ name: 'cosign', state: 'absent' }]);
    const [{ path }] = JSON.parse(before.out);
    await run({ program: 'mkdir', args: ['-p', join(path, '..')] });
    await writeFile(path, 'something else');
    const after = await sealift(['tools', 'verify', 'cosign']);
    expect(after.code).toBe(3);
    expect(after.err).toContain(path);
  });

  test.each([[['tools', 'remove']], [['tools', 'install', 'docker']]])(
    '%j is a wrong request',
    async (argv) => {
      expect((await sealift(argv)).code).toBe(2);
    },
  );
});

test('doctor says what this machine can do', async () => {
  const { out } = await sealift(['doctor', '--json'], { DOCKER_HOST: `unix://${folder}/none.sock` });
  const findings = JSON.parse(out) as { what: string; state: string; says: string }[];
  expect(findings.map(({ what }) => what)).toEqual([
    'git',
    'buildx',
    'buildkit',
    'trivy',
    'cosign',
    'lambda-rie',
    'builder',
    'keyless signing',
  ]);
  expect(findings.find(({ what }) => what === 'builder')?.says).toContain('no Docker daemon answers');
});
