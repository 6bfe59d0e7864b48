import { parallel } from '../parallel.ts';
import { readBody } from './body.ts';
import { type Descriptor, type Index, type Manifest, mediaType } from './descriptor.ts';
import { type Digest, digestAlgorithm, digestHex } from './digest.ts';
import { manifestGet, manifestPut } from './manifests.ts';
import { allPages, nextPage, type Page } from './pages.ts';
import { type Repository, referenceName, repositoryName, type TagReference } from './reference.ts';
import { RegistryError } from './registry-error.ts';
import { type Patience, timer } from './retrying.ts';
import { repositoryScope } from './scope.ts';
import type { RegistryAnswer, RegistryRequest, Transport } from './transport.ts';

const answerLimit = 4 * 1024 * 1024;
const tagsAtOnce = 4;

/** The manifests whose subject is a given one (OCI distribution specification, "Listing Referrers"). */
export interface Referrers {
  list(repository: Repository, subject: Digest, artifactType?: string): Promise<Descriptor[]>;
  /** Adds a manifest to the fallback tag of its subject, as the specification asks when the registry does not. */
  record(repository: Repository, manifest: Manifest | Index, descriptor: Descriptor): Promise<void>;
  /** Looks again at every fallback tag that was written, and writes again what others overwrote. */
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

export function createReferrers(
  transport: Transport,
  { sleep = timer, signal }: Pick<Patience, 'sleep' | 'signal'>,
): Referrers {
  /** Registries that turned out to have no referrers API. */
  const without = new Set<string>();
  /** The fallback index is read, changed and written: for each subject one after the other. */
  const writing = new Map<string, Promise<void>>();
  /** What comes while another write is under way is entered by the next one, all at once. */
  const waiting = new Map<string, { readonly entries: Descriptor[]; added: Promise<void> }>();
  const entered = new Map<string, Entered>();
  let lastWrite = 0;
  let slowestWrite = 0;

  async function fromApi(
    repository: Repository,
    subject: Digest,
    artifactType: string | undefined,
  ): Promise<Descriptor[] | undefined> {
    if (without.has(repository.registry)) return undefined;
    const filter = artifactType === undefined ? '' : `?artifactType=${encodeURIComponent(artifactType)}`;
    let there = true;
    const listed = await allPages(repository, `referrers/${subject}${filter}`, async (at) => {
      const answer = await transport.send(referrersRequest(repository, subject, at), readReferrers);
      if (answer.page) return withType(answer.page, answer.filtered ? undefined : artifactType);
      // Only the first answer can tell that there is no such list; later it is one that broke off.
      if (at instanceof URL) throw brokenList(`${repositoryName(repository)}: referrers of ${subject}`);
      if (answer.noApi) without.add(repository.registry);
      there = false;
      return { items: [], next: undefined };
    });
    return there ? listed : undefined;
  }

  async function fromTag(repository: Repository, subject: Digest): Promise<readonly Descriptor[]> {
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
    const known = await fromTag(repository, subject);
    const missing = entries.filter((entry) => !known.some(({ digest }) => digest === entry.digest));
    if (missing.length === 0) return false;
    const index: Index = { schemaVersion: 2, mediaType: mediaType.index, manifests: [...known, ...missing] };
    const bytes = Buffer.from(JSON.stringify(index));
    await manifestPut(transport, fallbackTag(repository, subject), { mediaType: mediaType.index, bytes });
    lastWrite = performance.now();
    slowestWrite = Math.max(slowestWrite, lastWrite - started);
    return true;
  }

  async function enter(
    key: string,
    repository: Repository,
    subject: Digest,
    entries: readonly Descriptor[],
  ): Promise<void> {
    // Some have the API and do not say so by OCI-Subject; a fallback tag there would only be in the way.
    const listed = await fromApi(repository, subject, undefined);
    const left = entries.filter((entry) => !listed?.some(({ digest }) => digest === entry.digest));
    if (left.length === 0) return;
    await add(repository, subject, left);
    entered.set(key, { repository, subject, entries: [...(entered.get(key)?.entries ?? []), ...left] });
  }

  return {
    async list(repository, subject, artifactType) {
      const listed = await fromApi(repository, subject, artifactType);
      if (listed) return listed;
      const items = await fromTag(repository, subject);
      return [...withType({ items, next: undefined }, artifactType).items];
    },

    async record(repository, manifest, descriptor) {
      const subject = manifest.subject?.digest;
      if (!subject) return;
      const key = referenceName({ ...repository, digest: subject });
      const entry = entryOf(manifest, descriptor);
      const others = waiting.get(key);
      if (others) {
        others.entries.push(entry);
        await others.added;
      } else {
        const turn = { entries: [entry], added: Promise.resolve() };
        waiting.set(key, turn);
        turn.added = (writing.get(key) ?? Promise.resolve()).then(async () => {
          waiting.delete(key);
          await enter(key, repository, subject, turn.entries);
        });
        writing.set(
          key,
          turn.added.catch(() => {}),
        );
        await turn.added;
      }
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

function referrersRequest(repository: Repository, subject: Digest, at: string | URL): RegistryRequest {
  return {
    repository,
    verb: `list referrers of ${subject}`,
    method: 'GET',
    at,
    headers: { Accept: mediaType.index },
    scopes: [repositoryScope(repository, 'pull')],
    // 405 and 406 come from registries that know neither the path nor the media type.
    accept: [200, 404, 405, 406],
  };
}

interface ReferrersAnswer {
  /** Undefined when the answer was no list of referrers. */
  readonly page?: Page<Descriptor>;
  /** The registry left out other artifact types itself. */
  readonly filtered: boolean;
  /** The answer speaks about the whole registry, not about this repository alone. */
  readonly noApi: boolean;
}

async function readReferrers(answer: RegistryAnswer): Promise<ReferrersAnswer> {
  const text = (await readBody(answer, answerLimit))?.toString('utf8') ?? '';
  const filters = answer.headers['oci-filters-applied'] ?? '';
  const filtered = filters.split(',').some((name) => name.trim() === 'artifactType');
  const items = answer.status === 200 ? descriptorsIn(text) : undefined;
  if (items) return { page: { items, next: nextPage(answer) }, filtered, noApi: false };
  // A web page stands where a path is unknown. Any other yes without a list, or a no to us alone, does not say
  // that there are none.
  const webPage = /^text\/html\b/.test(answer.headers['content-type'] ?? '');
  if ((answer.status === 200 && !webPage) || /DENIED|UNAUTHORIZED/.test(text)) throw unreadableList(answer);
  return { filtered, noApi: !/NAME_UNKNOWN|MANIFEST_UNKNOWN|REPOSITORY/.test(text) };
}

function unreadableList({ operation }: RegistryAnswer): RegistryError {
  return new RegistryError(
    'registry-refused',
    `${operation.target}: ${operation.verb} gave no list of referrers`,
    {
      hint: `What is attached cannot be told. Check that ${operation.registry} is a container registry, and its permissions.`,
    },
  );
}

function descriptorsIn(text: string): Descriptor[] | undefined {
  try {
    const { schemaVersion, manifests } = JSON.parse(text);
    if (schemaVersion !== 2) return undefined;
    return manifests === null ? [] : Array.isArray(manifests) ? manifests : undefined;
  } catch {
    return undefined;
  }
}

function withType({ items, next }: Page<Descriptor>, artifactType: string | undefined): Page<Descriptor> {
  if (artifactType === undefined) return { items, next };
  return { items: items.filter((item) => item.artifactType === artifactType), next };
}

/** The tag schema cuts the algorithm to 32 and the encoded part to 64 characters. */
function fallbackTag(repository: Repository, subject: Digest): TagReference {
  const { registry, path } = repository;
  return { registry, path, tag: `${digestAlgorithm(subject)}-${digestHex(subject).slice(0, 64)}` };
}

function entryOf(manifest: Manifest | Index, { mediaType, digest, size }: Descriptor): Descriptor {
  const artifactType =
    manifest.artifactType ?? ('config' in manifest ? manifest.config.mediaType : undefined);
  const { annotations } = manifest;
  return {
    mediaType,
    digest,
    size,
    ...(artifactType && { artifactType }),
    ...(annotations && { annotations }),
  };
}

function brokenList(what: string): RegistryError {
  return new RegistryError('registry-refused', `${what}: not a list of referrers`, {
    hint: 'What is attached to the image cannot be told; nothing was taken for absent.',
  });
}
