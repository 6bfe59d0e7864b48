import { SealiftError } from '../errors.ts';
import type { PulledManifest, RegistryClient } from '../oci/client.ts';
import type { Descriptor } from '../oci/descriptor.ts';
import { type Digest, digestAlgorithm, digestHex } from '../oci/digest.ts';
import { type Repository, referenceName } from '../oci/reference.ts';
import { predicateType } from '../plan/predicate-type.ts';
import { type SignatureStorage, verifyArgs, verifyAttestationArgs } from '../tools/cosign.ts';
import {
  parseStatements,
  parseVerified,
  type Statement,
  type VerifiedEntry,
} from '../tools/cosign-output.ts';
import type { CosignOutcome } from '../tools/cosign-process.ts';
import type { Verifier } from './signer.ts';

/** Where signatures of one registry are written and read. */
export interface SignatureStore {
  readonly registry: RegistryClient;
  readonly storage: SignatureStorage;
  readonly plainHttp: boolean;
}

/** What was found at one digest. What could not be found out is an error, never one of these. */
export type Found<T> =
  | { readonly state: 'verified'; readonly entries: readonly T[] }
  | { readonly state: 'missing' }
  /** Something is there, but not from whom it must be; cosign's reason. */
  | { readonly state: 'mismatch'; readonly reason: string };

const bundleType = /^application\/vnd\.dev\.sigstore\.bundle/;

/**
 * Everything at a digest that verifies: its signatures in either form, and attestations stored as bundles.
 * Fails with `could-not-check` when the registry or a service did not answer.
 */
export async function findVerified(
  repository: Repository,
  digest: Digest,
  verifier: Verifier,
  store: SignatureStore,
): Promise<Found<VerifiedEntry>> {
  const listed = await referrers(repository, digest, store);
  const outcome = await verifier.cosign.retrying(
    verifyArgs({ ...store, repository, digest }, verifier.flags),
  );
  const found = read(outcome, repository, digest, parseVerified);
  if (found.state === 'missing') await refuseOverlooked(listed, repository, digest, store);
  return found;
}

/** The verified statements of one predicate type about a digest, in either form. Errors as in `findVerified`. */
export async function findStatements(
  repository: Repository,
  digest: Digest,
  type: string,
  verifier: Verifier,
  store: SignatureStore,
): Promise<Found<Statement>> {
  const listed = await referrers(repository, digest, store);
  const args = verifyAttestationArgs({ ...store, repository, digest }, verifier.flags, type);
  const found = read(await verifier.cosign.retrying(args), repository, digest, (stdout) =>
    parseStatements(stdout, digest),
  );
  // Cosign checks everything attached before it looks at the type: others' attestations of other types are no mismatch.
  if (found.state === 'mismatch' && (await lacksType(type, listed, repository, digest, store)))
    return { state: 'missing' };
  return found;
}

/** Whether nothing attached says to be of this type: neither a bundle, by its annotation, nor the old `.att` tag. */
async function lacksType(
  type: string,
  listed: readonly Descriptor[],
  repository: Repository,
  digest: Digest,
  { registry }: SignatureStore,
): Promise<boolean> {
  const tag = `${digestAlgorithm(digest)}-${digestHex(digest)}.att`;
  if (await checking(repository, digest, () => registry.manifestHead({ ...repository, tag }))) return false;
  const manifests = await Promise.all(
    listed.map((one) =>
      checking(repository, digest, () => registry.manifestGet({ ...repository, digest: one.digest })),
    ),
  );
  // A bundle that does not say its type may be of any.
  return manifests.every((manifest) => {
    const said = manifest?.content.annotations?.['dev.sigstore.bundle.predicateType'];
    return said === undefined ? !isBundle(manifest) : said !== predicateType(type);
  });
}

function isBundle(manifest: PulledManifest | undefined): boolean {
  return (
    manifest !== undefined &&
    'layers' in manifest.content &&
    manifest.content.layers.some((layer) => bundleType.test(layer.mediaType))
  );
}

/** Whether the registry holds nothing that could be a signature or attestation of the digest, in any form. */
export async function isBare(
  repository: Repository,
  digest: Digest,
  store: SignatureStore,
): Promise<boolean> {
  const tags = ['sig', 'att'].map((suffix) => `${digestAlgorithm(digest)}-${digestHex(digest)}.${suffix}`);
  const [listed, ...heads] = await Promise.all([
    referrers(repository, digest, store),
    ...tags.map((tag) =>
      checking(repository, digest, () => store.registry.manifestHead({ ...repository, tag })),
    ),
  ]);
  return listed.length === 0 && heads.every((head) => head === undefined);
}

/**
 * The digest's referrers. Cosign takes a listing that fails for an empty one and goes on to look for `.sig`,
 * so the listing is read first, by a client that tells the two apart.
 */
function referrers(
  repository: Repository,
  digest: Digest,
  store: SignatureStore,
): Promise<readonly Descriptor[]> {
  return checking(repository, digest, () => store.registry.referrerList(repository, digest));
}

async function checking<T>(repository: Repository, digest: Digest, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof SealiftError && cause.code !== 'interrupted')
      throw couldNotCheck(repository, digest, cause.message, cause);
    throw cause;
  }
}

function read<T>(
  outcome: CosignOutcome,
  repository: Repository,
  digest: Digest,
  parse: (stdout: string) => readonly T[] | undefined,
): Found<T> {
  if (outcome.ok) {
    const entries = parse(outcome.stdout);
    if (entries) return { state: 'verified', entries };
    throw couldNotCheck(repository, digest, 'cosign printed something that is no list of signatures');
  }
  if (outcome.failure === 'missing') return { state: 'missing' };
  if (outcome.failure === 'mismatch') return { state: 'mismatch', reason: outcome.message };
  throw couldNotCheck(repository, digest, outcome.message);
}

/** "Nothing there" is believed only when the registry lists no bundle either. */
async function refuseOverlooked(
  listed: readonly Descriptor[],
  repository: Repository,
  digest: Digest,
  { registry }: SignatureStore,
): Promise<void> {
  for (const { digest: referrer } of listed) {
    // The listing's own artifactType is not to be trusted: some registries give the config's type.
    const manifest = await checking(repository, digest, () =>
      registry.manifestGet({ ...repository, digest: referrer }),
    );
    if (isBundle(manifest)) {
      throw couldNotCheck(
        repository,
        digest,
        `the registry lists the bundle ${digestHex(referrer).slice(0, 12)}, but cosign did not see it`,
      );
    }
  }
}

function couldNotCheck(repository: Repository, digest: Digest, why: string, cause?: unknown): SealiftError {
  return new SealiftError(
    'could-not-check',
    `the signatures of ${referenceName({ ...repository, digest })} could not be checked: ${why}`,
    {
      hint: 'This says nothing about whether it is signed. Try again when the registry and Sigstore answer.',
      cause,
    },
  );
}
