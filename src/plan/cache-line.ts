import { attempt } from '../inputs/fault.ts';
import { nearest } from '../inputs/nearest.ts';
import { cacheEntry, cacheSecret } from './cache-entry.ts';
import { csvRecord } from './csv.ts';

/** One line of `cache`, such as `s3,bucket=app-cache,region=eu-central-1`. */
export interface CacheLine {
  readonly kind: CacheKind;
  /** What stands behind `registry=` and `local=`. */
  readonly place: string | undefined;
  /** Every attribute the kind requires is there. */
  readonly attributes: Readonly<Record<string, string>>;
}

export type CacheKind = keyof typeof cacheKinds;

interface KindRules {
  /** What stands behind the kind: a repository, a folder, nothing. */
  readonly place: 'required' | 'optional' | 'none';
  readonly required: readonly string[];
  readonly optional: readonly string[];
}

const common = ['mode', 'scope'];
const s3Tuning = [
  'prefix',
  'use_path_style',
  'upload_parallelism',
  'touch_refresh',
  'retry_mode',
  'retry_max_attempts',
];

/** Attributes are BuildKit's own (moby/buildkit's README, "Export cache"), but for `scope`. */
const cacheKinds = {
  gha: { place: 'none', required: [], optional: [...common, 'timeout'] },
  registry: {
    place: 'optional',
    required: [],
    optional: [...common, 'compression', 'compression-level', 'force-compression'],
  },
  s3: {
    place: 'none',
    required: ['bucket', 'region'],
    optional: [...common, ...s3Tuning, 'endpoint_url', 'disable_accept_encoding'],
  },
  gcs: { place: 'none', required: ['bucket'], optional: [...common, ...s3Tuning, 'endpoint_url'] },
  azure: {
    place: 'none',
    required: ['account_url', 'container'],
    optional: [...common, 'account_name', 'prefix'],
  },
  local: {
    place: 'required',
    required: [],
    optional: [...common, 'compression', 'compression-level', 'force-compression'],
  },
} as const satisfies Record<string, KindRules>;

type Wrong = (problem: string, remedy?: string) => void;

/** Reads one line; undefined when `wrong` heard why it cannot be. Shows no value of what may be a secret. */
export function readCacheLine(line: string, wrong: Wrong): CacheLine | undefined {
  const fields = attempt(
    () => csvRecord(line),
    () => wrong('a line is no list separated by commas; it is not shown'),
  );
  if (fields === undefined) return undefined;
  const [head = '', ...rest] = fields.map((field) => field.trim());
  const [kind, place] = pair(head);
  if (!isCacheKind(kind)) {
    wrong(
      unknownKind(kind),
      kind === 'type' ? 'write `gha` and so on, or use `cache-from` and `cache-to`' : undefined,
    );
    return undefined;
  }
  let good = true;
  const bad: Wrong = (problem, remedy) => {
    good = false;
    wrong(`\`${kind}\`: ${problem}`, remedy);
  };
  const rules: KindRules = cacheKinds[kind];
  if (place === undefined && rules.place === 'required') bad('it names no place', `write ${kind}=…`);
  if (place !== undefined && rules.place === 'none')
    bad('it takes no value of its own', `write ${kind},name=…`);
  const attributes = Object.fromEntries(rest.map(pair).map(([name, value]) => [name, value ?? '']));
  const names = [...rules.required, ...rules.optional];
  const secret = cacheSecret(cacheEntry(kind === 'azure' ? 'azblob' : kind, attributes));
  if (secret) bad(secret.problem, secret.remedy);
  else
    for (const name of Object.keys(attributes)) if (!names.includes(name)) bad(unknownAttribute(name, names));
  for (const name of rules.required) if (!attributes[name]) bad(`it needs \`${name}\``);
  for (const [name, value] of Object.entries(attributes))
    if (value === '' && !rules.required.includes(name)) bad(`\`${name}\` is empty`);
  return good ? { kind, place, attributes } : undefined;
}

function isCacheKind(name: string): name is CacheKind {
  return Object.hasOwn(cacheKinds, name);
}

function pair(field: string): [name: string, value: string | undefined] {
  const at = field.indexOf('=');
  return at === -1 ? [field, undefined] : [field.slice(0, at).trim(), field.slice(at + 1).trim()];
}

function unknownKind(kind: string): string {
  const meant = nearest(kind, Object.keys(cacheKinds));
  const known = Object.keys(cacheKinds).join(', ');
  return `"${kind}" is none of ${known}${meant === undefined ? '' : `; did you mean ${meant}?`}`;
}

function unknownAttribute(name: string, names: readonly string[]): string {
  const meant = nearest(name, names);
  return `it has no \`${name}\`, only ${names.join(', ')}${meant === undefined ? '' : `; did you mean ${meant}?`}`;
}
