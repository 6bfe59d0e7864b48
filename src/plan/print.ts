import { platformText } from '../oci/descriptor.ts';
import { repositoryName } from '../oci/reference.ts';
import { limitText } from '../platforms/amounts.ts';
import type { Limit, PlatformProfile } from '../platforms/profile.ts';
import { recognize } from '../registries/profile.ts';
import { cacheType } from './cache-entry.ts';
import { loginText } from './login.ts';
import type { ExpectedIdentity, Plan, Signing, VendorScanPlan } from './plan.ts';
import type { ServerlessPlan } from './serverless.ts';

/** The plan as people read it (`sealift plan`, `dry-run: true`); no secret is in it. */
export function planText(plan: Plan): string {
  const { source, build } = plan;
  return [
    section('Source', [
      ['commit', `${source.commit}${source.dirty ? ' (tracked files differ from it)' : ''}`],
      ['ref', `${source.ref} (${source.event})`],
      ['git repository', source.gitRepository],
    ]),
    section('Build', [
      ['context', build.context],
      ['file', build.file],
      ['target', build.target],
      ['platforms', build.platforms.map(platformText).join(', ') || "the builder's own"],
      ['builder', builderText(plan)],
      ['build args', build.buildArgs.map((arg) => arg.split('=')[0]).join(', ')],
      ['secrets', build.secrets.map(({ id }) => id).join(', ')],
      ['cache from', cacheTypes(build.cacheFrom).join(', ')],
      ['cache to', cacheTypes(build.cacheTo).join(', ')],
      ['created', plan.created.toISOString()],
      ['inputs digest', plan.inputsDigest],
    ]),
    section('Gate', gateRows(plan)),
    section('Serverless', serverlessRows(plan)),
    section('Push', [
      ['push', `${plan.push.wanted ? 'yes' : 'no'}: ${plan.push.reason}`],
      ...plan.repositories.map((repository): Row => ['to', repositoryName(repository)]),
      ...registriesOf(plan).map((registry): Row => ['registry', registryText(registry, plan)]),
      ['existing image', plan.push.wanted ? plan.onExisting : undefined],
      ['signed', signingText(plan)],
      ['attestations', plan.push.wanted ? plan.sign.attestations : undefined],
    ]),
    section('Tags', tagRows(plan)),
    section('Labels', Object.entries(plan.labels)),
    section('Annotations', Object.entries(plan.annotations)),
    section(
      'Notes',
      (plan.notes ?? []).map((note): Row => ['', note]),
    ),
  ]
    .filter((text) => text !== '')
    .join('\n');
}

/** The plan as data, for `sealift plan --json`; no secret is in it, and build arguments only by name. */
export function planJson(plan: Plan): Record<string, unknown> {
  const { source, build, sign } = plan;
  return {
    source: {
      provider: source.provider,
      commit: source.commit,
      ref: source.ref,
      event: source.event,
      fork: source.fork,
      dirty: source.dirty,
      gitRepository: source.gitRepository,
    },
    repositories: plan.repositories.map(repositoryName),
    tags: plan.tags,
    version: plan.version,
    labels: plan.labels,
    annotations: plan.annotations,
    created: plan.created.toISOString(),
    build: {
      context: build.context,
      file: build.file,
      target: build.target,
      platforms: build.platforms.map(platformText),
      buildArgs: build.buildArgs.map((arg) => arg.split('=')[0]),
      secrets: build.secrets.map(({ id }) => id),
      cacheFrom: cacheTypes(build.cacheFrom),
      cacheTo: cacheTypes(build.cacheTo),
      reproducible: build.reproducible,
    },
    builder: { kind: plan.builder.kind, value: plan.builder.value },
    scan: plan.scan,
    policy: plan.policy,
    ...(plan.serverless && { serverless: serverlessJson(plan.serverless) }),
    ...(plan.vendorScan && { vendorScan: vendorScanJson(plan.vendorScan) }),
    push: plan.push,
    sign: {
      mode: sign.signing.mode,
      identity: sign.signing.mode === 'keyless' ? sign.signing.identity : undefined,
      storage: sign.storage,
      attestations: sign.attestations,
    },
    onExisting: plan.onExisting,
    overlapUpload: plan.overlapUpload,
    inputsDigest: plan.inputsDigest,
    logins: plan.access.logins.map(({ kind, registry, username }) => ({ kind, registry, username })),
    notes: plan.notes ?? [],
  };
}

/** Those the image goes to, and those with a login. */
function registriesOf({ repositories, access }: Plan): string[] {
  return [...new Set([...repositories, ...access.logins].map(({ registry }) => registry))];
}

/** What is known of a registry before it is asked. */
function registryText(registry: string, { access, sign }: Plan): string {
  const { profile, by } = recognize(registry, access.providers.get(registry));
  const login = access.logins.find((one) => one.registry === registry);
  const known = by === 'default' ? 'of no known kind' : `${profile.provider} by its ${by}`;
  const storage = sign.storage === 'auto' ? profile.signatureStorage : sign.storage;
  return `${registry}: ${known}; ${login ? loginText(login) : elseLogin(registry, access)}; signatures as ${storage === 'tag' ? '.sig tags' : 'referrers'}`;
}

