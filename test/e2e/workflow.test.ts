import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunRecord } from '../../src/report/record.ts';
import { run } from '../../src/tools/runner.ts';
import { type ActResult, type ActRun, runAct } from '../support/act.ts';
import { cleanApp, packageJson } from '../support/app.ts';
import { type LocalRegistry, startDistribution } from '../support/distribution.ts';
import { type Sigstore, sigstoreTools, startSigstore } from '../support/sigstore.ts';
import { testAccount } from '../support/token-server.ts';
import { describeWith, requireTool } from '../support/tools.ts';
import { testToolsFolder } from '../tools/build.ts';

const root = join(import.meta.dirname, '..', '..');
const tools = [
  'act',
  'git',
  'buildx',
  'buildkitd',
  'runc',
  'trivy',
  'cosign',
  'crane',
  'regctl',
  'distribution',
];

const secret = (name: string) => `\${{ secrets.${name} }}`;

/** One job that uses the action from its committed bundle, and shows what it put out. */
function workflow(inputs: Readonly<Record<string, string>>): string {
  const lines = Object.entries(inputs).map(([name, value]) => `          ${name}: ${JSON.stringify(value)}`);
  return `
on: [push, pull_request]
jobs:
  image:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v7
      - id: image
        uses: ./sealift
        with:
${lines.join('\n')}
`;
}

