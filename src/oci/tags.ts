import { readBody } from './body.ts';
import { allPages, nextPage, type Page } from './pages.ts';
import { type Repository, repositoryName } from './reference.ts';
import { RegistryError } from './registry-error.ts';
import { repositoryScope } from './scope.ts';
import type { RegistryAnswer, Transport } from './transport.ts';

const pageSize = 1000;
const firstPage = `tags/list?n=${pageSize}`;
const answerLimit = 32 * 1024 * 1024;

/** Every tag of the repository in the registry's order; empty when there is no such repository. */
export async function tagList(transport: Transport, repository: Repository): Promise<string[]> {
  const tags = await allPages(repository, firstPage, (at) =>
    transport.send(
      {
        repository,
        verb: 'list tags',
        method: 'GET',
        at,
        scopes: [repositoryScope(repository, 'pull')],
        accept: [200, 404],
      },
      (answer) => tagPage(repository, at, answer),
    ),
  );
  return [...new Set(tags)];
}

async function tagPage(
  repository: Repository,
  at: string | URL,
  answer: RegistryAnswer,
): Promise<Page<string>> {
  if (answer.status === 404) {
    answer.body.resume();
    if (at !== firstPage) throw brokenListing(repository);
    return { items: [], next: undefined };
  }
  const items = tagsIn(await readBody(answer, answerLimit));
  if (!items) throw brokenListing(repository);
  return { items, next: nextPage(answer) ?? afterFullPage(items, at) };
}

/** A listing that breaks off must not pass for a short one. */
function brokenListing(repository: Repository): RegistryError {
  return new RegistryError(
    'registry-refused',
    `${repositoryName(repository)}: the answer to list tags holds no tags`,
    { hint: `Check that ${repository.registry} is a container registry, and run again.` },
  );
}

/** Before the Link header was specified, a full page was the only sign that more may follow. */
function afterFullPage(tags: readonly string[], at: string | URL): string | undefined {
  const last = tags.at(-1);
  if (tags.length !== pageSize || last === undefined) return undefined;
  const next = `tags/list?n=${pageSize}&last=${encodeURIComponent(last)}`;
  // The same page again: this registry takes no notice of `last`, and the page was all there is.
  return next === at ? undefined : next;
}

function tagsIn(bytes: Buffer | undefined): string[] | undefined {
  try {
    const { tags } = JSON.parse(bytes?.toString('utf8') ?? '');
    // distribution writes null for a repository that has lost its last tag.
    if (tags === null) return [];
    return Array.isArray(tags) && tags.every((tag) => typeof tag === 'string') ? tags : undefined;
  } catch {
    return undefined;
  }
}
