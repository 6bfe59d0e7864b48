import { readBody } from './body.ts';
import type { PulledManifest } from './client.ts';
import { type Descriptor, type Index, type Manifest, mediaType } from './descriptor.ts';
import { type Digest, digestAlgorithm, digestOf, isDigest } from './digest.ts';
import type { HttpResponse } from './http.ts';
import { type Reference, referenceName } from './reference.ts';
import { RegistryError } from './registry-error.ts';
import { type Access, repositoryScope } from './scope.ts';
import type { RegistryRequest, Transport } from './transport.ts';

/** Registries need not take more (OCI distribution specification, "Pushing Manifests"). */
const manifestLimit = 4 * 1024 * 1024;

const accepted = [
  mediaType.index,
  mediaType.manifest,
  mediaType.dockerManifestList,
  mediaType.dockerManifest,
];

export async function manifestHead(
  transport: Transport,
  reference: Reference,
): Promise<Descriptor | undefined> {
  const request = manifestRequest(reference, 'HEAD', 'pull', [200, 404, 405]);
  const found = await transport.send(request, (answer) =>
    answer.status === 404 ? 'absent' : answer.status === 200 ? describedBy(answer, reference) : undefined,
  );
  if (found === 'absent') return undefined;
  return found ?? (await manifestGet(transport, reference))?.descriptor;
}

export function manifestGet(transport: Transport, reference: Reference): Promise<PulledManifest | undefined> {
  return transport.send(manifestRequest(reference, 'GET', 'pull', [200, 404]), async (answer) => {
    if (answer.status === 404) {
      answer.body.destroy();
      return undefined;
    }
    const bytes = await readBody(answer, manifestLimit);
    if (!bytes) throw refused(reference, 'the manifest is larger than 4 MiB');
    return { bytes, ...readManifest(reference, answer, bytes) };
  });
}

/**
 * Puts the bytes and returns their descriptor, and whether the registry keeps referrers of its `subject` itself. A tag
 * that may not be written and holds these very bytes is as good as written.
 */
export async function manifestPut(
  transport: Transport,
  reference: Reference,
  manifest: { mediaType: string; bytes: Uint8Array },
): Promise<Descriptor & { subjectKnown: boolean }> {
  const algorithm = 'digest' in reference ? digestAlgorithm(reference.digest) : 'sha256';
  const digest = digestOf(manifest.bytes, algorithm);
  if ('digest' in reference && reference.digest !== digest)
    throw mismatch(reference, digest, 'the bytes to send have');
  const request: RegistryRequest = {
    ...manifestRequest(reference, 'PUT', 'pull,push', [200, 201, 202]),
    headers: { 'Content-Type': manifest.mediaType },
    body: manifest.bytes,
  };
  const put = transport.send(request, async (answer) => {
    answer.body.resume();
    const stored = answer.headers['docker-content-digest'];
    if (stored !== undefined && isDigest(stored)) {
      const ours = digestOf(manifest.bytes, digestAlgorithm(stored));
      if (stored !== ours) throw mismatch({ ...reference, digest: ours }, stored, 'the registry stored');
    }
    const subjectKnown = answer.headers['oci-subject'] !== undefined;
    return { mediaType: manifest.mediaType, digest, size: manifest.bytes.length, subjectKnown };
  });
  try {
    return await put;
  } catch (error) {
    if (!(await holdsAlready(transport, reference, digest, error))) throw error;
    return { mediaType: manifest.mediaType, digest, size: manifest.bytes.length, subjectKnown: false };
  }
}

/**
 * Whether a refused tag points at the digest. Amazon ECR refuses an immutable tag also when it would stay as it is
 * (aws/containers-roadmap issue 2179), so after another run, or after an answer that was lost.
 */
async function holdsAlready(
  transport: Transport,
  reference: Reference,
  digest: Digest,
  error: unknown,
): Promise<boolean> {
  const status = error instanceof RegistryError ? error.status : undefined;
  const refused = status !== undefined && status >= 400 && status < 500 && status !== 401 && status !== 429;
  if (!refused || !('tag' in reference)) return false;
  const there = await manifestHead(transport, reference).catch(() => undefined);
  return there?.digest === digest;
}

