import { describe, expect, it } from 'vitest';
import type { Fault } from '../../../src/inputs/fault.ts';
import type { InputName } from '../../../src/inputs/schema.ts';
import type { ExpectedIdentity } from '../../../src/plan/plan.ts';
import { type ExpectedSigner, recordSignerOf, requirementsOf } from '../../../src/plan/requirements.ts';
import type { Ability } from '../../../src/plan/signing.ts';
import type { Source } from '../../../src/source/source.ts';
import { inputsOf } from '../inputs/request.ts';
import { sourceOf } from './source-of.ts';

type Given = Partial<Record<InputName, string>>;

const server = 'https://github.com';
const onLaptop = sourceOf({ provider: 'git' });
const inside = (workflow: string): Ability => ({
  keyless: true,
  identity: {
    issuer: 'https://token.example',
    subject: `${server}/${workflow}`,
    gitRepository: 'acme/app',
    ref: 'refs/heads/main',
    commit: 'c',
  },
});
const nobody: Ability = { keyless: false };

function of(given: Given, source: Source | 'none' = sourceOf(), can: Ability = nobody) {
  const faults: Fault[] = [];
  const inputs = inputsOf(given, 'promote');
  const context = { source: source === 'none' ? undefined : source, can };
  const requirements = requirementsOf(inputs, { ...context, wrong: (fault) => void faults.push(fault) });
  return { requirements, faults, records: recordSignerOf(inputs, requirements, context) };
}

function identityIn(signer: ExpectedSigner): ExpectedIdentity {
  if (!('identity' in signer)) throw new Error('no identity');
  return signer.identity;
}

/** Whether a certificate of this subject would do. */
function accepts(signer: ExpectedSigner, subject: string): boolean {
  const { subject: wanted } = identityIn(signer);
  return typeof wanted === 'string'
    ? wanted === subject
    : new RegExp(`^(?:${wanted.pattern})$`).test(subject);
}

describe('who must have signed, when nobody says', () => {
  const { requirements } = of({});

  it('is a workflow of this git repository, on a branch or tag', () => {
    expect(identityIn(requirements.signer)).toMatchObject({
      issuer: 'https://token.actions.githubusercontent.com',
      gitRepository: 'acme/app',
    });
    for (const ref of ['refs/heads/main', 'refs/tags/v1'])
      expect(accepts(requirements.signer, `${server}/acme/app/.github/workflows/x.yml@${ref}`)).toBe(true);
  });

  it.each([
    `${server}/acme/app/.github/workflows/x.yml@refs/pull/7/merge`,
    `${server}/mallory/app/.github/workflows/x.yml@refs/heads/main`,
    `${server}/acme/app2/.github/workflows/x.yml@refs/heads/main`,
    `${server}/acmeXapp/.github/workflows/x.yml@refs/heads/main`,
    `https://evil.example/?${server}/acme/app/.github/workflows/x.yml@refs/heads/main`,
    `${server}/sealift/sealift/.github/workflows/build.yml@refs/tags/v1`,
  ])('is not %s', (subject) => {
    expect(accepts(requirements.signer, subject)).toBe(false);
  });

  it('inside a reusable workflow its git repository may sign too, run by our own', () => {
    const { requirements: called } = of(
      {},
      sourceOf(),
      inside('sealift/sealift/.github/workflows/promote.yml@abc'),
    );
    expect(accepts(called.signer, `${server}/sealift/sealift/.github/workflows/build.yml@refs/tags/v1`)).toBe(
      true,
    );
    expect(identityIn(called.signer).gitRepository).toBe('acme/app');
  });

  it('a dot in a name is a dot', () => {
    const { requirements: dotted } = of({}, sourceOf({ gitRepository: 'acme/a.b' }));
    expect(accepts(dotted.signer, `${server}/acme/a.b/.github/workflows/x.yml@refs/heads/main`)).toBe(true);
    expect(accepts(dotted.signer, `${server}/acme/aXb/.github/workflows/x.yml@refs/heads/main`)).toBe(false);
  });

  it('is never just anybody', () => {
    for (const source of ['none', onLaptop] as const)
      expect(of({}, source).faults.map(({ input }) => input)).toEqual(['certificate-identity']);
  });

  it('is the key this run signs with', () => {
    const { requirements: keyed, records, faults } = of({ 'cosign-key': 'k.key' }, onLaptop);
    expect(faults).toEqual([]);
    expect(keyed.signer).toMatchObject({ signingKey: { reference: 'k.key' } });
    expect(records).toBe(keyed.signer);
  });
});

