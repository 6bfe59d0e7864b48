import type { RegistryClient } from '../oci/client.ts';
import type { Repository } from '../oci/reference.ts';
import type { TagRule } from './tag-rules.ts';

/**
 * Asks an Azure registry for the lock of a repository, and for those of single tags when one is asked about; that it
 * takes `metadata_read`. Source: learn.microsoft.com, "Lock a container image in an Azure container registry", and the
 * data plane's containerregistry.json in Azure/azure-rest-api-specs (Repository_Get, Tag_Get).
 */
export async function azureTagRule(
  repository: Repository,
  client: RegistryClient,
): Promise<TagRule | undefined> {
  const { path } = repository;
  const access = { scope: `repository:${path}:metadata_read` };
  const ask = async (below: string) =>
    (await client.vendorGet(repository, { path: `/acr/v1/${path}${below}`, access })) as
      | Attributed
      | undefined;
  const writable = (await ask(''))?.changeableAttributes?.writeEnabled;
  if (typeof writable !== 'boolean') return undefined;
  if (!writable) return { setting: 'the repository is locked (writeEnabled is false)', freezes: () => true };
  return {
    setting: 'tags are locked one by one (writeEnabled is false)',
    // A lock that cannot be read is found out when the tag is written.
    freezes: async (tag) =>
      (await ask(`/_tags/${tag}`).catch(() => undefined))?.tag?.changeableAttributes?.writeEnabled === false,
  };
}

interface Attributed {
  readonly changeableAttributes?: { readonly writeEnabled?: unknown };
  readonly tag?: Attributed;
}
