import type { Log } from './log.ts';
import type { Http } from './oci/http.ts';
import type { RunFolder } from './run-folder.ts';
import type { Run } from './tools/runner.ts';

/** Everything live a step may touch. Tests pass their own; nothing is patched. */
export interface Deps {
  /** Starts a program without a shell and waits for it. */
  readonly run: Run;
  /** One HTTP request: no redirects followed, no retries, no credentials of its own. */
  readonly http: Http;
  /** The time now; a run takes it once for everything it dates. */
  readonly clock: () => Date;
  readonly log: Log;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** This run's private folder (0700), removed when the run ends. */
  readonly files: RunFolder;
  /** Aborted when the run is interrupted. */
  readonly signal: AbortSignal;
}
