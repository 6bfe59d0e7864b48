import type { Platform } from '../oci/descriptor.ts';
import type { Reference, Repository } from '../oci/reference.ts';
import { Secret } from '../secret.ts';
import { type Assignment, readAssignments } from './assignments.ts';
import { splitFields, type Wrong } from './fields.ts';
import { type LoginEntry, readLogins } from './logins.ts';
import { nearest } from './nearest.ts';
import { readPlatforms } from './platforms.ts';
import { readReferences } from './references.ts';
import { readRepositories } from './repositories.ts';
import type { Row } from './row.ts';
import { readToolVersions, type ToolVersions } from './tool-versions.ts';

/** The TypeScript type each kind of input is read into. */
export interface KindValues {
  string: string;
  boolean: boolean;
  /** One of the row's `values`. */
  choice: string;
  /** Several of the row's `values`. */
  choices: readonly string[];
  /** Separated by commas or newlines. */
  list: readonly string[];
  /** Separated by newlines only. */
  lines: readonly string[];
  /** Bytes, from `250MB`. */
  size: number;
  /** Hours, from `72h` or `3d`. */
  hours: number;
  /** Seconds, from `30s` or `2m`. */
  seconds: number;
  platforms: readonly Platform[];
  repositories: readonly Repository[];
  references: readonly Reference[];
  /** One or more. */
  count: number;
  time: Date;
  secret: Secret;
  key: Key;
  secrets: readonly Assignment<Secret>[];
  assignments: readonly Assignment<string>[];
  logins: readonly LoginEntry[];
  'tool-versions': ToolVersions;
}

/** A key: a path or key service's URI, which may be shown, or PEM text, which may not. */
export type Key = { readonly reference: string } | { readonly pem: Secret };

export type Kind = keyof KindValues;

interface KindRules<Value> {
  /** What goes into it, for documents and messages. */
  readonly takes: string;
  /** The value when nothing was given and the row has no default; several values are none. */
  readonly none?: Value;
  /** Given several times on the command line, the texts are joined by newlines. */
  readonly repeatable?: true;
  /** Must not stand on a command line, where other users of the machine can read it. */
  readonly secret?: true;
  read(text: string, row: Row, wrong: Wrong): Value | undefined;
}

export const kinds: { readonly [K in Kind]: KindRules<KindValues[K]> } = {
  string: { takes: 'a text', read: (text) => text.trim() },
  boolean: { takes: '`true` or `false`', read: readBoolean },
  choice: {
    takes: 'one of the values named',
    read: (text, row, wrong) => readChoice(text.trim(), row, wrong),
  },
  choices: {
    takes: 'a list of the values named, separated by commas or newlines',
    none: [],
    repeatable: true,
    read: (text, row, wrong) =>
      splitFields(text, 'comma', wrong).flatMap((value) => readChoice(value, row, wrong) ?? []),
  },
  list: {
    takes: 'a list, separated by commas or newlines',
    none: [],
    repeatable: true,
    read: (text, _row, wrong) => splitFields(text, 'comma', wrong),
  },
  lines: {
    takes: 'a list, one entry a line',
    none: [],
    repeatable: true,
    read: (text, _row, wrong) => splitFields(text, 'line', wrong),
  },
  size: { takes: 'a size such as `250MB` or `1.5GiB`', read: readSize },
  hours: { takes: 'a time such as `72h` or `3d`', read: readHours },
  seconds: { takes: 'a time such as `30s` or `2m`', read: readSeconds },
  platforms: {
    takes: 'a list such as `linux/amd64,linux/arm64`',
    none: [],
    repeatable: true,
    read: (text, _row, wrong) => readPlatforms(text, wrong),
  },
  repositories: {
    takes: 'a list of repositories such as `ghcr.io/owner/app`',
    none: [],
    repeatable: true,
    read: (text, _row, wrong) => readRepositories(text, wrong),
  },
  references: {
    takes: 'a list of references such as `ghcr.io/owner/app:1.2`',
    none: [],
    repeatable: true,
    read: (text, _row, wrong) => readReferences(text, wrong),
  },
  count: { takes: 'a number from 1 on', read: readCount },
  time: { takes: 'a time such as `2026-11-21T10:00:00Z`', read: readTime },
  secret: { takes: 'a secret', secret: true, read: (text) => new Secret(text.trim()) },
  key: {
    takes: 'a path, the URI of a key service, or a key in PEM',
    read: readKey,
  },
  secrets: {
    takes: 'a list of `ID=VALUE`, one a line',
    none: [],
    repeatable: true,
    secret: true,
    read: (text, _row, wrong) =>
      readAssignments(text, { holdsSecrets: true }, wrong).map(({ id, value }) => ({
        id,
        value: new Secret(value),
      })),
  },
  assignments: {
    takes: 'a list of `ID=VALUE`, one a line',
    none: [],
    repeatable: true,
    read: (text, _row, wrong) => readAssignments(text, { holdsSecrets: false }, wrong),
  },
  logins: {
    takes: 'a YAML list of `registry`, `username` and `password`, or of the inputs of a keyless login',
    none: [],
    secret: true,
    read: (text, _row, wrong) => readLogins(text, wrong),
  },
  'tool-versions': {
    takes: 'a list of `TOOL=VERSION@sha256:…`, one a line',
    none: {},
    repeatable: true,
    read: (text, _row, wrong) => readToolVersions(text, wrong),
  },
};

