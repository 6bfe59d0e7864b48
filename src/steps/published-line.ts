import type { Deps } from '../deps.ts';
import type { Inputs } from '../inputs/inputs.ts';
import type { Place } from '../place.ts';
import type { PublishedPlan } from '../plan/published-plan.ts';
import { connect } from '../registries/connection.ts';
import type { Account } from '../report/account.ts';
import { toolsEntry } from '../report/entries.ts';
import { openToolbox } from '../tools/toolbox.ts';
import { getDatabase, type Workplace } from './image.ts';
import type { DatabaseInfo } from './scan.ts';
import { openTrust, type Trust } from './trust.ts';

/** What a command on published images works with. */
export interface PublishedLine<LinePlan extends PublishedPlan> extends Workplace<LinePlan> {
  readonly trust: Trust;
  /** Gets the vulnerability database ready when it is first asked for, and once. */
  database(): Promise<DatabaseInfo>;
}

/** Opens tools, registries and verifiers for `work`, and closes them after it. */
export async function onPublishedLine<LinePlan extends PublishedPlan>(
  plan: LinePlan,
  { inputs, place, account }: { inputs: Inputs; place: Place; account: Account },
  deps: Deps,
  work: (line: PublishedLine<LinePlan>) => Promise<void>,
): Promise<void> {
  for (const note of plan.notes) account.remark(note);
  const tools = openToolbox(inputs, place, deps);
  const connection = await connect(plan, deps);
  const shop: Workplace<LinePlan> = { plan, place, tools, connection, account };
  let database: Promise<DatabaseInfo> | undefined;
  try {
    const trust = await account.step('trust', 'Open what verifies', () => openTrust(shop, deps));
    await work({
      ...shop,
      trust,
      database() {
        database ??= account.step('database', 'Get the vulnerability database', () =>
          getDatabase(shop, deps),
        );
        return database;
      },
    });
    await connection.client.referrersConfirm();
  } catch (error) {
    // What was attached before the failure must not be lost to another writer either; the failure itself counts.
    if (!deps.signal.aborted) await connection.client.referrersConfirm().catch(() => {});
    throw error;
  } finally {
    account.note({ tools: toolsEntry(tools.ready()) });
    account.note({ registries: connection.registries() });
    connection.close();
  }
}
