import { Readable } from 'node:stream';
import { inspect } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import type { Http, HttpRequest } from '../../../src/oci/http.ts';
import { type TestClientOptions, testClient } from '../../support/registry-client.ts';
import {
  type ScriptedAnswer,
  type ScriptedRegistry,
  type ScriptedRequest,
  startScriptedRegistry,
} from '../../support/scripted-registry.ts';

const login = { username: 'ann', password: 'correct-horse-battery' };
const basic = `Basic ${Buffer.from('ann:correct-horse-battery').toString('base64')}`;
const servers: ScriptedRegistry[] = [];

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
});

async function serve(script: (request: ScriptedRequest) => ScriptedAnswer | Promise<ScriptedAnswer>) {
  const server = await startScriptedRegistry(script);
  servers.push(server);
  return server;
}

interface TokenRules {
  /** What the token server says besides the token. */
  readonly answer?: (count: number) => ScriptedAnswer | Record<string, unknown>;
  /** Which tokens the registry takes. */
  readonly good?: (token: string) => boolean;
  readonly challenge?: (tokenServer: string) => string;
  readonly tags?: (request: ScriptedRequest) => ScriptedAnswer;
}

/** A registry with a token server beside it; tokens are `token-1`, `token-2` … */
async function tokenRegistry(rules: TokenRules = {}) {
  let count = 0;
  const tokens = await serve(() => {
    count += 1;
    const answer = rules.answer?.(count) ?? {};
    if ('status' in answer) return answer as ScriptedAnswer;
    return { body: JSON.stringify({ token: `token-${count}`, ...answer }) };
  });
  const challenge =
    rules.challenge?.(tokens.url) ?? `Bearer realm="${tokens.url}/token",service="registry.test"`;
  const registry = await serve((request) => {
    const token = /^Bearer (.+)$/.exec(request.authorization ?? '')?.[1];
    if (!token || rules.good?.(token) === false) {
      return {
        status: 401,
        headers: { 'www-authenticate': challenge },
        body: '{"errors":[{"code":"UNAUTHORIZED"}]}',
      };
    }
    return rules.tags?.(request) ?? { body: '{"tags":["v1"]}' };
  });
  return { registry, tokens, repository: { registry: registry.address, path: 'team/app' } };
}

async function open(options: TestClientOptions = {}) {
  const client = testClient(options);
  return {
    client,
    async [Symbol.asyncDispose]() {
      client.close();
    },
  };
}

