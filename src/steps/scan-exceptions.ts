import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import type { Deps } from '../deps.ts';
import { SealiftError } from '../errors.ts';
import type { ScanOptions } from '../plan/plan.ts';
import { type IgnoreFile, ignoreFileText, parseIgnoreFile } from '../tools/trivy-ignore.ts';
import { vexForLayout } from '../tools/vex.ts';

/** What the user excepted, as files in the run folder: the originals may not be where Trivy runs. */
export interface Exceptions {
  readonly ignoreFile: string | undefined;
  readonly vex: readonly string[];
  readonly expired: IgnoreFile['expired'];
}

/** @throws SealiftError `input-invalid` for a file that cannot be read or understood */
export async function readExceptions(
  options: ScanOptions,
  repository: string | undefined,
  deps: Pick<Deps, 'files' | 'clock'>,
): Promise<Exceptions> {
  const ignored = await readIgnoreFile(options, deps);
  const vex = options.vex.map(async (path, index) =>
    deps.files.write(
      `scan/vex-${index}${extname(path)}`,
      vexForLayout(await readInput('vex', path), repository),
    ),
  );
  return {
    ignoreFile: ignored ? await deps.files.write('scan/ignore.yaml', ignoreFileText(ignored)) : undefined,
    vex: await Promise.all(vex),
    expired: ignored?.expired ?? [],
  };
}

/** The ignore file the user named, without what has expired. */
export async function readIgnoreFile(
  { ignoreFile }: Pick<ScanOptions, 'ignoreFile'>,
  { clock }: Pick<Deps, 'clock'>,
): Promise<IgnoreFile | undefined> {
  if (!ignoreFile) return undefined;
  return parseIgnoreFile(await readInput('ignore-file', ignoreFile), ignoreFile, clock());
}

async function readInput(input: string, path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new SealiftError('input-invalid', `${input}: ${path} cannot be read`, {
      hint: `Name a file that exists, or leave ${input} out.`,
      cause,
    });
  }
}
