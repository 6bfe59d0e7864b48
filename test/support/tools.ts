import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe } from 'vitest';
import { builtPrograms, testToolsFolder } from '../tools/build.ts';
import { releasedProgram, releasedPrograms } from '../tools/released.ts';
import { type VenvProgram, venvFolder, venvProgram, venvPrograms } from '../tools/venv.ts';

/** The path of a real tool; undefined when this machine has none. */
export function tool(name: string): string | undefined {
  // A built tool is the pinned one; whatever else of that name stands on PATH is not.
  if (name in builtPrograms) return executable(join(testToolsFolder(), name));
  if (isVenvProgram(name)) return venvProgram(name);
  const released = name in releasedPrograms ? releasedProgram(name) : undefined;
  if (released !== undefined) return released;
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...systemFolders];
  return folders.map((folder) => executable(join(folder, name))).find((path) => path !== undefined);
}

/** The path of a real tool that the test cannot do without. Call it in tests and hooks, inside `describeWith`. */
export function requireTool(name: string): string {
  const path = tool(name);
  if (path === undefined) throw new Error(absence(name));
  return path;
}

/**
 * A suite that needs these tools. Where one is missing the suite is skipped, with the reason in its
 * title: skipped tests are counted and named at the end of a run, they never pass by not running.
 */
export function describeWith(names: readonly string[], title: string, suite: () => void): void {
  const missing = names.filter((name) => tool(name) === undefined);
  if (missing.length === 0) describe(title, suite);
  else describe.skip(`${title} (skipped: ${missing.map(absence).join('; ')})`, suite);
}

/** Where Debian keeps programs that only root has on PATH; runc is one. */
export const systemFolders = ['/usr/sbin', '/sbin'];

function isVenvProgram(name: string): name is VenvProgram {
  return Object.hasOwn(venvPrograms, name);
}

function absence(name: string): string {
  if (isVenvProgram(name)) return `${name} is not in ${venvFolder(venvPrograms[name].venv)}`;
  return name in builtPrograms
    ? `${name} is not in ${testToolsFolder()}`
    : `${name} is not installed on this machine`;
}

function executable(path: string): string | undefined {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile() ? path : undefined;
  } catch {
    return undefined;
  }
}
