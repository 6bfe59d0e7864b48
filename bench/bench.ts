import { randomBytes } from 'node:crypto';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { runLine } from '../src/commands/run.ts';
import { type Deps, openDeps } from '../src/deps.ts';
import { parseInputs } from '../src/inputs/parse.ts';
import { silentLog } from '../src/log.ts';
import type { Place } from '../src/place.ts';
import { type Command, run } from '../src/tools/runner.ts';
import { startDistribution } from '../test/support/distribution.ts';
import { buildTestTools } from '../test/tools/build.ts';

// `npm run bench`: wall time of `build` with the time of each step and our own overhead, first run, run
// from BuildKit's cache, and second run of the same commit; then a push against crane, regctl and skopeo,
// a copy with referrers against regctl, a batch of promotions, and reading layers against tar.
// What a figure means is in docs/benchmarks.md. --rounds N (default 5): medians are over so many.

const rounds = Number(process.argv[process.argv.indexOf('--rounds') + 1]) || 5;
const say = (line = '') => process.stdout.write(`${line}\n`);

const tools = await buildTestTools(
  ['buildx', 'buildkitd', 'trivy', 'cosign', 'distribution', 'crane', 'regctl', 'registry'],
  say,
);
const folder = await mkdtemp(join(tmpdir(), 'sealift-bench-'));
const registry = await startDistribution(join(folder, 'registry'));
try {
  await writeWorkload(join(folder, 'app'));
  const rows = [
    await measure('build, from cache, new commit', newCommit),
    await measure('same commit again', sameCommit),
  ];
  print(rows);
} finally {
  await registry.stop();
  await rm(folder, { recursive: true, force: true });
}
await benchOf('push.ts');
await benchOf('copy.ts');
await benchOf('batch.ts');
await benchOf('layers.ts');

interface Row {
  readonly title: string;
  readonly wall: number;
  readonly waiting: number;
  readonly steps: ReadonlyMap<string, number>;
}

/** A new commit over the same files: BuildKit has every layer, everything else is done. */
async function newCommit(round: number): Promise<void> {
  await git('commit', '--quiet', '--allow-empty', '--message', `round ${round}`);
}

async function sameCommit(): Promise<void> {}

/** Medians over the rounds; round 0 warms caches and does not count. */
async function measure(title: string, prepare: (round: number) => Promise<void>): Promise<Row> {
  const results: { wall: number; waiting: number; steps: Map<string, number> }[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    await prepare(round);
    const result = await once();
    if (round > 0) results.push(result);
  }
  const names = [...(results[0]?.steps.keys() ?? [])];
  return {
    title,
    wall: median(results.map((one) => one.wall)),
    waiting: median(results.map((one) => one.waiting)),
    steps: new Map(names.map((name) => [name, median(results.map((one) => one.steps.get(name) ?? 0))])),
  };
}

/** One run; `waiting` is the time in which at least one program of others ran, or the push was under way. */
async function once(): Promise<{ wall: number; waiting: number; steps: Map<string, number> }> {
  const live = await openDeps({
    env: { PATH: process.env.PATH, HOME: folder },
    log: silentLog,
    signal: new AbortController().signal,
  });
  const busy: [number, number][] = [];
  const timed = async (command: Command) => {
    const from = performance.now();
    try {
      return await run(command);
    } finally {
      busy.push([from, performance.now()]);
    }
  };
  const deps: Deps = { ...live, run: timed };
  try {
    const from = performance.now();
    const { record, error } = await runLine('build', { inputs: inputs(), place: place() }, deps);
    const wall = performance.now() - from;
    if (error !== undefined) throw error;
    const steps = new Map(record.steps.map((step) => [step.name, step.milliseconds]));
    return { wall, waiting: union(busy) + (steps.get('push') ?? 0), steps };
  } finally {
    await live.close();
  }
}

