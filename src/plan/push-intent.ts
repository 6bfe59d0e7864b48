import type { Inputs } from '../inputs/inputs.ts';
import { repositoryName } from '../oci/reference.ts';
import type { Source } from '../source/source.ts';
import type { Plan } from './plan.ts';

/** Whether the image is pushed, and why; the first reason that holds. */
export function pushIntent(inputs: Inputs, source: Source): Plan['push'] {
  const no = (reason: string) => ({ wanted: false, reason });
  if (inputs.call !== undefined && inputs.call !== 'build') return no(`call: ${inputs.call} builds no image`);
  if (source.fork) return no('a pull request from a fork builds and scans; it pushes and signs nothing');
  if (inputs.push === false) return no('push: false');
  if (inputs.images.length === 0) return no('`images` names no repository');
  if (inputs.push === true) return { wanted: true, reason: 'push: true' };
  if (source.pullRequest !== undefined || source.event === 'pull-request')
    return no('a pull request is not pushed unless `push: true` says so');
  return { wanted: true, reason: `\`images\` names ${inputs.images.map(repositoryName).join(', ')}` };
}
