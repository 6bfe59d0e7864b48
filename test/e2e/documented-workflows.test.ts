import { cp, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
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

  /** Runs the workflow of that name, as the job that `jobWorkflowRef` says. */
  async function workflow(
    name: string,
    jobWorkflowRef: string,
    more: Partial<ActRun> = {},
  ): Promise<ActResult> {
    const page = await readFile(join(root, 'docs/workflows.md'), 'utf8');
    const text = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)]
      .map(([, block = '']) => block)
      .find((block) => block.startsWith(`name: ${name}\n`));
    if (text === undefined) throw new Error(`docs/workflows.md has no workflow "${name}"`);
    const artifacts = join(folder, `artifacts-${crypto.randomUUID()}`);
    await mkdir(artifacts);
    sigstore.setClaims({ job_workflow_ref: jobWorkflowRef });
    const result = await runAct({
      workflow: text.replaceAll('ghcr.io', registry.host),
      files: cleanApp,
      actions: { ...(await artifactActions()), 'sealift/sealift@v1': join(folder, 'sealift') },
      secrets: { GITHUB_TOKEN: 'token-of-the-test' },
      ...more,
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
    return result;
  }

  test('build', async () => {
    const built = await workflow('image', reusable('build'));
    console.log(built.output.slice(-6000));
    expect(built.code).toBe(0);
  });
});
