/** How one kind of registry differs from the distribution specification, as far as a build must know. */
export interface RegistryProfile {
  readonly name: string;
  /** What the registry's host looks like. */
  readonly host: RegExp;
  /** The form of signatures and attestations it stores: bundles as referrers, or the old `.sig`/`.att` tags. */
  readonly signatureStorage: 'referrers' | 'tag';
  /** Why, in a user's words. */
  readonly storageReason: string;
  /** Most bytes one PATCH may carry. */
  readonly chunkLimit?: number;
}

const mebibyte = 1024 * 1024;
const standard = 'the registry takes OCI artifacts, so signatures are bundles attached as referrers';

/** Known registries; the first match counts. The rest behave as the specification says. */
const profiles: readonly RegistryProfile[] = [
  { name: 'Docker Hub', host: /^docker\.io$/, signatureStorage: 'referrers', storageReason: standard },
  {
    name: 'GitHub Container Registry',
    host: /^ghcr\.io$/,
    signatureStorage: 'referrers',
    storageReason: standard,
    // A larger PATCH is answered with 416 (reported by several clients' users).
    chunkLimit: 4 * mebibyte,
  },
  {
    name: 'Alibaba Cloud Container Registry',
    host: /^(registry(-vpc|-internal)?\.[a-z0-9-]+\.aliyuncs\.com|crpi-[a-z0-9]+(-vpc)?\.[a-z0-9-]+\.personal\.cr\.aliyuncs\.com|[a-z0-9-]+\.[a-z0-9-]+\.cr\.aliyuncs\.com)$/,
    signatureStorage: 'tag',
    // It answers "unknown manifest class" to a manifest with the empty config type.
    storageReason: 'Alibaba ACR refuses manifests with an empty config, so signatures are .sig and .att tags',
  },
];

const other: RegistryProfile = {
  name: 'OCI registry',
  host: /^/,
  signatureStorage: 'referrers',
  storageReason: standard,
};

/** The profile of a registry by its host. */
export function registryProfile(registry: string): RegistryProfile {
  return profiles.find((profile) => profile.host.test(registry)) ?? other;
}

/** Loopback registries may speak plain HTTP without being asked. */
export function isLoopback(registry: string): boolean {
  const host = registry.replace(/:\d+$/, '');
  return host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}
