import { describe, expect, it } from 'vitest';
import type { InputName } from '../../../src/inputs/schema.ts';
import { platformText } from '../../../src/oci/descriptor.ts';
import { createPlan } from '../../../src/plan/create.ts';
import type { Plan } from '../../../src/plan/plan.ts';
import { planJson, planText } from '../../../src/plan/print.ts';
import { profileOf } from '../../../src/platforms/profiles.ts';
import { inputsOf, thrown } from '../inputs/request.ts';
import { inWorkflow, sourceOf } from './source-of.ts';

type Given = Partial<Record<InputName, string>>;
const now = new Date('2026-11-21T10:00:00Z');
const planOf = (given: Given): Plan =>
  createPlan(inputsOf(given), inWorkflow(sourceOf()), now, { keyless: true });
const mib = 1024 ** 2;

describe('what contradicts the platform is refused before the build', () => {
  it.each<[string, Given]>([
    ['platforms', { serverless: 'lambda', platforms: 'linux/amd64,linux/arm64' }],
    ['platforms', { serverless: 'lambda', platforms: 'linux/386' }],
    ['platforms', { serverless: 'fc', platforms: 'linux/arm64' }],
    ['platforms', { serverless: 'cloudrun', platforms: 'linux/arm64,linux/arm/v7' }],
    ['attestations', { serverless: 'lambda', attestations: 'inline' }],
    ['port', { serverless: 'lambda', port: '8080' }],
    ['port', { serverless: 'fc', port: '70000' }],
    ['port', { serverless: 'fc', port: 'http' }],
    ['smoke-request', { serverless: 'fc', 'smoke-request': 'convert' }],
    ['smoke-request', { serverless: 'scf', port: 'none', 'smoke-request': 'GET /' }],
    ['smoke-request', { serverless: 'fc', smoke: 'off', 'smoke-request': 'GET /' }],
    ['ready-timeout', { serverless: 'fc', 'ready-timeout': '2 hours' }],
    ['pids', { serverless: 'fc', pids: '0' }],
  ])('%s of %j', (input, given) => {
    expect(thrown(() => planOf(given))).toMatchObject({
      code: 'input-invalid',
      message: expect.stringContaining(`${input}: `),
    });
  });

  it('all at once', () => {
    const given = { serverless: 'lambda', platforms: 'linux/amd64,linux/386', attestations: 'inline' };
    const { message } = thrown(() => planOf(given));
    expect(message).toContain('3 things are wrong');
  });

  it.each<Given>([
    { 'serverless-region': 'eu-west-1' },
    { 'serverless-ignore': 'registry-host' },
    { smoke: 'on' },
    { 'smoke-request': 'GET /' },
    { 'tmp-size': '1GiB' },
    { memory: '256MiB' },
    { pids: '10' },
    { descriptors: '10' },
    { port: '9000' },
    { 'ready-timeout': '5s' },
  ])('%j without a platform', (given) => {
    expect(thrown(() => planOf(given)).message).toMatch(
      new RegExp(`^${Object.keys(given)[0]}: .*serverless`),
    );
  });
});

describe('what the platform takes is built', () => {
  it.each([
    ['lambda', 'linux/amd64', 'gzip'],
    ['fc', 'linux/amd64', undefined],
    ['scf', 'linux/amd64', undefined],
    ['cloudrun', 'linux/amd64', undefined],
    ['generic', '', undefined],
    ['none', '', undefined],
  ])('%s without `platforms` builds %j, layers %j', (serverless, platforms, compression) => {
    const plan = planOf({ serverless });
    expect(plan.build.platforms.map(platformText).join()).toBe(platforms);
    expect(plan.build.layerCompression).toBe(compression);
    expect(plan.serverless?.profile.name).toBe(serverless === 'none' ? undefined : serverless);
    expect((plan.notes ?? []).some((note) => note.startsWith('platforms: built for'))).toBe(platforms !== '');
  });

  it('a platform that is named stays, and an index may hold others where one is taken', () => {
    expect(planOf({ serverless: 'lambda', platforms: 'linux/arm64' }).build.platforms).toEqual([
      { os: 'linux', architecture: 'arm64' },
    ]);
    expect(
      planOf({ serverless: 'cloudrun', platforms: 'linux/amd64,linux/arm64' }).build.platforms,
    ).toHaveLength(2);
  });

  it('what an image is held to is part of the digest of the inputs, because its layers are not read again', () => {
    const digest = (given: Given) => planOf(given).inputsDigest;
    expect(digest({ serverless: 'fc' })).not.toBe(digest({ platforms: 'linux/amd64' }));
    expect(digest({ serverless: 'fc', smoke: 'on' })).not.toBe(digest({ serverless: 'fc' }));
    expect(digest({ serverless: 'none' })).toBe(digest({}));
    expect(digest({ serverless: 'lambda' })).not.toBe(digest({ platforms: 'linux/amd64' }));
    expect(digest({ serverless: 'lambda', memory: '1GiB' })).not.toBe(digest({ serverless: 'lambda' }));
  });

  it.each<[string, Given]>([
    ['cache-to', { 'cache-to': 'type=registry,ref=r.example/c,compression=zstd' }],
    ['cache', { cache: 'local=cache,compression=zstd' }],
  ])('a compression asked for in %s is said to be the cache’s only', (input, given) => {
    const noted = (all: Given) =>
      (planOf(all).notes ?? []).some((note) => note.startsWith(`${input}: its compression`));
    expect(noted({ serverless: 'lambda', ...given })).toBe(true);
    expect(noted({ serverless: 'fc', ...given })).toBe(false);
    const [[name, entry] = ['', '']] = Object.entries(given);
    expect(noted({ serverless: 'lambda', [name]: entry.replace('zstd', 'gzip') })).toBe(false);
  });
});

