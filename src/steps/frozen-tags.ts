import { SealiftError } from '../errors.ts';
import type { PulledManifest } from '../oci/client.ts';
import { cosignTagNames } from '../oci/cosign-tag.ts';
import type { Digest } from '../oci/digest.ts';
import { fallbackTag } from '../oci/fallback-tag.ts';
import { isSameRepository, type Repository, repositoryName } from '../oci/reference.ts';
import { parallel } from '../parallel.ts';
import type { PlannedTag } from '../plan/plan.ts';
import type { Connection } from '../registries/connection.ts';
import type { TagRule } from '../registries/tag-rules.ts';
import { attachingStore, type SignatureStore } from './signature-store.ts';
import { isImmutable, type TagResult, tagMoves } from './tag-decision.ts';

type Registries = Pick<Connection, 'client' | 'signatureStore' | 'tagRule' | 'hasFallbackTag'>;

const requestsAtOnce = 8;

/** What is to be attached to a digest. */
export interface Attaching {
  readonly subject: Digest;
  readonly kind: 'signature' | 'attestation';
}

/** Tags of one repository that this run would have to write again, and must not. */
interface Frozen {
  readonly repository: Repository;
  readonly rule: TagRule & { readonly remedy: string };
  /** Tags of the image. */
  readonly moving: readonly string[];
  /** Tags that hold signatures and attestations. */
  readonly storage: readonly string[];
}

/**
 * Fails with `tag-immutable` where a registry says that it will not let a new image be tagged and signed: a tag that
 * moves stands there and is frozen, or one that keeps signatures and attestations is frozen and takes more than one
 * write. A registry that does not say is taken at its word when it refuses. To be asked before anything is sent.
 */
export async function refuseFrozenTags(
  image: {
    readonly digest: Digest;
    readonly tags: readonly PlannedTag[];
    readonly repositories: readonly Repository[];
    /** What is attached in a repository. */
    readonly attaching: (repository: Repository) => readonly Attaching[];
  },
  registries: Registries,
): Promise<void> {
  const found = image.repositories.map(async (repository): Promise<Frozen | undefined> => {
    const rule = await registries.tagRule(repository);
    if (!rule) return undefined;
    const floating = image.tags.filter(({ kind }) => !isImmutable(kind));
    const names = await frozenAmong(
      floating.map(({ name }) => name),
      rule,
    );
    const frozen = floating.filter(({ name }) => names.includes(name));
    const moves =
      frozen.length > 0 ? await tagMoves(image.digest, frozen, [repository], registries.client) : [];
    const storage = await rewritten(image.attaching(repository), repository, rule, registries);
    return { repository, rule, moving: moved(moves), storage };
  });
  throwFrozen(await Promise.all(found));
}

/**
 * The same for tags that move to a published image, and for the record that is attached to it: by then the tag that
 * keeps what is attached stands there, or comes along from where the image is copied.
 */
export async function refuseFrozenMoves(
  move: {
    readonly digest: Digest;
    readonly decided: readonly TagResult[];
    /** Tags that stand there and still need their record. */
    readonly late: readonly TagResult[];
    readonly from: Repository;
  },
  registries: Registries,
): Promise<void> {
  const moving = move.decided.filter(({ outcome }) => outcome === 'not-written');
  const touched = Map.groupBy([...moving, ...move.late], ({ repository }) => repositoryName(repository));
  const found = [...touched.values()].map(async (results): Promise<Frozen | undefined> => {
    const { repository } = results[0] as TagResult;
    const rule = await registries.tagRule(repository);
    if (!rule) return undefined;
    const storage = await frozenAmong(await recordTags(move, repository, registries), rule);
    return { repository, rule, moving: await frozenAmong(moved(results), rule), storage };
  });
  throwFrozen(await Promise.all(found));
}

async function frozenAmong(tags: readonly string[], rule: TagRule): Promise<string[]> {
  const frozen = await Promise.all(tags.map((tag) => rule.freezes(tag)));
  return tags.filter((_, at) => frozen[at]);
}

/** The tags that point at something else now. */
function moved(results: readonly TagResult[]): string[] {
  return results
    .filter(({ outcome, previous }) => outcome === 'not-written' && previous !== undefined)
    .map(({ tag }) => tag);
}

