import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Deps } from '../deps.ts';
import { SealiftError } from '../errors.ts';
import type { BuildSecret } from '../plan/plan.ts';
import type { SecretSource } from '../tools/buildx.ts';

/** Build secrets ready for buildx. */
export interface GivenSecrets {
  readonly sources: readonly SecretSource[];
  /** Variables that `env` secrets are read from. */
  readonly environment: Readonly<Record<string, string>>;
  /** The text with every secret's value as `***`: a build step may print one. */
  readonly mask: (text: string) => string;
}

/**
 * Puts values into 0600 files of the run folder and checks that the others are there: BuildKit builds on
 * without a secret that is missing or empty. Rejects with `input-invalid` before anything is built.
 */
export async function giveSecrets(
  secrets: readonly BuildSecret[],
  deps: Pick<Deps, 'env' | 'files'>,
): Promise<GivenSecrets> {
  const given = await Promise.all(secrets.map((secret) => giveSecret(secret, deps)));
  return {
    sources: given.map(({ source }) => source),
    environment: Object.fromEntries(given.flatMap(({ variable }) => (variable ? [variable] : []))),
    mask: masker(given.map(({ value }) => value)),
  };
}

interface Given {
  readonly source: SecretSource;
  readonly value: string;
  readonly variable?: [string, string];
}

async function giveSecret(secret: BuildSecret, { env, files }: Pick<Deps, 'env' | 'files'>): Promise<Given> {
  const { id } = secret;
  if (id === '') throw missing('a build secret has no id', 'Write it as id=value.');
  if ('value' in secret) {
    const value = secret.value.reveal();
    if (value === '')
      throw missing(`build secret ${id} is empty`, 'Is the secret set for this repository and event?');
    // The id is the user's and may hold anything; it is no file name.
    const file = await files.write(`build-secrets/${randomBytes(8).toString('hex')}`, value);
    return { source: { id, file }, value };
  }
  if ('env' in secret) {
    const value = env[secret.env];
    if (!value) {
      const what = value === undefined ? 'is not set' : 'is empty';
      throw missing(
        `build secret ${id}: the variable ${secret.env} ${what}`,
        'Set it in the env of this step.',
      );
    }
    return { source: { id, env: secret.env }, value, variable: [secret.env, value] };
  }
  const file = resolve(secret.file);
  const value = await readFile(file, 'utf8').catch((cause) => {
    throw missing(
      `build secret ${id}: the file ${file} cannot be read`,
      'Is the path right, and relative to this folder?',
      cause,
    );
  });
  if (value === '')
    throw missing(`build secret ${id}: the file ${file} is empty`, 'Put the secret into it first.');
  return { source: { id, file }, value };
}

function missing(message: string, hint: string, cause?: unknown): SealiftError {
  return new SealiftError('input-invalid', message, { hint, cause });
}

/** Shorter lines of a secret of several lines (`{`, `}`) say nothing, and would blot out the log. */
const shortestMaskedLine = 6;

function masker(values: readonly string[]): (text: string) => string {
  const parts = values.flatMap((value) => {
    const lines = value.split(/\r?\n/).map((line) => line.trim());
    return [value.trim(), ...lines.filter((line) => line.length >= shortestMaskedLine)];
  });
  // The longest first, or a part of one value would leave the rest of another in sight.
  const wanted = [...new Set(parts)].filter((part) => part !== '').sort((a, b) => b.length - a.length);
  return (text) => wanted.reduce((masked, part) => masked.replaceAll(part, '***'), text);
}
