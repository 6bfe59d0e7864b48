import type { AttestationName } from './requirements.ts';

/** The predicate type, in cosign's words, of each attestation a build makes. */
export const attestationTypes = {
  sbom: 'cyclonedx',
  vuln: 'vuln',
  provenance: 'slsaprovenance1',
} as const satisfies Record<AttestationName, string>;

/** The names cosign gives predicate types (`cosign attest --type`). */
const names: Readonly<Record<string, string>> = {
  cyclonedx: 'https://cyclonedx.org/bom',
  custom: 'https://cosign.sigstore.dev/attestation/v1',
  link: 'https://in-toto.io/Link/v1',
  openvex: 'https://openvex.dev/ns',
  slsaprovenance: 'https://slsa.dev/provenance/v0.2',
  slsaprovenance02: 'https://slsa.dev/provenance/v0.2',
  slsaprovenance1: 'https://slsa.dev/provenance/v1',
  spdx: 'https://spdx.dev/Document',
  spdxjson: 'https://spdx.dev/Document',
  vuln: 'https://cosign.sigstore.dev/attestation/vuln/v1',
};

/** The predicate type that a statement made with this `--type` carries; a URI is itself. */
export function predicateType(type: string): string {
  return names[type] ?? type;
}
