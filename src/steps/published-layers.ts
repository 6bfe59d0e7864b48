import type { RegistryClient } from '../oci/client.ts';
import { type ImageConfig, isConfigType, type Platform, platformText } from '../oci/descriptor.ts';
import { platformManifests, registryContent } from '../oci/image-content.ts';
import type { Plan } from '../plan/plan.ts';
import { type LayerOutline, outlineLayers } from '../platforms/size-growth.ts';

/**
 * The layers of the image that the first tag which moves on points at now, by platform; undefined where there is none.
 * Only to compare sizes with: what cannot be read is no failure.
 */
export async function publishedLayers(
  { tags, repositories }: Pick<Plan, 'tags' | 'repositories'>,
  client: RegistryClient,
): Promise<((platform: Platform) => LayerOutline[] | undefined) | undefined> {
  const [repository] = repositories;
  const tag = tags.find(({ kind }) => kind === 'floating' || kind === 'release');
  if (!repository || !tag) return undefined;
  try {
    const root = await client.manifestHead({ ...repository, tag: tag.name });
    if (!root) return undefined;
    const content = await registryContent(client, repository, root);
    const outlines = await Promise.all(
      platformManifests(content).map(async ({ platform, manifest }) => {
        const { digest, mediaType: type } = manifest.config;
        const bytes = isConfigType(type) ? await client.blobGet({ ...repository, digest }) : undefined;
        const config: ImageConfig = bytes ? JSON.parse(Buffer.from(bytes).toString('utf8')) : platform;
        return [platformText(platform), outlineLayers(manifest, config)] as const;
      }),
    );
    const byPlatform = new Map(outlines);
    return (platform) => byPlatform.get(platformText(platform));
  } catch {
    return undefined;
  }
}
