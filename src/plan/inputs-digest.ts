import type { Inputs } from '../inputs/inputs.ts';
import { platformText } from '../oci/descriptor.ts';
import { digestOf } from '../oci/digest.ts';
import type { Source } from '../source/source.ts';
import type { BuildOptions } from './plan.ts';

/** The image's label that holds the digest. */
export const inputsLabel = 'io.github.sealift.inputs';

/**
 * SHA-256 over the commit and the inputs that decide what is in the image, as `sha256:<hex>`: two runs
 * with the same one want the same image. Tags, credentials, caches and the gate's policy are not in it;
 * of build secrets only the ids are. The JSON it is taken over has its keys sorted, and lists whose
 * order means nothing too.
 */
export function inputsDigest(
  inputs: Inputs,
  source: Pick<Source, 'commit' | 'dirty'>,
  layerCompression?: BuildOptions['layerCompression'],
): string {
  const sorted = (list: readonly string[]) => [...list].sort();
  const secretIds = [...inputs.secrets, ...inputs.secretEnvs, ...inputs.secretFiles].map(({ id }) => id);
  return digestOf(
    canonicalJson({
      addHosts: sorted(inputs.addHosts),
      annotations: inputs.annotations,
      buildArgs: inputs.buildArgs,
      buildContexts: sorted(inputs.buildContexts),
      commit: source.commit,
      context: inputs.context,
      dirty: source.dirty,
      file: inputs.file ?? null,
      inlineAttestations: inputs.attestations === 'inline',
      labels: inputs.labels,
      // Left out where it is not asked for, so that what was published before it existed is still found.
      ...(layerCompression ? { layerCompression } : {}),
      network: inputs.network ?? null,
      platforms: sorted(inputs.platforms.map(platformText)),
      reproducible: inputs.reproducible,
      secretIds: sorted(secretIds),
      // What an image was held to cannot be looked at again without its layers: who asks for more asks for another.
      ...(inputs.serverless === 'none' ? {} : { serverless: serverlessOf(inputs) }),
      target: inputs.target ?? null,
    }),
  );
}

function serverlessOf(inputs: Inputs): string[] {
  const { serverless, smoke, smokeRequest, serverlessIgnore } = inputs;
  const limits = [
    inputs.tmpSize,
    inputs.memory,
    inputs.pids,
    inputs.descriptors,
    inputs.port,
    inputs.readyTimeout,
  ];
  return [
    ...[serverless, smoke, smokeRequest ?? ''],
    ...limits.map((limit) => String(limit ?? '')),
    ...[...serverlessIgnore].sort(),
  ];
}

type Json = string | boolean | null | readonly string[];

function canonicalJson(record: Readonly<Record<string, Json>>): string {
  return JSON.stringify(Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1))));
}
