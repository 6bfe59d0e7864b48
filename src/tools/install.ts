import { chmod, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Deps } from '../deps.ts';
import { SealiftError } from '../errors.ts';
import type { Sleep } from '../oci/retrying.ts';
import { cachedAssetPath, copyHashed, keepAsset } from './asset-cache.ts';
import {
  type ChosenVersion,
  isSha256,
  type Machine,
  programName,
  type Release,
  releaseOf,
  type ToolName,
} from './catalog.ts';
import { download } from './download.ts';
import { unpackTarGz } from './tar.ts';
import { vouchedTool } from './tools-dir.ts';

/** A program that may be run. */
export interface InstalledTool {
  readonly name: ToolName;
  /** As in the release's tag, with its `v`; for `tools-dir` what the program says of itself. */
  readonly version: string;
  /** Absolute path of the program. */
  readonly path: string;
  /** The folder it is in, with the programs that came along (BuildKit: `buildkit-runc`). */
  readonly folder: string;
  /** SHA-256 of the release asset it came from; none for `tools-dir`. */
  readonly sha256?: string;
  readonly from: 'download' | 'cache' | 'tools-dir';
}

export interface InstallOptions extends Machine {
  /** A folder of programs the caller vouches for; nothing is downloaded and no checksum is asked. */
  readonly toolsDir?: string;
  /** Stands in for `https://github.com/OWNER/REPO/releases/download`; may hold `{owner}` and `{repo}`. */
  readonly mirror?: string;
  /** Kept between runs: the tool cache of the runner, or a folder of the user's. */
  readonly cacheFolder: string;
  readonly versions?: Partial<Record<ToolName, ChosenVersion>>;
  /** How to wait between tries; tests do not wait. */
  readonly sleep?: Sleep;
}

export type InstallDeps = Pick<Deps, 'run' | 'http' | 'clock' | 'log' | 'env' | 'files' | 'signal'>;

/**
 * Makes these tools ready to run, all at once, in their order. Programs from releases are put into the
 * run folder from bytes whose SHA-256 was just checked. Rejects with `tool-missing`, `tool-checksum`,
 * `tool-version-refused`, `network-failed`.
 */
export function installTools(
  names: readonly ToolName[],
  options: InstallOptions,
  deps: InstallDeps,
): Promise<InstalledTool[]> {
  return Promise.all(
    names.map((name) =>
      options.toolsDir === undefined
        ? installRelease(chosenRelease(name, options), options, deps)
        : vouchedTool(name, options.toolsDir, options.platform, deps),
    ),
  );
}

/** The release these options ask for; a chosen version must come with a checksum. */
export function chosenRelease(name: ToolName, options: Machine & Pick<InstallOptions, 'versions'>): Release {
  const chosen = options.versions?.[name];
  if (chosen && !isSha256(chosen.sha256)) {
    throw new SealiftError('input-invalid', `${name} ${chosen.version} needs its SHA-256: 64 hex digits`, {
      hint: `Take it from the checksum file of ${name}'s release, or leave the version out for the pinned one.`,
    });
  }
  return releaseOf(name, options, chosen);
}

/** Where a release's asset is downloaded from. */
export function assetUrl(release: Release, mirror?: string): URL {
  const [owner = '', repo = ''] = release.gitRepository.split('/');
  const base = (mirror ?? 'https://github.com/{owner}/{repo}/releases/download')
    .replaceAll('{owner}', owner)
    .replaceAll('{repo}', repo)
    .replace(/\/+$/, '');
  try {
    return new URL(`${base}/${release.version}/${release.asset}`);
  } catch {
    throw new SealiftError('input-invalid', 'tool-mirror is no URL', {
      hint: 'It looks like https://mirror.example/{owner}/{repo}/releases/download.',
    });
  }
}

async function installRelease(
  release: Release,
  options: InstallOptions,
  deps: InstallDeps,
): Promise<InstalledTool> {
  const folder = await deps.files.folder('tools', release.name);
  const file = join(folder, release.asset);
  const from = (await takeCached(release, file, options, deps))
    ? 'cache'
    : await takeDownloaded(release, file, options, deps);
  const path = join(folder, programName(release.name, options.platform));
  await placePrograms(release, file, path, deps);
  return { name: release.name, version: release.version, path, folder, sha256: release.sha256, from };
}

async function takeCached(
  release: Release,
  file: string,
  options: InstallOptions,
  deps: InstallDeps,
): Promise<boolean> {
  const cached = cachedAssetPath(options.cacheFolder, release);
  const sha256 = await copyHashed(cached, file);
  if (sha256 === undefined) return false;
  if (sha256 === release.sha256) return true;
  await rm(file, { force: true });
  deps.log.warn(
    `${cached} is not what ${release.gitRepository} published (SHA-256 ${sha256}, expected ${release.sha256}): it is thrown away and fetched anew`,
  );
  await rm(cached, { force: true }).catch(() => {});
  return false;
}

async function takeDownloaded(
  release: Release,
  file: string,
  options: InstallOptions,
  deps: InstallDeps,
): Promise<'download'> {
  const url = assetUrl(release, options.mirror);
  const sha256 = await download(url, file, deps, options.sleep);
  if (sha256 !== release.sha256) {
    await rm(file, { force: true });
    throw new SealiftError(
      'tool-checksum',
      `${release.asset} from ${url.host} is not the pinned one: SHA-256 is ${sha256}, expected ${release.sha256}`,
      {
        hint: 'Nothing was unpacked or run. Find out who changed it: the release, the mirror, or something between.',
      },
    );
  }
  await keepAsset(file, cachedAssetPath(options.cacheFolder, release)).catch((error: Error) =>
    deps.log.warn(`${release.asset} could not be kept for later runs: ${error.message}`),
  );
  return 'download';
}

/** Makes the program out of the checked asset, which is gone afterwards. */
async function placePrograms(
  release: Release,
  asset: string,
  program: string,
  deps: InstallDeps,
): Promise<void> {
  if (asset.endsWith('.tar.gz')) {
    await unpackTarGz(asset, dirname(program), (path) => wantedMember(release.name, path));
    await rm(asset);
  } else if (asset.endsWith('.zip')) {
    await unpackZip(asset, program, deps);
    await rm(asset);
  } else {
    await rename(asset, program);
  }
  await chmod(program, 0o755).catch((cause) => {
    throw new SealiftError('tool-missing', `${release.asset} holds no ${basename(program)}`, { cause });
  });
}

/** BuildKit's archive brings runc and the emulators for other architectures along; its client is not used. */
function wantedMember(name: ToolName, path: string): string | undefined {
  if (name !== 'buildkit') return path === programName(name, 'linux') ? path : undefined;
  return /^bin\/(buildkitd|buildkit-(?:runc|qemu-[a-z0-9_]+))$/.exec(path)?.[1];
}

/** Only Windows' releases are zip files, and its own tar reads them. */
async function unpackZip(asset: string, program: string, deps: InstallDeps): Promise<void> {
  const tar = deps.env.SystemRoot ? join(deps.env.SystemRoot, 'System32', 'tar.exe') : 'tar';
  const { code, stderr } = await deps.run({
    program: tar,
    args: ['-xf', asset, '-C', dirname(program), basename(program)],
    env: { PATH: deps.env.PATH, SystemRoot: deps.env.SystemRoot },
    signal: deps.signal,
  });
  if (code !== 0) throw new SealiftError('tool-failed', `${asset} could not be unpacked: ${stderr.trim()}`);
}
