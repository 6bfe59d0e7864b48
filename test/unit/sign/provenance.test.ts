import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Source } from '../../../src/source/source.ts';
import { provenanceOf } from '../../../src/steps/provenance.ts';
import { sourceOf } from '../plan/source-of.ts';

/** Written by buildx 0.37.1 and BuildKit 0.33.0, with `--build-arg WHO=me` and a build secret. */
const recorded = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../fixtures/provenance/${name}.json`, import.meta.url), 'utf8'));
const amd64 = { os: 'linux', architecture: 'amd64' };
const arm64 = { os: 'linux', architecture: 'arm64' };
const onGitHub: Source = sourceOf({
  run: {
    url: 'https://github.com/acme/app/actions/runs/7',
    id: '7',
    attempt: '2',
    actor: 'ada',
    workflowRef: 'acme/app/.github/workflows/release.yml@refs/heads/main',
    runnerEnvironment: 'github-hosted',
  },
});

describe('of a real build', () => {
  test.each([
    { file: 'one-platform', platform: amd64 },
    { file: 'two-platforms', platform: amd64 },
    { file: 'two-platforms', platform: arm64 },
  ])('$file $platform.architecture', ({ file, platform }) => {
    const predicate = provenanceOf(recorded(file), platform, onGitHub);
    const git = {
      uri: 'git+https://github.com/acme/app@refs/heads/main',
      digest: { gitCommit: onGitHub.commit },
    };
    expect(predicate).toMatchObject({
      buildDefinition: {
        buildType: 'https://github.com/moby/buildkit/blob/master/docs/attestations/slsa-definitions.md',
        externalParameters: {
          configSource: { ...git, path: 'Dockerfile' },
          request: { frontend: 'dockerfile.v0', args: { 'build-arg:WHO': 'me' } },
        },
        internalParameters: { run: { event: 'push', runnerEnvironment: 'github-hosted' } },
        resolvedDependencies: [git],
      },
      runDetails: {
        builder: { id: 'https://github.com/acme/app/.github/workflows/release.yml@refs/heads/main' },
        metadata: {
          invocationId: 'https://github.com/acme/app/actions/runs/7/attempts/2',
          startedOn: expect.stringMatching(/^2026-11-21T/),
          finishedOn: expect.stringMatching(/^2026-11-21T/),
        },
        byproducts: [{ name: 'Dockerfile', content: expect.any(String) }],
      },
    });
  });

  test('measurements of the build machine are not signed', () => {
    expect(JSON.stringify(provenanceOf(recorded('one-platform'), amd64, onGitHub))).not.toContain(
      'memoryStat',
    );
  });
});

describe('what is there and what is not', () => {
  const metadata = (entry: unknown) => ({ 'buildx.build.provenance': entry });

  test.each([{}, metadata('null'), metadata(null), { 'buildx.build.provenance/linux/arm64': {} }])(
    'none for the platform: %j',
    (file) => {
      expect(provenanceOf(file, amd64, onGitHub)).toBeUndefined();
    },
  );

  test('outside a workflow the builder is named, and BuildKit tells the invocation', () => {
    const source = sourceOf({ gitUrl: undefined });
    const predicate = provenanceOf(metadata({ metadata: { buildInvocationID: 'x1' } }), amd64, source);
    expect(predicate?.runDetails).toMatchObject({
      builder: { id: expect.stringContaining('sealift/sealift') },
      metadata: { invocationId: 'x1' },
    });
    expect(predicate?.buildDefinition.resolvedDependencies).toEqual([]);
  });

  test('base images come after the source, and a secret leaves no more than its id', () => {
    const base = { uri: 'pkg:docker/alpine@3.22?platform=linux%2Famd64', digest: { sha256: 'ab' } };
    const entry = {
      invocation: {
        parameters: { secrets: [{ id: 'npm', optional: true, value: 'hidden' }], unheardOf: 'hidden' },
      },
      materials: [base],
      secretStore: 'hidden',
    };
    const predicate = provenanceOf(metadata(entry), amd64, onGitHub);
    expect(predicate?.buildDefinition.resolvedDependencies[1]).toEqual(base);
    expect(predicate?.buildDefinition.externalParameters.request).toMatchObject({
      secrets: [{ id: 'npm', optional: true }],
    });
    expect(JSON.stringify(predicate)).not.toContain('hidden');
  });

  test('a password in a URL is dropped, wherever it stands', () => {
    const entry = {
      invocation: { parameters: { args: { 'build-arg:MIRROR': 'https://ada:pass-word@mirror.example/x' } } },
      materials: [{ uri: 'https://ada:pass-word@files.example/y', digest: {} }],
    };
    const source = sourceOf({ gitUrl: 'https://ada:pass-word@github.com/acme/app' });
    const text = JSON.stringify(provenanceOf(metadata(entry), amd64, source));
    expect(text).not.toContain('pass-word');
    expect(text).toContain('https://mirror.example/x');
  });
});
