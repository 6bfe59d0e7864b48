import { expect, test } from 'vitest';
import { daemonCommand, daemonConfig } from '../../../src/tools/buildkit.ts';
import { buildxEnvironment, cacheEnvironment } from '../../../src/tools/buildx-environment.ts';
import { mountPoints } from '../../../src/tools/mounts.ts';
import { baseImages } from '../../../src/tools/provenance.ts';
import { versionIn } from '../../../src/tools/tools-dir.ts';

test.each([
  ['github.com/docker/buildx v0.37.1 5c6a1e7', 'v0.37.1'],
  ['buildkitd github.com/moby/buildkit v0.33.0 ', 'v0.33.0'],
  ['Version: 0.74.0\nVulnerability DB:\n  Version: 2\n', 'v0.74.0'],
  ['cosign: A tool\n\nGitVersion:    v3.1.3\nGoVersion: go1.26.8', 'v3.1.3'],
  ['v1.0.0-rc.1 built', 'v1.0.0-rc.1'],
  ['no version here', undefined],
])('the version in %j is %s', (output, version) => {
  expect(versionIn(output)).toBe(version);
});

test('mount points come with their escapes undone', () => {
  const table =
    '36 35 98:0 / /mnt/with\\040space rw - ext4 /dev/sda rw\n37 35 0:5 / /plain rw shared:1 - tmpfs tmpfs rw\n';
  expect(mountPoints(table)).toEqual(['/mnt/with space', '/plain']);
});

test('buildx gets what it needs and nothing else of ours', () => {
  const env = {
    PATH: '/bin',
    HTTPS_PROXY: 'http://proxy',
    BUILDX_BUILDER: 'other',
    BUILDX_EXPERIMENTAL: '1',
    GITHUB_TOKEN: 'no',
    COSIGN_PASSWORD: 'no',
    ACTIONS_RUNTIME_TOKEN: 'only for gha',
    AWS_ACCESS_KEY_ID: 'only for s3',
    AZURE_CLIENT_SECRET: 'only for azblob',
  };
  expect(buildxEnvironment(env, { BUILDX_CONFIG: '/b' })).toEqual({
    PATH: '/bin',
    HTTPS_PROXY: 'http://proxy',
    BUILDX_EXPERIMENTAL: '1',
    BUILDX_CONFIG: '/b',
  });
  expect(cacheEnvironment(env, ['type=registry,ref=x'], 'buildx')).toEqual({});
  expect(cacheEnvironment(env, ['mode=max,type=gha'], 'buildx')).toEqual({
    ACTIONS_RUNTIME_TOKEN: 'only for gha',
  });
  expect(cacheEnvironment(env, ['type=s3,bucket=b'], 'buildx')).toEqual({ AWS_ACCESS_KEY_ID: 'only for s3' });
  expect(cacheEnvironment(env, ['type=azblob', 'type=s3'], 'buildkit')).toEqual({
    AZURE_CLIENT_SECRET: 'only for azblob',
  });
});

test('BuildKit gets where things are, and what a cache needs beyond', () => {
  const options = { program: '/t/buildkitd', programFolder: '/t', root: '/r', folder: '/f', config: '/c' };
  const env = { PATH: '/bin', HOME: '/h', AZURE_CLIENT_ID: 'not asked for', GITHUB_TOKEN: 'no' };
  const environment = { AZURE_TENANT_ID: 'tenant', PATH: 'never' };
  const started = daemonCommand({ ...options, environment }, '/f/s', env).env;
  expect(Object.fromEntries(Object.entries(started).filter(([, value]) => value !== undefined))).toEqual({
    PATH: '/t:/bin:/usr/sbin:/sbin',
    HOME: '/h',
    AZURE_TENANT_ID: 'tenant',
  });
});

test('BuildKit’s configuration names registries without TLS', () => {
  expect(daemonConfig({})).toBe('');
  expect(daemonConfig({ insecureRegistries: ['r.example:5000'] })).toBe(
    '[registry."r.example:5000"]\n  http = true\n',
  );
  expect(daemonConfig({ mirrors: new Map([['docker.io', ['mirror.gcr.io', 'm.example']]]) })).toBe(
    '[registry."docker.io"]\n  mirrors = ["mirror.gcr.io","m.example"]\n',
  );
});

test('base images come from the steps of the build, with the digests of its materials', () => {
  const digest = 'a'.repeat(64);
  const image = (identifier: string) => ({ op: { Op: { source: { identifier } } } });
  const provenance = {
    materials: [
      { uri: 'pkg:docker/docker/dockerfile@1', digest: { sha256: 'f'.repeat(64) } },
      { uri: 'pkg:docker/alpine@3.22?platform=linux%2Famd64', digest: { sha256: digest } },
    ],
    buildConfig: {
      llbDefinition: [
        image('docker-image://docker.io/library/alpine:3.22'),
        image(`docker-image://r.example:5000/a/b:v1@sha256:${'b'.repeat(64)}`),
        image('local://context'),
        { op: {} },
      ],
    },
  };
  expect(baseImages({ 'linux/amd64': provenance, 'linux/arm64': provenance })).toEqual([
    { reference: 'docker.io/library/alpine:3.22', digest: `sha256:${digest}` },
    { reference: 'r.example:5000/a/b:v1', digest: `sha256:${'b'.repeat(64)}` },
  ]);
  expect(baseImages({})).toEqual([]);
});
