import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { InputName } from '../../../src/inputs/schema.ts';
import { isTag } from '../../../src/oci/reference.ts';
import { type CachePlan, cacheAbility, planCache } from '../../../src/plan/cache.ts';
import { cacheEntry, cacheSecret, cacheType } from '../../../src/plan/cache-entry.ts';
import { cacheScopes } from '../../../src/plan/cache-scope.ts';
import { createPlan } from '../../../src/plan/create.ts';
import { csvRecord } from '../../../src/plan/csv.ts';
import { inputsDigest } from '../../../src/plan/inputs-digest.ts';
import { planJson, planText } from '../../../src/plan/print.ts';
import { pushIntent } from '../../../src/plan/push-intent.ts';
import type { Provider } from '../../../src/registries/provider.ts';
import type { Source } from '../../../src/source/source.ts';
import { inputsOf } from '../inputs/request.ts';
import { branchPush, inWorkflow, pullRequest, sourceOf, tagPush } from './source-of.ts';

type Given = Partial<Record<InputName, string>>;

const images = 'ghcr.io/acme/app';
const fork: Source = { ...pullRequest, fork: true };

interface Planned extends CachePlan {
  readonly faults: readonly string[];
}

function plan(given: Given, source: Source = sourceOf(), providers: [string, Provider][] = []): Planned {
  const inputs = inputsOf({ images, ...given });
  const faults: string[] = [];
  const planned = planCache(inputs, source, {
    push: pushIntent(inputs, source),
    providers: new Map(providers),
    can: { githubCache: true },
    wrong: ({ input, problem, remedy }) => void faults.push(`${input}: ${problem}; ${remedy}`),
  });
  return { ...planned, faults };
}

/** An entry with what stands for its scope's digest left out. */
const shown = (entries: readonly string[]) =>
  entries.map((entry) => entry.replaceAll(/-[0-9a-f]{16}\b/g, '-#'));

const written = 'mode=max,ignore-error=true';

