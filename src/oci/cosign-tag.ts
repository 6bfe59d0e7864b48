import { SealiftError } from '../errors.ts';
import type { PulledManifest } from './client.ts';
import { type Descriptor, type Manifest, mediaType } from './descriptor.ts';
import { type Digest, digestAlgorithm, digestHex, digestOf } from './digest.ts';
import { isTag } from './reference.ts';

/**
 * What cosign keeps under a tag named after a digest: signatures (`.sig`), attestations (`.att`), each a layer of an
 * image manifest, or an SBOM (`.sbom`). Newer versions attach referrers instead (cosign, SIGNATURE_SPEC.md and
 * "Registry Support").
 */
export interface CosignTag {
  readonly tag: string;
  readonly manifest: PulledManifest;
}

const layerTypes = [
  'application/vnd.dev.cosign.simplesigning.v1+json',
  'application/vnd.dsse.envelope.v1+json',
];
const configTypes: readonly string[] = [mediaType.config, 'application/vnd.docker.container.image.v1+json'];

/** The tags cosign may have written for a digest; a SHA-512 digest is too long for a tag. */
export function cosignTagNames(
  digest: Digest,
  suffixes: readonly ('sig' | 'att' | 'sbom')[] = ['sig', 'att', 'sbom'],
): string[] {
  return suffixes.map((suffix) => `${digestAlgorithm(digest)}-${digestHex(digest)}.${suffix}`).filter(isTag);
}

/** Whether `there` holds everything `wanted` does. */
export function holds(there: PulledManifest, wanted: PulledManifest): boolean {
  if (there.descriptor.digest === wanted.descriptor.digest) return true;
  const [has, wants] = [signatures(there), signatures(wanted)];
  return has !== undefined && wants !== undefined && missingLayers(has, wants).length === 0;
}

/**
 * The signatures or attestations of both manifests, those that are there first, with the config that belongs to them.
 * Fails with `registry-refused` when one of them holds anything else.
 */
export async function mergedSignatures(
  name: string,
  there: PulledManifest,
  wanted: PulledManifest,
  configOf: (there: Manifest) => Promise<Uint8Array>,
): Promise<{ readonly manifest: Uint8Array; readonly config: Uint8Array }> {
  const [has, wants] = [signatures(there), signatures(wanted)];
  if (!has || !wants) {
    throw new SealiftError(
      'registry-refused',
      `${name} is ${there.descriptor.digest} already and would have to become ${wanted.descriptor.digest}, and the two cannot be merged`,
      {
        hint: 'Only signatures and attestations of cosign can stand side by side under one tag. Delete the tag if what it holds is no longer wanted.',
      },
    );
  }
  const layers = [...has.layers, ...missingLayers(has, wants)];
  const mergedConfig = Buffer.from(JSON.stringify(configFor(layers, await configOf(has))));
  const manifest: Manifest = {
    ...has,
    config: { ...has.config, digest: digestOf(mergedConfig), size: mergedConfig.length },
    layers,
  };
  return { manifest: Buffer.from(JSON.stringify(manifest)), config: mergedConfig };
}

/** The manifest, when it has the form in which cosign keeps signatures or attestations. */
function signatures({ content }: PulledManifest): Manifest | undefined {
  if (!('layers' in content) || !configTypes.includes(content.config.mediaType)) return undefined;
  return content.layers.every((layer) => layerTypes.includes(layer.mediaType)) ? content : undefined;
}

function missingLayers(has: Manifest, wants: Manifest): Descriptor[] {
  const known = new Set(has.layers.map(identity));
  return wants.layers.filter((layer) => !known.has(identity(layer)));
}

/** Two keys may sign the same payload: the signature is an annotation, not in the layer. */
function identity({ digest, annotations = {} }: Descriptor): string {
  return JSON.stringify([digest, Object.entries(annotations).toSorted(([a], [b]) => (a < b ? -1 : 1))]);
}

/** These layers are not compressed, so each is its own diff ID; there is one line of history for each. */
function configFor(layers: readonly Descriptor[], bytes: Uint8Array): object {
  const config = JSON.parse(Buffer.from(bytes).toString('utf8')) as { history?: readonly object[] };
  const known = config.history ?? [];
  const history = layers.map((_, at) => known[at] ?? { created: '0001-01-01T00:00:00Z' });
  return { ...config, history, rootfs: { type: 'layers', diff_ids: layers.map(({ digest }) => digest) } };
}
