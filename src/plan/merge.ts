import { SealiftError } from '../errors.ts';
import { type Fault, faultError } from '../inputs/fault.ts';
import type { Inputs } from '../inputs/inputs.ts';
import { parseRepository } from '../oci/reference.ts';
import type { Source } from '../source/source.ts';
import { accessOf } from './access.ts';
import type { Parts } from './part.ts';
import type { Plan } from './plan.ts';
import { type Ability, signingOptions } from './signing.ts';

/** What `merge` does, decided by the parts; who signs is decided here. */
export interface MergePlan
  extends Pick<Plan, 'source' | 'repositories' | 'tags' | 'version' | 'sign' | 'access'> {
  readonly parts: Parts;
}

/** Throws `input-invalid` when the parts are of another commit than this run. */
export function createMergePlan(parts: Parts, inputs: Inputs, source: Source, can: Ability): MergePlan {
  const faults: Fault[] = [];
  const wrong = (fault: Fault) => void faults.push(fault);
  if (source.fork) wrong({ input: '', problem: 'a pull request from a fork publishes nothing' });
  if (parts.plan.commit !== source.commit)
    wrong({
      input: 'records',
      problem: `the parts are of commit ${parts.plan.commit}, and this run is of ${source.commit}`,
    });
  if (parts.plan.repositories.length === 0)
    throw new SealiftError('input-invalid', 'records: the parts name no repository');
  const plan: MergePlan = {
    source,
    parts,
    repositories: parts.plan.repositories.map(parseRepository),
    tags: parts.plan.tags,
    version: parts.plan.version,
    sign: signingOptions({ ...inputs, attestations: 'referrers' }, source, {
      push: true,
      can,
      wrong,
      always: true,
    }),
    access: accessOf(inputs, { pushed: true, fork: source.fork }, wrong),
  };
  if (faults.length > 0) throw faultError(faults);
  return plan;
}
