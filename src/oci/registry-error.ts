import { type ErrorCode, SealiftError } from '../errors.ts';
import { readBodyStart } from './body.ts';
import type { HttpResponse } from './http.ts';
import { isRetriedStatus, parseRetryAfter } from './retry.ts';

/** What was asked of whom, for the words of an error. */
export interface Operation {
  /** The registry's name as the user wrote it. */
  readonly registry: string;
  /** `registry/path`, or the registry alone. */
  readonly target: string;
  /** A verb and its object: `put manifest v1`. */
  readonly verb: string;
  /** Who we were: undefined when no login is known for the registry. */
  readonly username?: string | undefined;
  /** What must not be repeated when the registry's answer quotes it. */
  readonly hidden?: readonly string[];
  /** What a refusal means at this registry, when somebody knows. */
  readonly meaning?: ((refusal: Refusal) => Meaning | undefined) | undefined;
}

/** A registry's answer that was no success; `status` is undefined where another program only tells the words. */
export interface Refusal {
  readonly status: number | undefined;
  readonly codes: readonly string[];
  readonly words: string;
}

/** What a refusal means to a user. */
export interface Meaning {
  /** Replaces the code that the status stands for. */
  readonly as?: ErrorCode;
  readonly hint: string;
}

/** A registry's "no", or its silence; `status` is undefined when no answer came. */
export class RegistryError extends SealiftError {
  readonly status: number | undefined;
  /** The registry's own error codes, such as `MANIFEST_INVALID`. */
  readonly registryCodes: readonly string[];
  /** Whether the same request may succeed later. */
  readonly retriable: boolean;
  readonly retryAfterMs: number | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    options: {
      status?: number;
      registryCodes?: readonly string[];
      retriable?: boolean;
      retryAfterMs?: number | undefined;
      hint?: string;
      cause?: unknown;
    } = {},
  ) {
    super(code, message, options);
    this.name = 'RegistryError';
    this.status = options.status;
    this.registryCodes = options.registryCodes ?? [];
    this.retriable = options.retriable ?? false;
    this.retryAfterMs = options.retryAfterMs;
  }
}

const bodyLimit = 8 * 1024;
const textLimit = 500;

/** The error for an answer nobody asked for; reads (at most 8 KiB of) its body. */
export async function answerError(
  response: HttpResponse,
  operation: Operation,
  now: Date,
): Promise<RegistryError> {
  const { status, headers } = response;
  const body = await readBodyStart(response, bodyLimit).catch(() => Buffer.alloc(0));
  const problems = problemsIn(body.toString('utf8'), headers['content-type'] ?? '');
  const registryCodes = problems.map((problem) => problem.code).filter((code) => code !== '');
  const words = printable(
    problems
      .map(({ text }) => text)
      .filter(Boolean)
      .join('; '),
    operation.hidden ?? [],
  );
  const meant = operation.meaning?.({ status, codes: registryCodes, words });
  const code = meant?.as ?? errorCode(status, registryCodes);
  return new RegistryError(
    code,
    `${operation.target}: ${operation.verb} failed with ${status}${words && ` (${words})`}`,
    {
      status,
      registryCodes,
      retriable: isRetriedStatus(status),
      retryAfterMs: parseRetryAfter(headers['retry-after'], now),
      hint: meant?.hint ?? hintFor(code, operation),
    },
  );
}

/** The error for a request that got no complete answer. */
export function connectionError(error: unknown, operation: Operation): RegistryError {
  const text = printable(reasonOf(error), operation.hidden ?? []);
  const certificate = isCertificateProblem(error);
  return new RegistryError(
    'network-failed',
    `${operation.target}: ${operation.verb} got no answer: ${text}`,
    {
      retriable: !certificate,
      cause: error,
      hint: certificate
        ? `The certificate of ${operation.registry} is not trusted: set NODE_EXTRA_CA_CERTS to a file with its authority.`
        : hintFor('network-failed', operation),
    },
  );
}

/** What a failed exchange means: a broken connection, an interruption, or what it says itself. */
export function exchangeError(
  error: unknown,
  operation: Operation,
  signal: AbortSignal | undefined,
): unknown {
  if (error instanceof RegistryError) return error;
  if (signal?.aborted) {
    return new SealiftError('interrupted', `${operation.target}: ${operation.verb} was interrupted`, {
      cause: error,
    });
  }
  return isBrokenConnection(error) ? connectionError(error, operation) : error;
}

