import { parallel } from '../parallel.ts';
import { type Descriptor, type Index, mediaType } from './descriptor.ts';
import { type Digest, digestAlgorithm, digestHex } from './digest.ts';
import { manifestGet, manifestPut } from './manifests.ts';
import { type Repository, referenceName, type TagReference } from './reference.ts';
import { RegistryError } from './registry-error.ts';
import { type Patience, timer } from './retrying.ts';
import type { Transport } from './transport.ts';

const tagsAtOnce = 4;

/**
 * The tags that list what refers to a subject where the registry does not (OCI distribution specification 1.1,
 * "Referrers Tag Schema"). Each is read, changed and written, so others may overwrite what was entered.
 */
export interface FallbackTags {
  list(repository: Repository, subject: Digest): Promise<readonly Descriptor[]>;
  /** Enters what the tag does not list yet; for one subject one call at a time. */
  enter(repository: Repository, subject: Digest, entries: readonly Descriptor[]): Promise<void>;
  /** Looks again at every tag that was written, and writes again what others overwrote. */
  confirm(): Promise<void>;
}

/** What this client entered in one fallback tag. */
interface Entered {
  readonly repository: Repository;
  readonly subject: Digest;
  readonly entries: readonly Descriptor[];
}

/** Milliseconds others may need between reading a fallback tag and writing it, if they are as quick as we are. */
const leastPause = 250;
const confirmations = 6;

export function createFallbackTags(
  transport: Transport,
  { sleep = timer, signal }: Pick<Patience, 'sleep' | 'signal'>,
): FallbackTags {
  const entered = new Map<string, Entered>();
  let lastWrite = 0;
  let slowestWrite = 0;

  async function list(repository: Repository, subject: Digest): Promise<readonly Descriptor[]> {
    const tag = fallbackTag(repository, subject);
    const pulled = await manifestGet(transport, tag);
    if (!pulled) return [];
    if (!('manifests' in pulled.content)) throw brokenList(referenceName(tag));
    return pulled.content.manifests;
  }

  /** Whether anything had to be written. */
  async function add(
    repository: Repository,
    subject: Digest,
    entries: readonly Descriptor[],
  ): Promise<boolean> {
    const started = performance.now();
    const known = await list(repository, subject);
    const missing = entries.filter((entry) => !known.some(({ digest }) => digest === entry.digest));
    if (missing.length === 0) return false;
    const index: Index = { schemaVersion: 2, mediaType: mediaType.index, manifests: [...known, ...missing] };
    const bytes = Buffer.from(JSON.stringify(index));
    const tag = fallbackTag(repository, subject);
    await manifestPut(transport, tag, { mediaType: mediaType.index, bytes }).catch((error) => {
      throw frozenList(tag, error);
    });
    lastWrite = performance.now();
    slowestWrite = Math.max(slowestWrite, lastWrite - started);
    return true;
  }

  return {
    list,

    async enter(repository, subject, entries) {
      await add(repository, subject, entries);
      const key = referenceName({ ...repository, digest: subject });
      entered.set(key, { repository, subject, entries: [...(entered.get(key)?.entries ?? []), ...entries] });
    },

    // Somebody who read the tag before we wrote it writes it without our entry, and that after we read it back.
    async confirm() {
      if (entered.size === 0) return;
      for (let round = 0; round < confirmations; round += 1) {
        const pause = (leastPause + 4 * slowestWrite) * (1 + Math.random() / 2);
        await sleep(Math.max(0, lastWrite + pause - performance.now()), signal);
        const lost = await parallel([...entered.values()], tagsAtOnce, ({ repository, subject, entries }) =>
          add(repository, subject, entries),
        );
        if (!lost.includes(true)) return;
      }
      throw new RegistryError(
        'registry-refused',
        'what was attached is not listed: others keep overwriting the list at the same time',
        { hint: 'The image is as it was. Run again when the others are done.' },
      );
    },
  };
}

/** Where the referrers of a subject are listed. The tag schema cuts the algorithm to 32 and the encoded part to 64 characters. */
export function fallbackTag(repository: Repository, subject: Digest): TagReference {
  const { registry, path } = repository;
  return { registry, path, tag: `${digestAlgorithm(subject)}-${digestHex(subject).slice(0, 64)}` };
}

/** The registry's words tell of a tag that nobody asked for, so they need an explanation. */
function frozenList(tag: TagReference, error: unknown): unknown {
  if (!(error instanceof RegistryError) || error.code !== 'tag-immutable') return error;
  return new RegistryError(
    'tag-immutable',
    `${referenceName(tag)} is the list of signatures and attestations in a registry without the referrers API, and must not change there: ${error.message}`,
    {
      registryCodes: error.registryCodes,
      cause: error,
      ...(error.status !== undefined && { status: error.status }),
      ...(error.hint !== undefined && { hint: error.hint }),
    },
  );
}

export function brokenList(what: string): RegistryError {
  return new RegistryError('registry-refused', `${what}: not a list of referrers`, {
    hint: 'What is attached to the image cannot be told; nothing was taken for absent.',
  });
}
