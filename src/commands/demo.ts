import { access, cp, symlink } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import type { Deps } from '../deps.ts';
import { type RunningRegistry, startRegistry } from '../embedded-registry/server.ts';
import { SealiftError } from '../errors.ts';
import type { Inputs } from '../inputs/inputs.ts';
import { parseInputs } from '../inputs/parse.ts';
import type { Place } from '../place.ts';
import { closingLines } from '../report/closing.ts';
import type { RunRecord } from '../report/record.ts';
import { detectSource } from '../source/detect.ts';
import type { Source } from '../source/source.ts';
import { installTools } from '../tools/install.ts';
import { installOptions } from '../tools/toolbox.ts';
import { runLine } from './run.ts';

/** Programs the demo needs, and the Go modules below `test/tools` that give them. */
const modules = { buildx: 'buildx', buildkit: 'buildkit', trivy: 'trivy', cosign: 'cosign' } as const;

/**
 * The main line on this machine alone: a registry of our own, a vulnerable app that is refused, then the
 * fixed one, published. Everything it starts is stopped and removed; the report stays.
 */
export async function runDemo(
  inputs: Inputs,
  place: Place,
  deps: Deps,
  print: (text: string) => void,
): Promise<number> {
  const { log } = deps;
  const toolsDir = await log.step('Get buildx, BuildKit, Trivy and cosign', () =>
    getTools(inputs, place, deps),
  );
  const registry = await log.step('Start a registry on this machine', () =>
    startRegistry({ folder: deps.files.path('registry') }),
  );
  try {
    log.info(
      `it listens on ${registry.address}, follows the OCI distribution specification, and goes when the demo ends`,
    );
    const key = await log.step('Make a key to sign with', () => makeKey(toolsDir, deps));
    await useSampleDatabase(place, deps);
    const source = release(await detectSource(deps, { folder: place.package }));
    const line = { toolsDir, registry, key, source, place: { ...place, cache: deps.files.path('cache') } };

    log.info('');
    log.info('── First: an app with a dependency that has a critical vulnerability ──');
    await refuse({ ...line, target: 'vulnerable' }, deps);
    log.info('');
    log.info('── Then: the same app with that dependency brought up to date ──');
    const record = await publish({ ...line, target: 'fixed' }, deps);
    log.info('');
    log.info('── Finally: that image promoted to another repository, without building it again ──');
    const promoted = await promote({ ...line, target: 'promoted' }, deps);

    print(account(record, promoted, registry));
    return 0;
  } finally {
    await registry.stop();
  }
}

interface Line {
  readonly toolsDir: string | undefined;
  readonly registry: RunningRegistry;
  readonly key: { readonly file: string; readonly password: string };
  readonly source: Source;
  readonly place: Place;
  readonly target: 'vulnerable' | 'fixed' | 'promoted';
}

async function refuse(line: Line, deps: Deps): Promise<void> {
  const { error } = await runLine('build', request(line), deps);
  if (!(error instanceof SealiftError) || error.code !== 'gate-refused') {
    throw error ?? new Error('the gate let a vulnerable image pass');
  }
  deps.log.info(`refused, as it should be: ${error.message}`);
  const sent = line.registry.requests.filter(
    ({ method, url }) => method === 'PUT' && url.includes('/manifests/'),
  );
  if (sent.length > 0)
    throw new Error(`${sent.length} manifests reached the registry although the gate refused`);
  deps.log.info('the registry was sent no manifest: there is nothing to pull, and no tag was touched');
}

async function publish(line: Line, deps: Deps): Promise<RunRecord> {
  const { record, error } = await runLine('build', request(line), deps);
  if (error !== undefined) throw error;
  return record;
}

async function promote(line: Line, deps: Deps): Promise<RunRecord> {
  const { registry } = line;
  const given = {
    from: `${registry.address}/demo/app:1.0.0`,
    to: `${registry.address}/demo/prod`,
    tags: '1.0.0,latest',
  };
  const { record, error } = await runLine('promote', lineRequest(line, 'promote', given), deps);
  if (error !== undefined) throw error;
  return record;
}

function request(line: Line) {
  return lineRequest(line, 'build', {
    context: join(line.place.package, 'demo', 'app'),
    target: line.target,
    platforms: 'linux/amd64,linux/arm64',
    images: `${line.registry.address}/demo/app`,
    // Without root the embedded BuildKit may not start, where Docker would do.
    builder: line.place.uid === 0 ? 'embedded' : 'auto',
  });
}

/** What both lines share: who signs, with which tools, and by which database. */
function lineRequest(
  { toolsDir, key, source, place, target }: Line,
  command: 'build' | 'promote',
  own: Readonly<Record<string, string | undefined>>,
) {
  const given: Readonly<Record<string, string | undefined>> = {
    ...own,
    sign: 'key',
    'cosign-key': key.file,
    'cosign-password': key.password,
    'skip-db-update': 'true',
    // The sample database is as old as this release.
    'db-max-age': '876000h',
    'tools-dir': toolsDir,
  };
  return {
    inputs: parseInputs((name) => given[name], command),
    source,
    place: { ...place, report: join(place.report, target) },
  };
}

