import type { Fault } from '../inputs/fault.ts';
import { csvField, csvRecord } from './csv.ts';

/** One entry of `--cache-from` or `--cache-to`, from its attributes; those that are undefined are left out. */
export function cacheEntry(type: string, attributes: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries({ type, ...attributes }).filter(([, value]) => value !== undefined);
  return given.map(([name, value]) => csvField(`${name}=${value}`)).join(',');
}

/** The type of an entry, `type=s3`, which may be shown; a bare reference is a registry's. */
export function cacheType(entry: string): string {
  return `type=${cacheAttribute(entry, 'type') ?? 'registry'}`;
}

/** What an entry says of one attribute, as buildx reads it; undefined when it says nothing. */
export function cacheAttribute(entry: string, attribute: string): string | undefined {
  return attributesOf(entry)?.find(([name]) => name === attribute)?.[1];
}

/**
 * Why an entry must not be used: everything in it stands on buildx's command line, where every user of the machine can
 * read it. Never shows a value.
 */
export function cacheSecret(entry: string): Pick<Fault, 'problem' | 'remedy'> | undefined {
  const attributes = attributesOf(entry);
  if (attributes === undefined)
    return { problem: 'an entry is no list of `name=value`, separated by commas; it is not shown' };
  const azure = cacheType(entry) === 'type=azblob';
  for (const [name, value] of attributes) {
    const secret = secretAttributes[name];
    if (secret !== undefined) return refusal(name, azure ? azureInstead : secret);
    if (holdsCredentials(value))
      return refusal(name, 'give the URL without a user, a password or a signature');
  }
  return undefined;
}

const azureInstead = 'give AZURE_CLIENT_ID and what else the Azure SDK reads in the environment of BuildKit';

/** buildx and BuildKit take these from the environment too (moby/buildkit's README, "Export cache"). */
const secretAttributes: Readonly<Record<string, string>> = {
  access_key_id: 'give AWS_ACCESS_KEY_ID in the environment',
  secret_access_key: 'give AWS_SECRET_ACCESS_KEY in the environment',
  session_token: 'give AWS_SESSION_TOKEN in the environment',
  token: 'leave it out: ACTIONS_RUNTIME_TOKEN is in the environment of an action',
  ghtoken: 'leave it out: it only saves requests',
};

function refusal(name: string, remedy: string): Pick<Fault, 'problem' | 'remedy'> {
  return { problem: `\`${name}\` would put a secret on a command line`, remedy };
}

/** A URL with a login in it, or with the signature of a shared access token of Azure's. */
function holdsCredentials(value: string): boolean {
  if (!/^[a-z]+:\/\//i.test(value) || !URL.canParse(value)) return false;
  const url = new URL(value);
  return url.username !== '' || url.password !== '' || url.searchParams.has('sig');
}

/** Names in lower case, as buildx reads them; undefined when it is no CSV. */
function attributesOf(entry: string): [name: string, value: string][] | undefined {
  try {
    return csvRecord(entry).map((field) => {
      const at = field.indexOf('=');
      return at === -1 ? ['', field] : [field.slice(0, at).trim().toLowerCase(), field.slice(at + 1)];
    });
  } catch {
    return undefined;
  }
}
