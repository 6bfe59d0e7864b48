import { SealiftError } from '../errors.ts';
import { readBody } from '../oci/body.ts';
import type { HttpRequest } from '../oci/http.ts';
import {
  answerError,
  connectionError,
  exchangeError,
  type Operation,
  printable,
  RegistryError,
} from '../oci/registry-error.ts';
import { isRetriedStatus } from '../oci/retry.ts';
import { retrying } from '../oci/retrying.ts';
import type { ExchangeDeps } from './exchange.ts';

/** A service of a vendor: it turns one proof of identity into another, or tells of a registry. */
export interface Service {
  /** As its vendor calls it: `Alibaba Cloud STS`. */
  readonly title: string;
  readonly url: URL;
  /** What was sent and must not be repeated when an answer quotes it. */
  readonly hidden?: readonly string[];
  /** Whether a refusal may pass by itself, where its status does not say so. */
  readonly again?: (answer: ServiceAnswer) => boolean;
}

/** What is posted to a service, or that nothing is. */
export type ServiceRequest =
  | { readonly form: Record<string, string> }
  | { readonly json: unknown }
  | { readonly method: 'GET' };

/** The answer of a service: any status that no second try may mend, with its body, which is at most 1 MiB. */
export interface ServiceAnswer {
  readonly status: number;
  readonly text: string;
  /** The body as a JSON object; empty when it is none. */
  readonly json: Readonly<Record<string, unknown>>;
}

const answerLimit = 1024 * 1024;

/**
 * Posts a form or JSON to a service, or asks it by GET; tried again where that may help. What holds a timestamp or a
 * nonce is made anew for every try. Fails with `network-failed` where the service is not at its address; follows no
 * redirect.
 */
export async function askService(
  service: Service,
  request: Renewed<ServiceRequest>,
  deps: ExchangeDeps,
  headers: Renewed<Readonly<Record<string, string>>> = {},
): Promise<ServiceAnswer> {
  const operation = operationOf(service);
  const answer = await retrying(async () => {
    try {
      const asked = forThisTry(request);
      const response = await deps.http({
        url: service.url,
        ...sentBy(asked, forThisTry(headers)),
        signal: deps.signal,
      });
      if (isRetriedStatus(response.status)) throw await answerError(response, operation, deps.clock());
      const bytes = await readBody(response, answerLimit);
      if (!bytes) throw new RegistryError('network-failed', `${service.title} answered more than 1 MiB`);
      const text = bytes.toString('utf8');
      const answer = { status: response.status, text, json: objectIn(text) };
      if (service.again?.(answer)) throw putOff(service, text);
      return answer;
    } catch (error) {
      throw exchangeError(error, operation, deps.signal);
    }
  }, deps);
  if (isElsewhere(answer))
    throw nonsense(`${service.title} at ${service.url.host}`, `what it gives (status ${answer.status})`);
  return answer;
}

function sentBy(
  asked: ServiceRequest,
  headers: Readonly<Record<string, string>>,
): Pick<HttpRequest, 'method' | 'headers' | 'body'> {
  const accept = 'application/json';
  if ('method' in asked) return { method: 'GET', headers: { accept, ...headers } };
  const [type, body] =
    'form' in asked
      ? ['application/x-www-form-urlencoded', new URLSearchParams(asked.form).toString()]
      : ['application/json', JSON.stringify(asked.json)];
  return { method: 'POST', headers: { accept, 'content-type': type, ...headers }, body };
}

/** A redirect, or a web server's own word for an address where nothing is: no service says no like this. */
function isElsewhere({ status, text }: ServiceAnswer): boolean {
  return (status >= 300 && status < 400) || ((status === 404 || status === 405) && !/^\s*[{[]/.test(text));
}

/**
 * Calls a vendor's SDK, which signs and sends its own requests: tried again while no answer comes. `said` reads the
 * service's own refusal out of an error; undefined: there was no answer.
 */
export function callService<T>(
  service: Service,
  work: () => Promise<T>,
  said: (error: Error) => ServiceRefusal | undefined,
  deps: ExchangeDeps,
): Promise<T | ServiceRefusal> {
  const operation = operationOf(service);
  return retrying(async () => {
    try {
      deps.signal.throwIfAborted();
      return await interruptible(work(), deps.signal);
    } catch (thrown) {
      // A parser throws what is no error and holds the whole answer: that goes no further.
      const error = thrown instanceof Error ? thrown : new Error('its answer could not be read');
      if (deps.signal.aborted) throw exchangeError(error, operation, deps.signal);
      const refusal = said(error);
      if (!refusal) throw connectionError(error, operation);
      if (refusal.again) throw putOff(service, refusal.refused);
      return refusal;
    }
  }, deps);
}

/** The same for every try, or made for each. */
type Renewed<T extends object> = T | (() => T);

function forThisTry<T extends object>(value: Renewed<T>): T {
  return typeof value === 'function' ? value() : value;
}

function operationOf({ title, url, hidden }: Service): Operation {
  return { registry: title, target: title, verb: `ask ${url.host}`, ...(hidden && { hidden }) };
}

/** The error for a "not now" that its status does not tell. */
function putOff(service: Service, words: string): RegistryError {
  return new RegistryError(
    'registry-unavailable',
    `${service.title}: ask ${service.url.host} was put off: ${printable(words, service.hidden)}`,
    { retriable: true, hint: `${service.title} is busy or in trouble; running again later is safe.` },
  );
}

/** A service's "no", read out of an SDK's error. */
export interface ServiceRefusal {
  /** Its code and its message: `AccessDenied: Not authorized`. */
  readonly refused: string;
  /** Whether the same call may be answered later. */
  readonly again?: boolean;
}

export function isRefusal(answer: unknown): answer is ServiceRefusal {
  return typeof answer === 'object' && answer !== null && 'refused' in answer;
}

/** Not every SDK can be stopped; the run goes on without its answer then. */
function interruptible<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

/** Fields of an answer that must each be a text and not empty; fails with `network-failed` when one is not. */
export function textsIn<Name extends string>(
  { title }: Service,
  answer: unknown,
  names: readonly Name[],
  what: string,
): Readonly<Record<Name, string>> {
  const fields = new Map<string, unknown>(Object.entries(answer ?? {}));
  const texts = names.map((name) => [name, fields.get(name)]);
  if (!texts.every(([, text]) => typeof text === 'string' && text !== '')) throw nonsense(title, what);
  return Object.fromEntries(texts);
}

/** An answer that makes no sense, in the words of an error. */
export function nonsense(service: string, lacks: string): SealiftError {
  return new SealiftError('network-failed', `${service} answered without ${lacks}`, {
    hint: 'Check the address in endpoints, if one is set there; something between may have answered in its place.',
  });
}

function objectIn(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
