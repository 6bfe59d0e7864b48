import { SealiftError } from '../errors.ts';
import { cachedAssetPath, hashFile } from './asset-cache.ts';
import { type Machine, pinnedVersion, type ToolName, toolNames } from './catalog.ts';
import { assetUrl, chosenRelease, type InstallDeps, type InstallOptions } from './install.ts';
import { vouchedTool } from './tools-dir.ts';

/** One tool as `sealift tools list` shows it. */
export interface ListedTool {
  readonly name: ToolName;
  readonly version: string;
  /** Where its release comes from; undefined when this machine cannot have one. */
  readonly url?: string;
  readonly sha256?: string;
  /** Why this machine cannot have it. */
  readonly unavailable?: string;
}

/** One tool as `sealift tools verify` finds it. */
export interface VerifiedTool {
  readonly name: ToolName;
  readonly version: string;
  readonly state: 'verified' | 'wrong' | 'absent' | 'vouched' | 'unavailable';
  /** The file that was looked at. */
  readonly path?: string;
  /** SHA-256 expected and found. */
  readonly expected?: string;
  readonly actual?: string;
  /** Why it is `unavailable`. */
  readonly reason?: string;
}

/** What would be installed on this machine, and from where. Touches neither network nor disk. */
export function listTools(options: Machine & Pick<InstallOptions, 'mirror' | 'versions'>): ListedTool[] {
  return toolNames.map((name) => {
    try {
      const release = chosenRelease(name, options);
      const { version, sha256 } = release;
      const url = assetUrl(release, options.mirror);
      // A mirror's URL may carry a password.
      return { name, version, url: `${url.origin}${url.pathname}`, sha256 };
    } catch (error) {
      if (!(error instanceof SealiftError) || error.code === 'input-invalid') throw error;
      return {
        name,
        version: options.versions?.[name]?.version ?? pinnedVersion(name),
        unavailable: error.message,
      };
    }
  });
}

/**
 * Checks what the cache holds against the pinned checksums, and changes nothing. With `toolsDir`: that
 * each program is there and runs, with the SHA-256 it has now.
 */
export function verifyTools(
  names: readonly ToolName[],
  options: InstallOptions,
  deps: Pick<InstallDeps, 'run' | 'env' | 'signal'>,
): Promise<VerifiedTool[]> {
  return Promise.all(names.map((name) => verifyTool(name, options, deps)));
}

async function verifyTool(
  name: ToolName,
  options: InstallOptions,
  deps: Pick<InstallDeps, 'run' | 'env' | 'signal'>,
): Promise<VerifiedTool> {
  try {
    if (options.toolsDir !== undefined) {
      const { version, path } = await vouchedTool(name, options.toolsDir, options.platform, deps);
      const actual = await hashFile(path);
      return { name, version, state: 'vouched', path, ...(actual && { actual }) };
    }
    const release = chosenRelease(name, options);
    const path = cachedAssetPath(options.cacheFolder, release);
    const actual = await hashFile(path);
    const state = actual === undefined ? 'absent' : actual === release.sha256 ? 'verified' : 'wrong';
    return {
      name,
      version: release.version,
      state,
      path,
      expected: release.sha256,
      ...(actual && { actual }),
    };
  } catch (error) {
    if (!(error instanceof SealiftError) || error.code === 'input-invalid') throw error;
    return {
      name,
      version: options.versions?.[name]?.version ?? pinnedVersion(name),
      state: 'unavailable',
      reason: error.message,
    };
  }
}
