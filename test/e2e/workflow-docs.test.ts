import { globSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { inputNames, isInputName, schema } from '../../src/inputs/schema.ts';
import { run } from '../../src/tools/runner.ts';
import { describeWith, requireTool } from '../support/tools.ts';

const root = join(import.meta.dirname, '..', '..');

interface Job {
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly secrets?: Readonly<Record<string, unknown>>;
  readonly steps?: readonly { readonly uses?: string; readonly with?: Readonly<Record<string, unknown>> }[];
}

/** Every YAML block of a page that is a whole workflow, or the jobs of one; a sample's workflow is its whole file. */
async function workflowsIn(page: string): Promise<string[]> {
  const text = await readFile(join(root, page), 'utf8');
  if (page.endsWith('.yml')) return [text];
  return [...text.matchAll(/```yaml\n([\s\S]*?)```/g)]
    .map(([, block = '']) => block)
    .filter((block) => /^jobs:/m.test(block))
    .map((block) => (/^on:/m.test(block) ? block : `on: push\n${block}`));
}

const candidates = [
  'README.md',
  ...(await readdir(join(root, 'docs'), { recursive: true })).map((name) => `docs/${name}`),
];
const samples = globSync('examples/*/workflow.yml', { cwd: root });
const pages: string[] = [...samples];
for (const page of candidates.filter((name) => name.endsWith('.md')))
  if ((await workflowsIn(page)).length > 0) pages.push(page);

describeWith(['actionlint'], 'workflows in the documents', () => {
  test('the pages that hold them', () => {
    expect(pages).toEqual(expect.arrayContaining(['README.md', 'docs/workflows.md']));
    expect(samples).toHaveLength(4);
  });

  test.each(pages)('%s', async (page) => {
    const workflows = await workflowsIn(page);
    expect(workflows.length).toBeGreaterThan(page === 'docs/workflows.md' ? 4 : 0);
    const folder = await mkdtemp(join(tmpdir(), 'workflows-'));
    try {
      await mkdir(join(folder, '.github/workflows'), { recursive: true });
      const files = workflows.map((_, at) => join(folder, '.github/workflows', `${at}.yml`));
      await Promise.all(files.map((file, at) => writeFile(file, workflows[at] ?? '')));
      const linted = await run({ program: requireTool('actionlint'), args: files, cwd: folder, env: {} });
      expect(linted.stdout).toBe('');
      expect(linted.code).toBe(0);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  test('what they give our actions and workflows is what these take', async () => {
    const blocks = (await Promise.all(pages.map(workflowsIn))).flat();
    const jobs = blocks.flatMap((block) =>
      Object.values((parse(block) as { jobs: Record<string, Job> }).jobs),
    );
    let checked = 0;
    for (const job of jobs) {
      const workflow = /^sealift\/sealift\/\.github\/workflows\/(\w+)\.yml@v1$/.exec(job.uses ?? '')?.[1];
      if (workflow) {
        const file = parse(await readFile(join(root, '.github/workflows', `${workflow}.yml`), 'utf8'));
        const taken = file.on.workflow_call;
        expect(Object.keys(taken.inputs)).toEqual(expect.arrayContaining(Object.keys(job.with ?? {})));
        expect(Object.keys(taken.secrets)).toEqual(expect.arrayContaining(Object.keys(job.secrets ?? {})));
        checked += 1;
      }
      for (const step of job.steps ?? []) {
        const action = /^sealift\/sealift(?:\/(\w+))?@v1$/.exec(step.uses ?? '');
        if (!action) continue;
        const command = action[1] ?? 'build';
        const taken = inputNames.filter((name) =>
          (schema[name].commands as readonly string[]).includes(command),
        );
        for (const name of Object.keys(step.with ?? {})) {
          expect(isInputName(name)).toBe(true);
          expect(taken).toContain(name);
        }
        checked += 1;
      }
    }
    expect(checked).toBeGreaterThan(5);
  });
});
