import { SealiftError } from '../errors.ts';
import type { RegistryClient } from '../oci/client.ts';
import type { Descriptor } from '../oci/descriptor.ts';
import { type ImageContent, registryContent } from '../oci/image-content.ts';
import { type Reference, type Repository, referenceName } from '../oci/reference.ts';

/** A reference, and the image behind it when it was looked up. */
export interface Resolved {
  readonly reference: Reference;
  readonly repository: Repository;
  readonly root: Descriptor;
}

/** An image that a registry holds, with its manifests read. */
export interface RemoteImage extends Resolved {
  readonly images: ImageContent['images'];
  readonly content: ImageContent;
}

/** Looks a reference up. Fails with `registry-not-found`. */
export async function resolve(reference: Reference, client: RegistryClient): Promise<Resolved> {
  const root = await client.manifestHead(reference);
  const { registry, path } = reference;
  if (root) return { reference, repository: { registry, path }, root };
  throw new SealiftError('registry-not-found', `${referenceName(reference)} is not in the registry`, {
    hint: 'Check the name, and that the image was built and pushed; without a login a private one looks absent.',
  });
}

/**
 * Looks an image up and reads its index and manifests; of its blobs only the configuration where the platform stands
 * there. Errors as in `resolve`.
 */
export async function openImage(reference: Reference, client: RegistryClient): Promise<RemoteImage> {
  const resolved = await resolve(reference, client);
  const content = await registryContent(client, resolved.repository, resolved.root);
  return { ...resolved, content, images: content.images };
}
