import { SealiftError } from '../errors.ts';
import { type ExpressionContext, type Expressions, expand, globalExpressions } from './expressions.ts';
import { Faults } from './faults.ts';

export interface LabelInput extends Omit<ExpressionContext, 'now'> {
  /** Main version of the tag plan. */
  readonly version: string;
  /** The time `{{date}}` shows and the image is said to be created at. */
  readonly created: Date;
  /** Lines `key=value` of the `labels` input; they replace ours of the same key. */
  readonly labels: readonly string[];
  /** The same of `annotations`; a key may name its levels first: `index:key`, `index,manifest[linux/amd64]:key`. */
  readonly annotations: readonly string[];
}

export interface LabelPlan {
  readonly labels: Readonly<Record<string, string>>;
  /** Keys as buildx takes them; one without a level goes on every platform's manifest. */
  readonly annotations: Readonly<Record<string, string>>;
}

/**
 * The labels and annotations of the image: the `org.opencontainers.image.*` set
 * (https://github.com/opencontainers/image-spec/blob/main/annotations.md) and the caller's own, with
 * global expressions expanded. Throws one `input-invalid` that names every faulty line.
 */
export function planLabels(input: LabelInput): LabelPlan {
  const faults = new Faults();
  const expressions = globalExpressions({ ...input, now: input.created });
  const own = imageProperties(input);
  const entriesOf = (name: string, lines: readonly string[]) =>
    lines
      .filter((line) => line.trim() !== '')
      .flatMap((line) => faults.attempt(`${name} ${line}`, () => [keyAndValue(line, expressions)]) ?? []);
  const labels = entriesOf('labels', input.labels);
  const annotations = entriesOf('annotations', input.annotations).flatMap(
    ([key, value]) =>
      faults.attempt(`annotations ${key}`, () => levelledKeys(key).map((each) => [each, value] as const)) ??
      [],
  );
  faults.throwIfAny('Write key=value, one to a line; docs/tags.md lists the expressions a value may hold.');
  return {
    // A property we do not know is set empty, or the base image's label of that name would show through.
    labels: sorted([...own, ...labels]),
    annotations: sorted([...own.filter(([, value]) => value !== ''), ...annotations]),
  };
}

type Entry = readonly [key: string, value: string];

function imageProperties({ source, version, created }: LabelInput): Entry[] {
  const { about, gitRepository, gitUrl = '' } = source;
  const properties = {
    title: about.name ?? gitRepository?.split('/').at(-1) ?? '',
    description: about.description ?? '',
    url: gitUrl,
    source: gitUrl,
    version,
    created: created.toISOString(),
    revision: source.commit,
    licenses: about.license ?? '',
  };
  return Object.entries(properties).map(([name, value]) => [`org.opencontainers.image.${name}`, value]);
}

function keyAndValue(line: string, expressions: Expressions): Entry {
  const text = expand(line, expressions);
  const equals = text.indexOf('=');
  if (equals > 0) return [text.slice(0, equals).trim(), text.slice(equals + 1)];
  throw new SealiftError('input-invalid', 'it is no key=value');
}

const level = /^(?:manifest|index|manifest-descriptor|index-descriptor)(?:\[[A-Za-z0-9_/.-]+\])?$/;

/** `index,manifest:key` → `index:key` and `key`, since `manifest` is the level of a bare key. */
function levelledKeys(key: string): string[] {
  const colon = key.indexOf(':');
  if (colon === -1) return [key];
  const name = key.slice(colon + 1);
  return key
    .slice(0, colon)
    .split(',')
    .map((each) => {
      if (!level.test(each)) {
        throw new SealiftError(
          'input-invalid',
          `${each} is no level: use manifest, index, manifest-descriptor or index-descriptor, with [os/arch] for one platform`,
        );
      }
      return each === 'manifest' ? name : `${each}:${name}`;
    });
}

function sorted(entries: readonly Entry[]): Record<string, string> {
  const unique = [...new Map(entries)];
  return Object.fromEntries(unique.sort(([one], [other]) => one.localeCompare(other)));
}
