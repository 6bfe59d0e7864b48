import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { compiled, mebibyte, run, sizeOf, table, writeLayout } from './lab.ts';

// Pushes one layout of random layers to distribution on loopback, by us and by crane, regctl and skopeo,
// in turn, each time to a new repository: bench/push.ts [--size 100m|1g|5g] [--rounds 5]
const { values: given } = parseArgs({
  options: { size: { type: 'string', default: '100m' }, rounds: { type: 'string', default: '5' } },
});
const ours = 'sealift (whole process)';
const oursInProcess = 'sealift (push step)';
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
  const script = await compiled('push-ours', folder);
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
    [ours, (repository) => run(process.execPath, [script, layout, `${host}/${repository}`], folder)],
    [
      'crane push',
      (repository) => run(tool('crane'), ['push', '--insecure', layout, `${host}/${repository}:v1`], folder),
    ],
    [
      'regctl image copy',
      (repository) =>
        run(
          tool('regctl'),
          [
            ...['--host', `reg=${host},tls=disabled`, 'image', 'copy'],
            ...[`ocidir://${layout}:v1`, `${host}/${repository}:v1`],
          ],
          folder,
        ),
    ],
    [
      'skopeo copy',
      (repository) =>
        run(
          'skopeo',
          [
            ...['--insecure-policy', 'copy', '--dest-tls-verify=false'],
            ...[`oci:${layout}:v1`, `docker://${host}/${repository}:v1`],
          ],
          folder,
        ),
    ],
  ]);
}

function print(
  megabytes: number,
  rounds: number,
  times: ReadonlyMap<string, readonly number[]>,
  rssBytes: number,
): void {
  process.stdout.write(
    [
      `push of ${megabytes} MB of random layers to distribution on loopback, ${rounds} rounds`,
      ...table(times, [ours, oursInProcess]),
      `peak resident memory of sealift: ${Math.round(rssBytes / mebibyte)} MiB`,
      '',
    ].join('\n'),
  );
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

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
