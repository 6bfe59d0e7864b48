import { describe, expect, it } from 'vitest';
import type { RegistryAuth } from '../../../src/embedded-registry/access.ts';
import { errorCodeOf, openSession, type RegistrySession } from '../../support/registry-session.ts';

const account = { username: 'me', password: 'pass:word' };
const mine = { authorization: `Basic ${Buffer.from('me:pass:word').toString('base64')}` };
const wrong = { authorization: `Basic ${Buffer.from('me:guess').toString('base64')}` };
const digest = `sha256:${'a'.repeat(64)}`;

function open(auth: Partial<RegistryAuth>, clock?: () => Date): Promise<RegistrySession> {
  return openSession({ auth: { ...account, ...auth }, ...(clock && { clock }) });
}

async function tokenFor(session: RegistrySession, scopes: string[], headers: Record<string, string> = mine) {
  const query = new URLSearchParams(scopes.map((scope): [string, string] => ['scope', scope]));
  const response = await fetch(`${session.registry.url}/token?service=x&${query}`, { headers });
  const body = (await response.json()) as { token?: string; expires_in?: number };
  return {
    status: response.status,
    expires: body.expires_in,
    headers: { authorization: `Bearer ${body.token}` },
  };
}

describe('basic authentication', () => {
  it.each([
    ['GET', '', undefined, 401],
    ['GET', '', wrong, 401],
    ['GET', '', { authorization: 'Basic !' }, 401],
    ['GET', '', { authorization: 'Bearer x' }, 401],
    ['GET', '', mine, 200],
    ['GET', 'a/manifests/x', undefined, 401],
    ['GET', 'a/manifests/x', mine, 404],
    ['POST', 'a/blobs/uploads/', undefined, 401],
    ['POST', 'a/blobs/uploads/', mine, 202],
  ])('%s /v2/%s with %o is %i', async (method, path, headers, status) => {
    await using session = await open({});
    const response = await session.ask(method, path, headers ? { headers } : {});
    expect(response.status).toBe(status);
    if (status !== 401) return;
    expect(response.headers.get('www-authenticate')).toBe('Basic realm="embedded-registry"');
    expect(await errorCodeOf(response)).toBe('UNAUTHORIZED');
  });

  it('lets anybody pull where that is allowed, and only pull', async () => {
    await using session = await open({ anonymousPull: true });
    expect((await session.ask('GET', 'a/manifests/x')).status).toBe(404);
    expect((await session.ask('GET', '')).status).toBe(401);
    expect((await session.ask('POST', 'a/blobs/uploads/')).status).toBe(401);
    expect((await session.ask('DELETE', 'a/manifests/x')).status).toBe(401);
    expect((await session.ask('GET', 'a/manifests/x', { headers: wrong })).status).toBe(401);
  });

  it('keeps no credentials in the record of requests', async () => {
    await using session = await open({});
    await session.ask('GET', '', { headers: mine });
    expect(session.registry.requests[0]?.headers.authorization).toBe('Basic');
    expect(JSON.stringify(session.registry.requests)).not.toContain(mine.authorization.slice(6));
  });
});

