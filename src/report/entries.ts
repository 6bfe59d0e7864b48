import { platformText } from '../oci/descriptor.ts';
import { repositoryName } from '../oci/reference.ts';
import type { Plan } from '../plan/plan.ts';
import type { Source } from '../source/source.ts';
import type { Image } from '../steps/image.ts';
import type { Pushed } from '../steps/push.ts';
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

export function imageEntry(image: Image, reused: boolean): Entry<'image'> {
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

export function signatureEntry(
  proof: Verified,
  image: Image,
  store: { readonly storage: 'referrers' | 'tag'; readonly reason: string },
  reused: boolean,
): Entry<'signature'> {
  return {
    mode: proof.mode,
    signer: proof.signer,
    ...(proof.issuer ? { issuer: proof.issuer } : {}),
    storage: store.storage,
    storageReason: store.reason,
    attestations: [...new Set(image.attestations.map((one) => one.type))],
    verified: true,
    verifyCommand: proof.verifyCommand,
    reused,
  };
}

export function toolsEntry(tools: readonly InstalledTool[]): Entry<'tools'> {
  return tools.map(({ name, version, sha256, from }) => ({
    name,
    version,
    ...(sha256 ? { sha256 } : {}),
    from,
  }));
}
