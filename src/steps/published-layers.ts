import type { RegistryClient } from '../oci/client.ts';
import { type Platform, platformText } from '../oci/descriptor.ts';
import { imageConfig, platformManifests, registryContent } from '../oci/image-content.ts';
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
      platformManifests(content).map(async (image) => {
        const outline = outlineLayers(image.manifest, await imageConfig(content, image));
        return [platformText(image.platform), outline] as const;
      }),
    );
    const byPlatform = new Map(outlines);
    return (platform) => byPlatform.get(platformText(platform));
  } catch {
    return undefined;
  }
}
