import type { Deps } from '../deps.ts';
import type { RegistryClient } from '../oci/client.ts';
import { isLoopbackHost } from '../oci/origin.ts';
import type { Repository } from '../oci/reference.ts';
import { createRegistryClient } from '../oci/registry-client.ts';
import type { Plan } from '../plan/plan.ts';
import type { SignatureStore } from '../steps/signature-store.ts';
import { openCredentials } from './credentials.ts';
import { registryProfile } from './profile.ts';

/** The registries of a run, with their logins. */
export interface Connection {
  readonly client: RegistryClient;
  /** A private DOCKER_CONFIG folder for the programs we start. */
  readonly dockerConfig: string;
  /** How signatures are kept in a repository, and why so. */
  signatureStore(repository: Repository): SignatureStore & { readonly reason: string };
}

/** Opens the client and writes the logins the tools need; asks no registry anything yet. */
export async function connect(
  plan: Pick<Plan, 'logins' | 'repositories' | 'insecureRegistries' | 'sign'>,
  deps: Pick<Deps, 'http' | 'log' | 'clock' | 'env' | 'run' | 'files' | 'signal'>,
): Promise<Connection> {
  const credentials = await openCredentials(plan.logins, deps);
  const insecure = (registry: string) => plan.insecureRegistries.includes(registry);
  const client = createRegistryClient({
    http: deps.http,
    log: deps.log,
    clock: deps.clock,
    signal: deps.signal,
    credentials: credentials.lookup,
    insecure,
  });
  const registries = plan.repositories.map((repository) => repository.registry);
  return {
    client,
    dockerConfig: await credentials.writeDockerConfig(registries),
    signatureStore({ registry }) {
      const profile = registryProfile(registry);
      const asked = plan.sign.storage;
      return {
        registry: client,
        plainHttp: isLoopbackHost(registry.replace(/:\d+$/, '')) || insecure(registry),
        storage: asked === 'auto' ? profile.signatureStorage : asked,
        reason: asked === 'auto' ? profile.storageReason : `signature-storage: ${asked}`,
      };
    },
  };
}
