import type { PlatformProfile } from './profile.ts';

/** What the smoke run of one image is to do. */
export interface SmokePlan {
  /** The platform with the limits that the inputs set in place of its own. */
  readonly profile: PlatformProfile;
  /** Environment variables beside the image's, the platform's own among them. */
  readonly environment: Readonly<Record<string, string>>;
  /** For `http` platforms; default: `GET /`, any status below 500. */
  readonly request?: SmokeRequest;
  /** For `lambda`: what plays the runtime API, and what it is sent. */
  readonly emulator?: LambdaEmulator;
  /** Seconds that one answer, or a job, may take. */
  readonly patience: number;
}

export interface SmokeRequest {
  readonly method: string;
  /** With its query, as in `/hello?name=x`. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** The status it must have; undefined: any below 500. */
  readonly status?: number;
}

/** The Lambda runtime interface emulator: started in the container with the image's own command as its arguments. */
export interface LambdaEmulator {
  /** The program on this machine, for the image's architecture. */
  readonly program: string;
  /** JSON. */
  readonly event: string;
}
