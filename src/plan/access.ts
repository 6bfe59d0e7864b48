import { camelCase } from '../inputs/camel-case.ts';
import type { Fault } from '../inputs/fault.ts';
import type { Inputs } from '../inputs/inputs.ts';
import type { LoginEntry } from '../inputs/logins.ts';
import { registryName } from '../oci/reference.ts';
import { keylessFields, type Login, type Provider } from '../registries/provider.ts';
import { Secret } from '../secret.ts';
import { loginOf } from './login.ts';

/** How the registries of a run are reached, and as whom. */
export interface RegistryAccess {
  readonly logins: readonly Login[];
  /** The kind of registries whose host does not tell it, as the user says. */
  readonly providers: ReadonlyMap<string, Provider>;
  readonly insecureRegistries: readonly string[];
  /** What builders ask in place of a registry. */
  readonly mirrors: ReadonlyMap<string, readonly string[]>;
  /** Whether the logins of the user's own Docker configuration count. */
  readonly dockerConfig: boolean;
  /** This job's token of GitHub, which GHCR takes where there is no other login. */
  readonly githubToken: Secret | undefined;
  /** Whether something is written, so that a login that cannot be had is an error. */
  readonly needed: boolean;
}

/**
 * The logins that are complete. Half a login is wrong where something is pushed; elsewhere it is left out, because
 * pull requests of forks and of Dependabot get empty secrets and should still build.
 */
export function accessOf(
  inputs: Inputs,
  { pushed, fork }: { readonly pushed: boolean; readonly fork: boolean },
  wrong: (fault: Fault) => void,
): RegistryAccess {
  const logins: Login[] = [];
  const providers = new Map<string, Provider>();
  for (const { entry, input } of loginEntries(inputs)) {
    if (isElsewhere(entry, inputs)) {
      const hosts = [...new Set(inputs.images.map(({ registry }) => registry))].join(', ');
      const place = input === undefined ? 'these inputs are' : 'an entry without `registry` is';
      wrong({
        input: input ?? 'registry',
        problem: `${place} for docker.io, where none of \`images\` is`,
        remedy: `set \`registry\`, as in ${hosts}`,
      });
      continue;
    }
    if (entry.provider) providers.set(entry.registry, entry.provider);
    const login = loginOf(withoutPlace(entry, inputs), input, pushed, wrong);
    // In some events a fork's job has a token of ours: what it builds must not get a login by it.
    if (login === undefined || (fork && login.kind === 'keyless')) continue;
    if (logins.some(({ registry }) => registry === login.registry))
      wrong({ input: 'registry-auths', problem: `${login.registry} has a login by \`registry\` already` });
    logins.push(login);
  }
  return {
    logins,
    providers,
    insecureRegistries: inputs.insecureRegistries,
    mirrors: mirrorsOf(inputs.registryMirrors),
    dockerConfig: inputs.dockerConfig,
    githubToken: fork ? undefined : inputs.githubToken,
    needed: pushed,
  };
}

/** Whether a login that only makes sense elsewhere says nothing of where, so that it is taken for Docker Hub's. */
function isElsewhere({ registry, provider, fields }: LoginEntry, { images }: Inputs): boolean {
  if (registry !== 'docker.io' || images.length === 0) return false;
  if (images.some((image) => image.registry === 'docker.io')) return false;
  const others = keylessFields.filter((field) => field !== 'connection-id' && field !== 'audience');
  return (provider !== undefined && provider !== 'docker-hub') || others.some((field) => fields[field]);
}

function mirrorsOf(given: Inputs['registryMirrors']): Map<string, string[]> {
  return new Map(
    given.map(({ id, value }) => [registryName(id), value.split(',').map((mirror) => mirror.trim())]),
  );
}

/** What the user says of each registry, by its one name; `input` is where, undefined: each part is an input of its own. */
export function loginEntries(inputs: Inputs): { entry: LoginEntry; input: string | undefined }[] {
  const own = ownEntry(inputs);
  const entries = [
    ...(own ? [{ entry: own, input: undefined }] : []),
    ...inputs.registryAuths.map((entry) => ({ entry, input: 'registry-auths' })),
  ];
  return entries.map(({ entry, input }) => ({
    entry: { ...entry, registry: registryName(entry.registry) },
    input,
  }));
}

/** For `vendor-scan` an instance and its API are named beside a password too: they make no login keyless then. */
function withoutPlace(entry: LoginEntry, { vendorScan }: Inputs): LoginEntry {
  const { 'instance-id': _instance, region: _region, ...proof } = entry.fields;
  if (vendorScan !== 'acr' || Object.keys(proof).length > 0) return entry;
  const { acr: _api, ...endpoints } = entry.endpoints;
  return { ...entry, fields: {}, endpoints };
}

/** The login that `registry`, `username`, `password` and the keyless inputs describe. */
function ownEntry(inputs: Inputs): LoginEntry | undefined {
  const given = keylessFields.flatMap((field) => {
    const value = inputs[camelCase(field)];
    return value === undefined ? [] : [[field, value] as const];
  });
  const { registry, provider, username, password, endpoints } = inputs;
  const any = username ?? password ?? provider ?? endpoints[0] ?? given[0];
  if (any === undefined) return undefined;
  return {
    registry,
    ...(provider && { provider }),
    username: username ?? '',
    password: password ?? new Secret(''),
    fields: Object.fromEntries(given),
    endpoints: Object.fromEntries(endpoints.map(({ id, value }) => [id, value])),
  };
}
