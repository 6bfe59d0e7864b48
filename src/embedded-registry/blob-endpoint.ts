import { createReadStream } from 'node:fs';
import type { Digest } from '../oci/digest.ts';
import type { Answer, Exchange } from './answer.ts';
import { RegistryFailure } from './failure.ts';
import type { Registry } from './registry.ts';

/** `GET`, `HEAD` and `DELETE` of `/v2/<name>/blobs/<digest>`. */
export async function blobAnswer(
  registry: Registry,
  exchange: Exchange,
  name: string,
  digest: Digest,
): Promise<Answer> {
  if (exchange.method === 'DELETE') {
    if (!(await registry.blobs.delete(name, digest))) throw unknownBlob();
    return { status: 202, headers: {} };
  }
  const blob = await registry.blobs.find(name, digest);
  if (!blob) throw unknownBlob();
  const range = parseRange(exchange.headers.range, blob.size);
  if (range === 'unsatisfiable') {
    throw new RegistryFailure(416, 'SIZE_INVALID', 'the range lies outside the blob', {
      headers: { 'content-range': `bytes */${blob.size}` },
    });
  }
  const { first, last } = range ?? { first: 0, last: blob.size - 1 };
  return {
    status: range ? 206 : 200,
    headers: {
      'content-type': 'application/octet-stream',
      'content-length': String(last - first + 1),
      'docker-content-digest': digest,
      'accept-ranges': 'bytes',
      etag: `"${digest}"`,
      ...(range && { 'content-range': `bytes ${first}-${last}/${blob.size}` }),
    },
    // an empty file has no last byte to name
    body:
      blob.size === 0
        ? ''
        : () => createReadStream(blob.path, { start: first, end: last, highWaterMark: 1 << 20 }),
  };
}

interface ByteRange {
  readonly first: number;
  readonly last: number;
}

/** One range of RFC 9110, section 14; several, or another unit, mean the whole blob (`undefined`). */
export function parseRange(
  header: string | undefined,
  size: number,
): ByteRange | 'unsatisfiable' | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '');
  if (!match || (match[1] === '' && match[2] === '')) return undefined;
  const [, from = '', to = ''] = match;
  if (from === '') {
    const length = Math.min(Number(to), size);
    return length === 0 ? 'unsatisfiable' : { first: size - length, last: size - 1 };
  }
  const first = Number(from);
  const last = to === '' ? size - 1 : Math.min(Number(to), size - 1);
  return first > last ? 'unsatisfiable' : { first, last };
}

function unknownBlob(): RegistryFailure {
  return new RegistryFailure(404, 'BLOB_UNKNOWN', 'this repository has no such blob');
}
