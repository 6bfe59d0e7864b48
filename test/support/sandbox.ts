import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ImageConfig } from '../../src/oci/descriptor.ts';
import { run } from '../../src/tools/runner.ts';
import { startServer } from './process.ts';
import { requireTool } from './tools.ts';

/** An image of a registry, unpacked to be run. */
export interface UnpackedImage {
  readonly root: string;
  readonly config: NonNullable<ImageConfig['config']> & { readonly WorkingDir?: string };
}

/** Unpacks an image below `folder`, with the owners and modes it has. Needs root. */
export async function unpackImage(reference: string, folder: string): Promise<UnpackedImage> {
  const root = join(folder, 'root');
  await mkdir(root, { recursive: true });
  const archive = join(folder, 'root.tar');
  await must('crane', 'export', reference, archive);
  await must('tar', '-xpf', archive, '-C', root);
  await rm(archive);
  // The mount points of a root that cannot be written.
  for (const name of ['proc', 'dev', 'sys', 'tmp']) await mkdir(join(root, name), { recursive: true });
  const { config } = JSON.parse(await must('crane', 'config', reference)) as ImageConfig;
  return { root, config: config ?? {} };
}

export interface SandboxOptions {
  readonly env: Readonly<Record<string, string>>;
  /** Stands before the image's own entry point, and is mounted from `program`. */
  readonly prefix?: { readonly args: readonly string[]; readonly program: string };
  readonly ready: () => Promise<boolean>;
}

export interface Sandbox {
  /** Everything it has written so far. */
  output(): string;
  /** Sends SIGTERM; whether it was gone soon after. */
  endsWhenTold(): Promise<boolean>;
  /** Ends and removes it. */
  stop(): Promise<void>;
}

/**
 * Runs an image by plain runc as a serverless platform does: as a user it does not know, nothing writable but
 * `/tmp`, few descriptors, processes and memory. It shares the machine's network, so that it reaches local storage.
 */
export async function startSandbox(
  image: UnpackedImage,
  folder: string,
  options: SandboxOptions,
): Promise<Sandbox> {
  const id = `sealift-sample-${process.pid}-${Math.random().toString(36).slice(2)}`;
  const { args = [], program } = options.prefix ?? {};
  const { config } = image;
  if (program) {
    await mkdir(join(image.root, args[0] ?? '', '..'), { recursive: true });
    await writeFile(join(image.root, args[0] ?? ''), '');
  }
  const limits = { type: 'RLIMIT_NOFILE', hard: 1024, soft: 1024 };
  await writeFile(
    join(folder, 'config.json'),
    JSON.stringify({
      ociVersion: '1.0.2',
      process: {
        user: { uid: 993, gid: 990 },
        args: [...args, ...(config.Entrypoint ?? []), ...(config.Cmd ?? [])],
        env: [
          ...(config.Env ?? []),
          ...Object.entries(options.env).map(([name, value]) => `${name}=${value}`),
        ],
        cwd: config.WorkingDir || '/',
        capabilities: {},
        rlimits: [limits],
        noNewPrivileges: true,
      },
      root: { path: image.root, readonly: true },
      mounts: [
        { destination: '/proc', type: 'proc', source: 'proc' },
        { destination: '/dev', type: 'tmpfs', source: 'tmpfs', options: ['mode=755', 'size=64k'] },
        {
          destination: '/tmp',
          type: 'tmpfs',
          source: 'tmpfs',
          options: ['nosuid', 'nodev', 'mode=1777', 'size=16m'],
        },
        ...(program
          ? [{ destination: args[0], type: 'bind', source: program, options: ['bind', 'ro'] }]
          : []),
      ],
      linux: {
        cgroupsPath: `/${id}`,
        resources: { memory: { limit: 256 * 1024 ** 2 }, pids: { limit: 64 } },
        namespaces: ['pid', 'ipc', 'uts', 'mount'].map((type) => ({ type })),
      },
    }),
  );
  const runc = (...command: string[]) =>
    run({ program: requireTool('runc'), args: ['--root', join(folder, 'state'), ...command], env: {} });
  const server = await startServer({
    program: requireTool('runc'),
    args: ['--root', join(folder, 'state'), 'run', '--bundle', folder, id],
    ready: options.ready,
  });
  return {
    output: server.output,
    async endsWhenTold() {
      await runc('kill', id, 'TERM');
      for (let tries = 0; tries < 100; tries += 1) {
        if ((await runc('state', id)).code !== 0) return true;
        await sleep(50);
      }
      return false;
    },
    async stop() {
      await runc('delete', '--force', id);
      await server.stop();
    },
  };
}

async function must(program: string, ...args: string[]): Promise<string> {
  const ran = await run({ program: requireTool(program), args, env: {} });
  if (ran.code !== 0) throw new Error(`${program} ended with ${ran.code}: ${ran.stderr}`);
  return ran.stdout;
}
