import { isDeepStrictEqual } from 'node:util';
import { SealiftError } from '../errors.ts';
import { type Descriptor, isIndexType, type Platform, platformText } from '../oci/descriptor.ts';
import { isDigest } from '../oci/digest.ts';
import { repositoryName } from '../oci/reference.ts';
import type { Plan, PlannedTag } from './plan.ts';

/** The predicate type under which a build signs its part record, attached to the part's manifest. */
export const partRecordType = 'https://github.com/sealift/sealift/part/v1';

/**
 * What the build of one platform hands over to `merge`: its manifest, and the plan of the whole image. No secrets. As a
 * file it passes through others' hands: `merge` believes only what the same build attached, signed.
 */
export interface PartRecord {
  readonly schema: 'sealift-part/1';
  readonly commit: string;
  /** Of the whole image, as its label has it. */
  readonly inputsDigest: string;
  readonly version: string;
  readonly repositories: readonly string[];
  readonly tags: readonly PlannedTag[];
  readonly annotations: Readonly<Record<string, string>>;
  /** All platforms of the image, in the order its index gets. */
  readonly platforms: readonly string[];
  readonly platform: string;
  readonly manifest: Pick<Descriptor, 'mediaType' | 'digest' | 'size'>;
  readonly verdict: PartVerdict;
}

interface PartVerdict {
  readonly outcome: 'passed' | 'not-scanned';
  /** Findings that count, by platform and severity. */
  readonly counts: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** The plan that all parts share. */
export type PartPlan = Omit<PartRecord, 'platform' | 'manifest' | 'verdict'>;

/** What the parts make together. */
export interface Parts {
  readonly plan: PartPlan;
  /** One for each platform, in the index's order. */
  readonly parts: readonly PartRecord[];
}

export type PlannedPart = Pick<
  Plan,
  'source' | 'inputsDigest' | 'version' | 'repositories' | 'tags' | 'annotations'
> & { readonly part: NonNullable<Plan['part']> };

export function partRecord(plan: PlannedPart, built: Pick<PartRecord, 'manifest' | 'verdict'>): PartRecord {
  return {
    schema: 'sealift-part/1',
    commit: plan.source.commit,
    inputsDigest: plan.inputsDigest,
    version: plan.version,
    repositories: plan.repositories.map(repositoryName),
    tags: plan.tags,
    annotations: plan.annotations,
    platforms: plan.part.of.map(platformText),
    platform: platformText(plan.part.platform),
    ...built,
  };
}

/**
 * Whether two records of one manifest say the same. Annotations do not count: they tell when a run was, and a part
 * that an earlier run published keeps those of that run.
 */
export function sameRecord(one: unknown, other: PartRecord): boolean {
  return isPart(one) && isDeepStrictEqual({ ...one, annotations: {} }, { ...other, annotations: {} });
}

/** Reads a part record; `file` names it in the error. Throws `input-invalid`. */
export function parsePart(text: string, file: string): PartRecord {
  const record = parsed(text);
  if (isPart(record)) return record;
  throw new SealiftError('input-invalid', `records: ${file} is no part record`, {
    hint: 'A build with `part` writes one into its report folder: part-<platform>.json.',
  });
}

/**
 * Checks that the parts make one image: built from one commit and one plan, every platform of it once. Throws
 * `input-invalid` with everything that does not fit.
 */
export function joinParts(parts: readonly PartRecord[]): Parts {
  const [first] = parts;
  if (!first) throw new SealiftError('input-invalid', 'records: there is no part record');
  const problems = [
    ...parts.flatMap((part) => differences(first, part)),
    ...first.platforms.flatMap((platform) => {
      const count = parts.filter((part) => part.platform === platform).length;
      return count === 1
        ? []
        : [count === 0 ? `the part of ${platform} is missing` : `there are ${count} parts of ${platform}`];
    }),
    ...parts
      .filter(({ platform }) => !first.platforms.includes(platform))
      .map(({ platform }) => `${platform} is no platform of the image`),
  ];
  if (problems.length > 0)
    throw new SealiftError('input-invalid', `records: these parts make no image: ${problems.join('; ')}`, {
      hint: 'Give `merge` the records of one run, one for each platform. A part that was refused leaves no record.',
    });
  const newest = parts.toSorted((a, b) => createdAt(a).localeCompare(createdAt(b))).at(-1) ?? first;
  const { platform: _platform, manifest: _manifest, verdict: _verdict, ...plan } = newest;
  const inOrder = plan.platforms.map((platform) => parts.find((part) => part.platform === platform));
  return { plan, parts: inOrder.filter((part) => part !== undefined) };
}

const shared = {
  commit: 'commit',
  inputsDigest: 'inputs',
  version: 'version',
  repositories: 'repositories',
  tags: 'tags',
  platforms: 'platforms',
} as const satisfies Partial<Record<keyof PartRecord, string>>;

function differences(first: PartRecord, part: PartRecord): string[] {
  const names = Object.keys(shared) as (keyof typeof shared)[];
  const different = names.filter((name) => JSON.stringify(first[name]) !== JSON.stringify(part[name]));
  if (different.length === 0) return [];
  return [
    `${part.platform} and ${first.platform} were built with different ${different.map((name) => shared[name]).join(', ')}`,
  ];
}

function createdAt({ annotations }: PartRecord): string {
  return annotations['org.opencontainers.image.created'] ?? '';
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isPart(value: unknown): value is PartRecord {
  const part = value as Partial<PartRecord> | null | undefined;
  if (typeof part !== 'object' || part === null || part.schema !== 'sealift-part/1') return false;
  const texts = [part.commit, part.inputsDigest, part.version, part.platform];
  return (
    texts.every((text) => typeof text === 'string') &&
    [part.repositories, part.platforms].every(isTexts) &&
    Array.isArray(part.tags) &&
    part.tags.every((tag) => typeof tag?.name === 'string' && kinds.includes(tag.kind)) &&
    typeof part.annotations === 'object' &&
    isDescriptor(part.manifest) &&
    !isIndexType(part.manifest.mediaType) &&
    (part.verdict?.outcome === 'passed' || part.verdict?.outcome === 'not-scanned')
  );
}

const kinds: readonly PlannedTag['kind'][] = ['commit', 'version', 'release', 'floating'];

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((text) => typeof text === 'string');
}

function isDescriptor(value: Partial<Descriptor> | undefined): value is Descriptor {
  return (
    typeof value?.mediaType === 'string' &&
    typeof value.digest === 'string' &&
    isDigest(value.digest) &&
    Number.isSafeInteger(value.size)
  );
}

/** `linux/arm64/v8` as a platform. */
export function platformOf(text: string): Platform {
  const [os = '', architecture = '', variant] = text.split('/');
  return { os, architecture, ...(variant ? { variant } : {}) };
}