describe('a line of cache', () => {
  it.each<[string, Given, string, string]>([
    ['gha', {}, 'type=gha,scope=main-#', `type=gha,scope=main-#,${written}`],
    [
      'gha,mode=min,timeout=2m',
      {},
      'type=gha,timeout=2m,scope=main-#',
      'type=gha,timeout=2m,scope=main-#,mode=min,ignore-error=true',
    ],
    [
      'registry',
      { platforms: 'linux/arm64,linux/amd64' },
      'type=registry,ref=ghcr.io/acme/app:buildcache-main-linux-amd64-linux-arm64-#',
      `type=registry,ref=ghcr.io/acme/app:buildcache-main-linux-amd64-linux-arm64-#,image-manifest=true,oci-mediatypes=true,${written}`,
    ],
    [
      'registry=registry.example:5000/acme/cache:builds,compression=zstd',
      { 'insecure-registries': 'registry.example:5000', target: 'Release_1' },
      'type=registry,ref=registry.example:5000/acme/cache:builds-main-release-1-#,registry.insecure=true',
      `type=registry,ref=registry.example:5000/acme/cache:builds-main-release-1-#,registry.insecure=true,compression=zstd,image-manifest=true,oci-mediatypes=true,${written}`,
    ],
    [
      'registry=acme/cache',
      {},
      'type=registry,ref=docker.io/acme/cache:buildcache-main-#',
      `type=registry,ref=docker.io/acme/cache:buildcache-main-#,image-manifest=true,oci-mediatypes=true,${written}`,
    ],
    [
      's3,bucket=caches,region=eu-central-1,prefix=/team//a b/,scope=node-22',
      {},
      'type=s3,bucket=caches,region=eu-central-1,prefix=team/a-b/acme/app/,name=main-node-22-#',
      `type=s3,bucket=caches,region=eu-central-1,prefix=team/a-b/acme/app/,name=main-node-22-#,${written}`,
    ],
    [
      'gcs,bucket=caches',
      {},
      'type=s3,region=auto,endpoint_url=https://storage.googleapis.com,use_path_style=true,disable_accept_encoding=true,session_token=,bucket=caches,prefix=acme/app/,name=main-#',
      `type=s3,region=auto,endpoint_url=https://storage.googleapis.com,use_path_style=true,disable_accept_encoding=true,session_token=,bucket=caches,prefix=acme/app/,name=main-#,${written}`,
    ],
    [
      'azure,account_url=https://acme.blob.core.windows.net,container=caches',
      {},
      'type=azblob,account_url=https://acme.blob.core.windows.net,container=caches,prefix=acme/app/,name=main-#',
      `type=azblob,account_url=https://acme.blob.core.windows.net,container=caches,prefix=acme/app/,name=main-#,${written}`,
    ],
    ['"local=a, b/"', {}, '"src=a, b/main-#"', `"dest=a, b/main-#",reset=true,${written}`],
  ])('%s', (cache, given, from, to) => {
    const planned = plan({
      cache: cache.startsWith('"') ? `"${cache.replaceAll('"', '""')}"` : cache,
      ...given,
    });
    const local = cache.includes('local=') ? 'type=local,' : '';
    expect({ ...planned, from: shown(planned.from), to: shown(planned.to) }).toEqual({
      from: [local + from],
      to: [local + to],
      notes: [],
      faults: [],
    });
  });

  it('stands beside others, and beside cache-from and cache-to', () => {
    const { from, to } = plan({
      cache: 'gha\nregistry',
      'cache-from': 'type=local,src=a',
      'cache-to': 'type=inline',
    });
    expect(from.map(cacheType)).toEqual(['type=local', 'type=gha', 'type=registry']);
    expect(to.map(cacheType)).toEqual(['type=inline', 'type=gha', 'type=registry']);
  });

  it.each<[string, RegExp]>([
    ['ghaa', /"ghaa" is none of gha, .*did you mean gha/],
    ['type=gha', /"type" is none of .*write `gha`/],
    ['gha=x', /`gha`: it takes no value/],
    ['local', /`local`: it names no place/],
    ['s3,bucket=a', /`s3`: it needs `region`/],
    ['s3,bucket=,region=b', /`s3`: it needs `bucket`/],
    ['s3,bucket=a,region=b,name=x', /`s3`: it has no `name`/],
    ['s3,bucket=a,region=b,endpoint_url=', /`s3`: `endpoint_url` is empty/],
    ['azure,container=x', /`azure`: it needs `account_url`/],
    ['s3,bucket=a,region=b\ngcs,bucket=c', /`s3` and `gcs` take their keys from the same variables/],
    ['registry=https://x/y', /is no (repository|host) name/],
    [`registry=ghcr.io/acme/app@sha256:${'a'.repeat(64)}`, /names no tag/],
    [`registry=ghcr.io/acme/app:${'a'.repeat(60)}`, /names no tag/],
  ])('%s is refused', (cache, problem) => {
    const { faults } = plan({ cache });
    expect(faults).toEqual([expect.stringMatching(problem)]);
  });

  it('names the registry of the image, or one', () => {
    expect(plan({ cache: 'registry', images: '' }).faults).toEqual([
      expect.stringMatching(/`images` names no repository.*registry=REPOSITORY/),
    ]);
    expect(plan({ cache: 'registry=ghcr.io/acme/cache', images: '' }).faults).toEqual([]);
  });

  it('names no registry that refuses its manifests, known by its host or by its provider', () => {
    const refused = [
      expect.stringMatching(/Alibaba Cloud ACR.* refuses .*application\/vnd\.buildkit\.cacheconfig\.v0/),
    ];
    const host = 'registry.cn-hangzhou.aliyuncs.com/acme/app';
    expect(plan({ cache: 'registry', images: host }).faults).toEqual(refused);
    const named: [string, Provider][] = [['images.acme.example', 'alibaba-acr']];
    expect(plan({ cache: 'registry=images.acme.example/a' }, sourceOf(), named).faults).toEqual(refused);
    expect(plan({ cache: 'registry=ghcr.io/acme/cache', images: host }).faults).toEqual([]);
  });

  it('in a bucket needs the git repository or a prefix, which may not leave its folder', () => {
    const unknown = sourceOf({ gitRepository: undefined, gitUrl: undefined });
    const bucket = 's3,bucket=a,region=b';
    expect(plan({ cache: bucket }, unknown).faults).toEqual([
      expect.stringMatching(/not known here.*prefix/),
    ]);
    expect(plan({ cache: `${bucket},prefix=../x/./..` }, unknown).from[0]).toContain('prefix=x/,');
  });
});

