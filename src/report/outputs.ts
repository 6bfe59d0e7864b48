import type { RunRecord } from './record.ts';

/** The Action's outputs, from the record of the run; what is not known is left out. Pure. */
export function outputsOf(record: RunRecord): Record<string, string> {
  const { image, verdict, signature, plan } = record;
  const repository = record.pushed?.[0]?.repository ?? repositoryIn(record.evidence?.[0]?.reference);
  const present = record.tags.filter(
    (result) => result.outcome === 'written' || result.outcome === 'already-there',
  );
  const values: Record<string, string | undefined> = {
    digest: image?.digest,
    imageid: image?.imageId,
    reference: image && repository ? `${repository}@${image.digest}` : undefined,
    tags: present.map(({ repository: where, tag }) => `${where.registry}/${where.path}:${tag}`).join('\n'),
    'tag-results': JSON.stringify(
      record.tags.map(({ repository: where, tag, outcome, reason, previous }) => ({
        repository: `${where.registry}/${where.path}`,
        tag,
        outcome,
        reason,
        ...(previous ? { previous } : {}),
      })),
    ),
    previous: record.tags.find(({ outcome, previous }) => outcome === 'written' && previous)?.previous,
    version: plan?.version,
    platforms:
      image &&
      JSON.stringify(image.platforms.map(({ platform, digest, bytes }) => ({ platform, digest, bytes }))),
    verdict: verdict?.outcome,
    findings: verdict && JSON.stringify(verdict.counts),
    serverless: record.serverless?.outcome,
    promotions: record.promotions && JSON.stringify(record.promotions),
    rescans: record.rescans && JSON.stringify(record.rescans),
    evidence: record.evidence && JSON.stringify(record.evidence),
    signer: signature?.signer,
    'verify-command': signature?.verifyCommand,
    ...record.files,
  };
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

/** `registry/path` of a reference. */
function repositoryIn(reference: string | undefined): string | undefined {
  return reference?.replace(/@.*$/, '').replace(/:[^/:]*$/, '');
}
