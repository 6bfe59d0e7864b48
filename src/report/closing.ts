import { durationText } from './figures.ts';
import type { RunRecord } from './record.ts';

/** What the command line says when a run is done: the image, its tags, how to verify it, where the report is. Pure. */
export function closingLines(record: RunRecord): string[] {
  const took = Date.parse(record.finishedAt) - Date.parse(record.startedAt);
  const reused = record.image?.reused ? ' (published before, used again)' : '';
  return [
    ...(record.image ? [`image     ${record.image.digest}${reused}`] : []),
    ...record.tags.map(
      ({ repository, tag, outcome, reason }) =>
        `tag       ${repository.registry}/${repository.path}:${tag} ${outcome} (${reason})`,
    ),
    ...(record.verdict ? [`scan      ${record.verdict.outcome}`] : []),
    ...(record.signature?.signer ? [`signer    ${record.signature.signer}`] : []),
    ...(record.signature?.verifyCommand ? [`verify    ${record.signature.verifyCommand}`] : []),
    ...record.notes.map((note) => `note      ${note}`),
    ...(record.files.report ? [`report    ${record.files.report}`] : []),
    `took      ${durationText(took)}`,
  ];
}
