import { describe, expect, test } from 'vitest';
import type { PlatformName } from '../../../src/platforms/finding.ts';
import { profileOf } from '../../../src/platforms/profiles.ts';
import { registryFindings } from '../../../src/platforms/registry-checks.ts';
import { recognize, regionOf } from '../../../src/registries/profile.ts';

const found = (name: PlatformName, registries: readonly string[], region?: string) =>
  registryFindings(
    registries.map((registry) => ({
      registry,
      region: regionOf(recognize(registry, undefined).profile, registry),
    })),
    profileOf(name),
    region,
  ).map(({ rule, severity }) => [rule, severity]);

const ecr = '123456789012.dkr.ecr.eu-west-1.amazonaws.com';
const acr = 'acme-registry.cn-hangzhou.cr.aliyuncs.com';

describe('the registry of an image', () => {
  test.each<[PlatformName, string]>([
    ['lambda', ecr],
    ['lambda', '123456789012.dkr.ecr-fips.us-gov-west-1.amazonaws.com'],
    ['lambda', '123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn'],
    ['lambda', '123456789012.dkr-ecr.eu-west-1.on.aws'],
    ['fc', 'registry.cn-hangzhou.aliyuncs.com'],
    ['fc', 'registry-vpc.cn-hangzhou.aliyuncs.com'],
    ['fc', 'crpi-abc123.cn-shanghai.personal.cr.aliyuncs.com'],
    ['scf', 'acme.tencentcloudcr.com'],
    ['scf', 'ccr.ccs.tencentyun.com'],
    ['cloudrun', 'europe-west1-docker.pkg.dev'],
    ['cloudrun', 'docker.io'],
    ['generic', 'ghcr.io'],
  ])('%s pulls from %s', (name, registry) => {
    expect(found(name, [registry])).toEqual([]);
  });

  test.each<[PlatformName, string]>([
    ['lambda', 'ghcr.io'],
    ['lambda', 'public.ecr.aws'],
    ['lambda', 'x123456789012.dkr.ecr.eu-west-1.amazonaws.com'],
    ['fc', 'evil-aliyuncs.com'],
    ['fc', ecr],
    ['scf', 'docker.io'],
    ['cloudrun', 'ghcr.io'],
  ])('%s does not pull from %s', (name, registry) => {
    expect(found(name, [registry])).toEqual([['registry-host', 'warning']]);
  });

  test('one right repository is enough, and none at all is no finding', () => {
    expect(found('lambda', ['ghcr.io', ecr])).toEqual([]);
    expect(found('lambda', [])).toEqual([]);
  });

  test('must be in the region that the function runs in, where that is said', () => {
    expect(found('lambda', [ecr], 'eu-west-1')).toEqual([]);
    expect(found('lambda', [ecr], 'us-east-1')).toEqual([['registry-region', 'error']]);
    expect(found('lambda', [ecr, ecr.replace('eu-west-1', 'us-east-1')], 'us-east-1')).toEqual([]);
    expect(found('fc', ['registry.cn-hangzhou.aliyuncs.com'], 'cn-shanghai')).toEqual([
      ['registry-region', 'error'],
    ]);
    expect(found('cloudrun', ['europe-west1-docker.pkg.dev'], 'us-central1')).toEqual([]);
  });

  test('an Enterprise instance may be of the Economy Edition', () => {
    expect(found('fc', [acr])).toEqual([['registry-edition', 'note']]);
  });
});
