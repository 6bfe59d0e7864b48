import { join } from 'node:path';
import { obtainVenv } from '../test/tools/venv.ts';

/** The path of the pinned zizmor. Throws with the reason when this machine cannot have it. */
export async function obtainZizmor(): Promise<string> {
  return join(await obtainVenv('zizmor'), 'bin', 'zizmor');
}
