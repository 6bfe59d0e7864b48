import type { Fault } from '../inputs/fault.ts';
import type { Inputs } from '../inputs/inputs.ts';
import type { LoginEntry } from '../inputs/logins.ts';
import { type Repository, repositoryName } from '../oci/reference.ts';
import { profileOf, recognize, regionOf } from '../registries/profile.ts';
import { fieldForm } from '../registries/provider.ts';
import { loginEntries, type RegistryAccess } from './access.ts';
import { isSafeUrl, sayOf } from './login.ts';
import type { AcrInstance, PlannedTag, VendorScanPlan } from './plan.ts';
import type { Ability } from './signing.ts';

interface Surroundings {
  readonly access: RegistryAccess;
  readonly tags: readonly PlannedTag[];
  readonly can: Ability;
  readonly wrong: (fault: Fault) => void;
}

/**
 * The scan that `vendor-scan` asks for, of an image that is pushed: in the first of `images` that lies in ACR
 * Enterprise. What it lacks is said now, before anything is built.
 */
export function vendorScanOf(
  inputs: Inputs,
  { access, tags, can, wrong }: Surroundings,
): VendorScanPlan | undefined {
  if (inputs.vendorScan === 'none') return undefined;
  const repository = inputs.images.find((image) => isEnterprise(image, access));
  if (!repository) {
    wrong({
      input: 'vendor-scan',
      problem: `none of \`images\` lies in ${profileOf('alibaba-acr').title}, the only one with a scanner of its own`,
      remedy: 'name the registry by its own host, or behind another name set `provider: alibaba-acr`',
    });
    return undefined;
  }
  const tag = tags.find(({ kind }) => kind === 'commit');
  if (!tag)
    wrong({
      input: 'tags',
      problem: '`vendor-scan` starts on a tag that never changes, and they plan none of the commit',
      remedy: 'add `type=sha,format=long`',
    });
  const { registry } = repository;
  const login = access.logins.find((one) => one.registry === registry);
  const keys = login?.kind === 'keyless' && login.provider === 'alibaba-acr' ? login : 'environment';
  if (keys === 'environment' && !can.alibabaKeys)
    wrong({
      input: 'vendor-scan',
      problem: `${repositoryName(repository)} can be scanned only with keys for Alibaba's API, which takes no password of a registry`,
      remedy:
        'log in by `role-to-assume` and `oidc-provider`, or set ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET in the environment',
    });
  const instance = instanceOf(inputs, registry, keys === 'environment', wrong);
  if (!tag || !instance) return undefined;
  const { vendorScanGate: gate, vendorScanTimeout: hours } = inputs;
  return {
    scanner: 'acr',
    repository,
    tag,
    instance,
    keys,
    gate,
    timeoutMs: Math.round(hours * 3_600_000),
  };
}

function isEnterprise({ registry }: Repository, { providers }: RegistryAccess): boolean {
  return recognize(registry, providers.get(registry)).profile.provider === 'alibaba-acr';
}

function instanceOf(
  inputs: Inputs,
  registry: string,
  checkEndpoint: boolean,
  wrong: Surroundings['wrong'],
): AcrInstance | undefined {
  const found = loginEntries(inputs).find(({ entry }) => entry.registry === registry);
  const { fields = {}, endpoints = {} }: Partial<LoginEntry> = found?.entry ?? {};
  const id = fields['instance-id'];
  const region = fields.region ?? regionOf(profileOf('alibaba-acr'), registry);
  const say = sayOf(registry, found?.input, wrong);
  if (!id) say('instance-id', `\`vendor-scan\` needs the instance of ${registry} (\`registry\` names it)`);
  if (!region) say('region', `\`vendor-scan\` needs the region of ${registry}, which its host does not name`);
  const form = fieldForm('alibaba-acr', 'region');
  if (region && form && !form.pattern.test(region)) say('region', `"${region}" is not ${form.form}`);
  if (checkEndpoint && endpoints.acr !== undefined && !isSafeUrl(endpoints.acr))
    say('endpoints', '"acr" must be an https URL');
  return id && region && form?.pattern.test(region) ? { id, region, endpoint: endpoints.acr } : undefined;
}