/** YAML 1.2's core schema, as @actions/core reads booleans. */
function readBoolean(text: string, _row: Row, wrong: Wrong): boolean | undefined {
  const word = text.trim();
  if (['true', 'True', 'TRUE'].includes(word)) return true;
  if (['false', 'False', 'FALSE'].includes(word)) return false;
  wrong(`"${word}" is neither true nor false`);
  return undefined;
}

function readChoice(word: string, row: Row, wrong: Wrong): string | undefined {
  const values = row.values ?? [];
  const value = values.find((candidate) => candidate.toLowerCase() === word.toLowerCase());
  if (value !== undefined) return value;
  const meant = nearest(word, values);
  wrong(`"${word}" is none of ${values.join(', ')}${meant === undefined ? '' : `; did you mean ${meant}?`}`);
  return undefined;
}

function readKey(text: string, _row: Row, wrong: Wrong): Key | undefined {
  const key = text.trim();
  if (key.includes('-----BEGIN')) return { pem: new Secret(`${key}\n`) };
  if (!/\s/.test(key) && key.length <= 1024) return { reference: key };
  wrong(
    'it is neither a path, nor a URI, nor PEM text (which starts with -----BEGIN); its text is not shown',
  );
  return undefined;
}

const bytesOf: Readonly<Record<string, number>> = {
  b: 1,
  kb: 1e3,
  mb: 1e6,
  gb: 1e9,
  kib: 2 ** 10,
  mib: 2 ** 20,
  gib: 2 ** 30,
};

function readSize(text: string, _row: Row, wrong: Wrong): number | undefined {
  const [, amount = '', unit = ''] = /^(\d+(?:\.\d+)?)\s*([A-Za-z]*)$/.exec(text.trim()) ?? [];
  const factor = bytesOf[unit.toLowerCase() || 'b'];
  const bytes = Math.round(Number(amount) * (factor ?? 0));
  if (amount !== '' && factor !== undefined && bytes > 0) return bytes;
  wrong(
    `"${text.trim()}" is no size: expected a number above zero and B, KB, MB, GB, KiB, MiB or GiB, as in 250MB`,
  );
  return undefined;
}

const hoursOf: Readonly<Record<string, number>> = { m: 1 / 60, h: 1, d: 24 };

function readHours(text: string, _row: Row, wrong: Wrong): number | undefined {
  const [, amount = '', unit = 'h'] = /^(\d+(?:\.\d+)?)\s*([mhd]?)$/.exec(text.trim()) ?? [];
  const hours = Number(amount) * (hoursOf[unit || 'h'] ?? 0);
  if (amount !== '' && hours > 0) return hours;
  wrong(`"${text.trim()}" is no time: expected a number above zero and m, h or d, as in 72h`);
  return undefined;
}

const secondsOf: Readonly<Record<string, number>> = { s: 1, m: 60 };

function readSeconds(text: string, _row: Row, wrong: Wrong): number | undefined {
  const [, amount = '', unit = 's'] = /^(\d+(?:\.\d+)?)\s*([sm]?)$/.exec(text.trim()) ?? [];
  const seconds = Number(amount) * (secondsOf[unit || 's'] ?? 0);
  if (amount !== '' && seconds > 0) return seconds;
  wrong(`"${text.trim()}" is no time: expected a number above zero and s or m, as in 30s`);
  return undefined;
}

function readCount(text: string, _row: Row, wrong: Wrong): number | undefined {
  if (/^[1-9]\d{0,5}$/.test(text.trim())) return Number(text);
  wrong(`"${text.trim()}" is no whole number from 1 on`);
  return undefined;
}

function readTime(text: string, _row: Row, wrong: Wrong): Date | undefined {
  const time = new Date(text.trim());
  if (/^\d{4}-\d\d-\d\dT.*(?:Z|[+-]\d\d:\d\d)$/.test(text.trim()) && !Number.isNaN(time.getTime()))
    return time;
  wrong(`"${text.trim()}" is no time with a zone, as in 2026-11-21T10:00:00Z`);
  return undefined;
}
