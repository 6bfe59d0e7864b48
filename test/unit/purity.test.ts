import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const src = fileURLToPath(new URL('../../src', import.meta.url));

/** What touches nothing outside the process. Everything else a pure module must not import. */
const pureModules = ['node:crypto', 'node:util', 'semver', 'yaml', '@renovatebot/pep440'];

const pureRoots = [
  ...modulesOf('plan'),
  ...modulesOf('inputs'),
  ...modulesOf('platforms'),
  ...['descriptor', 'digest', 'reference', 'client', 'http'].map((name) => join(src, 'oci', `${name}.ts`)),
  ...['errors', 'secret', 'log'].map((name) => join(src, `${name}.ts`)),
];

/** Where the world comes in: the environment, the working folder, the console, the clock. */
const doors = ['doors.ts', 'action.ts', 'cli.ts', 'deps.ts'];

/** Code that may read it elsewhere, by file. */
const exceptions: Readonly<Record<string, string>> = {
  // Every program gets PATH, whoever starts it.
  'tools/runner.ts': 'PATH: process.env.PATH',
  // A registry that runs by itself, as the demo's does, has no run to take its clock from.
  'embedded-registry/registry.ts': 'rules.clock ?? (() => new Date())',
};

describe('pure modules', () => {
  it('are there', () => {
    expect(pureRoots.length).toBeGreaterThan(30);
  });

  it.each(pureRoots.map((path) => relative(src, path)))('%s reaches no I/O', (name) => {
    expect(impureImports(join(src, name))).toEqual([]);
  });
});

describe('the environment, the console and the clock', () => {
  const others = modulesOf('.').filter((path) => !doors.includes(relative(src, path)));

  it.each(others.map((path) => relative(src, path)))('%s gets them as parameters', (name) => {
    const allowed = exceptions[name];
    const code = withoutComments(readFileSync(join(src, name), 'utf8'));
    expect(ambient(allowed === undefined ? code : code.replaceAll(allowed, ''))).toEqual([]);
  });
});

describe('the check itself', () => {
  it.each([
    ["import { readFile } from 'node:fs/promises';", ['node:fs/promises']],
    ["import {\n  a,\n  b,\n} from '@actions/core';", ['@actions/core']],
    ["import 'node:net';", ['node:net']],
    ["export { a } from './a.ts';", ['./a.ts']],
    ["const a = await import('node:http');", ['node:http']],
    ["import { type A, b } from './b.ts';", ['./b.ts']],
    ["import type { Readable } from 'node:stream';", []],
    ["export type { A } from './a.ts';", []],
    ["// import 'node:net';\n/* import 'node:fs'; */", []],
  ])('sees the imports of %j', (code, found) => {
    expect(importsOf(code)).toEqual(found);
  });

  it.each([
    ['process.env.HOME', 1],
    ['const { env } = process;', 1],
    ['process.cwd()', 1],
    ['new Date()', 1],
    ['Date.now()', 1],
    ["console.log('a')", 1],
    ["new Date('2026-01-01')", 0],
    ['process.platform', 0],
  ])('sees %j', (code, count) => {
    expect(ambient(code)).toHaveLength(count);
  });

  it('follows imports', () => {
    expect(impureImports(join(src, 'run-folder.ts'))).not.toEqual([]);
  });
});

/** Imports outside `pureModules` that `path` reaches, as `module (from file)`. */
function impureImports(path: string, seen = new Set<string>()): string[] {
  if (seen.has(path)) return [];
  seen.add(path);
  if (path.endsWith('.json')) return [];
  return importsOf(readFileSync(path, 'utf8')).flatMap((specifier) => {
    if (specifier.startsWith('.')) return impureImports(resolve(dirname(path), specifier), seen);
    const pure = pureModules.some((name) => specifier === name || specifier.startsWith(`${name}/`));
    return pure ? [] : [`${specifier} (from ${relative(src, path)})`];
  });
}

/** Modules imported at run time; what only types are imported from is erased. */
function importsOf(code: string): string[] {
  const text = withoutComments(code);
  const statements = text.matchAll(/^(?:import|export)\s+(?!type\b)(?:[^;'"]*?\sfrom\s+)?['"]([^'"]+)['"]/gm);
  const dynamic = text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]/g);
  return [...statements, ...dynamic].map(([, specifier = '']) => specifier);
}

function ambient(code: string): string[] {
  return (
    code.match(
      /\bprocess\.(?:env|cwd)\b|\benv\b[^=;]*}\s*=\s*process\b|\bnew Date\(\)|\bDate\.now\(|\bconsole\./g,
    ) ?? []
  );
}

function withoutComments(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
}

function modulesOf(folder: string): string[] {
  return readdirSync(join(src, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name));
}
