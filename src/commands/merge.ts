import { resolve } from 'node:path';
import type { Deps } from '../deps.ts';
import { repositoryName } from '../oci/reference.ts';
import { createMergePlan, type MergePlan } from '../plan/merge.ts';
import { joinParts } from '../plan/part.ts';
import { attestationTypes } from '../plan/predicate-type.ts';
import {
  imageEntry,
  mergePlanEntry,
  mergeVerdictEntry,
  pushedEntry,
  sourceEntry,
} from '../report/entries.ts';
import { approve, attaching } from '../steps/approve.ts';
import { assemble, findAssembled } from '../steps/assemble.ts';
import { refuseFrozenTags } from '../steps/frozen-tags.ts';
import { contentSizes, provenanceAttestation } from '../steps/image.ts';
import { indexProvenance } from '../steps/index-provenance.ts';
import { readParts, verifyPart } from '../steps/parts.ts';
import { signingAbility } from '../steps/plan.ts';
import { basesIn, type ProvenancePredicate } from '../steps/provenance.ts';
import { push } from '../steps/push.ts';
import { openReuseVerifier } from '../steps/run-signer.ts';
import type { Verifier } from '../steps/signer.ts';
import { tag } from '../steps/tag.ts';
import { refuseTakenTags } from '../steps/tag-decision.ts';
import { verify, verifyAttestation } from '../steps/verify.ts';
import { inWorkplace, type Workplace } from '../steps/workplace.ts';
import type { LineRequest } from './run.ts';

/**
 * Makes one image of parts that were built, scanned and signed for a platform each: checks that they belong together
 * and who signed them, puts their index beside them, signs and verifies it, and writes the tags they were planned with.
 */
export async function merge(request: LineRequest, deps: Deps): Promise<void> {
  const { account } = request;
  const plan = await account.step('plan', 'Read the part records', () => planMerge(request, deps));
  await inWorkplace(plan, request, deps, async (shop) => {
    const { client } = shop.connection;
    const [first] = plan.repositories as [MergePlan['repositories'][number]];
    const verifier = await openReuseVerifier(shop, deps);
    if (!verifier) throw new TypeError('merge always signs');
    const provenances = await account.step('verify parts', 'Verify the parts', () =>
      verifyParts(verifier, shop),
    );
    const { inputsDigest } = plan.parts.plan;
    const whole = { ...plan, inputsDigest, onExisting: 'reuse', push: { wanted: true, reason: '' } } as const;
    const known = await account.step('look', 'Look for a published image', () =>
      findAssembled(plan.parts, whole, verifier, shop.connection),
    );
    const content =
      known ??
      (await account.step('assemble', 'Put the parts together', () => assemble(plan.parts, first, client)));
    const { digest } = content.root;
    const image = {
      content,
      imageId: undefined,
      platforms: contentSizes(content),
      base: basesIn(provenances),
    };
    account.note({ image: imageEntry(image, known !== undefined) });
    const provenance = content.images.length > 1 ? indexProvenance(provenances) : undefined;
    const attestations = provenance ? [await provenanceAttestation(digest, provenance, deps)] : [];
    await account.step('tags free', 'Check the tags that never change', async () => {
      await refuseTakenTags(digest, plan.tags, plan.repositories, client);
      // The parts are signed and attested already, and so is a whole that was found.
      const whole = { root: content.root, images: [] };
      const added = known ? () => [] : attaching(whole, attestations, undefined, shop);
      await refuseFrozenTags({ ...plan, digest, attaching: added }, shop.connection);
    });
    const pushed = await account.step(
      'push',
      `Push the index to ${plan.repositories.map(repositoryName).join(', ')}`,
      () => push(content, plan.repositories, client, deps),
    );
    account.note({ pushed: pushedEntry(pushed) });
    const approved = await approve(pushed, { attestations }, undefined, shop, deps);
    await account.step('tag', 'Write the tags', () =>
      tag(approved, plan.tags, client, deps, (tags) => account.note({ tags })),
    );
  });
}

async function planMerge(request: LineRequest, deps: Deps): Promise<MergePlan> {
  const { inputs, account, place } = request;
  const source = await request.source();
  const parts = joinParts(await readParts(inputs.records.map((path) => resolve(place.folder, path))));
  const plan = createMergePlan(parts, inputs, source, await signingAbility(inputs, deps));
  account.note({
    source: sourceEntry(source),
    plan: mergePlanEntry(plan),
    verdict: mergeVerdictEntry(plan),
  });
  return plan;
}

/** Every part must be signed in every repository, and its record with it; gives what their builds say of themselves. */
async function verifyParts(
  verifier: Verifier,
  { plan, connection }: Workplace<MergePlan>,
): Promise<ProvenancePredicate[]> {
  const verified = plan.repositories.map((repository) => {
    const store = connection.signatureStore(repository);
    const parts = plan.parts.parts.map(async (part): Promise<ProvenancePredicate[]> => {
      const { manifest } = part;
      await verify({ repository, root: manifest, images: [] }, verifier, store);
      await verifyPart(part, repository, verifier, store);
      const subject = { repository, digest: manifest.digest };
      const statements = await verifyAttestation(subject, attestationTypes.provenance, verifier, store);
      return statements.slice(0, 1).map(({ predicate }) => predicate as ProvenancePredicate);
    });
    return Promise.all(parts);
  });
  // A part is the same image wherever it is, so the first repository speaks for all.
  const [provenances = []] = await Promise.all(verified);
  return provenances.flat();
}
