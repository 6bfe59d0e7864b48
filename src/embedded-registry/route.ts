import { type Digest, isDigest } from '../oci/digest.ts';
import { isTag } from '../oci/reference.ts';
import { RegistryFailure } from './failure.ts';

/** What a path asks for; names, tags and digests in it are valid. */
export type Route =
  | { readonly kind: 'ping' }
  | { readonly kind: 'catalog' }
  | { readonly kind: 'tags'; readonly name: string }
  | { readonly kind: 'uploads'; readonly name: string }
  | { readonly kind: 'upload'; readonly name: string; readonly id: string }
  | { readonly kind: 'blob'; readonly name: string; readonly digest: Digest }
  | { readonly kind: 'manifest'; readonly name: string; readonly reference: ManifestReference }
  | { readonly kind: 'referrers'; readonly name: string; readonly digest: Digest };

export type ManifestReference = { readonly digest: Digest } | { readonly tag: string };

const namePattern = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*$/;
const idPattern = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Reads a path below `/v2/`; `undefined` when the specification has no such endpoint. Throws a
 * `RegistryFailure` for a name, tag or digest that is not valid. Nothing in the path becomes a file
 * name before it passed here.
 */
export function parseRoute(path: string): Route | undefined {
  if (path === '/v2/' || path === '/v2') return { kind: 'ping' };
  if (path === '/v2/_catalog') return { kind: 'catalog' };
  const tags = /^\/v2\/(.+)\/tags\/list$/.exec(path);
  if (tags) return { kind: 'tags', name: validName(tags[1]) };
  const uploads = /^\/v2\/(.+)\/blobs\/uploads\/?$/.exec(path);
  if (uploads) return { kind: 'uploads', name: validName(uploads[1]) };
  const upload = /^\/v2\/(.+)\/blobs\/uploads\/([^/]+)$/.exec(path);
  if (upload) return { kind: 'upload', name: validName(upload[1]), id: validId(upload[2]) };
  const content = /^\/v2\/(.+)\/(blobs|manifests|referrers)\/([^/]+)$/.exec(path);
  if (!content) return undefined;
  const name = validName(content[1]);
  const last = decoded(content[3] ?? '');
  if (content[2] === 'blobs') return { kind: 'blob', name, digest: validDigest(last) };
  if (content[2] === 'referrers') return { kind: 'referrers', name, digest: validDigest(last) };
  return { kind: 'manifest', name, reference: validReference(last) };
}

export function isName(text: string): boolean {
  return text.length <= 255 && namePattern.test(text);
}

export function validDigest(text: string): Digest {
  if (isDigest(text)) return text;
  throw new RegistryFailure(400, 'DIGEST_INVALID', 'a digest is sha256:<64 hex> or sha512:<128 hex>');
}

export function validTag(text: string): string {
  if (isTag(text)) return text;
  throw new RegistryFailure(400, 'MANIFEST_INVALID', 'the tag is not valid');
}

function validName(text = ''): string {
  if (isName(text)) return text;
  throw new RegistryFailure(400, 'NAME_INVALID', 'the repository name is not valid');
}

function validId(text = ''): string {
  if (idPattern.test(text)) return text;
  throw new RegistryFailure(404, 'BLOB_UPLOAD_UNKNOWN', 'there is no such upload');
}

function validReference(text: string): ManifestReference {
  return text.includes(':') ? { digest: validDigest(text) } : { tag: validTag(text) };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
