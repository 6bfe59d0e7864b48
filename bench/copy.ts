import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type LocalRegistry, startCraneRegistry, startDistribution } from '../test/support/distribution.ts';
import { requireTool } from '../test/support/tools.ts';
import { compiled, mebibyte, run, sizeOf, table, writeLayout } from './lab.ts';

// Copies an image with its signature and attestations, by us and by regctl, in turn, each time to a target that has
// nothing of it: to another repository, from distribution (file system storage) to go-containerregistry's registry (in
// memory, with the referrers API), and back: bench/copy.ts [--size 100m|1g|5g] [--rounds 5]
const { values: given } = parseArgs({
  options: { size: { type: 'string', default: '100m' }, rounds: { type: 'string', default: '5' } },
});
const ours = 'sealift (whole process)';
const oursInProcess = 'sealift (copy step)';
const attestations = 7;
const password = { ...process.env, COSIGN_PASSWORD: 'bench' };

const folder = await mkdtemp(join(tmpdir(), 'sealift-bench-'));
try {
  await bench(sizeOf(given.size), Number(given.rounds));
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** A way to copy: `target` gives an empty place, and what is to be done after the copy. */
interface Way {
  readonly title: string;
  readonly from: string;
  target(name: string): Promise<{ host: string; path: string; forget(): Promise<void> }>;
}

async function bench(megabytes: number, rounds: number): Promise<void> {
  const layout = join(folder, 'layout');
  await writeLayout(layout, megabytes);
  const script = await compiled('copy-ours', folder);
  const [source, memory, target] = await Promise.all([
    startDistribution(join(folder, 'source')),
    startCraneRegistry({ referrers: true }),
    startDistribution(join(folder, 'target')),
  ]);
  try {
    await publish(layout, [source, memory]);
    const ways: Way[] = [
      {
        title: 'to another repository of one registry (distribution)',
        from: source.host,
        target: async (name) => ({ host: source.host, path: name, forget: async () => {} }),
      },
      {
        title: 'from distribution to the registry in memory',
        from: source.host,
        async target(name) {
          const empty = await startCraneRegistry({ referrers: true });
          return { host: empty.host, path: name, forget: () => empty.stop() };
        },
      },
      {
        title: 'from the registry in memory to distribution',
        from: memory.host,
        target: async (name) => ({
          host: target.host,
          path: name,
          forget: () => rm(join(folder, 'target/storage'), { recursive: true, force: true }),
        }),
      },
    ];
    process.stdout.write(
      `copy of ${megabytes} MB of random layers with ${attestations + 1} referrers, ${rounds} rounds\n`,
    );
    for (const way of ways) await measure(way, script, rounds);
  } finally {
    await Promise.all([source.stop(), memory.stop(), target.stop()]);
  }
}

async function measure(way: Way, script: string, rounds: number): Promise<void> {
  const image = `${way.from}/bench/app:v1`;
  const competitors = new Map<string, (host: string, path: string) => Promise<string>>([
    [ours, (host, path) => run(process.execPath, [script, image, `${host}/${path}`], folder)],
    [
      'regctl --referrers',
      (host, path) =>
        run(
          requireTool('regctl'),
          [
            ...[way.from, host].flatMap((name) => ['--host', `reg=${name},tls=disabled`]),
            ...['image', 'copy', '--referrers', image, `${host}/${path}:v1`],
          ],
          folder,
        ),
    ],
  ]);
  const times = new Map<string, number[]>([...competitors.keys(), oursInProcess].map((name) => [name, []]));
  let rssBytes = 0;
  // Round 0 warms the caches and does not count.
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, copy] of competitors) {
      const { host, path, forget } = await way.target(`bench/${name.replaceAll(/[^a-z]+/g, '-')}-${round}`);
      const started = performance.now();
      const output = await copy(host, path);
      const milliseconds = performance.now() - started;
      await forget();
      if (round === 0) continue;
      times.get(name)?.push(milliseconds);
      if (name !== ours) continue;
      const told = JSON.parse(output) as { milliseconds: number; rssBytes: number; referrers: number };
      if (told.referrers !== attestations + 1) throw new Error(`${told.referrers} referrers were copied`);
      times.get(oursInProcess)?.push(told.milliseconds);
      rssBytes = Math.max(rssBytes, told.rssBytes);
    }
  }
  const lines = table(times, [ours, oursInProcess]);
  const memory = `peak resident memory of sealift: ${Math.round(rssBytes / mebibyte)} MiB`;
  process.stdout.write(['', way.title, ...lines, memory, ''].join('\n'));
}

/** Pushes the image to both, and signs and attests it there with the real cosign. */
async function publish(layout: string, registries: readonly LocalRegistry[]): Promise<void> {
  const predicate = join(folder, 'predicate.json');
  await writeFile(predicate, '{"passed":true}');
  await run(requireTool('cosign'), ['generate-key-pair'], folder, password);
  for (const { host } of registries) {
    const image = `${host}/bench/app`;
    const pushed = await run(requireTool('crane'), ['push', '--insecure', layout, `${image}:v1`], folder);
    const digest = pushed.trim().split('@')[1];
    const attach = (...args: string[]) =>
      run(
        requireTool('cosign'),
        [
          ...args,
          ...['--key', 'cosign.key', '--use-signing-config=false', '--tlog-upload=false', '--yes'],
          ...['--allow-http-registry', `${image}@${digest}`],
        ],
        folder,
        password,
      );
    await attach('sign');
    for (let at = 1; at <= attestations; at += 1) {
      await attach('attest', '--type', `https://example.com/bench/v${at}`, '--predicate', predicate);
    }
  }
}
