import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { mediaType } from '../src/oci/descriptor.ts';
import { digestOf } from '../src/oci/digest.ts';

// What the benches of single steps share.

export const mebibyte = 1024 * 1024;

/** Rows of a table; `ours` are not among those the ratio is to. */
export function table(times: ReadonlyMap<string, readonly number[]>, ours: readonly string[]): string[] {
  const others = [...times].filter(([name]) => !ours.includes(name));
  const fastest = Math.min(...others.map(([, values]) => median(values)));
  const lines = [...times].map(([name, values]) => {
    const value = median(values);
    const range = `${Math.min(...values).toFixed(0)}–${Math.max(...values).toFixed(0)}`;
    return `| ${name.padEnd(24)} | ${value.toFixed(0).padStart(6)} | ${range.padStart(12)} | ${(value / fastest).toFixed(2).padStart(5)} |`;
  });
  return [
    '| by                       | median ms | range | ratio to the fastest other |',
    '| --- | --- | --- | --- |',
    ...lines,
  ];
}

/** The script as JavaScript, for it is JavaScript that ships: reading TypeScript alone takes 40 MB and 100 ms. */
export async function compiled(name: string, folder: string): Promise<string> {
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
  await run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', folder], folder);
  await writeFile(join(output, 'package.json'), '{"type":"module"}');
  return join(output, 'bench', `${name}.js`);
}

/** One image: layers of 60, 30 and 10 hundredths of the size, and a config. */
export async function writeLayout(layout: string, megabytes: number): Promise<void> {
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

/** Standard output of a program; rejects when it fails. */
export function run(
  program: string,
  args: readonly string[],
  cwd: string,
  env = process.env,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], cwd, env });
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

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}

/** Megabytes of `100m` or `1g`. */
export function sizeOf(text: string): number {
  const [, digits, unit] = /^(\d+)([mg])$/.exec(text) ?? [];
  if (!digits) throw new Error(`--size ${text}: write 100m or 1g`);
  return Number(digits) * (unit === 'g' ? 1000 : 1);
}
