import type { Command } from './commands.ts';

interface OutputRow {
  /** One line; Markdown. */
  readonly about: string;
  readonly commands: readonly Command[];
}

const image = [
  'build',
  'merge',
  'promote',
  'rollback',
  'verify',
  'rescan',
] as const satisfies readonly Command[];
const tagging = ['build', 'merge', 'promote', 'rollback'] as const satisfies readonly Command[];
const scanning = ['build', 'promote', 'rollback', 'rescan'] as const satisfies readonly Command[];

/** Every output of the actions; `outputsOf` (report) fills them from the record. */
export const outputs = {
  digest: {
    about: 'Digest of the image: of its index, or of its manifest when it has one platform',
    commands: image,
  },
  reference: { about: '`repository@digest` in the first repository', commands: image },
  tags: { about: 'References of the tags that point at the image, one a line', commands: tagging },
  'tag-results': { about: 'What became of each tag and why, as JSON', commands: tagging },
  previous: {
    about: 'Digest that the first tag that moved pointed at before',
    commands: ['promote', 'rollback'],
  },
  version: {
    about: "The main version, as metadata-action's output of that name",
    commands: ['build', 'merge'],
  },
  platforms: {
    about: 'Platform, digest and compressed bytes of each manifest, as JSON',
    commands: image,
  },
  verdict: { about: '`passed`, `refused` or `not-scanned`', commands: [...scanning, 'merge'] },
  findings: { about: 'Counts by platform and severity, as JSON', commands: [...scanning, 'merge'] },
  serverless: {
    about: '`passed` or `refused` by the rules of the platform that `serverless` names',
    commands: ['build'],
  },
  promotions: { about: 'What became of each image that was to be promoted, as JSON', commands: ['promote'] },
  rescans: { about: 'What each rescanned image has that it had not before, as JSON', commands: ['rescan'] },
  evidence: { about: 'What each image proved, or the rule it failed, as JSON', commands: ['verify'] },
  part: { about: 'File of the part record, for `merge`', commands: ['build'] },
  sbom: { about: 'Folder of the SBOMs, one a platform', commands: scanning },
  sarif: { about: 'Folder of the findings as SARIF, one file a platform', commands: scanning },
  junit: { about: 'File of the verdict as JUnit XML', commands: scanning },
  report: { about: 'File of the report to read, as HTML', commands: image },
  record: { about: 'File of the record of the run, as JSON', commands: image },
  signer: { about: 'Identity that signed, or the key', commands: image },
  'verify-command': { about: 'A command that verifies the signature, to copy and run', commands: image },
  metadata: {
    about: "File of the build's metadata, as build-push-action's output of that name",
    commands: ['build'],
  },
  imageid: {
    about: 'Digest of the image configuration, as build-push-action calls it',
    commands: ['build'],
  },
} as const satisfies Record<string, OutputRow>;

export type OutputName = keyof typeof outputs;

/** Name and line of every output the command gives. */
export function outputsFor(command: Command): [OutputName, string][] {
  const rows: [string, OutputRow][] = Object.entries(outputs);
  return rows
    .filter(([, row]) => row.commands.includes(command))
    .map(([name, row]) => [name as OutputName, row.about]);
}
