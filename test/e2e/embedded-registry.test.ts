import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Descriptor, Index } from '../../src/oci/descriptor.ts';
import { build } from '../../src/steps/build.ts';
import { openBuilder } from '../../src/steps/builder.ts';
import { run } from '../../src/tools/runner.ts';
import { buildOptions, buildPlan, buildReady, liveDeps, vouched, writeFolder } from '../support/build.ts';
import { writeImageLayout } from '../support/image-layout.ts';
import { openSession, type RegistrySession } from '../support/registry-session.ts';
import { describeWith, requireTool } from '../support/tools.ts';

const linux = (architecture: string, content: string) => ({
  platform: { os: 'linux', architecture },
  files: { '/hello': content },
});

let folder: string;
let session: RegistrySession;
let address: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sealift-test-'));
  session = await openSession();
  address = session.registry.address;
});
afterEach(async () => {
  await session[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

/** Runs a real client; fails with what it printed. Returns its output. */
async function client(program: string, args: string[], env: Record<string, string> = {}): Promise<string> {
  const result = await run({
    program: requireTool(program),
    args,
    env: { HOME: folder, DOCKER_CONFIG: join(folder, 'docker'), ...env },
  });
  if (result.code !== 0) throw new Error(`${program} ${args[0]}: ${result.stderr}${result.stdout}`);
  return result.stdout.trim();
}

async function layout(): Promise<{ folder: string; root: Descriptor }> {
  return writeImageLayout(join(folder, 'layout'), [linux('amd64', 'one'), linux('arm64', 'two')]);
}

describeWith(['crane'], 'crane with the embedded registry', () => {
  const crane = (...args: string[]) => client('crane', args);

  test('pushes, copies, changes, lists, pulls and deletes', async () => {
    const { root, folder: source } = await layout();
    await crane('push', '--index', source, `${address}/team/app:v1`);
    // crane pushes the top-level index.json itself, which points at ours
    const pushed = await crane('digest', `${address}/team/app:v1`);
    expect(await crane('manifest', `${address}/team/app:v1`)).toContain(root.digest);
    await crane('copy', `${address}/team/app@${root.digest}`, `${address}/other:v1`);
    expect(await crane('digest', `${address}/other:v1`)).toBe(root.digest);
    await crane('tag', `${address}/other:v1`, 'v2');
    await crane('mutate', `${address}/other@${await child()}`, '--label', 'a=b', '-t', `${address}/other:v3`);
    expect((await crane('ls', `${address}/other`)).split('\n')).toEqual(['v1', 'v2', 'v3']);
    expect((await crane('catalog', address)).split('\n')).toEqual(['other', 'team/app']);
    await crane('pull', '--format', 'oci', `${address}/team/app:v1`, join(folder, 'pulled'));
    await crane('validate', '--remote', `${address}/other:v3`);
    await crane('delete', `${address}/other:v2`);
    expect((await crane('ls', `${address}/other`)).split('\n')).toEqual(['v1', 'v3']);
    await crane('delete', `${address}/team/app@${pushed}`);
    expect(await crane('ls', `${address}/team/app`)).toBe('');

    async function child(): Promise<string> {
      return crane('digest', '--platform', 'linux/arm64', `${address}/other:v1`);
    }
  });

  test.each(['basic', 'token'] as const)('logs in: %s', async (scheme) => {
    const { folder: source } = await layout();
    await using guarded = await openSession({ auth: { username: 'me', password: 'pass', scheme } });
    const image = `${guarded.registry.address}/team/app:v1`;
    await expect(crane('push', '--index', source, image)).rejects.toThrow(/UNAUTHORIZED/i);
    await crane('auth', 'login', guarded.registry.address, '-u', 'me', '-p', 'pass');
    await crane('push', '--index', source, image);
    await crane('copy', image, `${guarded.registry.address}/copy:v1`);
    expect(await crane('ls', `${guarded.registry.address}/copy`)).toBe('v1');
    expect(await crane('catalog', guarded.registry.address)).toContain('team/app');
    await crane('delete', image);
  });
});

describeWith(['skopeo'], 'skopeo with the embedded registry', () => {
  test('copies in, lists and copies out', async () => {
    const { folder: source, root } = await layout();
    const image = `docker://${address}/team/app:v1`;
    const out = join(folder, 'out');
    const copy = (...args: string[]) => client('skopeo', ['--insecure-policy', 'copy', '--all', ...args]);
    await copy('--dest-tls-verify=false', `oci:${source}`, image);
    const head = await session.ask('HEAD', 'team/app/manifests/v1');
    expect(head.headers.get('docker-content-digest')).toBe(root.digest);
    const tags = await client('skopeo', ['list-tags', '--tls-verify=false', `docker://${address}/team/app`]);
    expect(JSON.parse(tags)).toMatchObject({ Tags: ['v1'] });
    await copy('--src-tls-verify=false', image, `oci:${out}`);
    const index = JSON.parse(await readFile(join(out, 'index.json'), 'utf8')) as Index;
    expect(index.manifests.map((each) => each.digest)).toEqual([root.digest]);
  });
});

describeWith(['cosign', 'regctl', 'crane'], 'cosign and regctl with the embedded registry', () => {
  const regctl = (...args: string[]) =>
    client('regctl', args, { REGCTL_CONFIG: join(folder, 'regctl.json') });
  const key = { COSIGN_PASSWORD: 'for the test' };
  const offline = ['--allow-http-registry', '--insecure-ignore-tlog=true', '--key'];

  async function pushSigned(registry: string): Promise<string> {
    const { folder: source, root } = await layout();
    await client('crane', ['push', '--index', source, `${registry}/team/app:outer`]);
    const image = `${registry}/team/app@${root.digest}`;
    await client('cosign', ['generate-key-pair', '--output-key-prefix', join(folder, 'k')], key);
    const signing = ['--use-signing-config=false', '--tlog-upload=false', '--allow-http-registry', '--yes'];
    await client('cosign', ['sign', '--recursive', '--key', join(folder, 'k.key'), ...signing, image], key);
    return image;
  }

  test('a signature is a referrer, verifies, and is copied with its image', async () => {
    const image = await pushSigned(address);
    await client('cosign', ['verify', ...offline, join(folder, 'k.pub'), image]);
    const digest = image.split('@')[1];
    const listed = await session.ask('GET', `team/app/referrers/${digest}`);
    expect(((await listed.json()) as { manifests: unknown[] }).manifests).toHaveLength(1);
    expect(await client('crane', ['ls', `${address}/team/app`])).toBe('outer');

    await regctl('registry', 'set', '--tls', 'disabled', address);
    expect(await regctl('artifact', 'tree', image)).toContain('Referrers');
    const copy = `${address}/copied/app:v1`;
    await regctl('image', 'copy', '--referrers', image, copy);
    await client('cosign', ['verify', ...offline, join(folder, 'k.pub'), `${address}/copied/app@${digest}`]);
    const mounts = session.registry.requests.filter((each) => each.url.includes('mount='));
    expect(mounts.map((each) => each.status)).toContain(201);
  });

  test('without the referrers API the fallback tag holds it', async () => {
    await using older = await openSession({ referrers: false });
    const image = await pushSigned(older.registry.address);
    await client('cosign', ['verify', ...offline, join(folder, 'k.pub'), image]);
    const fallback = (image.split('@')[1] ?? '').replace(':', '-');
    expect(await client('crane', ['ls', `${older.registry.address}/team/app`])).toContain(fallback);
  });
});

describeWith(['buildx', 'buildkitd', 'runc', 'crane'], 'BuildKit with the embedded registry', () => {
  test('takes a base image from it', async () => {
    const { folder: source } = await writeImageLayout(join(folder, 'base'), [
      linux('amd64', 'from the base'),
    ]);
    await client('crane', ['push', '--index', source, `${address}/base:v1`]);
    const deps = await liveDeps();
    const buildx = vouched('buildx', requireTool('buildx'));
    const builder = await openBuilder(
      { kind: 'embedded' },
      { buildx, buildkit: async () => vouched('buildkit', requireTool('buildkitd')) },
      deps,
      { host: { platform: process.platform, uid: process.getuid?.() } },
    );
    try {
      const context = await writeFolder(join(folder, 'context'), {
        Dockerfile: `FROM ${address}/base:v1\nCOPY own /own\n`,
        own: 'ours',
      });
      const built = await build(
        buildPlan(buildOptions(context)),
        await buildReady(buildx, builder, deps.files),
        deps,
      );
      expect(built.layout.images[0]?.manifest.layers).toHaveLength(2);
      expect(session.registry.requests.some((each) => each.url.startsWith('/v2/base/blobs/'))).toBe(true);
    } finally {
      await builder.close();
      await deps.files.remove();
    }
  });
});
