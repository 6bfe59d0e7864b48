import { readFileSync } from 'node:fs';
import { matchesGlob } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Command } from '../../../src/inputs/commands.ts';
import { outputsFor } from '../../../src/inputs/outputs.ts';
import type { Row } from '../../../src/inputs/row.ts';
import { type InputName, inputNames, schema } from '../../../src/inputs/schema.ts';
import {
  buildWorkflow,
  promoteWorkflow,
  type WorkflowName,
  workflows,
} from '../../../src/inputs/workflow.ts';

interface Step {
  readonly id?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, string>>;
}

interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly 'timeout-minutes'?: unknown;
  readonly outputs?: Readonly<Record<string, string>>;
  readonly concurrency?: { readonly group: string; readonly 'cancel-in-progress': boolean };
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly on: {
    readonly workflow_call: Readonly<Record<'inputs' | 'secrets' | 'outputs', Record<string, unknown>>>;
  };
  readonly permissions: object;
  readonly jobs: Readonly<Record<string, Job>>;
}

const text = (name: WorkflowName) =>
  readFileSync(new URL(`../../../.github/workflows/${name}.yml`, import.meta.url), 'utf8');

/** The step in which each job runs a command of the action. */
const lines = [
  ['build', 'part', 'build'],
  ['build', 'merge', 'merge'],
  ['promote', 'promote', 'promote'],
] as const satisfies readonly (readonly [WorkflowName, string, Command])[];

const takes = (input: InputName, command: Command) => {
  const row: Row = schema[input];
  return row.door !== 'command-line' && row.commands.includes(command);
};

describe.each(['build', 'promote'] as const)('the reusable workflow %s', (name) => {
  const made = { build: buildWorkflow, promote: promoteWorkflow }[name];
  const workflow = parse(text(name)) as Workflow;

  it('is what the schema gives', () => {
    expect(made(text(name))).toBe(text(name));
  });

  it('gives no job more than it names, and no job forever', () => {
    expect(workflow.permissions).toEqual({});
    for (const [job, { permissions, 'timeout-minutes': minutes }] of Object.entries(workflow.jobs)) {
      expect(permissions, job).toEqual(
        job === 'prepare' ? {} : { contents: 'read', packages: 'write', 'id-token': 'write' },
      );
      expect(minutes, job).toBeDefined();
    }
  });

  it('takes actions of others by commit, and its own only from the commit of the workflow', () => {
    const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);
    const used = steps.flatMap(({ uses }) => (uses === undefined ? [] : [uses]));
    expect(used.length).toBeGreaterThan(3);
    for (const action of used)
      expect(action).toMatch(/^(?:actions\/[a-z-]+@[0-9a-f]{40}|\.\/\.sealift(?:\/\w+)?)$/);
    for (const { uses, with: given } of steps.filter((step) => step.uses?.startsWith('actions/checkout@')))
      expect(given, uses).toMatchObject({
        'persist-credentials': false,
        path: expect.stringMatching(/^(?:source|\.sealift)$/),
      });
  });

  it('asks for secrets as secrets', () => {
    const { inputs, secrets } = workflow.on.workflow_call;
    const secret = inputNames.filter((input) => ['secret', 'secrets', 'logins'].includes(schema[input].kind));
    expect(Object.keys(inputs).filter((input) => secret.some((one) => one === input))).toEqual([]);
    expect(Object.keys(secrets)).toEqual(
      expect.arrayContaining(['password', 'registry-auths', 'cosign-key', 'cosign-password']),
    );
  });
});

describe.each(lines)('%s.yml, job %s', (name, job, command) => {
  const workflow = parse(text(name)) as Workflow;
  const step = workflow.jobs[job]?.steps.find(({ uses }) => uses?.startsWith('./.sealift'));
  const given = step?.with ?? {};

  it('hands on every input its command takes, but those that are none of the caller', () => {
    const left: readonly string[] = workflows[name];
    const wanted = inputNames.filter((input) => takes(input, command) && !left.includes(input));
    expect(Object.keys(given)).toEqual(expect.arrayContaining(wanted));
    expect(Object.keys(given).filter((input) => !takes(input as InputName, command))).toEqual([]);
  });

  it('reads only what the workflow declares', () => {
    const { inputs, secrets } = workflow.on.workflow_call;
    const read = Object.values(given).flatMap((value) => [
      ...String(value).matchAll(/\b(inputs|secrets)\.([a-z-]+)/g),
    ]);
    expect(read.length).toBeGreaterThan(10);
    for (const [, where, what = ''] of read)
      expect(Object.keys(where === 'inputs' ? inputs : secrets)).toContain(what);
  });

  it('puts out what its command does', () => {
    const known = outputsFor(command).map(([output]) => output);
    const read = Object.values(workflow.jobs[job]?.outputs ?? {}).flatMap((value) =>
      [...value.matchAll(/steps\.(\S+)\.outputs\.([a-z-]+)/g)].map(([, id, output]) => ({ id, output })),
    );
    expect(read.length).toBeGreaterThan(0);
    for (const { id, output } of read) {
      expect(id).toBe(step?.id);
      expect(known).toContain(output);
    }
  });
});

describe('several calls in one run', () => {
  const { jobs } = parse(text('build')) as Workflow;
  const artifact = (job: string, action: string, key: string) =>
    jobs[job]?.steps.find(({ uses, with: given }) => uses?.includes(action) && given?.[key])?.with?.[key] ??
    '';
  const of = (template: string, name: string) =>
    template.replace(/\$\{\{ inputs\.name \}\}/, name).replace(/\$\{\{ strategy\.job-index \}\}/, '0');

  it.each(['app', 'worker', 'app-worker', 'worker-app', 'app-1'])('%s gets its own parts only', (name) => {
    const pattern = of(artifact('merge', '/download-artifact@', 'pattern'), name);
    const uploads = [
      artifact('part', '/upload-artifact@', 'name'),
      artifact('merge', '/upload-artifact@', 'name'),
    ];
    const found = ['app', 'worker', 'app-worker', 'worker-app', 'app-1'].flatMap((other) =>
      uploads.map((upload) => of(upload, other)).filter((upload) => matchesGlob(upload, pattern)),
    );
    expect(found).toEqual([of(uploads[0] ?? '', name)]);
  });
});

describe('promotions side by side', () => {
  const { concurrency } = (parse(text('promote')) as Workflow).jobs.promote ?? {};

  it('wait for each other, target by target, and never break one off', () => {
    expect(concurrency?.['cancel-in-progress']).toBe(false);
    for (const part of ['inputs.to', 'inputs.images', 'inputs.tags', 'github.ref_name'])
      expect(concurrency?.group).toContain(part);
  });
});
