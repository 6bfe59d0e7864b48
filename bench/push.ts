import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { mediaType } from '../src/oci/descriptor.ts';
import { digestOf } from '../src/oci/digest.ts';

// Pushes one layout of random layers to distribution on loopback, by us and by crane, regctl and skopeo,
// in turn, each time to a new repository: bench/push.ts [--size 100m|1g|5g] [--rounds 5]
const { values: given } = parseArgs({
  options: { size: { type: 'string', default: '100m' }, rounds: { type: 'string', default: '5' } },
});
const ours = 'sealift (whole process)';
const oursInProcess = 'sealift (push step)';
const mebibyte = 1024 * 1024;
const toolsFolder = process.env.SEALIFT_TEST_TOOLS ?? join(homedir(), '.cache/sealift/tools');

const folder = await mkdtemp(join(tmpdir(), 'sealift-bench-'));
try {
  await bench(sizeOf(given.size), Number(given.rounds));
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function bench(megabytes: number, rounds: number): Promise<void> {
  const layout = join(folder, 'layout');
  await writeLayout(layout, megabytes);
  const script = await compiled('push-ours');
  const registry = await startDistribution();
  try {
    const runs = competitors(script, layout, registry.host);
    const times = new Map<string, number[]>([...runs.keys(), oursInProcess].map((name) => [name, []]));
    let rssBytes = 0;
    // Round 0 warms the caches and does not count.
    for (let round = 0; round <= rounds; round += 1) {
      for (const [name, run] of runs) {
        const repository = `bench/${name.replaceAll(/[^a-z]+/g, '-')}-${round}`;
        const started = performance.now();
        const output = await run(repository);
        const milliseconds = performance.now() - started;
        await registry.forget();
        if (round === 0) continue;
        times.get(name)?.push(milliseconds);
        if (name !== ours) continue;
        const told = JSON.parse(output) as { milliseconds: number; rssBytes: number };
        times.get(oursInProcess)?.push(told.milliseconds);
        rssBytes = Math.max(rssBytes, told.rssBytes);
      }
    }
    print(megabytes, rounds, times, rssBytes);
  } finally {
    await registry.stop();
  }
}

function competitors(
  script: string,
  layout: string,
  host: string,
): Map<string, (repository: string) => Promise<string>> {
  const tool = (name: string) => join(toolsFolder, name);
  return new Map([
    [ours, (repository) => run(process.execPath, [script, layout, `${host}/${repository}`])],
    [
      'crane push',
      (repository) => run(tool('crane'), ['push', '--insecure', layout, `${host}/${repository}:v1`]),
    ],
    [
      'regctl image copy',
      (repository) =>
        run(tool('regctl'), [
          ...['--host', `reg=${host},tls=disabled`, 'image', 'copy'],
          ...[`ocidir://${layout}:v1`, `${host}/${repository}:v1`],
        ]),
    ],
    [
      'skopeo copy',
      (repository) =>
        run('skopeo', [
          ...['--insecure-policy', 'copy', '--dest-tls-verify=false'],
          ...[`oci:${layout}:v1`, `docker://${host}/${repository}:v1`],
        ]),
    ],
  ]);
}

function print(
  megabytes: number,
  rounds: number,
  times: ReadonlyMap<string, readonly number[]>,
  rssBytes: number,
): void {
  const others = [...times].filter(([name]) => name !== ours && name !== oursInProcess);
  const fastest = Math.min(...others.map(([, values]) => median(values)));
  const lines = [...times].map(([name, values]) => {
    const value = median(values);
    const range = `${Math.min(...values).toFixed(0)}–${Math.max(...values).toFixed(0)}`;
    return `| ${name.padEnd(24)} | ${value.toFixed(0).padStart(6)} | ${range.padStart(12)} | ${(value / fastest).toFixed(2).padStart(5)} |`;
  });
  process.stdout.write(
    [
      `push of ${megabytes} MB of random layers to distribution on loopback, ${rounds} rounds`,
      '| by                       | median ms | range | ratio to the fastest other |',
      '| --- | --- | --- | --- |',
      ...lines,
      `peak resident memory of sealift: ${Math.round(rssBytes / mebibyte)} MiB`,
      '',
    ].join('\n'),
  );
}

/** The script as JavaScript, for it is JavaScript that ships: reading TypeScript alone takes 40 MB and 100 ms. */
async function compiled(name: string): Promise<string> {
  const root = join(import.meta.dirname, '..');
  const output = join(folder, 'js');
  const config = {
    extends: join(root, 'tsconfig.json'),
    compilerOptions: {
      noEmit: false,
      rootDir: root,
      outDir: output,
      typeRoots: [join(root, 'node_modules/@types')],
    },
    include: [join(root, 'bench', `${name}.ts`)],
  };
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(config));
  await run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', folder]);
  await writeFile(join(output, 'package.json'), '{"type":"module"}');
  return join(output, 'bench', `${name}.js`);
}

