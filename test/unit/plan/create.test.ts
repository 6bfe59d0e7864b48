import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { InputName } from '../../../src/inputs/schema.ts';
import { createPlan } from '../../../src/plan/create.ts';
import { inputsDigest, inputsLabel } from '../../../src/plan/inputs-digest.ts';
import type { Plan } from '../../../src/plan/plan.ts';
import { planJson, planText } from '../../../src/plan/print.ts';
import type { Ability } from '../../../src/plan/signing.ts';
import type { Source } from '../../../src/source/source.ts';
import { inputsOf, thrown } from '../inputs/request.ts';
import { branchPush, pullRequest, sourceOf, tagPush } from './source-of.ts';

type Given = Partial<Record<InputName, string>>;

const now = new Date('2026-11-21T10:00:00Z');
const run = {
  url: undefined,
  id: '1',
  attempt: '1',
  actor: 'mona',
  workflowRef: 'acme/app/.github/workflows/release.yml@refs/heads/main',
  runnerEnvironment: 'github-hosted',
};
const onGithub = sourceOf({ run });
const onLaptop = sourceOf({ provider: 'git', gitRepository: undefined, gitUrl: undefined });

function planOf(given: Given = {}, source: Source = onGithub, can: Ability = { keyless: true }): Plan {
  return createPlan(inputsOf(given), source, now, can);
}

describe('push', () => {
  const images = 'ghcr.io/acme/app';
  const fork = { ...pullRequest, fork: true };

  it.each<[string, Given, Source, boolean, RegExp]>([
    ['images on a branch', { images }, onGithub, true, /ghcr\.io\/acme\/app/],
    ['said', { images, push: 'true' }, onGithub, true, /push: true/],
    ['denied', { images, push: 'false' }, onGithub, false, /push: false/],
    ['no images', {}, onGithub, false, /no repository/],
    ['a pull request', { images }, { ...pullRequest, run }, false, /pull request/],
    ['a pull request, said', { images, push: 'true' }, { ...pullRequest, run }, true, /push: true/],
    ['a fork, said', { images, push: 'true' }, { ...fork, run }, false, /fork/],
    ['only a check', { images, call: 'check' }, onGithub, false, /call: check/],
  ])('%s', (_name, given, source, wanted, reason) => {
    const { push } = planOf(given, source);
    expect(push.wanted).toBe(wanted);
    expect(push.reason).toMatch(reason);
  });

  it('a fork is asked for no key, no token and no password', () => {
    const given: Given = {
      images,
      push: 'true',
      sign: 'key',
      username: 'mona',
      'registry-auths': '- {username: a, password: ""}',
    };
    const plan = planOf(given, { ...fork, run }, { keyless: false });
    expect(plan.sign.signing).toEqual({ mode: 'off' });
    expect(plan.access.logins).toEqual([]);
  });
});

describe('what a registry cannot hold', () => {
  const acr = 'team-registry.cn-beijing.cr.aliyuncs.com/acme/app';

  it.each<[string, Given]>([
    ['signature-storage', { 'signature-storage': 'referrers' }],
    ['attestations', { attestations: 'inline' }],
  ])('%s is refused before the build, and taken elsewhere', (input, given) => {
    const error = thrown(() => planOf({ images: acr, ...given }));
    expect(error).toMatchObject({ code: 'input-invalid', message: expect.stringContaining(`${input}: `) });
    const own = { images: 'r.example/acme/app', registry: 'r.example', provider: 'alibaba-acr', ...given };
    expect(thrown(() => planOf(own))).toMatchObject({ code: 'input-invalid' });
    expect(planOf({ images: 'ghcr.io/acme/app', ...given }).push.wanted).toBe(true);
  });
});

