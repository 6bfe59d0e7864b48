import type { Deps } from '../deps.ts';
import { SealiftError } from '../errors.ts';
import type { Credential } from '../oci/credential.ts';
import { registryName } from '../oci/reference.ts';
import type { RegistryAccess } from '../plan/access.ts';
import { type DockerConfig, findLogin, readDockerConfig } from './docker-config.ts';
import { type DockerLogins, writeDockerLogins } from './docker-logins.ts';
import type { ExchangeDeps, ExchangedLogin } from './exchange.ts';
import { type RenewedLogin, renewedLogin } from './keyless.ts';

/** The login of a registry, and what its vendor can be asked by the keys behind it. */
export type RegistryLogin = Credential & Pick<ExchangedLogin, 'tagRule'>;

/** Finds the login for a registry; `undefined` means anonymous. */
type LoginLookup = (registry: string) => Promise<RegistryLogin | undefined>;

/** Where the login of a registry comes from. */
export type LoginOrigin = 'input' | 'oidc' | 'docker-config' | 'github-token' | 'none';

export interface Credentials {
  readonly lookup: LoginLookup;
  /** Where a login comes from, as far as that was needed yet. */
  originOf(registry: string): LoginOrigin;
  /** Writes the logins of these registries, and all others that are known, for buildx, cosign and Trivy. */
  writeDockerLogins(registries: readonly string[]): Promise<DockerLogins>;
  /** Renews nothing any more. */
  close(): void;
}

/**
 * Opens the logins of a run: those given as inputs first, then the user's own Docker configuration with its credential
 * helpers, then, for GHCR, this job's token.
 */
export async function openCredentials(
  access: RegistryAccess,
  deps: ExchangeDeps & Pick<Deps, 'run' | 'files' | 'node'>,
): Promise<Credentials> {
  const config: DockerConfig = access.dockerConfig ? await readDockerConfig(deps.env) : {};
  const given = new Map<string, () => Promise<RegistryLogin | undefined>>();
  const renewed = new Map<string, RenewedLogin>();
  for (const login of access.logins) {
    const key = registryName(login.registry);
    if (login.kind === 'password') given.set(key, async () => login);
    else {
      const own = renewedLogin(login, deps);
      renewed.set(key, own);
      given.set(key, own.current);
    }
  }
  const found = new Map<string, Promise<RegistryLogin | undefined>>();
  const origins = new Map<string, LoginOrigin>();

  async function ownLogin(
    key: string,
    work: () => Promise<RegistryLogin | undefined>,
  ): Promise<RegistryLogin | undefined> {
    const login = await excused(work, access, key, deps);
    // What was left out once stays so: nobody is asked or warned again.
    if (!login) given.set(key, async () => undefined);
    origins.set(key, !login ? 'none' : renewed.has(key) ? 'oidc' : 'input');
    return login;
  }

  async function search(key: string): Promise<RegistryLogin | undefined> {
    const configured = await findLogin(config, key, deps);
    const login = configured ?? jobToken(key, access, deps.env);
    origins.set(key, configured ? 'docker-config' : login ? 'github-token' : 'none');
    return login;
  }

  const lookup: LoginLookup = (registry) => {
    const key = registryName(registry);
    const own = given.get(key);
    if (own) return ownLogin(key, own);
    const known = found.get(key) ?? search(key);
    found.set(key, known);
    return known;
  };

  return {
    lookup,
    originOf: (registry) => origins.get(registryName(registry)) ?? 'none',
    writeDockerLogins: (registries) =>
      writeDockerLogins(registries, { config, own: new Set(given.keys()), renewed, lookup }, deps),
    close() {
      for (const login of renewed.values()) login.stop();
    },
  };
}

/**
 * Where nothing is pushed, a login that this job may not have is left out, as in a pull request: one from a fork gets no
 * token, and others have a subject that few trust policies allow.
 */
async function excused(
  work: () => Promise<RegistryLogin | undefined>,
  { needed }: RegistryAccess,
  registry: string,
  { log }: Pick<Deps, 'log'>,
): Promise<RegistryLogin | undefined> {
  try {
    return await work();
  } catch (error) {
    if (needed || !(error instanceof SealiftError)) throw error;
    if (error.code === 'permission-missing') log.debug(`no login for ${registry}: ${error.message}`);
    else if (error.code === 'registry-unauthorized')
      log.warn(`going on without a login for ${registry}: ${error.message}. ${error.hint ?? ''}`.trim());
    else throw error;
    return undefined;
  }
}

/** GHCR takes the token of a workflow's job, under any name. */
function jobToken(
  registry: string,
  { githubToken }: RegistryAccess,
  env: Deps['env'],
): RegistryLogin | undefined {
  const username = env.GITHUB_ACTOR;
  // The token of another server's job is nobody's business at github.com.
  if ((env.GITHUB_SERVER_URL ?? 'https://github.com') !== 'https://github.com') return undefined;
  return registry === 'ghcr.io' && githubToken && githubToken.reveal() !== '' && username
    ? { username, password: githubToken }
    : undefined;
}
