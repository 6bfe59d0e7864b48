import { setTimeout as sleep } from 'node:timers/promises';
import type { Deps } from '../deps.ts';
import type { Secret } from '../secret.ts';
import { type CosignFailure, cosignFailure, errorLine } from './cosign-output.ts';
import { foreignEnvironment } from './foreign-environment.ts';
import type { RunResult } from './runner.ts';

/** The cosign program and the logins it may use. */
export interface CosignTool {
  readonly program: string;
  /** Folder with the run's own `config.json`. */
  readonly dockerConfig: string;
  /** Milliseconds to wait before each further try after a failure that may pass. */
  readonly retryDelaysMs?: readonly number[];
}

/** What a cosign command came to. `message` is cosign's own last line, without secrets. */
export type CosignOutcome =
  | { readonly ok: true; readonly stdout: string }
  | { readonly ok: false; readonly failure: CosignFailure; readonly message: string };

export interface Cosign {
  (args: readonly string[]): Promise<CosignOutcome>;
  /**
   * Runs a command again, a few times, while it fails for a reason that may pass. `before` is asked
   * ahead of each further try: true means that the work turned out to be done.
   */
  retrying(args: readonly string[], before?: () => Promise<boolean>): Promise<CosignOutcome>;
}

const timeoutMs = 240_000;
const defaultDelaysMs = [1000, 4000];

/**
 * Opens cosign for one purpose. It gets the user's environment (proxies, certificates, the cloud's
 * variables for KMS keys and credential helpers) without other programs' secrets, plus `secrets`.
 */
export function openCosign(
  tool: CosignTool,
  secrets: Readonly<Record<string, Secret>>,
  deps: Pick<Deps, 'run' | 'env' | 'signal' | 'log'>,
): Cosign {
  const env = {
    ...foreignEnvironment(deps.env),
    ...Object.fromEntries(Object.entries(secrets).map(([name, secret]) => [name, secret.reveal()])),
    DOCKER_CONFIG: tool.dockerConfig,
  };
  const clean = cleaner(Object.values(secrets));

  const cosign = async (args: readonly string[]): Promise<CosignOutcome> => {
    const result = await deps.run({ program: tool.program, args, env, timeoutMs, signal: deps.signal });
    return outcomeOf(result, clean);
  };
  const retrying = async (
    args: readonly string[],
    before?: () => Promise<boolean>,
  ): Promise<CosignOutcome> => {
    let outcome = await cosign(args);
    for (const delay of tool.retryDelaysMs ?? defaultDelaysMs) {
      if (outcome.ok || outcome.failure !== 'transient') return outcome;
      deps.log.warn(`cosign ${args[0]} failed and is tried again: ${outcome.message}`);
      await sleep(delay, undefined, { signal: deps.signal });
      if (await before?.()) return { ok: true, stdout: '' };
      outcome = await cosign(args);
    }
    return outcome;
  };
  return Object.assign(cosign, { retrying });
}

function outcomeOf(result: RunResult, clean: (text: string) => string): CosignOutcome {
  if (result.code === 0) return { ok: true, stdout: result.stdout };
  const message = clean(errorLine(result.stderr)) || `exit status ${result.code}`;
  return { ok: false, failure: cosignFailure(result), message };
}

/** Takes secrets out of a program's message, and anything that looks like a token. */
function cleaner(secrets: readonly Secret[]): (text: string) => string {
  const values = secrets.flatMap((secret) => secret.reveal().split('\n')).filter((line) => line.length > 3);
  return (text) =>
    values
      .reduce((rest, value) => rest.replaceAll(value, '***'), text)
      .replaceAll(/eyJ[\w-]+\.[\w-]+\.[\w-]+/g, '***');
}
