import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDigest } from '../../../src/oci/digest.ts';
import {
  cosignFailure,
  errorLine,
  isSignatureOf,
  parseStatements,
  parseVerified,
} from '../../../src/tools/cosign-output.ts';

const digest = parseDigest(`sha256:${'5029'.repeat(16)}`);
const other = parseDigest(`sha256:${'b'.repeat(64)}`);

/** As cosign 3.1.3 prints an error. */
const printed = (message: string) =>
  `WARNING: Skipping tlog verification is an insecure practice.\nError: ${message}\nerror during command execution: ${message}\n`;

describe('cosignFailure', () => {
  const noMatch = 'no matching attestations: failed to verify';
  test.each([
    { code: 10, message: 'no signatures found', failure: 'missing' },
    { code: 1, message: 'no matching attestations: ', failure: 'missing' },
    {
      code: 1,
      message:
        'none of the attestations matched the predicate type: slsaprovenance1, found: https://cyclonedx.org/bom',
      failure: 'missing',
    },
    {
      code: 1,
      message: `${noMatch} certificate identity: no matching CertificateIdentity found, last error: expected GithubWorkflowRepository to be "acme/other", got "acme/app"`,
      failure: 'mismatch',
    },
    {
      code: 1,
      message: `${noMatch} signature: could not verify envelope: accepted signatures do not match threshold, Found: 0, Expected 1\n${noMatch}`,
      failure: 'mismatch',
    },
    {
      code: 1,
      message: 'no matching attestations: expected key signature, not certificate',
      failure: 'mismatch',
    },
    {
      code: 1,
      message: `${noMatch} log inclusion: not enough verified log entries from transparency log: 0 < 1`,
      failure: 'mismatch',
    },
    {
      code: 12,
      message:
        'no matching signatures: invalid signature when validating ASN.1 encoded signature\n invalid signature when validating ASN.1 encoded signature',
      failure: 'mismatch',
    },
    { code: 12, message: 'no matching signatures: empty key', failure: 'mismatch' },
    {
      code: 12,
      message:
        'no matching signatures: none of the expected identities matched what was in the certificate, got subjects [https://github.com/acme/app] with issuer http://127.0.0.1:9100',
      failure: 'mismatch',
    },
    {
      code: 12,
      message: 'no matching signatures: expected GitHub Workflow Repository not found in certificate',
      failure: 'mismatch',
    },
    {
      code: 12,
      message:
        'no matching signatures: searching log query: Post "https://rekor.sigstore.dev": giving up after 4 attempt(s): dial tcp: lookup rekor.sigstore.dev: no such host',
      failure: 'transient',
    },
    {
      code: 1,
      message: 'Get "http://127.0.0.1:1/v2/": dial tcp 127.0.0.1:1: connect: connection refused',
      failure: 'transient',
    },
    {
      code: 1,
      message: 'signing bundle: POST https://rekor: unexpected status 502 Bad Gateway',
      failure: 'transient',
    },
    {
      code: 1,
      message: 'getting signer: reading key: decrypt: encrypted: decryption failed',
      failure: 'other',
    },
    { code: 1, message: `unknown words about app@${digest}`, failure: 'other' },
    { code: 139, message: 'no matching signatures: a reason nobody knows', failure: 'other' },
  ])('$failure: $message', ({ code, message, failure }) => {
    expect(cosignFailure({ code, stderr: printed(message) })).toBe(failure);
  });

  test('nothing but known words is ever taken for "not signed" or "not by them"', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 9 }), (message, code) => {
        expect(['other', 'transient']).toContain(cosignFailure({ code, stderr: printed(message) }));
      }),
    );
  });
});

test.each([
  [printed('signing: no'), 'signing: no'],
  ['Flag --x has been deprecated\nsomething else\n', 'something else'],
  ['', ''],
])('errorLine %#', (stderr, line) => {
  expect(errorLine(stderr)).toBe(line);
});

describe('parseVerified', () => {
  const entry = (type: string, of: string = digest, optional: unknown = {}) => ({
    critical: { identity: {}, image: { 'docker-manifest-digest': of }, type },
    optional,
  });
  test.each([
    { type: 'https://sigstore.dev/cosign/sign/v1', of: digest, counts: true },
    { type: 'cosign container image signature', of: digest, counts: true },
    { type: 'cosign container image signature', of: other, counts: false },
    { type: 'https://cosign.sigstore.dev/attestation/v1', of: digest, counts: false },
    { type: 'https://cyclonedx.org/bom', of: digest, counts: false },
    { type: 'https://sigstore.dev/cosign/sign/v2', of: digest, counts: false },
  ])('$type counts as a signature: $counts', ({ type, of, counts }) => {
    const [parsed] = parseVerified(`\n${JSON.stringify([entry(type, of)])}\n`) ?? [];
    expect(parsed && isSignatureOf(parsed, digest)).toBe(counts);
  });

  test('the old form tells subject and issuer', () => {
    const optional = { Subject: 'https://s', Issuer: 'https://i', githubWorkflowRef: 'x' };
    const stdout = JSON.stringify([entry('cosign container image signature', digest, optional)]);
    expect(parseVerified(stdout)).toMatchObject([{ subject: 'https://s', issuer: 'https://i' }]);
  });

  test('the old form without certificate has null there', () => {
    expect(
      parseVerified(JSON.stringify([entry('cosign container image signature', digest, null)])),
    ).toHaveLength(1);
  });

  test.each(['', 'Verified OK', '{}', 'null'])('%j is no list', (stdout) => {
    expect(parseVerified(stdout)).toBeUndefined();
  });

  test('whatever JSON comes, it does not throw', () => {
    fc.assert(fc.property(fc.json(), (json) => void parseVerified(json)));
  });
});

describe('parseStatements', () => {
  const envelope = (statement: unknown) =>
    JSON.stringify({ payload: Buffer.from(JSON.stringify(statement)).toString('base64'), signatures: [] });
  const about = (hex: string) => ({
    predicateType: 'https://example.com/v1',
    subject: [{ digest: { sha256: hex } }],
    predicate: { n: 1 },
  });
  const hex = '5029'.repeat(16);

  test('one statement a line, those about another digest left out', () => {
    const stdout = `${envelope(about(hex))}\n${envelope(about('b'.repeat(64)))}\n`;
    expect(parseStatements(stdout, digest)).toEqual([about(hex)]);
  });

  test.each(['no JSON', '{}', envelope('text'), envelope({ subject: [] })])('%s is no statement', (line) => {
    expect(parseStatements(line, digest)).toBeUndefined();
  });
});
