import { SealiftError } from '../errors.ts';
import type { Log } from '../log.ts';
import { parallel } from '../parallel.ts';
import type { PulledManifest, RegistryClient } from './client.ts';
import { type CosignTag, cosignTagNames } from './cosign-tag.ts';
import type { Manifest } from './descriptor.ts';
import type { Digest } from './digest.ts';
import { type Repository, repositoryName } from './reference.ts';

const requestsAtOnce = 8;

/** A manifest attached to a subject. */
export interface Referrer {
  readonly subject: Digest;
  readonly manifest: PulledManifest;
  /** The manifests of an artifact index, those of inner indexes before them. */
  readonly children: readonly PulledManifest[];
}

/** What a repository holds for some digests besides the images themselves. */
export interface Attached {
  /** What is attached to a digest stands before what is attached to that. */
  readonly referrers: readonly Referrer[];
  readonly tags: readonly CosignTag[];
}

/** The manifests that have blobs: no index has any. */
export function blobManifests({ referrers, tags }: Attached): Manifest[] {
  return [
    ...referrers.flatMap(({ manifest, children }) => [...children, manifest]),
    ...tags.map(({ manifest }) => manifest),
  ].flatMap(({ content }) => ('layers' in content ? [content] : []));
}

/**
 * The referrers of these digests, and of what is attached to them, to any depth. Rejects when a listing fails, and
 * with `registry-not-found` when something listed is not there: neither means that there is nothing.
 */
export async function attachedReferrers(
  client: RegistryClient,
  repository: Repository,
  digests: readonly Digest[],
  log: Log,
): Promise<Referrer[]> {
  return walk(digests, async (subjects) => {
    const listed = await parallel(subjects, requestsAtOnce, async (subject) => {
      const entries = await client.referrerList(repository, subject);
      return [...new Set(entries.map(({ digest }) => digest))].map((digest) => ({ subject, digest }));
    });
    const level = await parallel(listed.flat(), requestsAtOnce, async ({ subject, digest }) => {
      const manifest = await held(client, repository, digest, subject);
      // A fallback tag is a tag like any other: what it lists need not refer to the digest in its name.
      if (manifest.content.subject?.digest === subject)
        return [{ subject, manifest, children: await childrenOf(client, repository, manifest) }];
      log.warn(`${repositoryName(repository)} lists ${digest} as attached to ${subject}, which it is not`);
      return [];
    });
    const found = level.flat();
    return { found, next: found.flatMap(({ manifest, children }) => [manifest, ...children]) };
  });
}

/** Cosign's own tags for these digests, and for the manifests behind such tags: an attached SBOM may be signed. */
export async function attachedTags(
  client: RegistryClient,
  repository: Repository,
  digests: readonly Digest[],
): Promise<CosignTag[]> {
  return walk(digests, async (subjects) => {
    const tags = subjects.flatMap((digest) => cosignTagNames(digest));
    const level = await parallel(tags, requestsAtOnce, async (tag) => {
      const manifest = await client.manifestGet({ ...repository, tag });
      return manifest ? [{ tag, manifest }] : [];
    });
    const found = level.flat();
    return { found, next: found.map(({ manifest }) => manifest) };
  });
}

/** What a step finds for these digests, for the manifests it leads to, and so on; every digest once. */
async function walk<Found>(
  digests: readonly Digest[],
  step: (subjects: readonly Digest[]) => Promise<{
    readonly found: readonly Found[];
    readonly next: readonly PulledManifest[];
  }>,
): Promise<Found[]> {
  const all: Found[] = [];
  const seen = new Set(digests);
  let subjects = [...seen];
  while (subjects.length > 0) {
    const { found, next } = await step(subjects);
    all.push(...found);
    subjects = [...new Set(next.map(({ descriptor }) => descriptor.digest))].filter(
      (digest) => !seen.has(digest),
    );
    for (const digest of subjects) seen.add(digest);
  }
  return all;
}

async function childrenOf(
  client: RegistryClient,
  repository: Repository,
  { descriptor, content }: PulledManifest,
): Promise<PulledManifest[]> {
  if (!('manifests' in content)) return [];
  const children = await parallel(content.manifests, requestsAtOnce, async ({ digest }) => {
    const child = await held(client, repository, digest, descriptor.digest);
    return [...(await childrenOf(client, repository, child)), child];
  });
  return children.flat();
}

async function held(
  client: RegistryClient,
  repository: Repository,
  digest: Digest,
  by: Digest,
): Promise<PulledManifest> {
  const manifest = await client.manifestGet({ ...repository, digest });
  if (manifest) return manifest;
  throw new SealiftError(
    'registry-not-found',
    `${repositoryName(repository)} lists ${digest} for ${by} but does not hold it`,
    {
      hint: 'Something attached to the image was deleted there. Attach it again, or remove it from the list (the tag sha256-… of the digest).',
    },
  );
}
