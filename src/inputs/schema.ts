import { platformNames } from '../platforms/finding.ts';
import { providers } from '../registries/provider.ts';
import { type Command, commandNames } from './commands.ts';
import type { Row } from './row.ts';

/**
 * Every input there is. action.yml, --help, SEALIFT_… names, docs/inputs.md and the tables of the
 * README come from here (`npm run generate`), and so does the type `Inputs`: a new row is enough.
 * Names known from build-push-action, metadata-action and login-action keep their meaning.
 */

const line = ['build', 'plan'] as const satisfies readonly Command[];
/** What takes an image that is published already. */
const published = [
  'promote',
  'rollback',
  'verify',
  'rescan',
  'history',
] as const satisfies readonly Command[];
const registryLines = ['build', 'plan', 'merge', ...published] as const satisfies readonly Command[];
const scanning = ['build', 'plan', 'promote', 'rollback', 'rescan'] as const satisfies readonly Command[];
const signing = [
  'build',
  'plan',
  'merge',
  'promote',
  'rollback',
  'rescan',
] as const satisfies readonly Command[];
const verifying = ['promote', 'rollback', 'verify', 'rescan'] as const satisfies readonly Command[];

/** Rows that share their commands; a row may name its own. */
function rows<const Given extends Readonly<Record<string, Omit<Row, 'commands'> & Partial<Row>>>>(
  shared: readonly Command[],
  given: Given,
): { readonly [Name in keyof Given]: Given[Name] & Pick<Row, 'commands'> } {
  const entries = Object.entries(given).map(([name, row]) => [name, { commands: shared, ...row }]);
  return Object.fromEntries(entries);
}

const image = rows(line, {
  images: {
    kind: 'repositories',
    commands: ['build', 'plan', 'promote'],
    about: 'Repositories the image goes to, as in `ghcr.io/owner/app`; without one nothing is pushed',
  },
  tags: {
    kind: 'lines',
    commands: ['build', 'plan', 'promote'],
    about: "Tags in metadata-action's language: `type=semver,pattern={{version}}` and so on, one a line",
    otherwise: '`sha-<commit>`; a version with its release tags on a `vX.Y.Z` git tag; `edge`; `pr-N`',
  },
  flavor: {
    kind: 'lines',
    commands: ['build', 'plan', 'promote'],
    about: 'What all tags share: `latest=auto|true|false`, `prefix=…`, `suffix=…`, one a line',
  },
  labels: { kind: 'lines', about: 'Labels beside the standard ones, `name=value`, one a line' },
  annotations: {
    kind: 'lines',
    about: 'Annotations of the manifest or index, `[TYPE:]name=value`, one a line',
  },
  push: {
    kind: 'boolean',
    about: 'Push, sign and tag the image once it has passed',
    otherwise: '`true` when `images` are given, but not on a pull request',
  },
  'allow-dirty': {
    kind: 'boolean',
    default: 'false',
    about: 'Publish although tracked files differ from the commit; the record says so',
  },
  'on-existing': {
    kind: 'choice',
    values: ['reuse', 'fail', 'rebuild'],
    default: 'reuse',
    about:
      'When this commit with these inputs is published and signed already; nightly builds want `rebuild`',
  },
  'overlap-upload': {
    kind: 'boolean',
    default: 'false',
    about: 'Send blobs, but no manifest, while the scan still runs; nothing can be pulled earlier by that',
  },
});

const parts = rows(line, {
  part: {
    kind: 'platforms',
    about:
      'Build only this one of `platforms`, push it by digest without a tag, and leave a part record for `merge`',
  },
  created: {
    kind: 'time',
    commands: ['build', 'plan', 'promote'],
    about: 'The time a run counts as now, RFC 3339; the parts of one image share one',
    otherwise: 'now',
  },
  records: {
    kind: 'list',
    commands: ['merge'],
    about: 'Part records to make one image of: files, or folders that hold them',
  },
});

