import { describe, expect, test } from 'vitest';
import { registryName } from '../../../src/oci/reference.ts';
import {
  type LoginChallenge,
  meaningOf,
  meaningOfWords,
  profileOf,
  type Refusal,
  recognize,
  regionOf,
} from '../../../src/registries/profile.ts';
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

describe('what a refusal means', () => {
  const said = (status: number, code: string, message: string): Refusal => ({
    status,
    codes: [code],
    words: `${code}: ${message}`,
  });
  const immutable: readonly (readonly [Provider, Refusal])[] = [
    [
      'aws-ecr',
      said(
        400,
        'TAG_INVALID',
        "The image tag 'v1' already exists in the 'app' repository and cannot be overwritten because the tag is immutable.",
      ),
    ],
    [
      'google-artifact-registry',
      said(400, 'MANIFEST_INVALID', 'cannot update tag v1. The repository has enabled tag immutability'),
    ],
    [
      'harbor',
      said(412, 'PRECONDITION', "Failed to process request due to 'app:v1' configured as immutable."),
    ],
    [
      'tencent-tcr',
      said(412, 'PRECONDITION', "Failed to process request due to 'app:v1' configured as immutable."),
    ],
    ['alibaba-acr', said(403, 'DENIED', 'The requested tag already exists and cannot be overwritten.')],
    ['quay', said(409, 'TAG_INVALID', 'tag is immutable and cannot be overwritten')],
    ['gitlab', said(403, 'DENIED', 'tag "v1" is immutable')],
    ['docker-hub', said(403, 'DENIED', 'tag v1 is immutable')],
    ['other', said(409, 'DENIED', 'tag v1 is immutable')],
  ];
  test.each(immutable)('%s: an immutable tag, and the setting that helps', (provider, refusal) => {
    const profile = profileOf(provider);
    const meaning = meaningOf(profile, refusal);
    expect(meaning?.as).toBe('tag-immutable');
    expect(meaning?.hint).toContain(profile.immutability?.remedy);
  });

  const others: readonly (readonly [Provider, Refusal, as: string | undefined, hint: RegExp])[] = [
    [
      'azure-acr',
      said(
        405,
        'REGISTRY_DISALLOWED_OPERATION',
        'The operation is disallowed on this registry, repository or image.',
      ),
      'tag-immutable',
      /--write-enabled true/,
    ],
    [
      'aws-ecr',
      said(
        404,
        'NAME_UNKNOWN',
        "The repository with name 'app' does not exist in the registry with id '123456789012'",
      ),
      'registry-not-found',
      /create-repository/,
    ],
    [
      'aws-ecr',
      said(403, 'DENIED', 'User: arn:x is not authorized to perform: ecr:PutImage on resource: arn:y'),
      'registry-denied',
      /policy/,
    ],
    [
      'aws-ecr',
      said(403, 'DENIED', 'Your authorization token has expired. Reauthenticate and try again.'),
      'registry-unauthorized',
      /12 hours/,
    ],
    [
      'alibaba-acr',
      said(403, 'DENIED', `unknown manifest class for ${emptyConfig}`),
      'registry-refused',
      /signature-storage/,
    ],
    [
      'other',
      said(403, 'DENIED', `unknown manifest class for ${emptyConfig}`),
      'registry-refused',
      /provider: alibaba-acr/,
    ],
    [
      'alibaba-acr-personal',
      said(401, 'UNAUTHORIZED', 'requested access to the resource is denied'),
      undefined,
      /registry's own password/,
    ],
    [
      'harbor',
      said(404, 'NOT_FOUND', 'project team not found'),
      'registry-not-found',
      /project, which must exist/,
    ],
    [
      'harbor',
      said(401, 'UNAUTHORIZED', 'project team not found: project team not found'),
      'registry-not-found',
      /project, which must exist/,
    ],
    [
      'harbor',
      said(
        412,
        'PROJECTPOLICYVIOLATION',
        'current image with 4 vulnerabilities cannot be pulled due to configured policy in \'Prevent images with vulnerability severity of "Critical" or higher from running.\'',
      ),
      'registry-denied',
      /blocks pulls by severity/,
    ],
    [
      'tencent-tcr',
      said(404, 'NOT_FOUND', 'project team not found'),
      'registry-not-found',
      /namespace must exist/,
    ],
    [
      'tencent-tcr',
      said(
        412,
        'PROJECTPOLICYVIOLATION',
        'current image without vulnerability scanning cannot be pulled due to configured policy',
      ),
      'registry-denied',
      /allow list/,
    ],
    [
      'google-artifact-registry',
      said(404, 'NAME_UNKNOWN', 'Repository "apps" not found'),
      'registry-not-found',
      /repositories create/,
    ],
    [
      'google-artifact-registry',
      said(
        403,
        'DENIED',
        'Permission "artifactregistry.repositories.uploadArtifacts" denied on resource "projects/p" (or it may not exist)',
      ),
      'registry-denied',
      /Artifact Registry Writer/,
    ],
    [
      'docker-hub',
      said(429, 'TOOMANYREQUESTS', 'You have reached your pull rate limit.'),
      undefined,
      /registry-mirrors/,
    ],
    ['docker-hub', { status: 429, codes: [], words: '' }, undefined, /registry-mirrors/],
    ['docker-hub', said(401, 'UNAUTHORIZED', 'access to the resource is denied'), undefined, /Read & Write/],
    ['ghcr', said(403, 'DENIED', 'permission_denied: write_package'), undefined, /packages: write/],
    [
      'ghcr',
      said(403, 'DENIED', 'installation not allowed to Create organization package'),
      undefined,
      /create packages/,
    ],
    ['gitlab', said(403, 'DENIED', 'tag is protected'), 'registry-denied', /protection rule/],
    [
      'quay',
      said(401, 'UNAUTHORIZED', 'access to the requested resource is not authorized'),
      undefined,
      /Creator/,
    ],
  ];
  test.each(others)('%s: %o', (provider, refusal, as, hint) => {
    const meaning = meaningOf(profileOf(provider), refusal);
    expect(meaning?.as).toBe(as);
    expect(meaning?.hint).toMatch(hint);
  });

  test.each([
    ['ghcr', said(404, 'MANIFEST_UNKNOWN', 'manifest unknown')],
    ['ghcr', said(409, 'DENIED', 'tag is immutable')], // it has no such setting, so these words mean something else
    ['aws-ecr', said(503, 'UNAVAILABLE', 'the immutable store is away')],
    ['other', said(400, 'MANIFEST_INVALID', 'manifest invalid')],
  ] as const)('%s: nothing special about %o', (provider, refusal) => {
    expect(meaningOf(profileOf(provider), refusal)).toBeUndefined();
  });

  test('the same in the words of cosign, when they are about this registry', () => {
    const profile = profileOf('alibaba-acr');
    const words =
      'signing bundle: PUT https://team-registry.cn-beijing.cr.aliyuncs.com/v2/team/app/manifests/sha256-0.att: DENIED: The requested tag already exists and cannot be overwritten.';
    expect(meaningOfWords(profile, 'team-registry.cn-beijing.cr.aliyuncs.com', words)?.as).toBe(
      'tag-immutable',
    );
    expect(meaningOfWords(profile, 'other.cn-beijing.cr.aliyuncs.com', words)).toBeUndefined();
    expect(
      meaningOfWords(profile, 'team-registry.cn-beijing.cr.aliyuncs.com', 'access to the KMS key denied'),
    ).toBeUndefined();
    const missing = `GET https://r.example/v2/app/manifests/1: NAME_UNKNOWN: nothing here; map[]`;
    expect(meaningOfWords(profileOf('aws-ecr'), 'r.example', missing)?.as).toBe('registry-not-found');
  });
});
