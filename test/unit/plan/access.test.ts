import { describe, expect, it } from 'vitest';
import type { Fault } from '../../../src/inputs/fault.ts';
import type { InputName } from '../../../src/inputs/schema.ts';
import { accessOf } from '../../../src/plan/access.ts';
import type { KeylessProvider } from '../../../src/registries/provider.ts';
import { inputsOf } from '../inputs/request.ts';

function accessFor(given: Partial<Record<InputName, string>>, pushed = true, fork = false) {
  const faults: Fault[] = [];
  const access = accessOf(inputsOf(given), { pushed, fork }, (fault) => faults.push(fault));
  return { ...access, faulty: faults.map(({ input }) => input) };
}

const hub = { 'connection-id': 'e2d4a7a0-6c1b-4a51-9f61-1f3f0d4b7a10' };
const role = { 'role-to-assume': 'arn:aws:iam::123456789012:role/push' };
const acs = {
  'role-to-assume': 'acs:ram::1234567890123456:role/publisher',
  'oidc-provider': 'acs:ram::1234567890123456:oidc-provider/github',
};
const ecr = '123456789012.dkr.ecr.eu-central-1.amazonaws.com';

describe('a keyless login', () => {
  it('reads the region from the host', () => {
    const { logins, faulty } = accessFor({ registry: ecr, ...role });
    expect(faulty).toEqual([]);
    expect(logins).toMatchObject([
      { kind: 'keyless', provider: 'aws-ecr', fields: { ...role, region: 'eu-central-1' } },
    ]);
  });

  it('behind a name of its own wants the provider and the region', () => {
    const registry = 'images.acme.example';
    expect(accessFor({ registry, ...role }).faulty).toEqual(['role-to-assume']);
    expect(accessFor({ registry, ...role, provider: 'aws-ecr' }).faulty).toEqual(['region']);
    expect(
      accessFor({ registry, ...role, provider: 'aws-ecr', region: 'eu-central-1' }).logins,
    ).toMatchObject([{ provider: 'aws-ecr', registry }]);
  });

  it('of Docker Hub wants the organization where something is pushed, and is left out elsewhere', () => {
    expect(accessFor(hub)).toMatchObject({ logins: [], faulty: ['username'] });
    // As in a pull request from a fork, whose variables are empty.
    expect(accessFor(hub, false)).toMatchObject({ logins: [], faulty: [] });
    expect(accessFor({ ...hub, username: 'acme' })).toMatchObject({ faulty: [], logins: [{}] });
  });

  const whole = {
    'docker-hub': { username: 'acme', ...hub },
    'aws-ecr': { ...role, region: 'eu-central-1' },
    'aws-ecr-public': role,
    'google-artifact-registry': {
      'oidc-provider': 'projects/123456789012/locations/global/workloadIdentityPools/github/providers/acme',
    },
    'azure-acr': {
      'client-id': '01234567-89ab-4cde-8f01-23456789abcd',
      'tenant-id': 'acme.onmicrosoft.com',
    },
    'alibaba-acr': { ...acs, 'instance-id': 'cri-0123abcd', region: 'cn-hangzhou' },
    'alibaba-acr-personal': { ...acs, region: 'cn-hangzhou' },
    'tencent-tcr': {
      'role-to-assume': 'qcs::cam::uin/100012345678:roleName/publisher',
      'oidc-provider': 'github',
      'instance-id': 'tcr-0123abcd',
      region: 'ap-guangzhou',
    },
  } as const satisfies Record<KeylessProvider, object>;
  const providers = Object.entries(whole) as [KeylessProvider, Record<string, string>][];

  it.each(providers)('of %s behind a name of its own wants every field, each named', (provider, given) => {
    const own = { registry: 'images.acme.example', provider };
    expect(accessFor({ ...own, ...given })).toMatchObject({
      ...{ faulty: [], logins: [{ kind: 'keyless', provider, registry: 'images.acme.example' }] },
    });
    for (const field of Object.keys(given)) {
      const { [field]: _, ...others } = given;
      // Without its only field it is no keyless login, but a password's or none.
      const keyless = Object.keys(others).some((name) => name !== 'username');
      const faulty = keyless ? [field] : 'username' in others ? ['password'] : [];
      expect(accessFor({ ...own, ...others })).toMatchObject({ logins: [], faulty });
      expect(accessFor({ ...own, ...others }, false)).toMatchObject({ logins: [], faulty: [] });
    }
  });

  it.each(providers)('of %s stands in registry-auths as well', (provider, given) => {
    const entry = { registry: 'images.acme.example', provider, ...given };
    const { logins, faulty, providers } = accessFor({ 'registry-auths': JSON.stringify([entry]) });
    expect(faulty).toEqual([]);
    const { username, ...fields } = given;
    expect(logins).toMatchObject([{ kind: 'keyless', provider, username, fields }]);
    expect(providers.get('images.acme.example')).toBe(provider);
    const [field = ''] = Object.keys(fields).slice(-1);
    const less = JSON.stringify([{ ...entry, [field]: '', audience: 'own' }]);
    expect(accessFor({ 'registry-auths': less }).faulty).toEqual(['registry-auths']);
    expect(accessFor({ 'registry-auths': less }, false)).toMatchObject({ logins: [], faulty: [] });
  });

  it.each([
    ['docker-hub', 'connection-id', 'acme'],
    ['aws-ecr', 'role-to-assume', 'push'],
    ['aws-ecr', 'region', 'evil.example/'],
    ['google-artifact-registry', 'oidc-provider', 'projects/acme/locations/global'],
    ['google-artifact-registry', 'service-account', 'pusher'],
    ['azure-acr', 'client-id', 'sealift'],
  ] as const)('of %s says that a %s cannot be %s', (provider, field, value) => {
    const given = { registry: 'images.acme.example', provider, ...whole[provider], [field]: value };
    expect(accessFor(given).faulty).toEqual([field]);
    expect(accessFor(given, false).faulty).toEqual([field]);
  });

  it("takes Google's provider by its full resource name, and roles of every partition", () => {
    const name = whole['google-artifact-registry']['oidc-provider'];
    for (const prefix of ['/', '//iam.googleapis.com/', 'https://iam.googleapis.com/v1/'])
      expect(accessFor({ registry: 'eu-docker.pkg.dev', 'oidc-provider': `${prefix}${name}` })).toMatchObject(
        { faulty: [], logins: [{}] },
      );
    for (const partition of ['aws', 'aws-cn', 'aws-us-gov', 'aws-eusc'])
      expect(
        accessFor({ registry: ecr, 'role-to-assume': `arn:${partition}:iam::123456789012:role/a/b` }).faulty,
      ).toEqual([]);
  });

  it('stands beside no password, and beside a user only at Docker Hub', () => {
    const docker = { ...whole['docker-hub'], password: 'x' };
    expect(accessFor(docker).faulty).toEqual(['password']);
    const given = { registry: ecr, ...role, username: 'AWS' };
    expect(accessFor(given).faulty).toEqual(['username']);
    expect(accessFor({ ...given, password: 'x' }).faulty).toEqual(['password', 'username']);
  });

  it('is asked for where it is not taken', () => {
    expect(accessFor({ registry: 'quay.io', ...role }).faulty).toEqual(['role-to-assume']);
    expect(accessFor({ registry: 'ghcr.io', provider: 'ghcr', ...hub }).faulty).toEqual(['connection-id']);
  });

  it.each([
    ['https://sts.acme.example/', true],
    ['http://127.0.0.1:9000', true],
    ['http://[::1]:9000', true],
    ['http://localhost:9000/path', true],
    ['http://sts.acme.example', false],
    ['http://127.0.0.1.acme.example', false],
    ['https://user:secret@sts.acme.example', false],
    ['ftp://127.0.0.1', false],
    ['sts.acme.example', false],
  ])('asks at the address %s: %s', (url, safe) => {
    const { faulty, logins } = accessFor({ registry: ecr, ...role, endpoints: `sts=${url}` });
    expect(faulty).toEqual(safe ? [] : ['endpoints']);
    if (safe) expect(logins).toMatchObject([{ endpoints: { sts: url } }]);
  });

  it('takes no field and no endpoint of another provider', () => {
    const { faulty } = accessFor({
      registry: ecr,
      ...role,
      'tenant-id': 'x',
      endpoints: 'tcr=https://tcr.example',
    });
    expect(faulty).toEqual(['tenant-id', 'endpoints']);
  });
});

