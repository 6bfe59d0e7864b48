import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Digest, digestAlgorithm, digestHex } from '../oci/digest.ts';
import { Turns } from './turns.ts';

/**
 * Where things lie below the registry's folder:
 *
 *     blobs/<algorithm>/<hex>                          every blob's bytes, once
 *     repositories/<name>/_blobs/<algorithm>/<hex>     hard link: this repository holds the blob
 *     repositories/<name>/_manifests/<algorithm>/<hex> the manifest's bytes; <hex>.json what is known of it
 *     repositories/<name>/_tags/<tag>                  the digest the tag points at
 *     repositories/<name>/_referrers/<algorithm>-<hex>/<algorithm>-<hex>   descriptor of a referrer
 *     temporary/                                       uploads and files being written; emptied on start
 *
 * No part of a repository name starts with `_`, so names and these folders never meet.
 */
export class Storage {
  readonly folder: string;
  readonly turns = new Turns();

  constructor(folder: string) {
    this.folder = folder;
  }

  /** Makes the folders; what an earlier process had not finished goes away. */
  async open(): Promise<void> {
    await rm(join(this.folder, 'temporary'), { recursive: true, force: true });
    for (const name of ['temporary', 'blobs/sha256', 'blobs/sha512', 'repositories'])
      await mkdir(join(this.folder, name), { recursive: true });
  }

  repository(name: string): string {
    return join(this.folder, 'repositories', name);
  }

  content(digest: Digest): string {
    return join(this.folder, 'blobs', digestAlgorithm(digest), digestHex(digest));
  }

  blob(name: string, digest: Digest): string {
    return join(this.repository(name), '_blobs', digestAlgorithm(digest), digestHex(digest));
  }

  manifest(name: string, digest: Digest): string {
    return join(this.repository(name), '_manifests', digestAlgorithm(digest), digestHex(digest));
  }

  tags(name: string): string {
    return join(this.repository(name), '_tags');
  }

  referrers(name: string, subject: Digest): string {
    return join(this.repository(name), '_referrers', flatDigest(subject));
  }

  temporary(): string {
    return join(this.folder, 'temporary', randomUUID());
  }

  /** Writes a whole file so that a reader sees the old bytes or the new ones, never a part. */
  async write(path: string, bytes: string | Uint8Array): Promise<void> {
    const temporary = this.temporary();
    await writeFile(temporary, bytes);
    await mkdir(dirname(path), { recursive: true });
    await rename(temporary, path);
  }
}

/** A digest as one file name. */
export function flatDigest(digest: Digest): string {
  return `${digestAlgorithm(digest)}-${digestHex(digest)}`;
}

/** The file's bytes, or `undefined` when there is none. */
export async function readIfThere(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** Names in a folder in ASCII order; empty when there is none. */
export async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

export function isMissing(error: unknown): boolean {
  return errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR';
}

export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}
