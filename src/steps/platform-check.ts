import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Deps } from '../deps.ts';
import { SealiftError } from '../errors.ts';
import { type Index, isIndexType, type Platform, platformText } from '../oci/descriptor.ts';
import { type ImageContent, imageConfig, platformManifests } from '../oci/image-content.ts';
import type { Layout, PlatformImage } from '../oci/layout.ts';
import type { Plan } from '../plan/plan.ts';
import type { ServerlessPlan } from '../plan/serverless.ts';
import type { CheckedImage, PlatformCheck } from '../platforms/checked-image.ts';
import { fileChecks } from '../platforms/file-checks.ts';
import { imageChecks } from '../platforms/image-checks.ts';
import type { LayerListing } from '../platforms/listing.ts';
import { registryFindings } from '../platforms/registry-checks.ts';
import { type LayerOutline, sizeGrowth } from '../platforms/size-growth.ts';
import { sizeReport } from '../platforms/size-report.ts';
import type { SizeReport } from '../platforms/sizes.ts';
import { judgeFindings, type PlatformVerdict, refuses } from '../platforms/verdict.ts';
import { recognize, regionOf } from '../registries/profile.ts';
import { platformSarif } from '../report/platform-sarif.ts';
import type { RunRecord } from '../report/record.ts';
import { listLayers } from './layer-listing.ts';
import type { SmokeResult } from './smoke.ts';
import type { Workplace } from './workplace.ts';

/** What is looked at beside manifest and configuration; each is left out where it is undefined. */
export interface PlatformWays {
  readonly checks: readonly PlatformCheck[];
  /** Reads the layers of an image in a layout folder, each once. */
  readonly list?: (
    folder: string,
    image: PlatformImage,
    deps: Pick<Deps, 'signal'>,
  ) => Promise<readonly LayerListing[]>;
  readonly sizes?: (layers: readonly LayerListing[]) => SizeReport;
  /** Runs the images of a layout. */
  readonly smoke?: (layout: Layout) => Promise<readonly SmokeResult[]>;
  /** The layers of the published image, for what grew. */
  readonly published?: () => Promise<((platform: Platform) => LayerOutline[] | undefined) | undefined>;
}

/** What looks at every image whose layers are at hand. */
export const everyWay: PlatformWays = {
  checks: [...imageChecks, ...fileChecks],
  list: listLayers,
  sizes: sizeReport,
};

/** What came of the checks, with the SARIF log that tells it. */
export interface PlatformChecked extends PlatformVerdict {
  readonly title: string;
  readonly sarif: { readonly runs: readonly unknown[] };
}

type CheckShop = Pick<Workplace<Pick<Plan, 'repositories' | 'access'>>, 'plan' | 'account' | 'place'>;

/**
 * Holds an image to the rules of its serverless platform, and puts what was found on record. Refuses nothing by itself
 * (`platformRefusal`). Without a layout the layers are in a registry, and what needs them is said to be unchecked.
 */
export async function checkPlatform(
  image: { readonly content: ImageContent; readonly layout: Layout | undefined },
  serverless: ServerlessPlan,
  shop: CheckShop,
  deps: Pick<Deps, 'signal' | 'log'>,
  ways: PlatformWays = everyWay,
): Promise<PlatformChecked> {
  const { plan, account, place } = shop;
  const { profile, region, ignored } = serverless;
  const images = await checkedImages(image, ways, deps);
  const found = images.flatMap((one) =>
    ways.checks.flatMap((check) =>
      check(one, profile).map((finding) => ({ finding, platform: one.platform })),
    ),
  );
  const repositories = plan.repositories.map(({ registry }) => ({
    registry,
    region: regionOf(recognize(registry, plan.access.providers.get(registry)).profile, registry),
  }));
  const aboutRegistry = registryFindings(repositories, profile, region).map((finding) => ({ finding }));
  const smoked = image.layout && ways.smoke ? await ways.smoke(image.layout) : [];
  const ran = smoked.flatMap(({ findings }, at) =>
    findings.map((finding) => ({ finding, ...(images[at] && { platform: images[at].platform }) })),
  );
  const verdict = judgeFindings([...found, ...aboutRegistry, ...ran], ignored);
  const before = image.layout && ways.sizes ? await ways.published?.() : undefined;

  const record: NonNullable<RunRecord['serverless']> = {
    platform: profile.name,
    title: profile.title,
    outcome: verdict.outcome,
    unchecked: image.layout ? [] : [unread],
    findings: verdict.findings,
    sizes: images.flatMap(({ platform, layers }) => {
      if (!layers || !ways.sizes) return [];
      const earlier = before?.(platform);
      const growth = earlier && { growth: sizeGrowth(layers, earlier) };
      return [{ platform: platformText(platform), ...ways.sizes(layers), ...growth }];
    }),
    smoke: smoked.map(({ report }) => report),
  };
  account.note({ serverless: record });
  if (image.layout)
    for (const rule of verdict.unused) account.remark(`serverless-ignore: nothing was found for ${rule}.`);
  for (const one of verdict.findings.filter((finding) => !finding.ignored))
    deps.log.info(oneLine(`${one.severity} ${one.rule}: ${one.what}. ${one.fix}`));

  deps.log.info(oneLine(`${profile.title}: ${verdict.outcome}${ranText(smoked)}`));

  const sarif = platformSarif(record, plan.repositories[0], image.content.root.digest);
  // Beside those of the scan: what uploads that folder takes this too.
  const folder = join(place.report, 'scan');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'serverless.sarif'), `${JSON.stringify(sarif, undefined, 1)}\n`);
  return { ...verdict, title: profile.title, sarif };
}

