import { Secret } from '../secret.ts';
import type { Inputs } from './inputs.ts';

/** Every secret among the inputs, for a door that masks them in its log. */
export function secretsOf(inputs: Inputs): Secret[] {
  return found(Object.values(inputs));
}

function found(value: unknown): Secret[] {
  if (value instanceof Secret) return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(found);
}
