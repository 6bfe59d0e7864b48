import { SealiftError } from '../errors.ts';
import type { BlobReader } from './blob-reader.ts';
import { blobHead } from './blobs.ts';
import type { BlobSource } from './client.ts';
import { digestAlgorithm } from './digest.ts';
import type { Repository } from './reference.ts';
import { RegistryError, retriable } from './registry-error.ts';
import { maximumTries } from './retry.ts';
import { type Patience, pause } from './retrying.ts';
import { repositoryScope } from './scope.ts';
import { linkedUrl, type RegistryAnswer, type RegistryRequest, type Transport } from './transport.ts';

/** An open upload: where it goes on, and how much the registry has. */
export interface Session {
  location: URL;
  offset: number;
  /** The registry's `OCI-Chunk-Min-Length`. */
  readonly chunkMinimum: number;
}

/** What every limit known to us lets through (GHCR's for one PATCH, common ones of proxies). */
const cautiousChunk = 4 * 1024 * 1024;
/** An upload that has come this much further may fail as often again. */
const progressBytes = 1024 * 1024;
/** Moving a large blob to its place can take a registry's storage minutes. */
const uploadIdleMs = 300_000;

/** The way of one blob's bytes into a repository, by as many requests as it takes. */
export class Upload {
  readonly #transport: Transport;
  readonly #repository: Repository;
  readonly #source: BlobSource;
  readonly #reader: BlobReader;
  #chunkLimit: number | undefined;
  #session: Session | undefined;

  constructor(
    transport: Transport,
    repository: Repository,
    source: BlobSource,
    reader: BlobReader,
    chunkLimit: number | undefined,
  ) {
    this.#transport = transport;
    this.#repository = repository;
    this.#source = source;
    this.#reader = reader;
    this.#chunkLimit = chunkLimit;
  }