function elseLogin(registry: string, { dockerConfig, githubToken }: Plan['access']): string {
  const own = dockerConfig ? 'login of the Docker configuration, if it has one' : 'no login';
  return registry === 'ghcr.io' && githubToken ? `${own}, else the job's token` : own;
}

function vendorScanJson({ scanner, repository, tag, instance, gate, timeoutMs }: VendorScanPlan): object {
  return { scanner, repository: repositoryName(repository), tag: tag.name, instance, gate, timeoutMs };
}

/** Only the types: what follows names places that are nobody else's business. */
function cacheTypes(entries: readonly string[]): string[] {
  return [...new Set(entries.map(cacheType))];
}

type Row = readonly [label: string, value: string | undefined];

/** A titled block with its values in one column; rows without a value are left out, and so is an empty block. */
function section(title: string, rows: readonly Row[]): string {
  const shown = rows.filter((row): row is readonly [string, string] => row[1] !== undefined && row[1] !== '');
  if (shown.length === 0) return '';
  const width = Math.max(...shown.map(([label]) => label.length));
  const lines = shown.map(([label, value]) => `  ${width === 0 ? '' : `${label.padEnd(width)}  `}${value}`);
  return `${title}\n${lines.join('\n')}\n`;
}

function builderText({ builder }: Plan): string {
  return builder.value === undefined ? builder.kind : `${builder.value} (${builder.kind})`;
}

function gateRows({ scan, policy, vendorScan }: Plan): Row[] {
  const findings: Row[] =
    scan.mode === 'off'
      ? [['scan', 'off']]
      : [
          ['scan', `${scan.scanners.join(' and ')}, every platform`],
          [
            'refuse',
            policy.failOn === 'none'
              ? 'nothing that is found'
              : `${policy.severity.join(', ')}${policy.ignoreUnfixed ? ' that a fixed version exists for' : ''}`,
          ],
          ['only new against', policy.failOn === 'new' ? policy.baseline : undefined],
          ['ignore file', scan.ignoreFile],
          ['VEX', scan.vex.join(', ')],
          ['system past its end', policy.exitOnEol ? 'refused' : undefined],
        ];
  return [
    ...findings,
    ['size budget', policy.sizeBudget === undefined ? undefined : `${policy.sizeBudget} bytes a platform`],
    ['allowed bases', policy.allowedBase.join(', ')],
    ['vendor scan', vendorScan && vendorScanText(vendorScan)],
  ];
}

function serverlessRows({ serverless, build }: Plan): Row[] {
  if (!serverless) return [];
  const { profile, region, ignored, smoke } = serverless;
  const { request } = smoke;
  return [
    ['platform', profile.title],
    ['region', region],
    ['layers', build.layerCompression && `written with ${build.layerCompression}, the base image's too`],
    ...runLimits(profile.run).map(([name, limit]): Row => [name, `${limitText(limit)} (${limit.source})`]),
    ['requests', invocationText(profile.run.invocation)],
    ['smoke run', smoke.mode],
    [
      'smoke request',
      request && (request.kind === 'event' ? request.file : `${request.method} ${request.path}`),
    ],
    ['ignored rules', ignored.join(', ')],
  ];
}

function serverlessJson({ profile, region, ignored, smoke }: ServerlessPlan): object {
  return {
    platform: profile.name,
    region,
    limits: Object.fromEntries(runLimits(profile.run)),
    invocation: profile.run.invocation,
    ignored,
    smoke,
  };
}

function runLimits({
  tmp,
  memory,
  pids,
  descriptors,
  ready,
  stop,
}: PlatformProfile['run']): [string, Limit][] {
  const limits = { tmp, memory, pids, descriptors, ready, stop };
  return Object.entries(limits).filter((entry): entry is [string, Limit] => entry[1] !== undefined);
}

function invocationText(invocation: PlatformProfile['run']['invocation']): string {
  switch (invocation.kind) {
    case 'http':
      return `HTTP at port ${invocation.port}${invocation.portVariable ? ` ($${invocation.portVariable})` : ''}`;
    case 'lambda':
      return "events, by Lambda's runtime API";
    case 'job':
      return 'none: a job';
  }
}

function vendorScanText({ repository, tag, gate }: VendorScanPlan): string {
  return `${repositoryName(repository)}:${tag.name}, ${gate ? 'before any other tag' : 'reported only'}`;
}

function signingText({ sign, push }: Plan): string {
  return push.wanted ? signerText(sign.signing) : 'no: nothing is pushed';
}

function signerText(signing: Signing): string {
  switch (signing.mode) {
    case 'off':
      return 'no: sign: off';
    case 'key':
      return 'reference' in signing.key ? `with the key ${signing.key.reference}` : 'with the key given';
    case 'keyless':
      return `keyless, as ${identityText(signing.identity)}`;
  }
}

function identityText({ subject, issuer, gitRepository }: ExpectedIdentity): string {
  const who = typeof subject === 'string' ? subject : `a match of ${subject.pattern}`;
  return `${who}, vouched for by ${issuer}${gitRepository === undefined ? '' : `, for ${gitRepository}`}`;
}

function tagRows({ tags, push }: Plan): Row[] {
  const rows = tags.map(({ name, kind, from }): Row => [name, `${kind} (${from})`]);
  return push.wanted || rows.length === 0 ? rows : [...rows, ['', 'not written: nothing is pushed']];
}
