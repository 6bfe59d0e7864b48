import { setTimeout as sleep } from 'node:timers/promises';

const delaysMs = [0, 200, 400, 800, 1600];

/**
 * Does something again, after a pause, until it reports that what it wrote is there to be read: others may write the
 * same tag at the same time, and the last one wins. False when it never was. The pauses differ by chance, so that two
 * who collided do not collide again.
 */
export async function untilReadBack(writeAndRead: () => Promise<boolean>): Promise<boolean> {
  for (const delay of delaysMs) {
    if (delay > 0) await sleep(delay * (0.5 + Math.random()));
    if (await writeAndRead()) return true;
  }
  return false;
}
