import type { Deps } from '../deps.ts';
import type { RegistryClient } from '../oci/client.ts';
import { type Repository, repositoryName } from '../oci/reference.ts';
import { azureTagRule } from './azure-locks.ts';
import type { RegistryLogin } from './credentials.ts';
import type { ExchangeDeps } from './exchange.ts';
import { harborTagRule } from './harbor.ts';
import type { RegistryProfile } from './profile.ts';
import type { TagRule } from './tag-rules.ts';

/** Who is asked for a rule, and how. */
interface Asked {
  readonly client: RegistryClient;
  readonly profile: () => Promise<RegistryProfile>;
  readonly login: () => Promise<RegistryLogin | undefined>;
}

/** A run does not wait longer for what it can do without. */
const patienceMs = 20_000;

/**
 * Asks the vendor which tags of a repository may not be rewritten, with the login that the run has. Undefined when
 * that is not known: nobody can be asked, or the vendor does not tell; why stands in the debug log.
 */
export async function readTagRule(
  repository: Repository,
  asked: Asked,
  deps: ExchangeDeps & Pick<Deps, 'log' | 'signal'>,
): Promise<TagRule | undefined> {
  const signal = AbortSignal.any([deps.signal, AbortSignal.timeout(patienceMs)]);
  const name = repositoryName(repository);
  try {
    const rule = await ask(repository, asked, { ...deps, signal });
    deps.log.debug(`${name}: ${rule ? rule.setting : 'whether tags are immutable is not known'}`);
    return rule;
  } catch (error) {
    if (deps.signal.aborted) throw error;
    const why = error instanceof Error ? error.message : String(error);
    deps.log.debug(`${name}: whether tags are immutable is not known: ${why}`);
    return undefined;
  }
}

async function ask(
  repository: Repository,
  { client, profile, login }: Asked,
  deps: ExchangeDeps,
): Promise<TagRule | undefined> {
  const found = await login();
  if (found?.tagRule) return found.tagRule(repository.path, deps);
  const { provider } = await profile();
  if (provider === 'harbor') return found && harborTagRule(repository, client);
  if (provider === 'azure-acr') return azureTagRule(repository, client);
  if (provider !== 'google-artifact-registry' || !found) return undefined;
  const { tokenTagRule } = await import('./google-artifact-registry.ts');
  return tokenTagRule(repository, found, deps);
}
