import type { Deps } from '../deps.ts';
import { SealiftError } from '../errors.ts';
import type { Digest } from '../oci/digest.ts';
import { isSameRepository, type Repository, referenceName, repositoryName } from '../oci/reference.ts';
import type { PromotePlan, Promotion } from '../plan/promotion.ts';
import { evidenceEntry, pushedEntry, signatureEntry, verifiedEntry } from '../report/entries.ts';
import { copyImage } from './copy.ts';
import { refuseFrozenMoves } from './frozen-tags.ts';
import type { Verdict } from './gate.ts';
import { attestationOf, provenanceAttestation, scanAttestations } from './image.ts';
import { refusal } from './judge.ts';
import { gateFacts, inPlace, type Move, prepareMove, unrecorded } from './move.ts';
import { type Proven, proveImage } from './prove.ts';
import type { PublishedLine } from './published-line.ts';
import { openImage } from './resolve.ts';
import type { Attestation } from './seal.ts';
import { sign } from './sign.ts';
import { attachingStore } from './signature-store.ts';
import type { Approved } from './tag.ts';
import { type TagResult, tagMoves } from './tag-decision.ts';
import { verify } from './verify.ts';

/**
 * A promotion that may be carried out: everything but writing the tags and attaching the records is done. Of hundreds
 * all are held at once, so what was read to get there (SBOMs, scans) is not in it. One whose tags all point at the image
 * and are on record is `already-promoted`; a dry run ends at the verdict, as `planned`.
 */
export type Prepared = {
  readonly promotion: Promotion;
  readonly digest: Digest;
  readonly decided: readonly TagResult[];
} & (
  | { readonly outcome: 'already-promoted' }
  | { readonly outcome: 'planned'; readonly verdict: Verdict }
  | { readonly outcome: 'prepared'; readonly verdict: Verdict; readonly move: Move }
);

/**
 * Takes one image as far as it goes without a tag moving: resolved, its tags decided on, verified, rescanned and
 * judged, copied with everything attached to it, verified again where it is then, and the record of the move signed.
 * Fails with the code of whatever refuses it; nothing is tagged then.
 */
export async function preparePromotion(
  promotion: Promotion,
  line: PublishedLine<PromotePlan>,
  options: { readonly dryRun: boolean; readonly sarif: string | undefined },
  deps: Deps,
): Promise<Prepared> {
  const { account, connection, plan, trust } = line;
  const { client } = connection;
  const image = await account.step('resolve', `Find ${referenceName(promotion.from)}`, () =>
    openImage(promotion.from, client),
  );
  const { digest } = image.root;
  const decided = await account.step('tags', 'Look at the tags', () =>
    tagMoves(digest, promotion.tags, promotion.to, client, plan.expectCurrent),
  );
  const moving = decided.some(({ outcome }) => outcome === 'not-written');
  const late = await unrecorded(digest, decided, trust.records, line);
  const looked = { promotion, digest, decided };
  if (!moving && late.length === 0) return { ...looked, outcome: 'already-promoted' };
  await refuseFrozenMoves({ digest, decided, late, from: image.repository }, connection);

  const proven = await proveImage(
    image,
    line,
    { verifier: trust.image, database: line.database, baseline: floatingBefore(decided) },
    options.sarif,
    deps,
  );
  const { verdict } = proven;
  account.note(verifiedEntry(proven, connection.signatureStore(image.repository)));
  if (verdict.outcome === 'refused') throw refusal(verdict);
  if (options.dryRun) return { ...looked, outcome: 'planned', verdict };

  const approved = await account.step('bring', `Bring it to ${names(promotion.to)}`, () =>
    Promise.all(promotion.to.map((target) => bring(proven, target, line, deps))),
  );
  account.note({ pushed: pushedEntry(approved.map(({ pushed }) => pushed)) });
  await noteSignature(proven, approved, line);
  const facts = {
    action: 'promote',
    from: referenceName(promotion.from),
    gate: gateFacts(proven),
  } as const;
  const move = await account.step('sign', 'Sign the promotion record', async () =>
    prepareMove({ approved, tags: promotion.tags, decided, late, facts }, await trust.signer(), line, deps),
  );
  return { ...looked, outcome: 'prepared', verdict, move };
}

/** Copies the image and all that is attached to it, and verifies it where it is then. */
async function bring(
  proven: Proven,
  target: Repository,
  line: PublishedLine<PromotePlan>,
  deps: Deps,
): Promise<Approved> {
  const { image } = proven;
  if (isSameRepository(target, image.repository)) return inPlace(proven);
  const { connection, trust } = line;
  const store = connection.signatureStore(target);
  const copied = await copyImage(image.content, image.repository, target, connection.client, deps, {
    referrers: store.storage === 'referrers',
  });
  try {
    return { pushed: copied, proof: await verify(copied, trust.image, store) };
  } catch (error) {
    const lost = error instanceof SealiftError && error.code === 'signature-missing';
    if (!lost || store.storage === 'referrers') throw error;
  }
  // A registry that takes no bundles cannot hold the signature that was verified; ours says the same there.
  line.account.remark(
    `${repositoryName(target)} takes no signature bundles: the image and what is attested about it were signed anew there.`,
  );
  const signer = await trust.signer();
  await sign(copied, await statements(proven, deps), signer, store, deps);
  return { pushed: copied, proof: await verify(copied, signer.verifier, store) };
}

/** From here on it is the image at its (first) target whose signature is told of, and which others can verify. */
async function noteSignature(
  { image, evidence }: Proven,
  approved: readonly Approved[],
  { account, connection }: PublishedLine<PromotePlan>,
): Promise<void> {
  const [first] = approved;
  if (!first || first.proof === 'signing-off') return;
  const { repository, root } = first.pushed;
  const store = connection.signatureStore(repository);
  const { storage } = await attachingStore({ repository, digest: root.digest }, store);
  const reason = storage === store.storage ? store.reason : 'the image was signed under a tag, which is kept';
  const attested = evidenceEntry(image.reference, evidence).platforms.flatMap((one) => one.attestations);
  account.note({ signature: signatureEntry(first.proof, attested, { storage, reason }, true) });
}

/** What was attested and verified, to be attested again; of the scans the one of today, where there is one. */
async function statements({ scan, evidence }: Proven, deps: Deps): Promise<Attestation[]> {
  const again = evidence.platforms.flatMap(({ digest, provenances, sboms, scan: attested }) => [
    ...provenances.slice(-1).map((predicate) => provenanceAttestation(digest, predicate, deps)),
    ...(scan ? [] : sboms.slice(-1).map((predicate) => attestationOf(digest, 'cyclonedx', predicate, deps))),
    ...(scan || !attested ? [] : [attestationOf(digest, 'vuln', attested.predicate, deps)]),
  ]);
  return [...scanAttestations(scan), ...(await Promise.all(again))];
}

/** What the tags that move on point at now, each image once. */
function floatingBefore(decided: readonly TagResult[]): { references: string[] } {
  const references = decided.flatMap(({ outcome, kind, previous, repository }) =>
    outcome === 'not-written' && previous !== undefined && (kind === 'release' || kind === 'floating')
      ? [referenceName({ ...repository, digest: previous })]
      : [],
  );
  return { references: [...new Set(references)] };
}

function names(repositories: readonly Repository[]): string {
  return repositories.map(repositoryName).join(', ');
}
