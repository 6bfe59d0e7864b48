import { mkdir, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { obtainVenv, venvFolder } from '../tools/venv.ts';

/** The name `describeWith` knows it by: a Python that has the vendors' own SDKs. */
export const sdkPython = 'python-with-vendor-sdks';

/** What stands on the PATH of the end-to-end tests: this one program, not the Python and pip beside it. */
export function sdkFolder(): string {
  return join(venvFolder('vendor-sdks'), 'path');
}

/** Installs the SDKs where they are missing; without them there is no such program afterwards, and this throws. */
export async function installVendorSdks(): Promise<void> {
  const folder = await obtainVenv('vendor-sdks');
  await mkdir(sdkFolder(), { recursive: true });
  // In a folder of the environment, Python takes it for its own (pyvenv.cfg is looked for one level up).
  await rm(join(sdkFolder(), sdkPython), { force: true });
  await symlink(join(folder, 'bin', 'python3'), join(sdkFolder(), sdkPython));
}
