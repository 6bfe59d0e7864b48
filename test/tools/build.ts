import { homedir } from 'node:os';
import { join } from 'node:path';
import { SealiftError } from '../../src/errors.ts';
import { run } from '../../src/tools/runner.ts';

/** The programs the carried Go modules give, each with the folder beside this file it is built from. */
export const builtPrograms = {
  act: 'act',
  actionlint: 'actionlint',
  buildkitd: 'buildkit',
  buildx: 'buildx',
  cosign: 'cosign',
  crane: 'crane',
  distribution: 'distribution',
  fulcio: 'fulcio',
  regctl: 'regctl',
  registry: 'registry',
  'rekor-server': 'rekor',
  'smoke-app': 'smoke-app',
  'timestamp-server': 'timestamp',
  'toxiproxy-server': 'toxiproxy',
  trivy: 'trivy',
} as const;

export type BuiltProgram = keyof typeof builtPrograms;

/** Where built tools are kept between runs: outside the checkout, so that a clean checkout is quick. */
export function testToolsFolder(env: Readonly<Record<string, string | undefined>> = process.env): string {
  return env.SEALIFT_TEST_TOOLS ?? join(cacheFolder(env), 'tools');
}

/** The folder of everything this project keeps between runs on a developer's machine. */
export function cacheFolder(env: Readonly<Record<string, string | undefined>> = process.env): string {
  return join(env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'sealift');
}

/**
 * Builds what is missing or outdated of the named programs from their Go modules, and returns the
 * folder that holds them. Each line of progress goes to `onLine`. From empty caches all of them take
 * a quarter of an hour; when nothing is to be done, a moment and no Go.
 * Throws `tool-missing` without Go, `tool-failed` when a build fails.
 */
export async function buildTestTools(
  names: readonly BuiltProgram[],
  onLine: (line: string) => void,
  signal?: AbortSignal,
): Promise<string> {
  const folder = testToolsFolder();
  const result = await run({
    program: join(import.meta.dirname, 'install'),
    args: [folder, ...names.map((name) => builtPrograms[name])],
    env: process.env,
    onStderrLine: (line) => {
      // Go names every module it downloads; only our own lines say how far it has come.
      if (!line.startsWith('go: downloading')) onLine(line);
    },
    ...(signal && { signal }),
  });
  if (result.code === 0) return folder;
  const lastLine = result.stderr.trimEnd().split('\n').at(-1) ?? '';
  throw new SealiftError(
    result.code === 3 ? 'tool-missing' : 'tool-failed',
    `the tools ${names.join(', ')} could not be built: ${lastLine}`,
    { hint: 'Install Go 1.26 or newer from https://go.dev/dl and see that it can download Go modules.' },
  );
}
