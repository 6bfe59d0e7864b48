import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Deps } from '../../src/deps.ts';
import { type Log, silentLog } from '../../src/log.ts';
import { liveHttp } from '../../src/oci/live-http.ts';
import type { BuildOptions } from '../../src/plan/plan.ts';
import { createRunFolder, type RunFolder } from '../../src/run-folder.ts';
import type { Source } from '../../src/source/source.ts';
import type { BuildPlan, BuildReady } from '../../src/steps/build.ts';
import type { Builder } from '../../src/steps/builder.ts';
import type { InstalledTool } from '../../src/tools/install.ts';
import { run, start } from '../../src/tools/runner.ts';

/** Build options of a plain build of `context`, with what the test says otherwise. */
export function buildOptions(context: string, other: Partial<BuildOptions> = {}): BuildOptions {
  return {
    context,
    platforms: [{ os: 'linux', architecture: 'amd64' }],
    buildArgs: [],
    buildContexts: [],
    secrets: [],
    ssh: [],
    cacheFrom: [],
    cacheTo: [],
    noCache: false,
    noCacheFilters: [],
    pull: false,
    addHosts: [],
    allow: [],
    ulimit: [],
    reproducible: false,
    inlineAttestations: false,
    ...other,
  };
}

export const commitDate = new Date('2026-01-02T03:04:05Z');

/** A plan for one build, without labels and annotations unless the test gives some. */
export function buildPlan(
  build: BuildOptions,
  other: Partial<Pick<BuildPlan, 'labels' | 'annotations'>> = {},
): BuildPlan {
  const source = { commitDate, commit: 'c'.repeat(40) } as Source;
  return { build, labels: {}, annotations: {}, source, created: commitDate, ...other };
}

/** Writes a folder of files, by path. */
export async function writeFolder(
  folder: string,
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<string> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  return folder;
}

/** A log that keeps every line, whatever its level. */
export function keptLog(): Log & { readonly lines: string[] } {
  const lines: string[] = [];
  const keep = (line: string) => void lines.push(line);
  return { ...silentLog, lines, debug: keep, info: keep, warn: keep, error: keep, progress: keep };
}

export interface LiveDeps extends Deps {
  readonly log: ReturnType<typeof keptLog>;
}

/** Dependencies that start real programs, with a run folder of their own. */
export async function liveDeps(files?: RunFolder): Promise<LiveDeps> {
  const { PATH, HOME } = process.env;
  return {
    run,
    start,
    http: liveHttp({}),
    agent: liveHttp({}).agent,
    node: process.execPath,
    clock: () => commitDate,
    env: { PATH, HOME },
    files: files ?? (await createRunFolder()),
    log: keptLog(),
    signal: new AbortController().signal,
  };
}

/** A program as if it stood in the caller's tools-dir. */
export function vouched(name: InstalledTool['name'], path: string): InstalledTool {
  return { name, version: 'v0.0.0', path, folder: dirname(path), from: 'tools-dir' };
}

/** What `build` needs beside the plan; nobody is logged in anywhere. */
export async function buildReady(
  buildx: InstalledTool,
  builder: Builder,
  files: RunFolder,
): Promise<BuildReady> {
  return {
    buildx,
    builder,
    logins: { folder: await files.folder('docker'), helpers: await files.folder('docker', 'helpers') },
  };
}
