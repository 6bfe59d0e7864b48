import { expressionNames } from './expressions.ts';
import { semverOf, type Version } from './version.ts';

/** What a tag stands for, which decides how it may change. */
export type Meaning =
  | { readonly kind: 'commit' }
  | { readonly kind: 'version'; readonly version: Version }
  | {
      readonly kind: 'release';
      readonly version: Version;
      readonly major: number | undefined;
      readonly minor: number | undefined;
    }
  /** The name `latest`: a release tag when the plan has a version, else floating. */
  | { readonly kind: 'latest' }
  | { readonly kind: 'floating' };

/*
 * The rule, for every tag of every plan:
 *   commit    `type=sha`, and a raw value that is the whole commit;
 *   version   a value that names one exact version: a semver or pep440 pattern with the whole number in
 *             it, every alpha, rc, dev and post release, a git tag, raw value or match that is a semantic
 *             version and says no less than the version it was taken from;
 *   release   the part of a version that several versions share: patterns and matches that give `1.2` or
 *             `1`, a pattern without a number, and in a plan that has a version `latest`, and a raw `1.2` or `1` of it;
 *   floating  everything else: branches, `edge`, `pr-7`, schedules, dates, other raw values.
 */

const floating: Meaning = { kind: 'floating' };

/** Of a semver or pep440 tag. */
export function versionMeaning(pattern: string, version: Version): Meaning {
  const names = expressionNames(pattern);
  const has = (...wanted: string[]) => wanted.every((name) => names.has(name));
  if (version.special || has('version') || has('raw') || has('major', 'minor', 'patch')) {
    return { kind: 'version', version };
  }
  if (has('patch') || (has('minor') && !has('major'))) return floating;
  return {
    kind: 'release',
    version,
    major: has('major') ? version.major : undefined,
    minor: has('minor') ? version.minor : undefined,
  };
}

/** Of what `type=match` took out of `source`. */
export function matchMeaning(text: string, source: string): Meaning {
  const whole = semverOf(/\d+\.\d+\.\d+(?:-[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?/.exec(source)?.[0] ?? '');
  const number = text.replace(/^v/, '');
  if (!whole) return floating;
  if (number === whole.text) return { kind: 'version', version: whole };
  const { major, minor } = whole;
  if (number === `${major}.${minor}`) return { kind: 'release', version: whole, major, minor };
  if (number === `${major}`) return { kind: 'release', version: whole, major, minor: undefined };
  return floating;
}

/** Of a raw value: the template, and what it expanded to. A date that looks like a version is none. */
export function rawMeaning(template: string, text: string, commit: string): Meaning {
  if (text === 'latest') return { kind: 'latest' };
  if (text === commit) return { kind: 'commit' };
  const fixed = [...expressionNames(template)].every((name) => name === 'tag');
  return fixed ? gitTagMeaning(text) : floating;
}

export function gitTagMeaning(tag: string): Meaning {
  const version = semverOf(tag);
  return version ? { kind: 'version', version } : floating;
}
