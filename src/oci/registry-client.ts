import type { Log } from '../log.ts';
import { blobPut } from './blob-put.ts';
import { blobGet, blobHead, blobPart, blobStream } from './blobs.ts';
import type { RegistryClient } from './client.ts';
import type { CredentialLookup } from './credential.ts';
import type { Descriptor, Index, Manifest } from './descriptor.ts';
import type { Http } from './http.ts';
import { manifestDelete, manifestGet, manifestHead, manifestPut } from './manifests.ts';
import { createReferrers } from './referrer-list.ts';
import type { Sleep } from './retrying.ts';
import { tagList } from './tags.ts';
import { createTransport, type TransportOptions } from './transport.ts';
import { vendorGet } from './vendor-api.ts';

export interface RegistryClientOptions {
  readonly http: Http & { close?(): void };
  readonly log: Log;
  readonly clock: () => Date;
  /** The login for a registry; undefined for none. The user `<token>` has an OAuth refresh token as password. */
  readonly credentials: CredentialLookup;
  /** Registries that may be spoken to without TLS; loopback ones always may. */
  readonly insecure: (registry: string) => boolean;
  /** Most bytes one PATCH may carry; undefined: blobs are sent in one piece. */
  readonly chunkLimit?: ((registry: string) => number | undefined) | undefined;
  /** What a registry's refusal means to a user, where that is known. */
  readonly meaning?: TransportOptions['meaning'];
  /** Hears the headers of every answer of a registry itself. */
  readonly onAnswer?: TransportOptions['onAnswer'];
  /** Hears how a registry wants a login, when it is first asked. */
  readonly onChallenge?: TransportOptions['onChallenge'];
  readonly signal?: AbortSignal | undefined;
  /** How to wait between tries; tests pass one that does not. */
  readonly sleep?: Sleep | undefined;
}

/**
 * Opens a client for any number of registries; tokens and what was learned about a registry are kept
 * as long as it lives.
 */
export function createRegistryClient(options: RegistryClientOptions): RegistryClient {
  const transport = createTransport(options);
  const referrers = createReferrers(transport, options);
  return {
    contact: (registry) => transport.contact(registry),
    manifestHead: (reference) => manifestHead(transport, reference),
    manifestGet: (reference) => manifestGet(transport, reference),
    manifestDelete: (reference) => manifestDelete(transport, reference),
    blobHead: (reference) => blobHead(transport, reference),
    blobGet: (reference) => blobGet(transport, reference),
    blobStream: (repository, descriptor) => blobStream(transport, repository, descriptor, options),
    blobPart: (repository, descriptor, offset) =>
      blobPart(transport, repository, descriptor, offset, options),
    tagList: (repository) => tagList(transport, repository),
    referrerList: (repository, subject, artifactType) => referrers.list(repository, subject, artifactType),
    lacksReferrersApi: (repository, subject) => referrers.lackApi(repository, subject),
    referrersConfirm: () => referrers.confirm(),
    vendorGet: (repository, request) => vendorGet(transport, repository, request),
    close: () => options.http.close?.(),

    async manifestPut(reference, manifest): Promise<Descriptor> {
      const { subjectKnown, ...descriptor } = await manifestPut(transport, reference, manifest);
      const content = subjectKnown ? undefined : contentWithSubject(manifest.bytes);
      if (content) await referrers.record(reference, content, descriptor);
      return descriptor;
    },

    blobPut(repository, source, { mountFrom, onBytes } = {}) {
      const chunkLimit = options.chunkLimit?.(repository.registry);
      return blobPut(transport, repository, source, { mountFrom, onBytes, chunkLimit }, options);
    },
  };
}

/** The manifest, when it has a subject. */
function contentWithSubject(bytes: Uint8Array): Manifest | Index | undefined {
  const text = Buffer.from(bytes).toString('utf8');
  if (!text.includes('"subject"')) return undefined;
  try {
    const content = JSON.parse(text) as Manifest | Index | null;
    return content?.subject ? content : undefined;
  } catch {
    // Nothing a registry would have taken as a manifest.
    return undefined;
  }
}