const publishedImage = rows(published, {
  image: {
    kind: 'references',
    commands: ['rollback', 'verify', 'rescan', 'history'],
    about:
      'Reference of the image, `repository:tag` or `repository@digest`; `verify` and `rescan` take several',
  },
  from: {
    kind: 'string',
    commands: ['promote'],
    about: 'What to promote: a reference, a tag or digest in the first of `images`, or a commit built there',
    otherwise: "this run's commit",
  },
  to: {
    kind: 'list',
    commands: ['promote', 'rollback'],
    about:
      'For `promote` the repositories that get the image; for `rollback` the digest or tag to go back to',
    otherwise: 'where it is; the image before',
  },
  batch: {
    kind: 'string',
    commands: ['promote'],
    about:
      'File that names many images to promote, in YAML: registries, and for each image digests with their tags',
  },
  'expect-current': {
    kind: 'string',
    commands: ['promote', 'rollback'],
    about: 'Digest every floating tag must point at before it is moved, or `none` for a tag that must be new',
  },
  steps: {
    kind: 'count',
    default: '1',
    commands: ['rollback'],
    about: 'How many images to go back',
  },
  'allow-vulnerable': {
    kind: 'boolean',
    default: 'false',
    commands: ['rollback'],
    about: 'Go back although the scan of today refuses that image; the record says so',
  },
});

const trust = rows(verifying, {
  require: {
    kind: 'choices',
    values: ['sbom', 'vuln', 'provenance', 'none'],
    default: 'sbom,vuln,provenance',
    about: 'Signed attestations every platform must have',
  },
  'cosign-public-key': {
    kind: 'key',
    commands: published,
    about: 'Public key that must have signed the image: path, URI of a key service, or its PEM text',
    otherwise: 'the public half of `cosign-key`',
  },
  'signer-workflow': {
    kind: 'string',
    commands: published,
    about:
      'Workflow that must have signed the image, as `owner/repo/.github/workflows/build.yml`, at any ref unless `@ref` is given',
    otherwise:
      "any of `source-repository` on a branch or tag; inside a reusable workflow also its git repository's",
  },
  'source-repository': {
    kind: 'string',
    commands: published,
    about: 'Git repository the image must come from, `owner/repo`, as certificate and provenance say',
    otherwise: "for keyless signatures, this run's own",
  },
  'source-ref': { kind: 'string', about: 'Git ref the image must be built from, as in `refs/heads/main`' },
  'source-commit': {
    kind: 'string',
    about: 'Commit the image must be built from',
    otherwise: 'the commit that `from` names, if it does',
  },
  'builder-id': {
    kind: 'string',
    about: 'Builder the provenance must name; a regular expression for the whole of it',
  },
  'vuln-max-age': {
    kind: 'hours',
    about: 'Oldest attested scan that counts, as in `7d`',
    otherwise: 'any age',
  },
  'record-identity-regexp': {
    kind: 'string',
    commands: ['promote', 'rollback', 'history'],
    about: 'Who may have signed promotion records, as a regular expression for the whole identity',
    otherwise:
      "the key, or whoever may sign the image, and this git repository's and that workflow's own workflows",
  },
});

