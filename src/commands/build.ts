import type { Deps } from '../deps.ts';
import { repositoryName } from '../oci/reference.ts';
import type { PartRecord } from '../plan/part.ts';
import type { Account } from '../report/account.ts';
import { imageEntry, pushedEntry } from '../report/entries.ts';
import { approve, attaching } from '../steps/approve.ts';
import { isEvaluation } from '../steps/build.ts';
import { evaluateDockerfile } from '../steps/evaluate.ts';
import { refuseFrozenTags } from '../steps/frozen-tags.ts';
import { type Image, makeImage, type Workshop } from '../steps/image.ts';
import { judge, refusal } from '../steps/judge.ts';
import { attestPart, makePart, partAttestation, writePart } from '../steps/parts.ts';
import { makePlan } from '../steps/plan.ts';
import { platformRefusal } from '../steps/platform-check.ts';
import { findPublished } from '../steps/published.ts';
import { push, pushBlobs } from '../steps/push.ts';
import { reuseImage } from '../steps/reuse.ts';
import { openReuseVerifier } from '../steps/run-signer.ts';
import { tag } from '../steps/tag.ts';
import { refuseTakenTags } from '../steps/tag-decision.ts';
import { vendorScan, withEarlier } from '../steps/vendor-scan.ts';
import { inWorkplace } from '../steps/workplace.ts';
import type { LineRequest } from './run.ts';

/**
 * The main line: plan, build, scan, gate, push by digest, sign, verify, and only then tag. What happened
 * is told to the account, also when a step fails.
 */
export async function build(request: LineRequest, deps: Deps): Promise<void> {
  const { inputs, account, onBuilder, onSmoke } = request;
  const plan = await account.step('plan', 'Plan', async () =>
    makePlan({ inputs, source: await request.source(), account }, deps),
  );
  await inWorkplace(plan, request, deps, async (workplace) => {
    const shop: Workshop = { ...workplace, onBuilder, onSmoke };
    const { client } = shop.connection;
    if (isEvaluation(plan.build)) return await evaluateDockerfile(shop, deps);
    const published = await account.step('look', 'Look for a published image', () =>
      findPublished(plan, client),
    );
    const earlier =
      published && (await reuseImage(published, await openReuseVerifier(shop, deps), shop, deps));
    const image = earlier?.image ?? (await makeImage(shop, deps, (content) => sendBlobsEarly(content, shop)));
    account.note({ image: imageEntry(image, earlier !== undefined) });
    remarkOnBases(image, account);

    const verdict = await judge(image, inputs.sarif, shop);
    if (verdict.outcome === 'refused') throw refusal(verdict);
    if (image.serverless?.outcome === 'refused') throw platformRefusal(image.serverless);
    if (!plan.push.wanted) return account.remark(`Nothing was pushed: ${plan.push.reason}.`);

    const { part } = plan;
    const record = part && makePart({ ...plan, part }, image, verdict);
    if (record && earlier) {
      const kept = await account.step('part', 'Look for the signed part record', () =>
        attestPart(record, shop, deps),
      );
      return await handOver(kept, shop);
    }

    const { digest } = image.content.root;
    const tags = part ? [] : plan.tags;
    const attestations = [...image.attestations, ...(record ? [await partAttestation(record, deps)] : [])];
    await account.step('tags free', 'Check the tags that never change', async () => {
      await refuseTakenTags(digest, tags, plan.repositories, client);
      const added = attaching(image.content, attestations, earlier?.verified, shop);
      await refuseFrozenTags({ ...plan, digest, tags, attaching: added }, shop.connection);
    });
    const pushed = await account.step(
      'push',
      `Push to ${plan.repositories.map(repositoryName).join(', ')}`,
      () => push(image.content, plan.repositories, client, deps),
    );
    account.note({ pushed: pushedEntry(pushed) });
    const approved = await approve(pushed, { attestations }, earlier?.verified, shop, deps);
    if (record) await handOver(record, shop);
    else {
      const early = await vendorScan(approved, image, verdict, shop, deps);
      await account.step('tag', 'Write the tags', () =>
        tag(approved, plan.tags, client, deps, (tags) => account.note({ tags: withEarlier(tags, early) })),
      );
    }
  });
}

/** A part gets no tag: `merge` writes those of the whole image. */
async function handOver(record: PartRecord, { account, place }: Workshop): Promise<void> {
  account.file('part', await writePart(record, place.report));
  account.remark(`This is the part of ${record.platform}; \`merge\` writes the tags.`);
}

/** With `overlap-upload`, blobs go up while the scan runs; nobody can pull an image without its manifest. */
async function sendBlobsEarly(content: Image['content'], { plan, connection }: Workshop): Promise<void> {
  const [repository] = plan.repositories;
  if (!plan.overlapUpload || !plan.push.wanted || !repository) return;
  await pushBlobs(content, repository, undefined, connection.client);
}

function remarkOnBases(image: Image, account: Account): void {
  const unpinned = image.base.filter((base) => !base.digest && !base.reference.includes('@'));
  for (const base of unpinned) account.remark(`The base image ${base.reference} is not pinned by digest.`);
}
