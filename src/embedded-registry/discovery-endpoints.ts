import { readdir } from 'node:fs/promises';
import { mediaType } from '../oci/descriptor.ts';
import type { Digest } from '../oci/digest.ts';
import { type Answer, type Exchange, jsonAnswer } from './answer.ts';
import { RegistryFailure } from './failure.ts';
import type { Registry } from './registry.ts';
import { namesIn } from './storage.ts';

/** `GET /v2/<name>/tags/list?n=…&last=…` */
export async function tagsAnswer(registry: Registry, exchange: Exchange, name: string): Promise<Answer> {
  if ((await namesIn(registry.storage.repository(name))).length === 0)
    throw new RegistryFailure(404, 'NAME_UNKNOWN', 'there is no such repository');
  const page = pageOf(await registry.tags.list(name), (tag) => tag, exchange.url, registry.pageSize);
  return jsonAnswer({ name, tags: page.entries }, page.headers);
}

/** `GET /v2/_catalog`, which the specification leaves to registries; paged like tags. */
export async function catalogAnswer(registry: Registry, exchange: Exchange): Promise<Answer> {
  const names = (await repositoriesIn(registry.storage.repository(''), '')).sort();
  const page = pageOf(names, (name) => name, exchange.url, registry.pageSize);
  return jsonAnswer({ repositories: page.entries }, page.headers);
}

/** `GET /v2/<name>/referrers/<digest>?artifactType=…`; an unknown subject has none. */
export async function referrersAnswer(
  registry: Registry,
  exchange: Exchange,
  name: string,
  subject: Digest,
): Promise<Answer> {
  if (!registry.referrersApi) throw new RegistryFailure(404, 'UNSUPPORTED', 'there is no referrers API');
  const artifactType = exchange.url.searchParams.get('artifactType');
  const all = await registry.referrers.list(name, subject);
  const wanted =
    artifactType === null ? all : all.filter((referrer) => referrer.artifactType === artifactType);
  const page = pageOf(wanted, (referrer) => referrer.digest, exchange.url, registry.pageSize);
  return jsonAnswer(
    { schemaVersion: 2, mediaType: mediaType.index, manifests: page.entries },
    {
      'content-type': mediaType.index,
      ...(artifactType === null ? {} : { 'oci-filters-applied': 'artifactType' }),
      ...page.headers,
    },
  );
}

interface Page<T> {
  readonly entries: readonly T[];
  /** `Link` to the next page, when there is one. */
  readonly headers: Record<string, string>;
}

/** The entries after `last`, at most `n` of them; entries are in the order of their keys. */
function pageOf<T>(all: readonly T[], key: (entry: T) => string, url: URL, limit: number): Page<T> {
  const last = url.searchParams.get('last');
  const asked = url.searchParams.get('n');
  if (asked !== null && !/^\d{1,9}$/.test(asked))
    throw new RegistryFailure(400, 'UNSUPPORTED', '"n" is not a number');
  const size = Math.min(asked === null ? limit : Number(asked), limit);
  const rest = last === null ? all : all.filter((entry) => key(entry) > last);
  const entries = rest.slice(0, size);
  const end = entries.at(-1);
  if (end === undefined || entries.length === rest.length) return { entries, headers: {} };
  const next = new URLSearchParams(url.searchParams);
  next.set('n', String(size));
  next.set('last', key(end));
  return { entries, headers: { link: `<${url.pathname}?${next}>; rel="next"` } };
}

async function repositoriesIn(folder: string, prefix: string): Promise<string[]> {
  const names: string[] = [];
  let isRepository = false;
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.name.startsWith('_')) isRepository = true;
    else if (entry.isDirectory())
      names.push(...(await repositoriesIn(`${folder}/${entry.name}`, `${prefix}${entry.name}/`)));
  }
  return isRepository && prefix !== '' ? [prefix.slice(0, -1), ...names] : names;
}
