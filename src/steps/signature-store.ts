import { SealiftError } from '../errors.ts';
import type { PulledManifest, RegistryClient } from '../oci/client.ts';
import { cosignTagNames } from '../oci/cosign-tag.ts';
import type { Descriptor } from '../oci/descriptor.ts';
import { type Digest, digestHex } from '../oci/digest.ts';
import { type Repository, referenceName } from '../oci/reference.ts';
import { type Meaning, RegistryError } from '../oci/registry-error.ts';
import { predicateType } from '../plan/predicate-type.ts';
import { oldForm, type SignatureStorage, verifyArgs, verifyAttestationArgs } from '../tools/cosign.ts';
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
  /** What it means when cosign's own request to the registry was refused, as cosign says it; if that is known. */
  readonly meaning?: (words: string) => Meaning | undefined;
}

/** The digest that signatures and attestations are about, in a repository. */
export interface Subject {
  readonly repository: Repository;
  readonly digest: Digest;
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
  subject: Subject,
  verifier: Verifier,
  store: SignatureStore,
): Promise<Found<VerifiedEntry>> {
  const listed = await referrers(subject, store);
  const found = await inBothForms('sig', listed, subject, store, async (form) => {
    const args = verifyArgs({ ...store, ...subject }, verifier.flags, form);
    return read(await verifier.cosign.retrying(args), subject, parseVerified, store);
  });
  if (found.state === 'missing') await refuseOverlooked(listed, subject, store);
  return found;
}

/** The verified statements of one predicate type about a digest, in either form. Errors as in `findVerified`. */
export async function findStatements(
  subject: Subject,
  type: string,
  verifier: Verifier,
  store: SignatureStore,
): Promise<Found<Statement>> {
  const listed = await referrers(subject, store);
  const found = await inBothForms('att', listed, subject, store, async (form) => {
    const args = verifyAttestationArgs({ ...store, ...subject }, verifier.flags, type, form);
    const parse = (stdout: string) => parseStatements(stdout, subject.digest);
    return read(await verifier.cosign.retrying(args), subject, parse, store);
  });
  // Cosign checks everything attached before it looks at the type: others' attestations of other types are no mismatch.
  if (found.state === 'mismatch' && (await lacksType(type, listed, subject, store)))
    return { state: 'missing' };
  return found;
}

/**
 * What `find` gives in either form. By itself cosign reads the tag only where there is no bundle at all: an image
 * signed under `.sig` and promoted with a bundle, or with anybody's provenance attached, would look unsigned.
 */
async function inBothForms<T>(
  suffix: 'sig' | 'att',
  listed: readonly Descriptor[],
  subject: Subject,
  store: SignatureStore,
  find: (form: readonly string[]) => Promise<Found<T>>,
): Promise<Found<T>> {
  const found = await find([]);
  if (listed.length === 0 || !(await hasTag(suffix, subject, store))) return found;
  const old = await find(oldForm);
  const entries = [found, old].flatMap((one) => (one.state === 'verified' ? one.entries : []));
  if (entries.length > 0) return { state: 'verified', entries };
  return found.state === 'mismatch' ? found : old;
}

/**
 * The store to attach further things in: an image that is signed under a tag alone keeps that form, because a bundle
 * beside it would hide the signature from whoever runs cosign by hand.
 */
export async function attachingStore(subject: Subject, store: SignatureStore): Promise<SignatureStore> {
  if (store.storage === 'tag' || !(await hasTag('sig', subject, store))) return store;
  const { repository } = subject;
  for (const { digest } of await referrers(subject, store)) {
    const manifest = await checking(subject, () => store.registry.manifestGet({ ...repository, digest }));
    if (isBundle(manifest)) return store;
  }
  return { ...store, storage: 'tag' };
}

async function hasTag(
  suffix: 'sig' | 'att',
  subject: Subject,
  { registry }: SignatureStore,
): Promise<boolean> {
  for (const tag of cosignTagNames(subject.digest, [suffix]))
    if (await checking(subject, () => registry.manifestHead({ ...subject.repository, tag }))) return true;
  return false;
}

