import { compare, explain } from '@renovatebot/pep440';
import semver from 'semver';
import type { ReleaseLine } from './plan.ts';

export type ReleaseDecision =
  | { readonly move: true }
  /** `higher`: the highest published version of the line that is above the candidate. */
  | { readonly move: false; readonly higher: string };

/**
 * Whether a release tag (`1.2`, `1`, `latest`) may go to `line.version`, given every tag of its
 * repository: only if no higher version of its line is published. Prereleases hold back prereleases only.
 * Tags that are no version with the line's prefix and suffix are no part of it.
 */
export function releaseDecision(line: ReleaseLine, published: readonly string[]): ReleaseDecision {
  const order = line.scheme === 'pep440' ? pep440Order(line) : semverOrder(line);
  const { prefix, suffix } = line;
  let highest = line.version;
  for (const tag of published) {
    if (!tag.startsWith(prefix) || !tag.endsWith(suffix)) continue;
    const version = tag.slice(prefix.length, tag.length - suffix.length);
    if (order.holds(version) && order.compare(version, highest) > 0) highest = version;
  }
  return highest === line.version ? { move: true } : { move: false, higher: highest };
}

interface Order {
  /** True for versions of the line that count against the candidate. */
  holds(version: string): boolean;
  compare(one: string, other: string): number;
}

function semverOrder(line: ReleaseLine): Order {
  const prereleasesCount = (semver.prerelease(line.version)?.length ?? 0) > 0;
  return {
    holds(text) {
      const version = /^\d+\.\d+\.\d/.test(text) ? semver.parse(text) : null;
      return (
        version !== null &&
        isInLine(line, version.major, version.minor) &&
        (prereleasesCount || version.prerelease.length === 0)
      );
    },
    compare: (one, other) => semver.compare(one, other),
  };
}

function pep440Order(line: ReleaseLine): Order {
  const candidate = explain(line.version);
  const prereleasesCount = candidate !== null && (candidate.is_prerelease || candidate.is_devrelease);
  // A single number is a date or a floating tag, unless this project counts by single numbers.
  const fewest = Math.min(2, candidate?.release.length ?? 2);
  return {
    holds(text) {
      const version = /^\d/.test(text) ? explain(text) : null;
      return (
        version !== null &&
        version.release.length >= fewest &&
        isInLine(line, version.release[0] ?? 0, version.release[1] ?? 0) &&
        (prereleasesCount || !(version.is_prerelease || version.is_devrelease))
      );
    },
    compare,
  };
}

function isInLine(line: ReleaseLine, major: number, minor: number): boolean {
  return (line.major ?? major) === major && (line.minor ?? minor) === minor;
}
