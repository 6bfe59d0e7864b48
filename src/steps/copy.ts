import { Readable } from 'node:stream';
import type { Deps } from '../deps.ts';
import { SealiftError } from '../errors.ts';
import {
  type Attached,
  attachedReferrers,
  attachedTags,
  blobManifests,
  type Referrer,
} from '../oci/attached.ts';
import type { BlobSource, RegistryClient } from '../oci/client.ts';
import { type CosignTag, holds, mergedSignatures } from '../oci/cosign-tag.ts';
import { type Digest, digestOf } from '../oci/digest.ts';
import { blobsOf, type ImageContent } from '../oci/image-content.ts';
import { untilReadBack } from '../oci/read-back.ts';
import { type Repository, referenceName, repositoryName } from '../oci/reference.ts';
import { referrerManifestsPut } from '../oci/referrer.ts';
import { parallel } from '../parallel.ts';
import {
  blobsText,
  type Pushed,
  pushBlobs,
  pushedImage,
  pushManifests,
  putByDigest,
  type Transfer,
} from './push.ts';

const requestsAtOnce = 8;

/** An image with everything attached to it, in the target repository, by digest; no tag points at it yet. */
export interface Copied extends Pushed {
  readonly attached: {
    /** How many referrers came along or were there already. */
    readonly referrers: number;
    /** The tags in which cosign keeps signatures, attestations and SBOMs in place of referrers. */
    readonly tags: readonly string[];
  };
}

export interface CopyOptions {
  /** False for a registry that takes no artifact manifests (its profile's `signatureStorage` is `tag`). */
  readonly referrers: boolean;
}

/**
 * Copies an image (`registryContent` of `from`), byte for byte, with the referrers of its index and of every manifest
 * in it, to any depth, and the `.sig`, `.att` and `.sbom` tags of these digests. Where one registry holds both
 * repositories blobs are mounted, else streamed. What is there is not sent again. Fails before any manifest is sent
 * when something cannot be listed at the source, and with `registry-refused` when the target does not list a referrer it
 * took, or holds something else under one of these tags that cannot be merged.
 */
export async function copyImage(
  content: ImageContent,
  from: Repository,
  to: Repository,
  client: RegistryClient,
  { log }: Pick<Deps, 'log'>,
  options: CopyOptions = { referrers: true },
): Promise<Copied> {
  const started = performance.now();
  const pushSome = (blobs: readonly BlobSource['descriptor'][]) =>
    pushBlobs({ blobs: sources(from, blobs, client) }, to, from, client);
  const digests = [...new Set(content.manifests.map(({ descriptor }) => descriptor.digest))];
  const [imageBlobs, [referrers, tags]] = await both(
    pushSome(content.blobs.map(({ descriptor }) => descriptor)),
    both(
      options.referrers ? attachedReferrers(client, from, digests, log) : Promise.resolve([]),
      attachedTags(client, from, digests),
    ),
  );
  await pushManifests(content, to, client);
  const missing = await missingAt(to, { referrers, tags }, client);
  const attachedBlobs = await pushSome(blobsOf(blobManifests(missing)));
  await putReferrers(to, referrers, missing.referrers, client);
  await parallel(missing.tags, requestsAtOnce, (tag) => putTag(to, tag, client));
  const transfer = { ...sum(imageBlobs, attachedBlobs), milliseconds: performance.now() - started };
  log.info(
    `${repositoryName(to)}@${content.root.digest}: ${blobsText(transfer)}; ${referrers.length} referrers (${missing.referrers.length} sent) and ${tags.length} signature tags (${missing.tags.length} sent)`,
  );
  return {
    ...pushedImage(content, to, transfer),
    attached: { referrers: referrers.length, tags: tags.map(({ tag }) => tag) },
  };
}

/** Blobs straight from one registry to another; the one that gets them checks their digests. */
function sources(
  from: Repository,
  descriptors: readonly BlobSource['descriptor'][],
  client: RegistryClient,
): BlobSource[] {
  return descriptors.map((descriptor) => ({
    descriptor,
    open: (offset) => client.blobPart(from, descriptor, offset),
  }));
}

