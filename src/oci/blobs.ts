import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { readBody } from './body.ts';
import type { Descriptor } from './descriptor.ts';
import { type Digest, digestAlgorithm, digestHex, digestOf } from './digest.ts';
import { type DigestReference, type Repository, referenceName } from './reference.ts';
import { RegistryError, retriable } from './registry-error.ts';
import { maximumTries } from './retry.ts';
import { type Patience, pause } from './retrying.ts';
import { type Access, repositoryScope } from './scope.ts';
import type { RegistryAnswer, RegistryRequest, Transport } from './transport.ts';

const blobGetLimit = 16 * 1024 * 1024;

/** Undefined when the registry has no such blob in this repository. */
export function blobHead(
  transport: Transport,
  reference: DigestReference,
  access: Access = 'pull',
): Promise<Descriptor | undefined> {
  const request = blobRequest(reference, 'HEAD', [200, 404], access);
  return transport.send(request, ({ status, headers, body }) => {
    body.resume();
    if (status === 404) return undefined;
    const mediaType = headers['content-type']?.split(';')[0]?.trim() || 'application/octet-stream';
    return { mediaType, digest: reference.digest, size: Number(headers['content-length'] ?? 0) };
  });
}

/** The whole blob, at most 16 MiB, its digest checked. */
export async function blobGet(transport: Transport, reference: DigestReference): Promise<Uint8Array> {
  const bytes = await transport.send(blobRequest(reference, 'GET', [200]), (answer) =>
    readBody(answer, blobGetLimit),
  );
  if (!bytes) {
    throw new RegistryError(
      'registry-refused',
      `${referenceName(reference)}: the blob is larger than 16 MiB`,
      {
        hint: 'Only configurations, signatures and other small blobs are read whole.',
      },
    );
  }
  const found = digestOf(bytes, digestAlgorithm(reference.digest));
  if (found !== reference.digest) throw mismatch(reference, `its digest is ${found}`);
  return bytes;
}

/**
 * The blob as a stream that fails at its end when size or digest are not the descriptor's, and goes
 * on where it was when the connection breaks.
 */
export async function blobStream(
  transport: Transport,
  repository: Repository,
  descriptor: Descriptor,
  patience: Patience,
): Promise<Readable> {
  const reference = { ...repository, digest: descriptor.digest };
  const first = await openAt(transport, reference, 0);
  return Readable.from(verified(transport, reference, descriptor, first, patience), { objectMode: false });
}

/**
 * The blob from `offset` on, its size checked and its digest not: for who hands it on to one that checks it, as a
 * registry does at the end of an upload. Goes on where it was when the connection breaks.
 */
export function blobPart(
  transport: Transport,
  repository: Repository,
  descriptor: Pick<Descriptor, 'digest' | 'size'>,
  offset: number,
  patience: Patience,
): Readable {
  const reference = { ...repository, digest: descriptor.digest };
  const bytes = receive(transport, reference, descriptor.size, offset, undefined, patience);
  return Readable.from(bytes, { objectMode: false });
}

async function* verified(
  transport: Transport,
  reference: DigestReference,
  { size }: Descriptor,
  first: RegistryAnswer,
  patience: Patience,
): AsyncGenerator<Buffer> {
  const hash = createHash(digestAlgorithm(reference.digest));
  for await (const chunk of receive(transport, reference, size, 0, first, patience)) {
    hash.update(chunk);
    yield chunk;
  }
  const hex = hash.digest('hex');
  if (hex !== digestHex(reference.digest))
    throw mismatch(reference, `its digest is ${digestAlgorithm(reference.digest)}:${hex}`);
}

async function* receive(
  transport: Transport,
  reference: DigestReference,
  size: number,
  offset: number,
  first: RegistryAnswer | undefined,
  patience: Patience,
): AsyncGenerator<Buffer> {
  let received = offset;
  let answer = first ?? (await openAt(transport, reference, offset));
  for (let failures = 1; ; failures += 1) {
    try {
      for await (const chunk of answer.body as AsyncIterable<Buffer>) {
        received += chunk.length;
        if (received > size) throw mismatch(reference, `it is larger than ${size} bytes`);
        yield chunk;
      }
      break;
    } catch (error) {
      // Nothing is lost when it broke after the last byte; an error of our reader's is none of the registry's.
      if (received === size) break;
      if (!answer.body.errored) throw error;
      const failure = answer.failure(error);
      if (!retriable(failure) || failures === maximumTries) throw failure;
      await pause(failures, failure as RegistryError, patience);
      answer = await openAt(transport, reference, received);
    }
  }
  if (received !== size) throw mismatch(reference, `it has ${received} bytes in place of ${size}`);
}

/** Opens the blob at an offset; a registry that knows no ranges sends all of it, and the start is left out. */
function openAt(transport: Transport, reference: DigestReference, offset: number): Promise<RegistryAnswer> {
  const request = blobRequest(reference, 'GET', offset === 0 ? [200] : [200, 206]);
  const headers = offset === 0 ? {} : { Range: `bytes=${offset}-` };
  return transport.send({ ...request, headers }, async (answer) => {
    if (answer.status === 206 || offset === 0) return answer;
    return { ...answer, body: Readable.from(without(answer.body, offset), { objectMode: false }) };
  });
}

async function* without(body: Readable, count: number): AsyncGenerator<Buffer> {
  let left = count;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    if (left < chunk.length) yield chunk.subarray(left);
    left = Math.max(0, left - chunk.length);
  }
}

function blobRequest(
  reference: DigestReference,
  method: RegistryRequest['method'],
  accept: readonly number[],
  access: Access = 'pull',
): RegistryRequest {
  return {
    repository: reference,
    verb: `${method} blob ${reference.digest}`,
    method,
    at: `blobs/${reference.digest}`,
    scopes: [repositoryScope(reference, access)],
    accept,
  };
}

function mismatch(
  reference: { registry: string; path: string; digest: Digest },
  what: string,
): RegistryError {
  return new RegistryError(
    'registry-digest-mismatch',
    `${referenceName(reference)}: the blob is not what was asked for: ${what}`,
    {
      hint: 'Do not use it; look at the registry and any proxy before it.',
    },
  );
}
