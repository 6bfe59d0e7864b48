import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { SealiftError } from '../errors.ts';
import type { RegistryClient } from './client.ts';
import { type Descriptor, type Manifest, mediaType } from './descriptor.ts';
import { digestOf } from './digest.ts';
import { type Repository, repositoryName } from './reference.ts';

const emptyConfig = Buffer.from('{}');
const delaysMs = [0, 200, 1000];

/** Bytes to attach to a subject, and what they are. */
export interface Attachment {
  readonly artifactType: string;
  readonly bytes: Uint8Array;
  readonly annotations: Readonly<Record<string, string>>;
}

/**
 * Attaches artifacts to a subject: one manifest each, with the subject in it. Afterwards the listing is read to see
 * that none got lost: where there is no referrers API, somebody else may write the fallback tag at the same time
 * (OCI distribution specification 1.1, "Referrers Tag Schema"). Returns their descriptors; fails with
 * `registry-refused` when one stays missing.
 */
export async function referrersPut(
  client: RegistryClient,
  repository: Repository,
  subject: Descriptor,
  attachments: readonly Attachment[],
): Promise<Descriptor[]> {
  const made = await Promise.all(attachments.map((one) => contentPut(client, repository, subject, one)));
  let missing = made;
  for (const delay of delaysMs) {
    if (delay > 0) await sleep(delay);
    // Putting a manifest again changes nothing but its entry in the fallback tag.
    for (const { descriptor, bytes } of missing) {
      await client.manifestPut(
        { ...repository, digest: descriptor.digest },
        { mediaType: descriptor.mediaType, bytes },
      );
    }
    const listed = new Set(
      (await client.referrerList(repository, subject.digest)).map(({ digest }) => digest),
    );
    missing = made.filter(({ descriptor }) => !listed.has(descriptor.digest));
    if (missing.length === 0) return made.map(({ descriptor }) => descriptor);
  }
  throw new SealiftError(
    'registry-refused',
    `${repositoryName(repository)} took ${missing.length} attachment(s) of ${subject.digest} but does not list them`,
    { hint: 'If tags are immutable there, exempt "sha256-*", or use signature-storage: tag.' },
  );
}

/** Sends what the manifest points at, and makes the manifest. */
async function contentPut(
  client: RegistryClient,
  repository: Repository,
  subject: Descriptor,
  { artifactType, bytes, annotations }: Attachment,
): Promise<{ descriptor: Descriptor; bytes: Uint8Array }> {
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
