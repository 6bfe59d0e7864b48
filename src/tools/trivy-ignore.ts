import { parse as parseYaml } from 'yaml';
import { SealiftError } from '../errors.ts';

/** One entry of an ignore file, as Trivy's `.trivyignore.yaml` writes it. */
export interface IgnoreEntry {
  readonly id: string;
  readonly paths?: readonly string[];
  readonly purls?: readonly string[];
  readonly statement?: string;
}

export interface IgnoreFile {
  readonly vulnerabilities: readonly IgnoreEntry[];
  readonly secrets: readonly IgnoreEntry[];
  /** Entries whose date has passed: they are not among the others. */
  readonly expired: readonly { readonly id: string; readonly expired: string }[];
}

/**
 * Reads a `.trivyignore` (an id on each line, `exp:2026-01-31` behind it) or a `.trivyignore.yaml`
 * (https://trivy.dev/latest/docs/configuration/filtering/). An entry ends when its day begins, in UTC.
 *
 * Stricter than Trivy, which passes over an entry whose date it cannot read.
 * @throws SealiftError `input-invalid`
 */
export function parseIgnoreFile(text: string, name: string, now: Date): IgnoreFile {
  const read = /\.ya?ml$/.test(name) ? readYaml(text, name) : readLines(text, name);
  const expired = new Map<string, string>();
  const current = (entries: readonly DatedEntry[]) =>
    entries.flatMap(({ expires, ...entry }) => {
      if (expires === undefined || expires.at >= now.getTime()) return [entry];
      expired.set(`${entry.id} ${expires.text}`, entry.id);
      return [];
    });
  return {
    vulnerabilities: current(read.vulnerabilities),
    secrets: current(read.secrets),
    expired: [...expired].map(([key, id]) => ({ id, expired: key.slice(id.length + 1) })),
  };
}

/** The entries that still count, for Trivy's `--ignorefile`; the file's name must end in `.yaml`. */
export function ignoreFileText(file: IgnoreFile): string {
  // JSON is YAML too.
  return JSON.stringify({ vulnerabilities: file.vulnerabilities, secrets: file.secrets }, undefined, 2);
}

type DatedEntry = IgnoreEntry & { readonly expires?: { readonly text: string; readonly at: number } };
type DatedFile = { readonly vulnerabilities: DatedEntry[]; readonly secrets: DatedEntry[] };

function readLines(text: string, name: string): DatedFile {
  const entries = text.split(/\r?\n/).flatMap((line, index) => {
    const [id, ...rest] = line.trim().split(/\s+/);
    if (!id || id.startsWith('#')) return [];
    const expiry = rest.find((field) => field.startsWith('exp:'))?.slice(4);
    return [{ id, ...expires(expiry, `${name}, line ${index + 1}`) }];
  });
  // A line says nothing of what it is about, so it counts for both.
  return { vulnerabilities: entries, secrets: entries };
}

function readYaml(text: string, name: string): DatedFile {
  let content: unknown;
  try {
    content = parseYaml(text) ?? {};
  } catch (cause) {
    throw new SealiftError('input-invalid', `ignore-file: ${name} is not valid YAML`, { cause });
  }
  const section = (key: string) => {
    const list = (content as Record<string, unknown>)[key] ?? [];
    if (!Array.isArray(list)) throw invalid(name, `"${key}" is not a list`);
    return list.map((entry: unknown, index) => yamlEntry(entry, `${name}, ${key}[${index}]`));
  };
  if (typeof content !== 'object' || Array.isArray(content)) throw invalid(name, 'it holds no sections');
  return { vulnerabilities: section('vulnerabilities'), secrets: section('secrets') };
}

function yamlEntry(entry: unknown, where: string): DatedEntry {
  const { id, paths, purls, statement, expired_at } = (entry ?? {}) as Record<string, unknown>;
  if (typeof id !== 'string' || id === '') throw invalid(where, 'it has no id');
  for (const [key, list] of Object.entries({ paths, purls })) {
    const strings = list === undefined || (Array.isArray(list) && list.every((x) => typeof x === 'string'));
    if (!strings) throw invalid(where, `"${key}" is not a list of texts`);
  }
  return {
    id,
    ...(paths ? { paths: paths as string[] } : {}),
    ...(purls ? { purls: purls as string[] } : {}),
    ...(statement === undefined ? {} : { statement: String(statement) }),
    ...expires(expired_at === undefined ? undefined : String(expired_at), where),
  };
}

function expires(text: string | undefined, where: string): Pick<DatedEntry, 'expires'> {
  if (text === undefined) return {};
  const at = /^\d{4}-\d{2}-\d{2}(T.*)?$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(at)) throw invalid(where, `"${text}" is no date; write it as 2026-01-31`);
  return { expires: { text, at } };
}

function invalid(where: string, why: string): SealiftError {
  return new SealiftError('input-invalid', `ignore-file: ${where}: ${why}`);
}
