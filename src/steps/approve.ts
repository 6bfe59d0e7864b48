import type { Deps } from '../deps.ts';
import { isSameRepository, type Repository, repositoryName } from '../oci/reference.ts';
import type { Plan } from '../plan/plan.ts';
import { signatureEntry } from '../report/entries.ts';
import type { Attaching } from './frozen-tags.ts';
import type { Image } from './image.ts';
import type { Pushed } from './push.ts';
import { openRunSigner } from './run-signer.ts';
import { digestsOf, sign } from './sign.ts';
import type { Approved } from './tag.ts';
import { type Verified, verify } from './verify.ts';
import type { Workplace } from './workplace.ts';

/** What signing and verifying take of a line. */
type SigningShop = Workplace<Pick<Plan, 'sign' | 'source'>>;

/**
 * Signs and verifies in every repository; where `known` proves that an earlier run did, nothing is added.
 * With `sign: off` the record and the summary say so.
 */
export async function approve(
  pushed: readonly Pushed[],
  image: Pick<Image, 'attestations'>,
  known: Verified | undefined,
  shop: SigningShop,
  deps: Deps,
): Promise<Approved[]> {
  const { plan, account, connection } = shop;
  if (plan.sign.signing.mode === 'off') {
    account.note({ signature: { mode: 'off', attestations: [], verified: false } });
    account.remark('The image is not signed (sign: off): nobody can verify it.');
    return pushed.map((one) => ({ pushed: one, proof: 'signing-off' }));
  }
  const lacking = pushed.filter(
    ({ repository }) => !known || !isSameRepository(repository, known.target.repository),
  );
  const added = lacking.length > 0 ? await signAndVerify(lacking, image, shop, deps) : [];
  const proofs = [...(known ? [known] : []), ...added];
  const [first] = proofs as [Verified];
  const store = connection.signatureStore(first.target.repository);
  const types = image.attestations.map(({ type }) => type);
  account.note({ signature: signatureEntry(first, types, store, added.length === 0) });
  return pushed.map((one) => ({ pushed: one, proof: proofFor(one, proofs) }));
}

/** What `approve` is going to attach to an image in a repository, at most. */
export function attaching(
  image: Pick<Pushed, 'root' | 'images'>,
  attestations: Image['attestations'],
  known: Verified | undefined,
  { plan }: SigningShop,
): (repository: Repository) => readonly Attaching[] {
  if (plan.sign.signing.mode === 'off') return () => [];
  const all: Attaching[] = [
    ...digestsOf(image).map((subject) => ({ subject, kind: 'signature' }) as const),
    ...attestations.map(({ subject }) => ({ subject, kind: 'attestation' }) as const),
  ];
  return (repository) => (known && isSameRepository(repository, known.target.repository) ? [] : all);
}

function proofFor({ repository, root }: Pushed, proofs: readonly Verified[]): Verified {
  const proof = proofs.find(
    ({ target }) => isSameRepository(target.repository, repository) && target.root.digest === root.digest,
  );
  if (proof) return proof;
  throw new TypeError(`${repositoryName(repository)} was not verified`);
}

async function signAndVerify(
  pushed: readonly Pushed[],
  image: Pick<Image, 'attestations'>,
  shop: SigningShop,
  deps: Deps,
): Promise<Verified[]> {
  const { account, connection } = shop;
  const signer = await openRunSigner(shop, deps);
  await account.step('sign', 'Sign, and attach SBOM, scan and provenance', () =>
    Promise.all(
      pushed.map((one) =>
        sign(one, image.attestations, signer, connection.signatureStore(one.repository), deps),
      ),
    ),
  );
  return account.step('verify', 'Verify the signatures, read back from the registry', () =>
    Promise.all(pushed.map((one) => verify(one, signer.verifier, connection.signatureStore(one.repository)))),
  );
}
