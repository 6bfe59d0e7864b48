import type { Inputs } from '../inputs/inputs.ts';
import type { BuilderChoice } from './plan.ts';

/** Reads `builder`: one of three words, an endpoint, or the name of a builder of buildx. */
export function builderChoice(inputs: Inputs): BuilderChoice {
  const { builder: value, builderTlsCa: ca, builderTlsCert: cert, builderTlsKey: key } = inputs;
  if (value === 'auto' || value === 'embedded' || value === 'docker-container') return { kind: value };
  if (!value.includes('://')) return { kind: 'named', value };
  const tls = {
    ...(ca === undefined ? {} : { ca }),
    ...(cert === undefined ? {} : { cert }),
    ...(key === undefined ? {} : { key }),
  };
  return Object.keys(tls).length === 0 ? { kind: 'remote', value } : { kind: 'remote', value, tls };
}
