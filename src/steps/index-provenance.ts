import type { ProvenancePredicate } from './provenance.ts';

/**
 * The provenance of an index: what its platforms' builds have in common, from the first of them, and
 * everything any of them was made from. Undefined when no platform has one. Pure.
 */
export function indexProvenance(platforms: readonly ProvenancePredicate[]): ProvenancePredicate | undefined {
  const [first] = platforms;
  if (!first) return undefined;
  const all = platforms.flatMap((one) => one.buildDefinition.resolvedDependencies);
  const distinct = new Map(all.map((dependency) => [JSON.stringify(dependency), dependency]));
  return {
    ...first,
    buildDefinition: { ...first.buildDefinition, resolvedDependencies: [...distinct.values()] },
  };
}
