import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

interface LockedPackage {
  readonly name?: string;
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const root = join(import.meta.dirname, '../..');
const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const { '': self, ...installed } = lock.packages as Record<string, LockedPackage>;

/** The bootstrap is one `npm ci`: the lock file must do on any machine and any mirror, and let nothing else in. */
describe('package-lock.json', () => {
  test('belongs to package.json', () => {
    const { dependencies, devDependencies, optionalDependencies } = manifest;
    expect(self).toMatchObject({ dependencies, devDependencies, optionalDependencies });
  });

  test('names no registry host', () => {
    expect(Object.keys(installed).filter((path) => installed[path]?.resolved !== undefined)).toEqual([]);
  });

  test('pins every package by its content', () => {
    expect(Object.keys(installed).filter((path) => !installed[path]?.integrity)).toEqual([]);
  });

  test('holds no package under another name', () => {
    expect(Object.keys(installed).filter((path) => installed[path]?.name !== undefined)).toEqual([]);
  });

  test('holds the packages for every platform: npm ci refuses a lock file without them', () => {
    const missing = Object.values(installed)
      .flatMap((entry) => Object.keys(entry.optionalDependencies ?? {}))
      .filter((name) => !Object.keys(installed).some((path) => path.endsWith(`node_modules/${name}`)));
    expect(missing).toEqual([]);
  });
});

test('package.json asks for exact versions', () => {
  const { dependencies, devDependencies, optionalDependencies } = manifest;
  const versions = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies });
  expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(String(version)))).toEqual([]);
});
