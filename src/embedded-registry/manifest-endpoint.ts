import { type Digest, digestAlgorithm, digestOf } from '../oci/digest.ts';
import type { Answer, Exchange } from './answer.ts';
import { RegistryFailure } from './failure.ts';
import type { Registry } from './registry.ts';
import { type ManifestReference, validTag } from './route.ts';

/** "At least 4 megabytes" says the specification; this also takes its suite's largest. */
const manifestLimit = 4 * 1024 * 1024;

/** `GET`, `HEAD`, `PUT` and `DELETE` of `/v2/<name>/manifests/<tag-or-digest>`. */
export async function manifestAnswer(
  registry: Registry,
  exchange: Exchange,
  name: string,
  reference: ManifestReference,
): Promise<Answer> {
  if (exchange.method === 'PUT') return put(registry, exchange, name, reference);
  if (exchange.method === 'DELETE') return remove(registry, name, reference);
  const digest = 'digest' in reference ? reference.digest : await registry.tags.get(name, reference.tag);
  const record = digest && (await registry.manifests.record(name, digest));
  const bytes = record && (await registry.manifests.bytes(name, digest));
  if (!bytes) throw unknownManifest();
  return {
    status: 200,
    headers: {
      'content-type': record.mediaType,
      'content-length': String(record.size),
      'docker-content-digest': digest,
      etag: `"${digest}"`,
    },
    body: bytes,
  };
}

async function put(
  registry: Registry,
  exchange: Exchange,
  name: string,
  reference: ManifestReference,
): Promise<Answer> {
  const bytes = await readManifest(exchange);
  const digest = 'tag' in reference ? digestOf(bytes) : digestOf(bytes, digestAlgorithm(reference.digest));
  if ('digest' in reference && reference.digest !== digest)
    throw new RegistryFailure(400, 'DIGEST_INVALID', 'the digest is not that of the manifest');
  const tags =
    'tag' in reference
      ? [reference.tag]
      : exchange.url.searchParams.getAll('tag').map((tag) => validTag(tag));
  const contentType = (exchange.headers['content-type'] ?? '').split(';')[0]?.trim() ?? '';
  const record = await registry.manifests.put(name, digest, bytes, contentType);
  for (const tag of tags) await registry.tags.put(name, tag, digest);
  return {
    status: 201,
    headers: {
      location: `/v2/${name}/manifests/${digest}`,
      'docker-content-digest': digest,
      'content-length': '0',
      ...('digest' in reference && tags.length > 0 && { 'oci-tag': tags.join(', ') }),
      ...(registry.referrersApi && record.subject && { 'oci-subject': record.subject }),
    },
  };
}

async function remove(registry: Registry, name: string, reference: ManifestReference): Promise<Answer> {
  if ('tag' in reference) {
    if (!(await registry.tags.delete(name, reference.tag))) throw unknownManifest();
    return { status: 202, headers: {} };
  }
  const pointing: string[] = await registry.tags.pointingAt(name, reference.digest as Digest);
  for (const tag of pointing) await registry.tags.delete(name, tag);
  if (!(await registry.manifests.delete(name, reference.digest))) throw unknownManifest();
  return { status: 202, headers: {} };
}

async function readManifest(exchange: Exchange): Promise<Buffer> {
  const tooLong = new RegistryFailure(413, 'SIZE_INVALID', 'a manifest has at most 4 MiB here');
  if (Number(exchange.headers['content-length'] ?? 0) > manifestLimit) throw tooLong;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of exchange.body as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > manifestLimit) throw tooLong;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function unknownManifest(): RegistryFailure {
  return new RegistryFailure(404, 'MANIFEST_UNKNOWN', 'this repository has no such manifest');
}
