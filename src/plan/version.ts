import { clean, explain, major, minor, patch } from '@renovatebot/pep440';
import semver from 'semver';

/** A version number as one of the two schemes reads it. */
export interface Version {
  readonly scheme: 'semver' | 'pep440';
  /** As it was written. */
  readonly raw: string;
  /** In its canonical form; of semver without build metadata. */
  readonly text: string;
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
  /** Not a plain release: alpha, rc, …; in PEP 440 also dev and post releases. */
  readonly special: boolean;
  /** Build metadata of semver (`1.2.3+build`). */
  readonly build: readonly string[];
}

/** Reads `1.2.3`, `v1.2.3-rc.1`, `1.2.3+build`; undefined when it is no semantic version. */
export function semverOf(raw: string): Version | undefined {
  if (!semver.valid(raw)) return undefined;
  const read = new semver.SemVer(raw);
  return {
    scheme: 'semver',
    raw,
    text: read.version,
    major: read.major,
    minor: read.minor,
    patch: read.patch,
    special: read.prerelease.length > 0,
    build: read.build,
  };
}

/** Reads a version of PEP 440 (`1.2`, `1.2.3rc1`, `1.2.post1`); undefined when it is none. */
export function pep440Of(raw: string): Version | undefined {
  const read = explain(raw);
  // Its canonical form joins the parts of a local version by a comma; PEP 440 joins them by a point.
  const text = clean(raw)?.replaceAll(',', '.');
  if (text === undefined || !read) return undefined;
  return {
    scheme: 'pep440',
    raw,
    text,
    major: major(raw),
    minor: minor(raw),
    patch: patch(raw),
    special: read.is_prerelease || read.is_postrelease || read.is_devrelease,
    build: [],
  };
}
