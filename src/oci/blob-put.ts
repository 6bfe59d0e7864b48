import { createBlobReader } from './blob-reader.ts';
import { blobHead } from './blobs.ts';
import type { BlobOutcome, BlobPutOptions, BlobSource } from './client.ts';
import type { Repository } from './reference.ts';
import { RegistryError } from './registry-error.ts';
import type { Patience } from './retrying.ts';
import { repositoryScope } from './scope.ts';
import type { RegistryRequest, Transport } from './transport.ts';
import { openRequest, type Session, sessionOf, Upload } from './upload.ts';

export interface UploadOptions extends BlobPutOptions {
  /** Most bytes a registry takes in one PATCH; larger blobs are sent in such chunks. */
  readonly chunkLimit?: number | undefined;
}

/**
 * Brings a blob into a repository: nothing to do when it is there, else mounted, else uploaded. An upload
 * that breaks goes on from the byte the registry has; without such an answer it starts over.
 */
export async function blobPut(
  transport: Transport,
  repository: Repository,
  source: BlobSource,
  options: UploadOptions,
  patience: Patience,
): Promise<BlobOutcome> {
  const { digest } = source.descriptor;
  // One token serves the whole way, hence more access than a HEAD needs.
  if (await blobHead(transport, { ...repository, digest }, 'pull,push')) return 'present';
  const from = options.mountFrom;
  const mountable = from && from.registry === repository.registry && from.path !== repository.path;
  const mount = mountable ? await mountBlob(transport, repository, source, from, patience) : undefined;
  if (mount === 'mounted') return mount;

  const reader = createBlobReader(source, options.onBytes);
  const upload = new Upload(transport, repository, source, reader, options.chunkLimit);
  try {
    await upload.run(mount, patience);
    return 'uploaded';
  } finally {
    reader.close();
  }
}

/** 'mounted', or the upload the registry opened instead, or nothing when mounting is not possible. */
async function mountBlob(
  transport: Transport,
  repository: Repository,
  { descriptor: { digest } }: BlobSource,
  from: Repository,
  { log }: Patience,
): Promise<'mounted' | Session | undefined> {
  const request: RegistryRequest = {
    ...openRequest(repository, `?mount=${digest}&from=${encodeURIComponent(from.path)}`),
    verb: `mount blob ${digest} from ${from.path}`,
    accept: [201, 202],
    scopes: [repositoryScope(repository, 'pull,push'), repositoryScope(from, 'pull')],
  };
  try {
    return await transport.send(request, (answer) => {
      if (answer.status === 202) return sessionOf(answer);
      answer.body.resume();
      return 'mounted';
    });
  } catch (error) {
    // Sending the bytes needs less than mounting does: no access to the other repository, for one.
    if (!(error instanceof RegistryError) || error.retriable) throw error;
    log.debug(`${error.message}; uploading it instead`);
    return undefined;
  }
}
