import type { Deps } from '../../src/deps.ts';
import { silentLog } from '../../src/log.ts';
import { createRunFolder } from '../../src/run-folder.ts';
import { run } from '../../src/tools/runner.ts';

/** Deps for scan tests: the real runner in a run folder of its own, a log that is kept. */
export async function scanDeps(
  changes: Partial<Deps> = {},
): Promise<Deps & { readonly said: string[]; remove(): Promise<void> }> {
  const files = await createRunFolder();
  const said: string[] = [];
  return {
    run,
    start: () => Promise.reject(new Error('a scan starts no daemon')),
    http: () => Promise.reject(new Error('nothing here speaks HTTP')),
    agent: () => {
      throw new Error('nothing here speaks HTTP');
    },
    node: process.execPath,
    clock: () => new Date(),
    log: { ...silentLog, info: (text) => said.push(text), warn: (text) => said.push(`warning: ${text}`) },
    env: { HOME: files.root },
    files,
    signal: new AbortController().signal,
    ...changes,
    said,
    remove: () => files.remove(),
  };
}

export const scanOptions = {
  mode: 'required',
  scanners: ['vuln', 'secret'],
  vex: [],
  databaseRepositories: [],
  databaseMaxAgeHours: 0,
  skipDatabaseUpdate: false,
} as const;
