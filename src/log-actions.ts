import * as core from '@actions/core';
import type { Log } from './log.ts';
import { durationText } from './report/figures.ts';

/** The Action's log: one group a step (GitHub cannot nest them, so steps inside a step are lines). */
export function actionsLog(): Log {
  let depth = 0;
  return {
    debug: (message) => core.debug(message),
    info: (message) => core.info(message),
    warn: (message) => core.warning(message),
    error: (message) => core.error(message),
    hide: (secret) => core.setSecret(secret),
    progress() {},
    async step(title, work) {
      const started = performance.now();
      const outermost = depth === 0;
      depth += 1;
      if (outermost) core.startGroup(title);
      else core.info(`${title} …`);
      let outcome = 'failed';
      try {
        const result = await work();
        outcome = 'done';
        return result;
      } finally {
        depth -= 1;
        core.info(`${title}: ${outcome} in ${durationText(performance.now() - started)}`);
        if (outermost) core.endGroup();
      }
    },
  };
}
