import type { Fault } from '../inputs/fault.ts';
import type { LoginEntry } from '../inputs/logins.ts';
import { isLoopbackHost } from '../oci/origin.ts';
import { recognize, regionOf } from '../registries/profile.ts';
import {
  fieldForm,
  isKeylessProvider,
  type KeylessField,
  type KeylessLogin,
  keylessNeeds,
  type Login,
  type Provider,
} from '../registries/provider.ts';

/**
 * The login an entry describes; undefined when it is none, or half of one. `input` is where the entry stands; undefined:
 * each of its parts is an input of its own.
 */
export function loginOf(
  entry: LoginEntry,
  input: string | undefined,
  pushed: boolean,
  wrong: (fault: Fault) => void,
): Login | undefined {
  const { registry, provider, username, password } = entry;
  const say = sayOf(registry, input, wrong);
  if (Object.keys(entry.fields).length > 0) return keylessLogin(entry, pushed, say);
  const [endpoint] = Object.keys(entry.endpoints);
  if (pushed && endpoint !== undefined)
    say('endpoints', `"${endpoint}" is asked only by a keyless login, of which no input is given`);
  const secret = password.reveal();
  if (username !== '' && secret !== '') return { kind: 'password', registry, username, password };
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

/** Says what is wrong with a part of a login, by its own name or within the input where the login stands. */
export function sayOf(registry: string, input: string | undefined, wrong: (fault: Fault) => void): Say {
  return (own, problem, remedy) =>
    wrong({
      input: input ?? own,
      problem: input ? `the login of ${registry}: \`${own}\`: ${problem}` : problem,
      ...(remedy && { remedy }),
    });
}

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

/** A login as a plan shows it: who, where and how, and no secret. */
export function loginText(login: Login): string {
  return login.kind === 'password' ? `login of ${login.username}` : "login by this job's OIDC token";
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
