import { describe, expect, test } from 'vitest';
import { registryName } from '../../../src/oci/reference.ts';
import { type LoginChallenge, profileOf, recognize, regionOf } from '../../../src/registries/profile.ts';
import { type Provider, providers } from '../../../src/registries/provider.ts';

/** Hosts as the vendors' documentation writes them, and the region they name. */
const hosts: [host: string, provider: Provider, region?: string][] = [
  ['docker.io', 'docker-hub'],
  ['index.docker.io', 'docker-hub'],
  ['registry-1.docker.io', 'docker-hub'],
  ['ghcr.io', 'ghcr'],
  ['GHCR.io', 'ghcr'],
  ['ghcr.io:443', 'ghcr'],
  ['containers.octo-corp.ghe.com', 'ghcr'],
  ['registry.cn-hangzhou.aliyuncs.com', 'alibaba-acr-personal', 'cn-hangzhou'],
  ['registry-vpc.cn-hangzhou.aliyuncs.com', 'alibaba-acr-personal', 'cn-hangzhou'],
  ['registry-internal.cn-shenzhen.aliyuncs.com', 'alibaba-acr-personal', 'cn-shenzhen'],
  ['registry-intl.eu-central-1.aliyuncs.com', 'alibaba-acr-personal', 'eu-central-1'],
  ['registry-intl-vpc.ap-southeast-1.aliyuncs.com', 'alibaba-acr-personal', 'ap-southeast-1'],
  ['registry.aliyuncs.com', 'alibaba-acr-personal'],
  ['crpi-abc123.cn-shanghai.personal.cr.aliyuncs.com', 'alibaba-acr-personal', 'cn-shanghai'],
  ['crpi-abc123-vpc.cn-shanghai.personal.cr.aliyuncs.com', 'alibaba-acr-personal', 'cn-shanghai'],
  ['team-registry.cn-beijing.cr.aliyuncs.com', 'alibaba-acr', 'cn-beijing'],
  ['team-registry-vpc.ap-southeast-1.cr.aliyuncs.com', 'alibaba-acr', 'ap-southeast-1'],
  ['team.tencentcloudcr.com', 'tencent-tcr'],
  ['team-vpc.tencentcloudcr.com', 'tencent-tcr'],
  ['ccr.ccs.tencentyun.com', 'tencent-tcr-personal'],
  ['hkccr.ccs.tencentyun.com', 'tencent-tcr-personal'],
  ['uswccr.ccs.tencentyun.com', 'tencent-tcr-personal'],
  ['123456789012.dkr.ecr.us-east-1.amazonaws.com', 'aws-ecr', 'us-east-1'],
  ['123456789012.dkr.ecr-fips.us-gov-west-1.amazonaws.com', 'aws-ecr', 'us-gov-west-1'],
  ['123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn', 'aws-ecr', 'cn-north-1'],
  ['123456789012.dkr-ecr.us-east-1.on.aws', 'aws-ecr', 'us-east-1'],
  ['123456789012.dkr-ecr-fips.us-gov-east-1.on.aws', 'aws-ecr', 'us-gov-east-1'],
  ['123456789012.dkr-ecr.cn-northwest-1.on.amazonwebservices.com.cn', 'aws-ecr', 'cn-northwest-1'],
  ['123456789012.dkr.ecr.us-iso-east-1.c2s.ic.gov', 'aws-ecr', 'us-iso-east-1'],
  ['123456789012.dkr.ecr.us-isob-east-1.sc2s.sgov.gov', 'aws-ecr', 'us-isob-east-1'],
  ['123456789012.dkr.ecr.eusc-de-east-1.amazonaws.eu', 'aws-ecr', 'eusc-de-east-1'],
  ['public.ecr.aws', 'aws-ecr-public'],
  ['europe-west1-docker.pkg.dev', 'google-artifact-registry'],
  ['us-docker.pkg.dev', 'google-artifact-registry'],
  ['gcr.io', 'google-artifact-registry'],
  ['eu.gcr.io', 'google-artifact-registry'],
  ['contoso.azurecr.io', 'azure-acr'],
  ['contoso-hah6b3.azurecr.io', 'azure-acr'],
  ['contoso.westeurope.geo.azurecr.io', 'azure-acr'],
  ['contoso.azurecr.cn', 'azure-acr'],
  ['contoso.azurecr.us', 'azure-acr'],
  ['registry.gitlab.com', 'gitlab'],
  ['quay.io', 'quay'],
];

