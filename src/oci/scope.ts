import type { Repository } from './reference.ts';

export type Access = 'pull' | 'pull,push' | 'pull,push,delete';

/** What a token shall allow, as token servers read it: `repository:library/app:pull,push`. */
export function repositoryScope({ path }: Pick<Repository, 'path'>, access: Access): string {
  return `repository:${path}:${access}`;
}

/** One scope for each resource, with the actions of all scopes that name it; sorted, so that equal sets are equal. */
export function mergeScopes(scopes: readonly string[]): string[] {
  const actionsOf = new Map<string, Set<string>>();
  for (const scope of scopes) {
    const colon = scope.lastIndexOf(':');
    if (colon === -1) continue;
    const resource = scope.slice(0, colon);
    const actions = actionsOf.get(resource) ?? new Set();
    for (const action of scope.slice(colon + 1).split(',')) if (action) actions.add(action);
    actionsOf.set(resource, actions);
  }
  return [...actionsOf].map(([resource, actions]) => `${resource}:${[...actions].sort().join(',')}`).sort();
}