const build = rows(line, {
  context: { kind: 'string', default: '.', about: 'Folder or git URL to build from' },
  file: { kind: 'string', about: 'Path of the Dockerfile', otherwise: '`Dockerfile` in `context`' },
  target: { kind: 'string', about: 'Stage of the Dockerfile to build', otherwise: 'the last one' },
  platforms: {
    kind: 'platforms',
    about: 'Platforms to build for, as in `linux/amd64,linux/arm64`',
    otherwise: "the builder's own",
  },
  'build-args': {
    kind: 'lines',
    about: 'Build arguments, `NAME=value`, one a line; they are no place for secrets',
  },
  'build-contexts': { kind: 'lines', about: 'Further contexts, `name=path`, one a line' },
  secrets: {
    kind: 'secrets',
    about: 'Build secrets, `ID=VALUE`, one a line; a value of several lines in double quotes with its id',
  },
  'secret-envs': {
    kind: 'assignments',
    about: 'Build secrets from the environment, `ID=VARIABLE`, one a line',
  },
  'secret-files': { kind: 'assignments', about: 'Build secrets from files, `ID=path`, one a line' },
  ssh: { kind: 'list', about: 'SSH agent sockets or keys for the build, `default` or `id=path`' },
  cache: {
    kind: 'lines',
    about:
      "BuildKit's cache in safe scopes: `gha`, `registry`, `s3,bucket=…,region=…`, `gcs,…`, `azure,…` or `local=DIR`, one a line",
  },
  'cache-from': { kind: 'lines', about: 'Where to read cache from, as in `type=gha,scope=app`, one a line' },
  'cache-to': { kind: 'lines', about: 'Where to write cache to, as in `type=gha,mode=max`, one a line' },
  'no-cache': { kind: 'boolean', default: 'false', about: 'Build without any cache' },
  'no-cache-filters': { kind: 'list', about: 'Stages to build without cache' },
  pull: { kind: 'boolean', default: 'false', about: 'Always look for newer base images' },
  network: { kind: 'string', about: 'Network of `RUN` instructions: `default`, `none` or `host`' },
  'add-hosts': { kind: 'list', about: 'Host names for the build, `host:ip`' },
  allow: { kind: 'list', about: 'Entitlements to grant, as in `network.host`' },
  'shm-size': { kind: 'string', about: 'Size of `/dev/shm` in the build, as in `2gb`' },
  ulimit: { kind: 'lines', about: 'Limits of the build, as in `nofile=1024:1024`, one a line' },
  'cgroup-parent': { kind: 'string', about: 'Parent cgroup of `RUN` instructions' },
  call: {
    kind: 'string',
    about: 'Evaluate the Dockerfile instead of building: `check`, `outline` or `targets`',
    otherwise: '`build`',
  },
  reproducible: {
    kind: 'boolean',
    default: 'false',
    about: 'Date everything in the image by the commit, so that the same commit gives the same digest',
  },
});

const builder = rows(['build', 'plan', 'doctor'], {
  builder: {
    kind: 'string',
    default: 'auto',
    env: 'BUILDX_BUILDER',
    about: '`auto`, `embedded`, `docker-container`, a builder of buildx by name, or `tcp://…`, `unix://…`',
  },
  'registry-mirrors': {
    kind: 'assignments',
    commands: ['build', 'plan'],
    about:
      'Mirrors base images are read from, `docker.io=mirror.gcr.io`, one a line; for the builders Sealift starts',
  },
  'builder-tls-ca': { kind: 'string', about: 'CA certificate (a file) of a `tcp://…` builder' },
  'builder-tls-cert': { kind: 'string', about: 'Client certificate (a file) for a `tcp://…` builder' },
  'builder-tls-key': { kind: 'string', about: 'Key (a file) of the client certificate' },
});

const login = rows([...registryLines, 'doctor'], {
  registry: {
    kind: 'string',
    default: 'docker.io',
    about: 'Registry that `username` and `password` are for',
  },
  username: { kind: 'string', about: 'User of the registry; on GHCR `github.actor`' },
  password: { kind: 'secret', about: 'Password or token of the registry; on GHCR `github.token`' },
  'registry-auths': {
    kind: 'logins',
    about:
      'Logins of several registries: a YAML list of `registry`, `username`, `password`, or the inputs of a keyless login',
  },
  provider: {
    kind: 'choice',
    values: providers,
    about: 'Whose registry `registry` is, when it stands behind a name of your own',
    otherwise: 'known by the host, or asked',
  },
  'docker-config': {
    kind: 'boolean',
    default: 'true',
    about: 'Also use the logins and credential helpers of the Docker configuration',
  },
  'insecure-registries': {
    kind: 'list',
    about: 'Hosts (with port) that may be spoken to without TLS; those on loopback always may',
  },
});

