import { rm } from 'node:fs/promises';
import { mediaType } from '../oci/descriptor.ts';
import { type Digest, isDigest } from '../oci/digest.ts';
import type { Blobs } from './blobs.ts';
import { RegistryFailure } from './failure.ts';
import type { Referrers } from './referrers.ts';
import { isMissing, readIfThere, type Storage } from './storage.ts';

/** What is kept beside a manifest's bytes. */
export interface ManifestRecord {
  readonly mediaType: string;
  readonly size: number;
  readonly subject?: Digest;
}

/** A manifest or index as its client sent it, read as far as a registry needs. */
interface Content {
  readonly mediaType: string;
  readonly artifactType?: string;
  readonly annotations?: Record<string, string>;
  readonly subject?: Digest;
  readonly blobs: readonly Digest[];
  readonly manifests: readonly Digest[];
}

type Json = Record<string, unknown>;

const indexTypes: readonly string[] = [mediaType.index, mediaType.dockerManifestList];
const knownTypes: readonly string[] = [mediaType.manifest, mediaType.dockerManifest, ...indexTypes];

/** The manifests of every repository, kept byte for byte. */
export class Manifests {
  readonly #storage: Storage;
  readonly #blobs: Blobs;
  readonly #referrers: Referrers;

  constructor(storage: Storage, blobs: Blobs, referrers: Referrers) {
    this.#storage = storage;
    this.#blobs = blobs;
    this.#referrers = referrers;
  }

  async record(name: string, digest: Digest): Promise<ManifestRecord | undefined> {
    const bytes = await readIfThere(`${this.#storage.manifest(name, digest)}.json`);
    return bytes && (JSON.parse(bytes.toString('utf8')) as ManifestRecord);
  }

  async bytes(name: string, digest: Digest): Promise<Buffer | undefined> {
    return readIfThere(this.#storage.manifest(name, digest));
  }

  /** Checks and keeps a manifest; its blobs and children must be there, its subject need not. */
  async put(name: string, digest: Digest, bytes: Buffer, contentType: string): Promise<ManifestRecord> {
    const content = readContent(bytes, contentType);
    await this.#requireContents(name, content);
    const { subject, artifactType, annotations } = content;
    const record = { mediaType: content.mediaType, size: bytes.length, ...(subject && { subject }) };
    const path = this.#storage.manifest(name, digest);
    await this.#storage.write(path, bytes);
    if (subject) {
      await this.#referrers.add(name, subject, {
        mediaType: content.mediaType,
        digest,
        size: bytes.length,
        ...(artifactType !== undefined && { artifactType }),
        ...(annotations && { annotations }),
      });
    }
    await this.#storage.write(`${path}.json`, JSON.stringify(record));
    return record;
  }

  /** `false` when the repository does not hold it. */
  async delete(name: string, digest: Digest): Promise<boolean> {
    const record = await this.record(name, digest);
    if (!record) return false;
    const path = this.#storage.manifest(name, digest);
    try {
      await rm(`${path}.json`);
    } catch (error) {
      if (isMissing(error)) return false; // somebody else was faster
      throw error;
    }
    await rm(path, { force: true });
    if (record.subject) await this.#referrers.remove(name, record.subject, digest);
    return true;
  }

  async #requireContents(name: string, content: Content): Promise<void> {
    const missing: Digest[] = [];
    for (const digest of content.blobs) if (!(await this.#blobs.find(name, digest))) missing.push(digest);
    for (const digest of content.manifests) {
      // BuildKit's cache index lists layers where an image index lists manifests
      const there = (await this.record(name, digest)) ?? (await this.#blobs.find(name, digest));
      if (!there) missing.push(digest);
    }
    if (missing.length > 0) {
      throw new RegistryFailure(
        400,
        'MANIFEST_BLOB_UNKNOWN',
        'the manifest names content that this repository does not hold',
        { detail: missing.map((digest) => ({ digest })) },
      );
    }
  }
}

function readContent(bytes: Buffer, contentType: string): Content {
  const manifest = parseObject(bytes);
  if (manifest.schemaVersion !== 2) throw invalid('schemaVersion is not 2');
  const declared = manifest.mediaType;
  if (declared !== undefined && typeof declared !== 'string') throw invalid('mediaType is not a string');
  if (declared !== undefined && contentType !== '' && declared !== contentType)
    throw invalid(`mediaType is ${declared} but Content-Type is ${contentType}`);
  const shape = 'manifests' in manifest ? mediaType.index : mediaType.manifest;
  const type = declared ?? (contentType === '' ? shape : contentType);
  if (!knownTypes.includes(type)) throw invalid(`media type ${type} is not one of a manifest`);
  const isIndex = indexTypes.includes(type);
  if (isIndex && ('config' in manifest || 'layers' in manifest))
    throw invalid('an index has no config and no layers');
  if (!isIndex && 'manifests' in manifest) throw invalid('an image manifest has no manifests');
  const subject = manifest.subject === undefined ? undefined : descriptor(manifest.subject, 'subject');
  const config = isIndex ? undefined : descriptor(manifest.config, 'config');
  const layers = isIndex ? [] : descriptors(manifest.layers, 'layers');
  const children = isIndex ? descriptors(manifest.manifests, 'manifests') : [];
  const artifactType = text(manifest.artifactType) ?? config?.mediaType;
  const annotations = strings(manifest.annotations);
  return {
    mediaType: type,
    ...(artifactType !== undefined && { artifactType }),
    ...(annotations && { annotations }),
    ...(subject && { subject: subject.digest }),
    blobs: [...(config ? [config] : []), ...layers]
      .filter((each) => !each.foreign)
      .map((each) => each.digest),
    manifests: children.filter((each) => !each.foreign).map((each) => each.digest),
  };
}

interface ReadDescriptor {
  readonly mediaType: string;
  readonly digest: Digest;
  /** Its bytes are said to lie elsewhere. */
  readonly foreign: boolean;
}

function descriptor(value: unknown, where: string): ReadDescriptor {
  if (!isObject(value)) throw invalid(`${where} is not a descriptor`);
  const { digest, mediaType: type, size, urls } = value;
  if (typeof type !== 'string') throw invalid(`${where} has no mediaType`);
  if (!Number.isSafeInteger(size) || (size as number) < 0) throw invalid(`${where} has no size`);
  if (typeof digest !== 'string' || !isDigest(digest)) throw invalid(`${where} has no valid digest`);
  const foreign = (Array.isArray(urls) && urls.length > 0) || /nondistributable|\.foreign\./.test(type);
  return { mediaType: type, digest, foreign };
}

function descriptors(value: unknown, where: string): ReadDescriptor[] {
  if (!Array.isArray(value)) throw invalid(`${where} is not a list`);
  return value.map((each, index) => descriptor(each, `${where}[${index}]`));
}

function parseObject(bytes: Buffer): Json {
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString('utf8'));
  } catch {
    throw invalid('it is not JSON');
  }
  if (!isObject(value)) throw invalid('it is not a JSON object');
  return value;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function strings(value: unknown): Record<string, string> | undefined {
  if (value === undefined || value === null) return undefined;
  if (isObject(value) && Object.values(value).every((each) => typeof each === 'string'))
    return value as Record<string, string>;
  throw invalid('annotations are not strings');
}

function invalid(reason: string): RegistryFailure {
  return new RegistryFailure(400, 'MANIFEST_INVALID', `the manifest is not valid: ${reason}`);
}