describe('the profile', () => {
  it('has what the inputs say, and where that comes from', () => {
    const plan = planOf({
      serverless: 'fc',
      'tmp-size': '1GiB',
      memory: '256MiB',
      pids: '100',
      descriptors: '2048',
      port: '8080',
      'ready-timeout': '1.5m',
    });
    const { run } = plan.serverless?.profile ?? profileOf('generic');
    expect(run).toEqual({
      ...profileOf('fc').run,
      tmp: { value: 1024 * mib, unit: 'bytes', source: 'the input tmp-size' },
      memory: { value: 256 * mib, unit: 'bytes', source: 'the input memory' },
      pids: { value: 100, unit: 'count', source: 'the input pids' },
      descriptors: { value: 2_048, unit: 'count', source: 'the input descriptors' },
      ready: { value: 90, unit: 'seconds', source: 'the input ready-timeout' },
      invocation: { kind: 'http', port: 8_080, portVariable: undefined },
    });
    expect(plan.notes?.filter((note) => note.includes('is more than'))).toEqual([]);
  });

  it.each<[string, Given]>([
    ['tmp-size', { serverless: 'lambda', 'tmp-size': '11GiB' }],
    ['memory', { serverless: 'scf', memory: '4GiB' }],
    ['pids', { serverless: 'fc', pids: '2000' }],
    ['descriptors', { serverless: 'lambda', descriptors: '2000' }],
    ['ready-timeout', { serverless: 'scf', 'ready-timeout': '31' }],
  ])('%s above what the vendor gives is used, and said with the vendor’s page', (input, given) => {
    const note = planOf(given).notes?.find((one) => one.startsWith(`${input}: `));
    expect(note).toMatch(/is more than the .* \(https:\/\//);
  });

  it.each([
    ['job', 'scf', 'none', { kind: 'job' }],
    ['port variable', 'cloudrun', '9999', { kind: 'http', port: 9_999, portVariable: 'PORT' }],
  ])('%s', (_, serverless, port, invocation) => {
    expect(planOf({ serverless, port }).serverless?.profile.run.invocation).toEqual(invocation);
  });
});

it.each([
  [
    'fc',
    'post /convert events/a b.json',
    { kind: 'http', method: 'POST', path: '/convert', body: 'events/a b.json' },
  ],
  ['fc', '/health?full=1', { kind: 'http', method: 'GET', path: '/health?full=1' }],
  ['fc', '/convert body.json', { kind: 'http', method: 'POST', path: '/convert', body: 'body.json' }],
  ['lambda', 'events/s3.json', { kind: 'event', file: 'events/s3.json' }],
])('the smoke request of %s %j', (serverless, text, request) => {
  expect(planOf({ serverless, 'smoke-request': text }).serverless?.smoke).toEqual({ mode: 'auto', request });
});

it('is printed', () => {
  const plan = planOf({
    serverless: 'lambda',
    'serverless-region': 'eu-west-1',
    'serverless-ignore': 'registry-host',
  });
  const text = planText(plan);
  for (const part of ['AWS Lambda', 'eu-west-1', 'gzip', '512 MiB', 'registry-host'])
    expect(text).toContain(part);
  expect(planJson(plan)).toMatchObject({ serverless: { platform: 'lambda', region: 'eu-west-1' } });
  expect(planText(planOf({}))).not.toContain('Serverless');
});
