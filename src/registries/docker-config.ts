import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Deps } from '../deps.ts';
import { SealiftError } from '../errors.ts';
import { type Credential, identityTokenUser } from '../oci/credential.ts';
import { registryName } from '../oci/reference.ts';
import { Secret } from '../secret.ts';
import { foreignEnvironment } from '../tools/foreign-environment.ts';

/** A Docker configuration file, as far as it holds logins. */
export interface DockerConfig {
  readonly auths?: Readonly<
    Record<string, { auth?: string; identitytoken?: string; username?: string; password?: string }>
  >;
  readonly credHelpers?: Readonly<Record<string, string>>;
  readonly credsStore?: string;
}

/** One entry of `auths`, as Docker's own tools read it. */
export type AuthEntry = { readonly auth: string; readonly identitytoken?: string };

/** The user's own configuration (`DOCKER_CONFIG`, or `~/.docker`); empty when there is none. */
export async function readDockerConfig(env: Deps['env']): Promise<DockerConfig> {
  const folder = env.DOCKER_CONFIG ?? (env.HOME ? join(env.HOME, '.docker') : undefined);
  if (!folder) return {};
  const path = join(folder, 'config.json');
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw new SealiftError('input-invalid', `the Docker configuration ${path} cannot be read`, {
      hint: 'Make it readable for this user, set DOCKER_CONFIG to another folder, or set docker-config: false.',
      cause,
    });
  }
  try {
    return JSON.parse(text) as DockerConfig;
  } catch {
    // The parser's own message would quote the file, and the file holds passwords.
    throw new SealiftError('input-invalid', `the Docker configuration ${path} is no valid JSON`, {
      hint: 'Mend it, set DOCKER_CONFIG to a folder with a valid config.json, or set docker-config: false.',
    });
  }
}

/** The login a configuration has for a registry, itself or by a credential helper. */
export async function findLogin(
  config: DockerConfig,
  registry: string,
  deps: Pick<Deps, 'env' | 'run' | 'signal'>,
): Promise<Credential | undefined> {
  const helper = config.credHelpers?.[registry] ?? config.credHelpers?.[dockerKey(registry)];
  if (helper) return fromHelper(helper, dockerKey(registry), deps);
  const entry = Object.entries(config.auths ?? {}).find(([name]) => registryName(name) === registry);
  const stored = entry && fromEntry(entry[1]);
  if (stored) return stored;
  // With a store, the entries in `auths` are empty: the store holds the passwords.
  return entry && config.credsStore ? fromHelper(config.credsStore, entry[0], deps) : undefined;
}

/** A login as an entry of `auths`. */
export function authEntry({ username, password }: Credential): AuthEntry {
  const auth = (secret: string) => Buffer.from(`${username}:${secret}`).toString('base64');
  return username === identityTokenUser
    ? { auth: auth(''), identitytoken: password.reveal() }
    : { auth: auth(password.reveal()) };
}

/** The key Docker's own tools look the registry up by. */
export function dockerKey(registry: string): string {
  return registry === 'docker.io' ? 'https://index.docker.io/v1/' : registry;
}

function fromEntry(entry: NonNullable<DockerConfig['auths']>[string]): Credential | undefined {
  if (entry.identitytoken) return { username: identityTokenUser, password: new Secret(entry.identitytoken) };
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
      hint: 'Run it by hand to see why, give username and password as inputs, or set docker-config: false.',
    });
  }
  try {
    const answer = JSON.parse(result.stdout) as { Username: string; Secret: string };
    return { username: answer.Username, password: new Secret(answer.Secret) };
  } catch {
    throw new SealiftError('tool-failed', `${program} answered something that is no JSON`);
  }
}