/** A request without an answer, or an answer whose body broke off (then it is Node's own error). */
function isBrokenConnection(error: unknown): boolean {
  if (error instanceof SealiftError) return error.code === 'network-failed';
  const code = (error instanceof Error && (error as NodeJS.ErrnoException).code) || '';
  return /^(ECONN|EPIPE|ETIMEDOUT|HPE_|ERR_STREAM_PREMATURE_CLOSE)/.test(code);
}

/** The error when trying again may help, else undefined. */
export function retriable(error: unknown): RegistryError | undefined {
  return error instanceof RegistryError && error.retriable ? error : undefined;
}

function errorCode(status: number, registryCodes: readonly string[]): ErrorCode {
  if (status === 401) return 'registry-unauthorized';
  if (status === 403) return 'registry-denied';
  if (status === 404) return 'registry-not-found';
  if (status === 429) return 'registry-rate-limited';
  if (isRetriedStatus(status)) return 'registry-unavailable';
  return registryCodes.includes('DIGEST_INVALID') ? 'registry-digest-mismatch' : 'registry-refused';
}

function hintFor(code: ErrorCode, { registry, target, username }: Operation): string {
  switch (code) {
    case 'registry-unauthorized':
      return username === undefined
        ? `There is no login for ${registry}: set registry, username and password, or registry-auths.`
        : `The login of ${username} for ${registry} was refused: check username and password, and whether a token has expired.`;
    case 'registry-denied':
      return username === undefined
        ? `${registry} does not let everybody do this: set registry, username and password, or registry-auths.`
        : `Check that ${username} may do this in ${target} (on GitHub: permissions packages: write).`;
    case 'registry-not-found':
      return `Check the name ${target}; on some registries a repository or project must be created first.`;
    case 'registry-rate-limited':
      return `${registry} limits how often it is asked: try again later, or log in for a higher limit.`;
    case 'registry-unavailable':
      return `${registry} is in trouble; running again later is safe.`;
    case 'network-failed':
      return `Check the name ${registry}, the network and the proxy variables; a registry without TLS must stand in insecure-registries.`;
    default:
      return `${registry} does not take this; its own words are in the message.`;
  }
}

/** The specification's `{"errors":[{code,message,detail}]}`, a token server's `details`, or plain text. */
function problemsIn(body: string, contentType: string): { code: string; text: string }[] {
  try {
    const { errors, details, message } = JSON.parse(body) as Record<string, unknown>;
    if (Array.isArray(errors)) {
      return errors.map((entry: { code?: unknown; message?: unknown } | undefined) => {
        const code = typeof entry?.code === 'string' ? entry.code : '';
        const said = typeof entry?.message === 'string' ? entry.message : '';
        return { code, text: [code, said].filter(Boolean).join(': ') };
      });
    }
    const text = [details, message].find((value) => typeof value === 'string');
    return text === undefined ? [] : [{ code: '', text: text as string }];
  } catch {
    return contentType.includes('html') || body === '' ? [] : [{ code: '', text: body }];
  }
}

/** Foreign words as one line of at most 500 characters, without what must stay hidden, also where it stands encoded. */
export function printable(text: string, hidden: readonly string[] = []): string {
  let shown = text;
  for (const value of hidden) {
    const once = encodeURIComponent(value);
    if (value.length <= 3) continue;
    for (const form of [value, once, encodeURIComponent(once)]) shown = shown.replaceAll(form, '***');
  }
  const line = shown.replaceAll(/[\p{C}\p{Z}]+/gu, ' ').trim();
  return line.length > textLimit ? `${line.slice(0, textLimit)}…` : line;
}

function reasonOf(error: unknown): string {
  const root = rootCause(error);
  return root instanceof Error
    ? root.message || ((root as NodeJS.ErrnoException).code ?? root.name)
    : String(root);
}

function isCertificateProblem(error: unknown): boolean {
  const code = (rootCause(error) as NodeJS.ErrnoException | undefined)?.code ?? '';
  return /^(CERT_|UNABLE_TO_|ERR_TLS_|ERR_SSL_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_MISMATCH)/.test(code);
}

function rootCause(error: unknown): unknown {
  let root = error;
  while (root instanceof Error && root.cause !== undefined) root = root.cause;
  // Connecting to a name with several addresses fails with one error for each.
  return root instanceof AggregateError && root.errors.length > 0 ? root.errors[0] : root;
}
