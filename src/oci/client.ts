import type { Readable } from 'node:stream';
import type { Descriptor, Index, Manifest } from './descriptor.ts';
import type { Digest } from './digest.ts';
import type { DigestReference, Reference, Repository } from './reference.ts';
import type { VendorRequest } from './vendor-api.ts';

/** The bytes of a blob that is to be sent; opened again for every try, from `offset` on. */
export interface BlobSource {
  readonly descriptor: Pick<Descriptor, 'digest' | 'size'>;
  open(offset: number): Readable;
}

export interface PulledManifest {
  readonly descriptor: Descriptor;
  readonly bytes: Uint8Array;
  readonly content: Manifest | Index;
}

export interface BlobPutOptions {
  readonly mountFrom?: Repository | undefined;
  /** Hears of bytes as they are sent, also of those sent again after a broken connection. */
  readonly onBytes?: ((count: number) => void) | undefined;
}

export type BlobOutcome = 'present' | 'mounted' | 'uploaded';

/** A client for the OCI distribution specification 1.1; its errors are `registry-*` and `network-failed`. */
export interface RegistryClient {
  /** Finds out how a registry is reached and what login it wants, unless that is known. */
  contact(registry: string): Promise<void>;
  /** `undefined` only when the registry answers 404 for it. */
  manifestHead(reference: Reference): Promise<Descriptor | undefined>;
  manifestGet(reference: Reference): Promise<PulledManifest | undefined>;
  /**
   * Puts these very bytes; the digest the registry answers with is compared with ours. A manifest with
   * a `subject` is also entered in the fallback tag of a registry without the referrers API.
   */
  manifestPut(reference: Reference, manifest: { mediaType: string; bytes: Uint8Array }): Promise<Descriptor>;
  /** Done also when there is no such manifest. */
  manifestDelete(reference: Reference): Promise<void>;
  blobHead(reference: DigestReference): Promise<Descriptor | undefined>;
  /** The whole blob, its digest checked; for configs and other small ones (limit 16 MiB). */
  blobGet(reference: DigestReference): Promise<Uint8Array>;
  /** A stream that fails at its end when size or digest are not the descriptor's. */
  blobStream(repository: Repository, descriptor: Descriptor): Promise<Readable>;
  /** The blob from `offset` on, its size checked and its digest not: for an upload, whose digest the target checks. */
  blobPart(repository: Repository, descriptor: BlobSource['descriptor'], offset: number): Readable;
  /** HEAD, else mount from `mountFrom` (same registry), else upload, resumed where the registry allows it. */
  blobPut(repository: Repository, source: BlobSource, options?: BlobPutOptions): Promise<BlobOutcome>;
  /** Every tag of the repository, all pages; empty when the repository does not exist yet. */
  tagList(repository: Repository): Promise<string[]>;
  /** By the referrers API, else by the fallback tag; a listing that fails rejects, it is never an empty list. */
  referrerList(repository: Repository, subject: Digest, artifactType?: string): Promise<Descriptor[]>;
  /** Whether the registry said that it has no referrers API, when it was asked for those of `subject`. */
  lacksReferrersApi(repository: Repository, subject: Digest): Promise<boolean>;
  /**
   * Where there is no referrers API, looks again at the lists this client wrote, after a pause, and enters again what
   * others overwrote at the same time. To be awaited at the end of a run that attached something.
   */
  referrersConfirm(): Promise<void>;
  /** What an API says that the vendor has beside the registry's, on the same host; errors as of the registry itself. */
  vendorGet(repository: Repository, request: VendorRequest): Promise<unknown>;
  /** Closes idle connections. */
  close(): void;
}