/** How the images ran, for a line of the log. */
function ranText(smoked: readonly SmokeResult[]): string {
  if (smoked.length === 0) return '; not run';
  return smoked
    .map(({ report: { platform, skipped, readySeconds } }) => {
      if (skipped !== undefined) return `; ${platform} not run`;
      return `; ${platform} run${readySeconds === undefined ? '' : `, first answer after ${readySeconds.toFixed(2)} s`}`;
    })
    .join('');
}

const unread =
  'The layers of a published image are not fetched: the rules over files and unpacked sizes were kept or broken when it was built.';

const named = 3;

/** What a refused image ends the run with. */
export function platformRefusal({ title, findings }: PlatformChecked): SealiftError {
  const errors = findings.filter(refuses);
  const first = errors.slice(0, named).map(({ what, rule, image, where }) => {
    const place = [image, where?.path].filter(Boolean).join(' ');
    return `${place === '' ? '' : `${place}: `}${what} (${rule})`;
  });
  const rest = errors.length > named ? `; and ${errors.length - named} more` : '';
  const message = `${title} would not run this image: ${first.join('; ')}${rest}`;
  return new SealiftError('platform-refused', oneLine(message), {
    hint: oneLine(
      `Nothing was published and no tag was touched. ${errors[0]?.fix ?? ''} A rule that does not apply goes into \`serverless-ignore\` (docs/serverless.md).`,
    ),
  });
}

/** Text from an image must not forge lines of a log. */
function oneLine(said: string): string {
  return said.replaceAll(/\p{Cc}+/gu, ' ');
}

async function checkedImages(
  { content, layout }: { readonly content: ImageContent; readonly layout: Layout | undefined },
  ways: PlatformWays,
  deps: Pick<Deps, 'signal'>,
): Promise<CheckedImage[]> {
  const shared = {
    root: content.root,
    images: content.images.length,
    inlineAttestations: attestationsIn(content),
  };
  if (!layout)
    return Promise.all(
      platformManifests(content).map(async (image) => ({
        ...shared,
        ...image,
        config: await imageConfig(content, image),
        layers: undefined,
      })),
    );
  const checked: CheckedImage[] = [];
  // One after the other: the layers of one image are read in parallel already, and platforms share their cores.
  for (const image of layout.images)
    checked.push({ ...shared, ...image, layers: await ways.list?.(layout.folder, image, deps) });
  return checked;
}

/** How many manifests in the index are BuildKit's attestations, which are of no platform. */
function attestationsIn({ root, manifests, images }: ImageContent): number {
  if (!isIndexType(root.mediaType)) return 0;
  const index = manifests.find(({ descriptor }) => descriptor.digest === root.digest);
  if (!index) return 0;
  const { manifests: children } = JSON.parse(Buffer.from(index.bytes).toString('utf8')) as Index;
  const platforms = new Set(images.map(({ descriptor }) => descriptor.digest));
  return children.filter(({ digest }) => !platforms.has(digest)).length;
}
