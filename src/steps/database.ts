import { mkdir, mkdtemp, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Deps } from '../deps.ts';
import { SealiftError } from '../errors.ts';
import type { ScanOptions } from '../plan/plan.ts';
import { downloadArgs, trivyCacheFolder, trivyEnv, trivyFailure } from '../tools/trivy.ts';
import type { DatabaseInfo } from './scan.ts';

type DatabaseDeps = Pick<Deps, 'run' | 'clock' | 'log' | 'env' | 'files' | 'signal'> & {
  /** Where databases are kept between runs; `TRIVY_CACHE_DIR` goes before it. */
  readonly cacheFolder: string;
};

/**
 * Makes sure that a vulnerability database is there and young enough, and says which. Takes the cached one
 * while it is current (Trivy's own rule: before its next update, or downloaded within the hour), else asks
 * each repository in turn. A failed update beside a cached one within `databaseMaxAgeHours` is a warning.
 * An age of 0 hours means no limit.
 * @throws SealiftError `database-unavailable` with each repository's reason
 */
export async function fetchDatabase(
  scan: ScanOptions,
  tools: { readonly trivy: string },
  deps: DatabaseDeps,
): Promise<DatabaseInfo> {
  const cacheFolder = trivyCacheFolder(deps.env, deps.cacheFolder);
  const now = deps.clock();
  const cached = await readMetadata(join(cacheFolder, 'db'), 'trivy.db');
  const young = (database: Metadata) => ageHours(database, now) <= maxAgeHours(scan);
  if (cached && young(cached) && isCurrent(cached, now)) return info(cached, 'cache');

  if (scan.skipDatabaseUpdate || isTrue(deps.env.TRIVY_SKIP_DB_UPDATE)) {
    if (cached && young(cached)) return info(cached, 'cache');
    throw unavailable(scan, cacheFolder, cached, now, ['updating is switched off (skip-db-update)']);
  }

  const repositories = listOf(scan.databaseRepositories, deps.env.TRIVY_DB_REPOSITORY, vulnerabilities);
  const failures: string[] = [];
  for (const repository of repositories) {
    const failure = await download(vulnerabilities, repository, tools.trivy, cacheFolder, deps);
    const fetched =
      failure === undefined ? await readMetadata(join(cacheFolder, 'db'), 'trivy.db') : undefined;
    if (fetched && young(fetched)) return info(fetched, repository);
    failures.push(`${repository}: ${failure ?? 'its newest database is too old as well'}`);
    deps.log.info(`vulnerability database not taken from ${failures.at(-1)}`);
  }
  const kept = await readMetadata(join(cacheFolder, 'db'), 'trivy.db');
  if (!kept || !young(kept)) throw unavailable(scan, cacheFolder, kept, now, failures);
  deps.log.warn(
    `the vulnerability database could not be updated; using the one of ${kept.updatedAt.toISOString()}, ` +
      `${Math.floor(ageHours(kept, now))} hours old (${failures.join('; ')})`,
  );
  return info(kept, 'cache');
}

/**
 * Fetches the index that names Java archives, which only images that hold such archives need (it is
 * large). Returns at once when it is there.
 * @throws SealiftError `database-unavailable`
 */
export async function fetchJavaDatabase(
  scan: ScanOptions,
  tools: { readonly trivy: string },
  deps: DatabaseDeps,
): Promise<void> {
  const cacheFolder = trivyCacheFolder(deps.env, deps.cacheFolder);
  if (await readMetadata(join(cacheFolder, 'java-db'), 'trivy-java.db')) return;
  const failures: string[] = [];
  const allowed = !scan.skipDatabaseUpdate && !isTrue(deps.env.TRIVY_SKIP_JAVA_DB_UPDATE);
  if (!allowed) failures.push('updating is switched off (skip-db-update)');
  for (const repository of allowed ? listOf([], deps.env.TRIVY_JAVA_DB_REPOSITORY, java) : []) {
    const failure = await download(java, repository, tools.trivy, cacheFolder, deps);
    if (failure === undefined) return;
    failures.push(`${repository}: ${failure}`);
  }
  throw new SealiftError(
    'database-unavailable',
    `the image holds Java archives, and the index to name them could not be had: ${failures.join('; ')}`,
    {
      hint: 'Set TRIVY_JAVA_DB_REPOSITORY to a mirror, or keep the cache folder between runs with a java-db in it.',
    },
  );
}

interface Metadata {
  readonly updatedAt: Date;
  readonly nextUpdate: Date;
  readonly downloadedAt: Date | undefined;
}

interface Kind {
  readonly database: 'vulnerability' | 'java';
  readonly folder: string;
  readonly file: string;
  /** Trivy's own defaults, in its order. */
  readonly repositories: readonly string[];
}

const vulnerabilities: Kind = {
  database: 'vulnerability',
  folder: 'db',
  file: 'trivy.db',
  repositories: ['mirror.gcr.io/aquasec/trivy-db:2', 'ghcr.io/aquasecurity/trivy-db:2'],
};

