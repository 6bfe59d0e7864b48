import { mkdir, readFile, readlink, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Layout } from '../../../src/oci/layout.ts';
import { type ScanReady, scan } from '../../../src/steps/scan.ts';
import type { Command, RunResult } from '../../../src/tools/runner.ts';
import { writeImageLayout } from '../../support/image-layout.ts';
import { scanDeps, scanOptions } from '../../support/scan-deps.ts';

const platforms = ['amd64', 'arm64', 's390x'].map((architecture) => ({ os: 'linux', architecture }));

/** A Trivy that follows a script: what it scans, and how it fails. */
describe('scan', () => {
  let deps: Awaited<ReturnType<typeof scanDeps>>;
  let ready: ScanReady;
  let layout: Layout;
  let commands: Command[];
  let underway: number;
  let mostUnderway: number;
  let misbehave: (image: number) => { code?: number; stderr?: string; report?: string } | undefined;

  beforeEach(async () => {
    deps = await scanDeps({ run: trivy });
    commands = [];
    underway = 0;
    mostUnderway = 0;
    misbehave = () => undefined;
    ready = {
      trivy: { path: '/tools/trivy', version: '0.74.0' },
      cacheFolder: '/cache',
      database: undefined,
      output: deps.files.path('reports'),
    };
    layout = await writeImageLayout(
      deps.files.path('layout'),
      platforms.map((platform) => ({ platform, files: { hello: platform.architecture } })),
    );
  });
  afterEach(() => deps.remove());

  async function trivy(command: Command): Promise<RunResult> {
    commands.push(command);
    underway += 1;
    mostUnderway = Math.max(mostUnderway, underway);
    await sleep(5);
    underway -= 1;
    const given = (flag: string) => command.args[command.args.indexOf(flag) + 1] ?? '';
    const index = layout.images.findIndex((image) => given('--input').endsWith(image.descriptor.digest));
    const wrong = command.args[0] === 'image' ? misbehave(index) : undefined;
    const report = wrong?.report ?? reportOf(index);
    if (!wrong?.code && report) {
      await mkdir(dirname(given('--output')), { recursive: true });
      await writeFile(given('--output'), report);
    }
    return { code: wrong?.code ?? 0, stdout: '', stderr: wrong?.stderr ?? '', milliseconds: 5 };
  }

  function reportOf(index: number): string {
    const image = layout.images[index];
    const { os, architecture } = image?.config ?? {};
    const Metadata = { ImageID: image?.manifest.config.digest, ImageConfig: { os, architecture } };
    return JSON.stringify({ SchemaVersion: 2, ArtifactName: 'view', Metadata });
  }

  test('each platform gets a Trivy run of its own, by its own digest, within the limit', async () => {
    await scan(scanOptions, layout, { ...ready, parallel: 2 }, deps);
    const scans = commands.filter((command) => command.args[0] === 'image');
    // Those that run side by side may start in either order.
    expect(scans.map((command) => command.args[2]).sort()).toEqual(
      layout.images.map((image) => `view@${image.descriptor.digest}`).sort(),
    );
    expect(mostUnderway).toBe(2);
    const amd64 = layout.images[0]?.descriptor.digest;
    expect(scans.find((command) => command.args[2] === `view@${amd64}`)?.args).toEqual([
      'image',
      '--input',
      `view@${amd64}`,
      '--cache-dir',
      '/cache',
      '--cache-backend',
      'memory',
      '--quiet',
      '--skip-version-check',
      '--disable-telemetry',
      '--skip-db-update',
      '--skip-java-db-update',
      '--offline-scan',
      '--skip-vex-repo-update',
      '--scanners',
      'vuln,secret',
      '--image-config-scanners',
      'secret',
      '--severity',
      'UNKNOWN,LOW,MEDIUM,HIGH,CRITICAL',
      '--exit-code',
      '0',
      '--list-all-pkgs',
      '--show-suppressed',
      '--ignore-unfixed=false',
      '--format',
      'json',
      '--output',
      deps.files.path('scan', 'trivy-linux-amd64.json'),
    ]);
  });

  test('the view lists the platforms directly and shares the blobs', async () => {
    await scan(scanOptions, layout, ready, deps);
    const view = resolve(commands[0]?.cwd ?? '', 'view');
    const index = JSON.parse(await readFile(join(view, 'index.json'), 'utf8'));
    expect(index.manifests).toEqual(layout.images.map((image) => image.descriptor));
    expect(await readlink(join(view, 'blobs'))).toBe(join(layout.folder, 'blobs'));
  });

  test('of the environment only what cannot hide findings reaches Trivy', async () => {
    const env = {
      TRIVY_IGNORE_UNFIXED: 'true',
      TRIVY_CACHE_DIR: '/theirs',
      TRIVY_USERNAME: 'robot',
      GITHUB_TOKEN: 'x',
      https_proxy: 'http://proxy',
    };
    await scan(scanOptions, layout, ready, { ...deps, env });
    expect(commands[0]?.env).toEqual({
      TRIVY_TIMEOUT: '30m',
      TRIVY_USERNAME: 'robot',
      https_proxy: 'http://proxy',
      TMPDIR: deps.files.path('scan', 'tmp'),
    });
    expect(commands[0]?.args).toContain('/theirs');
  });

  test.each([
    ['another platform scanned', { report: () => reportOf(0) }],
    ['a report without an image', { report: () => '{"SchemaVersion":2}' }],
    ['a report of another kind', { report: () => '{"SchemaVersion":1}' }],
    ['no JSON', { report: () => '{"Schema' }],
    ['no report', { report: () => '' }],
    ['an exit status', { code: 1, stderr: '2026-01-01T00:00:00Z\tFATAL\tFatal error\tdisk full' }],
  ])('%s on one platform fails the whole scan', async (_what, { report, ...rest }: Misbehaviour) => {
    misbehave = (image) => (image === 1 ? { ...rest, ...(report ? { report: report() } : {}) } : undefined);
    await expect(scan(scanOptions, layout, ready, deps)).rejects.toMatchObject({ code: 'scan-failed' });
  });

  test("Trivy's own words come along", async () => {
    const stderr = 'a\n2026-01-01T00:00:00Z\tFATAL\tFatal error\trun error: image scan error: disk full\n';
    misbehave = () => ({ code: 2, stderr });
    await expect(scan(scanOptions, layout, { ...ready, parallel: 1 }, deps)).rejects.toThrow(
      'the scan of linux/amd64 failed: disk full',
    );
  });
});

interface Misbehaviour {
  readonly report?: () => string;
  readonly code?: number;
  readonly stderr?: string;
}
