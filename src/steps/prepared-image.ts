import { lstat, mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Layout, PlatformImage } from '../oci/layout.ts';
import type { ImageUser } from '../platforms/image-user.ts';
import { emulatorFolder, emulatorPath } from '../platforms/lambda-emulator.ts';
import { type ContainerConditions, containerConditions } from '../platforms/runtime-spec.ts';
import type { SmokePlan } from '../platforms/smoke-plan.ts';
import { descriptorLimit } from '../tools/descriptor-limit.ts';
import { unpackImage } from './root-filesystem.ts';
import { folderInRoot } from './root-path.ts';
import type { SmokeDeps } from './smoke-sandbox.ts';
import { type UserMapping, userIn, userMapping } from './smoke-user.ts';

/** An image unpacked to be run by runc, and what of its platform's conditions can be held to here. */
export interface PreparedImage {
  readonly root: string;
  readonly conditions: ContainerConditions;
  readonly user: ImageUser | undefined;
  readonly wantedUser: string;
  readonly mapping: UserMapping | undefined;
  readonly program: { source: string; destination: string } | undefined;
  readonly notHeld: readonly string[];
  /** Nanoseconds since 1970: what changes later is the container's doing. */
  readonly since: bigint;
}

/** Unpacks an image into `folder`, which is there. */
export async function prepareImage(
  layout: Layout,
  image: PlatformImage,
  plan: SmokePlan,
  folder: string,
  rootless: boolean,
  deps: SmokeDeps,
): Promise<PreparedImage> {
  const { config } = image.config;
  const { profile, emulator } = plan;
  const root = join(folder, 'root');
  await mkdir(root, { mode: 0o755 });
  await unpackImage(layout.folder, image, root, {
    owners: !rootless,
    folders: [config?.WorkingDir || '/', '/etc', ...(emulator ? [emulatorFolder] : [])],
    signal: deps.signal,
  });
  // Every platform knows localhost; images seldom do.
  await place(root, '/etc/hosts', '127.0.0.1\tlocalhost\n::1\tlocalhost\n');
  if (emulator) await place(root, emulatorPath, '');

  const notHeld: string[] = [];
  const conditions = containerConditions(config, plan);
  const descriptors = await descriptorLimit(conditions.descriptors);
  if (descriptors !== conditions.descriptors) {
    notHeld.push(`${conditions.descriptors} descriptors: this machine allows ${descriptors}`);
  }
  const wantedUser = config?.User ?? '';
  let user = await userIn(root, wantedUser, profile.run.user);
  const home = `HOME=${user?.home ?? '/'}`;
  const mapping = rootless ? await userMapping(deps.env) : undefined;
  if (user && mapping && !mapping.many && user.uid !== 0) {
    notHeld.push(`user ${user.uid}: it ran with the rights of this machine's user ${deps.host.uid}`);
    user = namespaceRoot;
  }
  if (rootless) notHeld.push('owners of files: all belong to the one who runs this');
  const environment = conditions.environment.some((entry) => entry.startsWith('HOME='))
    ? conditions.environment
    : [...conditions.environment, home];
  const mark = join(folder, 'mark');
  await writeFile(mark, '');
  const { ctimeNs } = await lstat(mark, { bigint: true });
  return {
    root,
    conditions: { ...conditions, environment, descriptors },
    user,
    wantedUser,
    mapping,
    program: emulator && { source: emulator.program, destination: emulatorPath },
    notHeld,
    since: ctimeNs,
  };
}

/** Root in a user namespace is who made it. */
export const namespaceRoot: ImageUser = { uid: 0, gid: 0, additionalGids: [], home: undefined };

/** Writes a file that is not there yet into a folder that is. */
async function place(root: string, path: string, content: string): Promise<void> {
  const folder = await folderInRoot(root, dirname(path));
  if (folder === undefined) return;
  await writeFile(join(folder, basename(path)), content, { flag: 'wx' }).catch(() => {});
}
