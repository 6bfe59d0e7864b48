import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Deps } from '../deps.ts';
import { SealiftError } from '../errors.ts';
import type { Descriptor } from '../oci/descriptor.ts';
import type { Digest } from '../oci/digest.ts';
import { type Repository, referenceName } from '../oci/reference.ts';
import { type Attachment, referrersPut } from '../oci/referrer.ts';
import { parallel } from '../parallel.ts';
import { predicateType } from '../plan/predicate-type.ts';
import {
  attestBundleArgs,
  attestTagArgs,
  type CosignTarget,
  signBundleArgs,
  signTagArgs,
} from '../tools/cosign.ts';
import { type CosignFailure, isAbout, isSignatureOf, statementOf } from '../tools/cosign-output.ts';
import type { CosignOutcome } from '../tools/cosign-process.ts';
import { findStatements, findVerified, isBare, type SignatureStore } from './signature-store.ts';
import type { Signer } from './signer.ts';

/** What to attest: a predicate, of which signing makes a statement. */
export interface Predicate {
  /** A name cosign knows (`cyclonedx`, `vuln`, `slsaprovenance1`, …) or a URI. */
  readonly type: string;
  readonly predicateFile: string;
  /** Add it even when a verified one of this type is there; otherwise that one is kept. */
  readonly repeat?: boolean;
}

/** A statement to sign about a digest. */
export interface Attestation extends Predicate {
  readonly subject: Digest;
}

/** One thing to make: an attestation, or without one the signature of the subject. */
export interface Wanted {
  readonly subject: Descriptor;
  readonly attestation?: Predicate;
}

export interface SealedStatement {
  readonly subject: Digest;
  /** The predicate type of an attestation, or `signature`. */
  readonly type: string;
}

export interface Sealed {
  readonly added: readonly SealedStatement[];
  /** Was there before this run, and verifies. */
  readonly present: readonly SealedStatement[];
}

type SealDeps = Pick<Deps, 'clock' | 'files' | 'log'>;

/** Cosign processes at once; each keeps about half a core busy and then waits for services. */
const processesAtOnce = 6;

/** Makes the signatures and attestations that are wanted and not there yet, and attaches them. */
export async function seal(
  repository: Repository,
  wanted: readonly Wanted[],
  signer: Signer,
  store: SignatureStore,
  deps: SealDeps,
): Promise<Sealed> {
  const subjects = [...Map.groupBy(wanted, ({ subject }) => subject.digest).values()];
  const checked = await parallel(subjects, processesAtOnce, async (group) => {
    const present = await presentAmong(group, repository, signer, store);
    return { present, lacking: group.filter((one) => !present.includes(one)) };
  });
  const lacking = checked.map((group) => group.lacking).filter((group) => group.length > 0);
  const attach = await prepareSeal(lacking, repository, signer, store, deps);
  await attach();
  return {
    added: lacking.flat().map(statementName),
    present: checked.flatMap((group) => group.present.map(statementName)),
  };
}

/**
 * Signs without looking what is there, and attaches nothing yet: what it gives does that. In the old form nothing
 * can be signed ahead, so there all of it is done by then.
 */
export async function prepareSeal(
  groups: readonly (readonly Wanted[])[],
  repository: Repository,
  signer: Signer,
  store: SignatureStore,
  deps: SealDeps,
): Promise<() => Promise<void>> {
  if (store.storage === 'referrers') return makeBundles(groups, repository, signer, store, deps);
  return async () => {
    await parallel(groups, processesAtOnce, (group) => writeTags(group, repository, signer, store));
  };
}

/** Which of the things wanted for one digest are there and verify. */
async function presentAmong(
  group: readonly Wanted[],
  repository: Repository,
  signer: Signer,
  store: SignatureStore,
): Promise<Wanted[]> {
  const { digest } = (group[0] as Wanted).subject;
  const subject = { repository, digest };
  const asked = group.filter(({ attestation }) => !attestation?.repeat);
  if (asked.length === 0 || (await isBare(subject, store))) return [];
  const found = await findVerified(subject, signer.verifier, store);
  const entries = found.state === 'verified' ? found.entries : [];
  const isThere = async ({ attestation }: Wanted) => {
    if (!attestation) return entries.some((entry) => isSignatureOf(entry, digest));
    const type = predicateType(attestation.type);
    if (entries.some((entry) => entry.type === type && entry.digest === digest)) return true;
    // Attestations in the old form are not among what `cosign verify` lists.
    if (store.storage === 'referrers') return false;
    const statements = await findStatements(subject, attestation.type, signer.verifier, store);
    return statements.state === 'verified' && statements.entries.length > 0;
  };
  const there = await parallel(asked, processesAtOnce, isThere);
  return asked.filter((_, index) => there[index]);
}

