import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ImageConfig } from '../../src/oci/descriptor.ts';
import type { Layout, PlatformImage } from '../../src/oci/layout.ts';
import type { PlatformProfile } from '../../src/platforms/profile.ts';
import type { SmokePlan } from '../../src/platforms/smoke-plan.ts';
import type { SmokeDeps } from '../../src/steps/smoke-sandbox.ts';
import type { LiveDeps } from './build.ts';
import { type TarMember, writeImageLayout } from './image-layout.ts';
import { requireTool } from './tools.ts';

type Run = PlatformProfile['run'];

/** A platform of HTTP services with a read-only root, small limits and short waits. */
export function smokeProfile(
  run: Partial<Run> = {},
  name: PlatformProfile['name'] = 'generic',
): PlatformProfile {
  const limit = (value: number, unit: 'bytes' | 'seconds' | 'count') => ({ value, unit, source: 'a test' });
  return {
    name,
    title: 'The platform',
    image: {
      platforms: ['linux/amd64'],
      index: true,
      layerTypes: [],
      manifestTypes: [],
      otherLayers: 'undocumented',
    },
    run: {
      invocation: { kind: 'http', port: 8080, portVariable: 'PORT' },
      readOnly: true,
      root: 'allowed',
      tmp: limit(16 * 1024 ** 2, 'bytes'),
      memory: limit(128 * 1024 ** 2, 'bytes'),
      pids: limit(64, 'count'),
      descriptors: limit(256, 'count'),
      ready: limit(20, 'seconds'),
      stop: limit(10, 'seconds'),
      children: true,
      ...run,
    },
  };
}

export function smokePlan(run: Partial<Run> = {}, other: Partial<SmokePlan> = {}): SmokePlan {
  return { profile: smokeProfile(run), environment: {}, patience: 20, ...other };
}

/** An image of the program in test/tools/smoke-app, for this machine, told what to do by its arguments. */
export async function smokeImage(
  folder: string,
  args: readonly string[],
  other: {
    config?: ImageConfig['config'];
    files?: Readonly<Record<string, TarMember>>;
    architecture?: string;
  } = {},
): Promise<{ layout: Layout; image: PlatformImage }> {
  const architecture = process.arch === 'arm64' ? 'arm64' : 'amd64';
  const layout = await writeImageLayout(folder, [
    {
      platform: { os: 'linux', architecture: other.architecture ?? architecture },
      files: {
        'app/': {},
        'app/serve': { mode: 0o755, content: new Uint8Array(await readFile(requireTool('smoke-app'))) },
        ...other.files,
      },
      config: { Entrypoint: ['/app/serve'], Cmd: args, ...other.config },
    },
  ]);
  return { layout, image: layout.images[0] as PlatformImage };
}

/** What `smoke` works with: real programs, and no Docker. */
export function smokeDeps(deps: LiveDeps, other: Partial<SmokeDeps> = {}): SmokeDeps {
  return {
    ...deps,
    env: { ...deps.env, DOCKER_HOST: `unix://${deps.files.path('no-docker.sock')}` },
    host: { platform: process.platform, architecture: process.arch, uid: process.getuid?.() },
    runc: async () => requireTool('runc'),
    ...other,
  };
}

/** Mounts below a folder, cgroups of smoke runs, and processes of the test program, now. */
export function leftovers(folder: string): string[] {
  const lines = (path: string) => readFileSync(path, 'utf8').split('\n');
  const mounts = lines('/proc/self/mountinfo').filter((line) => line.includes(folder));
  const cgroups = lines('/proc/self/mountinfo')
    .filter((line) => / - cgroup2? /.test(line))
    .map((line) => line.split(' ')[4] ?? '')
    .flatMap((mount) =>
      readdirSync(mount)
        .filter((name) => name.startsWith('sealift-'))
        .map((name) => join(mount, name)),
    );
  const processes = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => {
      try {
        return readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ');
      } catch {
        return '';
      }
    })
    .filter(
      (command) => command.startsWith('/app/serve') || (command.includes('runc') && command.includes(folder)),
    );
  return [...mounts, ...cgroups, ...processes];
}
