/** How one kind of registry differs from the distribution specification, as far as a build must know. */
export interface RegistryProfile {
  /** What the registry's host looks like. */
  readonly host: RegExp;
  /** The form of signatures and attestations it stores: bundles as referrers, or the old `.sig`/`.att` tags. */
  readonly signatureStorage: 'referrers' | 'tag';
  /** Why, in a user's words. */
  readonly storageReason: string;
}

/** Known registries; the first match counts. The rest behave as the specification says. */
const profiles: readonly RegistryProfile[] = [
  {
    // Alibaba Cloud Container Registry: Personal Edition, old and new hosts, and Enterprise Edition.
    host: /^(registry(-vpc|-internal)?\.[a-z0-9-]+\.aliyuncs\.com|crpi-[a-z0-9]+(-vpc)?\.[a-z0-9-]+\.personal\.cr\.aliyuncs\.com|[a-z0-9-]+\.[a-z0-9-]+\.cr\.aliyuncs\.com)$/,
    signatureStorage: 'tag',
    // It answers "unknown manifest class" to a manifest with the empty config type.
    storageReason: 'Alibaba ACR refuses manifests with an empty config, so signatures are .sig and .att tags',
  },
];

const other: RegistryProfile = {
  host: /^/,
  signatureStorage: 'referrers',
  storageReason: 'the registry takes OCI artifacts, so signatures are bundles attached as referrers',
};

/** The profile of a registry by its host. */
export function registryProfile(registry: string): RegistryProfile {
  return profiles.find((profile) => profile.host.test(registry)) ?? other;
}
