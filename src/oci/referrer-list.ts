import { Batches } from './batches.ts';
import { readBody } from './body.ts';
import { type Descriptor, type Index, type Manifest, mediaType } from './descriptor.ts';
import type { Digest } from './digest.ts';
import { brokenList, createFallbackTags } from './fallback-tag.ts';
import { allPages, nextPage, type Page } from './pages.ts';
import { type Repository, referenceName, repositoryName } from './reference.ts';
import { RegistryError } from './registry-error.ts';
import type { Patience } from './retrying.ts';
import { repositoryScope } from './scope.ts';
import type { RegistryAnswer, RegistryRequest, Transport } from './transport.ts';

const answerLimit = 4 * 1024 * 1024;

/** The manifests whose subject is a given one (OCI distribution specification, "Listing Referrers"). */
export interface Referrers {
  list(repository: Repository, subject: Digest, artifactType?: string): Promise<Descriptor[]>;
  /** Whether the registry said that it has no such list, when it was asked for that of `subject`. */
  lackApi(repository: Repository, subject: Digest): Promise<boolean>;
  /** Adds a manifest to the fallback tag of its subject, as the specification asks when the registry does not. */
  record(repository: Repository, manifest: Manifest | Index, descriptor: Descriptor): Promise<void>;
  /** Looks again at every fallback tag that was written, and writes again what others overwrote. */
  confirm(): Promise<void>;
}

export function createReferrers(
  transport: Transport,
  options: Pick<Patience, 'sleep' | 'signal'>,
): Referrers {
  /** Registries that turned out to have no referrers API. */
  const without = new Set<string>();
  const fallback = createFallbackTags(transport, options);
  /** An entry in a fallback tag is read, changed and written: for each subject one after the other. */
  const batches = new Batches<Descriptor>();

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

  async function enter(
    repository: Repository,
    subject: Digest,
    entries: readonly Descriptor[],
  ): Promise<void> {
    // Some have the API and do not say so by OCI-Subject; a fallback tag there would only be in the way.
    const listed = await fromApi(repository, subject, undefined);
    const left = entries.filter((entry) => !listed?.some(({ digest }) => digest === entry.digest));
    if (left.length > 0) await fallback.enter(repository, subject, left);
  }

  return {
    async list(repository, subject, artifactType) {
      const listed = await fromApi(repository, subject, artifactType);
      if (listed) return listed;
      const items = await fallback.list(repository, subject);
      return [...withType({ items, next: undefined }, artifactType).items];
    },

    async lackApi(repository, subject) {
      await fromApi(repository, subject, undefined);
      return without.has(repository.registry);
    },

    async record(repository, manifest, descriptor) {
      const subject = manifest.subject?.digest;
      if (!subject) return;
      const key = referenceName({ ...repository, digest: subject });
      await batches.add(key, entryOf(manifest, descriptor), (entries) => enter(repository, subject, entries));
    },

    confirm: () => fallback.confirm(),
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
