import type { Deps } from '../deps.ts';
import type { Inputs } from '../inputs/inputs.ts';
import type { Place } from '../place.ts';
import type { PublishedPlan } from '../plan/published-plan.ts';
import type { Account } from '../report/account.ts';
import type { DatabaseInfo } from './scan.ts';
import { getDatabase } from './scan-ready.ts';
import { openTrust, type Trust } from './trust.ts';
import { inWorkplace, type Workplace } from './workplace.ts';

/** What a command on published images works with. */
export interface PublishedLine<LinePlan extends PublishedPlan> extends Workplace<LinePlan> {
  readonly trust: Trust;
  /** Gets the vulnerability database ready when it is first asked for, and once. */
  database(): Promise<DatabaseInfo>;
}

/** Opens a workplace and the verifiers for `work`. */
export function onPublishedLine<LinePlan extends PublishedPlan, Result>(
  plan: LinePlan,
  request: { inputs: Inputs; place: Place; account: Account },
  deps: Deps,
  work: (line: PublishedLine<LinePlan>) => Promise<Result>,
): Promise<Result> {
  const { account } = request;
  for (const note of plan.notes) account.remark(note);
  return inWorkplace(plan, request, deps, async (shop) => {
    let database: Promise<DatabaseInfo> | undefined;
    const trust = await account.step('trust', 'Open what verifies', () => openTrust(shop, deps));
    return work({
      ...shop,
      trust,
      database() {
        database ??= account.step('database', 'Get the vulnerability database', () =>
          getDatabase(shop, deps),
        );
        return database;
      },
    });
  });
}
