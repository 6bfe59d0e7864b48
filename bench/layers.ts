import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeLargeLayout } from '../test/support/large-layout.ts';
import { compiled, mebibyte, run, sizeOf, table } from './lab.ts';

// Reads the layers of one image, checks their files and sums up their sizes, against tar unpacking the same layers
// once: bench/layers.ts [--size 100m|1g] [--rounds 5]
const { values: given } = parseArgs({
  options: { size: { type: 'string', default: '100m' }, rounds: { type: 'string', default: '5' } },
});
const ours = 'sealift (whole process)';
const oursInProcess = 'sealift (reading)';

const folder = await mkdtemp(join(tmpdir(), 'sealift-bench-'));
try {
  await bench(sizeOf(given.size), Number(given.rounds));
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function bench(megabytes: number, rounds: number): Promise<void> {
  const layout = join(folder, 'layout');
  const layers = await writeLargeLayout(layout, [
    { files: Math.round(megabytes * 0.06), size: 10 * mebibyte },
    { files: Math.round(megabytes * 40), size: 10_000 },
  ]);
  const script = await compiled('layers-ours', folder);
  const times = new Map<string, number[]>([ours, 'tar -x', oursInProcess].map((name) => [name, []]));
  let rssBytes = 0;
  // Round 0 warms the caches and does not count.
  for (let round = 0; round <= rounds; round += 1) {
    const [output, whole] = await timed(() => run(process.execPath, [script, layout], folder));
    const [, unpacking] = await timed(() => unpack(layers));
    await rm(join(folder, 'root'), { recursive: true, force: true });
    if (round === 0) continue;
    const told = JSON.parse(output) as { milliseconds: number; rssBytes: number };
    times.get(ours)?.push(whole);
    times.get('tar -x')?.push(unpacking);
    times.get(oursInProcess)?.push(told.milliseconds);
    rssBytes = Math.max(rssBytes, told.rssBytes);
  }
  process.stdout.write(
    [
      `layers of ${megabytes} MB, one of large files and one of small ones, gzip, ${rounds} rounds`,
      ...table(times, [ours, oursInProcess]),
      `peak resident memory of sealift: ${Math.round(rssBytes / mebibyte)} MiB`,
      '',
    ].join('\n'),
  );
}

async function timed<Result>(work: () => Promise<Result>): Promise<[Result, number]> {
  const started = performance.now();
  const result = await work();
  return [result, performance.now() - started];
}

async function unpack(layers: readonly string[]): Promise<void> {
  await mkdir(join(folder, 'root'), { recursive: true });
  for (const file of layers) await run('tar', ['-xzf', file, '-C', join(folder, 'root')], folder);
}
