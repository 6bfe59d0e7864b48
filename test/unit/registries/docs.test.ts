import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { parse } from 'yaml';
import type { Fault } from '../../../src/inputs/fault.ts';
import type { Inputs } from '../../../src/inputs/inputs.ts';
import { isInputName, schema } from '../../../src/inputs/schema.ts';
import { accessOf } from '../../../src/plan/access.ts';
import { createPlan } from '../../../src/plan/create.ts';
import { createPromotePlan } from '../../../src/plan/promotion.ts';
import { profiles } from '../../../src/registries/profiles.ts';
import { isKeylessProvider, keylessNeeds } from '../../../src/registries/provider.ts';
import { inputsOf } from '../inputs/request.ts';
import { branchPush, inWorkflow, tagPush } from '../plan/source-of.ts';

const folder = join(import.meta.dirname, '../../../docs/registries');
const pages = new Map(
  globSync('*.md', { cwd: folder }).map((name) => [
    basename(name, '.md'),
    readFileSync(join(folder, name), 'utf8'),
  ]),
);
const textOf = (page: string) => pages.get(page) ?? '';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, string>>;
}

interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly on: { readonly push: { readonly branches?: string[]; readonly tags?: string[] } };
  readonly jobs: Readonly<Record<string, Job>>;
}

function blocksOf(page: string, language: string): string[] {
  return [...textOf(page).matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))].map(
    ([, block = '']) => block,
  );
}

/** The steps of all workflows of all pages that run Sealift, each with what stands around it. */
const uses = [...pages.keys()].flatMap((page) =>
  blocksOf(page, 'yaml')
    .map((block) => parse(block) as Workflow)
    .flatMap(({ on, jobs = {} }) => Object.values(jobs).map((job) => ({ on, job })))
    .flatMap(({ on, job }) =>
      job.steps.flatMap((step, at) => {
        const [, command = 'build'] = /^sealift\/sealift(?:\/(\w+))?@v1$/.exec(step.uses ?? '') ?? [
          undefined,
          '',
        ];
        return command === '' ? [] : [{ page, command, on, job, step, before: job.steps.slice(0, at) }];
      }),
    ),
);

const now = new Date('2026-11-21T10:00:00Z');
const contexts: Readonly<Record<string, string>> = {
  // A connection of Docker is a UUID.
  'vars.DOCKER_CONNECTION_ID': '01234567-89ab-4cde-8f01-23456789abcd',
  'github.repository': 'acme/app',
  'github.actor': 'mona',
  'github.token': 'job-token',
};

/** What the runner makes of an expression; secrets and variables are some text. */
function rendered(text: string, { env = {} }: Job): string {
  return text.replace(/\$\{\{ ([\w.-]+) \}\}/g, (_, name: string) => {
    const [context = '', key = ''] = name.split(/\.(.*)/s);
    const value = context === 'env' ? env[key] : (contexts[name] ?? key.toLowerCase());
    return value ?? expect.fail(`nothing is known of ${name}`);
  });
}

function inputsIn(step: Step, command: string, job: Job): Inputs {
  const given = Object.entries(step.with ?? {});
  for (const [name] of given) {
    const row = isInputName(name) ? schema[name] : expect.fail(`${name} is no input`);
    expect(row.commands, name).toContain(command);
    expect('door' in row && row.door, name).not.toBe('command-line');
  }
  const texts = given.map(([name, text]) => [name, rendered(String(text), job)]);
  return inputsOf(
    { 'github-token': 'job-token', ...Object.fromEntries(texts) },
    command === 'promote' ? 'promote' : 'build',
  );
}

/** A page of two providers may be of one with a keyless login and one without. */
const subjectsOn = new Set(profiles.filter(({ provider }) => needsOf(provider)).map(({ page }) => page));

test.each([...pages.keys()])('%s: every YAML and JSON block can be read', (page) => {
  for (const block of blocksOf(page, 'yaml')) expect(parse(block), block).toEqual(expect.any(Object));
  for (const block of blocksOf(page, 'json')) expect(JSON.parse(block)).toEqual(expect.any(Object));
});

test('there are workflows to check', () => {
  expect(uses.length).toBeGreaterThan(20);
  expect(new Set(uses.map(({ command }) => command))).toEqual(new Set(['build', 'promote']));
});

