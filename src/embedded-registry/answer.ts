import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';

/** One request on its way in. */
export interface Exchange {
  readonly method: string;
  /** Path and query; the host in it means nothing. */
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly body: Readable;
  /** Closes the connection without another byte. */
  cut(): undefined;
}

/** What goes back. A HEAD is answered like a GET; the server leaves the body away. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  /** A function opens the bytes when they are needed; it goes with a `content-length` of its own. */
  readonly body?: string | Uint8Array | (() => Readable);
}

/** `undefined` when the connection was cut and no answer goes out. */
export type Handler = (exchange: Exchange) => Promise<Answer | undefined>;

/** Stands between the connection and the registry; may answer by itself, or change what goes in and out. */
export type Interceptor = (exchange: Exchange, next: Handler) => Promise<Answer | undefined>;

export function jsonAnswer(content: unknown, headers: Answer['headers'] = {}): Answer {
  return {
    status: 200,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(content),
  };
}
