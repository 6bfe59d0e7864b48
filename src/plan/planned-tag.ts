import type { Meaning } from './meaning.ts';
import type { PlannedTag, ReleaseLine, TagKind } from './plan.ts';

/** A tag by its final name, before release lines are known. */
export interface TagDraft {
  readonly name: string;
  readonly meaning: Meaning;
  readonly from: string;
}

/**
 * Gives each draft its kind and release line; of one name only the first place stays, with the
 * strictest kind any of its lines asks for. Adds to `notes` what cannot be known about a line.
 */
export function plannedTags(drafts: readonly TagDraft[], notes: string[]): PlannedTag[] {
  const planned = new Map<string, PlannedTag>();
  for (const draft of drafts) {
    const tag = plannedTag(draft, drafts, notes);
    const there = planned.get(tag.name);
    if (!there || strictness.indexOf(tag.kind) < strictness.indexOf(there.kind)) planned.set(tag.name, tag);
  }
  return [...planned.values()];
}

const strictness: readonly TagKind[] = ['commit', 'version', 'release', 'floating'];

function plannedTag(draft: TagDraft, drafts: readonly TagDraft[], notes: string[]): PlannedTag {
  const { name, from } = draft;
  const meaning = resolved(draft, drafts);
  if (meaning.kind !== 'release') return { name, kind: meaning.kind, from };
  return { name, kind: 'release', line: releaseLine(name, meaning, drafts, notes), from };
}

type Resolved = Exclude<Meaning, { kind: 'latest' }>;
type Release = Extract<Meaning, { kind: 'release' }>;

/** `latest`, and a raw `1` or `1.2` of the plan's own version, follow that version; without one they float. */
function resolved({ name, meaning }: TagDraft, drafts: readonly TagDraft[]): Resolved {
  if (meaning.kind !== 'latest' && meaning.kind !== 'floating') return meaning;
  for (const other of drafts) {
    if (!('version' in other.meaning)) continue;
    const { version } = other.meaning;
    const { major, minor } = version;
    if (meaning.kind === 'latest') return { kind: 'release', version, major: undefined, minor: undefined };
    if (name === `${major}.${minor}`) return { kind: 'release', version, major, minor };
    if (name === `${major}`) return { kind: 'release', version, major, minor: undefined };
  }
  return { kind: 'floating' };
}

function releaseLine(
  name: string,
  { version, major, minor }: Release,
  drafts: readonly TagDraft[],
  notes: string[],
): ReleaseLine {
  const own = affixes(name, [major, minor].filter((part) => part !== undefined).join('.') || name);
  const siblings = drafts
    .filter(({ meaning }) => meaning.kind === 'version' && meaning.version.text === version.text)
    .map((draft) => affixes(draft.name, version.text))
    .filter((found) => found !== undefined);
  if (siblings.length === 0) {
    notes.push(
      `${name}: no tag of this plan names ${version.text} itself, so a higher version may go unseen; add pattern={{version}}`,
    );
  }
  const same = siblings.find((each) => each.prefix === own?.prefix && each.suffix === own.suffix);
  return {
    version: version.text,
    ...(version.scheme === 'pep440' && { scheme: 'pep440' as const }),
    ...(major !== undefined && { major }),
    ...(minor !== undefined && { minor }),
    ...(same ?? siblings[0] ?? own ?? { prefix: '', suffix: '' }),
  };
}

/** What stands around `core` in `name`; undefined when it is not in it. */
function affixes(name: string, core: string): { prefix: string; suffix: string } | undefined {
  const at = name.indexOf(core);
  return at === -1 ? undefined : { prefix: name.slice(0, at), suffix: name.slice(at + core.length) };
}
