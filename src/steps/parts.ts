import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { SealiftError } from '../errors.ts';
import { platformText } from '../oci/descriptor.ts';
import { type PartRecord, type PlannedPart, parsePart, partRecord } from '../plan/part.ts';
import type { Verdict } from './gate.ts';
import type { Image } from './image.ts';
import { platformSlug } from './scan-trivy.ts';

/** Writes the part record of a build into `folder`; its path. `published`: the image is one an earlier run published. */
export async function writePart(
  plan: PlannedPart,
  image: Pick<Image, 'content'>,
  verdict: Verdict,
  published: boolean,
  folder: string,
): Promise<string> {
  const { platform } = plan.part;
  const { images, root } = image.content;
  const built = images.find((one) => platformText(one.platform) === platformText(platform));
  if (!built || verdict.outcome === 'refused')
    throw new TypeError(`there is no passed image of ${platformText(platform)}`);
  const record = partRecord(plan, {
    manifest: descriptorOf(built.descriptor),
    ...(published ? { published: descriptorOf(root) } : {}),
    verdict: { outcome: verdict.outcome, counts: verdict.counts },
  });
  const path = join(folder, `part-${platformSlug(platform)}.json`);
  await writeFile(path, `${JSON.stringify(record, null, 2)}\n`);
  return path;
}

/** Reads part records: files, and every `part-*.json` below folders. Throws `input-invalid`. */
export async function readParts(paths: readonly string[]): Promise<PartRecord[]> {
  const files = (await Promise.all(paths.map(partFiles))).flat();
  return Promise.all(files.map(async (file) => parsePart(await readFile(file, 'utf8'), file)));
}

async function partFiles(path: string): Promise<string[]> {
  const found = await stat(path).catch(() => undefined);
  if (!found) throw new SealiftError('input-invalid', `records: there is no ${path}`);
  if (!found.isDirectory()) return [path];
  const inside = await readdir(path, { recursive: true });
  const files = inside.filter((name) => /^part-.*\.json$/.test(basename(name))).toSorted();
  if (files.length > 0) return files.map((name) => join(path, name));
  throw new SealiftError('input-invalid', `records: ${path} holds no part record (part-<platform>.json)`, {
    hint: 'A part that was refused leaves none; look at the jobs that build them.',
  });
}

function descriptorOf({ mediaType, digest, size }: PartRecord['manifest']): PartRecord['manifest'] {
  return { mediaType, digest, size };
}
