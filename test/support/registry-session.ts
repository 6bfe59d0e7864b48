import { mkdtemp, rm } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RegistryOptions, RunningRegistry } from '../../src/embedded-registry/server.ts';
import { startRegistry } from '../../src/embedded-registry/server.ts';
import { mediaType } from '../../src/oci/descriptor.ts';
import { type Digest, digestOf } from '../../src/oci/digest.ts';

/** Plain requests to a registry, for tests of the registry itself. */
export interface RegistrySession extends AsyncDisposable {
  readonly registry: RunningRegistry;
  readonly folder: string;
  /** A request below `/v2/`. */
  ask(method: string, path: string, options?: AskOptions): Promise<Response>;
  pushBlob(name: string, bytes: string | Uint8Array): Promise<Digest>;
  /** Any manifest, as JSON. */
  pushManifest(name: string, reference: string | undefined, content: object): Promise<Response>;
  /** An image of one layer, tagged; returns its digest. */
  pushImage(name: string, tag: string, layer?: string): Promise<Digest>;
}

export interface AskOptions {
  readonly headers?: Record<string, string>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
}

/** A session with a registry in a folder, a new one unless given; both are gone when it is disposed of. */
export async function openSession(options: Partial<RegistryOptions> = {}): Promise<RegistrySession> {
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'embedded-registry-')));
  const registry = await startRegistry({ ...options, folder }).catch(async (error: unknown) => {
    await rm(folder, { recursive: true });
    throw error;
  });
  return {
    ...sessionWith(registry),
    folder,
    async [Symbol.asyncDispose]() {
      await registry.stop();
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

/** The same requests to a registry that is already there. */
export function sessionWith(
  registry: RunningRegistry,
): Omit<RegistrySession, 'folder' | typeof Symbol.asyncDispose> {
  const ask: RegistrySession['ask'] = (method, path, options = {}) =>
    fetch(`${registry.url}/v2/${path}`, { method, redirect: 'manual', ...options });
  const session = {
    registry,
    ask,
    async pushBlob(name: string, bytes: string | Uint8Array) {
      const digest = digestOf(bytes);
      const response = await ask('POST', `${name}/blobs/uploads/?digest=${digest}`, {
        body: Uint8Array.from(Buffer.from(bytes)),
      });
      if (response.status !== 201) throw new Error(`push of a blob: ${response.status}`);
      return digest;
    },
    pushManifest(name: string, reference: string | undefined, content: object) {
      const body = JSON.stringify(content);
      const type = 'mediaType' in content ? String(content.mediaType) : mediaType.manifest;
      return ask('PUT', `${name}/manifests/${reference ?? digestOf(body)}`, {
        headers: { 'content-type': type },
        body,
      });
    },
    async pushImage(name: string, tag: string, layer = 'layer') {
      const content = imageOf(await session.pushBlob(name, '{}'), await session.pushBlob(name, layer));
      const response = await session.pushManifest(name, tag, content);
      if (response.status !== 201) throw new Error(`push of an image: ${await response.text()}`);
      return digestOf(JSON.stringify(content));
    },
  };
  return session;
}

/** An image manifest over a `{}` config and one layer. */
export function imageOf(config: Digest, ...layers: readonly Digest[]) {
  return {
    schemaVersion: 2,
    mediaType: mediaType.manifest,
    config: { mediaType: mediaType.config, digest: config, size: 2 },
    layers: layers.map((digest) => ({ mediaType: mediaType.layerGzip, digest, size: 5 })),
  };
}

/** The first error code of an answer. */
export async function errorCodeOf(response: Response): Promise<string | undefined> {
  const body = (await response.json()) as { errors?: { code?: string }[] };
  return body.errors?.[0]?.code;
}

/** A GET whose path goes out as it is, where `fetch` would tidy it up; returns the status. */
export function rawStatus(address: string, path: string): Promise<number | undefined> {
  const [host, port] = address.split(':');
  return new Promise((resolve, reject) => {
    httpRequest({ host, port, path }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .once('error', reject)
      .end();
  });
}
