import type { Digest } from '../oci/digest.ts';
import type { Repository } from '../oci/reference.ts';
import { referenceName } from '../oci/reference.ts';
import type { ExpectedIdentity } from '../plan/plan.ts';

/** How signatures and attestations are stored: as Sigstore bundles, or under the old `.sig` and `.att` tags. */
export type SignatureStorage = 'referrers' | 'tag';

/** The digest cosign is to work on, and whether its registry speaks plain HTTP (loopback ones do). */
export interface CosignTarget {
  readonly repository: Repository;
  readonly digest: Digest;
  readonly plainHttp: boolean;
}

/** The Sigstore services a signing configuration names, as far as flags are made of them. */
export interface SigstoreServices {
  readonly fulcio?: string;
  readonly rekor?: { readonly url: string; readonly version: number };
  readonly timestamp?: string;
}

/** What the trusted root has; what it has not cannot be asked for. */
export interface TrustedRoot {
  readonly path: string;
  readonly certificateLog: boolean;
  readonly transparencyLog: boolean;
}

/** Makes a signature's bundle and writes it to `bundle`; nothing is sent to the registry. */
export function signBundleArgs(target: CosignTarget, signer: readonly string[], bundle: string): string[] {
  return ['sign', ...signer, '--upload=false', '--bundle', bundle, '--yes', ...place(target)];
}

/** Makes an attestation's bundle and writes it to `bundle`; nothing is sent to the registry. */
export function attestBundleArgs(
  target: CosignTarget,
  signer: readonly string[],
  { type, predicateFile }: { readonly type: string; readonly predicateFile: string },
  bundle: string,
): string[] {
  const predicate = ['--type', type, '--predicate', predicateFile];
  return [
    'attest',
    ...signer,
    ...predicate,
    '--no-upload=true',
    '--bundle',
    bundle,
    '--yes',
    ...place(target),
  ];
}

/** Writes a signature in the old form, under the tag `sha256-<hex>.sig`. */
export function signTagArgs(target: CosignTarget, signer: readonly string[]): string[] {
  // The referrers mode alone still writes a bundle, hence both flags.
  return ['sign', ...signer, '--registry-referrers-mode=legacy', '--yes', ...place(target)];
}

/** Writes an attestation in the old form, under the tag `sha256-<hex>.att`. */
export function attestTagArgs(
  target: CosignTarget,
  signer: readonly string[],
  { type, predicateFile }: { readonly type: string; readonly predicateFile: string },
): string[] {
  return ['attest', ...signer, '--type', type, '--predicate', predicateFile, '--yes', ...place(target)];
}

/** `cosign verify`, whose JSON lists every bundle and `.sig` entry of the digest that verifies. */
export function verifyArgs(
  target: CosignTarget,
  verifier: readonly string[],
  form: readonly string[] = [],
): string[] {
  return ['verify', ...verifier, ...form, '--output', 'json', ...place(target)];
}

/** Reads the old form alone: where there is any bundle, cosign does not look at the tags by itself. */
export const oldForm = ['--new-bundle-format=false'] as const;

/** `cosign verify-attestation`, which prints one DSSE envelope per attestation of the type that verifies. */
export function verifyAttestationArgs(
  target: CosignTarget,
  verifier: readonly string[],
  type: string,
  form: readonly string[] = [],
): string[] {
  return ['verify-attestation', ...verifier, ...form, '--type', type, '--output', 'json', ...place(target)];
}

export function publicKeyArgs(key: string): string[] {
  return ['public-key', '--key', key];
}

/**
 * Who signs, as flags. Bundles name their services in a signing configuration; the old form knows no such
 * file and takes the services one by one.
 */
export function signerFlags(
  who: { readonly key: string } | 'keyless',
  storage: SignatureStorage,
  services: {
    readonly signingConfig: string | undefined;
    readonly trustedRoot: string | undefined;
    /** Read from the signing configuration; undefined means the public Sigstore. */
    readonly named: SigstoreServices | undefined;
  },
): string[] {
  const identity = who === 'keyless' ? ['--oidc-provider', 'github-actions'] : ['--key', who.key];
  const root = flag('--trusted-root', services.trustedRoot);
  if (storage === 'referrers')
    return [...identity, ...flag('--signing-config', services.signingConfig), ...root];
  return [
    ...identity,
    '--use-signing-config=false',
    '--new-bundle-format=false',
    ...legacyServices(who, services.named),
    ...root,
  ];
}

/** Whom a keyless signature must be from, as flags. A pattern is anchored here, so that it cannot match a part. */
export function identityFlags(identity: ExpectedIdentity): string[] {
  const { subject } = identity;
  return [
    '--certificate-oidc-issuer',
    identity.issuer,
    ...(typeof subject === 'string'
      ? ['--certificate-identity', subject]
      : ['--certificate-identity-regexp', `^(?:${subject.pattern})$`]),
    ...flag('--certificate-github-workflow-repository', identity.gitRepository),
    ...flag('--certificate-github-workflow-ref', identity.ref),
    ...flag('--certificate-github-workflow-sha', identity.commit),
  ];
}

/** What a keyless signature is checked against: the public Sigstore, or a trusted root and the logs it has. */
export function keylessTrustFlags(root: TrustedRoot | undefined): string[] {
  if (!root) return [];
  return [
    '--trusted-root',
    root.path,
    // A trusted root without a certificate log cannot vouch for an entry in one.
    ...(root.certificateLog ? [] : ['--insecure-ignore-sct=true']),
    // Without a transparency log the time of signing is known by a timestamp authority only.
    ...(root.transparencyLog ? [] : ['--insecure-ignore-tlog=true', '--use-signed-timestamps=true']),
  ];
}

/** What a key's signature is checked against besides the key: a transparency log, or nothing. */
export function keyTrustFlags(root: TrustedRoot | undefined, transparencyLog: boolean): string[] {
  // Nothing was uploaded, so there is nothing to find: the key alone decides, and no network is needed.
  if (!transparencyLog) return ['--insecure-ignore-tlog=true'];
  return root ? ['--trusted-root', root.path] : [];
}

function legacyServices(
  who: { readonly key: string } | 'keyless',
  named: SigstoreServices | undefined,
): string[] {
  if (!named) return [];
  return [
    ...(who === 'keyless' ? flag('--fulcio-url', named.fulcio) : []),
    ...(named.rekor ? ['--rekor-url', named.rekor.url] : ['--tlog-upload=false']),
    ...flag('--timestamp-server-url', named.timestamp),
  ];
}

function place(target: CosignTarget): string[] {
  return [
    ...(target.plainHttp ? ['--allow-http-registry=true'] : []),
    referenceName({ ...target.repository, digest: target.digest }),
  ];
}

function flag(name: string, value: string | undefined): string[] {
  return value === undefined ? [] : [name, value];
}