export function manifestDelete(transport: Transport, reference: Reference): Promise<void> {
  const request = manifestRequest(reference, 'DELETE', 'pull,push,delete', [200, 202, 204, 404]);
  return transport.send(request, (answer) => {
    answer.body.resume();
  });
}

function manifestRequest(
  reference: Reference,
  method: RegistryRequest['method'],
  access: Access,
  accept: readonly number[],
): RegistryRequest {
  const name = nameOf(reference);
  return {
    repository: reference,
    verb: `${method} manifest ${name}`,
    method,
    at: `manifests/${name}`,
    scopes: [repositoryScope(reference, access)],
    accept,
    ...((method === 'GET' || method === 'HEAD') && { headers: { Accept: accepted.join(', ') } }),
  };
}

/** The descriptor a HEAD answer gives; undefined when a header is missing that we need. */
function describedBy({ headers, body }: HttpResponse, reference: Reference): Descriptor | undefined {
  body.resume();
  const type = typeOf(headers);
  const size = Number(headers['content-length'] ?? Number.NaN);
  const given = headers['docker-content-digest'];
  if (!given || !isDigest(given) || !accepted.some((known) => known === type) || !(size > 0))
    return undefined;
  if (!('digest' in reference)) return { mediaType: type, digest: given, size };
  const sameAlgorithm = digestAlgorithm(given) === digestAlgorithm(reference.digest);
  if (sameAlgorithm && given !== reference.digest)
    throw mismatch(reference, given, 'the registry answered with');
  return { mediaType: type, digest: reference.digest, size };
}

function readManifest(
  reference: Reference,
  { headers }: HttpResponse,
  bytes: Buffer,
): { descriptor: Descriptor; content: Manifest | Index } {
  const given = headers['docker-content-digest'];
  const expected =
    'digest' in reference ? reference.digest : given !== undefined && isDigest(given) ? given : undefined;
  const digest = digestOf(bytes, expected && digestAlgorithm(expected));
  if (expected && digest !== expected)
    throw mismatch({ ...reference, digest: expected }, digest, 'the registry sent');

  const content = parseManifest(reference, bytes);
  const said = typeOf(headers);
  const type = content.mediaType ?? (accepted.some((known) => known === said) ? said : guessedType(content));
  const { artifactType } = content;
  return {
    descriptor: { mediaType: type, digest, size: bytes.length, ...(artifactType && { artifactType }) },
    content,
  };
}

function parseManifest(reference: Reference, bytes: Buffer): Manifest | Index {
  let content: Partial<Manifest & Index> | null;
  try {
    content = JSON.parse(bytes.toString('utf8'));
  } catch (cause) {
    throw refused(reference, 'the manifest is no JSON', cause);
  }
  if (content?.schemaVersion !== 2) throw refused(reference, 'the manifest is not of schema version 2');
  // Readable as both, it would mean different images to different clients (CVE-2021-41190).
  const isManifest = Array.isArray(content.layers) && typeof content.config === 'object';
  if (isManifest === Array.isArray(content.manifests)) {
    throw refused(reference, 'the manifest is neither clearly a manifest nor clearly an index');
  }
  return content as Manifest | Index;
}

function guessedType(content: Manifest | Index): string {
  return 'manifests' in content ? mediaType.index : mediaType.manifest;
}

function typeOf(headers: HttpResponse['headers']): string {
  return headers['content-type']?.split(';')[0]?.trim() ?? '';
}

function nameOf(reference: Reference): string {
  return 'digest' in reference ? reference.digest : reference.tag;
}

function mismatch(reference: Reference, found: Digest, who: string): RegistryError {
  return new RegistryError('registry-digest-mismatch', `${referenceName(reference)}: ${who} ${found}`, {
    hint: 'What is stored under that digest is something else; do not use it, and look at the registry and any proxy before it.',
  });
}

function refused(reference: Reference, reason: string, cause?: unknown): RegistryError {
  return new RegistryError('registry-refused', `${referenceName(reference)}: ${reason}`, {
    cause,
    hint: 'Check that this is an image or an artifact by the OCI image specification.',
  });
}
