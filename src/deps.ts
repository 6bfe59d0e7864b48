import type { Agent as HttpAgent } from 'node:http';
import type { Agent as HttpsAgent } from 'node:https';
import type { Log } from './log.ts';
import type { Http } from './oci/http.ts';
import { liveHttp } from './oci/live-http.ts';
import { createRunFolder, type RunFolder } from './run-folder.ts';
import { type Run, run, type Start, start } from './tools/runner.ts';

/** Everything live a step may touch. Tests pass their own; nothing is patched. */
export interface Deps {
  /** Starts a program without a shell and waits for it. */
  readonly run: Run;
  /** Starts a program that keeps running beside us. */
  readonly start: Start;
  /** One HTTP request: no redirects followed, no retries, no credentials of its own. */
  readonly http: Http;
  /** The agent a vendor's SDK, which sends its own requests, is to use for a URL: with the run's proxies. */
  readonly agent: (url: URL) => HttpAgent | HttpsAgent;
  /** The Node.js program this runs on. */
  readonly node: string;
  /** The time now; a run takes it once for everything it dates. */
  readonly clock: () => Date;
  readonly log: Log;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** This run's private folder (0700), removed when the run ends. */
  readonly files: RunFolder;
  /** Aborted when the run is interrupted. */
  readonly signal: AbortSignal;
}

/** The live dependencies of one run; `close` ends connections and removes the run folder. */
export async function openDeps(options: {
  env: Deps['env'];
  log: Log;
  signal: AbortSignal;
  /** Where the run folder is made; default: the system's temporary folder. */
  parent?: string;
}): Promise<Deps & { close(): Promise<void>; abandon(): void }> {
  const http = liveHttp(options.env);
  const files = await createRunFolder(options.parent);
  return {
    run,
    start,
    http,
    agent: http.agent,
    node: process.execPath,
    clock: () => new Date(),
    log: options.log,
    env: options.env,
    files,
    signal: options.signal,
    abandon: () => files.removeSecrets(),
    async close() {
      http.close();
      await files.remove();
    },
  };
}
