import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { SealiftError } from '../errors.ts';
import { readTar, type TarVisitor } from './tar-reader.ts';

/**
 * Unpacks the regular files of a `.tar.gz` that `wanted` gives a file name for, into `folder` (which must
 * exist), executable. No path of the archive is used, so none can lead out of the folder. Returns the
 * names written; a damaged archive is `tool-failed`.
 */
export async function unpackTarGz(
  archive: string,
  folder: string,
  wanted: (path: string) => string | undefined,
): Promise<string[]> {
  const written: string[] = [];
  const chunkSize = 1024 * 1024;
  let file: FileHandle | undefined;
  try {
    await pipeline(
      createReadStream(archive, { highWaterMark: chunkSize }),
      createGunzip({ chunkSize }),
      async (stream: AsyncIterable<Buffer>) => {
        const unpack: TarVisitor = async ({ type, path }) => {
          const name = type === 'file' ? wanted(path) : undefined;
          if (name === undefined) return undefined;
          const opened = await open(join(folder, name), 'w', 0o755);
          file = opened;
          written.push(name);
          return { write: (piece) => opened.writeFile(piece), end: () => opened.close() };
        };
        await readTar(stream, unpack, 'passed over');
      },
    );
  } catch (cause) {
    // Of a file that was cut short; one that is whole is closed.
    await file?.close().catch(() => undefined);
    throw new SealiftError('tool-failed', `${archive} could not be unpacked`, { cause });
  }
  return written;
}