function inputs() {
  const given: Readonly<Record<string, string>> = {
    context: join(folder, 'app'),
    images: `${registry.host}/bench/app`,
    'tools-dir': tools,
    builder: 'embedded',
    platforms: 'linux/amd64',
    'cosign-key': join(folder, 'cosign.key'),
    'cosign-password': 'bench',
    'skip-db-update': 'true',
    'db-max-age': '876000h',
    tags: 'type=sha,format=long\ntype=edge,branch=main',
  };
  return parseInputs((name) => given[name], 'build');
}

function place(): Place {
  return {
    folder: join(folder, 'app'),
    cache: join(folder, 'cache'),
    report: join(folder, 'report'),
    package: join(import.meta.dirname, '..'),
    platform: process.platform,
    architecture: process.arch,
    uid: process.getuid?.(),
  };
}

/** `FROM scratch` with one 60 MB and one 30 MB layer of random bytes, and 53 packages to scan. */
async function writeWorkload(app: string): Promise<void> {
  await mkdir(app, { recursive: true });
  for (const [name, megabytes] of Object.entries({ large: 60, medium: 30 })) {
    await writeFile(join(app, name), randomBytes(megabytes * 1_000_000));
  }
  for (let at = 0; at < 53; at += 1) {
    const module = join(app, 'node_modules', `package-${at}`);
    await mkdir(module, { recursive: true });
    await writeFile(
      join(module, 'package.json'),
      JSON.stringify({ name: `package-${at}`, version: '1.0.0', license: 'MIT' }),
    );
  }
  await writeFile(
    join(app, 'Dockerfile'),
    'FROM scratch\nCOPY large /\nCOPY medium /\nCOPY node_modules /app/node_modules\n',
  );
  await git('init', '--quiet', '--initial-branch', 'main');
  await git('add', 'Dockerfile');
  await git('commit', '--quiet', '--message', 'app');
  const made = await run({
    program: join(tools, 'cosign'),
    args: ['generate-key-pair'],
    cwd: folder,
    env: { HOME: folder, COSIGN_PASSWORD: 'bench' },
  });
  if (made.code !== 0) throw new Error(made.stderr);
  await cp(join(import.meta.dirname, '../test/fixtures/trivy-db/db'), join(folder, 'cache', 'trivy', 'db'), {
    recursive: true,
  });
}

async function git(...args: string[]): Promise<void> {
  const who = ['-c', 'user.name=bench', '-c', 'user.email=bench@example.com'];
  const { code, stderr } = await run({
    program: 'git',
    args: [...who, ...args],
    cwd: join(folder, 'app'),
    env: { PATH: process.env.PATH, HOME: folder },
  });
  if (code !== 0) throw new Error(stderr);
}

function union(spans: readonly (readonly [number, number])[]): number {
  let total = 0;
  let end = 0;
  for (const [from, to] of spans.toSorted((a, b) => a[0] - b[0])) {
    total += Math.max(0, to - Math.max(from, end));
    end = Math.max(end, to);
  }
  return total;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function print(rows: readonly Row[]): void {
  const ms = (value: number) => `${Math.round(value)} ms`.padStart(9);
  say(`\nMedians of ${rounds} runs on ${availableParallelism()} cores, node ${process.version}`);
  for (const row of rows) {
    say(`\n${row.title}`);
    say(`  wall time       ${ms(row.wall)}`);
    say(
      `  our overhead    ${ms(row.wall - row.waiting)}   (wall time less the time a tool ran or the push was under way)`,
    );
    for (const [name, milliseconds] of row.steps) say(`  ${name.padEnd(15)} ${ms(milliseconds)}`);
  }
  const [first, second] = rows;
  if (first && second)
    say(
      `\nsecond run of the same commit: ${(second.wall / first.wall).toFixed(2)} × the first (target 0.25)`,
    );
}

/** A bench of a single step, in a process of its own. */
async function benchOf(script: string): Promise<void> {
  const args = [join(import.meta.dirname, script), '--rounds', String(rounds)];
  const { code, stdout, stderr } = await run({ program: process.execPath, args, env: process.env });
  if (code !== 0) throw new Error(stderr);
  say(`\n${stdout.trimEnd()}`);
}
