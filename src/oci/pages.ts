import { nextLink } from './link.ts';
import { type Repository, repositoryName } from './reference.ts';
import { RegistryError } from './registry-error.ts';
import { linkedUrl, type RegistryAnswer } from './transport.ts';

/** One answer of a listing, and where the next one is. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | URL | undefined;
}

const pageLimit = 10_000;

/** The items of all pages; pages that go in a circle are an error, for such a listing is not complete. */
export async function allPages<T>(
  repository: Repository,
  first: string,
  page: (at: string | URL) => Promise<Page<T>>,
): Promise<T[]> {
  const items: T[] = [];
  const seen = new Set<string>();
  let at: string | URL | undefined = first;
  while (at !== undefined) {
    if (seen.has(String(at)) || seen.size === pageLimit) {
      throw new RegistryError(
        'registry-refused',
        `${repositoryName(repository)}: the pages of a list have no end`,
        {
          hint: `${repository.registry} links from page to page in a circle; the list cannot be relied on.`,
        },
      );
    }
    seen.add(String(at));
    const { items: more, next }: Page<T> = await page(at);
    for (const item of more) items.push(item);
    at = next;
  }
  return items;
}

/** Where the answer's `Link` header says the list goes on. */
export function nextPage(answer: RegistryAnswer): URL | undefined {
  const target = nextLink(answer.headers.link);
  return target === undefined ? undefined : linkedUrl(answer, target);
}
