import { join } from 'node:path';
import type { Deps } from '../deps.ts';
import { escaped } from '../plan/pattern.ts';
import type { Plan } from '../plan/plan.ts';
import type { CosignTool } from '../tools/cosign-process.ts';
import { openSigner, openVerifier, type Signer, type Verifier } from './signer.ts';
import type { Workplace } from './workplace.ts';

/** What signing takes of a line. */
type SigningPlace = Pick<Workplace<Pick<Plan, 'sign'>>, 'plan' | 'place' | 'tools' | 'connection'>;

/** What signs for this run. */
export async function openRunSigner(shop: SigningPlace, deps: Deps): Promise<Signer> {
  const { signing, ...options } = shop.plan.sign;
  if (signing.mode === 'off') throw new TypeError('this run signs nothing');
  return openSigner(
    { ...options, signing, publicKeyFile: publicKeyFile(shop) },
    await cosignTool(shop),
    deps,
  );
}

/**
 * Checks an image that an earlier run published: the same key, or the same workflow file at whatever
 * ref, for this very commit (a tag's run finds what the branch's run signed).
 */
export async function openReuseVerifier(
  shop: SigningPlace & { readonly plan: Pick<Plan, 'source'> },
  deps: Deps,
): Promise<Verifier | undefined> {
  const { signing, trustedRoot } = shop.plan.sign;
  if (signing.mode === 'off') return undefined;
  if (signing.mode === 'key') return (await openRunSigner(shop, deps)).verifier;
  const { ref: _thisRun, ...identity } = signing.identity;
  const [, workflow] =
    typeof identity.subject === 'string' ? (/^(.+)@refs\/.+$/.exec(identity.subject) ?? []) : [];
  const subject = workflow ? { pattern: `${escaped(workflow)}@refs/.+` } : identity.subject;
  const commit = identity.gitRepository ? { commit: shop.plan.source.commit } : {};
  return openVerifier(
    { identity: { ...identity, ...commit, subject }, ...(trustedRoot ? { trustedRoot } : {}) },
    await cosignTool(shop),
    deps,
  );
}

/** A key's public half goes into the report folder, for the printed command. */
export function publicKeyFile({ place }: Pick<SigningPlace, 'place'>): string {
  return join(place.report, 'cosign.pub');
}

export async function cosignTool({
  tools,
  connection,
}: Pick<SigningPlace, 'tools' | 'connection'>): Promise<CosignTool> {
  return { program: (await tools.get('cosign')).path, dockerConfig: connection.dockerLogins.folder };
}
