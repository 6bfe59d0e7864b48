import type { PlatformName } from './finding.ts';

/** What came out of running one platform's image under its platform's conditions. Plain data. */
export interface SmokeReport {
  readonly profile: PlatformName;
  /** The image's, as `linux/amd64`. */
  readonly platform: string;
  /** Why it was not run; the rest is empty then. */
  readonly skipped?: string;
  readonly sandbox?: SmokeSandbox;
  /** Conditions of the platform that could not be set here, in plain words. */
  readonly notHeld: readonly string[];
  /** Why the entry point could not be started, in the sandbox's words. */
  readonly startFailure?: string;
  /** Seconds until the first answer, of a job until its end. */
  readonly readySeconds?: number;
  readonly answer?: SmokeAnswer;
  /** How it ended: by itself, or because it was told to. */
  readonly end?: SmokeEnd;
  /** What it listened on, when last looked. */
  readonly listeners: readonly Listener[];
  readonly figures?: SmokeFigures;
  /** Absolute paths outside `/tmp` that it tried to write to. */
  readonly refusedWrites: readonly string[];
  /** Bytes of memory that would do, with room to spare. */
  readonly suggestedMemory?: number;
  /** The last lines it wrote. */
  readonly output: readonly string[];
}

export interface SmokeSandbox {
  readonly kind: 'docker' | 'runc';
  readonly version: string;
  readonly rootless: boolean;
}

export interface SmokeAnswer {
  readonly status: number;
  /** Of the request that was sent once it was ready. */
  readonly seconds: number;
  /** Its first 64 KiB. */
  readonly body: string;
}

export interface SmokeEnd {
  /** 128 and the signal's number after a signal. */
  readonly status: number;
  /** Since the start; after SIGTERM since that. */
  readonly seconds: number;
  /** `itself`; `term`: within its time after SIGTERM; `kill`: only SIGKILL ended it. */
  readonly by: 'itself' | 'term' | 'kill';
}

export interface Listener {
  /** As in `127.0.0.1` or `::`. */
  readonly address: string;
  readonly port: number;
}

/** Peaks of a run; what could not be measured is missing. */
export interface SmokeFigures {
  /** Bytes, without the page cache, and without `/tmp` unless files are memory on the platform. */
  readonly memory?: number;
  /** Processes at once. */
  readonly processes?: number;
  /** Processes and threads at once. */
  readonly threads?: number;
  /** Of the process that had most. */
  readonly descriptors?: number;
  /** Bytes in `/tmp`. */
  readonly tmp?: number;
  /** Processes that the kernel ended because memory ran out. */
  readonly oomKills: number;
  /** Processes and threads that were refused. */
  readonly forksRefused: number;
}

/** Functions are given memory in steps of 64 MB at least, from 128 MB on. */
const step = 64 * 1024 ** 2;
const least = 128 * 1024 ** 2;

/** Memory for a peak: half as much again, rounded up to a size that platforms offer. Bytes. */
export function suggestedMemory(peak: number): number {
  return Math.max(least, Math.ceil((peak * 1.5) / step) * step);
}
