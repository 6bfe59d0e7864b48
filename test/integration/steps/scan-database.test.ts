import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SealiftError } from '../../../src/errors.ts';
import { fetchDatabase, fetchJavaDatabase } from '../../../src/steps/database.ts';
import type { Command, RunResult } from '../../../src/tools/runner.ts';
import { scanDeps, scanOptions } from '../../support/scan-deps.ts';
import { writeDatabase } from '../../support/trivy-database.ts';

const hour = 3_600_000;
const now = new Date('2026-11-20T12:00:00Z');
const ago = (hours: number) => new Date(now.getTime() - hours * hour);

describe('fetchDatabase', () => {
  let deps: Awaited<ReturnType<typeof scanDeps>>;
  let asked: string[];
  /** What each repository does: the age of its database in hours, or a failure. */
  let repositories: Record<string, number | string>;

  beforeEach(async () => {
    asked = [];
    repositories = {};
    deps = await scanDeps({ clock: () => now, run: trivy });
  });
  afterEach(() => deps.remove());

  async function trivy(command: Command): Promise<RunResult> {
    const given = (flag: string) => command.args[command.args.indexOf(flag) + 1] ?? '';
    const java = command.args.includes('--download-java-db-only');
    const repository = given(java ? '--java-db-repository' : '--db-repository');
    asked.push(repository);
    const outcome = repositories[repository] ?? 'not found';
    if (outcome === 'hangs') throw new SealiftError('tool-failed', 'trivy gave no result within 900000 ms');
    const stderr = `2026-11-20T12:00:00Z\tFATAL\tFatal error\tdownload error\n\t* ${outcome}\n`;
    if (typeof outcome === 'string') return { code: 1, stdout: '', stderr, milliseconds: 1 };
    const times = { updatedAt: ago(outcome), nextUpdate: ago(outcome - 24), downloadedAt: now };
    if (java) {
      const folder = join(given('--cache-dir'), 'java-db');
      await mkdir(folder);
      await writeFile(join(folder, 'trivy-java.db'), 'x');
      const metadata = { Version: 1, UpdatedAt: times.updatedAt, NextUpdate: times.nextUpdate };
      await writeFile(join(folder, 'metadata.json'), JSON.stringify(metadata));
    } else await writeDatabase(given('--cache-dir'), times);
    return { code: 0, stdout: '', stderr: '', milliseconds: 1 };
  }

  function fetch(options: object = {}, env: Record<string, string> = {}) {
    return fetchDatabase(
      { ...scanOptions, databaseMaxAgeHours: 48, ...options },
      { trivy: '/tools/trivy' },
      { ...deps, env, cacheFolder: deps.files.path('cache') },
    );
  }

  const cached = (updated: number, next: number, downloaded?: number) =>
    writeDatabase(deps.files.path('cache'), {
      updatedAt: ago(updated),
      nextUpdate: ago(next),
      ...(downloaded === undefined ? {} : { downloadedAt: ago(downloaded) }),
    });

  test.each([
    ['before its next update', 10, -1, 10, []],
    ['after it, but fetched within the hour', 30, 6, 0.9, []],
    ['after it', 30, 6, 2, ['a:2']],
    ['before its next update, but past the limit', 49, -100, 49, ['a:2']],
  ])('a cached database %s', async (_when, updated, next, downloaded, expected) => {
    repositories = { 'a:2': 1 };
    await cached(updated, next, downloaded);
    const database = await fetch({ databaseRepositories: ['a:2'] });
    expect(asked).toEqual(expected);
    expect(database.updatedAt).toEqual(ago(expected.length > 0 ? 1 : updated));
  });

  test('repositories are asked in turn, and no more than needed', async () => {
    repositories = { 'b:2': 1, 'c:2': 1 };
    const database = await fetch({ databaseRepositories: ['a:2', 'b:2', 'c:2'] });
    expect(asked).toEqual(['a:2', 'b:2']);
    expect(database.repository).toBe('b:2');
  });

  test('the defaults are those of Trivy, and TRIVY_DB_REPOSITORY replaces them', async () => {
    await expect(fetch()).rejects.toMatchObject({ code: 'database-unavailable' });
    await expect(fetch({}, { TRIVY_DB_REPOSITORY: 'x:2, y:2' })).rejects.toThrow('y:2: not found');
    expect(asked).toEqual([
      'mirror.gcr.io/aquasec/trivy-db:2',
      'ghcr.io/aquasecurity/trivy-db:2',
      'x:2',
      'y:2',
    ]);
  });

  test('a repository that hangs, or is older than what is there, is passed over', async () => {
    repositories = { 'a:2': 'hangs', 'b:2': 40, 'c:2': 3 };
    await cached(30, 6);
    const database = await fetch({ databaseRepositories: ['a:2', 'b:2', 'c:2'] });
    expect(database).toEqual({ updatedAt: ago(3), nextUpdate: ago(-21), repository: 'c:2' });
    expect(deps.said.join()).toMatch(/no result within.*older than the cached one/);
  });

  test.each([
    [{ skipDatabaseUpdate: true }, {}],
    [{}, { TRIVY_SKIP_DB_UPDATE: 'true' }],
  ])('skipping the update uses what is there, but nothing too old (%j %j)', async (options, env) => {
    await expect(fetch(options, env)).rejects.toMatchObject({ code: 'database-unavailable' });
    await cached(47, 20);
    expect(await fetch(options, env)).toMatchObject({ updatedAt: ago(47), repository: 'cache' });
    await cached(49, 20);
    await expect(fetch(options, env)).rejects.toThrow(/49 hours old.*allows 48/);
    expect(await fetch({ ...options, databaseMaxAgeHours: 0 }, env)).toMatchObject({ updatedAt: ago(49) });
    expect(asked).toEqual([]);
  });

  test('TRIVY_CACHE_DIR is the cache', async () => {
    repositories = { 'a:2': 1 };
    const folder = deps.files.path('theirs');
    await fetch({ databaseRepositories: ['a:2'] }, { TRIVY_CACHE_DIR: folder });
    expect(await readdir(join(folder, 'db'))).toHaveLength(2);
  });

  test('a half-written database counts as none, and a failed download leaves the cache as it was', async () => {
    await cached(1, -20);
    await writeFile(deps.files.path('cache', 'db', 'trivy.db'), '');
    await expect(fetch({ databaseRepositories: ['a:2'] })).rejects.toMatchObject({
      code: 'database-unavailable',
    });
    await cached(60, 30);
    await expect(fetch({ databaseRepositories: ['a:2'] })).rejects.toMatchObject({
      code: 'database-unavailable',
    });
    expect(await readdir(deps.files.path('cache'))).toEqual(['db']);
    expect(await readdir(deps.files.path('cache', 'db'))).toHaveLength(2);
  });

  test('an interruption is no failure of a mirror', async () => {
    const interrupted = () => Promise.reject(new SealiftError('interrupted', 'stopped'));
    const stopped = { ...deps, run: interrupted, env: {}, cacheFolder: deps.files.path('cache') };
    await cached(30, 6);
    await expect(fetchDatabase(scanOptions, { trivy: '/tools/trivy' }, stopped)).rejects.toMatchObject({
      code: 'interrupted',
    });
    expect(await readdir(deps.files.path('cache'))).toEqual(['db']);
  });

  test('the Java index is fetched once', async () => {
    repositories = { 'ghcr.io/aquasecurity/trivy-java-db:1': 1 };
    const withCache = { ...deps, env: {}, cacheFolder: deps.files.path('cache') };
    await fetchJavaDatabase(scanOptions, { trivy: '/tools/trivy' }, withCache);
    await fetchJavaDatabase(scanOptions, { trivy: '/tools/trivy' }, withCache);
    expect(asked).toEqual(['mirror.gcr.io/aquasec/trivy-java-db:1', 'ghcr.io/aquasecurity/trivy-java-db:1']);
  });
});
