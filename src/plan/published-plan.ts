import type { Fault } from '../inputs/fault.ts';
import type { Inputs } from '../inputs/inputs.ts';
import type { Repository } from '../oci/reference.ts';
import { nowhere } from '../source/nowhere.ts';
import type { Source } from '../source/source.ts';
import { accessOf } from './access.ts';
import { policyOf, scanOptionsOf } from './create.ts';
import type { Plan, SigningOptions } from './plan.ts';
import { type ExpectedSigner, type Requirements, recordSignerOf, requirementsOf } from './requirements.ts';
import { type Ability, signingOptions } from './signing.ts';

/** What the commands on published images share: whom to trust, what to ask for, and how to record what is done. */
export interface PublishedPlan extends Pick<Plan, 'repositories' | 'access' | 'scan' | 'policy'> {
  readonly source: Source | undefined;
  readonly requirements: Requirements;
  /** Whose promotion records count. */
  readonly recordSigner: ExpectedSigner;
  /** How records and rescans are signed; where signatures are kept. */
  readonly sign: SigningOptions;
  readonly notes: readonly string[];
}

/** `signs`: whether the command signs something; else no key and no token is asked for. */
export function publishedPlan(
  inputs: Inputs,
  source: Source | undefined,
  context: {
    readonly commit?: string | undefined;
    readonly can: Ability;
    readonly wrong: (fault: Fault) => void;
    readonly repositories: readonly Repository[];
    readonly signs?: boolean;
  },
): PublishedPlan {
  const { can, wrong, signs = true } = context;
  const requirements = requirementsOf(inputs, { source, commit: context.commit, can, wrong });
  // The certificate inputs name the image's signer; what this run signs carries the run's own identity.
  const own = { ...inputs, certificateIdentity: undefined, certificateIdentityRegexp: undefined };
  const distinct = new Map(
    context.repositories.map(({ registry, path }) => [`${registry}/${path}`, { registry, path }]),
  );
  return {
    source,
    repositories: [...distinct.values()],
    requirements,
    recordSigner: recordSignerOf(inputs, requirements, { source, can }),
    sign: signingOptions(own, source ?? nowhere, { push: signs && !inputs.dryRun, can, wrong, always: true }),
    scan: scanOptionsOf(inputs),
    policy: policyOf(inputs),
    access: accessOf(inputs, { pushed: true, fork: source?.fork ?? false }, wrong),
    notes: [],
  };
}