it.each<[string, Partial<Record<InputName, string>>]>([
  ['inputs', { ...role }],
  ['a provider', { provider: 'aws-ecr' }],
])('%s for a registry that is not named are wrong where no image is on Docker Hub', (_what, given) => {
  expect(accessFor({ images: `${ecr}/app`, ...given }).faulty).toEqual(['registry']);
  const entry = Object.entries(given).map(([name, value]) => `${name}: ${value}`);
  const auths = { 'registry-auths': `- {${entry.join(', ')}}` };
  expect(accessFor({ images: `${ecr}/app`, ...auths }).faulty).toEqual(['registry-auths']);
});

it('a fork gets no login by a token of the job, whatever its event', () => {
  const given = { registry: ecr, ...role, 'github-token': 'job-token' };
  expect(accessFor(given, false, true)).toMatchObject({ logins: [], githubToken: undefined, faulty: [] });
  expect(accessFor(given, false).logins).toHaveLength(1);
});

it('a region that is not the host’s is wrong', () => {
  expect(accessFor({ registry: ecr, ...role, region: 'us-east-1' }).faulty).toEqual(['region']);
  expect(accessFor({ registry: ecr, ...role, region: 'eu-central-1' }).faulty).toEqual([]);
});

it('a registry may be written as a URL', () => {
  expect(accessFor({ registry: `https://${ecr}/`, ...role }).logins).toMatchObject([{ registry: ecr }]);
});

