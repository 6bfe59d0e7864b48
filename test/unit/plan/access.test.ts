import { describe, expect, it } from 'vitest';
import type { Fault } from '../../../src/inputs/fault.ts';
import type { InputName } from '../../../src/inputs/schema.ts';
import { accessOf } from '../../../src/plan/access.ts';
import { inputsOf } from '../inputs/request.ts';

function accessFor(given: Partial<Record<InputName, string>>, pushed = true) {
  const faults: Fault[] = [];
  const access = accessOf(inputsOf(given), pushed, (fault) => faults.push(fault));
  return { ...access, faulty: faults.map(({ input }) => input) };
}

const hub = { 'connection-id': 'e2d4a7a0-6c1b-4a51-9f61-1f3f0d4b7a10' };
const role = { 'role-to-assume': 'arn:aws:iam::123456789012:role/push' };
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
