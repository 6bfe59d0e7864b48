import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Deps } from '../deps.ts';
import { SealiftError } from '../errors.ts';
import { createPromotePlan, type PromotePlan } from '../plan/promotion.ts';
import { signingAbility } from '../steps/plan.ts';
import { completeAll, prepareAll } from '../steps/promotions.ts';
import { onPublishedLine } from '../steps/published-line.ts';
import { type LineRequest, sourceIfKnown } from './run.ts';

/**
 * Gives published images new tags, here or elsewhere: verify, rescan, gate, copy with everything attached, verify
 * there; and only when every image is ready the first tag is written, and the signed record of the move attached.
 */
export async function promote(request: LineRequest, deps: Deps): Promise<void> {
  const { inputs, account } = request;
  const { dryRun, sarif } = inputs;
  const plan = await account.step('plan', 'Plan', () => planPromotions(request, deps));
  await onPublishedLine(plan, request, deps, async (line) => {
    const prepared = await prepareAll(plan.promotions, line, { dryRun, sarif }, deps);
    account.note({ tags: prepared.flatMap(({ decided }) => decided) });
    if (dryRun) return account.planned('Nothing was changed: this was a dry run.');
    await completeAll(prepared, line, deps);
  });
}

async function planPromotions(request: LineRequest, deps: Deps): Promise<PromotePlan> {
  const { inputs, place } = request;
  const source = await sourceIfKnown(request);
  const batch = inputs.batch === undefined ? undefined : await readBatch(resolve(place.folder, inputs.batch));
  return createPromotePlan(inputs, source, {
    batch,
    now: inputs.created ?? deps.clock(),
    can: await signingAbility(inputs, deps),
  });
}

async function readBatch(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new SealiftError('input-invalid', `batch: ${path} cannot be read`, { cause });
  }
}