describe('who must have signed, when it is said', () => {
  it.each<[Given, string, string[], string[]]>([
    [
      { 'signer-workflow': 'acme/app/.github/workflows/a.yml' },
      'a file at any ref',
      ['acme/app/.github/workflows/a.yml@refs/heads/x', 'acme/app/.github/workflows/a.yml@0123'],
      ['acme/app/.github/workflows/b.yml@refs/heads/x', 'acme/app/.github/workflows/aXyml@refs/heads/x'],
    ],
    [
      { 'signer-workflow': '.github/workflows/a.yml' },
      'a file of this git repository',
      ['acme/app/.github/workflows/a.yml@refs/heads/x'],
      ['mallory/app/.github/workflows/a.yml@refs/heads/x'],
    ],
    [
      { 'signer-workflow': 'acme/app/.github/workflows/a.yml@refs/heads/main' },
      'a file at one ref',
      ['acme/app/.github/workflows/a.yml@refs/heads/main'],
      ['acme/app/.github/workflows/a.yml@refs/heads/main2', 'acme/app/.github/workflows/a.yml@refs/tags/v1'],
    ],
  ])('%j is %s', (given, _what, good, bad) => {
    const { requirements } = of(given);
    for (const name of good) expect(accepts(requirements.signer, `${server}/${name}`)).toBe(true);
    for (const name of bad) expect(accepts(requirements.signer, `${server}/${name}`)).toBe(false);
  });

  it('a public key counts before everything', () => {
    expect(of({ 'cosign-public-key': 'k.pub', 'cosign-key': 'k.key' }).requirements.signer).toEqual({
      key: { reference: 'k.pub' },
    });
  });

  it('claims about the source are in the certificate too', () => {
    const { requirements } = of({
      'source-repository': 'x/y',
      'source-ref': 'refs/heads/r',
      'source-commit': 'c',
    });
    expect(identityIn(requirements.signer)).toMatchObject({
      gitRepository: 'x/y',
      ref: 'refs/heads/r',
      commit: 'c',
    });
    expect(requirements.source).toEqual({ gitRepository: 'x/y', ref: 'refs/heads/r', commit: 'c' });
  });
});

describe('what must be attested', () => {
  it.each<[Given, string[]]>([
    [{}, ['sbom', 'vuln', 'provenance']],
    [{ require: 'none' }, []],
    [{ require: 'sbom' }, ['sbom']],
    [{ require: 'none', 'vuln-max-age': '1d' }, ['vuln']],
    [{ require: 'none', 'allowed-base': 'x/*' }, ['provenance']],
    [{ require: 'none', 'source-ref': 'x' }, ['provenance']],
    [{ require: 'none', 'builder-id': 'x' }, ['provenance']],
  ])('%j asks for %j', (given, wanted) => {
    expect(of(given).requirements.attestations).toEqual(wanted);
  });
});

describe('whose records count', () => {
  it('those of who may sign the image, and of our own workflows', () => {
    const { records } = of({ 'signer-workflow': 'sealift/sealift/.github/workflows/build.yml' });
    for (const name of [
      'sealift/sealift/.github/workflows/build.yml@refs/tags/v1',
      'sealift/sealift/.github/workflows/promote.yml@refs/tags/v1',
      'acme/app/.github/workflows/release.yml@refs/heads/main',
    ])
      expect(accepts(records, `${server}/${name}`)).toBe(true);
    expect(accepts(records, `${server}/mallory/app/.github/workflows/release.yml@refs/heads/main`)).toBe(
      false,
    );
    expect(identityIn(records).gitRepository).toBe('acme/app');
  });

  it('those named', () => {
    const { records } = of({ 'record-identity-regexp': 'https://x/.*' });
    expect(identityIn(records)).toMatchObject({
      subject: { pattern: 'https://x/.*' },
      gitRepository: 'acme/app',
    });
  });
});
