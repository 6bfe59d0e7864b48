import type { Deps } from '../deps.ts';
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
import { retrying, type Sleep } from '../oci/retrying.ts';
import type { Secret } from '../secret.ts';
import { type OidcToken, requestOidcToken } from '../source/oidc.ts';
import type { TagRule } from './tag-rules.ts';

/** What an exchange gives in place of a password. */
export interface ExchangedLogin {
  readonly username: string;
  readonly password: Secret;
  /** When the registry stops taking it. */
  readonly expiresAt: Date;
  /** Asks the vendor's API, with the keys behind this login; undefined, or any error: the rule is not known. */
  readonly tagRule?: (path: string, deps: ExchangeDeps) => Promise<TagRule | undefined>;
}

export type ExchangeDeps = Pick<Deps, 'http' | 'agent' | 'clock' | 'env' | 'log' | 'signal'> & {
  /** How to wait between tries, and until a login is to be renewed; default: for real. */
  readonly sleep?: Sleep;
};

/** A service that turns one proof of identity into another. */
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

/** This job's OIDC token for `audience`; fails with `permission-missing` where none can be had. */
export async function idToken(audience: string, registry: string, deps: ExchangeDeps): Promise<OidcToken> {
  const answer = await requestOidcToken(deps, audience);
  if (answer) return answer;
  throw new SealiftError(
    'permission-missing',
    `the keyless login for ${registry} needs this job's OIDC token, which it may not ask for`,
    {
      hint: 'Give the job "permissions: id-token: write"; pull requests from forks never get one. Outside GitHub Actions give username and password.',
    },
  );
}

/**
 * Posts a form or JSON to a service, or asks it by GET; tried again where that may help. What holds a timestamp or a nonce is made anew
 * for every try. Fails with `network-failed` where the service is not at its address; follows no redirect.
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
      if (refusal.again) throw putOff(service, `${refusal.refused.code}: ${refusal.refused.message}`);
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
  readonly refused: { readonly code: string; readonly message: string };
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

/** What a service said no to. */
export interface Denial {
  readonly service: string;
  readonly registry: string;
  /** The service's own words, without any token. */
  readonly words: string;
  /** What was sent; undefined where no OIDC token went to this service. */
  readonly claims?: OidcToken['claims'];
  /** The claim that did not match, where the service says so. */
  readonly mismatch?: string | undefined;
  /** Which line of which policy to look at. */
  readonly look: string;
  /** What must not be repeated when the service's words quote it. */
  readonly hidden?: readonly string[] | undefined;
}

/**
 * The error for an exchange that was denied: `registry-unauthorized`, with the claims a trust policy can ask for. The
 * token itself is in no part of it.
 */
export function denied({ service, registry, words, claims, mismatch, look, hidden }: Denial): SealiftError {
  const about = mismatch ? ` because "${mismatch}" does not match` : '';
  const sent = claims ? ` This job's token says ${claimsText(claims)}.` : '';
  return new SealiftError(
    'registry-unauthorized',
    `${service} denied the login for ${registry}${about}: ${printable(words, hidden)}`,
    { hint: `${look}${sent}` },
  );
}

/** An answer that makes no sense, in the words of an error. */
export function nonsense(service: string, lacks: string): SealiftError {
  return new SealiftError('network-failed', `${service} answered without ${lacks}`, {
    hint: 'Check the address in endpoints, if one is set there; something between may have answered in its place.',
  });
}

/** The error for a question that a service does not answer, in its words. */
export function untold({ title, hidden }: Service, words: string): SealiftError {
  return new SealiftError('could-not-check', `${title} does not tell: ${printable(words, hidden)}`);
}

/** The address of a service: the caller's, else the vendor's. */
export function serviceUrl(given: string | undefined, usual: string): URL {
  return new URL(given ?? usual);
}

const shownClaims = [
  'iss',
  'aud',
  'sub',
  'repository',
  'repository_id',
  'repository_owner_id',
  'ref',
  'environment',
  'event_name',
  'job_workflow_ref',
];

function claimsText(claims: OidcToken['claims']): string {
  return shownClaims
    .filter((name) => claims[name] !== undefined)
    .map((name) => `${name}: ${printable(String(claims[name]))}`)
    .join(', ');
}

function objectIn(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