describe('a registry that wants a token', () => {
  it('gets one for the repository and what is done there', async () => {
    const { tokens, repository } = await tokenRegistry();
    await using session = await open({ login });
    expect(await session.client.tagList(repository)).toEqual(['v1']);
    expect(tokens.requests).toHaveLength(1);
    expect(tokens.requests[0]?.authorization).toBe(basic);
    expect(tokens.requests[0]?.url.search).toBe(
      '?service=registry.test&scope=repository%3Ateam%2Fapp%3Apull',
    );
  });

  it('gets an anonymous one when there is no login', async () => {
    const { tokens, repository } = await tokenRegistry();
    await using session = await open();
    expect(await session.client.tagList(repository)).toEqual(['v1']);
    expect(tokens.requests[0]?.authorization).toBeUndefined();
  });

  it.each([
    ['access_token', () => ({ token: undefined, access_token: 'other-name' })],
    ['an empty token beside it', () => ({ token: '', access_token: 'other-name' })],
  ])('takes it from %s', async (_name, answer) => {
    const { registry, repository } = await tokenRegistry({ answer });
    await using session = await open({ login });
    await session.client.tagList(repository);
    expect(registry.requests.at(-1)?.authorization).toBe('Bearer other-name');
  });

  it('asks once for many requests at the same time, and keeps it', async () => {
    const { tokens, registry, repository } = await tokenRegistry({ answer: () => ({ expires_in: 300 }) });
    await using session = await open({ login });
    await Promise.all(Array.from({ length: 20 }, () => session.client.tagList(repository)));
    await session.client.tagList(repository);
    expect(tokens.requests).toHaveLength(1);
    expect(registry.requests.filter(({ url }) => url.pathname === '/v2/')).toHaveLength(1);
  });

  it('asks for another scope with another token', async () => {
    const { tokens, repository } = await tokenRegistry();
    await using session = await open({ login });
    await session.client.tagList(repository);
    await session.client.tagList({ ...repository, path: 'team/other' });
    expect(tokens.requests.map(({ url }) => url.searchParams.get('scope'))).toEqual([
      'repository:team/app:pull',
      'repository:team/other:pull',
    ]);
  });

  it.each([
    ['300 s as it says', { expires_in: 300 }, 269, 271],
    ['60 s when it does not say', {}, 53, 55],
  ])('takes a new one shortly before %s are over', async (_name, answer, before, after) => {
    const { tokens, repository } = await tokenRegistry({ answer: () => answer });
    let seconds = 1_000_000;
    await using session = await open({ login, clock: () => new Date(seconds * 1000) });
    await session.client.tagList(repository);
    seconds += before;
    await session.client.tagList(repository);
    expect(tokens.requests).toHaveLength(1);
    seconds += after - before;
    await Promise.all([session.client.tagList(repository), session.client.tagList(repository)]);
    expect(tokens.requests).toHaveLength(2);
  });

  it('takes a new one once when the registry no longer takes the old one', async () => {
    let revoked = false;
    const { tokens, repository } = await tokenRegistry({
      good: (token) => !(revoked && token === 'token-1'),
    });
    await using session = await open({ login });
    await session.client.tagList(repository);
    revoked = true;
    await Promise.all(Array.from({ length: 5 }, () => session.client.tagList(repository)));
    expect(tokens.requests).toHaveLength(2);
  });

  it('is told no after the second 401', async () => {
    const { registry, repository } = await tokenRegistry({ good: () => false });
    await using session = await open({ login });
    await expect(session.client.tagList(repository)).rejects.toMatchObject({ code: 'registry-unauthorized' });
    expect(registry.requests.filter(({ url }) => url.pathname !== '/v2/')).toHaveLength(2);
    expect(session.client.pauses).toEqual([]);
  });

  it('gets the scopes it asks for on top', async () => {
    const { tokens, repository } = await tokenRegistry({
      good: (token) => token !== 'token-1',
      challenge: (url) =>
        `Bearer realm="${url}/token",service="registry.test",scope="repository:team/app:delete,pull registry:catalog:*"`,
    });
    await using session = await open({ login });
    await session.client.tagList(repository);
    expect(tokens.requests.at(-1)?.url.searchParams.getAll('scope')).toEqual([
      'registry:catalog:*',
      'repository:team/app:delete,pull',
    ]);
    await session.client.tagList(repository);
    expect(tokens.requests).toHaveLength(2);
  });

  it('may offer other schemes too', async () => {
    const { repository } = await tokenRegistry({
      challenge: (url) =>
        `Negotiate, Basic realm="x, y", Bearer realm="${url}/token",service="registry.test"`,
    });
    await using session = await open({ login });
    expect(await session.client.tagList(repository)).toEqual(['v1']);
  });

  it('gets one for an identity token by POST', async () => {
    const { tokens, repository } = await tokenRegistry({
      answer: () => ({ token: undefined, access_token: 'granted' }),
    });
    await using session = await open({ login: { username: '<token>', password: 'refresh me' } });
    await session.client.tagList(repository);
    const [request] = tokens.requests;
    expect(request).toMatchObject({ method: 'POST', authorization: undefined });
    expect(Object.fromEntries(new URLSearchParams(request?.body))).toEqual({
      grant_type: 'refresh_token',
      client_id: 'sealift',
      refresh_token: 'refresh me',
      service: 'registry.test',
      scope: 'repository:team/app:pull',
    });
    expect(request?.url.search).toBe('');
  });

  it('waits for a token server in trouble', async () => {
    const { repository } = await tokenRegistry({
      answer: (count) =>
        count === 1 ? { status: 503 } : count === 2 ? { status: 429, headers: { 'retry-after': '3' } } : {},
    });
    await using session = await open({ login });
    expect(await session.client.tagList(repository)).toEqual(['v1']);
    expect(session.client.pauses).toEqual([expect.any(Number), 3000]);
  });

  it('gives up on a token server that stays in trouble after five tries', async () => {
    const { tokens, repository } = await tokenRegistry({ answer: () => ({ status: 503 }) });
    await using session = await open({ login });
    await expect(session.client.tagList(repository)).rejects.toMatchObject({ code: 'registry-unavailable' });
    expect(tokens.requests).toHaveLength(5);
  });

  it.each([
    ['refuses the login', { status: 401, body: '{"details":"bad credentials"}' }, 'registry-unauthorized'],
    ['forbids it', { status: 403 }, 'registry-denied'],
    ['answers no JSON', { status: 200, body: 'hello' }, 'registry-unauthorized'],
    ['answers no token', { status: 200, body: '{}' }, 'registry-unauthorized'],
  ])('is no use when the token server %s', async (_name, answer, code) => {
    const { tokens, repository } = await tokenRegistry({ answer: () => answer });
    await using session = await open({ login });
    await expect(session.client.tagList(repository)).rejects.toMatchObject({ code });
    expect(tokens.requests).toHaveLength(1);
  });

  it('is not remembered as failed', async () => {
    const { repository } = await tokenRegistry({ answer: (count) => (count === 1 ? { status: 401 } : {}) });
    await using session = await open({ login });
    await expect(session.client.tagList(repository)).rejects.toMatchObject({ code: 'registry-unauthorized' });
    expect(await session.client.tagList(repository)).toEqual(['v1']);
  });
});

