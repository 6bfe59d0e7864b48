/** Every output of the action, one line each; `outputsOf` (report) fills them from the record. */
export const outputs = {
  digest: 'Digest of the image: of its index, or of its manifest when it has one platform',
  reference: '`repository@digest` in the first repository',
  tags: 'References of the tags that point at the image, one a line',
  'tag-results': 'What became of each tag and why, as JSON',
  version: "The main version, as metadata-action's output of that name",
  platforms: 'Platform, digest and compressed bytes of each manifest, as JSON',
  verdict: '`passed`, `refused` or `not-scanned`',
  findings: 'Counts by platform and severity, as JSON',
  sbom: 'Folder of the SBOMs, one a platform',
  sarif: 'Folder of the findings as SARIF, one file a platform',
  junit: 'File of the verdict as JUnit XML',
  report: 'File of the report to read, as HTML',
  record: 'File of the record of the run, as JSON',
  signer: 'Identity that signed, or the key',
  'verify-command': 'A command that verifies the signature, to copy and run',
  metadata: "File of the build's metadata, as build-push-action's output of that name",
  imageid: 'Digest of the image configuration, as build-push-action calls it',
} as const satisfies Record<string, string>;

export type OutputName = keyof typeof outputs;
