import { describe, expect, test } from 'vitest';
import {
  buildkitImage,
  isSha256,
  pinnedVersion,
  refuseBadVersion,
  releaseOf,
  toolNames,
} from '../../../src/tools/catalog.ts';
import checksums from '../../../src/tools/checksums.json' with { type: 'json' };

const linux = { platform: 'linux', arch: 'x64' } as const;

describe('releaseOf', () => {
  test.each([
    ['buildx', 'linux', 'x64', 'buildx-v0.37.1.linux-amd64'],
    ['buildx', 'linux', 'arm64', 'buildx-v0.37.1.linux-arm64'],
    ['buildx', 'darwin', 'arm64', 'buildx-v0.37.1.darwin-arm64'],
    ['buildkit', 'linux', 'x64', 'buildkit-v0.33.0.linux-amd64.tar.gz'],
    ['buildkit', 'linux', 'arm64', 'buildkit-v0.33.0.linux-arm64.tar.gz'],
    ['trivy', 'linux', 'x64', 'trivy_0.75.0_Linux-64bit.tar.gz'],
    ['trivy', 'darwin', 'arm64', 'trivy_0.75.0_macOS-ARM64.tar.gz'],
    ['trivy', 'win32', 'x64', 'trivy_0.75.0_windows-64bit.zip'],
    ['cosign', 'linux', 'arm64', 'cosign-linux-arm64'],
    ['cosign', 'win32', 'x64', 'cosign-windows-amd64.exe'],
    ['lambda-rie', 'linux', 'x64', 'aws-lambda-rie-x86_64'],
    ['lambda-rie', 'linux', 'arm64', 'aws-lambda-rie-arm64'],
  ] as const)('%s on %s/%s is %s', (name, platform, arch, asset) => {
    const release = releaseOf(name, { platform, arch });
    expect(release.asset).toBe(asset);
    expect(isSha256(release.sha256)).toBe(true);
  });

  test('gives only checksums two sources agree on', () => {
    for (const name of toolNames) {
      const { gitRepository, asset, sha256 } = releaseOf(name, linux);
      const { assets } = checksums.tools[gitRepository as keyof typeof checksums.tools];
      const entry = (assets as Record<string, { sha256: string; seen: number }>)[asset];
      expect(entry?.sha256).toBe(sha256);
      expect(entry?.seen).toBeGreaterThanOrEqual(2);
    }
  });

  test.each([
    ['buildkit', 'darwin', 'arm64'],
    ['buildx', 'win32', 'x64'],
    ['trivy', 'win32', 'arm64'],
    ['cosign', 'linux', 's390x'],
    ['lambda-rie', 'darwin', 'arm64'],
    ['cosign', 'freebsd', 'x64'],
  ] as const)('%s on %s/%s is missing', (name, platform, arch) => {
    expect(() => releaseOf(name, { platform, arch })).toThrow(
      expect.objectContaining({ code: 'tool-missing' }),
    );
  });

  test('takes another version of the emulator, whose tags have two numbers', () => {
    const sha256 = 'b'.repeat(64);
    expect(releaseOf('lambda-rie', linux, { version: '1.37', sha256 })).toMatchObject({
      version: 'v1.37',
      asset: 'aws-lambda-rie-x86_64',
      sha256,
    });
  });

  test('takes another version with the caller’s checksum', () => {
    const sha256 = 'a'.repeat(64);
    expect(releaseOf('trivy', linux, { version: '0.80.1', sha256 })).toMatchObject({
      version: 'v0.80.1',
      asset: 'trivy_0.80.1_Linux-64bit.tar.gz',
      sha256,
    });
  });

  test.each(['0.69.4', 'v0.69.5', '0.69.6'])('refuses Trivy %s whatever its checksum', (version) => {
    const chosen = { version, sha256: 'a'.repeat(64) };
    expect(() => releaseOf('trivy', linux, chosen)).toThrow(
      expect.objectContaining({ code: 'tool-version-refused' }),
    );
    expect(() => refuseBadVersion('trivy', version)).toThrow(
      expect.objectContaining({ code: 'tool-version-refused' }),
    );
    expect(() => refuseBadVersion('cosign', version)).not.toThrow();
  });
});

test('BuildKit’s image has the pinned version and a whole digest', () => {
  expect(buildkitImage).toMatch(
    new RegExp(`^moby/buildkit:${pinnedVersion('buildkit')}@sha256:[0-9a-f]{64}$`),
  );
});