/** The demo publishes as if this commit had just been tagged, so that version tags can be seen too. */
function release(source: Source): Source {
  const { branch: _branch, ...rest } = source;
  return {
    ...rest,
    branch: undefined,
    pullRequest: undefined,
    fork: false,
    dirty: false,
    event: 'tag',
    tag: 'v1.0.0',
    ref: 'refs/tags/v1.0.0',
  };
}

/** Undefined means the pinned releases; where they cannot be reached, a folder of programs built from source. */
async function getTools(inputs: Inputs, place: Place, deps: Deps): Promise<string | undefined> {
  if (inputs.toolsDir) return withRunc(inputs.toolsDir, deps);
  try {
    await installTools(['buildx', 'buildkit', 'trivy', 'cosign'], installOptions(inputs, place), deps);
    return undefined;
  } catch (error) {
    if (!(error instanceof SealiftError) || error.code !== 'network-failed') throw error;
    deps.log.info(`the pinned releases cannot be reached (${error.message})`);
  }
  const folder = join(place.cache, 'tools');
  deps.log.info(
    `building them from their pinned Go modules into ${folder}; the first time takes about 15 minutes`,
  );
  const result = await deps.run({
    program: join(place.package, 'test', 'tools', 'install'),
    args: [folder, ...Object.values(modules)],
    env: deps.env,
    signal: deps.signal,
    onStderrLine: (line) => (line.startsWith('go: ') ? deps.log.progress(line) : deps.log.info(line)),
  });
  if (result.code === 0) return withRunc(folder, deps);
  throw new SealiftError(
    'tool-missing',
    `the tools could not be built: ${result.stderr.trimEnd().split('\n').at(-1)}`,
    {
      hint: 'Install Go 1.26 or newer from https://go.dev/dl, or give a folder of programs with --tools-dir.',
    },
  );
}

/**
 * BuildKit does not start without a runc, but the demo's Dockerfile runs no command: where there is none,
 * a program that refuses stands in for it.
 */
async function withRunc(folder: string, deps: Deps): Promise<string> {
  const places = [folder, ...(deps.env.PATH ?? '').split(delimiter), '/usr/sbin', '/sbin'];
  const found = await Promise.all(
    places.flatMap((place) => ['runc', 'buildkit-runc'].map((name) => exists(join(place, name)))),
  );
  if (found.includes(true)) return folder;
  deps.log.info('there is no runc here; the app runs nothing while it is built, so the demo goes without');
  const own = await deps.files.folder('demo-tools');
  for (const name of ['buildx', 'buildkitd', 'trivy', 'cosign'])
    await symlink(join(folder, name), join(own, name));
  await symlink('/bin/false', join(own, 'runc'));
  return own;
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

async function makeKey(toolsDir: string | undefined, deps: Deps): Promise<Line['key']> {
  const folder = await deps.files.folder('key');
  const password = crypto.randomUUID();
  const program = toolsDir ? join(toolsDir, 'cosign') : deps.files.path('tools', 'cosign', 'cosign');
  const env = { PATH: deps.env.PATH, HOME: folder, COSIGN_PASSWORD: password };
  const { code, stderr } = await deps.run({
    program,
    args: ['generate-key-pair'],
    cwd: folder,
    env,
    signal: deps.signal,
  });
  if (code !== 0) throw new SealiftError('tool-failed', `cosign made no key: ${stderr.trim()}`);
  return { file: join(folder, 'cosign.key'), password };
}

/** The same answer on every machine and every day: the database the tests use, not today's. */
async function useSampleDatabase(place: Place, deps: Deps): Promise<void> {
  await cp(
    join(place.package, 'test', 'fixtures', 'trivy-db', 'db'),
    deps.files.path('cache', 'trivy', 'db'),
    { recursive: true },
  );
  deps.log.info(
    'scanning with the small sample database that comes with the project, so that the answer never changes',
  );
}

function account(record: RunRecord, promoted: RunRecord, registry: RunningRegistry): string {
  const findings = Object.entries(record.verdict?.counts ?? {}).map(
    ([platform, counts]) => `${platform}: ${Object.values(counts).reduce((a, b) => a + b, 0)}`,
  );
  return [
    '',
    'What was done',
    '  vulnerable app   built, scanned, refused; no manifest was sent',
    `  fixed app        built for ${record.image?.platforms.map((one) => one.platform).join(' and ')}, findings ${findings.join(', ')}`,
    `  pushed           by digest to ${registry.address}, signed with a key made for the demo, read back and verified`,
    `  promoted         to ${promoted.promotions?.[0]?.to.join()}: verified, rescanned, copied with all that is attached, verified there, tagged ${promoted.promotions?.[0]?.tags.join(' and ')}`,
    '',
    ...closingLines(record).map((line) => `  ${line}`),
    '',
    '  The registry has been stopped; while it ran, anybody could run the verify command above.',
  ].join('\n');
}