describe('secrets', () => {
  const s3 = 'type=s3,bucket=a,region=b';

  it.each<[string, RegExp]>([
    [`${s3},access_key_id=AKIA`, /`access_key_id`.*AWS_ACCESS_KEY_ID/],
    [`${s3},Secret_Access_Key=hidden`, /`secret_access_key`.*AWS_SECRET_ACCESS_KEY/],
    [`${s3},"session_token=hid,den"`, /`session_token`.*AWS_SESSION_TOKEN/],
    ['secret_access_key=hidden,type=azblob,account_url=https://a', /`secret_access_key`.*AZURE_CLIENT_ID/],
    ['type=azblob,account_url=https://a.blob.core.windows.net/?sv=1&sig=hidden', /`account_url`/],
    [`${s3},endpoint_url=https://user:hidden@s3.example`, /`endpoint_url`/],
    ['type=gha,token=hidden', /`token`.*ACTIONS_RUNTIME_TOKEN/],
    ['type=gha,ghtoken=hidden', /`ghtoken`/],
    [`${s3},secret_access_key="hidden`, /no list of/],
  ])('%s is refused by cache-from and cache-to', (entry, problem) => {
    for (const input of ['cache-from', 'cache-to'] as const) {
      const { faults } = plan({ [input]: `"${entry.replaceAll('"', '""')}"` });
      expect(faults).toEqual([expect.stringMatching(problem)]);
      expect(faults[0]).toMatch(`${input}: `);
      expect(faults[0]).not.toMatch(/hid|AKIA/);
    }
  });

  it.each([
    's3,bucket=a,region=b,secret_access_key=hidden',
    'gcs,bucket=a,access_key_id=hidden',
    'azure,account_url=https://a/?sig=hidden,container=c',
    'gha,ghtoken=hidden',
    's3,"bucket=hidden',
  ])('%s is refused by cache', (cache) => {
    const { faults } = plan({ cache: `"${cache.replaceAll('"', '""')}"` });
    expect(faults).toHaveLength(1);
    expect(faults[0]).not.toContain('hidden');
  });

  it.each([
    'ghcr.io/acme/app:cache',
    'type=registry,ref=ghcr.io/acme/app:cache',
    `${s3},endpoint_url=https://s3.example:9000`,
    'type=gha,scope=token',
  ])('%s holds none', (entry) => {
    expect(cacheSecret(entry)).toBeUndefined();
  });
});

