import { afterEach, describe, expect, it } from 'vitest';
import { type TestClient, testClient } from '../../support/registry-client.ts';
import {
  type ScriptedAnswer,
  type ScriptedRegistry,
  type ScriptedRequest,
  startScriptedRegistry,
} from '../../support/scripted-registry.ts';

let registry: ScriptedRegistry;
let client: TestClient;

async function list(
  script: (request: ScriptedRequest) => ScriptedAnswer,
  login?: { username: string; password: string },
) {
  registry = await startScriptedRegistry(script);
  client = testClient({ login });
  return client.tagList({ registry: registry.address, path: 'app' });
}

afterEach(async () => {
  client.close();
  await registry.stop();
});

const names = (from: number, count: number) =>
  Array.from({ length: count }, (_, at) => `t${String(from + at).padStart(5, '0')}`);
const body = (tags: readonly string[] | null) => JSON.stringify({ name: 'app', tags });

/** A registry with `count` tags that understands `n` and `last`, and says so by a Link or not. */
function paged(count: number, link?: (href: string) => string) {
  const all = names(0, count);
  return ({ url }: ScriptedRequest): ScriptedAnswer => {
    const last = url.searchParams.get('last');
    const start = last === null ? 0 : all.indexOf(last) + 1;
    const page = all.slice(start, start + Number(url.searchParams.get('n')));
    const more = start + page.length < count;
    const next = `/v2/app/tags/list?n=1000&last=${page.at(-1)}`;
    return { body: body(page), headers: more && link ? { link: link(next) } : {} };
  };
}

describe('tags', () => {
  it.each([
    ['a relative Link', (href: string) => `<${href}>; rel="next"`],
    ['an absolute Link', (href: string) => `<${registry.url}${href}>; rel="next"`],
    ['no Link, but `last`', undefined],
  ])('of 10,000 come in pages by %s', async (_name, link) => {
    expect(await list(paged(10_000, link))).toEqual(names(0, 10_000));
    expect(registry.requests.length).toBeLessThanOrEqual(12);
  });

  it('that fill one page exactly are all, also when `last` is not understood', async () => {
    expect(await list(() => ({ body: body(names(0, 1000)) }))).toHaveLength(1000);
    expect(client.asked().filter((request) => request.includes('tags/list'))).toHaveLength(2);
  });

  it.each([
    ['an unknown repository', { status: 404, body: '{"errors":[{"code":"NAME_UNKNOWN"}]}' }],
    ['another 404', { status: 404, body: '<html>' }],
    ['no tags', { body: body([]) }],
    ['null', { body: body(null) }],
  ])('are none for %s', async (_name, answer) => {
    expect(await list(({ url }) => (url.pathname === '/v2/' ? {} : answer))).toEqual([]);
  });

  it.each([
    ['no JSON', '<html>'],
    ['something else', '{"tags":"v1"}'],
  ])('are not taken from %s', async (_name, text) => {
    await expect(list(() => ({ body: text }))).rejects.toMatchObject({ code: 'registry-refused' });
  });

  it('in pages that go in a circle are an error, not a part of the list', async () => {
    const script = ({ url }: ScriptedRequest) => {
      const page = url.searchParams.get('page') === 'b' ? 'a' : 'b';
      return { body: body([page]), headers: { link: `</v2/app/tags/list?page=${page}>; rel="next"` } };
    };
    await expect(list(script)).rejects.toMatchObject({ code: 'registry-refused' });
  });

  it('on another origin are read without the login', async () => {
    const other = await startScriptedRegistry(() => ({ body: body(['b']) }));
    const login = { username: 'ann', password: 'open-sesame' };
    const tags = await list(({ authorization }) => {
      if (!authorization) return { status: 401, headers: { 'www-authenticate': 'Basic' } };
      return { body: body(['a']), headers: { link: `<${other.url}/v2/app/tags/list>; rel=next` } };
    }, login);
    await other.stop();
    expect(tags).toEqual(['a', 'b']);
    expect(other.requests.map(({ authorization }) => authorization)).toEqual([undefined]);
  });
});
