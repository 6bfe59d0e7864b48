import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { run } from '../../src/tools/runner.ts';
import { type ActResult, type ActRun, runAct } from '../support/act.ts';
import { cleanApp } from '../support/app.ts';
import { type LocalRegistry, startDistribution } from '../support/distribution.ts';
import { artifactActions, copyProject, localWorkflow } from '../support/local-workflows.ts';
import { type Sigstore, sigstoreTools, startSigstore } from '../support/sigstore.ts';
import { describeWith, requireTool } from '../support/tools.ts';
import { testToolsFolder } from '../tools/build.ts';

const root = join(import.meta.dirname, '..', '..');
const tools = [
  ...['act', 'git', 'buildx', 'buildkitd', 'runc', 'trivy', 'cosign', 'crane', 'distribution'],
  ...sigstoreTools,
];
const platforms = ['linux/amd64', 'linux/arm64'];
/** act takes a called workflow's file for the calling one's: the tokens say what GitHub would. */
const called = (name: string) => `sealift/sealift/.github/workflows/${name}.yml@refs/heads/main`;

describeWith(tools, 'the reusable workflows', () => {
  let folder: string;
  let sigstore: Sigstore;
  let registry: LocalRegistry;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'reusable-'));
    await cp(join(root, 'test/fixtures/trivy-db/db'), join(folder, 'trivy', 'db'), { recursive: true });
    await copyProject(join(folder, 'sealift'));
    [sigstore, registry] = await Promise.all([
      startSigstore(join(folder, 'sigstore')),
      startDistribution(join(folder, 'distribution')),
    ]);
  });
  afterAll(async () => {
    await Promise.all([sigstore?.stop(), registry?.stop()]);
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  });

  async function outside(program: string, ...args: string[]): Promise<string> {
    const result = await run({ program: requireTool(program), args, env: { HOME: folder } });
    if (result.code !== 0) throw new Error(`${program} ${args.join(' ')}: ${result.stderr}`);
    return result.stdout.trim();
  }

  /** Runs a job that calls one of the workflows. */
  async function call(
    name: 'build' | 'promote',
    inputs: object,
    more: Partial<ActRun> = {},
    artifacts = join(folder, `artifacts-${crypto.randomUUID()}`),
  ): Promise<ActResult> {
    await mkdir(artifacts, { recursive: true });
    return runAct({
      workflow: stringify({
        on: ['push', 'pull_request'],
        permissions: { contents: 'read', packages: 'write', 'id-token': 'write' },
        jobs: { image: { uses: `./.github/workflows/${name}.yml`, with: inputs } },
      }),
      actions: await artifactActions(),
      commitDate: '2026-11-20T00:00:00Z',
      ...more,
      files: {
        ...cleanApp,
        ...more.files,
        [`.github/workflows/${name}.yml`]: await localWorkflow(name),
      },
      env: {
        ...sigstore.env,
        ARTIFACTS: artifacts,
        SEALIFT_PROJECT: join(folder, 'sealift'),
        TRIVY_CACHE_DIR: join(folder, 'trivy'),
        SEALIFT_TOOLS_DIR: testToolsFolder(),
        SEALIFT_BUILDER: 'embedded',
        SEALIFT_SKIP_DB_UPDATE: 'true',
        SEALIFT_DB_MAX_AGE: '876000h',
        SEALIFT_SIGNING_CONFIG: sigstore.signingConfig,
        SEALIFT_TRUSTED_ROOT: sigstore.trustedRoot,
        ...more.env,
      },
    });
  }

  const runners = JSON.stringify(platforms.map((platform) => ({ platform, 'runs-on': 'ubuntu-latest' })));
  const builds = (images: string) => ({ images, runners, 'merge-runner': '"ubuntu-latest"' });

  test('build makes parts on a runner each and one image of them; promote gives it release tags', async () => {
    const images = `${registry.host}/team/reusable`;
    const prepared = await call('build', builds(images), {
      event: 'pull_request',
      eventPayload: pullRequest,
    });
    expect(prepared.output).not.toContain('::error');
    expect(prepared.code, prepared.output).toBe(0);
    await expect(outside('crane', 'ls', images)).rejects.toThrow('NAME_UNKNOWN');

    sigstore.setClaims({ sha: prepared.commit, job_workflow_ref: called('build') });
    const built = await call('build', builds(images));
    expect(built.output).not.toContain('::error');
    expect(built.code).toBe(0);
    const { digest = '' } = built.outputs.merge ?? {};
    expect(await outside('crane', 'digest', `${images}:sha-${built.commit}`)).toBe(digest);
    const index = JSON.parse(await outside('crane', 'manifest', `${images}@${digest}`));
    expect(
      index.manifests.map(({ platform }: { platform: { os: string; architecture: string } }) =>
        [platform.os, platform.architecture].join('/'),
      ),
    ).toEqual(platforms);
    expect(built.outputs.merge).toMatchObject({
      verdict: 'passed',
      signer: `https://github.com/${called('build')}`,
      tags: `${images}:sha-${built.commit}`,
    });

    sigstore.setClaims({ sha: built.commit, job_workflow_ref: called('promote') });
    const promoted = await call('promote', {
      ...{ images, from: `sha-${built.commit}`, tags: '1.0.0,1.0', runner: '"ubuntu-latest"' },
    });
    expect(promoted.output).not.toContain('::error');
    expect(promoted.code).toBe(0);
    for (const tag of ['1.0.0', '1.0'])
      expect(await outside('crane', 'digest', `${images}:${tag}`)).toBe(digest);
    expect(promoted.outputs.promote).toMatchObject({ digest, verdict: 'passed' });
    await outside(
      ...([
        'cosign',
        'verify-attestation',
        '--type',
        'https://github.com/sealift/sealift/promotion/v1',
      ] as const),
      ...['--trusted-root', sigstore.trustedRoot, '--insecure-ignore-sct'],
      ...['--certificate-oidc-issuer', sigstore.issuer],
      ...['--certificate-identity', `https://github.com/${called('promote')}`],
      ...['--certificate-github-workflow-repository', 'acme/app', `${images}@${digest}`],
    );
  });

  test('one platform, from what an earlier job prepared', async () => {
    const images = `${registry.host}/team/prepared`;
    const artifacts = join(folder, 'prepared');
    await mkdir(join(artifacts, 'made'), { recursive: true });
    await writeFile(join(artifacts, 'made', 'made.txt'), 'made by an earlier job\n');
    const built = await call(
      'build',
      {
        ...{ ...builds(images), 'context-artifact': 'made' },
        runners: JSON.stringify([{ platform: 'linux/amd64', 'runs-on': ['ubuntu-latest'] }]),
      },
      {
        files: { Dockerfile: 'FROM scratch\nCOPY . /context\n' },
        onCommit: (sha) => sigstore.setClaims({ sha, job_workflow_ref: called('build') }),
      },
      artifacts,
    );
    expect(built.output).not.toContain('::error');
    expect(built.code).toBe(0);
    const { digest = '' } = built.outputs.merge ?? {};
    expect(await outside('crane', 'digest', `${images}:sha-${built.commit}`)).toBe(digest);
    const { layers } = JSON.parse(await outside('crane', 'manifest', `${images}@${digest}`));
    expect(layers).toHaveLength(1);
    const tar = join(folder, 'prepared.tar');
    await outside('crane', 'export', `${images}@${digest}`, tar);
    const inside = await run({ program: 'tar', args: ['--list', '--file', tar] });
    expect(inside.stdout).toContain('context/made.txt');
    expect(inside.stdout).toContain('context/app.txt');
    // The action lies beside the source, not in it.
    expect(inside.stdout).not.toContain('.sealift');
    // What was published is on record in the run, too.
    const record = JSON.parse(await readFile(join(artifacts, 'sealift-image-image', 'record.json'), 'utf8'));
    expect(record).toMatchObject({ command: 'merge', image: { digest } });
  });

  test('runners without a platform, or a name that is a pattern, publish nothing', async () => {
    const images = `${registry.host}/team/wrong`;
    const nameless = JSON.stringify([...JSON.parse(runners), { 'runs-on': 'ubuntu-latest' }]);
    const onCommit = (sha: string) => sigstore.setClaims({ sha, job_workflow_ref: called('build') });
    const part = await call('build', { ...builds(images), runners: nameless }, { onCommit });
    expect(part.code).not.toBe(0);
    expect(part.output).toContain('"(no platform)" is no platform');
    expect(await outside('crane', 'ls', '--omit-digest-tags', images)).toBe('');

    const other = `${registry.host}/team/pattern`;
    const named = await call('build', { ...builds(other), name: '*' }, { onCommit });
    expect(named.code).not.toBe(0);
    expect(named.output).toContain('::error::name');
    await expect(outside('crane', 'ls', other)).rejects.toThrow('NAME_UNKNOWN');
  });

  test('an image that somebody else had built by the same workflow is not promoted', async () => {
    const images = `${registry.host}/team/foreign`;
    const claims = { repository: 'mallory/app', job_workflow_ref: called('build') };
    const { commit } = await call('build', builds(images), {
      event: 'pull_request',
      eventPayload: pullRequest,
    });
    sigstore.setClaims({ ...claims, sha: commit });
    const foreign = await call('build', builds(images));
    expect(foreign.output).not.toContain('::error');
    expect(foreign.code).toBe(0);
    sigstore.setClaims({ sha: commit, job_workflow_ref: called('promote') });
    const refused = await call('promote', {
      ...{ images, from: `sha-${commit}`, tags: '1.0.0', runner: '"ubuntu-latest"' },
    });
    expect(refused.code).not.toBe(0);
    expect(refused.output).toContain('is signed, but not by');
    expect(await outside('crane', 'ls', images)).not.toContain('1.0.0');
  });
});

const pullRequest = {
  number: 7,
  pull_request: {
    number: 7,
    head: { ref: 'change', sha: '', repo: { full_name: 'acme/app', fork: false } },
    base: { ref: 'main', repo: { full_name: 'acme/app' } },
  },
  repository: { full_name: 'acme/app', default_branch: 'main' },
};
