import { isDeepStrictEqual } from 'node:util';
import { SealiftError } from '../errors.ts';
import type { RegistryClient } from '../oci/client.ts';
import { type ImageContent, registryContent } from '../oci/image-content.ts';
import { makeIndex } from '../oci/index-content.ts';
import { type Repository, repositoryName } from '../oci/reference.ts';
import { levelledAnnotations } from '../plan/annotation-level.ts';
import { type Parts, platformOf } from '../plan/part.ts';
import type { Connection } from '../registries/connection.ts';
import { findPublished } from './published.ts';
import type { Verifier } from './signer.ts';
import { verify } from './verify.ts';

/**
 * The image that an earlier run published of these very parts, when there is one that verifies: undefined otherwise,
 * also when what is there is not signed, because then nobody vouches for how it was put together.
 */
export async function findAssembled(
  { parts }: Parts,
  plan: Parameters<typeof findPublished>[0],
  verifier: Verifier,
  connection: Connection,
): Promise<ImageContent | undefined> {
  const published = await findPublished(plan, connection.client);
  if (!published) return undefined;
  const { repository, root } = published;
  const content = await registryContent(connection.client, repository, root);
  const held = content.images.map(({ descriptor }) => descriptor.digest);
  const wanted = parts.map(({ manifest }) => manifest.digest);
  if (!isDeepStrictEqual(held.toSorted(), wanted.toSorted())) return undefined;
  try {
    await verify(
      { repository, root, images: content.images },
      verifier,
      connection.signatureStore(repository),
    );
    return content;
  } catch (error) {
    const unproven =
      error instanceof SealiftError && ['signature-missing', 'identity-mismatch'].includes(error.code);
    if (unproven) return undefined;
    throw error;
  }
}

/**
 * The whole image of its parts, whose manifests `repository` holds: an index of them in the plan's order, and with one
 * platform its manifest itself. The same parts give the same index, byte for byte.
 */
export async function assemble(
  { plan, parts }: Parts,
  repository: Repository,
  client: RegistryClient,
): Promise<ImageContent> {
  const pulled = await Promise.all(
    parts.map(async ({ manifest, platform }) => {
      const found = await client.manifestGet({ ...repository, digest: manifest.digest });
      if (found) return { platform: platformOf(platform), manifest, bytes: found.bytes };
      throw new SealiftError(
        'registry-not-found',
        `${repositoryName(repository)} does not hold the part of ${platform} (${manifest.digest})`,
        { hint: 'The part is pushed by the job that builds it; run that job again.' },
      );
    }),
  );
  const images = pulled.map(({ platform, manifest }) => ({ platform, descriptor: manifest }));
  const manifests = pulled.map(({ manifest, bytes }) => ({ descriptor: manifest, bytes }));
  const [only] = manifests;
  // Blobs are where their manifests are: every part was pushed to every repository.
  if (only && manifests.length === 1) return { root: only.descriptor, images, manifests, blobs: [] };
  const annotations = levelledAnnotations(plan.annotations, ['index', 'manifest']);
  const index = makeIndex(
    pulled.map(({ platform, manifest }, at) => ({
      platform,
      manifest,
      annotations: pairs(
        annotations.filter(
          (one) =>
            one.level === 'manifest-descriptor' &&
            (one.platform === undefined || one.platform === parts[at]?.platform),
        ),
      ),
    })),
    pairs(annotations.filter(({ level }) => level === 'index')),
  );
  return { root: index.descriptor, images, manifests: [...manifests, index], blobs: [] };
}

function pairs(
  annotations: readonly { readonly name: string; readonly value: string }[],
): Record<string, string> {
  return Object.fromEntries(annotations.map(({ name, value }) => [name, value]));
}