/** What the target does not hold, or does not list. */
async function missingAt(to: Repository, attached: Attached, client: RegistryClient): Promise<Attached> {
  const bySubject = [...Map.groupBy(attached.referrers, ({ subject }) => subject)];
  const [referrers, tags] = await both(
    parallel(bySubject, requestsAtOnce, async ([subject, those]) => {
      const listed = new Set((await client.referrerList(to, subject)).map(({ digest }) => digest));
      // A fallback tag may list what was deleted.
      const there = await parallel(those, requestsAtOnce, async ({ manifest: { descriptor } }) =>
        listed.has(descriptor.digest) ? client.manifestHead({ ...to, digest: descriptor.digest }) : undefined,
      );
      return those.filter((_, at) => there[at] === undefined);
    }),
    parallel(attached.tags, requestsAtOnce, async (tag) => ((await isThere(to, tag, client)) ? [] : [tag])),
  );
  return { referrers: referrers.flat(), tags: tags.flat() };
}

/** Puts the missing referrers, the children of an index before it, and reads back that all are listed. */
async function putReferrers(
  to: Repository,
  all: readonly Referrer[],
  missing: readonly Referrer[],
  client: RegistryClient,
): Promise<void> {
  for (const { children } of missing) for (const child of children) await putByDigest(client, to, child);
  const subjects = new Set<Digest>(missing.map(({ subject }) => subject));
  const of = (subject: Digest, referrers: readonly Referrer[]) =>
    referrers.filter((one) => one.subject === subject).map(({ manifest }) => manifest);
  await parallel([...subjects], requestsAtOnce, (subject) =>
    referrerManifestsPut(client, to, subject, of(subject, all), of(subject, missing)),
  );
}

/** Puts what cosign keeps under a tag, beside what the target's tag holds; read back, for others may write it too. */
async function putTag(to: Repository, wanted: CosignTag, client: RegistryClient): Promise<void> {
  const reference = { ...to, tag: wanted.tag };
  const name = referenceName(reference);
  const done = await untilReadBack(async () => {
    const there = await client.manifestGet(reference);
    if (!there) {
      const { descriptor, bytes } = wanted.manifest;
      await client.manifestPut(reference, { mediaType: descriptor.mediaType, bytes });
    } else if (!holds(there, wanted.manifest)) {
      const merged = await mergedSignatures(name, there, wanted.manifest, ({ config }) =>
        client.blobGet({ ...to, digest: config.digest }),
      );
      await client.blobPut(to, {
        descriptor: { digest: digestOf(merged.config), size: merged.config.length },
        open: (offset) => Readable.from([merged.config.subarray(offset)]),
      });
      await client.manifestPut(reference, { mediaType: there.descriptor.mediaType, bytes: merged.manifest });
    }
    return isThere(to, wanted, client);
  });
  if (done) return;
  throw new SealiftError('registry-refused', `${name} was written but does not hold what was put there`, {
    hint: 'Something else keeps writing that tag, or the registry does not keep what it takes.',
  });
}

async function isThere(
  to: Repository,
  { tag, manifest }: CosignTag,
  client: RegistryClient,
): Promise<boolean> {
  const there = await client.manifestGet({ ...to, tag });
  return there !== undefined && holds(there, manifest);
}

function sum(
  a: Omit<Transfer, 'milliseconds'>,
  b: Omit<Transfer, 'milliseconds'>,
): Omit<Transfer, 'milliseconds'> {
  return {
    blobs: {
      present: a.blobs.present + b.blobs.present,
      mounted: a.blobs.mounted + b.blobs.mounted,
      uploaded: a.blobs.uploaded + b.blobs.uploaded,
    },
    bytesUploaded: a.bytesUploaded + b.bytesUploaded,
  };
}

/** Both results; also when one fails, the other is waited for, so that nothing goes on behind the caller's back. */
async function both<A, B>(a: Promise<A>, b: Promise<B>): Promise<[A, B]> {
  await Promise.allSettled([a, b]);
  return Promise.all([a, b]);
}
