import type { Fault } from '../inputs/fault.ts';
import type { Inputs } from '../inputs/inputs.ts';
import type { LoginEntry } from '../inputs/logins.ts';
import { isLoopbackHost } from '../oci/origin.ts';
import { registryName } from '../oci/reference.ts';
import { recognize, regionOf } from '../registries/profile.ts';
import {
  fieldForm,
  isKeylessProvider,
  type KeylessField,
  type KeylessLogin,
  keylessFields,
  keylessNeeds,
  type Login,
  type Provider,
} from '../registries/provider.ts';
import { Secret } from '../secret.ts';

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

type WrongInput = (fault: Fault) => void;

/**
 * The logins that are complete. Half a login is wrong where something is pushed; elsewhere it is left out, because
 * pull requests of forks and of Dependabot get empty secrets and should still build.
 */
export function accessOf(
  inputs: Inputs,
  { pushed, fork }: { readonly pushed: boolean; readonly fork: boolean },
  wrong: WrongInput,
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
    if (entry.provider) providers.set(registryName(entry.registry), entry.provider);
    const login = loginOf(withoutPlace(entry, inputs), input, pushed, wrong);
    // In some events a fork's job has a token of ours: what it builds must not get a login by it.
    if (login === undefined || (fork && login.kind === 'keyless')) continue;
    if (logins.some(({ registry }) => registryName(registry) === registryName(login.registry)))
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
  const mirrors = new Map<string, string[]>();
  for (const { id, value } of given) {
    const registry = registryName(id);
    mirrors.set(
      registry,
      value.split(',').map((mirror) => mirror.trim()),
    );
  }
  return mirrors;
}

/** What the user says of each registry; `input` is where, undefined: each part is an input of its own. */
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

/** A login as a plan shows it: who, where and how, and no secret. */
export function loginText(login: Login): string {
  return login.kind === 'password' ? `login of ${login.username}` : "login by this job's OIDC token";
}

/** The login that `registry`, `username`, `password` and the keyless inputs describe. */
function ownEntry(inputs: Inputs): LoginEntry | undefined {
  const fields = {
    'role-to-assume': inputs.roleToAssume,
    'oidc-provider': inputs.oidcProvider,
    'service-account': inputs.serviceAccount,
    'client-id': inputs.clientId,
    'tenant-id': inputs.tenantId,
    'connection-id': inputs.connectionId,
    'instance-id': inputs.instanceId,
    region: inputs.region,
    audience: inputs.audience,
  };
  const given = Object.entries(fields).filter((field): field is [string, string] => field[1] !== undefined);
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

/** `input` is where the entry stands; undefined: each of its parts is an input of its own. */
function loginOf(
  entry: LoginEntry,
  input: string | undefined,
  pushed: boolean,
  wrong: WrongInput,
): Login | undefined {
  const { registry, provider, username, password } = entry;
  const say = (own: string, problem: string, remedy?: string) =>
    wrong({
      input: input ?? own,
      problem: input ? `the login of ${registry}: \`${own}\`: ${problem}` : problem,
      ...(remedy && { remedy }),
    });
  if (Object.keys(entry.fields).length > 0) return keylessLogin(entry, pushed, say);
  const [endpoint] = Object.keys(entry.endpoints);
  if (pushed && endpoint !== undefined)
    say('endpoints', `"${endpoint}" is asked only by a keyless login, of which no input is given`);
  const secret = password.reveal();
  if (username !== '' && secret !== '')
    return { kind: 'password', registry, username, password };
  if (pushed && username !== '')
    say(
      'password',
      `it is empty, but \`username\` is "${username}"`,
      'give it, or the inputs of a keyless login',
    );
  else if (pushed && secret !== '') say('username', 'it is empty, but `password` is given');
  else if (pushed && input && !provider) say('username', 'it is empty, and so is the password');
  return undefined;
}

type Say = (input: string, problem: string, remedy?: string) => void;

function keylessLogin(entry: LoginEntry, pushed: boolean, say: Say): Login | undefined {
  const { registry, username, password, endpoints } = entry;
  const { profile } = recognize(registry, entry.provider);
  const region = regionOf(profile, registry);
  const fields: LoginEntry['fields'] = { ...(region && { region }), ...entry.fields };
  const { provider, title } = profile;
  const [first = ''] = Object.keys(entry.fields);
  if (!isKeylessProvider(provider)) {
    say(first, `${registry} is ${title}, which takes no OIDC token`, passwordRemedy(provider));
    return undefined;
  }
  if (password.reveal() !== '')
    say('password', 'it is given beside the fields of a keyless login', 'leave out one of them');
  const needs = keylessNeeds[provider];
  const wants: readonly string[] = [...needs.required, ...needs.optional];
  for (const [field, value] of Object.entries(entry.fields) as [KeylessField, string][]) {
    const known = fieldForm(provider, field);
    if (!wants.includes(field))
      say(field, `${title} has no use for it; its keyless login takes ${wants.join(', ')}`);
    else if (known && value !== '' && !known.pattern.test(value))
      say(field, `"${value}" is not ${known.form}`);
  }
  if (provider !== 'docker-hub' && username !== '')
    say('username', `${title} names the user of a keyless login itself`, 'leave it out');
  // Variables of a repository are as empty in a pull request of a fork as its secrets are.
  const missing = needs.required.filter((field) => !fields[field]);
  const nameless = provider === 'docker-hub' && username === '';
  if (nameless && pushed) say('username', 'it must name the organization of the OIDC connection');
  for (const field of missing) {
    const empty =
      entry.fields[field] === '' ? ', and it is empty: is its variable set for this repository?' : '';
    if (pushed) say(field, `the keyless login for ${title} needs it${empty}`);
  }
  if (region && entry.fields.region && entry.fields.region !== region)
    say(
      'region',
      `"${entry.fields.region}" is not the region of ${registry}, which is ${region}`,
      'leave it out',
    );
  checkEndpoints(endpoints, needs.endpoints, title, say);
  if (nameless || missing.length > 0) return undefined;
  return {
    kind: 'keyless',
    registry,
    provider,
    username: username || undefined,
    fields,
    endpoints,
    // Every required field was found above.
  } as KeylessLogin;
}

function passwordRemedy(provider: Provider): string {
  if (provider === 'ghcr') return "leave it out: the job's own token is the login";
  const known = Object.keys(keylessNeeds).join(', ');
  return provider === 'other'
    ? `name its \`provider\`, one of ${known}, or give username and password`
    : 'give username and password';
}

/** An OIDC token goes to these addresses, so they must be encrypted. */
function checkEndpoints(
  endpoints: LoginEntry['endpoints'],
  names: readonly string[],
  title: string,
  say: Say,
): void {
  for (const [name, url] of Object.entries(endpoints)) {
    if (!names.includes(name)) say('endpoints', `${title} asks no "${name}", only ${names.join(', ')}`);
    else if (!isSafeUrl(url))
      say('endpoints', `"${name}" must be an https URL (http only on this machine itself)`);
  }
}

/** `https`, or `http` on loopback; without a user in it. */
export function isSafeUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return (
    url.username === '' &&
    (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopbackHost(url.hostname)))
  );
}
