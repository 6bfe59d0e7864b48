import { type Digest, isDigest } from '../oci/digest.ts';

/** BuildKit's provenance, SLSA v0.2, as far as we read it; the rest is carried along. */
export interface Provenance {
  readonly buildType?: string;
  readonly materials?: readonly {
    readonly uri: string;
    readonly digest?: Readonly<Record<string, string>>;
  }[];
  readonly buildConfig?: { readonly llbDefinition?: readonly LlbStep[] };
  readonly [key: string]: unknown;
}

interface LlbStep {
  readonly op?: { readonly Op?: { readonly source?: { readonly identifier?: string } } };
}

/** An image a build started from, or copied from. */
export interface BaseImage {
  /** `docker.io/library/alpine:3.22`, as BuildKit resolved the Dockerfile's name. */
  readonly reference: string;
  readonly digest?: Digest;
}

const imageSource = /^docker-image:\/\/([^@]+)(?:@(.+))?$/;

/**
 * The images these builds used, each once. They are read from the build's own steps: the list of
 * materials also names the image of the Dockerfile frontend, which is nobody's base.
 */
export function baseImages(provenance: Readonly<Record<string, Provenance>>): BaseImage[] {
  const found = new Map<string, BaseImage>();
  for (const { buildConfig, materials = [] } of Object.values(provenance)) {
    for (const step of buildConfig?.llbDefinition ?? []) {
      const [, reference, pinned] = imageSource.exec(step.op?.Op?.source?.identifier ?? '') ?? [];
      if (reference === undefined) continue;
      const digest = pinned ?? materialDigest(materials, reference);
      const base = { reference, ...(digest !== undefined && isDigest(digest) && { digest }) };
      found.set(`${reference}@${digest}`, base);
    }
  }
  return [...found.values()];
}

/** Materials are package URLs: `pkg:docker/alpine@3.22?platform=linux%2Famd64`. */
function materialDigest(
  materials: NonNullable<Provenance['materials']>,
  reference: string,
): string | undefined {
  const short = reference.replace(/^docker\.io\/(?:library\/)?/, '');
  const colon = short.lastIndexOf(':');
  const name = colon > short.lastIndexOf('/') ? `${short.slice(0, colon)}@${short.slice(colon + 1)}` : short;
  const material = materials.find(
    ({ uri }) => decodeURIComponent(uri.split('?')[0] ?? '') === `pkg:docker/${name}`,
  );
  const hex = material?.digest?.sha256;
  return hex === undefined ? undefined : `sha256:${hex}`;
}