/** A login by this job's OIDC token in place of a password; the names are those of the vendors' own login actions. */
const keylessLogin = rows([...registryLines, 'doctor'], {
  'role-to-assume': {
    kind: 'string',
    about: 'Role that trusts this job: the ARN of AWS or Alibaba Cloud, the `qcs::cam::…` of Tencent Cloud',
  },
  'oidc-provider': {
    kind: 'string',
    about:
      "What the cloud knows the tokens' issuer by: Alibaba's provider ARN, Tencent's provider name, Google's `projects/…/providers/…`",
  },
  'service-account': {
    kind: 'string',
    about: 'Service account of Google Cloud to act as',
    otherwise: 'the workload identity itself',
  },
  'client-id': { kind: 'string', about: 'Application or managed identity of Microsoft Entra' },
  'tenant-id': { kind: 'string', about: 'Tenant of Microsoft Entra' },
  'connection-id': {
    kind: 'string',
    about: 'OIDC connection of Docker Hub; `username` is the organization then',
  },
  'instance-id': {
    kind: 'string',
    about: 'Instance of Alibaba ACR Enterprise (`cri-…`) or of Tencent TCR (`tcr-…`)',
  },
  region: { kind: 'string', about: 'Region of the registry', otherwise: 'as its host says' },
  audience: { kind: 'string', about: 'Audience of the OIDC token', otherwise: 'the one the vendor expects' },
  endpoints: {
    kind: 'assignments',
    about:
      'Other addresses of the services asked, `NAME=URL`, one a line; the names stand in docs/registries/',
  },
});

const scan = rows(scanning, {
  scan: {
    kind: 'choice',
    values: ['required', 'off'],
    default: 'required',
    commands: ['build', 'plan', 'promote', 'rollback'],
    about: 'Whether every platform is scanned before anything is pushed or a tag is moved',
  },
  scanners: {
    kind: 'choices',
    values: ['vuln', 'secret'],
    default: 'vuln,secret',
    about: 'What to look for: known vulnerabilities, secrets left in the image',
  },
  severity: {
    kind: 'choices',
    values: ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'UNKNOWN'],
    default: 'CRITICAL,HIGH',
    env: 'TRIVY_SEVERITY',
    about: 'Severities the gate refuses',
  },
  'ignore-unfixed': {
    kind: 'boolean',
    default: 'false',
    env: 'TRIVY_IGNORE_UNFIXED',
    about: 'Let vulnerabilities pass that no fixed version exists for',
  },
  'ignore-file': {
    kind: 'string',
    env: 'TRIVY_IGNOREFILE',
    about: 'File of findings to ignore, as `.trivyignore` or `.trivyignore.yaml` have them',
  },
  vex: { kind: 'list', env: 'TRIVY_VEX', about: 'VEX documents (files) that say what does not apply' },
  'fail-on': {
    kind: 'choice',
    values: ['all', 'new', 'none'],
    default: 'all',
    about: 'Refuse for any finding, for those `baseline` does not have, or for none',
  },
  baseline: {
    kind: 'string',
    commands: ['build', 'plan', 'promote', 'rollback'],
    about: 'Reference of the image that `fail-on: new` compares with',
    otherwise: 'for `promote` and `rollback`, what the tag points at; for `rescan`, the attested scan',
  },
  'exit-on-eol': {
    kind: 'boolean',
    default: 'false',
    about: 'Refuse an operating system past its end of life',
  },
  'size-budget': {
    kind: 'size',
    commands: ['build', 'plan', 'promote'],
    about: 'Most bytes, compressed, a platform may have, as in `250MB`',
    otherwise: 'no limit',
  },
  'allowed-base': {
    kind: 'list',
    commands: ['build', 'plan', 'promote', 'rollback', 'verify'],
    about:
      'Repositories base images may come from, as in `docker.io/library/*`; `*` is one part of the path, `**` any number',
    otherwise: 'any',
  },
  'db-repository': {
    kind: 'list',
    env: 'TRIVY_DB_REPOSITORY',
    about: "Repositories of Trivy's database, tried in this order",
    otherwise: "Trivy's own",
  },
  'db-max-age': {
    kind: 'hours',
    default: '72h',
    about: 'Oldest database a scan may use, as in `72h` or `7d`',
  },
  'skip-db-update': {
    kind: 'boolean',
    default: 'false',
    env: 'TRIVY_SKIP_DB_UPDATE',
    about: 'Use the database that is there, whose age is still checked',
  },
  'vendor-scan': {
    kind: 'choice',
    values: ['none', 'acr'],
    default: 'none',
    commands: line,
    about:
      "Also have the registry's own scanner look at what was pushed: `acr` is Alibaba ACR Enterprise's, whose findings stand beside Trivy's",
  },
  'vendor-scan-gate': {
    kind: 'boolean',
    default: 'false',
    commands: line,
    about:
      'Write no tag but the commit tag when `vendor-scan` finds what `severity` and `ignore-unfixed` refuse, or cannot tell',
  },
  'vendor-scan-timeout': {
    kind: 'hours',
    default: '10m',
    commands: line,
    about: 'Longest wait for `vendor-scan`, as in `10m`',
  },
});

