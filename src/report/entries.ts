import type { SealiftError } from '../errors.ts';
import { platformText } from '../oci/descriptor.ts';
import { type Reference, referenceName, repositoryName } from '../oci/reference.ts';
import type { MergePlan } from '../plan/merge.ts';
import type { Plan } from '../plan/plan.ts';
import type { Source } from '../source/source.ts';
import type { Evidence } from '../steps/evidence.ts';
import { contentSizes, type Image } from '../steps/image.ts';
import type { Proven } from '../steps/prove.ts';
import { basesIn } from '../steps/provenance.ts';
import type { Pushed } from '../steps/push.ts';
import { provenanceSource } from '../steps/requirements.ts';
import type { Verified } from '../steps/verify.ts';
import type { InstalledTool } from '../tools/install.ts';
import type { RunRecord } from './record.ts';

type Entry<Name extends keyof RunRecord> = NonNullable<RunRecord[Name]>;

/** How each part of a run stands in its record. All pure. */
export function sourceEntry(source: Source): Entry<'source'> {
  return {
    provider: source.provider,
    ...(source.gitRepository ? { gitRepository: source.gitRepository } : {}),
    commit: source.commit,
    ref: source.ref,
    event: source.event,
    fork: source.fork,
    dirty: source.dirty,
    ...(source.run.url ? { run: source.run.url } : {}),
  };
}

export function planEntry(plan: Plan): Entry<'plan'> {
  return {
    repositories: plan.repositories.map(repositoryName),
    tags: plan.tags.map(({ name, kind, from }) => ({ name, kind, from })),
    version: plan.version,
    platforms: plan.build.platforms.map(platformText),
    push: plan.push,
    labels: plan.labels,
    annotations: plan.annotations,
    inputsDigest: plan.inputsDigest,
  };
}

/** The plan that the parts of an image brought along. */
export function mergePlanEntry({ parts: { plan }, tags }: MergePlan): Entry<'plan'> {
  return {
    repositories: plan.repositories,
    tags: tags.map(({ name, kind, from }) => ({ name, kind, from })),
    version: plan.version,
    platforms: plan.platforms,
    push: { wanted: true, reason: 'merge' },
    labels: {},
    annotations: plan.annotations,
    inputsDigest: plan.inputsDigest,
  };
}

/** The verdicts that the parts of an image brought along; a part that was refused brings none. */
export function mergeVerdictEntry({ parts: { parts } }: Pick<MergePlan, 'parts'>): Entry<'verdict'> {
  return {
    outcome: parts.every(({ verdict }) => verdict.outcome === 'passed') ? 'passed' : 'not-scanned',
    reasons: [],
    counts: Object.assign({}, ...parts.map(({ verdict }) => verdict.counts)),
  };
}

export function imageEntry(
  image: Pick<Image, 'content' | 'imageId' | 'platforms' | 'base'>,
  reused: boolean,
): Entry<'image'> {
  const { root } = image.content;
  return {
    digest: root.digest,
    mediaType: root.mediaType,
    ...(image.imageId ? { imageId: image.imageId } : {}),
    reused,
    platforms: image.platforms.map((one) => ({ ...one, platform: platformText(one.platform) })),
    base: image.base,
  };
}

export function pushedEntry(pushed: readonly Pushed[]): Entry<'pushed'> {
  return pushed.map(({ repository, root, transfer }) => ({
    repository: repositoryName(repository),
    digest: root.digest,
    ...transfer,
  }));
}

/** `attestations`: the types of those that stand beside the signature. */
export function signatureEntry(
  proof: Verified,
  attestations: readonly string[],
  store: { readonly storage: 'referrers' | 'tag'; readonly reason: string },
  reused: boolean,
): Entry<'signature'> {
  return {
    mode: proof.mode,
    signer: proof.signer,
    ...(proof.issuer ? { issuer: proof.issuer } : {}),
    storage: store.storage,
    storageReason: store.reason,
    attestations: [...new Set(attestations)],
    verified: true,
    verifyCommand: proof.verifyCommand,
    reused,
  };
}

/** What a published image proved, as the parts `image`, `signature` and `evidence` of a record. */
export function verifiedEntry(
  { image, evidence }: Pick<Proven, 'image' | 'evidence'>,
  store: { readonly storage: 'referrers' | 'tag'; readonly reason: string },
): Pick<RunRecord, 'image' | 'signature' | 'evidence'> {
  const { content, reference } = image;
  const entry = evidenceEntry(reference, evidence);
  const attestations = entry.platforms.flatMap((one) => one.attestations);
  const base = basesIn(evidence.platforms.flatMap(({ provenances }) => provenances));
  return {
    image: imageEntry({ content, imageId: undefined, platforms: contentSizes(content), base }, true),
    signature: signatureEntry(evidence.verified, attestations, store, true),
    evidence: [entry],
  };
}

/** What verified about one image. */
export function evidenceEntry(
  reference: Reference,
  { verified, platforms }: Evidence,
): Entry<'evidence'>[number] {
  return {
    reference: referenceName(reference),
    digest: verified.target.root.digest,
    outcome: 'verified',
    signer: verified.signer,
    ...(verified.issuer ? { issuer: verified.issuer } : {}),
    verifyCommand: verified.verifyCommand,
    platforms: platforms.map(({ platform, digest, sboms, scan, provenances }) => {
      const [provenance] = provenances;
      const source = provenance && provenanceSource(provenance);
      return {
        platform: platformText(platform),
        digest,
        attestations: [
          ...(sboms.length > 0 ? ['sbom'] : []),
          ...(scan ? ['vuln'] : []),
          ...(provenance ? ['provenance'] : []),
        ],
        ...(scan?.scannedAt ? { scannedAt: scan.scannedAt.toISOString() } : {}),
        ...(source
          ? {
              source: {
                ...(source.gitRepository ? { gitRepository: source.gitRepository } : {}),
                ...(source.commit ? { commit: source.commit } : {}),
                ...(source.ref ? { ref: source.ref } : {}),
              },
              builder: source.builder,
            }
          : {}),
        base: basesIn(provenances),
      };
    }),
  };
}

/** How one image of several failed. */
export function failureEntry({ code, message, exitCode }: SealiftError) {
  return { outcome: exitCode === 5 ? 'refused' : 'failed', error: { code, message } } as const;
}

export function toolsEntry(tools: readonly InstalledTool[]): Entry<'tools'> {
  return tools.map(({ name, version, sha256, from }) => ({
    name,
    version,
    ...(sha256 ? { sha256 } : {}),
    from,
  }));
}
