import { setImmediate } from 'node:timers/promises';
import type { Sleep } from '../../src/oci/retrying.ts';

/** A clock that stands until the test moves it, and waits that end by it. */
export interface ScriptedTime {
  readonly clock: () => Date;
  readonly wait: Sleep;
  /** Moves on; whatever waited until then goes on, one after the other. */
  pass(milliseconds: number): Promise<void>;
  /** How many wait. */
  waiting(): number;
}

export function scriptedTime(start = Date.parse('2026-01-01T00:00:00Z')): ScriptedTime {
  let now = start;
  const waits = new Set<{ until: number; end: () => void }>();
  return {
    clock: () => new Date(now),
    wait(milliseconds, signal) {
      return new Promise((resolve, reject) => {
        const one = { until: now + milliseconds, end: resolve };
        waits.add(one);
        signal?.addEventListener('abort', () => {
          waits.delete(one);
          reject(signal.reason);
        });
      });
    },
    async pass(milliseconds) {
      const end = now + milliseconds;
      await setImmediate();
      for (;;) {
        const [next] = [...waits].filter(({ until }) => until <= end).sort((a, b) => a.until - b.until);
        if (!next) break;
        waits.delete(next);
        now = Math.max(now, next.until);
        next.end();
        // Its work is files and promises, which are done some turns later.
        for (let turn = 0; turn < 20; turn += 1) await setImmediate();
      }
      now = end;
    },
    waiting: () => waits.size,
  };
}
