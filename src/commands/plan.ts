import type { Deps } from '../deps.ts';
import type { Inputs } from '../inputs/inputs.ts';
import type { Place } from '../place.ts';
import { resolveBuildArgs } from '../plan/build-args.ts';
import { cacheAbility } from '../plan/cache.ts';
import { createPlan } from '../plan/create.ts';
import { planJson, planText } from '../plan/print.ts';
import { environmentKeys } from '../registries/alibaba-keys.ts';
import { detectSource } from '../source/detect.ts';

/** The plan of a build as text, or as JSON with `json`; needs no tool and no network. */
export async function runPlan(
  inputs: Inputs,
  place: Place,
  deps: Pick<Deps, 'env' | 'run' | 'log' | 'clock'>,
): Promise<string> {
  const source = await detectSource(deps, { folder: place.folder });
  const buildArgs = resolveBuildArgs(inputs.buildArgs, deps.env);
  const plan = createPlan({ ...inputs, buildArgs }, source, inputs.created ?? deps.clock(), {
    keyless: Boolean(deps.env.ACTIONS_ID_TOKEN_REQUEST_URL && deps.env.ACTIONS_ID_TOKEN_REQUEST_TOKEN),
    alibabaKeys: environmentKeys(deps.env) !== undefined,
    ...cacheAbility(deps.env),
  });
  return inputs.json ? `${JSON.stringify(planJson(plan), null, 2)}\n` : planText(plan);
}
