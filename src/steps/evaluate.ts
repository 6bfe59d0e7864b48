import type { Deps } from '../deps.ts';
import { SealiftError } from '../errors.ts';
import { evaluate } from './build.ts';
import { readyBuilder, type Workshop } from './image.ts';

/** `call: check` and the like: says what BuildKit makes of the Dockerfile, and builds nothing. */
export async function evaluateDockerfile(shop: Workshop, deps: Deps): Promise<void> {
  const { account, plan, tools, connection } = shop;
  const builder = await account.step('builder', 'Get a builder ready', () => readyBuilder(shop, deps));
  try {
    const buildx = await tools.get('buildx');
    const logins = connection.dockerLogins.build;
    const said = await account.step('call', `Evaluate the Dockerfile (${plan.build.call})`, () =>
      evaluate(plan, { buildx, builder, logins }, deps),
    );
    for (const line of said.output.trimEnd().split('\n')) deps.log.info(line);
    if (!said.passed)
      throw new SealiftError('build-failed', `call: ${said.method} found something in the Dockerfile`);
    account.remark(`The Dockerfile was evaluated (call: ${said.method}); nothing was built.`);
  } finally {
    await builder.close();
  }
}
