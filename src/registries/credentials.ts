import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Deps } from '../deps.ts';
import { SealiftError } from '../errors.ts';
import { Secret } from '../secret.ts';
import { foreignEnvironment } from '../tools/foreign-environment.ts';

export interface Credential {
  readonly username: string;
  readonly password: Secret;
}

/** Finds the login for a registry; `undefined` means anonymous. */
export type CredentialLookup = (registry: string) => Promise<Credential | undefined>;

/** A Docker configuration file, as far as it holds logins. */
interface DockerConfig {
  readonly auths?: Readonly<
    Record<string, { auth?: string; identitytoken?: string; username?: string; password?: string }>
  >;
  readonly credHelpers?: Readonly<Record<string, string>>;
  readonly credsStore?: string;
}

export interface Credentials {
  readonly lookup: CredentialLookup;
  /**
   * Writes a Docker configuration for buildx, cosign and Trivy into a private folder of the run and
   * returns that folder, to be used as DOCKER_CONFIG. It goes with the run folder.
   */
  writeDockerConfig(registries: readonly string[]): Promise<string>;
}

/**
 * Opens the logins of a run: those given as inputs first, then the user's own Docker configuration
 * (`DOCKER_CONFIG`, or `~/.docker`) with its credential helpers.
 */
export async function openCredentials(
  logins: readonly (Credential & { readonly registry: string })[],
  deps: Pick<Deps, 'env' | 'run' | 'files' | 'signal'>,
): Promise<Credentials> {
  const config = await readDockerConfig(deps.env);
  const given = new Map(logins.map(({ registry, ...credential }) => [registryKey(registry), credential]));
  const found = new Map<string, Promise<Credential | undefined>>();

  const lookup: CredentialLookup = (registry) => {
    const key = registryKey(registry);
    const login = given.get(key);
    if (login) return Promise.resolve(login);
    const known = found.get(key) ?? fromDockerConfig(config, key, deps);
    found.set(key, known);
    return known;
  };

  return {
    lookup,
    async writeDockerConfig(registries) {
      const wanted = new Set(
        [...registries, ...given.keys(), ...Object.keys(config.auths ?? {})].map(registryKey),
      );
      const auths: Record<string, { auth: string } | { identitytoken: string; auth: string }> = {};
      for (const key of wanted) {
        // A helper named for this registry stays in charge: its tokens may be renewed during the build.
        if (!given.has(key) && config.credHelpers?.[key]) continue;
        const credential = await lookup(key);
        if (!credential) continue;
        auths[dockerKey(key)] = entryOf(credential);
      }
      const credHelpers = Object.fromEntries(
        Object.entries(config.credHelpers ?? {}).filter(([registry]) => !given.has(registryKey(registry))),
      );
      await deps.files.write(join('docker', 'config.json'), `${JSON.stringify({ auths, credHelpers })}\n`);
      return deps.files.path('docker');
    },
  };
}

async function readDockerConfig(env: Deps['env']): Promise<DockerConfig> {
  const folder = env.DOCKER_CONFIG ?? (env.HOME ? join(env.HOME, '.docker') : undefined);
  if (!folder) return {};
  const path = join(folder, 'config.json');
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw new SealiftError('input-invalid', `the Docker configuration ${path} cannot be read`, { cause });
  }
  try {
    return JSON.parse(text) as DockerConfig;
  } catch {
    // The parser's own message would quote the file, and the file holds passwords.
    throw new SealiftError('input-invalid', `the Docker configuration ${path} is no valid JSON`, {
      hint: 'Mend it, or set DOCKER_CONFIG to a folder with a valid config.json.',
    });
  }
}

async function fromDockerConfig(
  config: DockerConfig,
  key: string,
  deps: Pick<Deps, 'env' | 'run' | 'signal'>,
): Promise<Credential | undefined> {
  const helper = config.credHelpers?.[key] ?? config.credHelpers?.[dockerKey(key)];
  if (helper) return fromHelper(helper, dockerKey(key), deps);
  const entry = Object.entries(config.auths ?? {}).find(([name]) => registryKey(name) === key);
  const stored = entry && fromEntry(entry[1]);
  if (stored) return stored;
  // With a store, the entries in `auths` are empty: the store holds the passwords.
  return entry && config.credsStore ? fromHelper(config.credsStore, entry[0], deps) : undefined;
}

function fromEntry(entry: NonNullable<DockerConfig['auths']>[string]): Credential | undefined {
  if (entry.identitytoken) return { username: '<token>', password: new Secret(entry.identitytoken) };
  if (entry.auth) {
    const text = Buffer.from(entry.auth, 'base64').toString('utf8');
    const colon = text.indexOf(':');
    if (colon > 0) return { username: text.slice(0, colon), password: new Secret(text.slice(colon + 1)) };
  }
  return entry.username && entry.password
    ? { username: entry.username, password: new Secret(entry.password) }
    : undefined;
}

/** Speaks the credential-helper protocol: the registry on stdin, JSON on stdout (docker-credential-helpers). */
async function fromHelper(
  helper: string,
  registry: string,
  deps: Pick<Deps, 'env' | 'run' | 'signal'>,
): Promise<Credential | undefined> {
  if (!/^[\w.-]+$/.test(helper)) {
    throw new SealiftError(
      'input-invalid',
      `the Docker configuration names a credential helper "${helper}", which is no program name`,
    );
  }
  const program = `docker-credential-${helper}`;
  const result = await deps.run({
    program,
    args: ['get'],
    env: foreignEnvironment(deps.env),
    stdin: registry,
    signal: deps.signal,
    timeoutMs: 60_000,
  });
  if (result.code !== 0) {
    if (/credentials not found/i.test(result.stdout + result.stderr)) return undefined;
    throw new SealiftError('tool-failed', `${program} gave no login for ${registry} (exit ${result.code})`, {
      hint: 'Run it by hand to see why, or give username and password as inputs.',
    });
  }
  try {
    const answer = JSON.parse(result.stdout) as { Username: string; Secret: string };
    return { username: answer.Username, password: new Secret(answer.Secret) };
  } catch {
    throw new SealiftError('tool-failed', `${program} answered something that is no JSON`);
  }
}

function entryOf({
  username,
  password,
}: Credential): { auth: string } | { identitytoken: string; auth: string } {
  if (username === '<token>')
    return { auth: Buffer.from('<token>:').toString('base64'), identitytoken: password.reveal() };
  return { auth: Buffer.from(`${username}:${password.reveal()}`).toString('base64') };
}

/** One name for a registry, however a configuration writes it: `https://index.docker.io/v1/` is `docker.io`. */
function registryKey(name: string): string {
  const host = name
    .replace(/^https?:\/\//, '')
    .replace(/\/.*$/, '')
    .toLowerCase();
  return ['index.docker.io', 'registry-1.docker.io'].includes(host) ? 'docker.io' : host;
}

/** The key Docker's own tools look the registry up by. */
function dockerKey(registry: string): string {
  return registry === 'docker.io' ? 'https://index.docker.io/v1/' : registry;
}