describe('sign', () => {
  const images = 'ghcr.io/acme/app';

  it('keyless expects this workflow, vouched for by GitHub, for this git repository', () => {
    expect(planOf({ images }).sign).toEqual({
      signing: {
        mode: 'keyless',
        identity: {
          issuer: 'https://token.actions.githubusercontent.com',
          subject: 'https://github.com/acme/app/.github/workflows/release.yml@refs/heads/main',
          gitRepository: 'acme/app',
        },
      },
      storage: 'auto',
      attestations: 'referrers',
    });
  });

  it('takes the server from the git URL', () => {
    const source = sourceOf({ run, gitUrl: 'https://git.acme.example/acme/app' });
    expect(planOf({ images }, source).sign.signing).toHaveProperty(
      'identity.subject',
      'https://git.acme.example/acme/app/.github/workflows/release.yml@refs/heads/main',
    );
  });

  it('what the token says counts before the source, what the inputs say before both', () => {
    const identity = { issuer: 'http://issuer', subject: 'called', gitRepository: 'acme/caller' };
    const can = { keyless: true, identity };
    expect(planOf({ images }, onGithub, can).sign.signing).toEqual({ mode: 'keyless', identity });
    const given: Given = {
      images,
      'certificate-identity-regexp': 'x.*',
      'certificate-oidc-issuer': 'https://other',
    };
    expect(planOf(given, onGithub, can).sign.signing).toEqual({
      mode: 'keyless',
      identity: { issuer: 'https://other', subject: { pattern: 'x.*' }, gitRepository: 'acme/caller' },
    });
  });

  it.each<[string, Given, unknown]>([
    ['a path', { 'cosign-key': 'cosign.key' }, { reference: 'cosign.key' }],
    ['a key service', { 'cosign-key': 'awskms:///alias/x', sign: 'key' }, { reference: 'awskms:///alias/x' }],
    ['PEM', { 'cosign-key': '-----BEGIN X-----' }, { pem: expect.anything() }],
  ])('with a key: %s', (_name, given, key) => {
    expect(planOf({ images, ...given }, onGithub, { keyless: true }).sign.signing).toMatchObject({
      mode: 'key',
      key,
    });
  });

  it('off is said, and leaves nothing to attach', () => {
    const { sign } = planOf({ images, sign: 'off' }, onGithub, { keyless: false });
    expect(sign).toMatchObject({ signing: { mode: 'off' }, attestations: 'none' });
  });

  it.each(['auto', 'keyless'])('%s on GitHub without a token says which permission is missing', (sign) => {
    const error = thrown(() => planOf({ images, sign }, onGithub, { keyless: false }));
    expect(error.code).toBe('permission-missing');
    for (const part of ['id-token: write', 'cosign-key', 'sign: off'])
      expect(error.message + error.hint).toContain(part);
  });

  it.each<[string, Given, Source, Ability, string]>([
    ['auto elsewhere, no key', { images }, onLaptop, { keyless: false }, 'sign'],
    ['keyless elsewhere', { images, sign: 'keyless' }, onLaptop, { keyless: false }, 'sign'],
    ['key without one', { images, sign: 'key' }, onGithub, { keyless: true }, 'cosign-key'],
    ['a token, but nobody to expect', { images }, onLaptop, { keyless: true }, 'certificate-identity'],
  ])('is refused, never silently off: %s', (_name, given, source, can, input) => {
    const { code, message } = thrown(() => planOf(given, source, can));
    expect(code).toBe('input-invalid');
    expect(message).toContain(`${input}: `);
  });

  it('is not needed where nothing is pushed', () => {
    expect(planOf({}, onLaptop, { keyless: false }).sign.signing).toEqual({ mode: 'off' });
  });
});

describe('what decides the rest', () => {
  it('takes the builder', () => {
    expect(planOf({}).builder).toEqual({ kind: 'auto' });
    expect(planOf({ builder: 'mine' }).builder).toEqual({ kind: 'named', value: 'mine' });
    expect(planOf({ builder: 'unix:///run/b.sock' }).builder).toEqual({
      kind: 'remote',
      value: 'unix:///run/b.sock',
    });
    const tls = { 'builder-tls-ca': 'a', 'builder-tls-cert': 'c', 'builder-tls-key': 'k' };
    expect(planOf({ builder: 'tcp://h:1234', ...tls }).builder).toEqual({
      kind: 'remote',
      value: 'tcp://h:1234',
      tls: { ca: 'a', cert: 'c', key: 'k' },
    });
  });

  it('dates the image by the clock, or by the commit when reproducible', () => {
    expect(planOf({}).created).toEqual(now);
    const reproducible = planOf({ reproducible: 'true' });
    expect(reproducible.created).toEqual(onGithub.commitDate);
    expect(reproducible.labels['org.opencontainers.image.created']).toBe(onGithub.commitDate?.toISOString());
    expect(thrown(() => planOf({ reproducible: 'true' }, sourceOf({ commitDate: undefined }))).code).toBe(
      'input-invalid',
    );
  });

  it('reuses no image of a dirty tree', () => {
    expect(planOf({}).onExisting).toBe('reuse');
    expect(planOf({}, sourceOf({ run, dirty: true })).onExisting).toBe('rebuild');
    expect(planOf({ 'on-existing': 'fail' }, sourceOf({ run, dirty: true })).onExisting).toBe('fail');
  });

  it('puts the digest of the inputs into a label', () => {
    const plan = planOf({});
    expect(plan.inputsDigest).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(plan.labels[inputsLabel]).toBe(plan.inputsDigest);
  });

  it('tells faults of tags, labels and logins in one error', () => {
    const images = 'ghcr.io/acme/app';
    const given = {
      images,
      tags: 'type=nonsense',
      labels: 'nonsense',
      username: 'mona',
      reproducible: 'true',
    };
    const { code, message } = thrown(() => planOf(given, sourceOf({ run, commitDate: undefined })));
    expect(code).toBe('input-invalid');
    for (const part of ['type=nonsense', 'labels nonsense', 'password: ', 'reproducible: '])
      expect(message).toContain(part);
  });

  it.each<[string, Given]>([
    ['password', { username: 'mona' }],
    ['username', { password: 'x' }],
    ['registry-auths', { 'registry-auths': '- {username: a, password: ""}' }],
    ['registry-auths', { username: 'a', password: 'b', 'registry-auths': '- {username: a, password: b}' }],
  ])('half a login, or two for one registry, is wrong about %s', (input, given) => {
    const { code, message } = thrown(() => planOf({ images: 'a/b', ...given }));
    expect(code).toBe('input-invalid');
    expect(message).toContain(`${input}: `);
  });
});

