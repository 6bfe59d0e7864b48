import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import type { Deps } from '../deps.ts';
import type { CredentialLookup } from '../oci/credential.ts';
import { registryName } from '../oci/reference.ts';
import { type AuthEntry, authEntry, type DockerConfig, dockerKey } from './docker-config.ts';
import type { RenewedLogin } from './keyless.ts';

/** Logins for the programs of a run, in private folders of it that go with the run folder. */
export interface DockerLogins {
  /** A DOCKER_CONFIG for programs that end soon; always fresh. */
  readonly folder: string;
  /** A DOCKER_CONFIG for a long build: logins that end are asked for again, by a helper in `helpers` (for PATH). */
  readonly build: { readonly folder: string; readonly helpers: string };
}

interface KnownLogins {
  /** The user's own configuration. */
  readonly config: DockerConfig;
  /** The registries with a login by an input. */
  readonly own: ReadonlySet<string>;
  /** Those of them whose logins end. */
  readonly renewed: ReadonlyMap<string, RenewedLogin>;
  readonly lookup: CredentialLookup;
}

const helperName = 'sealift';

/** Writes the logins of these registries, and all others that are known, for buildx, cosign and Trivy. */
export async function writeDockerLogins(
  registries: readonly string[],
  { config, own, renewed, lookup }: KnownLogins,
  deps: Pick<Deps, 'files' | 'node'>,
): Promise<DockerLogins> {
  const credHelpers = Object.fromEntries(
    Object.entries(config.credHelpers ?? {}).filter(([registry]) => !own.has(registryName(registry))),
  );
  // A helper named for a registry stays in charge: its tokens may be renewed during the build.
  const wanted = new Set(
    [...registries, ...own, ...Object.keys(config.auths ?? {})]
      .map(registryName)
      .filter((key) => own.has(key) || !config.credHelpers?.[key]),
  );
  const auths = await entries(wanted, lookup);
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
}

async function entries(keys: Iterable<string>, lookup: CredentialLookup): Promise<Record<string, AuthEntry>> {
  const auths: Record<string, AuthEntry> = {};
  for (const key of keys) {
    const credential = await lookup(key);
    if (credential) auths[dockerKey(key)] = authEntry(credential);
  }
  return auths;
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