describeWith([...tools, ...sigstoreTools], 'the Action in a workflow, from dist/', () => {
  let folder: string;
  let sigstore: Sigstore;
  let registry: LocalRegistry;
  let locked: LocalRegistry;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'action-'));
    await cp(join(root, 'test/fixtures/trivy-db/db'), join(folder, 'trivy', 'db'), { recursive: true });
    [sigstore, registry, locked] = await Promise.all([
      startSigstore(join(folder, 'sigstore')),
      startDistribution(join(folder, 'distribution')),
      startDistribution(join(folder, 'locked'), { auth: 'htpasswd' }),
    ]);
    const env = { HOME: folder, COSIGN_PASSWORD: 'key-password' };
    await run({ program: requireTool('cosign'), args: ['generate-key-pair'], cwd: folder, env });
  });
  afterAll(async () => {
    await Promise.all([sigstore?.stop(), registry?.stop(), locked?.stop()]);
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  });

  const common = () => ({
    'tools-dir': testToolsFolder(),
    builder: 'embedded',
    'skip-db-update': 'true',
    'db-max-age': '876000h',
    report: join(folder, 'report'),
  });
  const keyless = () => ({ 'signing-config': sigstore.signingConfig, 'trusted-root': sigstore.trustedRoot });

  /** Runs the action; its temporary folder is ours, so that what stays in it can be seen. */
  async function action(
    inputs: Readonly<Record<string, string>>,
    more: Partial<ActRun> = {},
  ): Promise<ActResult> {
    await rm(join(folder, 'report'), { recursive: true, force: true });
    await mkdir(join(folder, 'temp'), { recursive: true });
    const env = {
      TRIVY_CACHE_DIR: join(folder, 'trivy'),
      RUNNER_TEMP: join(folder, 'temp'),
      RUNNER_TOOL_CACHE: join(folder, 'cache'),
    };
    return runAct({
      workflow: workflow({ ...common(), ...inputs }),
      files: cleanApp,
      ...more,
      env: { ...env, ...more.env },
    });
  }
  const record = async () =>
    JSON.parse(await readFile(join(folder, 'report', 'record.json'), 'utf8')) as RunRecord;

  async function outside(program: string, ...args: string[]): Promise<string> {
    const result = await run({ program: requireTool(program), args, env: { HOME: folder } });
    if (result.code !== 0) throw new Error(`${program} ${args.join(' ')}: ${result.stderr}`);
    return result.stdout.trim();
  }
  const stays = async () =>
    (await readdir(join(folder, 'temp'))).filter((name) => !name.startsWith('sealift-report-'));
  const running = async () =>
    (await run({ program: 'ps', args: ['-eo', 'args'] })).stdout
      .split('\n')
      .filter((line) => line.includes('buildkitd') && line.includes(join(folder, 'temp')));

  test('signs keyless for two platforms', async () => {
    const repository = `${registry.host}/team/app`;
    const files = { ...cleanApp, 'app.txt': `${process.pid}` };
    const inputs = { images: repository, platforms: 'linux/amd64,linux/arm64', ...keyless() };
    const first = await action(inputs, { files, env: { ...sigstore.env } });
    expect(first.output).not.toContain('::error');
    expect(first.code).toBe(0);
    const { digest, tags, verdict, signer } = first.outputs.image ?? {};
    expect(verdict).toBe('passed');
    expect(signer).toBe('https://github.com/acme/app/.github/workflows/release.yml@refs/heads/main');
    expect(tags?.split('\n')).toContain(`${repository}:sha-${first.commit}`);
    expect(first.summary).toContain('Done: build');
    expect(await outside('crane', 'digest', `${repository}:sha-${first.commit}`)).toBe(digest);
    expect(
      JSON.parse(
        await outside(
          'regctl',
          'manifest',
          'get',
          '--format',
          'raw-body',
          '--host',
          `reg=${registry.host},tls=disabled`,
          `${repository}@${digest}`,
        ),
      ).manifests,
    ).toHaveLength(2);
    const env = { HOME: folder, PATH: `${testToolsFolder()}:${process.env.PATH}` };
    const pasted = await run({
      program: 'sh',
      args: ['-c', first.outputs.image?.['verify-command'] ?? 'false'],
      env,
    });
    expect(pasted.stderr).toContain('The cosign claims were validated');
    expect(await stays()).toEqual([]);
  });

  test('the second run of a commit sends nothing and adds no signature', async () => {
    const repository = `${registry.host}/team/again`;
    const inputs = {
      images: repository,
      'cosign-key': join(folder, 'cosign.key'),
      'cosign-password': secret('KEY_PASSWORD'),
    };
    const fixed = { commitDate: '2026-11-20T00:00:00Z', secrets: { KEY_PASSWORD: 'key-password' } };
    const first = await action(inputs, fixed);
    expect(first.code).toBe(0);
    const tags = await outside('crane', 'ls', repository);
    const list = `${repository}:${first.outputs.image?.digest?.replace(':', '-')}`;
    const signatures = await outside('crane', 'manifest', list);
    const second = await action(inputs, fixed);
    expect(second.code).toBe(0);
    expect(second.commit).toBe(first.commit);
    expect((await record()).image?.reused).toBe(true);
    expect((await record()).pushed?.[0]?.bytesUploaded).toBe(0);
    expect(await outside('crane', 'ls', repository)).toBe(tags);
    expect(await outside('crane', 'manifest', list)).toBe(signatures);
  });

  test('logs in, signs with a key, and shows no secret', async () => {
    const repository = `${locked.host}/team/app`;
    const secrets = { PASSWORD: testAccount.password, KEY_PASSWORD: 'key-password' };
    const result = await action(
      {
        images: repository,
        registry: locked.host,
        username: testAccount.username,
        password: secret('PASSWORD'),
        'cosign-key': join(folder, 'cosign.key'),
        'cosign-password': secret('KEY_PASSWORD'),
      },
      { secrets },
    );
    expect(result.code).toBe(0);
    expect(result.outputs.image?.['tag-results']).toContain('written');
    for (const value of Object.values(secrets)) {
      expect(result.output).not.toContain(value);
      const files = await run({
        program: 'grep',
        args: ['-rlF', value, join(folder, 'report'), join(folder, 'temp')],
      });
      expect(files.stdout).toBe('');
    }
  });

  test('a vulnerable image fails the step, with report and outputs, and leaves nothing', async () => {
    const files = { ...cleanApp, 'node_modules/lodash/package.json': packageJson('lodash', '4.17.11') };
    const repository = `${registry.host}/team/vulnerable`;
    const result = await action({ images: repository, ...keyless() }, { files, env: { ...sigstore.env } });
    expect(result.code).toBe(1);
    expect(result.outputs.image).toMatchObject({ verdict: 'refused', tags: '' });
    expect(result.summary).toContain('CVE-2019-10744');
    expect((await record()).outcome).toBe('refused');
    await expect(outside('crane', 'ls', repository)).rejects.toThrow('NAME_UNKNOWN');
    expect([await stays(), await running()]).toEqual([[], []]);
  });

  test('a pull request from a fork builds and scans, and pushes nothing', async () => {
    const repository = `${registry.host}/team/fork`;
    const repo = (name: string) => ({ full_name: name, default_branch: 'main' });
    const eventPayload = {
      number: 7,
      repository: repo('acme/app'),
      pull_request: {
        number: 7,
        head: { repo: repo('mallory/app'), ref: 'patch', sha: 'b'.repeat(40) },
        base: { repo: repo('acme/app'), ref: 'main' },
      },
    };
    const result = await action(
      { images: repository, push: 'true' },
      { event: 'pull_request', eventPayload },
    );
    expect(result.code).toBe(0);
    expect(result.outputs.image).toMatchObject({ verdict: 'passed', tags: '' });
    expect(result.output).toContain('fork');
    expect(result.summary).toContain('fork');
    await expect(outside('crane', 'ls', repository)).rejects.toThrow('NAME_UNKNOWN');
  });

  test('without id-token the missing permission is named, before anything is done', async () => {
    const result = await action({ images: `${registry.host}/team/none` });
    expect(result.code).toBe(1);
    expect(result.output).toContain('id-token: write');
    expect((await record()).steps.map((step) => step.name)).toEqual(['plan']);
  });

  test('dry-run prints the plan and does nothing', async () => {
    const repository = `${registry.host}/team/dry`;
    const result = await action({
      images: repository,
      'dry-run': 'true',
      'cosign-key': join(folder, 'cosign.key'),
    });
    expect(result.code).toBe(0);
    expect(result.output).toContain(`sha-${result.commit}`);
    await expect(outside('crane', 'ls', repository)).rejects.toThrow('NAME_UNKNOWN');
  });

  test('comment: true writes one comment and replaces it', async () => {
    const calls: string[] = [];
    const github = createServer((request, response) => {
      calls.push(`${request.method} ${request.url?.replace(/\?.*/, '')}`);
      response.setHeader('content-type', 'application/json');
      const mine = [{ id: 5, body: '<!-- sealift -->\nold' }];
      response.end(JSON.stringify(request.method === 'GET' ? (calls.length > 2 ? mine : []) : { id: 5 }));
    });
    await new Promise<void>((resolve) => github.listen(0, '127.0.0.1', resolve));
    try {
      const eventPayload = {
        number: 7,
        pull_request: {
          number: 7,
          head: { repo: { full_name: 'acme/app' }, ref: 'x', sha: 'b'.repeat(40) },
          base: { repo: { full_name: 'acme/app' }, ref: 'main' },
        },
      };
      const env = { GITHUB_API_URL: `http://127.0.0.1:${(github.address() as AddressInfo).port}` };
      const pullRequest = { event: 'pull_request', eventPayload, env };
      const inputs = {
        images: `${registry.host}/team/comment`,
        comment: 'true',
        'github-token': 'token-of-the-test',
      };
      expect((await action(inputs, pullRequest)).code).toBe(0);
      expect((await action(inputs, pullRequest)).code).toBe(0);
      const comments = '/repos/acme/app/issues/7/comments';
      expect(calls).toEqual([
        `GET ${comments}`,
        `POST ${comments}`,
        `GET ${comments}`,
        'PATCH /repos/acme/app/issues/comments/5',
      ]);
    } finally {
      github.close();
    }
  });

  test('after a kill the post step stops the builder and removes the run folder', async () => {
    const app = join(folder, 'killed');
    await mkdir(app);
    await writeFile(
      join(app, 'Dockerfile'),
      'FROM scratch\nCOPY busybox /bin/busybox\nRUN ["/bin/busybox", "sleep", "60"]\n',
    );
    await cp('/bin/busybox', join(app, 'busybox'));
    const git = (...args: string[]) =>
      run({
        program: 'git',
        args: ['-c', 'user.name=T', '-c', 'user.email=t@example.invalid', ...args],
        cwd: app,
      });
    await git('init', '--quiet');
    await git('add', '--all');
    await git('commit', '--quiet', '--message', 'app');
    await mkdir(join(folder, 'temp'), { recursive: true });
    const state = join(folder, 'state');
    await writeFile(state, '');
    const given = Object.entries({ ...common(), context: app }).map(([name, value]) => [
      `INPUT_${name.toUpperCase()}`,
      value,
    ]);
    const env = {
      ...{
        PATH: process.env.PATH,
        HOME: folder,
        RUNNER_TEMP: join(folder, 'temp'),
        RUNNER_TOOL_CACHE: join(folder, 'cache'),
      },
      ...{ GITHUB_WORKSPACE: app, GITHUB_STATE: state, TRIVY_CACHE_DIR: join(folder, 'trivy') },
      ...Object.fromEntries(given),
    };
    const main = spawn(process.execPath, [join(root, 'dist/action.js')], { cwd: app, env, stdio: 'ignore' });
    while (!(await readFile(state, 'utf8')).includes('builder')) await sleep(50);
    await sleep(1000);
    main.kill('SIGKILL');

    const saved = Object.fromEntries(
      [...(await readFile(state, 'utf8')).matchAll(/^(\S+)<<(\S+)\n([\s\S]*?)\n\2$/gm)].map(
        ([, name, , value]) => [`STATE_${name}`, value],
      ),
    );
    expect(Object.keys(saved)).toEqual(['STATE_run-folder', 'STATE_builder']);
    const post = await run({
      program: process.execPath,
      args: [join(root, 'dist/action.js')],
      cwd: app,
      env: { ...env, ...saved },
    });
    expect(post.code).toBe(0);
    expect([await stays(), await running()]).toEqual([[], []]);
    expect(
      (await readFile('/proc/mounts', 'utf8'))
        .split('\n')
        .filter((line) => line.includes(join(folder, 'temp'))),
    ).toEqual([]);
  });
});