/** Nobody becomes a vendor's registry by looking like one. */
const lookAlikes = [
  'registry.cn-hangzhou.aliyuncs.com.evil.example',
  'registry.cn-hangzhou.aliyuncs.com:443.evil.example',
  'evil-aliyuncs.com',
  'registry.cn-hangzhou.evilaliyuncs.com',
  'team-registry.cn-beijing.cr.aliyuncs.com.evil.example',
  '123456789012.dkr.ecr.us-east-1.amazonaws.com.evil.example',
  '12345.dkr.ecr.us-east-1.amazonaws.com',
  'public.ecr.aws.evil.example',
  'ghcr.io.evil.example',
  'xghcr.io',
  'containers.a.b.ghe.com',
  'docker.io.evil.example',
  'evil.docker.io',
  'team.tencentcloudcr.com.evil.example',
  'ccr.ccs.tencentyun.com.evil.example',
  'us-docker.pkg.dev.evil.example',
  'docker.pkg.dev',
  'evilgcr.io',
  'contoso.azurecr.io.evil.example',
  'azurecr.io',
  'contoso.data.azurecr.io',
  'registry.gitlab.com.evil.example',
  'quay.io.evil.example',
  'harbor.example.com',
  '127.0.0.1:5000',
  'localhost:5000',
  '[::1]:5000',
];

describe('a registry is known by its host', () => {
  test.each(hosts)('%s is %s', (host, provider, ...[region]) => {
    const { profile, by } = recognize(registryName(host), undefined);
    expect({ provider: profile.provider, by }).toEqual({ provider, by: 'host' });
    expect(regionOf(profile, host)).toBe(region);
  });

  test.each(lookAlikes)('%s is nobody we know', (host) => {
    const { profile, by } = recognize(registryName(host), undefined);
    expect({ provider: profile.provider, by }).toEqual({ provider: 'other', by: 'default' });
    for (const provider of providers) expect(regionOf(profileOf(provider), host)).toBeUndefined();
  });
});

describe('the provider the user names counts before all else', () => {
  test.each(providers)('%s', (provider) => {
    const challenge = { realm: 'https://quay.example/v2/auth', service: 'harbor-registry' };
    expect(recognize('ghcr.io', provider, challenge)).toEqual({
      profile: profileOf(provider),
      by: 'provider',
    });
    expect(profileOf(provider).provider).toBe(provider);
  });
});

describe('behind a name of its own it is known by its login challenge', () => {
  const challenges: readonly (readonly [provider: Provider, LoginChallenge])[] = [
    [
      'alibaba-acr-personal',
      {
        realm: 'https://dockerauth.cn-hangzhou.aliyuncs.com/auth',
        service: 'registry.aliyuncs.com:cn-hangzhou:26842',
      },
    ],
    ['alibaba-acr-personal', { realm: 'https://dockerauth.aliyuncs.com/auth', service: undefined }],
    ['alibaba-acr-personal', { realm: 'https://dockerauth-vpc.cn-beijing.aliyuncs.com/auth', service: 'x' }],
    ['alibaba-acr', { realm: 'https://dockerauth-ee.cn-hangzhou.aliyuncs.com/auth', service: 'x' }],
    ['alibaba-acr', { realm: 'https://dockerauth-ee-vpc.cn-hangzhou.aliyuncs.com/auth', service: 'x' }],
    ['harbor', { realm: 'https://registry.example/service/token', service: 'harbor-registry' }],
    ['gitlab', { realm: 'https://gitlab.example/jwt/auth', service: 'container_registry' }],
    ['azure-acr', { realm: 'https://images.example/oauth2/token', service: 'contoso.azurecr.io' }],
    ['quay', { realm: 'https://registry.example/v2/auth', service: 'registry.example' }],
    ['other', { realm: 'https://dockerauth.cn-hangzhou.aliyuncs.com.evil.example/auth', service: 'x' }],
    ['other', { realm: 'http://dockerauth.cn-hangzhou.aliyuncs.com/auth', service: 'x' }],
    ['other', { realm: 'https://evil.example/https://dockerauth.aliyuncs.com/auth', service: 'x' }],
    ['other', { realm: 'https://registry.example/oauth2/token', service: 'registry.example' }],
    ['other', { realm: 'https://registry.example/oauth2/token', service: undefined }],
    ['other', { realm: 'https://registry.example/jwt/auth', service: 'other' }],
  ];
  test.each(challenges)('%s: %o', (provider, challenge) => {
    const { profile, by } = recognize('images.example.com', undefined, challenge);
    expect({ provider: profile.provider, by }).toEqual({
      provider,
      by: provider === 'other' ? 'default' : 'challenge',
    });
  });

  test('which its host outweighs', () => {
    const challenge = { realm: 'https://registry.example/service/token', service: 'harbor-registry' };
    expect(recognize('ghcr.io', undefined, challenge).by).toBe('host');
  });
});

const emptyConfig = 'application/vnd.oci.empty.v1+json';

test('signatures are .sig tags exactly where the empty config of a bundle is refused', () => {
  for (const provider of providers) {
    const { signatureStorage, refusedConfigs } = profileOf(provider);
    expect([provider, signatureStorage]).toEqual([
      provider,
      refusedConfigs.includes(emptyConfig) ? 'tag' : 'referrers',
    ]);
  }
});
