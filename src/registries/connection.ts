import type { Deps } from '../deps.ts';
import type { RegistryClient } from '../oci/client.ts';
import { isLoopbackHost } from '../oci/origin.ts';
import type { Repository } from '../oci/reference.ts';
import { createRegistryClient } from '../oci/registry-client.ts';
import type { RegistryAccess } from '../plan/access.ts';
import type { SigningOptions } from '../plan/plan.ts';
import type { SignatureStore } from '../steps/signature-store.ts';
import { type DockerLogins, type LoginOrigin, openCredentials } from './credentials.ts';
import { meaningOf, meaningOfWords, type Recognition, recognize } from './profile.ts';

/** A registry of a run as it was taken, with the reasons; for the record. */
export interface ConnectedRegistry {
  readonly registry: string;
  readonly provider: string;
  /** How it was recognized: by the input, its host, its login challenge, or not at all. */
  readonly by: Recognition['by'];
  readonly login: LoginOrigin;
  readonly storage: 'referrers' | 'tag';
  readonly storageReason: string;
}

/** The registries of a run, with their logins. */
export interface Connection {
  readonly client: RegistryClient;
  /** Private Docker configurations for the programs we start. */
  readonly dockerLogins: DockerLogins;
  /** How signatures are kept in a repository, and why so. */
  signatureStore(repository: Repository): SignatureStore & { readonly reason: string };
  /** The registries of the run, as they were taken. */
  registries(): readonly ConnectedRegistry[];
  /** Ends connections; logins are renewed no more. */
  close(): void;
}

/** Opens the client, finds out what kind of registries the run has, and writes the logins the tools need. */
export async function connect(
  plan: {
    readonly repositories: readonly Repository[];
    readonly access: RegistryAccess;
    readonly sign: Pick<SigningOptions, 'storage'>;
  },
  deps: Pick<Deps, 'http' | 'agent' | 'node' | 'log' | 'clock' | 'env' | 'run' | 'files' | 'signal'>,
): Promise<Connection> {
  const { access } = plan;
  const credentials = await openCredentials(access, deps);
  const insecure = (registry: string) => access.insecureRegistries.includes(registry);
  const recognitions = new Map<string, Recognition>();
  const recognition = (registry: string) =>
    recognitions.get(registry) ?? recognize(registry, access.providers.get(registry));
  const client = createRegistryClient({
    http: deps.http,
    log: deps.log,
    clock: deps.clock,
    signal: deps.signal,
    credentials: credentials.lookup,
    insecure,
    chunkLimit: (registry) => recognition(registry).profile.chunkLimit,
    meaning: (registry, refusal) => meaningOf(recognition(registry).profile, refusal),
    onChallenge(registry, challenge) {
      recognitions.set(registry, recognize(registry, access.providers.get(registry), challenge));
    },
  });
  const registries = [...new Set(plan.repositories.map(({ registry }) => registry))];
  const storageOf = (registry: string) => {
    const { profile } = recognition(registry);
    const asked = plan.sign.storage;
    return asked === 'auto'
      ? { storage: profile.signatureStorage, reason: profile.storageReason }
      : { storage: asked, reason: `signature-storage: ${asked}` };
  };
  return {
    client,
    dockerLogins: await credentials.writeDockerLogins(registries),
    signatureStore({ registry }) {
      return {
        registry: client,
        plainHttp: isLoopbackHost(registry.replace(/:\d+$/, '')) || insecure(registry),
        meaning: (words) => meaningOfWords(recognition(registry).profile, registry, words),
        ...storageOf(registry),
      };
    },
    registries: () =>
      registries.map((registry) => {
        const { profile, by } = recognition(registry);
        const { storage, reason } = storageOf(registry);
        const login = credentials.originOf(registry);
        return { registry, provider: profile.provider, by, login, storage, storageReason: reason };
      }),
    close() {
      credentials.close();
      client.close();
    },
  };
}
