import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import type { Http } from '../../../src/oci/http.ts';
import { liveHttp } from '../../../src/oci/live-http.ts';
import { startScriptedRegistry } from '../../support/scripted-registry.ts';

const open: (() => void)[] = [];

afterEach(() => {
  for (const close of open.splice(0)) close();
});

function live(env: Record<string, string> = {}): Http {
  const http = liveHttp(env);
  open.push(http.close);
  return http;
}

async function listen(server: Server): Promise<URL> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push(() => server.close());
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
}

async function serve(listener: RequestListener): Promise<URL> {
  const server = createHttpServer(listener);
  const url = await listen(server);
  open.push(() => server.closeAllConnections());
  return url;
}

describe('a request', () => {
  it('gives status, joined headers and the body, and keeps the connection', async () => {
    const ports = new Set<number | undefined>();
    const url = await serve((request, response) => {
      ports.add(request.socket.remotePort);
      response.setHeader('WWW-Authenticate', ['Negotiate', 'Basic']).writeHead(401).end('body');
    });
    const http = live();
    for (let count = 0; count < 3; count += 1) {
      const response = await http({ method: 'GET', url });
      expect([response.status, response.headers['www-authenticate'], await text(response.body)]).toEqual([
        401,
        'Negotiate, Basic',
        'body',
      ]);
    }
    expect(ports.size).toBe(1);
  });

  it.each([
    ['text', () => 'größe'],
    ['bytes', () => Buffer.from('größe')],
    ['a stream', () => Readable.from([Buffer.from('grö'), Buffer.from('ße')])],
  ])('sends %s', async (_name, body) => {
    const url = await serve(async (request, response) => {
      response.end(await text(request));
    });
    const response = await live()({ method: 'PUT', url, body: body() });
    expect(await text(response.body)).toBe('größe');
  });

  it('gives the answer that came before the body was sent, and that connection to nobody else', async () => {
    const url = await serve((request, response) => {
      // Stuck in the middle of the body, as a server is that gave it up without closing.
      if (request.method === 'PUT') request.pause();
      response.writeHead(request.method === 'PUT' ? 413 : 200).end('told');
    });
    const http = live();
    const body = Readable.from(Array.from({ length: 64 }, () => Buffer.alloc(1024 * 1024)));
    const response = await http({
      method: 'PUT',
      url,
      body,
      headers: { 'Content-Length': String(64 * 1024 * 1024) },
    });
    expect([response.status, await text(response.body)]).toEqual([413, 'told']);
    expect((await http({ method: 'GET', url })).status).toBe(200);
    expect(body.destroyed).toBe(true);
  });

  it('fails with the error of its own body', async () => {
    const url = await serve((request, response) => {
      request.resume().once('end', () => response.end());
    });
    const body = new Readable({
      read() {
        this.destroy(Object.assign(new Error('no such file'), { code: 'ENOENT' }));
      },
    });
    await expect(live()({ method: 'PUT', url, body })).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('a request without an answer', () => {
  it.each([
    ['closes', (server: Server) => server.on('connection', (socket) => socket.destroy())],
    ['talks nonsense', (server: Server) => server.on('connection', (socket) => socket.end('hello\r\n'))],
    [
      'breaks off in the head',
      (server: Server) => server.on('connection', (socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Le')),
    ],
  ])('fails when the server %s', async (_name, behave) => {
    const server = createServer();
    behave(server);
    const url = await listen(server);
    await expect(live()({ method: 'GET', url })).rejects.toMatchObject({ code: 'network-failed' });
  });

  it('fails when nothing moves for the time given', async () => {
    const url = await serve(() => {});
    const request = live()({ method: 'GET', url, idleTimeoutMs: 30 });
    await expect(request).rejects.toMatchObject({ code: 'network-failed', cause: { code: 'ETIMEDOUT' } });
  });

  it('says where without what is signed in the query', async () => {
    const url = new URL('?X-Signature=abcdef', await listen(createServer((socket) => socket.destroy())));
    await expect(live()({ method: 'GET', url })).rejects.toThrow(/X-Signature=REDACTED/);
  });

  it('is interrupted by its signal', async () => {
    const stop = new AbortController();
    const url = await serve(() => stop.abort());
    await expect(live()({ method: 'GET', url, signal: stop.signal })).rejects.toMatchObject({
      code: 'interrupted',
    });
  });
});

describe('a body', () => {
  it('that breaks off fails its reader', async () => {
    const url = await serve((_request, response) => {
      response.writeHead(200, { 'Content-Length': '100' }).write('start', () => response.destroy());
    });
    const response = await live()({ method: 'GET', url });
    await expect(text(response.body)).rejects.toMatchObject({ code: 'ECONNRESET' });
  });

  it('that stops moving fails its reader', async () => {
    const url = await serve((_request, response) => {
      response.writeHead(200, { 'Content-Length': '100' }).write('start');
    });
    const response = await live()({ method: 'GET', url, idleTimeoutMs: 50 });
    await expect(text(response.body)).rejects.toMatchObject({
      code: expect.stringMatching(/ECONNRESET|ETIMEDOUT/),
    });
  });
});

describe('a proxy', () => {
  it('is used for other hosts, not for this machine nor for those in NO_PROXY', async () => {
    const proxy = await startScriptedRegistry(() => ({ body: 'from the proxy' }));
    const direct = await startScriptedRegistry(() => ({ body: 'direct' }));
    open.push(
      () => void proxy.stop(),
      () => void direct.stop(),
    );
    const http = live({ HTTP_PROXY: proxy.url, NO_PROXY: 'internal.invalid' });
    const get = async (url: string) => text((await http({ method: 'GET', url: new URL(url) })).body);
    expect(await get('http://registry.example/v2/')).toBe('from the proxy');
    expect(await get(`${direct.url}/v2/`)).toBe('direct');
    await expect(get('http://internal.invalid/v2/')).rejects.toMatchObject({ code: 'network-failed' });
    expect(proxy.requests).toHaveLength(1);
  });
});
