import { SealiftError } from '../errors.ts';
import { isTag } from '../oci/reference.ts';
import type { Source } from '../source/source.ts';
import {
  dateExpressions,
  type ExpressionContext,
  type Expressions,
  expand,
  expressionNames,
  globalExpressions,
  shortCommit,
} from './expressions.ts';
import { Faults } from './faults.ts';
import { type Flavor, noFlavor, readFlavorLine } from './flavor.ts';
import { gitTagMeaning, type Meaning, matchMeaning, rawMeaning, versionMeaning } from './meaning.ts';
import type { PlannedTag } from './plan.ts';
import { plannedTags, type TagDraft } from './planned-tag.ts';
import { readTagLine, type TagLine, type VersionRule } from './tag-line.ts';
import { pep440Of, semverOf, type Version } from './version.ts';

export interface TagInput extends ExpressionContext {
  /** Lines of the `tags` input; none: our own default plan (docs/tags.md). */
  readonly tags: readonly string[];
  /** Lines of the `flavor` input. */
  readonly flavor: readonly string[];
}

export interface TagPlan {
  /** In the order of metadata-action: by priority, then as written, `latest` of the flavor last. No name twice. */
  readonly tags: readonly PlannedTag[];
  /** Name of the first tag; empty when there is none. */
  readonly version: string;
  /** Why a line gave no tag, and what could not be known; for the log. */
  readonly notes: readonly string[];
}

/**
 * The tags an image of this source gets. Understands the whole `tags` and `flavor` language of
 * docker/metadata-action 6 (docs/tags.md lists where we differ). Throws one `input-invalid` that names
 * every faulty line.
 */
export function planTags(input: TagInput): TagPlan {
  const faults = new Faults();
  const notes: string[] = [];
  const flavor = meaningful(input.flavor).reduce(
    (before, text) => faults.attempt(`flavor ${text}`, () => readFlavorLine(before, text)) ?? before,
    noFlavor,
  );
  const given = meaningful(input.tags);
  const lines = (given.length > 0 ? given : defaultLines(input.source))
    .map((text) => readTagLine(text, faults))
    .filter((line) => line !== undefined)
    .sort((one, other) => other.priority - one.priority);

  const expressions = globalExpressions(input);
  const drafts: TagDraft[] = [];
  let latest: boolean | undefined;
  for (const line of lines) {
    const content = faults.attempt(line.text, () =>
      isEnabled(line, expressions) ? contentOf(line, input, expressions, notes) : undefined,
    );
    if (!content) continue;
    const name = faults.attempt(line.text, () => tagName(line, content.text, flavor, expressions));
    if (!name) continue;
    drafts.push({ name, meaning: content.meaning, from: given.length > 0 ? line.text : 'default' });
    latest ??= flavor.latest === 'auto' ? content.latest : flavor.latest === 'true';
  }
  if (latest) {
    const name = faults.attempt('flavor', () => latestName(flavor, expressions));
    if (name) drafts.push({ name, meaning: { kind: 'latest' }, from: 'flavor' });
  }
  faults.throwIfAny('docs/tags.md shows every type with its attributes and an example.');

  const tags = plannedTags(drafts, notes);
  return { tags, version: tags[0]?.name ?? '', notes };
}

function meaningful(lines: readonly string[]): string[] {
  return lines.map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'));
}

/** Our own plan for an empty `tags`, in the same language. */
function defaultLines(source: Source): string[] {
  // Under 0.x every minor version may break what the one before promised (semver.org, item 4).
  const majorZero = source.tag !== undefined && semverOf(source.tag)?.major === 0;
  return [
    'type=semver,pattern={{version}}',
    'type=semver,pattern={{major}}.{{minor}}',
    `type=semver,pattern={{major}},enable=${!majorZero}`,
    'type=edge',
    'type=ref,event=pr',
    'type=sha,format=long',
  ];
}

function isEnabled(line: TagLine, expressions: Expressions): boolean {
  const enabled = expand(line.enable, expressions);
  if (enabled === 'true' || enabled === 'false') return enabled === 'true';
  throw new SealiftError(
    'input-invalid',
    enabled === line.enable
      ? `enable=${enabled}: it takes true or false`
      : `enable=${line.enable} gives "${enabled}": it takes true or false`,
  );
}

interface Content {
  /** The tag without prefix and suffix. */
  readonly text: string;
  readonly meaning: Meaning;
  /** Whether `flavor: latest=auto` adds `latest` when this is the first tag. */
  readonly latest: boolean;
}

