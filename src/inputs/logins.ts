import { parseDocument } from 'yaml';
import type { Login } from '../plan/plan.ts';
import { Secret } from '../secret.ts';
import type { Wrong } from './fields.ts';

const keys = ['registry', 'username', 'password'] as const;

/**
 * Reads `registry-auths`: a YAML list of `{registry, username, password}`; without `registry` it is
 * Docker Hub's. An empty password stays in: whether one is needed is the plan's to say.
 */
export function readLogins(text: string, wrong: Wrong): Login[] {
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
    if (registries.has(login.registry)) wrong(`login ${index + 1} is a second one for ${login.registry}`);
    registries.add(login.registry);
    return [login];
  });
}

function readLogin(entry: unknown, wrong: Wrong): Login | undefined {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) {
    wrong('is not made of registry, username and password');
    return undefined;
  }
  const given = new Map<string, unknown>(Object.entries(entry));
  for (const [key, value] of given) {
    // An unknown key is not repeated: a password that YAML read otherwise than meant may be in it.
    if (!keys.some((known) => known === key)) wrong(`has a key that is none of ${keys.join(', ')}`);
    else if (typeof value !== 'string') wrong(`has a "${key}" that is no text`);
  }
  for (const key of ['username', 'password']) if (!given.has(key)) wrong(`has no "${key}"`);
  const text = (key: string) => String(given.get(key) ?? '').trim();
  return {
    registry: text('registry') || 'docker.io',
    username: text('username'),
    password: new Secret(text('password')),
  };
}
