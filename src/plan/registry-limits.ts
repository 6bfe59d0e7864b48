import type { Fault } from '../inputs/fault.ts';
import type { Inputs } from '../inputs/inputs.ts';
import { mediaType } from '../oci/descriptor.ts';
import type { Repository } from '../oci/reference.ts';
import { type RegistryProfile, recognize } from '../registries/profile.ts';
import type { RegistryAccess } from './access.ts';

/**
 * What the inputs ask for and a registry cannot hold, as far as its host or `provider` says what it is: better said
 * before the build than after it.
 */
export function refuseImpossible(
  inputs: Pick<Inputs, 'signatureStorage' | 'attestations'>,
  repositories: readonly Repository[],
  { providers }: Pick<RegistryAccess, 'providers'>,
  wrong: (fault: Fault) => void,
): void {
  const registries = new Set(repositories.map(({ registry }) => registry));
  for (const registry of registries) {
    const { profile } = recognize(registry, providers.get(registry));
    if (!profile.refusedConfigs.includes(mediaType.empty)) continue;
    if (inputs.signatureStorage === 'referrers') wrong(impossible('signature-storage', registry, profile));
    if (inputs.attestations === 'inline') wrong(impossible('attestations', registry, profile));
  }
}

const remedies = { 'signature-storage': 'use `auto` or `tag`', attestations: 'use `referrers` or `none`' };

function impossible(input: keyof typeof remedies, registry: string, { title }: RegistryProfile): Fault {
  const given = input === 'attestations' ? 'inline' : 'referrers';
  return {
    input,
    problem: `"${given}" makes manifests with an empty config, which ${registry} (${title}) refuses`,
    remedy: remedies[input],
  };
}
