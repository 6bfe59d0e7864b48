import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import type { Deps } from '../deps.ts';
import { SealiftError } from '../errors.ts';
import type { Credential } from '../oci/credential.ts';
import { registryName } from '../oci/reference.ts';
import type { RegistryAccess } from '../plan/access.ts';
import {
  type AuthEntry,
  authEntry,
  type DockerConfig,
  dockerKey,
  findLogin,
  readDockerConfig,
} from './docker-config.ts';
import type { ExchangeDeps, ExchangedLogin } from './exchange.ts';
import { type RenewedLogin, renewedLogin } from './keyless.ts';

/** The login of a registry, and what its vendor can be asked by the keys behind it. */
export type RegistryLogin = Credential & Pick<ExchangedLogin, 'tagRule'>;

/** Finds the login for a registry; `undefined` means anonymous. */
type LoginLookup = (registry: string) => Promise<RegistryLogin | undefined>;

/** Where the login of a registry comes from. */
export type LoginOrigin = 'input' | 'oidc' | 'docker-config' | 'github-token' | 'none';

/** Logins for the programs of a run, in private folders of it that go with the run folder. */
export interface DockerLogins {
  /** A DOCKER_CONFIG for programs that end soon; always fresh. */
  readonly folder: string;
  /** A DOCKER_CONFIG for a long build: logins that end are asked for again, by a helper in `helpers` (for PATH). */
  readonly build: { readonly folder: string; readonly helpers: string };
}

export interface Credentials {
  readonly lookup: LoginLookup;
  /** Where a login comes from, as far as that was needed yet. */
  originOf(registry: string): LoginOrigin;
  /** Writes the logins of these registries, and all others that are known, for buildx, cosign and Trivy. */
  writeDockerLogins(registries: readonly string[]): Promise<DockerLogins>;
  /** Renews nothing any more. */
  close(): void;
}

const helperName = 'sealift';

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

  async function entries(keys: Iterable<string>): Promise<Record<string, AuthEntry>> {
    const auths: Record<string, AuthEntry> = {};
    for (const key of keys) {
      const credential = await lookup(key);
      if (credential) auths[dockerKey(key)] = authEntry(credential);
    }
    return auths;
  }

  return {
    lookup,
    originOf: (registry) => origins.get(registryName(registry)) ?? 'none',
    async writeDockerLogins(registries) {
      const own = new Set(given.keys());
      const credHelpers = Object.fromEntries(
        Object.entries(config.credHelpers ?? {}).filter(([registry]) => !own.has(registryName(registry))),
      );
      // A helper named for a registry stays in charge: its tokens may be renewed during the build.
      const wanted = new Set(
        [...registries, ...own, ...Object.keys(config.auths ?? {})]
          .map(registryName)
          .filter((key) => own.has(key) || !config.credHelpers?.[key]),
      );
      const auths = await entries(wanted);
      const write = (name: string, content: object) =>
        deps.files.write(join('docker', name), `${JSON.stringify(content)}\n`);
      const folder = async () => {
        await write('config.json', { auths, credHelpers });
      };
      await folder();
      for (const [key, login] of renewed) {
        if (!(dockerKey(key) in auths)) continue;
        login.keep(async (next) => {
          auths[dockerKey(key)] = authEntry(next);
          await folder();
        });
      }
      const ending = [...renewed.keys()].map(dockerKey).filter((key) => key in auths);
      await write(join('build', 'config.json'), {
        auths: Object.fromEntries(Object.entries(auths).filter(([key]) => !ending.includes(key))),
        credHelpers: { ...credHelpers, ...Object.fromEntries(ending.map((key) => [key, helperName])) },
      });
      const helper = await deps.files.write(
        join('docker', 'helpers', `docker-credential-${helperName}`),
        helperProgram(deps.node, deps.files.path('docker', 'config.json')),
      );
      await chmod(helper, 0o700);
      return {
        folder: deps.files.path('docker'),
        build: { folder: deps.files.path('docker', 'build'), helpers: deps.files.path('docker', 'helpers') },
      };
    },
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

/**
 * A credential helper (docker/docker-credential-helpers: the server on stdin, JSON on stdout) that reads the login from
 * a configuration file of this run. buildx reads its own configuration once, but asks a helper again during a build.
 * It is no module of either kind: that would depend on a package.json somewhere above the run folder.
 */
function helperProgram(node: string, configPath: string): string {
  return `#!${node}
const { readFileSync, writeFileSync } = process.getBuiltinModule('node:fs');
const ServerURL = readFileSync(0, 'utf8').trim();
const entry = JSON.parse(readFileSync(${JSON.stringify(configPath)}, 'utf8')).auths[ServerURL];
if (process.argv[2] !== 'get' || !entry) {
  writeFileSync(1, 'credentials not found in native keychain');
  process.exit(1);
}
const [Username, ...rest] = Buffer.from(entry.auth, 'base64').toString('utf8').split(':');
writeFileSync(1, JSON.stringify({ ServerURL, Username, Secret: entry.identitytoken ?? rest.join(':') }));
`;
}