function contentOf(
  line: TagLine,
  context: ExpressionContext,
  expressions: Expressions,
  notes: string[],
): Content | undefined {
  const { source } = context;
  const floating = (text: string | undefined): Content | undefined =>
    text === undefined ? undefined : { text, meaning: { kind: 'floating' }, latest: false };
  switch (line.type) {
    case 'schedule':
      if (source.event !== 'schedule') return undefined;
      return floating(expand(line.pattern, dateExpressions(context)));
    case 'semver':
    case 'pep440':
      return versionContent(line, source, expressions, notes);
    case 'match': {
      const value = line.value === '' ? source.tag : expand(line.value, expressions);
      if (value === undefined) return undefined;
      const text = value.match(line.pattern)?.[line.group];
      if (text === undefined) notes.push(`${line.text}: nothing in ${value} matches`);
      return text === undefined ? undefined : { text, meaning: matchMeaning(text, value), latest: true };
    }
    case 'edge':
      return source.branch !== undefined && source.branch === (line.branch || source.defaultBranch)
        ? floating('edge')
        : undefined;
    case 'ref':
      if (line.event === 'branch') return floating(source.branch);
      if (line.event === 'pr') return floating(source.pullRequest && String(source.pullRequest.number));
      return source.tag === undefined
        ? undefined
        : { text: source.tag, meaning: gitTagMeaning(source.tag), latest: true };
    case 'raw': {
      const text = expand(line.value, expressions);
      return { text, meaning: rawMeaning(line.value, text, source.commit), latest: false };
    }
    case 'sha': {
      const text = line.format === 'short' ? shortCommit(context) : source.commit;
      return { text, meaning: { kind: 'commit' }, latest: false };
    }
  }
}

function versionContent(
  rule: VersionRule & { readonly text: string },
  source: Source,
  expressions: Expressions,
  notes: string[],
): Content | undefined {
  const value = rule.value === '' ? source.tag : expand(rule.value, expressions);
  if (value === undefined) return undefined;
  const raw = matched(rule, value, notes).replaceAll('/', '-');
  const version = rule.type === 'semver' ? semverOf(raw) : pep440Of(raw);
  if (!version) {
    const what = `${raw || '(nothing)'} is no ${rule.type === 'semver' ? 'semantic version' : 'version of PEP 440'}`;
    // What git happens to name need not be a version; what the user wrote must be.
    if (rule.value !== '' && !comesFromGit(rule.value)) throw new SealiftError('input-invalid', what);
    notes.push(`${rule.text}: ${what}`);
    return undefined;
  }
  return {
    text: versionText(rule.pattern, version),
    meaning: versionMeaning(rule.pattern, version),
    latest: !version.special,
  };
}

function matched(rule: VersionRule & { readonly text: string }, value: string, notes: string[]): string {
  if (!rule.match) return value;
  const match = rule.match.exec(value);
  if (!match) {
    notes.push(`${rule.text}: nothing in ${value} matches, so it is taken whole`);
    return value;
  }
  if (match[1] !== undefined) return match[1];
  throw new SealiftError(
    'input-invalid',
    `the group of match=${rule.match.source} takes nothing from ${value}`,
  );
}

function comesFromGit(template: string): boolean {
  const names = expressionNames(template);
  return ['branch', 'tag', 'base_ref'].some((name) => names.has(name));
}

function versionText(pattern: string, version: Version): string {
  const isRaw = /^\{{2,3}\s*raw\s*\}{2,3}$/.test(pattern);
  // A pattern may leave out what makes an rc an rc, so one gives its whole version instead.
  const template = version.special && !isRaw ? '{{version}}' : pattern;
  const { major, minor, patch, raw, text } = version;
  const result = expand(template, {
    version: text,
    raw,
    major: String(major),
    minor: String(minor),
    patch: String(patch),
    ...(version.scheme === 'semver' && { prerelease: '', build: version.build.join(',') }),
  });
  const names = expressionNames(template);
  const exact = versionMeaning(template, version).kind === 'version';
  if (exact && version.build.length > 0 && !names.has('raw') && !names.has('build')) {
    throw new SealiftError(
      'input-invalid',
      `${pattern} leaves the build metadata out of ${raw}, so that every build of ${text} would take one tag: use {{raw}}`,
    );
  }
  return result;
}

function tagName(line: TagLine, text: string, flavor: Flavor, expressions: Expressions): string | undefined {
  const prefix = expand(line.prefix ?? flavor.prefix, expressions);
  const suffix = expand(line.suffix ?? flavor.suffix, expressions);
  return validName(prefix + text + suffix);
}

function latestName(flavor: Flavor, expressions: Expressions): string | undefined {
  const prefix = flavor.prefixOnLatest ? expand(flavor.prefix, expressions) : '';
  const suffix = flavor.suffixOnLatest ? expand(flavor.suffix, expressions) : '';
  return validName(`${prefix}latest${suffix}`);
}

/** Each run of characters that no tag may hold becomes one `-`; an empty name is no tag. */
function validName(text: string): string | undefined {
  const name = text.replace(/[^a-zA-Z0-9._-]+/g, '-');
  if (name === '' || isTag(name)) return name || undefined;
  throw new SealiftError(
    'input-invalid',
    `it gives ${name}, which is no tag: up to 128 of A-Z a-z 0-9 _ . - and no "." or "-" first; where the line only fits some events, add enable=`,
  );
}
