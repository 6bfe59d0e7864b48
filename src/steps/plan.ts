import type { Deps } from '../deps.ts';
import { type Fault, faultError } from '../inputs/fault.ts';
import type { Inputs } from '../inputs/inputs.ts';
import { resolveBuildArgs } from '../plan/build-args.ts';
import { cacheAbility } from '../plan/cache.ts';
import { createPlan } from '../plan/create.ts';
import { identityOf } from '../plan/identity.ts';
import type { Plan } from '../plan/plan.ts';
import { type PublishedPlan, publishedPlan } from '../plan/published-plan.ts';
import type { Ability } from '../plan/signing.ts';
import { environmentKeys } from '../registries/alibaba-keys.ts';
import type { Account } from '../report/account.ts';
import { planEntry, sourceEntry } from '../report/entries.ts';
import { readOidcClaims } from '../source/oidc.ts';
import type { Source } from '../source/source.ts';

/** What a plan is made from, and who is told of it. */
export interface PlanRequest {
  readonly inputs: Inputs;
  readonly source: Source;
  readonly account: Account;
}

/** Plans, and asks the OIDC token whom the certificate will name: in a reusable workflow only it knows. */
export async function makePlan({ inputs, source, account }: PlanRequest, deps: Deps): Promise<Plan> {
  const buildArgs = resolveBuildArgs(inputs.buildArgs, deps.env);
  const now = inputs.created ?? deps.clock();
  const can = {
    ...(await signingAbility(inputs, deps)),
    ...cacheAbility(deps.env),
    alibabaKeys: environmentKeys(deps.env) !== undefined,
  };
  const plan = createPlan({ ...inputs, buildArgs }, source, now, can);
  account.note({ source: sourceEntry(source), plan: planEntry(plan) });
  for (const note of plan.notes ?? []) account.remark(note);
  if (source.dirty)
    account.remark('Tracked files differ from the commit: the image holds changes that no commit names.');
  return plan;
}

/** The plan of a command on the published images of `image`. `signs`: whether it signs anything. */
export async function makePublishedPlan(
  inputs: Inputs,
  source: Source | undefined,
  signs: boolean,
  deps: Deps,
): Promise<PublishedPlan> {
  const faults: Fault[] = [];
  const wrong = (fault: Fault) => void faults.push(fault);
  if (signs && source?.fork) wrong({ input: '', problem: 'a pull request from a fork signs nothing' });
  const can = await signingAbility(inputs, deps);
  const plan = publishedPlan(inputs, source, { can, wrong, repositories: inputs.image, signs });
  if (faults.length > 0) throw faultError(faults);
  return plan;
}

/** Whether this job gets an OIDC token, and the identity Fulcio will put into the certificate for it. */
export async function signingAbility(inputs: Inputs, deps: Deps): Promise<Ability> {
  const mayNeed = inputs.cosignKey === undefined && inputs.sign !== 'off';
  const claims = mayNeed ? await readOidcClaims(deps) : undefined;
  if (!claims) return { keyless: false };
  return { keyless: true, identity: identityOf(claims, deps.env.GITHUB_SERVER_URL ?? 'https://github.com') };
}
