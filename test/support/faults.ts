import { Readable } from 'node:stream';
import { setTimeout as sleep, setImmediate as turn } from 'node:timers/promises';
import type { Answer, Exchange, Interceptor } from '../../src/embedded-registry/answer.ts';
import { mediaType } from '../../src/oci/descriptor.ts';

/** Which requests a fault is for; a fault without a condition is for all. */
export interface FaultMatch {
  readonly method?: string;
  /** Tested against path and query. */
  readonly url?: RegExp;
  /** Only the nth (from 1) of the requests that match. */
  readonly nth?: number;
  /** Only the first so many of the requests that match. */
  readonly times?: number;
}

/** What goes wrong. */
export type FaultEffect =
  /** Answers with this status and the specification's error body; the registry sees nothing. */
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly code?: string;
      readonly message?: string;
      readonly headers?: Readonly<Record<string, string>>;
      /** In place of the error body, for instance `''`. */
      readonly body?: string;
    }
  /** Cuts the connection when so many bytes of the request's body have reached the registry. */
  | { readonly kind: 'cut-request'; readonly afterBytes: number }
  /** Cuts the connection when so many bytes of the answer's body went out; at 0 there is no answer at all. */
  | { readonly kind: 'cut-response'; readonly afterBytes: number }
  /** Sets a header of the answer, or removes it (`undefined`); a wrong `docker-content-digest`, for instance. */
  | { readonly kind: 'header'; readonly name: string; readonly value: string | undefined }
  /** Flips the bits of one byte of the answer's body. */
  | { readonly kind: 'corrupt'; readonly atByte?: number }
  /** Sends the reader of a blob to another origin. */
  | { readonly kind: 'redirect'; readonly status?: 301 | 302 | 303 | 307 | 308 }
  /** Answers 202 where a mount or a single POST was asked for. */
  | { readonly kind: 'upload-instead' }
  | { readonly kind: 'delay'; readonly milliseconds: number }
  /** Takes the request and never answers. */
  | { readonly kind: 'hang' }
  /** From this request on every connection is cut. */
  | { readonly kind: 'die' }
  /** Refuses manifests whose config is the empty descriptor, as Alibaba ACR does. */
  | { readonly kind: 'refuse-empty-config' }
  /** 416 for a PATCH with more bytes than this, as GHCR does at 4 MiB. */
  | { readonly kind: 'chunk-limit'; readonly bytes: number }
  /** Announces `OCI-Chunk-Min-Length` and refuses what follows a shorter chunk. */
  | { readonly kind: 'chunk-minimum'; readonly bytes: number }
  /** `Location` and `Link` with scheme and host. */
  | { readonly kind: 'absolute-urls' }
  /** Whatever a test wants. */
  | { readonly kind: 'interceptor'; readonly intercept: Interceptor };

export type Fault = FaultMatch & FaultEffect;

/** What some faults need of the server they run in. */
export interface FaultSetting {
  /** `http://HOST:PORT` of the registry. */
  readonly url: () => string;
  /** Offers an answer at another origin; returns where. */
  readonly store: (answer: Answer) => string;
}

/** The faults as one interceptor; the first is the outermost. Counting starts anew with every call. */
export function interceptorOf(faults: readonly Fault[], setting: FaultSetting): Interceptor {
  return faults
    .map((fault) => only(fault, effectOf(fault, setting)))
    .reduceRight<Interceptor>(
      (inner, outer) => (exchange, next) => outer(exchange, (changed) => inner(changed, next)),
      (exchange, next) => next(exchange),
    );
}

function only(fault: Fault, effect: Interceptor): Interceptor {
  let count = 0;
  let dead = false;
  return async (exchange, next) => {
    const asked = exchange.url.pathname + exchange.url.search;
    const concerned =
      (fault.method === undefined || fault.method === exchange.method) && (fault.url?.test(asked) ?? true);
    if (concerned) count += 1;
    const now =
      concerned && (fault.nth === undefined || count === fault.nth) && count <= (fault.times ?? Infinity);
    if (fault.kind === 'die' && now) dead = true;
    return now || dead ? effect(exchange, next) : next(exchange);
  };
}

function effectOf(fault: Fault, setting: FaultSetting): Interceptor {
  switch (fault.kind) {
    case 'answer':
      return async () => plannedAnswer(fault);
    case 'cut-request':
      return cutRequest(fault.afterBytes);
    case 'cut-response':
      return cutResponse(fault.afterBytes);
    case 'header':
      return changed((answer) => withHeader(answer, fault.name, fault.value));
    case 'corrupt':
      return changed((answer) => withBody(answer, (body) => corrupted(body, fault.atByte ?? 0)));
    case 'redirect':
      return changed((answer) =>
        answer.status === 200 || answer.status === 206
          ? { status: fault.status ?? 307, headers: { location: setting.store(answer) }, body: '' }
          : answer,
      );
    case 'upload-instead':
      return async (exchange, next) => {
        for (const name of ['mount', 'from', 'digest']) exchange.url.searchParams.delete(name);
        return next(exchange);
      };
    case 'delay':
      return async (exchange, next) => {
        await sleep(fault.milliseconds);
        return next(exchange);
      };
    case 'hang':
      return () => new Promise<undefined>(() => undefined);
    case 'die':
      return async (exchange) => exchange.cut();
    case 'refuse-empty-config':
      return refuseEmptyConfig;
    case 'chunk-limit':
      return chunkLimit(fault.bytes);
    case 'chunk-minimum':
      return chunkMinimum(fault.bytes);
    case 'absolute-urls':
      return changed((answer) => absolute(answer, setting.url()));
    case 'interceptor':
      return fault.intercept;
  }
}

