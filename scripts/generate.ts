import { mkdir, readFile, writeFile } from 'node:fs/promises';
import {
  actionYaml,
  exitCodesTable,
  inputsPage,
  inputsTable,
  outputsTable,
  replaceRegion,
  subActions,
} from '../src/inputs/generate.ts';
import { buildWorkflow, promoteWorkflow } from '../src/inputs/workflow.ts';

/** Writes every file that is made from the schema; with `--check` fails when one is stale instead. */
const check = process.argv.includes('--check');
const root = new URL('../', import.meta.url);

const made: Record<string, (now: string) => string> = {
  'action.yml': () => actionYaml('build'),
  ...Object.fromEntries(subActions.map((command) => [`${command}/action.yml`, () => actionYaml(command)])),
  '.github/workflows/build.yml': (now) => buildWorkflow(now),
  '.github/workflows/promote.yml': (now) => promoteWorkflow(now),
  'docs/inputs.md': () => inputsPage(),
  'docs/exit-codes.md': (now) => replaceRegion(now, 'exit-codes', exitCodesTable()),
  'README.md': (now) => replaceRegion(replaceRegion(now, 'inputs', inputsTable()), 'outputs', outputsTable()),
};

const stale: string[] = [];
for (const [path, make] of Object.entries(made)) {
  const now = await readFile(new URL(path, root), 'utf8').catch(() => '');
  const wanted = make(now);
  if (wanted === now) continue;
  stale.push(path);
  if (check) continue;
  await mkdir(new URL('./', new URL(path, root)), { recursive: true });
  await writeFile(new URL(path, root), wanted);
}

if (stale.length > 0) {
  const said = check ? 'stale, run `npm run generate`' : 'written';
  process.stderr.write(`${said}: ${stale.join(', ')}\n`);
  if (check) process.exitCode = 1;
}