describe('token authentication', () => {
  it('challenges with its own token endpoint and the scope that is needed', async () => {
    await using session = await open({ scheme: 'token' });
    const challenge = async (method: string, path: string) =>
      (await session.ask(method, path)).headers.get('www-authenticate');
    const start = `Bearer realm="${session.registry.url}/token",service="embedded-registry"`;
    expect(await challenge('GET', '')).toBe(start);
    expect(await challenge('GET', 'a/b/tags/list')).toBe(`${start},scope="repository:a/b:pull"`);
    expect(await challenge('PUT', 'a/manifests/x')).toBe(`${start},scope="repository:a:pull,push"`);
    expect(await challenge('DELETE', `a/blobs/${digest}`)).toBe(`${start},scope="repository:a:delete"`);
    expect(await challenge('POST', `a/blobs/uploads/?mount=${digest}&from=b`)).toBe(
      `${start},scope="repository:a:pull,push repository:b:pull"`,
    );
  });

  it('a token is good for its scopes only', async () => {
    await using session = await open({ scheme: 'token' });
    const { headers } = await tokenFor(session, ['repository:a:pull', 'repository:b:pull,push']);
    const status = async (method: string, path: string) =>
      (await session.ask(method, path, { headers })).status;
    expect(await status('GET', '')).toBe(200);
    expect(await status('GET', 'a/manifests/x')).toBe(404);
    expect(await status('POST', 'b/blobs/uploads/')).toBe(202);
    expect(await status('POST', 'a/blobs/uploads/')).toBe(401);
    expect(await status('GET', 'c/manifests/x')).toBe(401);
    expect(await status('DELETE', 'b/manifests/x')).toBe(401);
    expect(await status('POST', `b/blobs/uploads/?mount=${digest}&from=c`)).toBe(401);
    expect(await status('POST', `b/blobs/uploads/?mount=${digest}`)).toBe(202);
    const short = await session.ask('POST', 'a/blobs/uploads/', { headers });
    expect(short.headers.get('www-authenticate')).toContain('error="insufficient_scope"');
  });

  it('does not mount without "from" what the token may not read', async () => {
    await using session = await open({ scheme: 'token' });
    const { headers } = await tokenFor(session, ['repository:secret:pull,push', 'repository:b:pull,push']);
    const put = await session.ask('POST', 'secret/blobs/uploads/', { headers });
    const location = (put.headers.get('location') ?? '').replace('/v2/', '');
    const bytes = '2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b'; // "secret"
    const done = await session.ask('PUT', `${location}?digest=sha256:${bytes}`, {
      headers,
      body: 'secret',
    });
    expect(done.status).toBe(201);
    const mount = await session.ask('POST', `b/blobs/uploads/?mount=sha256:${bytes}`, { headers });
    expect(mount.status).toBe(202);
  });

  it('a token ends with its time', async () => {
    let now = new Date('2026-01-01T00:00:00Z');
    await using session = await open({ scheme: 'token', tokenLifetime: 60 }, () => now);
    const { headers, expires } = await tokenFor(session, ['repository:a:pull']);
    expect(expires).toBe(60);
    const ask = () => session.ask('GET', 'a/manifests/x', { headers });
    now = new Date('2026-01-01T00:00:59Z');
    expect((await ask()).status).toBe(404);
    now = new Date('2026-01-01T00:01:00Z');
    const late = await ask();
    expect(late.status).toBe(401);
    expect(late.headers.get('www-authenticate')).toContain('error="invalid_token"');
  });

  it('gives tokens to its user, by GET and by the OAuth2 form, and to nobody else', async () => {
    await using session = await open({ scheme: 'token' });
    expect((await tokenFor(session, [], wrong)).status).toBe(401);
    expect((await tokenFor(session, [], {})).status).toBe(401);
    const form = (password: string) =>
      fetch(`${session.registry.url}/token`, {
        method: 'POST',
        body: new URLSearchParams({
          grant_type: 'password',
          username: 'me',
          password,
          scope: 'repository:a:pull',
        }),
      });
    expect((await form('guess')).status).toBe(401);
    const given = (await (await form('pass:word')).json()) as { access_token: string };
    const headers = { authorization: `Bearer ${given.access_token}` };
    expect((await session.ask('GET', 'a/manifests/x', { headers })).status).toBe(404);
  });

  it('gives an anonymous client a token to pull, never to push', async () => {
    await using session = await open({ scheme: 'token', anonymousPull: true });
    const { headers } = await tokenFor(session, ['repository:a:pull,push'], {});
    expect((await session.ask('GET', 'a/manifests/x', { headers })).status).toBe(404);
    expect((await session.ask('POST', 'a/blobs/uploads/', { headers })).status).toBe(401);
  });
});

it('without a login there are no tokens', async () => {
  await using session = await openSession();
  expect((await fetch(`${session.registry.url}/token`)).status).toBe(404);
});
