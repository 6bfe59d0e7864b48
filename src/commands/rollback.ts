import type { Deps } from '../deps.ts';
import { SealiftError } from '../errors.ts';
import { type Reference, referenceName } from '../oci/reference.ts';
import { earlierImages } from '../plan/history.ts';
import { createRollbackPlan, type RollbackPlan } from '../plan/rollback.ts';
import { verifiedEntry } from '../report/entries.ts';
import { refuseFrozenMoves } from '../steps/frozen-tags.ts';
import { refusal } from '../steps/judge.ts';
import { completeMove, gateFacts, inPlace, type MoveFacts, prepareMove } from '../steps/move.ts';
import { signingAbility } from '../steps/plan.ts';
import { tagHistory } from '../steps/promotion-records.ts';
import { type Proven, proveImage } from '../steps/prove.ts';
import { onPublishedLine, type PublishedLine } from '../steps/published-line.ts';
import { openImage, type Resolved, resolve } from '../steps/resolve.ts';
import { refuseUnexpected, tagMoves } from '../steps/tag-decision.ts';
import { type LineRequest, sourceIfKnown } from './run.ts';

/**
 * Points a floating tag back at an image it had before: chosen from the verified records, then verified, rescanned
 * and judged like one that is promoted; then the tag moves, and that is recorded as well.
 */
export async function rollback(request: LineRequest, deps: Deps): Promise<void> {
  const { inputs, account } = request;
  const plan = await account.step('plan', 'Plan', async () => {
    const source = await sourceIfKnown(request);
    return createRollbackPlan(inputs, source, await signingAbility(inputs, deps));
  });
  await onPublishedLine(plan, request, deps, async (line) => {
    const { client } = line.connection;
    const current = await account.step('resolve', `Find ${referenceName(plan.image)}`, () =>
      resolve(plan.image, client),
    );
    const target = await account.step('history', 'Read the promotion records', async () =>
      openImage(await chosen(current, line), client),
    );
    const { digest } = target.root;
    const decided = await tagMoves(digest, [plan.tag], [current.repository], client, plan.expectCurrent);
    // What to go back to was chosen from here: a tag that moved meanwhile is not ours to move.
    refuseUnexpected(decided, current.root.digest);
    account.note({ tags: decided });
    if (digest === current.root.digest)
      return account.remark(`${referenceName(plan.image)} points at ${digest} already.`);
    await refuseFrozenMoves({ digest, decided, late: [], from: current.repository }, line.connection);

    const before = { references: [referenceName({ ...current.repository, digest: current.root.digest })] };
    const tools = { verifier: line.trust.image, database: line.database, baseline: before };
    const proven = await proveImage(target, line, tools, inputs.sarif, deps);
    account.note(verifiedEntry(proven, line.connection.signatureStore(target.repository)));
    const gate = passGate(proven, line);
    if (inputs.dryRun) return account.planned('Nothing was changed: this was a dry run.');

    const facts = { action: 'rollback', from: referenceName(plan.image), gate } as const;
    const approved = [inPlace(proven)];
    const move = await account.step('sign', 'Sign the record', async () =>
      prepareMove(
        { approved, tags: [plan.tag], decided, late: [], facts },
        await line.trust.signer(),
        line,
        deps,
      ),
    );
    await account.step('tag', 'Move the tag and attach the record', () =>
      completeMove(move, line, (tags) => account.note({ tags }), deps),
    );
  });
}

/** The image to go back to: the one named, else the one so many steps back in the tag's history. */
async function chosen({ repository, root }: Resolved, line: PublishedLine<RollbackPlan>): Promise<Reference> {
  const { to, steps, image } = line.plan;
  if (to) return { ...repository, ...to };
  const earlier = earlierImages(await tagHistory(image, root.digest, line));
  const digest = earlier[steps - 1];
  if (digest) return { ...repository, digest };
  throw noSuchStep(referenceName(image), steps, earlier.length);
}

function noSuchStep(name: string, steps: number, known: number): SealiftError {
  return new SealiftError(
    'input-invalid',
    known === 0
      ? `no promotion record says what ${name} pointed at before`
      : `steps: the records of ${name} lead ${known} back, not ${steps}`,
    {
      hint: 'Name the image to go back to: `--to sha256:…` or `--to 1.2.2`. Only promotions and rollbacks leave records; `sealift history` shows them.',
    },
  );
}

/** What the record says of the gate. Fails with `gate-refused` unless the user lets what it refuses pass. */
function passGate(proven: Proven, { plan, account }: PublishedLine<RollbackPlan>): MoveFacts['gate'] {
  const gate = gateFacts(proven);
  if (gate.outcome !== 'refused') return gate;
  if (!plan.allowVulnerable) throw refusal(proven.verdict);
  account.remark('The gate refused that image; `allow-vulnerable` let it pass.');
  return { ...gate, allowed: true };
}
