import type { Deps } from '../deps.ts';
import { SealiftError } from '../errors.ts';
import { readBodyStart } from '../oci/body.ts';
import type { HttpResponse } from '../oci/http.ts';
import { type Sleep, timer } from '../oci/retrying.ts';
import { type LambdaAnswer, readLambdaAnswer } from '../platforms/lambda-answer.ts';
import { invocationPath } from '../platforms/lambda-emulator.ts';

export interface LambdaInvocation {
  /** Where the emulator listens: `http://127.0.0.1:PORT`. */
  readonly origin: URL;
  /** JSON text. */
  readonly event: string;
  /** Seconds the function has; the emulator holds it to them. */
  readonly timeout: number;
  /** Milliseconds to wait for the emulator to listen. */
  readonly readyMs: number;
  /** What the emulator and the function have written so far. */
  readonly log: () => Promise<string> | string;
}

/** Lambda refuses answers of more than 6 MB; so does the emulator. */
const longestAnswer = 7 * 1024 ** 2;
/** The emulator ends a function at its time-out and says so a moment later. */
const graceMs = 15_000;
const betweenTriesMs = 50;

/**
 * Sends one event to a running emulator and reads what comes of it. The function is started by the first event:
 * its start-up time is in that answer. Rejects with `tool-failed` when the emulator never listens or does not
 * answer, and with `interrupted`.
 */
export async function invokeLambda(
  invocation: LambdaInvocation,
  deps: Pick<Deps, 'http' | 'signal'> & { readonly sleep?: Sleep },
): Promise<LambdaAnswer> {
  const response = await post(invocation, deps);
  const body = await readBodyStart(response, longestAnswer);
  return readLambdaAnswer({
    status: response.status,
    body: body.toString('utf8'),
    log: await invocation.log(),
  });
}

/** Tries again while nobody listens, and only then: an event that was sent is not sent twice. */
async function post(
  invocation: LambdaInvocation,
  deps: Pick<Deps, 'http' | 'signal'> & { readonly sleep?: Sleep },
): Promise<HttpResponse> {
  for (let waited = 0; ; waited += betweenTriesMs) {
    try {
      return await deps.http({
        method: 'POST',
        url: new URL(invocationPath, invocation.origin),
        headers: { 'content-type': 'application/json' },
        body: invocation.event,
        idleTimeoutMs: invocation.timeout * 1000 + graceMs,
        signal: deps.signal,
      });
    } catch (cause) {
      if (deps.signal.aborted) throw cause;
      if (!isRefused(cause) || waited >= invocation.readyMs) throw silent(invocation, cause);
      await (deps.sleep ?? timer)(betweenTriesMs, deps.signal);
    }
  }
}

function silent(invocation: LambdaInvocation, cause: unknown): SealiftError {
  const never = isRefused(cause);
  return new SealiftError(
    'tool-failed',
    never
      ? `the Lambda emulator did not listen on ${invocation.origin.host} within ${invocation.readyMs} ms`
      : 'the Lambda emulator broke off before it answered',
    {
      hint: 'See the output of the smoke run: the emulator runs inside the image, under its memory limit.',
      cause,
    },
  );
}

function isRefused(error: unknown): boolean {
  const causes = [error, error instanceof Error ? error.cause : undefined];
  return causes.some((cause) => cause instanceof Error && 'code' in cause && cause.code === 'ECONNREFUSED');
}