const serverless = rows(line, {
  serverless: {
    kind: 'choice',
    values: ['none', ...platformNames],
    default: 'none',
    about:
      'Platform the image must run on, checked before anything is pushed: `lambda` (AWS), `fc` (Alibaba), `scf` (Tencent), `cloudrun` (Google) or `generic`',
  },
  'serverless-region': {
    kind: 'string',
    about: 'Region the function runs in; Lambda and FC take images of their own region only',
    otherwise: 'not checked',
  },
  'serverless-ignore': {
    kind: 'list',
    about: 'Rules of docs/serverless.md whose findings are reported and refuse nothing',
  },
  smoke: {
    kind: 'choice',
    values: ['auto', 'on', 'off'],
    default: 'auto',
    about:
      "Run the image under the platform's conditions: `auto` where this machine can, `on` fails where it cannot",
  },
  'smoke-request': {
    kind: 'string',
    about:
      'What the smoke run sends: `METHOD /path [FILE]` with the body in a file; for Lambda the file of an event',
    otherwise: '`GET /`; for Lambda an empty event',
  },
  'tmp-size': {
    kind: 'size',
    about: "Size of `/tmp`, as configured there; a vendor's 512 MB is `512MiB`",
    otherwise: "the platform's own",
  },
  memory: {
    kind: 'size',
    about: "Memory, as configured there; a vendor's 512 MB is `512MiB`",
    otherwise: "the platform's own",
  },
  pids: { kind: 'count', about: 'Processes and threads at a time', otherwise: "the platform's own" },
  descriptors: { kind: 'count', about: 'Open files of a process', otherwise: "the platform's own" },
  port: {
    kind: 'string',
    about: 'Port that requests come to, as configured there; `none` for a job, which runs and ends',
    otherwise: "the platform's own",
  },
  'ready-timeout': {
    kind: 'seconds',
    about: 'Longest wait for the first answer, as in `30s`',
    otherwise: "the platform's own",
  },
});

const sign = rows(signing, {
  sign: {
    kind: 'choice',
    values: ['auto', 'keyless', 'key', 'off'],
    default: 'auto',
    about: 'How to sign: `auto` takes `cosign-key` when given, else the OIDC token (`id-token: write`)',
  },
  'cosign-key': {
    kind: 'key',
    commands: registryLines,
    about: 'Key to sign with: path, URI of a key service (`awskms://…`, `env://NAME`), or its PEM text',
  },
  'cosign-password': {
    kind: 'secret',
    commands: registryLines,
    env: 'COSIGN_PASSWORD',
    about: 'Password of `cosign-key`',
  },
  'certificate-identity': {
    kind: 'string',
    commands: registryLines,
    about: 'Who must have signed, as the certificate says it',
    otherwise: 'this workflow at this ref; for a published image see `signer-workflow`',
  },
  'certificate-identity-regexp': {
    kind: 'string',
    commands: registryLines,
    about: 'The same as a regular expression, for the whole of the identity',
  },
  'certificate-oidc-issuer': {
    kind: 'string',
    commands: registryLines,
    about: 'Who must have vouched for the signer',
    otherwise: '`https://token.actions.githubusercontent.com`',
  },
  'signing-config': { kind: 'string', about: 'Signing configuration (a file) of a private Sigstore' },
  'trusted-root': {
    kind: 'string',
    commands: registryLines,
    about: 'Trusted root (a file) of a private Sigstore',
  },
  'signature-storage': {
    kind: 'choice',
    values: ['auto', 'referrers', 'tag'],
    default: 'auto',
    about: 'Signatures as referrers, or under a `.sig` tag; `auto` knows what the registry takes',
  },
  attestations: {
    kind: 'choice',
    commands: line,
    values: ['referrers', 'inline', 'none'],
    about: "SBOM, scan and provenance: signed and attached, as BuildKit's own inside the index, or none",
    otherwise: '`referrers`; `none` with `sign: off`',
  },
});

