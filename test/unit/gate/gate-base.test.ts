import { expect, test } from 'vitest';
import { baseAllowed } from '../../../src/steps/gate-base.ts';

const digest = `sha256:${'a'.repeat(64)}`;

test.each([
  ['alpine', 'docker.io/library/*', true],
  ['alpine:3.20', 'docker.io/library/alpine', true],
  [`alpine:3.20@${digest}`, 'alpine', true],
  ['index.docker.io/library/alpine', 'docker.io/alpine', true],
  ['acme/alpine', 'docker.io/library/*', false],
  ['acme/alpine', 'acme/*', true],
  ['docker.io/acme/alpine', 'registry-1.docker.io/acme/alpine', true],
  ['ghcr.io/acme/team/app', 'ghcr.io/acme/*', false],
  ['ghcr.io/acme/team/app', 'ghcr.io/acme/**', true],
  ['ghcr.io/acme-evil/app', 'ghcr.io/acme*/app', true],
  ['ghcr.io/acme-evil/app', 'ghcr.io/acme/app', false],
  ['ghcr.io/acme/application', 'ghcr.io/acme/app', false],
  ['ghcrXio/acme/app', 'ghcr.io/acme/app', false],
  ['a.example.com/base/x', '*.example.com/base/*', true],
  ['example.com.evil.org/base/x', '*.example.com/base/*', false],
  ['localhost:5000/x', 'localhost:5000/**', true],
  ['quay.io/any/thing', '**', true],
  ['Not A Reference', '**', false],
])('%s under %s: %s', (reference, pattern, allowed) => {
  expect(baseAllowed(reference, [pattern])).toBe(allowed);
  expect(baseAllowed(reference, ['example.org/other', pattern])).toBe(allowed);
});
