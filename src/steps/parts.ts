import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Deps } from '../deps.ts';
import { SealiftError } from '../errors.ts';
import { platformText } from '../oci/descriptor.ts';
import { type Repository, referenceName } from '../oci/reference.ts';
import {
  type PartRecord,
  type PlannedPart,
  parsePart,
  partRecord,
  partRecordType,
  sameRecord,
} from '../plan/part.ts';
import { attest } from './attest.ts';
import type { Verdict } from './gate.ts';
import { attestationOf, type Image, type Workshop } from './image.ts';
import { openReuseVerifier, openRunSigner } from './run-signer.ts';
import type { Attestation } from './seal.ts';
import type { SignatureStore } from './signature-store.ts';
import type { Verifier } from './signer.ts';
import { verifyAttestation } from './verify.ts';

/** The record of a part that may be published. */
export function makePart(plan: PlannedPart, image: Pick<Image, 'content'>, verdict: Verdict): PartRecord {
  const { platform } = plan.part;
  const built = image.content.images.find((one) => platformText(one.platform) === platformText(platform));
  if (!built || verdict.outcome === 'refused')
    throw new TypeError(`there is no passed image of ${platformText(platform)}`);
  const { mediaType, digest, size } = built.descriptor;
  return partRecord(plan, {
    manifest: { mediaType, digest, size },
    verdict: { outcome: verdict.outcome, counts: verdict.counts },
  });
}

/** The record as an attestation of the part's manifest. */
export function partAttestation(record: PartRecord, deps: Pick<Deps, 'files'>): Promise<Attestation> {
  return attestationOf(record.manifest.digest, partRecordType, record, deps);
}

/**
 * Makes sure that a part which an earlier run published carries this record, signed, in every repository; gives the
 * record it carries. What is there already is left alone.
 */
export async function attestPart(record: PartRecord, shop: Workshop, deps: Deps): Promise<PartRecord> {
  const { plan, connection } = shop;
  const verifier = await openReuseVerifier(shop, deps);
  if (!verifier) return record;
  let kept = record;
  for (const repository of plan.repositories) {
    const store = connection.signatureStore(repository);
    const signed = await signedRecords(record, repository, verifier, store);
    const known = signed.find((one) => sameRecord(one, record));
    if (known) {
      kept = known;
      continue;
    }
    const { subject: _subject, ...attestation } = await partAttestation(kept, deps);
    const signer = await openRunSigner(shop, deps);
    const target = { repository, subject: record.manifest };
    await attest(target, [{ ...attestation, repeat: true }], signer, store, deps);
  }
  return kept;
}

/** Fails with `attestation-missing` when the build of this part did not sign this very record. */
export async function verifyPart(
  record: PartRecord,
  repository: Repository,
  verifier: Verifier,
  store: SignatureStore,
): Promise<void> {
  const signed = await signedRecords(record, repository, verifier, store);
  if (signed.some((one) => sameRecord(one, record))) return;
  throw new SealiftError(
    'attestation-missing',
    `the record of the part ${record.platform} is not what the build of ${referenceName({ ...repository, digest: record.manifest.digest })} signed`,
    { hint: 'Give `merge` the records as the builds of this run wrote them. Nothing was tagged.' },
  );
}

async function signedRecords(
  { manifest }: PartRecord,
  repository: Repository,
  verifier: Verifier,
  store: SignatureStore,
): Promise<PartRecord[]> {
  const target = { repository, digest: manifest.digest };
  const statements = await verifyAttestation(target, partRecordType, verifier, store);
  return statements.map(({ predicate }) => predicate as PartRecord);
}

/** Writes the part record into `folder`; its path. */
export async function writePart(record: PartRecord, folder: string): Promise<string> {
  const path = join(folder, `part-${record.platform.replaceAll(/[^A-Za-z0-9.]+/g, '-')}.json`);
  await writeFile(path, `${JSON.stringify(record, null, 2)}\n`);
  return path;
}

/** Reads part records: files, and every `part-*.json` below folders. Throws `input-invalid`. */
export async function readParts(paths: readonly string[]): Promise<PartRecord[]> {
  const files = (await Promise.all(paths.map(partFiles))).flat();
  return Promise.all(files.map(async (file) => parsePart(await readFile(file, 'utf8'), file)));
}

async function partFiles(path: string): Promise<string[]> {
  const found = await stat(path).catch(() => undefined);
  if (!found) throw new SealiftError('input-invalid', `records: there is no ${path}`);
  if (!found.isDirectory()) return [path];
  const inside = await readdir(path, { recursive: true });
  const files = inside.filter((name) => /^part-.*\.json$/.test(basename(name))).toSorted();
  if (files.length > 0) return files.map((name) => join(path, name));
  throw new SealiftError('input-invalid', `records: ${path} holds no part record (part-<platform>.json)`, {
    hint: 'A part that was refused leaves none; look at the jobs that build them.',
  });
}