const tools = rows([...registryLines, 'tools', 'doctor', 'demo'], {
  'tool-cache': {
    kind: 'string',
    about: 'Folder that keeps the tools between runs; checksums are checked all the same',
    otherwise: "the runner's tool cache, or `~/.cache/sealift/tools`",
  },
  'tool-mirror': {
    kind: 'string',
    about: "URL to fetch tools from; `{owner}` and `{repo}` in it stand for the tool's",
  },
  'tools-dir': { kind: 'string', about: 'Folder of programs you vouch for; they are used as they are' },
  'tool-versions': {
    kind: 'tool-versions',
    about: 'Other versions than the pinned ones, `trivy=0.75.0@sha256:…`, one a line',
  },
});

const report = rows(registryLines, {
  'working-directory': {
    kind: 'string',
    door: 'action',
    about: 'Folder of the workspace that all other paths are relative to',
    otherwise: 'the workspace',
  },
  report: {
    kind: 'string',
    about: 'Folder for record, summary, SBOM and SARIF',
    otherwise: 'a temporary one',
  },
  sarif: {
    kind: 'string',
    commands: scanning,
    about: 'File to write the findings of all platforms to, as one SARIF document',
  },
  comment: {
    kind: 'boolean',
    default: 'false',
    commands: ['build', 'plan', 'merge', 'promote'],
    about: 'Put the result into a comment on the pull request (`pull-requests: write`)',
  },
  'github-token': {
    kind: 'secret',
    env: 'GITHUB_TOKEN',
    actionDefault: 'github.token',
    about: "This job's token of GitHub: writes the comment, and is the login of GHCR where no other is given",
  },
  'dry-run': {
    kind: 'boolean',
    default: 'false',
    commands: ['build', 'promote', 'rollback'],
    about: 'Print what would be done, and do nothing else',
  },
  json: {
    kind: 'boolean',
    default: 'false',
    commands: commandNames,
    door: 'command-line',
    about: 'Put the record of the run on standard output, as JSON',
  },
});

/** The table, in the order documents and help show it. */
export const groups = [
  { title: 'Image and tags', rows: image },
  { title: 'A published image', rows: publishedImage },
  { title: 'What a published image must prove', rows: trust },
  { title: 'Build', rows: build },
  { title: 'Parts of an image', rows: parts },
  { title: 'Builder', rows: builder },
  { title: 'Registry login', rows: login },
  { title: 'Keyless registry login', rows: keylessLogin },
  { title: 'Scan and gate', rows: scan },
  { title: 'Serverless', rows: serverless },
  { title: 'Signature and attestations', rows: sign },
  { title: 'Tools', rows: tools },
  { title: 'Reports', rows: report },
] as const satisfies readonly { title: string; rows: Readonly<Record<string, Row>> }[];

export const schema = {
  ...image,
  ...publishedImage,
  ...trust,
  ...build,
  ...parts,
  ...builder,
  ...login,
  ...keylessLogin,
  ...scan,
  ...serverless,
  ...sign,
  ...tools,
  ...report,
};

export type InputName = keyof typeof schema;

export const inputNames = Object.keys(schema) as InputName[];

export function isInputName(name: string): name is InputName {
  return Object.hasOwn(schema, name);
}
