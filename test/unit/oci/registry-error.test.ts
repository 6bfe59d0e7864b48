import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { SealiftError } from '../../../src/errors.ts';
import { answerError, connectionError, type Operation } from '../../../src/oci/registry-error.ts';

const operation: Operation = { registry: 'r.example', target: 'r.example/team/app', verb: 'PUT manifest v1' };
const now = new Date('2026-11-21T10:00:00Z');

function answer(status: number, body = '', headers: Record<string, string> = {}) {
  return { status, headers, body: Readable.from([Buffer.from(body)]) };
}

describe('the error for an answer', () => {
  it.each([
    [401, '', 'registry-unauthorized', false],
    [403, '', 'registry-denied', false],
    [404, '', 'registry-not-found', false],
    [400, '', 'registry-refused', false],
    [400, '{"errors":[{"code":"DIGEST_INVALID"}]}', 'registry-digest-mismatch', false],
    [408, '', 'registry-unavailable', true],
    [429, '', 'registry-rate-limited', true],
    [500, '', 'registry-unavailable', true],
  ])('%i %s is %s', async (status, body, code, retriable) => {
    expect(await answerError(answer(status, body), operation, now)).toMatchObject({
      code,
      status,
      retriable,
    });
  });

  it("names who, what, where and the registry's own words", async () => {
    const body = '{"errors":[{"code":"MANIFEST_INVALID","message":"no\\nlayers"},{"code":"X"},null]}';
    const error = await answerError(answer(400, body), operation, now);
    expect(error.message).toBe(
      'r.example/team/app: PUT manifest v1 failed with 400 (MANIFEST_INVALID: no layers; X)',
    );
    expect(error.registryCodes).toEqual(['MANIFEST_INVALID', 'X']);
  });

  it.each([
    ['plain text', 'quota is used up', {}, 'quota is used up'],
    ['a token server', '{"details":"bad login"}', {}, 'bad login'],
    ['control characters', '\u001b[31mred\u0000\u202e', {}, '[31mred'],
  ])('shows %s', async (_name, body, headers, shown) => {
    const error = await answerError(answer(400, body, headers), operation, now);
    expect(error.message).toBe(`r.example/team/app: PUT manifest v1 failed with 400 (${shown})`);
  });

  it('shows no web page, and little of a long text', async () => {
    const page = await answerError(answer(502, '<html>…', { 'content-type': 'text/html' }), operation, now);
    expect(page.message).not.toContain('html');
    const long = await answerError(answer(400, 'x'.repeat(100_000)), operation, now);
    expect(long.message.length).toBeLessThan(700);
  });

  it('takes over when the registry wants to be asked again', async () => {
    const error = await answerError(answer(429, '', { 'retry-after': '9' }), operation, now);
    expect(error.retryAfterMs).toBe(9000);
  });

  it('hides what must not be repeated', async () => {
    const error = await answerError(
      answer(400, 'you sent hunter22'),
      { ...operation, hidden: ['hunter22'] },
      now,
    );
    expect(error.message).not.toContain('hunter22');
  });
});

describe('the error without an answer', () => {
  const failed = (code: string) =>
    new SealiftError('network-failed', 'outer', { cause: Object.assign(new Error('inner'), { code }) });

  it('shows the reason and may be tried again', () => {
    const error = connectionError(failed('ECONNRESET'), operation);
    expect(error).toMatchObject({ code: 'network-failed', retriable: true, status: undefined });
    expect(error.message).toContain('inner');
  });

  it.each([
    'CERT_HAS_EXPIRED',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'ERR_TLS_CERT_ALTNAME_INVALID',
  ])('is final for %s', (code) => {
    const error = connectionError(failed(code), operation);
    expect(error).toMatchObject({
      code: 'network-failed',
      retriable: false,
      hint: expect.stringContaining('NODE_EXTRA_CA_CERTS'),
    });
  });
});
