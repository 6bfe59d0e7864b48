import { describe, expect, it } from 'vitest';
import type { InputName } from '../../../src/inputs/schema.ts';
import { createPlan } from '../../../src/plan/create.ts';
import { planJson, planText } from '../../../src/plan/print.ts';
import type { Ability } from '../../../src/plan/signing.ts';
import type { Source } from '../../../src/source/source.ts';
import { inputsOf, thrown } from '../inputs/request.ts';
import { pullRequest, sourceOf } from './source-of.ts';

type Given = Partial<Record<InputName, string>>;

const host = 'acme-registry.cn-hangzhou.cr.aliyuncs.com';
const asked: Given = {
  images: `ghcr.io/acme/app,${host}/team/app,${host}/mirror/app`,
  'vendor-scan': 'acr',
  'cosign-key': 'cosign.key',
  registry: host,
  'instance-id': 'cri-1',
};
const password: Given = { username: 'acme', password: 'of the registry' };
const role: Given = {
  'role-to-assume': 'acs:ram::1:role/ci',
  'oidc-provider': 'acs:ram::1:oidc-provider/github',
};
const withKeys: Ability = { keyless: true, alibabaKeys: true };

function planOf(given: Given, can: Ability = withKeys, source: Source = sourceOf()) {
  return createPlan(inputsOf({ ...asked, ...given }), source, new Date(), can);
}

describe('vendor-scan: acr', () => {
  it('scans the first repository of ACR, on the commit tag, with the keys of the environment', () => {
    const { vendorScan, access } = planOf(password);
    expect(vendorScan).toMatchObject({
      repository: { registry: host, path: 'team/app' },
      tag: { name: `sha-${sourceOf().commit}`, kind: 'commit' },
      instance: { id: 'cri-1', region: 'cn-hangzhou', endpoint: undefined },
      keys: 'environment',
      gate: false,
      timeoutMs: 600_000,
    });
    expect(access.logins).toMatchObject([{ kind: 'password', registry: host, username: 'acme' }]);
  });

  it('sends keys to no host that a region makes up', () => {
    const error = thrown(() => planOf({ ...password, region: 'x.evil.example/' }));
    expect(error).toMatchObject({ code: 'input-invalid', message: expect.stringContaining('region: ') });
  });

  it('takes the role of a keyless login before keys', () => {
    expect(planOf(role).vendorScan?.keys).toMatchObject({
      kind: 'keyless',
      provider: 'alibaba-acr',
      fields: { 'role-to-assume': 'acs:ram::1:role/ci' },
    });
    expect(planOf(role, { keyless: true }).vendorScan).toBeDefined();
  });

  it('needs no login by input: that of the Docker configuration will do', () => {
    const { vendorScan, access } = planOf({});
    expect(vendorScan?.keys).toBe('environment');
    expect(access.logins).toEqual([]);
  });

  it('reads the instance from registry-auths', () => {
    const plan = planOf({
      registry: '',
      'instance-id': '',
      'registry-auths': `- {registry: ${host}, username: a, password: b, instance-id: cri-2, region: cn-beijing, endpoints: {acr: 'http://127.0.0.1:1'}}`,
    });
    expect(plan.vendorScan?.instance).toEqual({
      id: 'cri-2',
      region: 'cn-beijing',
      endpoint: 'http://127.0.0.1:1',
    });
  });

  it('knows a registry behind another name by its provider', () => {
    const plan = planOf({
      ...password,
      images: 'images.acme.example/team/app',
      registry: 'images.acme.example',
      provider: 'alibaba-acr',
      region: 'cn-shanghai',
    });
    expect(plan.vendorScan?.instance.region).toBe('cn-shanghai');
  });

  it('says how long and whether it gates', () => {
    const plan = planOf({ ...password, 'vendor-scan-gate': 'true', 'vendor-scan-timeout': '90m' });
    expect(plan.vendorScan).toMatchObject({ gate: true, timeoutMs: 5_400_000 });
  });

  it('is shown before it is done, without a secret', () => {
    const plan = planOf({ ...password, 'vendor-scan-gate': 'true' });
    expect(planText(plan)).toContain(`${host}/team/app:sha-${sourceOf().commit}, before any other tag`);
    expect(planJson(plan)).toHaveProperty('vendorScan.instance.id', 'cri-1');
    expect(planText(plan) + JSON.stringify(planJson(plan))).not.toContain(password.password);
  });

  it('is not planned where nothing is pushed, and asks for nothing there', () => {
    const bare: Given = { 'instance-id': '', registry: '' };
    for (const source of [{ ...pullRequest, fork: true }, pullRequest])
      expect(planOf(bare, { keyless: false }, source).vendorScan).toBeUndefined();
    expect(planOf({ ...bare, push: 'false' }, { keyless: false }).vendorScan).toBeUndefined();
  });

  it('is off by default', () => {
    expect(planOf({ ...role, 'vendor-scan': '' }).vendorScan).toBeUndefined();
  });

  it.each<[string, Given, Ability, string[]]>([
    ['no keys', password, { keyless: true }, ['ALIBABA_CLOUD_ACCESS_KEY_ID', 'role-to-assume']],
    ['no repository of ACR', { images: 'ghcr.io/acme/app', ...password }, withKeys, ['Enterprise Edition']],
    [
      'Personal Edition',
      { images: 'registry.cn-hangzhou.aliyuncs.com/acme/app' },
      withKeys,
      ['Enterprise Edition'],
    ],
    ['no instance', { ...password, 'instance-id': '' }, withKeys, ['instance-id']],
    ['another registry’s login', { ...password, registry: 'ghcr.io' }, withKeys, ['instance-id']],
    [
      'no region',
      { ...password, images: 'a.example/team/app', registry: 'a.example', provider: 'alibaba-acr' },
      withKeys,
      ['region'],
    ],
    ['no commit tag', { ...password, tags: 'type=raw,value=x' }, withKeys, ['tags', 'type=sha']],
    [
      'an open address',
      { ...password, endpoints: 'acr=http://acr.example' },
      withKeys,
      ['endpoints', 'https'],
    ],
    [
      'a part',
      { ...password, platforms: 'linux/amd64', part: 'linux/amd64' },
      withKeys,
      ['vendor-scan', 'part'],
    ],
    [
      'a gate without a scan',
      { ...password, 'instance-id': '', 'vendor-scan': 'none', 'vendor-scan-gate': 'true' },
      withKeys,
      ['vendor-scan-gate'],
    ],
  ])('%s is said before anything is built', (_name, given, can, parts) => {
    const error = thrown(() => planOf(given, can));
    expect(error.code).toBe('input-invalid');
    for (const part of parts) expect(error.message).toContain(part);
  });

  it('without it an instance beside a password is a mistake, as before', () => {
    const error = thrown(() => planOf({ ...password, 'vendor-scan': 'none' }));
    expect(error.code).toBe('input-invalid');
  });
});