/** Makes all bundles at the same time; nothing is sent while one is missing, then they are attached digest by digest. */
async function makeBundles(
  groups: readonly (readonly Wanted[])[],
  repository: Repository,
  signer: Signer,
  store: SignatureStore,
  deps: SealDeps,
): Promise<() => Promise<void>> {
  const folder = await deps.files.folder('bundles', crypto.randomUUID());
  const made = await parallel(groups.flat(), processesAtOnce, async (one, index) => ({
    one,
    attachment: await makeBundle(one, join(folder, `${index}.json`), repository, signer, store, deps),
  }));
  return async () => {
    await parallel(groups, processesAtOnce, async (group) => {
      const attachments = made.filter(({ one }) => group.includes(one)).map(({ attachment }) => attachment);
      await referrersPut(store.registry, repository, (group[0] as Wanted).subject, attachments);
    });
  };
}

async function makeBundle(
  one: Wanted,
  file: string,
  repository: Repository,
  signer: Signer,
  store: SignatureStore,
  deps: SealDeps,
): Promise<Attachment> {
  const target = targetOf(one, repository, store);
  const flags = signer.flags('referrers');
  const args = one.attestation
    ? attestBundleArgs(target, flags, one.attestation, file)
    : signBundleArgs(target, flags, file);
  refuseFailure(await signer.cosign.retrying(args), one, target, store);
  const bytes = await readFile(file);
  const bundle = JSON.parse(bytes.toString('utf8')) as {
    mediaType: string;
    dsseEnvelope: { payload: string };
  };
  const statement = statementOf(bundle.dsseEnvelope);
  if (!isAbout(statement, one.subject.digest))
    throw new TypeError(`cosign made a bundle that is not about ${one.subject.digest}`);
  return {
    artifactType: bundle.mediaType,
    bytes,
    // The annotations cosign itself writes, by which others find a bundle without opening it.
    annotations: {
      'dev.sigstore.bundle.content': 'dsse-envelope',
      'dev.sigstore.bundle.predicateType': statement.predicateType,
      'org.opencontainers.image.created': deps.clock().toISOString(),
    },
  };
}

/** Writes the old form: cosign reads, changes and writes one tag per digest, so one thing after the other. */
async function writeTags(
  group: readonly Wanted[],
  repository: Repository,
  signer: Signer,
  store: SignatureStore,
): Promise<void> {
  for (const one of group) {
    const target = targetOf(one, repository, store);
    const flags = signer.flags('tag');
    const args = one.attestation ? attestTagArgs(target, flags, one.attestation) : signTagArgs(target, flags);
    // A try that failed late may have written it all the same; a second one would add a duplicate.
    const isDone = async () => (await presentAmong([one], repository, signer, store)).length > 0;
    refuseFailure(await signer.cosign.retrying(args, isDone), one, target, store);
  }
}

function refuseFailure(
  outcome: CosignOutcome,
  one: Wanted,
  target: CosignTarget,
  { meaning }: SignatureStore,
): void {
  if (outcome.ok) return;
  const meant = meaning?.(outcome.message);
  const what = one.attestation ? `attach the ${one.attestation.type} attestation to` : 'sign';
  const name = referenceName({ ...target.repository, digest: target.digest });
  throw new SealiftError(meant?.as ?? 'sign-failed', `cosign could not ${what} ${name}: ${outcome.message}`, {
    hint: meant?.hint ?? failureHint(outcome.failure),
  });
}

function failureHint(failure: CosignFailure): string {
  return failure === 'transient'
    ? 'A service did not answer. The image is pushed by digest and no tag points at it; run again to sign it.'
    : 'The image is pushed by digest and no tag points at it. Check the key, or the job\'s "id-token: write" permission.';
}

function targetOf(one: Wanted, repository: Repository, store: SignatureStore): CosignTarget {
  return { repository, digest: one.subject.digest, plainHttp: store.plainHttp };
}

function statementName({ subject, attestation }: Wanted): SealedStatement {
  return { subject: subject.digest, type: attestation ? predicateType(attestation.type) : 'signature' };
}
