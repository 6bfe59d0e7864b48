import type { ImageConfig } from '../oci/descriptor.ts';
import type { ImageUser } from './image-user.ts';
import {
  emulatorArguments,
  emulatorEnvironment,
  emulatorFolder,
  emulatorPath,
  emulatorPorts,
} from './lambda-emulator.ts';
import { usualPath } from './program.ts';
import type { SmokePlan } from './smoke-plan.ts';

/** What one container of an image runs with. */
export interface ContainerConditions {
  readonly args: readonly string[];
  /** `NAME=value`. */
  readonly environment: readonly string[];
  readonly folder: string;
  readonly readOnly: boolean;
  /** Bytes of the tmpfs at `/tmp`. */
  readonly tmp: number;
  readonly memory: number | undefined;
  readonly pids: number | undefined;
  readonly descriptors: number | undefined;
  /** Whether there is a `/dev/shm`. */
  readonly sharedMemory: boolean;
}

/** The conditions of a platform for an image; nothing of this machine's environment comes in. */
export function containerConditions(config: ImageConfig['config'], plan: SmokePlan): ContainerConditions {
  const { run } = plan.profile;
  const own = platformEnvironment(plan);
  const image = (config?.Env ?? []).filter((entry) => !((entry.split('=')[0] ?? '') in own));
  const all = [...image, ...Object.entries(own).map(([name, value]) => `${name}=${value}`)];
  return {
    args: [
      ...(plan.emulator ? emulatorArguments(emulatorPath, emulatorPorts, '0.0.0.0') : []),
      ...(config?.Entrypoint ?? []),
      ...(config?.Cmd ?? []),
    ],
    environment: all.some((entry) => entry.startsWith('PATH=')) ? all : [`PATH=${usualPath}`, ...all],
    folder: config?.WorkingDir || '/',
    readOnly: run.readOnly,
    // Where nothing is said of it, files are in memory and count (Cloud Run's container contract).
    tmp: run.tmp?.value ?? run.memory.value,
    memory: run.memory.value,
    pids: run.pids?.value,
    descriptors: run.descriptors?.value,
    // Lambda has none: AWS Compute Blog, "Parallel Processing in Python with AWS Lambda".
    sharedMemory: run.invocation.kind !== 'lambda',
  };
}

/** The variables an image does not have itself. */
export function platformEnvironment({
  profile,
  environment,
  emulator,
  patience,
}: SmokePlan): Readonly<Record<string, string>> {
  const { invocation, memory } = profile.run;
  const named = invocation.kind === 'http' ? invocation.portVariable : undefined;
  return {
    ...(invocation.kind === 'http' && named && { [named]: String(invocation.port) }),
    ...(emulator && emulatorEnvironment({ timeout: patience, memory: memory.value })),
    ...environment,
  };
}

/** How ids of a user namespace are ours. */
export interface IdMapping {
  readonly containerID: number;
  readonly hostID: number;
  readonly size: number;
}

export interface SpecOptions {
  readonly conditions: ContainerConditions;
  readonly user: ImageUser;
  /** Absolute path of the unpacked root file system. */
  readonly root: string;
  /** Below each controller's mount; undefined: no cgroup of its own. */
  readonly cgroup: string | undefined;
  /** A file of this machine that is mounted read-only. */
  readonly program?: { readonly source: string; readonly destination: string };
  /** The ids of a user namespace, when we are not root. */
  readonly mapping?: { readonly uids: readonly IdMapping[]; readonly gids: readonly IdMapping[] };
  /** Lets the process write where the permissions of files say no, to find out where it would. */
  readonly writesAnywhere?: boolean;
}

/** The mount points of a container. They must be in a read-only root file system before it starts. */
export const mountPoints = ['/proc', '/dev', '/sys', '/tmp'] as const;

/** Folders of a container that are the runtime's doing or ours, not the image's. */
export const ownPlaces: readonly string[] = [...mountPoints, emulatorFolder];

/**
 * The configuration of one container for runc: own namespaces with nothing but loopback, no capabilities, no new
 * privileges. Source: OCI runtime specification 1.0, config.md and config-linux.md.
 */
export function runtimeSpec(options: SpecOptions) {
  const { conditions, user, root, cgroup, mapping, writesAnywhere = false } = options;
  const { uid, gid, additionalGids } = user;
  const sets = ['bounding', 'effective', 'permitted', 'inheritable', 'ambient'];
  const rights = writesAnywhere ? ['CAP_DAC_OVERRIDE'] : [];
  return {
    ociVersion: '1.0.2',
    process: {
      terminal: false,
      user: { uid, gid, ...(additionalGids.length > 0 && { additionalGids }) },
      args: conditions.args,
      env: conditions.environment,
      cwd: conditions.folder,
      capabilities: Object.fromEntries(sets.map((set) => [set, rights])),
      rlimits:
        conditions.descriptors === undefined
          ? []
          : [{ type: 'RLIMIT_NOFILE', hard: conditions.descriptors, soft: conditions.descriptors }],
      noNewPrivileges: true,
    },
    root: { path: root, readonly: conditions.readOnly && !writesAnywhere },
    hostname: 'localhost',
    mounts: mounts(options),
    linux: {
      namespaces: ['pid', 'network', 'ipc', 'uts', 'mount', ...(mapping ? ['user'] : [])].map((type) => ({
        type,
      })),
      ...(mapping && { uidMappings: mapping.uids, gidMappings: mapping.gids }),
      ...(cgroup !== undefined && { cgroupsPath: cgroup, resources: resources(conditions) }),
      maskedPaths: ['/proc/kcore', '/proc/keys', '/proc/timer_list', '/proc/sched_debug', '/proc/scsi'],
      readonlyPaths: ['/proc/bus', '/proc/fs', '/proc/irq', '/proc/sys', '/proc/sysrq-trigger'],
    },
  };
}

function mounts({ conditions, cgroup, program, mapping }: SpecOptions) {
  const quiet = ['nosuid', 'noexec', 'nodev'];
  return [
    { destination: '/proc', type: 'proc', source: 'proc', options: quiet },
    { destination: '/dev', type: 'tmpfs', source: 'tmpfs', options: ['nosuid', 'mode=755', 'size=64k'] },
    ...(conditions.sharedMemory
      ? [
          {
            destination: '/dev/shm',
            type: 'tmpfs',
            source: 'shm',
            options: [...quiet, 'mode=1777', 'size=65536k'],
          },
        ]
      : []),
    ...(mapping ? [] : [{ destination: '/sys', type: 'sysfs', source: 'sysfs', options: [...quiet, 'ro'] }]),
    // Runtimes such as the JVM look here for the memory they may take.
    ...(cgroup !== undefined && !mapping
      ? [{ destination: '/sys/fs/cgroup', type: 'cgroup', source: 'cgroup', options: [...quiet, 'ro'] }]
      : []),
    {
      destination: '/tmp',
      type: 'tmpfs',
      source: 'tmpfs',
      options: ['nosuid', 'nodev', 'mode=1777', `size=${conditions.tmp}`],
    },
    ...(program ? [{ ...program, type: 'bind', options: ['bind', 'ro', 'nosuid', 'nodev'] }] : []),
  ];
}

/** Swap is not to be had on any of the platforms: the memory limit counts for both. */
function resources({ memory, pids }: ContainerConditions) {
  return {
    ...(memory !== undefined && { memory: { limit: memory, swap: memory } }),
    ...(pids !== undefined && { pids: { limit: pids } }),
  };
}
