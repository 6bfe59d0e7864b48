import { type Fault, faultError } from '../inputs/fault.ts';
import type { Inputs } from '../inputs/inputs.ts';
import { type Digest, isDigest } from '../oci/digest.ts';
import { isTag, type TagReference } from '../oci/reference.ts';
import type { Source } from '../source/source.ts';
import { type ExpectedCurrent, expectedCurrent } from './expect-current.ts';
import type { PlannedTag } from './plan.ts';
import { type PublishedPlan, publishedPlan } from './published-plan.ts';
import type { Ability } from './signing.ts';
import { kindOfName } from './tag-name.ts';

export interface RollbackPlan extends PublishedPlan {
  readonly image: TagReference;
  readonly tag: PlannedTag;
  /** A digest or another tag of the repository; undefined: so many images back. */
  readonly to: { readonly digest: Digest } | { readonly tag: string } | undefined;
  readonly steps: number;
  readonly expectCurrent: ExpectedCurrent | undefined;
  readonly allowVulnerable: boolean;
}

/** Decides which tag goes back how far. Throws `input-invalid`; version and commit tags never change. */
export function createRollbackPlan(inputs: Inputs, source: Source | undefined, can: Ability): RollbackPlan {
  const faults: Fault[] = [];
  const wrong = (fault: Fault) => void faults.push(fault);
  if (source?.fork) wrong({ input: '', problem: 'a pull request from a fork moves no tag' });
  const image = floatingTag(inputs, wrong);
  const to = targetOf(inputs.to[0], wrong);
  const published = publishedPlan(inputs, source, { can, wrong, repositories: inputs.image });
  const expectCurrent = expectedCurrent(inputs.expectCurrent, wrong);
  if (!image || faults.length > 0) throw faultError(faults);
  return {
    ...published,
    image,
    // Going back is what is asked for, so nothing holds this tag where a higher version is.
    tag: { name: image.tag, kind: 'floating', from: 'rollback' },
    to,
    steps: inputs.steps,
    expectCurrent,
    allowVulnerable: inputs.allowVulnerable,
  };
}

/** The one tag `image` names; undefined, with a fault, for a digest. A version or a commit is a fault too. */
export function floatingTag(
  { image: [image] }: Inputs,
  wrong: (fault: Fault) => void,
): TagReference | undefined {
  if (!image || !('tag' in image)) {
    const problem = image ? 'it names a digest, which points nowhere else' : 'it is empty';
    wrong({ input: 'image', problem, remedy: 'name a tag' });
    return undefined;
  }
  const kind = kindOfName(image.tag);
  if (kind !== 'floating')
    wrong({
      input: 'image',
      problem: `${image.tag} is a ${kind} tag, and those never change`,
      remedy: 'name the floating tag, as in latest or 1.2',
    });
  return image;
}

function targetOf(text: string | undefined, wrong: (fault: Fault) => void): RollbackPlan['to'] {
  if (text === undefined) return undefined;
  if (isDigest(text)) return { digest: text };
  if (isTag(text)) return { tag: text };
  wrong({ input: 'to', problem: `"${text}" is neither a digest nor a tag of that repository` });
  return undefined;
}
