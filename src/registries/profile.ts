import type { Meaning } from '../oci/registry-error.ts';
import { profiles } from './profiles.ts';
import type { Provider } from './provider.ts';

/** How one kind of registry differs from the distribution specification, and what its users must know. */
export interface RegistryProfile {
  readonly provider: Provider;
  /** As its vendor calls it. */
  readonly title: string;
  /** What its hosts look like; undefined where everybody runs it under a name of their own. */
  readonly host?: RegExp;
  /** Where its hosts name the region, as the first group. */
  readonly region?: RegExp;
  /** What its login challenge looks like, by which it is known under any name. */
  readonly challenge?: { readonly realm?: RegExp; readonly service?: RegExp };
  /** What goes into `username` and `password`. */
  readonly login: string;
  /** How attachments are listed: by the referrers API, only by the fallback tag, or whichever it answers. */
  readonly referrers: 'api' | 'fallback-tag' | 'asked';
  /** The form of signatures and attestations it stores: bundles as referrers, or the old `.sig`/`.att` tags. */
  readonly signatureStorage: 'referrers' | 'tag';
  /** Why, in a user's words. */
  readonly storageReason: string;
  /** Config media types it refuses a manifest for. */
  readonly refusedConfigs: readonly string[];
  /** Most bytes one PATCH may carry; undefined: blobs go in one piece. */
  readonly chunkLimit?: number;
  /** What tags can be made immutable by, and how to leave room for signatures there. */
  readonly immutability?: { readonly scope: string; readonly remedy: string };
  /** What must exist before the first push. */
  readonly creation: 'on-push' | 'namespace' | 'project' | 'repository';
  /** How often it lets itself be asked, in a user's words. */
  readonly rateLimit?: string;
  /** What its errors mean, after what all say of an immutable tag; the first match counts. */
  readonly meanings: readonly KnownRefusal[];
  /** The page about it in docs/registries/. */
  readonly page: string;
}

/** A refusal that is known, and what it means. Every condition that is given must hold. */
export interface KnownRefusal extends Meaning {
  readonly status?: number;
  /** The registry's error code, such as `NAME_UNKNOWN`. */
  readonly code?: string;
  readonly words?: RegExp;
}

/** Which profile a registry has, and how that was found out. */
export interface Recognition {
  readonly profile: RegistryProfile;
  readonly by: 'provider' | 'host' | 'challenge' | 'default';
}

/** The realm and service of a registry's Bearer challenge, as they stand in `WWW-Authenticate`. */
export interface LoginChallenge {
  readonly realm: string;
  readonly service: string | undefined;
}

/**
 * The profile of a registry: by the provider the user named, else by its host, else by what its login challenge
 * says, else the specification's.
 */
export function recognize(
  registry: string,
  named: Provider | undefined,
  challenge?: LoginChallenge,
): Recognition {
  if (named) return { profile: profileOf(named), by: 'provider' };
  const host = hostOf(registry);
  const byHost = profiles.find((profile) => profile.host?.test(host));
  if (byHost) return { profile: byHost, by: 'host' };
  const byChallenge = challenge && profiles.find((profile) => matches(profile.challenge, challenge));
  if (byChallenge) return { profile: byChallenge, by: 'challenge' };
  return { profile: profileOf('other'), by: 'default' };
}

export function profileOf(provider: Provider): RegistryProfile {
  const found = profiles.find((profile) => profile.provider === provider);
  if (!found) throw new Error(`no profile for ${provider}`);
  return found;
}

/** The region a registry's host names; undefined when the host is none of this kind. */
export function regionOf(profile: RegistryProfile, registry: string): string | undefined {
  const host = hostOf(registry);
  return profile.host?.test(host) ? profile.region?.exec(host)?.[1] : undefined;
}

function hostOf(registry: string): string {
  return registry.replace(/:\d+$/, '').toLowerCase();
}

function matches(wanted: RegistryProfile['challenge'], said: LoginChallenge): boolean {
  if (!wanted) return false;
  const { realm, service } = wanted;
  return (realm?.test(said.realm) ?? true) && (service?.test(said.service ?? '') ?? true);
}
