import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { Answer, Exchange } from './answer.ts';

/** A request as the registry sees it. */
export function exchangeOf(request: IncomingMessage): Exchange {
  // Held here: a request whose body was given up no longer knows its socket.
  const { socket } = request;
  return {
    method: request.method ?? '',
    url: new URL(`http://registry.invalid${request.url?.startsWith('/') ? request.url : '/'}`),
    headers: request.headers,
    body: request,
    cut() {
      socket.destroy();
      return undefined;
    },
  };
}

/** Sends the answer; to a HEAD without its body. */
export async function send(
  request: IncomingMessage,
  response: ServerResponse,
  answer: Answer,
): Promise<void> {
  const { body } = answer;
  response.statusCode = answer.status;
  response.setHeader('docker-distribution-api-version', 'registry/2.0');
  for (const [name, value] of Object.entries(answer.headers)) response.setHeader(name, value);
  if (typeof body !== 'function' && !response.hasHeader('content-length') && answer.status !== 204)
    response.setHeader('content-length', Buffer.byteLength(body ?? ''));
  if (request.method === 'HEAD' || body === undefined) response.end();
  else if (typeof body !== 'function') response.end(body);
  // a reader that goes away is its own affair; a file that cannot be read ends the connection
  else await pipeline(body(), response).catch(() => response.destroy());
}

/** The headers for a record: of `authorization` only the scheme. */
export function shownHeaders(request: IncomingMessage): Record<string, string> {
  const shown: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    const text = Array.isArray(value) ? value.join(', ') : (value ?? '');
    shown[name] = name === 'authorization' ? (text.split(' ')[0] ?? '') : text;
  }
  return shown;
}
