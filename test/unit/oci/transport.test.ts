import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { SealiftError } from '../../../src/errors.ts';
import { silentLog } from '../../../src/log.ts';
import type { Http } from '../../../src/oci/http.ts';
import { createTransport, type RegistryRequest } from '../../../src/oci/transport.ts';

/** What a host answers to plain HTTP and to TLS; undefined for a connection that breaks. */
interface Host {
  readonly plain: number | undefined;
  readonly secure: number | undefined;
}

function transportTo(host: Host, options: { insecure?: boolean; signal?: AbortSignal } = {}) {
  const asked: string[] = [];
  const http: Http = async ({ url }) => {
    asked.push(url.href);
    const status = url.protocol === 'https:' ? host.secure : host.plain;
    if (status === undefined)
      throw new SealiftError('network-failed', 'no answer', { cause: new Error('reset') });
    return { status, headers: {}, body: Readable.from([Buffer.from('x')]) };
  };
  const pauses: number[] = [];
  const transport = createTransport({
    http,
    log: silentLog,
    clock: () => new Date(),
    credentials: async () => undefined,
    insecure: () => options.insecure ?? false,
    sleep: async (milliseconds, signal) => {
      pauses.push(milliseconds);
      signal?.throwIfAborted();
    },
    ...(options.signal && { signal: options.signal }),
  });
  return { transport, asked, pauses };
}

function request(registry: string): RegistryRequest {
  return {
    repository: { registry, path: 'app' },
    verb: 'GET manifest v1',
    method: 'GET',
    at: 'manifests/v1',
    scopes: [],
    accept: [200],
  };
}

describe('a registry is reached', () => {
  it.each([
    ['r.example', false, 'https'],
    ['r.example', true, 'http'],
    ['localhost:5000', false, 'http'],
    ['127.0.0.1:5000', false, 'http'],
    ['[::1]:5000', false, 'http'],
  ])('%s (insecure: %s) by %s', async (registry, insecure, scheme) => {
    const { transport, asked } = transportTo({ plain: 200, secure: 200 }, { insecure });
    await transport.send(request(registry), ({ body }) => body.resume());
    expect(asked).toEqual([`${scheme}://${registry}/v2/`, `${scheme}://${registry}/v2/app/manifests/v1`]);
  });

  it('docker.io at the host of its API', async () => {
    const { transport, asked } = transportTo({ plain: 200, secure: 200 });
    await transport.send(request('docker.io'), ({ body }) => body.resume());
    expect(asked[1]).toBe('https://registry-1.docker.io/v2/app/manifests/v1');
  });

  it.each([
    ['answers 400 to plain HTTP', 400],
    ['breaks plain connections', undefined],
  ])('with TLS on this machine when it %s', async (_name, plain) => {
    const { transport, asked } = transportTo({ plain, secure: 200 });
    await transport.send(request('localhost:5000'), ({ body }) => body.resume());
    expect(asked.at(-1)).toBe('https://localhost:5000/v2/app/manifests/v1');
  });

  it('never without TLS when it is elsewhere and not said to be insecure', async () => {
    const { transport, asked, pauses } = transportTo({ plain: 200, secure: undefined });
    const answer = transport.send(request('r.example'), () => {});
    await expect(answer).rejects.toMatchObject({ code: 'network-failed' });
    expect(asked.every((url) => url.startsWith('https:'))).toBe(true);
    expect(pauses).toHaveLength(4);
  });

  it('once for many requests, and again after it could not be reached', async () => {
    const host: { plain: number | undefined; secure: undefined } = { plain: undefined, secure: undefined };
    const { transport, asked } = transportTo(host);
    const one = () => transport.send({ ...request('localhost'), once: true }, ({ body }) => body.resume());
    await expect(one()).rejects.toMatchObject({ code: 'network-failed' });
    host.plain = 200;
    asked.length = 0;
    await Promise.all([one(), one(), one()]);
    expect(asked.filter((url) => url.endsWith('/v2/'))).toHaveLength(1);
  });

  it.each(['a b', 'r.example:port'])('not by the name %j', async (registry) => {
    const { transport } = transportTo({ plain: 200, secure: 200 });
    const answer = transport.send(request(registry), () => {});
    await expect(answer).rejects.toMatchObject({ code: 'reference-invalid' });
  });
});

it('waiting for another try ends with the run', async () => {
  const stop = new AbortController();
  const { transport, asked } = transportTo({ plain: 503, secure: undefined }, { signal: stop.signal });
  stop.abort();
  await expect(transport.send(request('localhost'), () => {})).rejects.toMatchObject({ code: 'interrupted' });
  expect(asked).toHaveLength(2);
});
