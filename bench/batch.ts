import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { layoutContent } from '../src/oci/image-content.ts';
import { parallel } from '../src/parallel.ts';
import { vulnPredicate } from '../src/report/vuln-predicate.ts';
import { Secret } from '../src/secret.ts';
import { push } from '../src/steps/push.ts';
import { sign } from '../src/steps/sign.ts';
import { openSigner } from '../src/steps/signer.ts';
import { startDistribution } from '../test/support/distribution.ts';
import { writeImageLayout } from '../test/support/image-layout.ts';
import { cosignTool, signDeps, storeOn } from '../test/support/sign-bench.ts';
import { requireTool } from '../test/support/tools.ts';
import { testToolsFolder } from '../test/tools/build.ts';
import { mebibyte, run } from './lab.ts';

// Promotes a batch of small signed images from one repository each to another registry, and the same batch again with
// nothing to do: bench/batch.ts [--images 200]. Signing them first takes longer than promoting them.
const { values: given } = parseArgs({
  options: { images: { type: 'string', default: '200' }, rounds: { type: 'string' } },
});
const count = Number(given.images);
const root = join(import.meta.dirname, '..');
const password = 'bench';

const folder = await mkdtemp(join(tmpdir(), 'sealift-bench-'));
const [source, target] = await Promise.all([
  startDistribution(join(folder, 'source')),
  startDistribution(join(folder, 'target')),
]);
try {
  await cp(join(root, 'test/fixtures/trivy-db/db'), join(folder, 'trivy/db'), { recursive: true });
  await run(requireTool('cosign'), ['generate-key-pair'], folder, {
    ...process.env,
    COSIGN_PASSWORD: password,
  });
  const digests = await publish();
  await writeFile(
    join(folder, 'batch.json'),
    JSON.stringify({
      registries: [{ name: `${source.host}/staging`, src: true }, { name: `${target.host}/prod` }],
      images: digests.map((digest, at) => ({
        name: `app-${at}`,
        dmap: { [digest]: ['1.0.0', '1.0', 'latest'] },
      })),
    }),
  );
  process.stdout.write(`batch of ${count} images, three tags each, to another registry\n`);
  process.stdout.write(
    '| run | seconds | images a second | peak resident memory |\n| --- | --- | --- | --- |\n',
  );
  for (const title of ['promoted', 'again, nothing to do']) {
    const { seconds, peakBytes } = await promote();
    const figures = [
      seconds.toFixed(1),
      (count / seconds).toFixed(1),
      `${Math.round(peakBytes / mebibyte)} MiB`,
    ];
    process.stdout.write(`| ${[title, ...figures].join(' | ')} |\n`);
  }
} finally {
  await Promise.all([source.stop(), target.stop()]);
  await rm(folder, { recursive: true, force: true });
}

/** Pushes the images and signs them, with an SBOM and a scan each; their digests. */
async function publish(): Promise<string[]> {
  const deps = signDeps(folder, { COSIGN_PASSWORD: password });
  const store = storeOn('referrers', deps);
  await mkdir(join(folder, 'docker'), { recursive: true });
  await writeFile(join(folder, 'docker/config.json'), '{}');
  const key = { reference: join(folder, 'cosign.key'), password: new Secret(password) };
  const signer = await openSigner({ signing: { mode: 'key', key } }, cosignTool(folder), deps);
  const sbom = join(folder, 'sbom.json');
  await writeFile(
    sbom,
    JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, components: [] }),
  );
  const vuln = join(folder, 'vuln.json');
  const scan = {
    version: '0',
    database: undefined,
    scanners: ['vuln'],
    vex: false,
    finishedAt: new Date(),
  } as const;
  await writeFile(vuln, JSON.stringify(vulnPredicate({ SchemaVersion: 2, Results: [] } as object, scan)));
  return parallel(Array.from({ length: count }), 2, async (_, at) => {
    const files = { 'app.txt': `image ${at}` };
    const platform = { os: 'linux', architecture: 'amd64' };
    const layout = await writeImageLayout(join(folder, 'layouts', String(at)), [{ platform, files }]);
    const repository = { registry: source.host, path: `staging/app-${at}` };
    const [pushed] = await push(await layoutContent(layout), [repository], store.registry, deps);
    if (!pushed) throw new Error('nothing was pushed');
    const subject = layout.root.digest;
    const attestations = [
      { subject, type: 'cyclonedx', predicateFile: sbom },
      { subject, type: 'vuln', predicateFile: vuln },
    ];
    await sign(pushed, attestations, signer, store, deps);
    return subject;
  });
}

async function promote(): Promise<{ seconds: number; peakBytes: number }> {
  const args = [
    ...[join(root, 'dist/cli.js'), 'promote', '--batch', join(folder, 'batch.json')],
    ...[
      '--cosign-key',
      join(folder, 'cosign.key'),
      '--require',
      'sbom,vuln',
      '--tools-dir',
      testToolsFolder(),
    ],
    ...['--skip-db-update', '--db-max-age', '876000h', '--report', join(folder, 'report')],
  ];
  const env = {
    PATH: process.env.PATH,
    HOME: folder,
    COSIGN_PASSWORD: password,
    TRIVY_CACHE_DIR: join(folder, 'trivy'),
  };
  const started = performance.now();
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'], cwd: folder, env });
  let said = '';
  child.stderr.on('data', (text) => (said += text));
  let peakBytes = 0;
  // The kernel keeps the peak itself; it is gone with the process.
  const watch = setInterval(async () => {
    const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '');
    peakBytes = Math.max(peakBytes, Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1024);
  }, 100);
  const code = await new Promise((resolve) => child.once('close', resolve));
  clearInterval(watch);
  if (code !== 0) throw new Error(said);
  return { seconds: (performance.now() - started) / 1000, peakBytes };
}
