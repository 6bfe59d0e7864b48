import { parseDocument } from 'yaml';
import { registryName } from '../oci/reference.ts';
import {
  isProvider,
  type KeylessField,
  keylessFields,
  type Provider,
  providers,
} from '../registries/provider.ts';
import { Secret } from '../secret.ts';
import type { Wrong } from './fields.ts';
import { nearest } from './nearest.ts';

/** A login as the user wrote it; whether it is complete is the plan's to say. */
export interface LoginEntry {
  readonly registry: string;
  readonly provider?: Provider;
  readonly username: string;
  readonly password: Secret;
  /** Those that are named; one may be empty. */
  readonly fields: Readonly<Partial<Record<KeylessField, string>>>;
  /** Addresses of the services that are asked, by their names. */
  readonly endpoints: Readonly<Record<string, string>>;
}

const texts = ['registry', 'provider', 'username', 'password', ...keylessFields] as const;
const keys = [...texts, 'endpoints'] as const;

/**
 * Reads `registry-auths`: a YAML list of `{registry, username, password}`, or with the fields of a keyless login in
 * place of a password; without `registry` it is Docker Hub's.
 */
export function readLogins(text: string, wrong: Wrong): LoginEntry[] {
  // The failsafe schema keeps a password of digits a text. Pretty errors would quote the input.
  const document = parseDocument(text, { schema: 'failsafe', prettyErrors: false, uniqueKeys: true });
  if (document.errors.length > 0) {
    for (const { code, pos } of document.errors) {
      wrong(`line ${text.slice(0, pos[0]).split('\n').length} is no valid YAML (${code})`);
    }
    return [];
  }
  let entries: unknown;
  try {
    entries = document.toJS();
  } catch {
    // yaml resolves aliases only here; its message would quote the text.
    wrong('a value that begins with * or & must stand in quotes');
    return [];
  }
  if (!Array.isArray(entries)) {
    wrong('it is no YAML list; begin each login with "- registry: …"');
    return [];
  }
  const registries = new Set<string>();
  return entries.flatMap((entry: unknown, index) => {
    const login = readLogin(entry, (problem) => wrong(`login ${index + 1} ${problem}`));
    if (login === undefined) return [];
    const name = registryName(login.registry);
    if (registries.has(name)) wrong(`login ${index + 1} is a second one for ${login.registry}`);
    registries.add(name);
    return [login];
  });
}

/** The provider a user names, or undefined. */
function readProvider(name: string, wrong: Wrong): Provider | undefined {
  if (name === '') return undefined;
  if (isProvider(name)) return name;
  const meant = nearest(name, providers);
  wrong(`"${name}" is none of ${providers.join(', ')}${meant ? `; did you mean ${meant}?` : ''}`);
  return undefined;
}

function readLogin(entry: unknown, wrong: Wrong): LoginEntry | undefined {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) {
    wrong('is not made of registry, username and password');
    return undefined;
  }
  const given = new Map<string, unknown>(Object.entries(entry));
  let sound = true;
  for (const [key, value] of given) {
    // An unknown key is not repeated: a password that YAML read otherwise than meant may be in it.
    if (!keys.some((known) => known === key)) {
      const meant = keys.find((known) => known === key.replaceAll('_', '-').toLowerCase());
      wrong(`has a key that is none of ${keys.join(', ')}${meant ? `; did you mean ${meant}?` : ''}`);
      sound = false;
    } else if (key !== 'endpoints' && typeof value !== 'string') wrong(`has a "${key}" that is no text`);
  }
  const text = (key: (typeof texts)[number]) => String(given.get(key) ?? '').trim();
  const provider = readProvider(text('provider'), (problem) => wrong(`has a provider: ${problem}`));
  // One that is there and empty stays: variables are as empty in a pull request of a fork as secrets are.
  const fields = Object.fromEntries(
    keylessFields.filter((field) => given.has(field)).map((field) => [field, text(field)]),
  );
  // A provider alone says what kind of registry it is, and a keyless login has no password.
  if (sound && provider === undefined && Object.keys(fields).length === 0)
    for (const key of ['username', 'password']) if (!given.has(key)) wrong(`has no "${key}"`);
  return {
    registry: text('registry') || 'docker.io',
    ...(provider && { provider }),
    username: text('username'),
    password: new Secret(text('password')),
    fields,
    endpoints: readEndpoints(given.get('endpoints'), wrong),
  };
}

function readEndpoints(value: unknown, wrong: Wrong): Record<string, string> {
  if (value === undefined || value === '') return {};
  const pairs = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  if (pairs.length === 0 || Array.isArray(value) || !pairs.every(([, url]) => typeof url === 'string')) {
    wrong('has "endpoints" that are no map of names to URLs, as in `sts: https://…`');
    return {};
  }
  return Object.fromEntries(pairs.map(([name, url]) => [name, String(url).trim()]));
}
