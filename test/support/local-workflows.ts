import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { subActions } from '../../src/inputs/generate.ts';

const root = join(import.meta.dirname, '..', '..');

/** The steps of each reusable workflow that fetch the action at the workflow's own commit. */
const selfCheckouts = { build: 2, promote: 1 } as const;

export type ReusableWorkflow = keyof typeof selfCheckouts;

/** Copies what a checkout of this git repository gives a workflow: the actions, their bundle, and the workflows as act can run them. */
export async function copyProject(folder: string): Promise<void> {
  for (const part of ['action.yml', 'dist', ...subActions])
    await cp(join(root, part), join(folder, part), { recursive: true });
  await mkdir(join(folder, '.github/workflows'), { recursive: true });
  for (const name of Object.keys(selfCheckouts) as ReusableWorkflow[])
    await writeFile(join(folder, '.github/workflows', `${name}.yml`), await localWorkflow(name));
}

/**
 * A reusable workflow without the one step that act cannot do, which fetches the action at the workflow's own commit:
 * the folder that SEALIFT_PROJECT names is copied in its place. Throws when the steps are not where they were.
 */
export async function localWorkflow(name: ReusableWorkflow): Promise<string> {
  const text = await readFile(join(root, '.github/workflows', `${name}.yml`), 'utf8');
  const step =
    / {8}uses: actions\/checkout@\S+ # \S+\n {8}with:\n {10}repository: \$\{\{ job\.workflow_repository \}\}\n(?: {10}.+\n)+/g;
  const steps = text.match(step) ?? [];
  const wanted = [`ref: \${{ job.workflow_sha }}`, 'path: .sealift', 'persist-credentials: false'];
  if (
    steps.length !== selfCheckouts[name] ||
    !steps.every((one) => wanted.every((line) => one.includes(line)))
  )
    throw new Error(`${name}.yml does not fetch the action at its own commit as it did`);
  return text.replaceAll(step, '        run: cp -r "$SEALIFT_PROJECT" .sealift\n');
}

/** The actions that keep artifacts, at the commits the workflows pin, by what stands in for them. */
export async function artifactActions(): Promise<Record<string, string>> {
  const names = Object.keys(selfCheckouts).map((name) => join(root, '.github/workflows', `${name}.yml`));
  const texts = await Promise.all(names.map((name) => readFile(name, 'utf8')));
  const pinned = new Set(texts.join('\n').match(/actions\/(?:upload|download)-artifact@[0-9a-f]{40}/g));
  if (pinned.size !== 2) throw new Error(`two artifact actions are expected, not ${[...pinned].join(', ')}`);
  return Object.fromEntries(
    [...pinned].map((name) => [
      name,
      join(root, 'test/fixtures/artifact-actions', name.includes('/upload') ? 'upload' : 'download'),
    ]),
  );
}
