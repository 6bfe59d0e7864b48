import type { Readable } from 'node:stream';

/** One HTTP request, as it goes over the wire: no redirect is followed, nothing is retried or added. */
export interface HttpRequest {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: URL;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array | Readable;
  /** Milliseconds without a byte in either direction after which the request fails. Default 60,000. */
  readonly idleTimeoutMs?: number;
  readonly signal?: AbortSignal;
}

export interface HttpResponse {
  readonly status: number;
  /** Names in lower case; repeated ones joined by ", ". */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Must be read to its end or destroyed. */
  readonly body: Readable;
}

/** Sends one request. Rejects with `network-failed` when no complete response head arrives. */
export type Http = (request: HttpRequest) => Promise<HttpResponse>;
