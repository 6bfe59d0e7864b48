import type { Deps } from '../deps.ts';
import type { BlobOutcome, RegistryClient } from '../oci/client.ts';
import type { Descriptor, Platform } from '../oci/descriptor.ts';
import type { ImageContent } from '../oci/image-content.ts';
import { type Repository, repositoryName } from '../oci/reference.ts';
import { parallel } from '../parallel.ts';

/** Connections a push keeps busy on one repository; more gained nothing against a registry on loopback. */
const blobsAtOnce = 4;

/** An image that a repository holds by digest; no tag points at it yet. */
export interface Pushed {
  readonly repository: Repository;
  readonly root: Descriptor;
  readonly rootBytes: Uint8Array;
  readonly images: readonly { readonly platform: Platform; readonly descriptor: Descriptor }[];
  readonly transfer: Transfer;
}

export interface Transfer {
  readonly blobs: Readonly<Record<BlobOutcome, number>>;
  readonly bytesUploaded: number;
  readonly milliseconds: number;
}

/** Sends blobs, then manifests, to every repository; registries at the same time, repositories of one in turn, so that they can mount. */
export async function push(
  content: ImageContent,
  repositories: readonly Repository[],
  client: RegistryClient,
  deps: Pick<Deps, 'log'>,
): Promise<Pushed[]> {
  const registries = Map.groupBy(repositories, (repository) => repository.registry);
  const pushed = await Promise.all(
    [...registries.values()].map(async (siblings) => {
      const results: Pushed[] = [];
      for (const repository of siblings) {
        results.push(await pushTo(content, repository, results[0]?.repository, client, deps));
      }
      return results;
    }),
  );
  const done = pushed.flat();
  return repositories.map((repository) => done.find((one) => one.repository === repository) as Pushed);
}

/** Sends only the blobs, which nobody can pull as an image: may run while the scan is not done. */
export async function pushBlobs(
  content: Pick<ImageContent, 'blobs'>,
  repository: Repository,
  mountFrom: Repository | undefined,
  client: RegistryClient,
): Promise<Omit<Transfer, 'milliseconds'>> {
  let bytesUploaded = 0;
  // The largest first, so that the last one to finish is a small one.
  const largestFirst = content.blobs.toSorted((a, b) => b.descriptor.size - a.descriptor.size);
  const outcomes = await parallel(largestFirst, blobsAtOnce, async (source) => {
    const outcome = await client.blobPut(repository, source, mountFrom ? { mountFrom } : {});
    if (outcome === 'uploaded') bytesUploaded += source.descriptor.size;
    return outcome;
  });
  const count = (outcome: BlobOutcome) => outcomes.filter((one) => one === outcome).length;
  return {
    blobs: { present: count('present'), mounted: count('mounted'), uploaded: count('uploaded') },
    bytesUploaded,
  };
}

/** Sends the manifests, whose blobs are there; nothing that is there already. */
export async function pushManifests(
  { manifests }: Pick<ImageContent, 'manifests'>,
  repository: Repository,
  client: RegistryClient,
): Promise<void> {
  const children = manifests.slice(0, -1);
  // A registry may refuse an index whose manifests it does not hold yet, so the root goes last.
  await parallel(children, blobsAtOnce, (manifest) => putByDigest(client, repository, manifest));
  await putByDigest(client, repository, rootOf(manifests));
}

/** What a push or a copy gives, when both parts of it are done. */
export function pushedImage(
  { root, images, manifests }: ImageContent,
  repository: Repository,
  transfer: Transfer,
): Pushed {
  return { repository, root, rootBytes: rootOf(manifests).bytes, images, transfer };
}

async function pushTo(
  content: ImageContent,
  repository: Repository,
  mountFrom: Repository | undefined,
  client: RegistryClient,
  { log }: Pick<Deps, 'log'>,
): Promise<Pushed> {
  const started = performance.now();
  const transfer = await pushBlobs(content, repository, mountFrom, client);
  await pushManifests(content, repository, client);
  const milliseconds = performance.now() - started;
  log.info(`${repositoryName(repository)}@${content.root.digest}: ${blobsText(transfer)}`);
  return pushedImage(content, repository, { ...transfer, milliseconds });
}

/** How blobs came to be where they are, for the log. */
export function blobsText({ blobs }: Pick<Transfer, 'blobs'>): string {
  return `${blobs.uploaded} blobs sent, ${blobs.mounted} mounted, ${blobs.present} there already`;
}

function rootOf(manifests: ImageContent['manifests']): ImageContent['manifests'][number] {
  return manifests.at(-1) as ImageContent['manifests'][number];
}

/** Puts a manifest, unless the repository holds it. */
export async function putByDigest(
  client: RegistryClient,
  repository: Repository,
  { descriptor, bytes }: ImageContent['manifests'][number],
): Promise<void> {
  const reference = { ...repository, digest: descriptor.digest };
  if (await client.manifestHead(reference)) return;
  await client.manifestPut(reference, { mediaType: descriptor.mediaType, bytes });
}
