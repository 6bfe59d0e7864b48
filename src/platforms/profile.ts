import type { PlatformName } from './finding.ts';

/** A number a platform sets, with where it says so. */
export interface Limit {
  /** In `unit`. */
  readonly value: number;
  readonly unit: 'bytes' | 'seconds' | 'count';
  /** The vendor's page. */
  readonly source: string;
}

/** How a platform talks to what runs in it. */
export type Invocation =
  /** It answers HTTP at a port, which it may be told by an environment variable. */
  | { readonly kind: 'http'; readonly port: number; readonly portVariable: string | undefined }
  /** It polls the Lambda runtime API. */
  | { readonly kind: 'lambda' }
  /** It runs and ends with 0. */
  | { readonly kind: 'job' };

/** One platform as data: what its images must be, and what they run under. */
export interface PlatformProfile {
  readonly name: PlatformName;
  /** As its vendor calls it. */
  readonly title: string;
  readonly image: {
    /** Platforms that it runs, as `os/architecture`. */
    readonly platforms: readonly string[];
    /** Whether it takes an index, or only a manifest. */
    readonly index: boolean;
    /** Media types of layers that it is known to unpack. */
    readonly layerTypes: readonly string[];
    /** How sure it is that other layers fail: refused there, or only nowhere said to work. */
    readonly otherLayers: 'refused' | 'undocumented';
    /** Media types of manifests that it takes. */
    readonly manifestTypes: readonly string[];
    /** Unpacked bytes of all layers. */
    readonly unpacked?: Limit;
    /** Bytes of config and layers as they are in the registry. */
    readonly packed?: Limit;
    /** Items of entry point and command together. */
    readonly commandItems?: Limit;
    /** Bytes of all environment variables. */
    readonly environment?: Limit;
    /** Registries it pulls from, as a regular expression over the host, and how to say that. */
    readonly registry?: {
      readonly host: RegExp;
      readonly says: string;
      /** Whether it must be in the region that the function runs in. */
      readonly sameRegion: boolean;
      /** What its name does not tell, where that matters, as a sentence without its full stop. */
      readonly unseen?: { readonly host: RegExp; readonly what: string };
      /** The vendor's page. */
      readonly source: string;
    };
  };
  readonly run: {
    readonly invocation: Invocation;
    /** Whether the root file system is read-only. */
    readonly readOnly: boolean;
    /** The user it runs as whatever USER says; undefined: USER counts. */
    readonly user?: number;
    /** Whether root may be the user, where USER counts. */
    readonly root: 'allowed' | 'refused';
    /** Of `/tmp` (or of all that may be written) when nothing else is asked for. */
    readonly tmp?: Limit;
    /** The most that can be asked for. */
    readonly tmpMost?: Limit;
    /** What it gives when nothing else is asked for, else the least. */
    readonly memory: Limit;
    /** The most that can be asked for. */
    readonly memoryMost?: Limit;
    /** Processes and threads. */
    readonly pids?: Limit;
    readonly descriptors?: Limit;
    /** Until the first answer. */
    readonly ready?: Limit;
    /** Between SIGTERM and SIGKILL. */
    readonly stop?: Limit;
    /** Whether child processes may be started. */
    readonly children: boolean;
  };
}