describe('inputsDigest', () => {
  const digest = (given: Given, source = onGithub) => inputsDigest(inputsOf(given), source);
  const usual = digest({});

  it.each<Given>([
    { context: 'app' },
    { file: 'x' },
    { target: 'x' },
    { platforms: 'linux/arm64' },
    { 'build-args': 'A=1' },
    { 'build-contexts': 'a=b' },
    { 'secret-envs': 'A=B' },
    { network: 'none' },
    { 'add-hosts': 'a:1.2.3.4' },
    { labels: 'a=b' },
    { annotations: 'a=b' },
    { reproducible: 'true' },
    { attestations: 'inline' },
  ])('%j makes another image', (given) => {
    expect(digest(given)).not.toBe(usual);
  });

  it.each<Given>([
    { tags: 'type=raw,value=x' },
    { images: 'a/b' },
    { username: 'a', password: 'b' },
    { 'cache-from': 'type=gha' },
    { severity: 'LOW' },
    { sign: 'off' },
    { builder: 'embedded' },
    { pull: 'true' },
  ])('%j does not', (given) => {
    expect(digest(given)).toBe(usual);
  });

  it('knows secrets by id only, and the commit, and a dirty tree', () => {
    expect(digest({ secrets: 'A=1' })).toBe(digest({ 'secret-envs': 'A=B' }));
    expect(digest({}, sourceOf({ commit: 'f'.repeat(40) }))).not.toBe(usual);
    expect(digest({}, sourceOf({ dirty: true }))).not.toBe(usual);
  });

  it('does not mind the order of platforms', () => {
    const all = ['linux/amd64', 'linux/arm64', 'linux/s390x', 'linux/arm/v6'];
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: 4 }), (order) => {
        expect(digest({ platforms: order.join(',') })).toBe(digest({ platforms: all.join(',') }));
      }),
    );
  });
});

describe('the plan in print', () => {
  const release: Given = {
    images: 'ghcr.io/acme/app\nregistry.example.com/acme/app',
    platforms: 'linux/amd64,linux/arm64',
    'build-args': 'VERSION=1.2.3',
    secrets: 'NPM_TOKEN=hunter2-canary',
    registry: 'ghcr.io',
    username: 'mona',
    password: 'hunter2-canary',
    'size-budget': '250MB',
    'ignore-unfixed': 'true',
  };

  it('of a release', async () => {
    const text = planText(planOf(release, { ...tagPush('v1.2.3'), run }));
    await expect(text).toMatchFileSnapshot('plan-release.golden.txt');
  });

  it('of a pull request', async () => {
    await expect(
      planText(planOf({ images: 'ghcr.io/acme/app' }, { ...pullRequest, run })),
    ).toMatchFileSnapshot('plan-pull-request.golden.txt');
  });

  it('of an unsigned push from a branch, as JSON', async () => {
    const plan = planOf(
      { images: 'ghcr.io/acme/app', sign: 'off', scan: 'off' },
      { ...branchPush('fix'), run },
    );
    await expect(`${JSON.stringify(planJson(plan), null, 2)}\n`).toMatchFileSnapshot(
      'plan-branch.golden.json',
    );
  });

  it.each<Given>([release, { ...release, 'cosign-key': '-----BEGIN hunter2-canary' }])(
    'shows no secret',
    (given) => {
      const plan = planOf(given, { ...tagPush('v1.2.3'), run });
      expect(
        planText(plan) + JSON.stringify([planJson(plan), plan]) + inspect(plan, { depth: 9 }),
      ).not.toContain('canary');
    },
  );
});