const java: Kind = {
  database: 'java',
  folder: 'java-db',
  file: 'trivy-java.db',
  repositories: ['mirror.gcr.io/aquasec/trivy-java-db:1', 'ghcr.io/aquasecurity/trivy-java-db:1'],
};

const hour = 3_600_000;
const downloadLimit = 15 * 60_000;

/** Undefined when there is no database of the version Trivy reads; a missing or broken file is none. */
async function readMetadata(folder: string, file: string): Promise<Metadata | undefined> {
  try {
    if ((await stat(join(folder, file))).size === 0) return undefined;
    const json = JSON.parse(await readFile(join(folder, 'metadata.json'), 'utf8')) as Record<string, unknown>;
    const updatedAt = new Date(String(json.UpdatedAt));
    const nextUpdate = new Date(String(json.NextUpdate));
    const downloadedAt = new Date(String(json.DownloadedAt));
    const usable = json.Version === (file === 'trivy.db' ? 2 : 1) && isDate(updatedAt) && isDate(nextUpdate);
    return usable
      ? { updatedAt, nextUpdate, downloadedAt: isDate(downloadedAt) ? downloadedAt : undefined }
      : undefined;
  } catch {
    return undefined;
  }
}

function info(database: Metadata, repository: string): DatabaseInfo {
  return { updatedAt: database.updatedAt, nextUpdate: database.nextUpdate, repository };
}

function isCurrent(database: Metadata, now: Date): boolean {
  const downloaded = database.downloadedAt?.getTime() ?? Number.NEGATIVE_INFINITY;
  return now < database.nextUpdate || now.getTime() < downloaded + hour;
}

/**
 * Downloads into a folder of its own beside the cache and moves the finished files in one by one, so that a
 * run that is cut off, or two at once, never leave half a database. The database goes first: an older
 * `metadata.json` beside it only makes it look older than it is.
 */
async function download(
  kind: Kind,
  repository: string,
  trivy: string,
  cacheFolder: string,
  deps: DatabaseDeps,
): Promise<string | undefined> {
  await mkdir(join(cacheFolder, kind.folder), { recursive: true });
  const fresh = await mkdtemp(join(cacheFolder, '.download-'));
  try {
    const result = await deps.run({
      program: trivy,
      args: downloadArgs({ database: kind.database, repository, cacheFolder: fresh }),
      env: trivyEnv(deps.env, fresh),
      cwd: fresh,
      timeoutMs: downloadLimit,
      signal: deps.signal,
    });
    if (result.code !== 0) return trivyFailure(result);
    const fetched = await readMetadata(join(fresh, kind.folder), kind.file);
    if (!fetched) return 'it holds no usable database';
    const cached = await readMetadata(join(cacheFolder, kind.folder), kind.file);
    if (cached && cached.updatedAt > fetched.updatedAt) return 'its database is older than the cached one';
    for (const file of [kind.file, 'metadata.json'])
      await rename(join(fresh, kind.folder, file), join(cacheFolder, kind.folder, file));
    return undefined;
  } catch (error) {
    // Only the time limit is this repository's fault.
    if (error instanceof SealiftError && error.code === 'tool-failed') return error.message;
    throw error;
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

function unavailable(
  scan: ScanOptions,
  cacheFolder: string,
  database: Metadata | undefined,
  now: Date,
  failures: readonly string[],
): SealiftError {
  const state = database
    ? `the vulnerability database in ${cacheFolder} is ${Math.floor(ageHours(database, now))} hours old, ` +
      `and db-max-age allows ${scan.databaseMaxAgeHours}`
    : `there is no vulnerability database in ${cacheFolder}`;
  const limited = failures.some((failure) => /TOOMANYREQUESTS|429/i.test(failure));
  return new SealiftError('database-unavailable', `${state}; ${failures.join('; ')}`, {
    hint: limited
      ? 'A registry limits how often it is asked: keep the cache folder between runs, or name a mirror of your own in db-repository.'
      : 'Name a mirror that can be reached in db-repository, keep the cache folder between runs, or raise db-max-age.',
  });
}

function listOf(asked: readonly string[], env: string | undefined, kind: Kind): readonly string[] {
  if (asked.length > 0) return asked;
  const named = (env ?? '').split(',').flatMap((name) => name.trim() || []);
  return named.length > 0 ? named : kind.repositories;
}

function maxAgeHours(scan: ScanOptions): number {
  return scan.databaseMaxAgeHours > 0 ? scan.databaseMaxAgeHours : Number.POSITIVE_INFINITY;
}

function ageHours(database: Metadata, now: Date): number {
  return (now.getTime() - database.updatedAt.getTime()) / hour;
}

function isDate(date: Date): boolean {
  return !Number.isNaN(date.getTime());
}

function isTrue(text: string | undefined): boolean {
  return text === 'true' || text === '1';
}
