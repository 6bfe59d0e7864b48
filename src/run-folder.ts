import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A private folder (mode 0700) that lives as long as one run; secrets and sockets stay inside it. */
export interface RunFolder {
  readonly root: string;
  /** An absolute path inside the folder; nothing is created. */
  path(...names: string[]): string;
  /** Creates a folder inside (0700) and returns its absolute path. */
  folder(...names: string[]): Promise<string>;
  /** Writes a file inside with mode 0600, so that nobody ever reads a part of it, and returns its absolute path. */
  write(name: string, content: string | Uint8Array): Promise<string>;
  /** Removes the logins at once, for a process that cannot wait any longer. */
  removeSecrets(): void;
  /** Removes the whole folder. */
  remove(): Promise<void>;
}

/**
 * Makes a run folder below `parent` (default: the system's temporary folder). The name holds
 * neither `:` nor `@`, which Trivy's `--input` cannot take, and stays short: a unix socket's
 * path is limited to 107 bytes.
 */
export async function createRunFolder(parent: string = tmpdir()): Promise<RunFolder> {
  await mkdir(parent, { recursive: true });
  return openRunFolder(await mkdtemp(join(parent, 'sealift-')));
}

/** The run folder at `root`, as another process of the same run (the post step) finds it. */
export function openRunFolder(root: string): RunFolder {
  const path = (...names: string[]) => join(root, ...names);
  return {
    root,
    path,
    async folder(...names) {
      await mkdir(path(...names), { recursive: true, mode: 0o700 });
      return path(...names);
    },
    async write(name, content) {
      const [finished, unfinished] = [path(name), path(`${name}.${randomUUID()}`)];
      await mkdir(dirname(finished), { recursive: true, mode: 0o700 });
      await writeFile(unfinished, content, { mode: 0o600 });
      await rename(unfinished, finished);
      return finished;
    },
    removeSecrets() {
      for (const name of ['docker', 'build-secrets']) rmSync(path(name), { recursive: true, force: true });
    },
    async remove() {
      await rm(root, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}
