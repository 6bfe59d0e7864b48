import { Readable } from 'node:stream';
import { SealiftError } from '../errors.ts';
import { parallel } from '../parallel.ts';
import type { RegistryClient } from './client.ts';
import { type Descriptor, type Manifest, mediaType } from './descriptor.ts';
import { type Digest, digestOf } from './digest.ts';
import { untilReadBack } from './read-back.ts';
import { type Repository, repositoryName } from './reference.ts';

const emptyConfig = Buffer.from('{}');
const putsAtOnce = 8;

/** Bytes to attach to a subject, and what they are. */
export interface Attachment {
  readonly artifactType: string;
  readonly bytes: Uint8Array;
  readonly annotations: Readonly<Record<string, string>>;
}

/** A manifest as it is sent. */
export interface ManifestBytes {
  readonly descriptor: Descriptor;
  readonly bytes: Uint8Array;
}

/**
 * Attaches artifacts to a subject: one manifest each, with the subject in it. Returns their descriptors; errors as in
 * `referrerManifestsPut`.
 */
export async function referrersPut(
  client: RegistryClient,
  repository: Repository,
  subject: Descriptor,
  attachments: readonly Attachment[],
): Promise<Descriptor[]> {
  const made = await Promise.all(attachments.map((one) => contentPut(client, repository, subject, one)));
  await referrerManifestsPut(client, repository, subject.digest, made, made);
  return made.map(({ descriptor }) => descriptor);
}

/**
 * Puts those manifests of a subject's `referrers` that are `missing`. Afterwards the listing is read to see that none
 * of all got lost: where there is no referrers API, somebody else may write the fallback tag at the same time (OCI
 * distribution specification 1.1, "Referrers Tag Schema"). Fails with `registry-refused` when one stays missing.
 */
export async function referrerManifestsPut(
  client: RegistryClient,
  repository: Repository,
  subject: Digest,
  referrers: readonly ManifestBytes[],
  missing: readonly ManifestBytes[],
): Promise<void> {
  let left = missing;
  const done = await untilReadBack(async () => {
    // Putting a manifest again changes nothing but its entry in the fallback tag.
    await parallel(left, putsAtOnce, ({ descriptor, bytes }) =>
      client.manifestPut(
        { ...repository, digest: descriptor.digest },
        { mediaType: descriptor.mediaType, bytes },
      ),
    );
    const listed = new Set((await client.referrerList(repository, subject)).map(({ digest }) => digest));
    left = referrers.filter(({ descriptor }) => !listed.has(descriptor.digest));
    return left.length === 0;
  });
  if (done) return;
  throw new SealiftError(
    'registry-refused',
    `${repositoryName(repository)} took ${left.length} attachment(s) of ${subject} but does not list them`,
    { hint: 'If tags are immutable there, exempt "sha256-*", or use signature-storage: tag.' },
  );
}

/** Sends what the manifest points at, and makes the manifest. */
async function contentPut(
  client: RegistryClient,
  repository: Repository,
  subject: Descriptor,
  { artifactType, bytes, annotations }: Attachment,
): Promise<ManifestBytes> {
  const blob = async (type: string, content: Uint8Array): Promise<Descriptor> => {
    const descriptor = { mediaType: type, digest: digestOf(content), size: content.length };
    await client.blobPut(repository, {
      descriptor,
      open: (offset) => Readable.from([content.subarray(offset)]),
    });
    return descriptor;
  };
  const manifest: Manifest = {
    schemaVersion: 2,
    mediaType: mediaType.manifest,
    artifactType,
    config: await blob(mediaType.empty, emptyConfig),
    layers: [await blob(artifactType, bytes)],
    subject: { mediaType: subject.mediaType, digest: subject.digest, size: subject.size },
    annotations,
  };
  const content = Buffer.from(JSON.stringify(manifest));
  const descriptor = {
    mediaType: mediaType.manifest,
    digest: digestOf(content),
    size: content.length,
    artifactType,
    annotations,
  };
  return { descriptor, bytes: content };
}