/** Whether nothing attached says to be of this type: neither a bundle, by its annotation, nor the old `.att` tag. */
async function lacksType(
  type: string,
  listed: readonly Descriptor[],
  subject: Subject,
  store: SignatureStore,
): Promise<boolean> {
  const { repository } = subject;
  if (await hasTag('att', subject, store)) return false;
  const { registry } = store;
  const manifests = await Promise.all(
    listed.map((one) => checking(subject, () => registry.manifestGet({ ...repository, digest: one.digest }))),
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
export async function isBare(subject: Subject, store: SignatureStore): Promise<boolean> {
  const { repository, digest } = subject;
  const [listed, ...heads] = await Promise.all([
    referrers(subject, store),
    ...cosignTagNames(digest, ['sig', 'att']).map((tag) =>
      checking(subject, () => store.registry.manifestHead({ ...repository, tag })),
    ),
  ]);
  return listed.length === 0 && heads.every((head) => head === undefined);
}

/**
 * The digest's referrers. Cosign takes a listing that fails for an empty one and goes on to look for `.sig`,
 * so the listing is read first, by a client that tells the two apart.
 */
function referrers(subject: Subject, store: SignatureStore): Promise<readonly Descriptor[]> {
  return checking(subject, () => store.registry.referrerList(subject.repository, subject.digest));
}

async function checking<T>(subject: Subject, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof SealiftError && cause.code !== 'interrupted')
      throw couldNotCheck(subject, cause.message, { hint: refusalHint(cause), cause });
    throw cause;
  }
}

async function read<T>(
  outcome: CosignOutcome,
  subject: Subject,
  parse: (stdout: string) => readonly T[] | undefined,
  { meaning, registry }: SignatureStore,
): Promise<Found<T>> {
  if (outcome.ok) {
    const entries = parse(outcome.stdout);
    if (entries) return { state: 'verified', entries };
    throw couldNotCheck(subject, 'cosign printed something that is no list of signatures');
  }
  if (outcome.failure === 'missing') return { state: 'missing' };
  if (outcome.failure === 'mismatch') return { state: 'mismatch', reason: outcome.message };
  // Cosign begins with a HEAD, whose refusal has no words; our client asks for them.
  await checking(subject, () => registry.manifestHead({ ...subject.repository, digest: subject.digest }));
  throw couldNotCheck(subject, outcome.message, { hint: meaning?.(outcome.message)?.hint });
}

/** "Nothing there" is believed only when the registry lists no bundle either. */
async function refuseOverlooked(
  listed: readonly Descriptor[],
  subject: Subject,
  { registry }: SignatureStore,
): Promise<void> {
  for (const { digest: referrer } of listed) {
    // The listing's own artifactType is not to be trusted: some registries give the config's type.
    const manifest = await checking(subject, () =>
      registry.manifestGet({ ...subject.repository, digest: referrer }),
    );
    if (isBundle(manifest)) {
      throw couldNotCheck(
        subject,
        `the registry lists the bundle ${digestHex(referrer).slice(0, 12)}, but cosign did not see it`,
      );
    }
  }
}

/** What a registry's "no" means; waiting does not help against one. */
function refusalHint(error: SealiftError): string | undefined {
  const refused = error instanceof RegistryError && error.status !== undefined && !error.retriable;
  return refused ? error.hint : undefined;
}

function couldNotCheck(
  { repository, digest }: Subject,
  why: string,
  { hint, cause }: { hint?: string | undefined; cause?: unknown } = {},
): SealiftError {
  return new SealiftError(
    'could-not-check',
    `the signatures of ${referenceName({ ...repository, digest })} could not be checked: ${why}`,
    {
      hint: `This says nothing about whether it is signed. ${hint ?? 'Try again when the registry and Sigstore answer.'}`,
      cause,
    },
  );
}