/** The tag that keeps what is attached to a digest: its attestations, or the list of what refers to it. */
function storageTag(subject: Digest, repository: Repository, { storage }: SignatureStore): string[] {
  return storage === 'tag' ? cosignTagNames(subject, ['att']) : [fallbackTag(repository, subject).tag];
}

/** Whether what is attached is kept in tags. */
async function keepsInTags(
  subject: Digest,
  repository: Repository,
  { storage }: SignatureStore,
  { hasFallbackTag }: Registries,
): Promise<boolean> {
  return storage === 'tag' || (await hasFallbackTag(repository, subject));
}

/**
 * The frozen tags that would be written again: each attestation is a write of its own, and each entry in a list. What
 * they hold already is taken for a part of what is wanted.
 */
async function rewritten(
  attaching: readonly Attaching[],
  repository: Repository,
  rule: TagRule,
  registries: Registries,
): Promise<string[]> {
  const store = registries.signatureStore(repository);
  const counted = attaching.filter(({ kind }) => store.storage !== 'tag' || kind === 'attestation');
  const [first] = counted;
  if (!first || !(await keepsInTags(first.subject, repository, store, registries))) return [];
  const wanted = new Map<string, number>();
  for (const { subject } of counted)
    for (const tag of storageTag(subject, repository, store)) wanted.set(tag, (wanted.get(tag) ?? 0) + 1);
  const frozen = await frozenAmong([...wanted.keys()], rule);
  const again = await parallel(frozen, requestsAtOnce, async (tag) => {
    const count = wanted.get(tag) ?? 0;
    const held = entriesIn(await registries.client.manifestGet({ ...repository, tag }));
    return held === 0 ? count > 1 : held < count;
  });
  return frozen.filter((_, at) => again[at]);
}

function entriesIn(pulled: PulledManifest | undefined): number {
  if (!pulled) return 0;
  const { content } = pulled;
  return Math.max(1, ('manifests' in content ? content.manifests : content.layers).length);
}

/** Where the record of a move goes, when that is a tag which is there by then. */
async function recordTags(
  { digest, from }: { readonly digest: Digest; readonly from: Repository },
  repository: Repository,
  registries: Registries,
): Promise<string[]> {
  // Its form there is that of what comes along, and that is how it stands where it comes from.
  const store = await attachingStore({ repository: from, digest }, registries.signatureStore(repository));
  const [tag] = storageTag(digest, repository, store);
  if (tag === undefined || !(await keepsInTags(digest, repository, store, registries))) return [];
  const { client } = registries;
  if (await client.manifestHead({ ...repository, tag })) return [tag];
  if (isSameRepository(from, repository)) return [];
  const referrers = (await client.referrerList(from, digest)).length;
  if (store.storage === 'referrers') return referrers > 0 ? [tag] : [];
  // In place of bundles the image is signed and attested anew, and one of those is its signature.
  const comes = referrers > 1 || (await client.manifestHead({ ...from, tag })) !== undefined;
  return comes ? [tag] : [];
}

const shownTags = 4;

function throwFrozen(found: readonly (Frozen | undefined)[]): void {
  const frozen = found.filter(
    (one): one is Frozen => one !== undefined && one.moving.length + one.storage.length > 0,
  );
  if (frozen.length === 0) return;
  const said = frozen.map(({ repository, rule, moving, storage }) => {
    const what = [
      ...(moving.length > 0 ? [`move ${shown(moving)}`] : []),
      ...(storage.length > 0
        ? [`write ${shown(storage)} again, where signatures and attestations are kept`]
        : []),
    ];
    return `${repositoryName(repository)} does not let tags be written again (${rule.setting}), and this run would have to ${what.join(' and ')}`;
  });
  const remedies = [...new Set(frozen.map(({ rule }) => rule.remedy))];
  throw new SealiftError('tag-immutable', said.join('; '), {
    hint: ['No manifest was sent.', ...remedies.map(sentence)].join(' '),
  });
}

function shown(tags: readonly string[]): string {
  const more = tags.length - shownTags;
  return [...tags.slice(0, shownTags), ...(more > 0 ? [`${more} more`] : [])].join(', ');
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
