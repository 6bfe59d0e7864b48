import { readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type RunResult, run } from '../src/tools/runner.ts';
import { buildTestTools } from '../test/tools/build.ts';
import { staleFiles } from './package.ts';
import { obtainZizmor } from './zizmor.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** How one check ended. `skipped` is for what this machine cannot check, and never counts as passed. */
export interface Outcome {
  readonly status: 'passed' | 'failed' | 'skipped';
  /** Why it failed or was skipped; for a pass, at most what it looked at. */
  readonly detail?: string;
}

/** Everything a change must pass to be fit to land, the quick ones first. */
const checks: Record<string, () => Promise<Outcome>> = {
  lint: async () => outcomeOf(await node('@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.')),
  types: async () => outcomeOf(await node('typescript/bin/tsc', '-p', '.')),
  generated: async () => outcomeOf(await program(process.execPath, 'scripts/generate.ts', '--check')),
  dist: checkDist,
  actionlint: checkWithActionlint,
  zizmor: checkWithZizmor,
  tests: async () =>
    outcomeOf(await node('vitest/vitest.mjs', 'run', '--project', 'unit', '--project', 'integration')),
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { except: { type: 'string', multiple: true, default: [] }, report: { type: 'string' } },
});
const unknown = [...positionals, ...values.except].filter((name) => !(name in checks));
if (unknown.length > 0) {
  say(`no such check: ${unknown.join(', ')} (there are: ${Object.keys(checks).join(', ')})`);
  process.exit(2);
}

const outcomes: Record<string, Outcome> = {};
for (const [name, check] of Object.entries(checks)) {
  if (values.except.includes(name) || (positionals.length > 0 && !positionals.includes(name))) continue;
  const started = performance.now();
  const outcome = await check().catch(
    (error: Error): Outcome => ({ status: 'failed', detail: error.message }),
  );
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  outcomes[name] = outcome;
  const skipReason = outcome.status === 'skipped' ? `  ${outcome.detail}` : '';
  say(`${outcome.status.padEnd(7)}  ${name.padEnd(10)} ${seconds.padStart(6)} s${skipReason}`);
  if (outcome.status === 'failed') say(`${outcome.detail?.trimEnd()}\n`);
}
if (values.report) await writeFile(values.report, JSON.stringify(outcomes, undefined, 2));
process.exitCode = Object.values(outcomes).some((outcome) => outcome.status === 'failed') ? 1 : 0;

async function checkDist(): Promise<Outcome> {
  const stale = await staleFiles();
  if (stale.length === 0) return { status: 'passed' };
  return { status: 'failed', detail: `dist/ is not what src/ gives (${stale.join(', ')}): npm run package` };
}

async function checkWithActionlint(): Promise<Outcome> {
  let folder: string;
  try {
    folder = await buildTestTools(['actionlint'], say);
  } catch (error) {
    return { status: 'skipped', detail: (error as Error).message };
  }
  // Named one by one: by itself it looks for the .git folder, which an archive of the source has not.
  const workflows = (await readdir(join(root, '.github/workflows'))).filter((name) => name.endsWith('.yml'));
  const paths = workflows.map((name) => join('.github/workflows', name));
  return outcomeOf(await program(join(folder, 'actionlint'), '-no-color', ...paths));
}

async function checkWithZizmor(): Promise<Outcome> {
  let zizmor: string;
  try {
    zizmor = await obtainZizmor();
  } catch (error) {
    return { status: 'skipped', detail: (error as Error).message };
  }
  return outcomeOf(await program(zizmor, '--offline', '--no-progress', '--color', 'never', '--quiet', '.'));
}

/** Runs a program of node_modules with this Node.js, from the project's root. */
function node(script: string, ...args: string[]): Promise<RunResult> {
  return program(process.execPath, join('node_modules', script), ...args);
}

function program(path: string, ...args: string[]): Promise<RunResult> {
  return run({ program: path, args, cwd: root, env: { ...process.env, NO_COLOR: '1' } });
}

function outcomeOf(result: RunResult): Outcome {
  if (result.code === 0) return { status: 'passed' };
  return { status: 'failed', detail: `${result.stdout}${result.stderr}` };
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
