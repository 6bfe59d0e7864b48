import type { Deps } from '../deps.ts';
import type { Inputs } from '../inputs/inputs.ts';
import type { Place } from '../place.ts';
import { type Connection, connect } from '../registries/connection.ts';
import type { Account } from '../report/account.ts';
import { toolsEntry } from '../report/entries.ts';
import { openToolbox, type Toolbox } from '../tools/toolbox.ts';

/** What the steps of a line work with. */
export interface Workplace<LinePlan> {
  readonly plan: LinePlan;
  readonly place: Place;
  readonly tools: Toolbox;
  readonly connection: Connection;
  readonly account: Account;
}

/**
 * Opens tools and registries for the steps in `work`. After them what was attached is confirmed; the connections are
 * closed and the tools on record also when a step fails.
 */
export async function inWorkplace<LinePlan extends Parameters<typeof connect>[0], Result>(
  plan: LinePlan,
  { inputs, place, account }: { inputs: Inputs; place: Place; account: Account },
  deps: Deps,
  work: (shop: Workplace<LinePlan>) => Promise<Result>,
): Promise<Result> {
  const tools = openToolbox(inputs, place, deps);
  const connection = await connect(plan, deps);
  try {
    const result = await work({ plan, place, tools, connection, account });
    await connection.client.referrersConfirm();
    return result;
  } catch (error) {
    // What was attached before the failure must not be lost to another writer either; the failure itself counts.
    if (!deps.signal.aborted) await connection.client.referrersConfirm().catch(() => {});
    throw error;
  } finally {
    account.note({ tools: toolsEntry(tools.ready()), registries: connection.registries() });
    connection.close();
  }
}