/** One image: layers of 60, 30 and 10 hundredths of the size, and a config. */
async function writeLayout(layout: string, megabytes: number): Promise<void> {
  await mkdir(join(layout, 'blobs/sha256'), { recursive: true });
  const layers = [];
  for (const share of [0.6, 0.3, 0.1]) {
    layers.push(await writeLayer(layout, Math.round(megabytes * share) * mebibyte));
  }
  const config = await writeBlob(layout, mediaType.config, {
    architecture: 'amd64',
    os: 'linux',
    rootfs: { type: 'layers', diff_ids: layers.map(({ digest }) => digest) },
  });
  const manifest = { schemaVersion: 2, mediaType: mediaType.manifest, config, layers };
  const root = await writeBlob(layout, mediaType.manifest, manifest);
  const annotations = { 'org.opencontainers.image.ref.name': 'v1' };
  await writeFile(join(layout, 'oci-layout'), '{"imageLayoutVersion":"1.0.0"}');
  const index = { schemaVersion: 2, mediaType: mediaType.index, manifests: [{ ...root, annotations }] };
  await writeFile(join(layout, 'index.json'), JSON.stringify(index));
}

async function writeLayer(layout: string, size: number) {
  const hash = createHash('sha256');
  function* pieces() {
    for (let left = size; left > 0; left -= mebibyte) {
      const piece = randomBytes(Math.min(left, mebibyte));
      hash.update(piece);
      yield piece;
    }
  }
  const path = join(layout, 'new-layer');
  await pipeline(Readable.from(pieces()), createWriteStream(path));
  const hex = hash.digest('hex');
  await rename(path, join(layout, 'blobs/sha256', hex));
  return { mediaType: 'application/vnd.oci.image.layer.v1.tar', digest: `sha256:${hex}`, size };
}

async function writeBlob(layout: string, type: string, content: unknown) {
  const bytes = Buffer.from(JSON.stringify(content));
  const digest = digestOf(bytes);
  await writeFile(join(layout, 'blobs', digest.replace(':', '/')), bytes);
  return { mediaType: type, digest, size: bytes.length };
}

/** A registry whose storage can be emptied between the rounds: blobs are shared by all repositories. */
async function startDistribution() {
  const host = `127.0.0.1:${await freePort()}`;
  const storage = join(folder, 'storage');
  const config = {
    version: 0.1,
    log: { level: 'error', accesslog: { disabled: true } },
    storage: { filesystem: { rootdirectory: storage } },
    http: { addr: host },
  };
  await writeFile(join(folder, 'config.yml'), JSON.stringify(config));
  const child = spawn(join(toolsFolder, 'distribution'), ['serve', join(folder, 'config.yml')], {
    env: { ...process.env, OTEL_TRACES_EXPORTER: 'none' },
    stdio: 'ignore',
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  await answering(`http://${host}/v2/`);
  return {
    host,
    forget: () => rm(storage, { recursive: true, force: true }),
    async stop() {
      child.kill();
      await ended;
    },
  };
}

async function answering(url: string): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const there = await fetch(url).then(
      (response) => response.ok,
      () => false,
    );
    if (there) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${url} does not answer`);
}

function run(program: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], cwd: folder });
    let output = '';
    let problems = '';
    child.stdout.on('data', (text) => (output += text));
    child.stderr.on('data', (text) => (problems += text));
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0
        ? resolve(output)
        : reject(new Error(`${program} ${args.join(' ')} ended with ${code}\n${problems}`)),
    );
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}

function sizeOf(text: string): number {
  const [, digits, unit] = /^(\d+)([mg])$/.exec(text) ?? [];
  if (!digits) throw new Error(`--size ${text}: write 100m or 1g`);
  return Number(digits) * (unit === 'g' ? 1000 : 1);
}