describe('who writes', () => {
  const all = 'gha\nregistry\ns3,bucket=a,region=b\nazure,account_url=https://a,container=c\nlocal=d';
  const every = ['gha', 'registry', 's3', 'azblob', 'local'];

  it.each<[string, Given, Source, string[], RegExp[]]>([
    ['a branch that is pushed', {}, branchPush('fix'), every, []],
    [
      'a tag',
      {},
      tagPush('v1.2.3'),
      ['registry', 's3', 'azblob', 'local'],
      [/^cache: gha is only read: GitHub/],
    ],
    [
      'a pull request',
      {},
      pullRequest,
      ['gha', 'local'],
      [/registry.*pushes nothing/, /s3.*pushes/, /azure.*pushes/],
    ],
    ['a pull request that is pushed', { push: 'true' }, pullRequest, every, []],
    [
      'a branch that is not pushed',
      { push: 'false' },
      sourceOf(),
      ['gha', 'local'],
      [/registry/, /s3/, /azure/],
    ],
    ['a fork', {}, fork, [], [/gha.*fork/, /registry.*fork/, /s3.*fork/, /azure.*fork/, /local.*fork/]],
    ['a fork that would be pushed', { push: 'true' }, fork, [], [/fork/, /fork/, /fork/, /fork/, /fork/]],
    [
      'a merge queue',
      {},
      sourceOf({
        ref: 'refs/heads/gh-readonly-queue/main/pr-7',
        branch: 'gh-readonly-queue/main/pr-7',
        event: 'merge-group',
        baseRef: 'main',
      }),
      [],
      Array(5).fill(/merge queue/),
    ],
    ['a commit alone', {}, sourceOf({ ref: '', branch: undefined }), [], Array(5).fill(/on no branch/)],
  ])('%s', (_name, given, source, types, notes) => {
    const planned = plan({ cache: all, ...given }, source);
    expect(planned.faults).toEqual([]);
    expect(planned.to.map(cacheType)).toEqual(types.map((type) => `type=${type}`));
    expect(planned.notes).toEqual(notes.map((note) => expect.stringMatching(note)));
    expect(planned.from.length).toBeGreaterThanOrEqual(5);
  });

  it('a fork writes no cache-to either, and is told', () => {
    expect(plan({ 'cache-to': 'type=inline' }, fork)).toMatchObject({
      to: [],
      notes: [expect.stringMatching(/^cache-to: nothing is written/)],
    });
  });

  it.each<[string, Record<string, string>, boolean]>([
    ['an action', { ACTIONS_RUNTIME_TOKEN: 't', ACTIONS_RESULTS_URL: 'u' }, true],
    ['an older server', { ACTIONS_RUNTIME_TOKEN: 't', ACTIONS_CACHE_URL: 'u' }, true],
    ['a `run:` step', { GITHUB_ACTIONS: 'true' }, false],
  ])('%s reaches GitHub’s cache, or hears why not', (_name, env, reaches) => {
    const can = { keyless: true, ...cacheAbility(env) };
    const { build, notes } = createPlan(inputsOf({ cache: 'gha' }), sourceOf(), new Date(0), can);
    expect([build.cacheFrom.length, build.cacheTo.length]).toEqual(reaches ? [1, 1] : [0, 0]);
    expect(notes).toEqual(reaches ? [] : [expect.stringMatching(/^cache: gha is left out.*`uses:`/)]);
  });
});

