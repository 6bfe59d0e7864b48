import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { copyFile, mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { SealiftError } from '../errors.ts';
import type { Release } from './catalog.ts';

/**
 * Where a release's asset is kept: `CACHE/sealift/buildx/v0.37.1/buildx-v0.37.1.linux-amd64`. Only the
 * published files are kept, never what was unpacked from them (docs/decisions/0003-tool-cache.md).
 */
export function cachedAssetPath(cacheFolder: string, release: Release): string {
  return join(cacheFolder, 'sealift', release.name, release.version, release.asset);
}

/**
 * Copies a file and returns the SHA-256 of the bytes that were written, 64 hex digits; `undefined` when
 * there is no such file. What is checked is what will run: the original may change meanwhile.
 */
export async function copyHashed(from: string, to: string): Promise<string | undefined> {
  const hash = createHash('sha256');
  try {
    await pipeline(
      createReadStream(from, { highWaterMark: 1024 * 1024 }),
      async function* (chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          hash.update(chunk);
          yield chunk;
        }
      },
      createWriteStream(to, { mode: 0o600 }),
    );
    return hash.digest('hex');
  } catch (cause) {
    if (!isAbsent(cause)) throw unreadable(from, cause);
    await rm(to, { force: true });
    return undefined;
  }
}

/** The SHA-256 of a file, 64 hex digits; `undefined` when there is none. */
export async function hashFile(path: string): Promise<string | undefined> {
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(path, { highWaterMark: 1024 * 1024 }), hash);
    return hash.digest('hex');
  } catch (cause) {
    if (isAbsent(cause)) return undefined;
    throw unreadable(path, cause);
  }
}

/** Puts a verified file into the cache; a rename, so that another run sees all of it or nothing. */
export async function keepAsset(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  const part = `${to}.${randomBytes(6).toString('hex')}.part`;
  try {
    await copyFile(from, part);
    await rename(part, to);
  } finally {
    await rm(part, { force: true });
  }
}

function isAbsent(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '');
}

function unreadable(path: string, cause: unknown): SealiftError {
  return new SealiftError('tool-failed', `${path} could not be read: ${(cause as Error).message}`, { cause });
}
