import { SealiftError } from '../errors.ts';
import type { RegistryClient } from '../oci/client.ts';
import {
  type Descriptor,
  type ImageConfig,
  type Index,
  isIndexType,
  type Manifest,
} from '../oci/descriptor.ts';
import { type Repository, referenceName } from '../oci/reference.ts';
import { inputsLabel } from '../plan/inputs-digest.ts';
import type { Plan } from '../plan/plan.ts';
import { isImmutable } from './tag-decision.ts';

/** An image that an earlier run published for this commit and these inputs. */
export interface Published {
  readonly repository: Repository;
  readonly tag: string;
  readonly root: Descriptor;
}

/**
 * Looks for the image behind the plan's commit and version tags. Gives it when its label names the
 * same inputs; fails with `tag-immutable` when it was made from others, because then no build could
 * take that tag. `on-existing: rebuild` builds anyway, `fail` refuses any image that is there.
 */
export async function findPublished(
  plan: Pick<Plan, 'push' | 'onExisting' | 'tags' | 'repositories' | 'inputsDigest'>,
  client: RegistryClient,
): Promise<Published | undefined> {
  if (!plan.push.wanted || plan.onExisting === 'rebuild') return undefined;
  const candidates = plan.tags
    .filter((tag) => isImmutable(tag.kind))
    .flatMap((tag) => plan.repositories.map((repository) => ({ ...repository, tag: tag.name })));
  const found = await Promise.all(
    candidates.map(async (reference) => ({ reference, root: await client.manifestHead(reference) })),
  );
  // A commit tag comes first in every plan that has one; it is the surest sign of the same commit.
  for (const { reference, root } of found) {
    if (!root) continue;
    if (plan.onExisting === 'fail') {
      throw new SealiftError('tag-immutable', `${referenceName(reference)} is published already`, {
        hint: 'on-existing: fail refuses that; use "reuse" to publish the same image again.',
      });
    }
    const inputs = await labelOf(client, reference, root);
    if (inputs === plan.inputsDigest)
      return { repository: { registry: reference.registry, path: reference.path }, tag: reference.tag, root };
    // Without our label the image is somebody else's; whether it has our digest shows after the build.
    if (inputs === undefined) continue;
    throw new SealiftError(
      'tag-immutable',
      `${referenceName(reference)} was built from this commit with other inputs`,
      {
        hint: 'Commit and version tags never change. Build it from a new commit, or leave that tag out of "tags".',
      },
    );
  }
  return undefined;
}

async function labelOf(
  client: RegistryClient,
  reference: Repository,
  root: Descriptor,
): Promise<string | undefined> {
  const top = await client.manifestGet({ ...reference, digest: root.digest });
  const first = top && isIndexType(root.mediaType) ? (top.content as Index).manifests[0] : undefined;
  const manifest = first ? await client.manifestGet({ ...reference, digest: first.digest }) : top;
  if (!manifest) return undefined;
  const config = (manifest.content as Manifest).config;
  // Artifacts have configs of other types, and none of them carries our label.
  if (!/\.(image\.config|container\.image)\.v1\+json$/.test(config.mediaType)) return undefined;
  const bytes = await client.blobGet({ ...reference, digest: config.digest });
  return (JSON.parse(Buffer.from(bytes).toString('utf8')) as ImageConfig).config?.Labels?.[inputsLabel];
}
