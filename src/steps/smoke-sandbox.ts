import type { Deps } from '../deps.ts';
import type { SmokeSandbox } from '../platforms/smoke-report.ts';
import type { ProbeResult, ProbeTask } from './smoke-probe.ts';

/** What the smoke run works with. */
export interface SmokeDeps extends Pick<Deps, 'run' | 'start' | 'env' | 'files' | 'log' | 'signal' | 'node'> {
  readonly host: SmokeHost;
  /** The program; rejects with `tool-missing` where there is none. */
  readonly runc: () => Promise<string>;
  /** Told before anything is started: what another process needs to clean up. */
  readonly onState?: (state: SmokeState) => void;
}

export interface SmokeHost {
  readonly platform: NodeJS.Platform;
  /** As `process.arch`. */
  readonly architecture: string;
  readonly uid: number | undefined;
}

/** What a killed smoke run may have left. Plain data: survives in a file of the run. */
export type SmokeState =
  | {
      readonly kind: 'runc';
      readonly program: string;
      /** Where runc keeps its own state. */
      readonly state: string;
      readonly folder: string;
      readonly containers: readonly string[];
      readonly rootless: boolean;
    }
  | {
      readonly kind: 'docker';
      readonly containers: readonly string[];
      readonly image: string;
      readonly network: string;
    };

/** A way to run one image. */
export interface Sandbox {
  readonly about: SmokeSandbox;
  /** Starts the image; `open` with a root file system that can be written, to see where it writes. */
  start(open: boolean): Promise<SmokeContainer>;
  /** What the open container has changed, as paths of the image; once it has ended. */
  changed(): Promise<string[]>;
  /** Removes everything; may be called again. */
  close(): Promise<void>;
}

/** One container. */
export interface SmokeContainer {
  /** Why it could not be started, in the sandbox's words. */
  readonly startFailure: string | undefined;
  /** Of its first process on this machine; 0 when there is none any more. */
  readonly pid: number;
  /** The machine's monotonic clock when it was started, in nanoseconds. */
  readonly started: bigint;
  /** In plain words: conditions that could not be set. */
  readonly notHeld: readonly string[];
  /** Resolves with its exit status. */
  readonly ended: Promise<number>;
  /** Asks it over HTTP, from within its network. */
  probe(task: Omit<ProbeTask, 'host'>, signal: AbortSignal): Promise<ProbeResult>;
  signal(name: 'TERM' | 'KILL'): Promise<void>;
  /** What it wrote, the last of it. */
  output(): Promise<string>;
  /** Whether the kernel ended it for want of memory, where the sandbox itself tells. */
  outOfMemory(): Promise<boolean>;
}