test.each(uses.map((use, at) => ({ ...use, at })))('$page, workflow $at: would run', (use) => {
  const { command, on, job, step, before } = use;
  const inputs = inputsIn(step, command, job);
  const can = { keyless: job.permissions?.['id-token'] === 'write' };
  const source = inWorkflow(on.push.tags ? tagPush('v1.2.3') : branchPush('main'));
  if (command === 'promote') {
    expect(createPromotePlan(inputs, source, { batch: undefined, now, can }).promotions).toHaveLength(1);
  } else {
    const plan = createPlan(inputs, source, now, can);
    expect(plan.push.wanted).toBe(true);
    expect(plan.sign.signing.mode).toBe('keyless');
    expect(job.steps.some(({ uses }) => uses?.startsWith('actions/checkout@'))).toBe(true);
  }

  const faults: Fault[] = [];
  const { logins } = accessOf(inputs, { pushed: true, fork: false }, (fault) => faults.push(fault));
  expect(faults).toEqual([]);
  const targets = [...inputs.images, ...inputs.to.flatMap((text) => inputsOf({ images: text }).images)];
  for (const { registry } of targets) {
    const given = logins.some((login) => login.registry === registry);
    const configured = before.some(({ run }) => run?.includes('docker login'));
    if (!given && !configured) {
      expect(registry).toBe('ghcr.io');
      expect(job.permissions?.packages).toMatch(command === 'promote' ? /^(read|write)$/ : /^write$/);
    }
  }
});

describe.each(profiles.map((profile) => ({ ...profile, needs: needsOf(profile.provider) })))(
  '$provider',
  ({ provider, page, needs, signatureStorage, creation, meanings, immutability }) => {
    it('has its page, which names it', () => {
      expect([...pages.keys()]).toContain(page);
      expect(textOf(page)).toContain(`\`${provider}\``);
      for (const heading of ['## Limits', '## Errors']) expect(textOf(page)).toContain(heading);
    });

    it('has its row in the index, which says what the table says', () => {
      const row = textOf('README')
        .split('\n')
        .map((line) => line.split('|').map((cell) => cell.trim()))
        .find(([, , name]) => name === `\`${provider}\``);
      expect(row?.[1]).toContain(`(${page}.md`);
      expect(row?.[5]).toBe({ referrers: 'bundles', tag: '`.sig` tags' }[signatureStorage]);
      expect(row?.[6]).toBe(
        {
          'on-push': 'nothing',
          namespace: 'the namespace',
          project: 'the project',
          repository: 'the repository',
        }[creation],
      );
    });

    it('has a workflow with each field and each endpoint explained', () => {
      const { required, optional, endpoints } = needs ?? { required: [], optional: [], endpoints: [] };
      for (const name of [...required, ...optional, ...endpoints])
        expect(textOf(page), name).toContain(`\`${name}\``);
      const index = textOf('README')
        .split('\n')
        .find((line) => line.startsWith(`| \`${provider}\` |`));
      for (const name of [...required, ...optional, ...endpoints])
        expect(index ?? '', name).toContain(`\`${name}\``);
      const kinds = uses
        .filter((use) => use.page === page && use.command === 'build')
        .flatMap(
          ({ step, job }) =>
            accessOf(inputsIn(step, 'build', job), { pushed: true, fork: false }, () => {}).logins,
        )
        .map((one) => (one.kind === 'keyless' ? one.provider : one.kind));
      expect(kinds).toContain(needs ? provider : 'password');
    });

    it('explains every error that the code explains', () => {
      const errors = textOf(page).split('\n## Errors\n')[1] ?? '';
      const said = errors.split('\n').flatMap((line) => line.split('|')[1]?.trim() ?? []);
      for (const { status, code, words, hint } of meanings)
        expect(
          said.some(
            (text) =>
              words?.test(text) || (code && text.includes(code)) || (status && text.includes(`${status}`)),
          ),
          hint,
        ).toBe(true);
      if (immutability && page !== 'other') expect(said.join('\n')).toContain('`tag-immutable`');
    });

    it('shows both forms of the subject where a policy compares it', () => {
      for (const subject of ['repo:acme@1234567/app@7654321:ref:', '`repo:acme/app:ref:refs/heads/main`'])
        expect(textOf(page).includes(subject), subject).toBe(needs !== undefined || subjectsOn.has(page));
    });
  },
);

function needsOf(provider: (typeof profiles)[number]['provider']) {
  return isKeylessProvider(provider) ? keylessNeeds[provider] : undefined;
}