  async run(session: Session | undefined, patience: Patience): Promise<void> {
    this.#session = session;
    let furthest = 0;
    for (let failures = 1; ; failures += 1) {
      try {
        return await this.#send();
      } catch (error) {
        const failure = this.#recoverable(error);
        if (!failure || failures >= maximumTries) {
          await this.#cancel();
          throw error;
        }
        if (failure.retriable) await pause(failures, failure, patience);
        if (await this.#findOut()) return;
      }
      const offset = this.#session?.offset ?? 0;
      if (offset >= furthest + progressBytes) {
        furthest = offset;
        failures = 0;
      }
    }
  }

  /** Sends what the registry does not have yet, and closes the upload. */
  async #send(): Promise<void> {
    const { size } = this.#source.descriptor;
    this.#session ??= await this.#transport.send(this.#open(), sessionOf);
    const session = this.#session;
    const whole = session.offset === 0 && (this.#chunkLimit === undefined || size <= this.#chunkLimit);
    if (!whole) {
      while (session.offset < size) await this.#patch(session);
    }
    const length = size - session.offset;
    await this.#step(
      'PUT',
      session,
      length,
      [201, 204],
      withDigest(session.location, this.#source),
      (answer) => {
        answer.body.resume();
      },
    );
  }

  async #patch(session: Session): Promise<void> {
    const { size } = this.#source.descriptor;
    const limit = Math.max(this.#chunkLimit ?? size, session.chunkMinimum);
    const length = Math.min(limit, size - session.offset);
    const end = session.offset + length;
    await this.#step('PATCH', session, length, [202, 201, 204], session.location, (answer) => {
      answer.body.resume();
      moveOn(session, answer);
      const has = offsetIn(answer.headers.range);
      session.offset = has !== undefined && has > session.offset && has < end ? has : end;
    });
  }

  #step<T>(
    method: 'PUT' | 'PATCH',
    session: Session,
    length: number,
    accept: readonly number[],
    at: URL,
    read: (answer: RegistryAnswer) => T,
  ): Promise<T> {
    const { offset } = session;
    const range = method === 'PATCH' ? { 'Content-Range': `${offset}-${offset + length - 1}` } : {};
    const headers = {
      'Content-Type': 'application/octet-stream',
      'Content-Length': String(length),
      ...range,
    };
    const request = this.#request(method, at, accept);
    const body = () => this.#reader.piece(offset, length);
    return this.#transport.send({ ...request, headers, once: true, ...(length > 0 && { body }) }, read);
  }

  /** The error when the upload can go on after it: a passing failure, or a chunk the registry did not want. */
  #recoverable(error: unknown): RegistryError | undefined {
    if (!(error instanceof RegistryError)) return undefined;
    // Opening an upload is tried again where it is asked for; what fails here has failed there.
    if (!this.#session) return undefined;
    if (error.status === 413 || error.status === 416) {
      // Both may mean "too much at once"; 416 also "not where the upload stands", which #findOut mends.
      const limit = Math.min(this.#chunkLimit ?? Number.POSITIVE_INFINITY, cautiousChunk);
      const smaller = limit !== this.#chunkLimit && this.#source.descriptor.size > limit;
      if (smaller) this.#chunkLimit = limit;
      return smaller || error.status === 416 ? error : undefined;
    }
    // The registry has forgotten the upload.
    if (error.status === 404) return error;
    return retriable(error);
  }

  /** Asks how far the upload has come; true when the blob turns out to be complete. */
  async #findOut(): Promise<boolean> {
    const session = this.#session;
    if (!session) return false;
    const request = this.#request('GET', session.location, [200, 204]);
    try {
      const has = await this.#transport.send({ ...request, once: true }, (answer) => {
        answer.body.resume();
        moveOn(session, answer);
        return offsetIn(answer.headers.range);
      });
      // With nothing there, a new upload is surer than one of which we know that it broke.
      if (has !== undefined && has > 0 && has <= this.#source.descriptor.size) {
        session.offset = has;
        return false;
      }
    } catch (error) {
      if (!(error instanceof RegistryError)) throw error;
    }
    this.#session = undefined;
    // The answer to the last PUT may have been lost after it was done.
    const { digest } = this.#source.descriptor;
    return (await blobHead(this.#transport, { ...this.#repository, digest }, 'pull,push')) !== undefined;
  }

  /** Lets the registry forget a started upload; whether that works does not matter. */
  async #cancel(): Promise<void> {
    if (!this.#session) return;
    const request = this.#request('DELETE', this.#session.location, [200, 202, 204]);
    await this.#transport
      .send({ ...request, once: true, idleTimeoutMs: 5_000 }, ({ body }) => body.resume())
      .catch(() => undefined);
  }

  #open(): RegistryRequest {
    const algorithm = digestAlgorithm(this.#source.descriptor.digest);
    return openRequest(this.#repository, algorithm === 'sha256' ? '' : `?digest-algorithm=${algorithm}`);
  }

  #request(method: RegistryRequest['method'], at: URL, accept: readonly number[]): RegistryRequest {
    return {
      repository: this.#repository,
      verb: `${method} upload of blob ${this.#source.descriptor.digest}`,
      method,
      at,
      scopes: [repositoryScope(this.#repository, 'pull,push')],
      accept,
      idleTimeoutMs: uploadIdleMs,
    };
  }
}

/** Opens an upload; `query` may ask for a mount in its place. */
export function openRequest(repository: Repository, query: string): RegistryRequest {
  return {
    repository,
    verb: 'open an upload',
    method: 'POST',
    at: `blobs/uploads/${query}`,
    headers: { 'Content-Length': '0' },
    scopes: [repositoryScope(repository, 'pull,push')],
    accept: [202],
  };
}

/** The upload an answer opened. */
export function sessionOf(answer: RegistryAnswer): Session {
  answer.body.resume();
  const { location } = answer.headers;
  if (location === undefined) {
    const { target, verb, registry } = answer.operation;
    throw new SealiftError('registry-refused', `${target}: ${verb} gave no place to send the blob to`, {
      hint: `Check that ${registry} is a container registry.`,
    });
  }
  const chunkMinimum = Number(answer.headers['oci-chunk-min-length'] ?? 0) || 0;
  return { location: linkedUrl(answer, location), offset: 0, chunkMinimum };
}

function moveOn(session: Session, answer: RegistryAnswer): void {
  if (answer.headers.location !== undefined) session.location = linkedUrl(answer, answer.headers.location);
}

/**
 * How many bytes the registry has, from `Range: 0-<last>`. Some write `0-0` for none: taken for none,
 * at most one byte is sent twice.
 */
function offsetIn(range: string | undefined): number | undefined {
  const last = /^(?:bytes=)?0-(\d+)$/.exec(range?.trim() ?? '')?.[1];
  if (last === undefined) return undefined;
  return last === '0' ? 0 : Number(last) + 1;
}

function withDigest(location: URL, { descriptor: { digest } }: BlobSource): URL {
  const url = new URL(location);
  // Set by hand: searchParams would also rewrite what the registry signed.
  url.search = `${url.search}${url.search === '' ? '?' : '&'}digest=${encodeURIComponent(digest)}`;
  return url;
}
