import { expect, test } from 'vitest';
import { identityOf } from '../../../src/plan/identity.ts';
import { predicateType } from '../../../src/plan/predicate-type.ts';

const claims = {
  issuer: 'https://token.actions.githubusercontent.com',
  jobWorkflowRef: 'sealift/sealift/.github/workflows/build.yml@refs/tags/v1',
  repository: 'acme/app',
  ref: 'refs/heads/main',
  commit: 'a'.repeat(40),
};

test.each(['https://github.com', 'https://github.com/'])(
  'the called workflow signs, for the calling git repository (%s)',
  (server) => {
    expect(identityOf(claims, server)).toEqual({
      issuer: claims.issuer,
      subject: 'https://github.com/sealift/sealift/.github/workflows/build.yml@refs/tags/v1',
      gitRepository: 'acme/app',
      ref: 'refs/heads/main',
      commit: claims.commit,
    });
  },
);

test.each([
  ['cyclonedx', 'https://cyclonedx.org/bom'],
  ['slsaprovenance1', 'https://slsa.dev/provenance/v1'],
  ['vuln', 'https://cosign.sigstore.dev/attestation/vuln/v1'],
  ['https://example.com/v1', 'https://example.com/v1'],
])('%s is the predicate type %s', (type, expected) => {
  expect(predicateType(type)).toBe(expected);
});