function plannedAnswer(fault: Extract<Fault, { kind: 'answer' }>): Answer {
  const answer = refusal(
    fault.status,
    fault.code ?? codes[fault.status] ?? 'UNSUPPORTED',
    fault.message ?? 'as the test wants it',
  );
  return {
    ...answer,
    headers: { ...answer.headers, ...fault.headers },
    ...(fault.body !== undefined && { body: fault.body }),
  };
}

/** An answer with the specification's error body; vendors have codes of their own. */
export function refusal(status: number, code: string, message: string): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ errors: [{ code, message }] }),
  };
}

const codes: Readonly<Record<number, string>> = {
  401: 'UNAUTHORIZED',
  403: 'DENIED',
  404: 'NAME_UNKNOWN',
  429: 'TOOMANYREQUESTS',
};

function changed(change: (answer: Answer) => Answer): Interceptor {
  return async (exchange, next) => {
    const answer = await next(exchange);
    return answer && change(answer);
  };
}

function cutRequest(afterBytes: number): Interceptor {
  return async (exchange, next) => {
    let cut = false;
    async function* start(): AsyncGenerator<Buffer> {
      let left = afterBytes;
      // The body is left open: destroying it here would end the connection before the registry has what came.
      for await (const chunk of exchange.body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
        yield chunk.subarray(0, left);
        left -= chunk.length;
        if (left > 0) continue;
        cut = true;
        throw new Error('the connection was cut');
      }
    }
    const answer = await next({ ...exchange, body: Readable.from(start()) });
    if (!cut) return answer;
    return exchange.cut();
  };
}

function cutResponse(afterBytes: number): Interceptor {
  return async (exchange, next) => {
    const answer = await next(exchange);
    if (!answer) return undefined;
    if (afterBytes === 0) return exchange.cut();
    return withBody(answer, async function* (body) {
      let left = afterBytes;
      for await (const chunk of body) {
        yield chunk.subarray(0, left);
        left -= chunk.length;
        if (left > 0) continue;
        await turn(); // the bytes leave before the connection goes
        await turn();
        exchange.cut();
        return;
      }
    });
  };
}

async function* corrupted(body: AsyncIterable<Buffer>, atByte: number): AsyncGenerator<Buffer> {
  let position = 0;
  for await (const chunk of body) {
    const copy = Buffer.from(chunk);
    const index = atByte - position;
    const byte = copy[index];
    if (byte !== undefined) copy[index] = byte ^ 0xff;
    position += chunk.length;
    yield copy;
  }
}

const refuseEmptyConfig: Interceptor = async (exchange, next) => {
  if (exchange.method !== 'PUT' || !exchange.url.pathname.includes('/manifests/')) return next(exchange);
  const bytes = await bytesOf(exchange);
  const config = (JSON.parse(bytes.toString('utf8')) as { config?: { mediaType?: string } }).config;
  if (config?.mediaType === mediaType.empty) {
    // as distribution's check of manifests by classes answers (registry/handlers/manifests.go)
    return refusal(403, 'DENIED', `unknown manifest class for ${mediaType.empty}`);
  }
  return next({ ...exchange, body: Readable.from([bytes]) });
};

function chunkLimit(limit: number): Interceptor {
  return async (exchange, next) => {
    if (exchange.method !== 'PATCH') return next(exchange);
    // as GHCR answers (wasmCloud/wash-archive issue 268)
    const tooLong = refusal(
      416,
      'REQUESTED_RANGE_NOT_SATISFIABLE',
      `the request body is too large and exceeds the maximum permissible limit of ${limit} bytes`,
    );
    if (Number(exchange.headers['content-length'] ?? 0) > limit) return tooLong;
    const bytes = await bytesOf(exchange);
    if (bytes.length > limit) return tooLong;
    return next({ ...exchange, body: Readable.from([bytes]) });
  };
}

function chunkMinimum(minimum: number): Interceptor {
  const ended = new Set<string>();
  return async (exchange, next) => {
    const { pathname } = exchange.url;
    const length = Number(exchange.headers['content-length'] ?? 0);
    if (ended.has(pathname) && length > 0)
      return refusal(400, 'SIZE_INVALID', `only the last chunk may be shorter than ${minimum} bytes`);
    if (exchange.method === 'PATCH' && length < minimum) ended.add(pathname);
    const answer = await next(exchange);
    const starts = exchange.method === 'POST' && answer?.status === 202;
    return starts ? withHeader(answer, 'oci-chunk-min-length', String(minimum)) : answer;
  };
}

function absolute(answer: Answer, url: string): Answer {
  const { location, link } = answer.headers;
  return {
    ...answer,
    headers: {
      ...answer.headers,
      ...(typeof location === 'string' && { location: new URL(location, url).href }),
      ...(typeof link === 'string' && { link: link.replace(/^<\//, `<${url}/`) }),
    },
  };
}

export function withHeader(answer: Answer, name: string, value: string | undefined): Answer {
  const { [name]: _old, ...headers } = answer.headers;
  return { ...answer, headers: value === undefined ? headers : { ...headers, [name]: value } };
}

/** Changes the bytes on their way out; the length the head announces stays. */
function withBody(answer: Answer, change: (body: AsyncIterable<Buffer>) => AsyncIterable<Buffer>): Answer {
  const { body = '' } = answer;
  const length = typeof body === 'function' ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  const open = () => (typeof body === 'function' ? body() : Readable.from([Buffer.from(body)]));
  return { ...answer, headers: { ...answer.headers, ...length }, body: () => Readable.from(change(open())) };
}

export async function bytesOf(exchange: Exchange): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of exchange.body as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}