it('an empty field of an entry is as empty as a secret: left out in a fork, told on a push', () => {
  const auths = { 'registry-auths': `- {registry: ${ecr}, role-to-assume: ""}` };
  expect(accessFor(auths, false)).toMatchObject({ logins: [], faulty: [] });
  expect(accessFor(auths).faulty).toEqual(['registry-auths']);
});

it.each<[string, Partial<Record<InputName, string>>, string]>([
  ['an instance of TCR at ACR', { ...acs, 'instance-id': 'tcr-abc' }, 'instance-id'],
  [
    'a provider that is no ARN',
    { ...acs, 'oidc-provider': 'github', 'instance-id': 'cri-abc' },
    'oidc-provider',
  ],
  ['a role of AWS', { ...acs, ...role, 'instance-id': 'cri-abc' }, 'role-to-assume'],
])('%s is wrong', (_what, given, input) => {
  expect(accessFor({ registry: 'a-registry.cn-hangzhou.cr.aliyuncs.com', ...given }).faulty).toEqual([input]);
});

it('endpoints without a keyless login are wrong, but not where nothing is pushed', () => {
  const given = { registry: ecr, endpoints: 'sts=https://sts.example' };
  expect(accessFor(given).faulty).toEqual(['endpoints']);
  expect(accessFor({ ...given, username: 'AWS', password: 'x' }).faulty).toEqual(['endpoints']);
  expect(accessFor(given, false).faulty).toEqual([]);
});

it('knows one registry by its several names', () => {
  const { faulty } = accessFor({
    registry: 'index.docker.io',
    username: 'acme',
    password: 'x',
    'registry-auths': '- {registry: docker.io, username: acme, password: "1"}',
  });
  expect(faulty).toEqual(['registry-auths']);
  const twice = ['docker.io', 'https://index.docker.io/v1/'].map(
    (registry) => `- {registry: "${registry}", username: a, password: "1"}`,
  );
  expect(() => accessFor({ 'registry-auths': twice.join('\n') })).toThrow(
    expect.objectContaining({ code: 'input-invalid' }),
  );
});
