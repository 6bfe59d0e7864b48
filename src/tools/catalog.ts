import { SealiftError } from '../errors.ts';
import checksums from './checksums.json' with { type: 'json' };

/** The programs Sealift drives. */
export const toolNames = ['buildx', 'buildkit', 'trivy', 'cosign', 'lambda-rie'] as const;
export type ToolName = (typeof toolNames)[number];

/** One downloadable file of a tool's release, with the checksum it must have. */
export interface Release {
  readonly name: ToolName;
  /** As in the release's tag, with its `v`. */
  readonly version: string;
  readonly gitRepository: string;
  readonly asset: string;
  /** 64 hex digits. */
  readonly sha256: string;
}

/** A version the caller answers for: without a checksum of his own nothing but the pinned one is taken. */
export interface ChosenVersion {
  readonly version: string;
  /** SHA-256 of the asset for this machine's platform, 64 hex digits. */
  readonly sha256: string;
}

export interface Machine {
  readonly platform: NodeJS.Platform;
  /** As `process.arch`. */
  readonly arch: string;
}

/** How a tool is released and what runs. `asset` answers `undefined` where its project releases nothing. */
interface Product {
  readonly gitRepository: keyof typeof checksums.tools;
  readonly program: string;
  readonly asset: (version: string, system: System, cpu: Cpu) => string | undefined;
}

type System = 'linux' | 'darwin' | 'windows';
type Cpu = 'amd64' | 'arm64';

const systems: Partial<Record<NodeJS.Platform, System>> = {
  linux: 'linux',
  darwin: 'darwin',
  win32: 'windows',
};
const cpus: Partial<Record<string, Cpu>> = { x64: 'amd64', arm64: 'arm64' };

const products: Record<ToolName, Product> = {
  buildx: {
    gitRepository: 'docker/buildx',
    program: 'buildx',
    asset: (version, system, cpu) => `buildx-${version}.${system}-${cpu}${exe(system)}`,
  },
  buildkit: {
    gitRepository: 'moby/buildkit',
    program: 'buildkitd',
    asset: (version, system, cpu) =>
      system === 'linux' ? `buildkit-${version}.linux-${cpu}.tar.gz` : undefined,
  },
  trivy: {
    gitRepository: 'aquasecurity/trivy',
    program: 'trivy',
    asset(version, system, cpu) {
      if (system === 'windows' && cpu === 'arm64') return undefined;
      const name = { linux: 'Linux', darwin: 'macOS', windows: 'windows' }[system];
      const bits = { amd64: '64bit', arm64: 'ARM64' }[cpu];
      return `trivy_${version.slice(1)}_${name}-${bits}.${system === 'windows' ? 'zip' : 'tar.gz'}`;
    },
  },
  cosign: {
    gitRepository: 'sigstore/cosign',
    program: 'cosign',
    asset: (_version, system, cpu) => `cosign-${system}-${cpu}${exe(system)}`,
  },
  // AWS Lambda's runtime interface emulator: runs inside an image, beside its function.
  'lambda-rie': {
    gitRepository: 'aws/aws-lambda-runtime-interface-emulator',
    program: 'aws-lambda-rie',
    asset(_version, system, cpu) {
      return system === 'linux' ? `aws-lambda-rie-${{ amd64: 'x86_64', arm64: 'arm64' }[cpu]}` : undefined;
    },
  },
};

/** What to do where a tool that only runs on Linux has no release. */
const elsewhere: Partial<Record<ToolName, string>> = {
  buildkit:
    'The embedded BuildKit needs Linux on x64 or arm64: set builder to docker-container, or to a remote or named builder.',
  'lambda-rie':
    'The emulator runs on Linux on x64 or arm64: let the smoke run happen there, or set smoke to off.',
};

/** Trivy's releases that carried a credential stealer (CVE-2026-33634). */
const badVersions: Partial<Record<ToolName, readonly string[]>> = {
  trivy: ['v0.69.4', 'v0.69.5', 'v0.69.6'],
};

/** BuildKit's image for the docker-container driver, by digest; the same version as the pinned tool. */
export const buildkitImage = pinnedImage('moby/buildkit', `moby/buildkit:${pinnedVersion('buildkit')}`);

/** The version Sealift brings, with its `v`. */
export function pinnedVersion(name: ToolName): string {
  return checksums.tools[products[name].gitRepository].version;
}

/** The program's file name on this platform: BuildKit's is `buildkitd`. */
export function programName(name: ToolName, platform: NodeJS.Platform): string {
  return products[name].program + (platform === 'win32' ? '.exe' : '');
}

/**
 * The release asset for this machine. Rejects with `tool-missing` where there is none, or none whose
 * checksum two public sources agree on, and `tool-version-refused` for a known-bad version.
 */
export function releaseOf(name: ToolName, machine: Machine, chosen?: ChosenVersion): Release {
  const version = chosen ? withV(chosen.version) : pinnedVersion(name);
  refuseBadVersion(name, version);
  const { gitRepository, asset } = products[name];
  const system = systems[machine.platform];
  const cpu = cpus[machine.arch];
  const file = system && cpu && asset(version, system, cpu);
  if (!file) {
    throw new SealiftError(
      'tool-missing',
      `${name} ${version} has no release for ${machine.platform}/${machine.arch}`,
      {
        hint:
          elsewhere[name] ??
          'Run on Linux or macOS (x64, arm64), or put the program into a folder and name it with tools-dir.',
      },
    );
  }
  return { name, version, gitRepository, asset: file, sha256: chosen?.sha256 ?? pinnedSha256(name, file) };
}

/** Throws `tool-version-refused` for versions nobody may run, whoever vouches for them. */
export function refuseBadVersion(name: ToolName, version: string): void {
  if (!badVersions[name]?.includes(withV(version))) return;
  throw new SealiftError(
    'tool-version-refused',
    `${name} ${version} is never run: its release was replaced by malware`,
    {
      hint: `Take the pinned ${pinnedVersion(name)} or another version, and treat the secrets of every machine that ran ${version} as stolen (CVE-2026-33634).`,
    },
  );
}

function pinnedSha256(name: ToolName, asset: string): string {
  const assets: Partial<Record<string, { sha256: string; seen: number }>> =
    checksums.tools[products[name].gitRepository].assets;
  const entry = assets[asset];
  if (entry && entry.seen >= 2 && isSha256(entry.sha256)) return entry.sha256;
  throw new SealiftError('tool-missing', `no checksum is pinned for ${asset}, so it is not taken`, {
    hint: `Name the version together with its SHA-256, or put ${products[name].program} into a folder and name it with tools-dir.`,
  });
}

function pinnedImage(repository: keyof typeof checksums.images, image: string): string {
  const images: Partial<Record<string, { digest: string; seen: number }>> = checksums.images[repository];
  const entry = images[image];
  if (!entry || entry.seen < 2 || !isSha256(entry.digest.replace('sha256:', ''))) {
    throw new Error(`${image} has no digest in checksums.json that two sources agree on`);
  }
  return `${image}@${entry.digest}`;
}

export function isSha256(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text);
}

function withV(version: string): string {
  return version.startsWith('v') ? version : `v${version}`;
}

function exe(system: System): string {
  return system === 'windows' ? '.exe' : '';
}
