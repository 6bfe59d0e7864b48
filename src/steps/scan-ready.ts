import { join } from 'node:path';
import type { Deps } from '../deps.ts';
import { type Repository, repositoryName } from '../oci/reference.ts';
import type { Plan } from '../plan/plan.ts';
import { fetchDatabase } from './database.ts';
import type { DatabaseInfo, ScanReady } from './scan.ts';
import type { Workplace } from './workplace.ts';

/** What a line gives Trivy. Reports go to `scan` in the report folder, and name the image by `repository`. */
export async function scanReady(
  database: DatabaseInfo,
  repository: Repository | undefined,
  { place, tools }: Pick<Workplace<unknown>, 'place' | 'tools'>,
): Promise<ScanReady> {
  return {
    trivy: await tools.get('trivy'),
    cacheFolder: join(place.cache, 'trivy'),
    database,
    output: join(place.report, 'scan'),
    ...(repository ? { repository: repositoryName(repository) } : {}),
  };
}

/** Makes sure that there is a vulnerability database young enough. */
export async function getDatabase(
  { plan, place, tools }: Pick<Workplace<Pick<Plan, 'scan'>>, 'plan' | 'place' | 'tools'>,
  deps: Deps,
): Promise<DatabaseInfo> {
  const trivy = await tools.get('trivy');
  return fetchDatabase(
    plan.scan,
    { trivy: trivy.path },
    { ...deps, cacheFolder: join(place.cache, 'trivy') },
  );
}
