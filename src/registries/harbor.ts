import type { RegistryClient } from '../oci/client.ts';
import type { Repository } from '../oci/reference.ts';
import { harborRule, type TagRule } from './tag-rules.ts';

/** The most that Harbor gives at once; where there may be more, nothing is known. */
const pageSize = 100;

/**
 * Asks Harbor's own API for the immutable tag rules of the project, which is the first part of a path, by the
 * registry's login. Harbor takes no token of the registry there. Source: goharbor/harbor, api/v2.0/swagger.yaml
 * (ListImmuRules) and src/server/middleware/security/v2_token.go.
 */
export async function harborTagRule(
  repository: Repository,
  client: RegistryClient,
): Promise<TagRule | undefined> {
  const [project = '', ...rest] = repository.path.split('/');
  const rules = await client.vendorGet(repository, {
    path: `/api/v2.0/projects/${encodeURIComponent(project)}/immutabletagrules?page_size=${pageSize}`,
    access: 'login',
    // A project may be named by digits alone, which would else be taken for an id.
    headers: { 'X-Is-Resource-Name': 'true' },
  });
  return Array.isArray(rules) && rules.length < pageSize ? harborRule(rules, rest.join('/')) : undefined;
}
