import type { Fault } from '../faults.ts';

/** An immutable tag rule of a project, in the two patterns that people write. */
export interface ImmutableRule {
  readonly decoration: 'matches' | 'excludes';
  readonly pattern: string;
}

/**
 * The rules of every project, as Harbor's own API gives them to who may read them (goharbor/harbor,
 * api/v2.0/swagger.yaml, ListImmuRules); undefined: nobody may.
 */
export function immutableRules(rules: readonly ImmutableRule[] | undefined): Fault {
  const kind = 'doublestar';
  const body = rules?.map(({ decoration, pattern }, at) => ({
    ...{ id: at + 1, project_id: 2, disabled: false, priority: 0 },
    ...{ action: 'immutable', template: 'immutable_template' },
    tag_selectors: [{ kind, decoration, pattern }],
    scope_selectors: { repository: [{ kind, decoration: 'repoMatches', pattern: '**' }] },
  }));
  return {
    kind: 'interceptor',
    intercept: async (exchange, next) => {
      if (!/^\/api\/v2\.0\/projects\/[^/]+\/immutabletagrules$/.test(exchange.url.pathname))
        return next(exchange);
      const allowed = body && String(exchange.headers.authorization).startsWith('Basic ');
      return {
        status: allowed ? 200 : 403,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(allowed ? body : { errors: [{ code: 'FORBIDDEN', message: 'forbidden' }] }),
      };
    },
  };
}
