import { parse } from 'yaml';
import { attempt } from '../inputs/fault.ts';
import { isDigest } from '../oci/digest.ts';
import { parseRepository, type Repository, repositoryName } from '../oci/reference.ts';
import type { Promotion } from './promotion.ts';
import { namedTags } from './tag-name.ts';

/**
 * Reads a batch file, in the form the Kubernetes image promoter (`registries`, `images` with `name` and `dmap`) made
 * known: exactly one registry with `src: true`, and for every image its digests with the tags each gets. `wrong`
 * hears of everything that does not fit; what does is given.
 */
export function parseBatch(text: string, wrong: (problem: string) => void): Promotion[] {
  const file = yamlOf(text, wrong);
  if (file === undefined) return [];
  if (!isObject(file) || !Array.isArray(file.registries) || !Array.isArray(file.images)) {
    wrong('it takes `registries` and `images`, both lists (docs/promote.md)');
    return [];
  }
  for (const name of Object.keys(file))
    if (!['registries', 'images'].includes(name)) wrong(`"${name}" is neither \`registries\` nor \`images\``);
  const registries = file.registries.flatMap((entry, at) => registryOf(entry, at, wrong));
  const sources = registries.filter(({ src }) => src);
  const targets = registries.filter(({ src }) => !src);
  const [source] = sources;
  if (!source || sources.length > 1 || targets.length === 0) {
    wrong('`registries` needs exactly one with `src: true`, and at least one without');
    return [];
  }
  const promotions = file.images.flatMap((entry, at) =>
    imageOf(entry, at, wrong).flatMap(({ name, digest, tags }): Promotion[] => {
      const from = repositoryOf(`${source.name}/${name}`, wrong);
      const to = targets.flatMap((target) => repositoryOf(`${target.name}/${name}`, wrong) ?? []);
      if (!from || !isDigest(digest)) return [];
      return [{ from: { ...from, digest }, to, tags: plannedTags(name, tags, wrong) }];
    }),
  );
  refuseTwice(promotions, wrong);
  return promotions;
}

function yamlOf(text: string, wrong: (problem: string) => void): unknown {
  try {
    return parse(text);
  } catch (error) {
    wrong(`it is no YAML: ${(error as Error).message.split('\n')[0]}`);
    return undefined;
  }
}

function registryOf(
  entry: unknown,
  at: number,
  wrong: (problem: string) => void,
): { name: string; src: boolean }[] {
  if (
    isObject(entry) &&
    typeof entry.name === 'string' &&
    [undefined, true, false].includes(entry.src as boolean)
  )
    return [{ name: entry.name.replace(/\/+$/, ''), src: entry.src === true }];
  wrong(`registries[${at}] takes \`name\` and, for the one images come from, \`src: true\``);
  return [];
}

function imageOf(
  entry: unknown,
  at: number,
  wrong: (problem: string) => void,
): { name: string; digest: string; tags: readonly unknown[] }[] {
  if (!isObject(entry) || typeof entry.name !== 'string' || !isObject(entry.dmap)) {
    wrong(`images[${at}] takes \`name\` and \`dmap\`, from digests to lists of tags`);
    return [];
  }
  const { name } = entry;
  return Object.entries(entry.dmap).flatMap(([digest, tags]) => {
    if (!isDigest(digest)) wrong(`${name}: "${digest}" is no digest`);
    if (!Array.isArray(tags) || tags.length === 0) {
      wrong(`${name}: ${digest} has no list of tags`);
      return [];
    }
    return [{ name, digest, tags }];
  });
}

function plannedTags(
  name: string,
  tags: readonly unknown[],
  wrong: (problem: string) => void,
): Promotion['tags'] {
  const numbers = tags.filter((tag) => typeof tag !== 'string');
  // YAML reads 1.20 as 1.2.
  if (numbers.length > 0) {
    wrong(`${name}: put tags in quotes (${numbers.join(', ')})`);
    return [];
  }
  return (
    attempt(
      () => namedTags(tags as string[]),
      (problem) => wrong(`${name}: ${problem}`),
    ) ?? []
  );
}

function repositoryOf(name: string, wrong: (problem: string) => void): Repository | undefined {
  return attempt(() => parseRepository(name), wrong);
}

/** Two digests for one tag: whichever came last would win. */
function refuseTwice(promotions: readonly Promotion[], wrong: (problem: string) => void): void {
  const seen = new Set<string>();
  for (const { from, to, tags } of promotions)
    for (const repository of to)
      for (const { name } of tags) {
        const full = `${repositoryName(repository)}:${name}`;
        if (seen.has(full)) wrong(`${full} is given twice, once to ${'digest' in from ? from.digest : ''}`);
        seen.add(full);
      }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
