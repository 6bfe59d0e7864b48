import { Readable } from 'node:stream';
import type { Answer, Exchange, Interceptor } from '../../../src/embedded-registry/answer.ts';
import { digestOf } from '../../../src/oci/digest.ts';
import { bytesOf, type Fault, refusal, withHeader } from '../faults.ts';
import { pullLimitReached } from './answers.ts';

/** A fault that is always there. */
function quirk(intercept: Interceptor): Fault {
  return { kind: 'interceptor', intercept };
}

/** Repository and last part of the path of a request about a manifest. */
function manifestOf({ url }: Exchange): { path: string; reference: string } | undefined {
  const [, path, reference] = /^\/v2\/(.+)\/manifests\/([^/]+)$/.exec(url.pathname) ?? [];
  return path && reference ? { path, reference } : undefined;
}

/**
 * Tags that, once written, are refused with `answer`: always when they would move, and where `also` is `same digest`
 * (Amazon ECR) also when they would stay.
 */
export function immutableTags(
  tags: RegExp,
  answer: (path: string, tag: string) => Answer,
  also: 'same digest' | 'nothing' = 'nothing',
): Fault {
  return quirk(async (exchange, next) => {
    const at = manifestOf(exchange);
    const isTag = exchange.method === 'PUT' && at && !at.reference.includes(':') && tags.test(at.reference);
    if (!isTag) return next(exchange);
    const bytes = await bytesOf(exchange);
    const there = await next({ ...exchange, method: 'HEAD', body: Readable.from([]) });
    const same = there?.headers['docker-content-digest'] === digestOf(bytes);
    if (there?.status === 200 && (!same || also === 'same digest')) return answer(at.path, at.reference);
    return next({ ...exchange, body: Readable.from([bytes]) });
  });
}

/** Everything in a repository whose path does not match is answered like this. */
export function missing(existing: RegExp, answer: (path: string) => Answer): Fault {
  return quirk(async (exchange, next) => {
    const path = /^\/v2\/(.+?)\/(?:manifests|blobs|tags|referrers)\//.exec(exchange.url.pathname)?.[1];
    if (path === undefined || existing.test(path)) return next(exchange);
    // Who may ask is found out before what is there.
    const url = new URL(`/v2/${path}/tags/list`, exchange.url);
    const asked = await next({ ...exchange, method: 'GET', url });
    return asked?.status === 401 ? next(exchange) : answer(path);
  });
}

/** Images (not what is attached to them) cannot be pulled, neither by digest nor by tag. */
export function blockedPulls(answer: Answer): Fault {
  return quirk(async (exchange, next) => {
    const given = await next(exchange);
    const pulls = exchange.method === 'GET' || exchange.method === 'HEAD';
    if (!pulls || !manifestOf(exchange) || given?.status !== 200) return given;
    const content = JSON.parse(Buffer.from(given.body as Uint8Array).toString('utf8')) as {
      subject?: object;
      config?: { mediaType?: string };
    };
    const isImage = content.config?.mediaType === 'application/vnd.oci.image.config.v1+json';
    return isImage && !content.subject ? answer : given;
  });
}

/** What a limit saw. */
export interface LimitSeen {
  /** Requests that were answered with 429. */
  refused: number;
  /** Requests that came again before `Retry-After` had passed. */
  tooSoon: number;
}

/** 429 for the first `times` of the requests that match, with or without `Retry-After` (seconds) and a body. */
export function tooManyRequests(
  match: { readonly method: string; readonly url: RegExp; readonly times: number },
  { retryAfter, body }: { readonly retryAfter?: number; readonly body: boolean },
  seen: LimitSeen,
): Fault {
  const again = new Map<string, number>();
  return quirk(async (exchange, next) => {
    if (exchange.method !== match.method || !match.url.test(exchange.url.pathname)) return next(exchange);
    const name = exchange.url.pathname;
    if (performance.now() < (again.get(name) ?? 0)) seen.tooSoon += 1;
    if (seen.refused >= match.times) return next(exchange);
    seen.refused += 1;
    if (retryAfter !== undefined) again.set(name, performance.now() + retryAfter * 1000);
    const answer = body
      ? refusal(429, 'TOOMANYREQUESTS', pullLimitReached)
      : { status: 429, headers: {}, body: '' };
    return retryAfter === undefined ? answer : withHeader(answer, 'retry-after', String(retryAfter));
  });
}

/** Docker Hub's limit: every GET of a manifest counts and tells how many are left, a HEAD does not. */
export function pullLimit(limit: number): Fault {
  let used = 0;
  return quirk(async (exchange, next) => {
    const given = await next(exchange);
    if (given?.status !== 200 || !manifestOf(exchange)) return given;
    if (exchange.method === 'GET') used += 1;
    const headers = {
      'ratelimit-limit': `${limit};w=21600`,
      'ratelimit-remaining': `${Math.max(0, limit - used)};w=21600`,
      'docker-ratelimit-source': '192.0.2.1',
    };
    const answer = used > limit ? refusal(429, 'TOOMANYREQUESTS', pullLimitReached) : given;
    return { ...answer, headers: { ...answer.headers, ...headers } };
  });
}

/** No referrers API, and what stands in its place. */
export function noReferrersApi(answer: Answer): Fault {
  return quirk(async (exchange, next) => {
    const given = await next(exchange);
    return given?.status !== 401 && exchange.url.pathname.includes('/referrers/') ? answer : given;
  });
}

/** Tokens come from `realm`; requests to `path` of this registry are those for tokens. */
export function tokensFrom(realm: string, service: string, path: string): Fault {
  return quirk(async (exchange, next) => {
    const url = new URL(exchange.url);
    if (url.pathname === path) url.pathname = '/token';
    const answer = await next({ ...exchange, url });
    const challenge = answer?.headers['www-authenticate'];
    if (!answer || typeof challenge !== 'string' || !challenge.startsWith('Bearer ')) return answer;
    return withHeader(
      answer,
      'www-authenticate',
      challenge
        .replace(/realm="[^"]*"/, `realm="${realm}"`)
        .replace(/service="[^"]*"/, `service="${service}"`),
    );
  });
}
