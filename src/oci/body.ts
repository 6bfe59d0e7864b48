import type { Readable } from 'node:stream';
import type { HttpResponse } from './http.ts';

/** The whole body, or undefined when it is longer than `limit` bytes. Rejects when the connection breaks. */
export async function readBody(response: HttpResponse, limit: number): Promise<Buffer | undefined> {
  const { bytes, whole } = await readStart(response.body, limit);
  return whole ? bytes : undefined;
}

/** As much of the body as fits into `limit` bytes. Rejects when the connection breaks. */
export async function readBodyStart(response: HttpResponse, limit: number): Promise<Buffer> {
  return (await readStart(response.body, limit)).bytes;
}

/** Reads what is left of a body nobody wants, so that its connection can be used again. */
export async function discardBody(response: HttpResponse): Promise<void> {
  try {
    await readStart(response.body, 64 * 1024);
  } catch {
    // A connection that broke here took nothing with it that anybody waits for.
  }
}

async function readStart(body: Readable, limit: number): Promise<{ bytes: Buffer; whole: boolean }> {
  const chunks: Buffer[] = [];
  let length = 0;
  // Leaving the loop early destroys the stream, and with it the connection.
  for await (const chunk of body as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > limit) return { bytes: Buffer.concat(chunks).subarray(0, limit), whole: false };
  }
  return { bytes: Buffer.concat(chunks), whole: true };
}
