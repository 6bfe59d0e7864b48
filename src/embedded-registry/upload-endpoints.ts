import type { Digest, DigestAlgorithm } from '../oci/digest.ts';
import { digestAlgorithm } from '../oci/digest.ts';
import type { Answer, Exchange } from './answer.ts';
import { RegistryFailure } from './failure.ts';
import type { Registry } from './registry.ts';
import { isName, validDigest } from './route.ts';
import { type ChunkRange, uploadHeaders } from './uploads.ts';

/** `POST /v2/<name>/blobs/uploads/`: starts an upload, takes a whole blob (`digest`), or mounts one (`mount`). */
export async function uploadsAnswer(registry: Registry, exchange: Exchange, name: string): Promise<Answer> {
  const query = exchange.url.searchParams;
  const mount = query.get('mount');
  if (mount !== null && (await mounted(registry, name, validDigest(mount), query.get('from'))))
    return created(name, validDigest(mount));
  const digest = query.get('digest');
  if (digest !== null) {
    const wanted = validDigest(digest);
    const upload = await registry.uploads.start(name, digestAlgorithm(wanted));
    await registry.uploads.finish(name, upload.id, exchange.body, undefined, wanted);
    return created(name, wanted);
  }
  const upload = await registry.uploads.start(name, announcedAlgorithm(query.get('digest-algorithm')));
  return { status: 202, headers: { ...uploadHeaders(upload), 'content-length': '0' } };
}

/** `PATCH`, `PUT`, `GET` and `DELETE` of an upload. */
export async function uploadAnswer(
  registry: Registry,
  exchange: Exchange,
  name: string,
  id: string,
): Promise<Answer> {
  const { uploads } = registry;
  switch (exchange.method) {
    case 'PATCH': {
      const upload = await uploads.append(name, id, exchange.body, chunkRange(exchange));
      return { status: 202, headers: { ...uploadHeaders(upload), 'content-length': '0' } };
    }
    case 'PUT': {
      const digest = validDigest(exchange.url.searchParams.get('digest') ?? '');
      await uploads.finish(name, id, exchange.body, chunkRange(exchange), digest);
      return created(name, digest);
    }
    case 'DELETE':
      await uploads.cancel(name, id);
      return { status: 204, headers: {} };
    default:
      return { status: 204, headers: uploadHeaders(await uploads.status(name, id)) };
  }
}

function created(name: string, digest: Digest): Answer {
  return {
    status: 201,
    headers: {
      location: `/v2/${name}/blobs/${digest}`,
      'docker-content-digest': digest,
      'content-length': '0',
    },
  };
}

async function mounted(
  registry: Registry,
  name: string,
  digest: Digest,
  from: string | null,
): Promise<boolean> {
  if (from === null && !registry.access.anonymousMount) return false;
  if (from !== null && !isName(from)) throw new RegistryFailure(400, 'NAME_INVALID', '"from" is not valid');
  return registry.blobs.mount(name, digest, from ?? undefined);
}

function announcedAlgorithm(text: string | null): DigestAlgorithm {
  if (text === null) return 'sha256';
  if (text === 'sha256' || text === 'sha512') return text;
  throw new RegistryFailure(400, 'DIGEST_INVALID', 'the digest algorithm is neither sha256 nor sha512');
}

/** `Content-Range: <first>-<last>`, without a unit as the distribution specification has it. */
function chunkRange(exchange: Exchange): ChunkRange | undefined {
  const header = exchange.headers['content-range'];
  if (header === undefined) return undefined;
  const match = /^(?:bytes )?(\d+)-(\d+)(?:\/(?:\d+|\*))?$/.exec(header);
  const range = { first: Number(match?.[1]), last: Number(match?.[2]) };
  const length = exchange.headers['content-length'];
  if (!match || range.last < range.first)
    throw new RegistryFailure(400, 'BLOB_UPLOAD_INVALID', 'Content-Range is not <first>-<last>');
  if (length !== undefined && Number(length) !== range.last - range.first + 1)
    throw new RegistryFailure(400, 'SIZE_INVALID', 'Content-Length and Content-Range do not agree');
  return range;
}
