import type { PlatformFinding } from './finding.ts';

/** What came back for an event, and what was written while it was on its way. */
export interface EmulatorResponse {
  readonly status: number;
  readonly body: string;
  /** Output of the emulator and the function. */
  readonly log: string;
}

/** How one event went. */
export type LambdaAnswer =
  /** The function's own answer, JSON as its runtime wrote it. */
  | { readonly kind: 'answered'; readonly body: string }
  | { readonly kind: 'timed-out'; readonly seconds: number }
  /** The function said so itself: it threw, or its answer was refused. */
  | { readonly kind: 'function-error'; readonly errorType: string; readonly message: string }
  /** The runtime reported that the function could not be loaded. */
  | { readonly kind: 'init-error'; readonly errorType: string; readonly message: string }
  /** The process could not be started, or ended. `why` is the emulator's. */
  | { readonly kind: 'runtime-ended'; readonly why: string }
  | { readonly kind: 'empty' }
  /** Something that the emulator does not say. */
  | { readonly kind: 'strange'; readonly why: string };

/**
 * Reads the emulator's answer. Its status says little: time-outs and errors of the function come with 200, and
 * an image that cannot start with 502 and nothing else, the reason being in the log (seen with version 1.30).
 */
export function readLambdaAnswer(response: EmulatorResponse): LambdaAnswer {
  const body = response.body.trim();
  const timedOut = /^Task timed out after (\d+(?:\.\d+)?) seconds$/.exec(body);
  if (timedOut) return { kind: 'timed-out', seconds: Number(timedOut[1]) };

  const error = errorIn(body);
  if (response.status === 502) {
    if (error && error.errorType !== 'Runtime.ExitError') return { kind: 'init-error', ...error };
    return { kind: 'runtime-ended', why: error?.message ?? reasonIn(response.log) };
  }
  if (response.status !== 200) {
    return { kind: 'strange', why: `status ${response.status}${body === '' ? '' : `: ${start(body)}`}` };
  }
  if (error) return { kind: 'function-error', ...error };
  if (body === '') return { kind: 'empty' };
  // Every runtime answers in JSON; a page comes from a web server that took the port.
  if (body.startsWith('<')) return { kind: 'strange', why: `a page, not an answer: ${start(body)}` };
  return { kind: 'answered', body };
}

const documented =
  'A runtime asks /2018-06-01/runtime/invocation/next for events and posts what comes of them (https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html).';

/** What an answer means for the image; nothing where it is as it should be. */
export function lambdaFindings(answer: LambdaAnswer): PlatformFinding[] {
  switch (answer.kind) {
    case 'answered':
      return [];
    case 'timed-out':
      return [
        {
          rule: 'smoke-lambda-timeout',
          severity: 'error',
          what: `the function gave no answer within ${answer.seconds} seconds`,
          why: 'Lambda ends the function at its time-out and reports an error to whoever called it.',
          fix: 'See in its log what it waits for: there is no network in the smoke run. Send it an event it can answer alone.',
        },
      ];
    case 'function-error':
      return [
        {
          rule: 'smoke-lambda-error',
          severity: 'error',
          what: `the function answered with an error: ${told(answer)}`,
          why: 'Lambda passes the error on, and tries an asynchronous event again.',
          fix: 'Mend the function, or send it an event that it takes.',
        },
      ];
    case 'init-error':
      return [
        {
          rule: 'smoke-lambda-init',
          severity: 'error',
          what: `the function could not be loaded: ${told(answer)}`,
          why: 'No event reaches a function whose initialization fails.',
          fix: 'Check the handler named by the command (FILE.FUNCTION), and that its files can be read by any user.',
        },
      ];
    case 'runtime-ended':
      return [
        {
          rule: 'smoke-lambda-ended',
          severity: 'error',
          what: `the process ended, or never started: ${answer.why}`,
          why: `Lambda starts the entry point once and expects it to ask for events until it is stopped. ${documented}`,
          fix: 'Let the entry point be a runtime interface client, or a program that asks the runtime API itself.',
        },
      ];
    case 'empty':
      return [
        {
          rule: 'smoke-lambda-empty',
          severity: 'warning',
          what: 'the function answered nothing at all',
          why: 'Callers that read the answer as JSON fail on an empty one.',
          fix: 'Answer null, or what the caller expects.',
        },
      ];
    case 'strange':
      return [
        {
          rule: 'smoke-lambda-strange',
          severity: 'error',
          what: `no answer of a Lambda function came back: ${answer.why}`,
          why: `An image that only serves HTTP gets no events. ${documented}`,
          fix: 'Add a runtime interface client, or the Lambda Web Adapter in front of a web server.',
        },
      ];
  }
}

function told(error: { readonly errorType: string; readonly message: string }): string {
  return error.errorType === '' ? error.message : `${error.errorType}: ${error.message}`;
}

const errorFields = ['errorType', 'errorMessage', 'stackTrace', 'trace', 'requestId', 'cause'];

/** An error in the runtime API's form. A function may well answer with one of the two fields; then others stand beside it. */
function errorIn(body: string): { readonly errorType: string; readonly message: string } | undefined {
  const value = json(body);
  if (typeof value !== 'object' || value === null) return undefined;
  const { errorType, errorMessage } = value as Record<string, unknown>;
  const fields = [errorType, errorMessage].filter((field) => typeof field === 'string');
  const all = Object.keys(value).every((key) => errorFields.includes(key));
  if (fields.length === 0 || (fields.length === 1 && !all)) return undefined;
  return {
    errorType: typeof errorType === 'string' ? errorType : '',
    message: typeof errorMessage === 'string' ? errorMessage : '',
  };
}

function json(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** The emulator's own words on why an event failed; its lines are `… [ERROR] (rapid) Invoke failed error=… InvokeID=…`. */
function reasonIn(log: string): string {
  const errors = [...log.matchAll(/\(rapid\) Invoke failed.*?\berror=(.+?)(?: InvokeID=\S+)?$/gm)];
  return errors.at(-1)?.[1] ?? 'the emulator gives no reason';
}

function start(body: string): string {
  const line = body.replace(/\s+/g, ' ');
  return line.length > 120 ? `${line.slice(0, 120)}…` : line;
}
