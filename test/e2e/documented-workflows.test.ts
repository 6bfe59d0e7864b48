import { cp, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunRecord } from '../../src/report/record.ts';
import { run } from '../../src/tools/runner.ts';
import { type ActResult, type ActRun, runAct } from '../support/act.ts';
import { cleanApp } from '../support/app.ts';
import { type LocalRegistry, startDistribution } from '../support/distribution.ts';
import { artifactActions, copyProject } from '../support/local-workflows.ts';
import { type Sigstore, sigstoreTools, startSigstore } from '../support/sigstore.ts';
import { describeWith, requireTool } from '../support/tools.ts';
import { testToolsFolder } from '../tools/build.ts';

const root = join(import.meta.dirname, '..', '..');
const tools = [
  ...['act', 'git', 'buildx', 'buildkitd', 'runc', 'trivy', 'cosign', 'crane', 'distribution'],
  ...sigstoreTools,
];
const reusable = (name: string) => `sealift/sealift/.github/workflows/${name}.yml@refs/tags/v1`;
const own = (name: string) => `acme/app/.github/workflows/${name}.yml@refs/heads/main`;

/** The workflows of docs/workflows.md, word for word but for the registry's host, one after the other on one image. */
describeWith(tools, 'the documented workflows', () => {
  let folder: string;
  let sigstore: Sigstore;
  let registry: LocalRegistry;
  let images: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'documented-'));
    await cp(join(root, 'test/fixtures/trivy-db/db'), join(folder, 'trivy', 'db'), { recursive: true });
    await copyProject(join(folder, 'sealift'));
    [sigstore, registry] = await Promise.all([
      startSigstore(join(folder, 'sigstore')),
      startDistribution(join(folder, 'distribution')),
    ]);
    images = `${registry.host}/acme/app`;
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

  /** Runs the workflow of that name, in a job that is the one its token says; it must succeed. */
  async function workflow(
    name: string,
    jobWorkflowRef: string,
    more: Partial<ActRun> = {},
  ): Promise<ActResult> {
    const texts = await documented(registry.host);
    const artifacts = join(folder, `artifacts-${crypto.randomUUID()}`);
    await mkdir(artifacts);
    const result = await runAct({
      workflow: texts[`${name}.yml`] ?? '',
      name: `${name}.yml`,
      actions: { ...(await artifactActions()), 'sealift/sealift@v1': join(folder, 'sealift') },
      secrets: { GITHUB_TOKEN: 'token-of-the-test' },
      commitDate: '2026-11-20T00:00:00Z',
      onCommit: (sha) => sigstore.setClaims({ sha, job_workflow_ref: jobWorkflowRef }),
      ...more,
      // All of them in every commit: what one builds is of the commit that another promotes.
      files: {
        ...cleanApp,
        ...Object.fromEntries(
          Object.entries(texts).map(([file, text]) => [`.github/workflows/${file}`, text]),
        ),
        ...more.files,
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
      },
    });
    expect(result.output).not.toContain('::error');
    expect(result.code, result.output).toBe(0);
    return result;
  }

  test('build on push, promote on tag, rescan, gate, roll back', async () => {
    const digestOf = (tag: string) => outside('crane', 'digest', `${images}:${tag}`);
    const release = async (tag: string, files: Readonly<Record<string, string>>) => {
      const built = await workflow('image', reusable('build'), { files });
      const promoted = await workflow('release', reusable('promote'), { files, tag });
      expect(promoted.commit).toBe(built.commit);
      expect(promoted.outputs.promote?.digest).toBe(built.outputs.merge?.digest);
      return built.outputs.merge?.digest ?? '';
    };
    const first = await release('v1.2.3', {});
    for (const tag of ['1.2.3', '1.2', '1', 'latest']) expect(await digestOf(tag)).toBe(first);

    const before = new Date();
    const rescanned = await workflow('rescan', own('rescan'), { event: 'schedule' });
    const [{ rescans = '[]' } = {}] = Object.values(rescanned.outputs);
    // Both tags it names are one image.
    expect(JSON.parse(rescans)).toMatchObject([
      { reference: `${images}:latest`, digest: first, attached: true },
    ]);

    const gate = await workflow('deploy', own('deploy'), {
      event: 'workflow_dispatch',
      eventPayload: { inputs: { version: '1.2.3' } },
    });
    expect(gate.output).toContain(`deploying ${images}@${first}`);
    const [evidence] = JSON.parse(gate.outputs.gate?.evidence ?? '[]') as NonNullable<RunRecord['evidence']>;
    expect(evidence?.platforms).toHaveLength(2);
    // The nightly scan is what keeps the gate open: it must be the one the gate sees.
    for (const { scannedAt = '' } of evidence?.platforms ?? [])
      expect(new Date(scannedAt).getTime()).toBeGreaterThanOrEqual(before.getTime());

    const second = await release('v1.2.4', { 'app.txt': 'the next version\n' });
    expect(await digestOf('latest')).toBe(second);
    await workflow('rollback', own('rollback'), {
      event: 'workflow_dispatch',
      eventPayload: { inputs: { tag: 'latest' } },
    });
    expect(await digestOf('latest')).toBe(first);
    expect(await digestOf('1.2.4')).toBe(second);
  });
});

/** The workflows of the page by file name, for another registry. */
async function documented(host: string): Promise<Record<string, string>> {
  const page = await readFile(join(root, 'docs/workflows.md'), 'utf8');
  return Object.fromEntries(
    [...page.matchAll(/```yaml\nname: (\S+)\n[\s\S]*?```/g)].map(([block, name]) => [
      `${name}.yml`,
      block.slice('```yaml\n'.length, -'```'.length).replaceAll('ghcr.io', host),
    ]),
  );
}
