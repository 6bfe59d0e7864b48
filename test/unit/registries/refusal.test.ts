import { describe, expect, test } from 'vitest';
import type { Refusal } from '../../../src/oci/registry-error.ts';
import { profileOf } from '../../../src/registries/profile.ts';
import type { Provider } from '../../../src/registries/provider.ts';
import { meaningOf, meaningOfWords } from '../../../src/registries/refusal.ts';

const emptyConfig = 'application/vnd.oci.empty.v1+json';

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
