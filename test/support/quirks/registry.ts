import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { startRegistry } from '../../../src/embedded-registry/server.ts';
import type { Provider } from '../../../src/registries/provider.ts';
import { type Fault, refusal } from '../faults.ts';
import { type FaultyRegistry, startFaultyRegistry } from '../faulty-registry.ts';
import { type TestClient, testClient } from '../registry-client.ts';
import { testAccount } from '../token-server.ts';
import { noReferrersApi, pullLimit, tokensFrom } from './effects.ts';
import { startVendorRealm, type VendorRealm } from './realm.ts';
import { type QuirkProfile, quirkProfiles } from './table.ts';

/** A registry on loopback that behaves as one vendor's does. */
export interface QuirkRegistry extends AsyncDisposable {
  readonly profile: QuirkProfile;
  /** `127.0.0.1:PORT` */
  readonly host: string;
  /** The latest requests, and what else it tells. */
  readonly registry: Omit<FaultyRegistry, 'misbehave'>;
  /** From now on these faults, besides what always goes wrong there. */
  misbehave(...faults: readonly Fault[]): void;
  readonly realm: VendorRealm | undefined;
  /** The same content without login and quirks, for the test to look into and to prepare. */
  readonly content: { readonly host: string; readonly client: TestClient };
}

export interface QuirkOptions {
  /** Where it keeps content, in a folder of its own; the test's to remove. */
  readonly folder: string;
  /** What goes wrong besides what always does. */
  readonly faults?: readonly Fault[];
  /** Default: as the vendor has it. */
  readonly referrersApi?: boolean;
}

export function quirksOf(provider: Provider): QuirkProfile {
  const found = quirkProfiles.find((profile) => profile.provider === provider);
  if (!found) throw new Error(`no quirks for ${provider}`);
  return found;
}

/** Starts a registry with the quirks of a provider, which knows `testAccount` only. */
export async function startQuirkRegistry(
  provider: Provider,
  { folder, faults = [], ...options }: QuirkOptions,
): Promise<QuirkRegistry> {
  const profile = quirksOf(provider);
  const { login, noReferrers = [404, 'UNSUPPORTED', '404 page not found'] } = profile;
  const referrersApi = options.referrersApi ?? profile.referrersApi;
  const stored = await mkdtemp(join(folder, `${provider}-`));
  const registry = await startFaultyRegistry({
    folder: stored,
    auth: { ...testAccount, scheme: login === 'basic' ? 'basic' : 'token' },
    referrers: referrersApi,
  });
  const vendor = login === 'basic' ? undefined : login.host;
  const realm =
    vendor === undefined ? undefined : await startVendorRealm(vendor, registry.url, join(stored, 'realm'));
  // By name: go-containerregistry (crane, cosign) refuses a realm that is a private address (its issue 2258).
  const base = vendor ? `https://${vendor}` : registry.url.replace('127.0.0.1', 'localhost');
  const misbehave = (...besides: readonly Fault[]) =>
    registry.misbehave(
      ...(login === 'basic' ? [] : [tokensFrom(`${base}${login.path}`, login.service, login.path)]),
      ...(referrersApi ? [] : [noReferrersApi(refusal(...noReferrers))]),
      ...besides,
      ...(profile.pulls === undefined ? [] : [pullLimit(profile.pulls)]),
      ...profile.always,
    );
  misbehave(...faults);
  const plain = await startRegistry({ folder: stored, referrers: referrersApi });
  const client = testClient();
  return {
    profile,
    host: registry.address,
    registry,
    misbehave,
    realm,
    content: { host: plain.address, client },
    async [Symbol.asyncDispose]() {
      client.close();
      await Promise.all([registry.stop(), plain.stop(), realm?.stop()]);
    },
  };
}

/** The environment by which `sealift` has the logins of these registries, and knows their kind where they do not say it. */
export function environmentFor(...registries: readonly QuirkRegistry[]): Record<string, string> {
  const auths = registries.map(({ host, profile }) => ({
    registry: host,
    ...(profile.knownBy === 'provider' && { provider: profile.provider }),
    ...testAccount,
  }));
  return { ...realmEnvironment(registries), SEALIFT_REGISTRY_AUTHS: stringify(auths) };
}

/** The environment of somebody else's program: a Docker configuration in a folder of its own. */
export async function outsideEnvironment(
  folder: string,
  ...registries: readonly QuirkRegistry[]
): Promise<Record<string, string>> {
  const auth = Buffer.from(`${testAccount.username}:${testAccount.password}`).toString('base64');
  const auths = Object.fromEntries(registries.map(({ host }) => [host, { auth }]));
  const config = join(folder, 'outside-docker');
  await mkdir(config, { recursive: true });
  await writeFile(join(config, 'config.json'), JSON.stringify({ auths }));
  return { ...realmEnvironment(registries), DOCKER_CONFIG: config, HOME: folder };
}

/** At most one of them may have a realm of its vendor's. */
function realmEnvironment(registries: readonly QuirkRegistry[]): Readonly<Record<string, string>> {
  return registries.find(({ realm }) => realm)?.realm?.env ?? {};
}