describe('a registry that wants name and password', () => {
  it('gets them only after it asked', async () => {
    const registry = await serve(({ authorization }) =>
      authorization === basic
        ? { body: '{"tags":["v1"]}' }
        : { status: 401, headers: { 'www-authenticate': ['Negotiate', 'Basic realm="x"'] } },
    );
    await using session = await open({ login });
    expect(await session.client.tagList({ registry: registry.address, path: 'app' })).toEqual(['v1']);
    expect(registry.requests.map(({ authorization }) => authorization)).toEqual([undefined, basic]);
  });

  it('gets them when it asks for some requests only', async () => {
    const registry = await serve(({ authorization, url }) => {
      if (url.pathname === '/v2/') return {};
      return authorization === basic
        ? { body: '{"tags":[]}' }
        : { status: 401, headers: { 'www-authenticate': 'Basic' } };
    });
    await using session = await open({ login });
    expect(await session.client.tagList({ registry: registry.address, path: 'app' })).toEqual([]);
  });

  it.each([
    ['without a login', undefined, /no login for/],
    ['with a wrong one', { username: 'bob', password: 'wrong-password' }, /login of bob/],
  ])('says what to do %s', async (_name, given, hint) => {
    const registry = await serve(() => ({ status: 401, headers: { 'www-authenticate': 'Basic realm="x"' } }));
    await using session = await open({ login: given });
    await expect(session.client.tagList({ registry: registry.address, path: 'app' })).rejects.toMatchObject({
      code: 'registry-unauthorized',
      hint: expect.stringMatching(hint),
    });
  });
});

describe('a password', () => {
  /** Answers for hosts that are not here: what is sent where is all that counts. */
  function elsewhere(realm: string) {
    const sent: HttpRequest[] = [];
    const http: Http = async (request) => {
      sent.push(request);
      const isToken = request.url.pathname === '/token';
      const known = request.headers?.Authorization?.startsWith('Bearer');
      const status = isToken || known ? 200 : 401;
      const body = Readable.from([Buffer.from(isToken ? '{"token":"t"}' : '{"tags":[]}')]);
      return {
        status,
        headers: status === 401 ? { 'www-authenticate': `Bearer realm="${realm}"` } : {},
        body,
      };
    };
    return { http, sent };
  }

  it.each([
    ['another host by https', 'https://auth.example/token', true],
    ['another host by http', 'http://auth.example/token', false],
    ['the same host by http', 'http://registry.example/token', false],
    ['this machine by http', 'http://127.0.0.1:1/token', false],
  ])('of a registry with TLS goes to %s: %s', async (_name, realm, allowed) => {
    const { http, sent } = elsewhere(realm);
    await using session = await open({ login, http });
    const listing = session.client.tagList({ registry: 'registry.example', path: 'app' });
    await (allowed
      ? expect(listing).resolves.toEqual([])
      : expect(listing).rejects.toMatchObject({ code: 'registry-unauthorized' }));
    expect(sent.some(({ url }) => url.pathname === '/token')).toBe(allowed);
    expect(sent.every(({ url }) => url.protocol === 'https:')).toBe(true);
  });

  it.each([
    ['the same host by http', 'http://registry.example:8080/token', true],
    ['another host by http', 'http://auth.example/token', false],
  ])('of an insecure registry goes to %s: %s', async (_name, realm, allowed) => {
    const { http, sent } = elsewhere(realm);
    await using session = await open({ login, http, insecure: () => true });
    const listing = session.client.tagList({ registry: 'registry.example', path: 'app' });
    await (allowed ? expect(listing).resolves.toEqual([]) : expect(listing).rejects.toThrow());
    expect(sent.some(({ url }) => url.pathname === '/token')).toBe(allowed);
  });

  it('stands in no error, also when the registry quotes it', async () => {
    const quoted = { status: 400, body: `{"errors":[{"code":"X","message":"you sent ${login.password}"}]}` };
    const { repository, tokens } = await tokenRegistry({ tags: () => quoted });
    await using session = await open({ login });
    const error = await session.client.tagList(repository).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'registry-refused' });
    expect(inspect(error, { depth: 10 })).not.toContain(login.password);
    expect(tokens.requests.every(({ url }) => !url.href.includes(login.password))).toBe(true);
  });
});

describe('a redirect', () => {
  it.each([301, 302, 303, 307, 308])(
    'with %i leaves the login behind when it leads elsewhere',
    async (status) => {
      const other = await serve(() => ({ body: '{"tags":["v1"]}' }));
      const registry = await serve(({ authorization, url }) => {
        if (authorization !== basic) return { status: 401, headers: { 'www-authenticate': 'Basic' } };
        return { status, headers: { location: `${other.url}${url.pathname}?X-Signature=abc` } };
      });
      await using session = await open({ login });
      expect(await session.client.tagList({ registry: registry.address, path: 'app' })).toEqual(['v1']);
      expect(other.requests.map(({ authorization }) => authorization)).toEqual([undefined]);
    },
  );

  it('is followed five times', async () => {
    const script = (limit: number) => (request: ScriptedRequest) => {
      const step = Number(request.url.searchParams.get('step') ?? 0);
      if (request.url.pathname === '/v2/' || step === limit) return { body: '{"tags":["v1"]}' };
      return { status: 307, headers: { location: `?step=${step + 1}` } };
    };
    await using session = await open();
    const five = await serve(script(5));
    expect(await session.client.tagList({ registry: five.address, path: 'app' })).toEqual(['v1']);
    const six = await serve(script(6));
    await expect(session.client.tagList({ registry: six.address, path: 'app' })).rejects.toMatchObject({
      code: 'registry-refused',
    });
  });
});
