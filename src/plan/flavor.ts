import { SealiftError } from '../errors.ts';
import { csvRecord } from './csv.ts';

/** What the `flavor` input asks of every tag; affixes are templates, not yet expanded. */
export interface Flavor {
  readonly latest: 'auto' | 'true' | 'false';
  readonly prefix: string;
  readonly suffix: string;
  /** Whether the affixes also go around `latest`. */
  readonly prefixOnLatest: boolean;
  readonly suffixOnLatest: boolean;
}

export const noFlavor: Flavor = {
  latest: 'auto',
  prefix: '',
  suffix: '',
  prefixOnLatest: false,
  suffixOnLatest: false,
};

/**
 * Adds one line of the `flavor` input to what the lines before it said:
 * `latest=auto|true|false`, `prefix=…,onlatest=true`, `suffix=…,onlatest=true`. Throws `input-invalid`.
 */
export function readFlavorLine(before: Flavor, line: string): Flavor {
  let flavor = before;
  let affix: 'prefix' | 'suffix' | undefined;
  for (const field of csvRecord(line)) {
    const equals = field.indexOf('=');
    const key = field.slice(0, Math.max(equals, 0)).trim().toLowerCase();
    const value = field.slice(equals + 1).trim();
    switch (key) {
      case 'latest':
        flavor = { ...flavor, latest: oneOf('latest', value, ['auto', 'true', 'false']) };
        break;
      case 'prefix':
      case 'suffix':
        affix = key;
        flavor = { ...flavor, [key]: value };
        break;
      case 'onlatest': {
        if (!affix) throw new SealiftError('input-invalid', 'onlatest comes after prefix= or suffix=');
        const on = oneOf('onlatest', value, ['true', 'false']) === 'true';
        flavor = { ...flavor, [affix === 'prefix' ? 'prefixOnLatest' : 'suffixOnLatest']: on };
        break;
      }
      default:
        throw new SealiftError(
          'input-invalid',
          `${field.trim() || 'an empty field'} is unknown: flavor takes latest, prefix, suffix and onlatest`,
        );
    }
  }
  return flavor;
}

function oneOf<T extends string>(key: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((each) => each === value);
  if (found === undefined) {
    throw new SealiftError('input-invalid', `${key}=${value}: it takes ${allowed.join(', ')}`);
  }
  return found;
}
