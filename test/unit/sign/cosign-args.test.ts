import { describe, expect, test } from 'vitest';
import { parseDigest } from '../../../src/oci/digest.ts';
import {
  attestBundleArgs,
  attestTagArgs,
  identityFlags,
  keylessTrustFlags,
  keyTrustFlags,
  signBundleArgs,
  signerFlags,
  signTagArgs,
  verifyArgs,
  verifyAttestationArgs,
} from '../../../src/tools/cosign.ts';

const digest = parseDigest(`sha256:${'a'.repeat(64)}`);
const target = { repository: { registry: 'ghcr.io', path: 'acme/app' }, digest, plainHttp: false };
const name = `ghcr.io/acme/app@${digest}`;
const predicate = { type: 'cyclonedx', predicateFile: 'sbom.json' };

describe('commands', () => {
  test.each([
    [
      signBundleArgs(target, ['--key', 'k'], 'b.json'),
      `sign --key k --upload=false --bundle b.json --yes ${name}`,
    ],
    [
      attestBundleArgs(target, ['--key', 'k'], predicate, 'b.json'),
      `attest --key k --type cyclonedx --predicate sbom.json --no-upload=true --bundle b.json --yes ${name}`,
    ],
    [signTagArgs(target, ['--key', 'k']), `sign --key k --registry-referrers-mode=legacy --yes ${name}`],
    [
      attestTagArgs(target, ['--key', 'k'], predicate),
      `attest --key k --type cyclonedx --predicate sbom.json --yes ${name}`,
    ],
    [verifyArgs(target, ['--key', 'k']), `verify --key k --output json ${name}`],
    [
      verifyAttestationArgs(target, ['--key', 'k'], 'vuln'),
      `verify-attestation --key k --type vuln --output json ${name}`,
    ],
    [
      verifyArgs({ ...target, plainHttp: true }, []),
      `verify --output json --allow-http-registry=true ${name}`,
    ],
  ])('%#', (args, expected) => {
    expect(args.join(' ')).toBe(expected);
  });
});

describe('signerFlags', () => {
  const none = { signingConfig: undefined, trustedRoot: undefined, named: undefined };
  const given = { signingConfig: 'sc.json', trustedRoot: 'tr.json' };
  const all = { fulcio: 'http://f', rekor: { url: 'http://r', version: 1 }, timestamp: 'http://t' };
  const old = '--use-signing-config=false --new-bundle-format=false';
  const key = { key: 'k' };
  test.each([
    { who: 'keyless', storage: 'referrers', services: none, flags: '--oidc-provider github-actions' },
    {
      who: 'keyless',
      storage: 'referrers',
      services: { ...given, named: all },
      flags: '--oidc-provider github-actions --signing-config sc.json --trusted-root tr.json',
    },
    { who: key, storage: 'referrers', services: none, flags: '--key k' },
    { who: 'keyless', storage: 'tag', services: none, flags: `--oidc-provider github-actions ${old}` },
    {
      who: 'keyless',
      storage: 'tag',
      services: { ...given, named: all },
      flags: `--oidc-provider github-actions ${old} --fulcio-url http://f --rekor-url http://r --timestamp-server-url http://t --trusted-root tr.json`,
    },
    {
      who: key,
      storage: 'tag',
      services: { ...none, named: {} },
      flags: `--key k ${old} --tlog-upload=false`,
    },
  ] as const)('$who in $storage', ({ who, storage, services, flags }) => {
    expect(signerFlags(who, storage, services).join(' ')).toBe(flags);
  });
});

describe('identityFlags', () => {
  const issuer = 'https://token.actions.githubusercontent.com';
  test('an exact subject, and all that narrows it', () => {
    const identity = {
      issuer,
      subject: 'https://s',
      gitRepository: 'acme/app',
      ref: 'refs/heads/main',
      commit: 'c',
    };
    expect(identityFlags(identity)).toEqual([
      ...['--certificate-oidc-issuer', issuer, '--certificate-identity', 'https://s'],
      ...['--certificate-github-workflow-repository', 'acme/app'],
      ...['--certificate-github-workflow-ref', 'refs/heads/main', '--certificate-github-workflow-sha', 'c'],
    ]);
  });

  test('a pattern is anchored as a whole, alternatives included', () => {
    const flags = identityFlags({ issuer, subject: { pattern: 'https://a|https://b' } });
    const pattern = flags[flags.indexOf('--certificate-identity-regexp') + 1] ?? '';
    expect(new RegExp(pattern).test('https://b')).toBe(true);
    expect(new RegExp(pattern).test('https://a.evil')).toBe(false);
    expect(new RegExp(pattern).test('evil https://b')).toBe(false);
  });
});

describe('what is not checked', () => {
  test.each([
    { root: undefined, flags: '' },
    { root: { certificateLog: true, transparencyLog: true }, flags: '--trusted-root tr' },
    {
      root: { certificateLog: false, transparencyLog: true },
      flags: '--trusted-root tr --insecure-ignore-sct=true',
    },
    {
      root: { certificateLog: true, transparencyLog: false },
      flags: '--trusted-root tr --insecure-ignore-tlog=true --use-signed-timestamps=true',
    },
  ])('keyless: only what the trusted root cannot vouch for: $flags', ({ root, flags }) => {
    expect(keylessTrustFlags(root && { path: 'tr', ...root }).join(' ')).toBe(flags);
  });

  const root = { path: 'tr', certificateLog: true, transparencyLog: true };
  test.each([
    { root: undefined, log: false, flags: '--insecure-ignore-tlog=true' },
    { root, log: false, flags: '--insecure-ignore-tlog=true' },
    { root, log: true, flags: '--trusted-root tr' },
    { root: undefined, log: true, flags: '' },
  ])('key: the log only when nothing was uploaded ($log)', ({ root, log, flags }) => {
    expect(keyTrustFlags(root, log).join(' ')).toBe(flags);
  });
});
