import { Access, type RegistryAuth } from './access.ts';
import type { Answer, Exchange } from './answer.ts';
import { blobAnswer } from './blob-endpoint.ts';
import { Blobs } from './blobs.ts';
import { catalogAnswer, referrersAnswer, tagsAnswer } from './discovery-endpoints.ts';
import { RegistryFailure } from './failure.ts';
import { manifestAnswer } from './manifest-endpoint.ts';
import { Manifests } from './manifests.ts';
import { Referrers } from './referrers.ts';
import { parseRoute, type Route } from './route.ts';
import { Storage } from './storage.ts';
import { Tags } from './tags.ts';
import { uploadAnswer, uploadsAnswer } from './upload-endpoints.ts';
import { Uploads } from './uploads.ts';

export interface RegistryRules {
  readonly auth?: RegistryAuth;
  /** `false`: no referrers API, 404 as in the registries that lack it. Default `true`. */
  readonly referrers?: boolean;
  /** `false`: deletes are answered with 405. Default `true`. */
  readonly deleteAllowed?: boolean;
  /** Tags that never change once written: all, or those that match. Default none. */
  readonly immutableTags?: boolean | RegExp;
  /** The most entries in one page of tags, referrers or the catalog. Default 10,000. */
  readonly pageSize?: number;
  readonly clock?: () => Date;
}

/** What the endpoints work on. */
export interface Registry {
  readonly storage: Storage;
  readonly blobs: Blobs;
  readonly uploads: Uploads;
  readonly manifests: Manifests;
  readonly referrers: Referrers;
  readonly tags: Tags;
  readonly access: Access;
  readonly referrersApi: boolean;
  readonly deleteAllowed: boolean;
  readonly pageSize: number;
}

/** A registry whose content lies below `folder`; `url` is where clients find its token endpoint. */
export async function openRegistry(
  folder: string,
  rules: RegistryRules,
  url: () => string,
): Promise<Registry> {
  const storage = new Storage(folder);
  await storage.open();
  const blobs = new Blobs(storage);
  const referrers = new Referrers(storage);
  return {
    storage,
    blobs,
    uploads: new Uploads(storage, blobs),
    manifests: new Manifests(storage, blobs, referrers),
    referrers,
    tags: new Tags(storage, rules.immutableTags ?? false),
    access: new Access(rules.auth, rules.clock ?? (() => new Date()), url),
    referrersApi: rules.referrers ?? true,
    deleteAllowed: rules.deleteAllowed ?? true,
    pageSize: rules.pageSize ?? 10_000,
  };
}

/** Answers one request; throws a `RegistryFailure` for one that is turned down. */
export async function registryAnswer(registry: Registry, exchange: Exchange): Promise<Answer> {
  const path = exchange.url.pathname;
  if (path === '/token') return registry.access.token(exchange);
  const route = parseRoute(path);
  if (!route) throw new RegistryFailure(404, 'UNSUPPORTED', 'there is no such endpoint');
  if (!methodsOf(registry, route).includes(exchange.method)) {
    throw new RegistryFailure(405, 'UNSUPPORTED', `${exchange.method} is not possible here`, {
      headers: { allow: methodsOf(registry, route).join(', ') },
    });
  }
  registry.access.check(exchange, route);
  switch (route.kind) {
    case 'ping':
      return { status: 200, headers: { 'content-type': 'application/json' }, body: '{}' };
    case 'catalog':
      return catalogAnswer(registry, exchange);
    case 'tags':
      return tagsAnswer(registry, exchange, route.name);
    case 'referrers':
      return referrersAnswer(registry, exchange, route.name, route.digest);
    case 'blob':
      return blobAnswer(registry, exchange, route.name, route.digest);
    case 'uploads':
      return uploadsAnswer(registry, exchange, route.name);
    case 'upload':
      return uploadAnswer(registry, exchange, route.name, route.id);
    case 'manifest':
      return manifestAnswer(registry, exchange, route.name, route.reference);
  }
}

function methodsOf(registry: Registry, route: Route): string[] {
  const read = ['GET', 'HEAD'];
  const removal = registry.deleteAllowed ? ['DELETE'] : [];
  switch (route.kind) {
    case 'uploads':
      return ['POST'];
    case 'upload':
      return [...read, 'PATCH', 'PUT', 'DELETE'];
    case 'blob':
      return [...read, ...removal];
    case 'manifest':
      return [...read, 'PUT', ...removal];
    case 'ping':
    case 'catalog':
    case 'tags':
    case 'referrers':
      return read;
  }
}