describe('scopes', () => {
  const words = (source: Source) =>
    shown(cacheScopes(inputsOf({}), source, undefined).from).map((name) => name.replace(/-#$/, ''));

  it.each<[string, Source, string[]]>([
    ['the default branch', sourceOf(), ['main']],
    ['another branch', branchPush('feature/Ünï'), ['feature-n', 'main']],
    [
      'a branch, where the default one is not known',
      { ...branchPush('fix'), defaultBranch: undefined },
      ['fix'],
    ],
    ['a pull request', pullRequest, ['pr-7', 'main']],
    ['a pull request to a branch', { ...pullRequest, baseRef: '1.x' }, ['pr-7', '1-x', 'main']],
    ['a fork', fork, ['main']],
    ['a tag', tagPush('v1'), ['tags', 'main']],
  ])('of %s', (_name, source, names) => {
    expect(words(source)).toEqual(names);
  });

  it('a branch named like a pull request or the tags is neither', () => {
    const own = (source: Source) => cacheScopes(inputsOf({}), source, undefined).own;
    expect(own(branchPush('pr-7'))).not.toBe(own(pullRequest));
    expect(own(branchPush('tags'))).not.toBe(own(tagPush('v1')));
  });

  it('every tag has the same one, and so has the same set of platforms', () => {
    const own = (source: Source, given: Given = {}) => cacheScopes(inputsOf(given), source, undefined).own;
    expect(own(tagPush('v1'))).toBe(own(tagPush('v2')));
    expect(own(sourceOf(), { platforms: 'linux/amd64,linux/arm64' })).toBe(
      own(sourceOf(), { platforms: 'linux/arm64,linux/amd64' }),
    );
  });

  it('each part of an image has its own', () => {
    const platforms = 'linux/amd64,linux/arm64';
    const own = (part: string) => cacheScopes(inputsOf({ platforms, part }), sourceOf(), undefined).own;
    expect(shown([own('linux/amd64') ?? '', own('linux/arm64') ?? ''])).toEqual([
      'main-linux-amd64-#',
      'main-linux-arm64-#',
    ]);
  });

  it('are never shared by different builds, and can be tags and file names', () => {
    // Names that read the same once they are words, or leave no room for other words.
    const alike = { arbitrary: fc.constantFrom('a/b', 'a-b', 'A_b', 'long'.repeat(20)), weight: 4 };
    const name = fc.oneof(alike, { arbitrary: fc.string({ maxLength: 80 }), weight: 1 });
    const built = fc.record({
      gitRepository: fc.constantFrom('acme/app', 'acme-app', 'Acme/app'),
      branch: name.filter((branch) => branch !== ''),
      context: fc.constantFrom('.', 'a', 'a/b'),
      file: fc.option(fc.constantFrom('Dockerfile', 'a', '.'), { nil: undefined }),
      target: fc.option(name, { nil: undefined }),
      platforms: fc.subarray(['linux/amd64', 'linux/arm64', 'linux/arm/v7', 'linux/arm/v6']),
      label: fc.option(name, { nil: undefined }),
    });
    const ownScope = ({ gitRepository, branch, context, file, target, platforms, label }: Build) => {
      const inputs = inputsOf({ platforms: platforms.join() });
      const subject = { ...inputs, context, file, target };
      return cacheScopes(subject, { ...branchPush(branch), gitRepository }, label).own ?? '';
    };
    const fields = ['gitRepository', 'branch', 'context', 'file', 'target', 'platforms', 'label'] as const;
    type Build = typeof built extends fc.Arbitrary<infer Value> ? Value : never;
    fc.assert(
      fc.property(built, built, fc.constantFrom(...fields), (one, others, field) => {
        const other = { ...one, [field]: others[field] };
        const [scope, another] = [ownScope(one), ownScope(other)];
        expect(isTag(`${'t'.repeat(50)}-${scope}`)).toBe(true);
        expect(scope).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
        expect(scope === another).toBe(JSON.stringify(one) === JSON.stringify(other));
        expect(ownScope(one)).toBe(scope);
      }),
    );
  });
});

describe('an entry', () => {
  it('reads as it was written, whatever is in it', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^[a-z_]+$/), fc.string()), (attributes) => {
        const fields = Object.entries({ type: 'x', ...attributes }).map(
          ([name, value]) => `${name}=${value}`,
        );
        expect(csvRecord(cacheEntry('x', attributes))).toEqual(fields);
      }),
    );
  });

  it.each([
    ['type=s3,bucket=a', 'type=s3'],
    ['bucket=a,type=s3', 'type=s3'],
    ['ghcr.io/acme/app:cache', 'type=registry'],
  ])('%s is shown as %s', (entry, type) => {
    expect(cacheType(entry)).toBe(type);
  });
});

describe('the plan', () => {
  const given: Given = {
    images,
    cache: 'registry\ns3,bucket=our-bucket,region=b',
    'cache-from': 'bucket=mine,type=s3',
  };
  const planned = createPlan(inputsOf(given), inWorkflow(sourceOf()), new Date(0), { keyless: true });

  it('shows the types and no places', () => {
    const types = ['type=s3', 'type=registry'];
    expect(planJson(planned).build).toMatchObject({ cacheFrom: types, cacheTo: types.toReversed() });
    expect(planText(planned)).toMatch(
      /cache from +type=s3, type=registry\n.*cache to +type=registry, type=s3\n/,
    );
    expect(planText(planned) + JSON.stringify(planJson(planned))).not.toMatch(/our-bucket|mine/);
  });

  it('is of the same image with and without a cache', () => {
    const digest = (more: Given) => inputsDigest(inputsOf({ images, ...more }), sourceOf());
    expect(digest(given)).toBe(digest({}));
  });
});
