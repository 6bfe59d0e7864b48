import { attempt, type Fault, faultError } from '../inputs/fault.ts';
import type { Inputs } from '../inputs/inputs.ts';
import type { Source } from '../source/source.ts';
import { accessOf } from './access.ts';
import { builderChoice } from './builder-choice.ts';
import { type CacheAbility, type CachePlan, planCache } from './cache.ts';
import { inputsDigest, inputsLabel } from './inputs-digest.ts';
import { type LabelPlan, planLabels } from './labels.ts';
import type { BuildOptions, Plan, ScanOptions } from './plan.ts';
import type { Policy } from './policy.ts';
import { pushIntent } from './push-intent.ts';
import { refuseImpossible } from './registry-limits.ts';
import { planServerless } from './serverless.ts';
import { type Ability, signingOptions } from './signing.ts';
import { planTags, type TagPlan } from './tags.ts';
import { vendorScanOf } from './vendor-scan.ts';

/**
 * Decides everything a run will do. `now` is the run's one clock reading. Throws `input-invalid` with
 * all that does not fit this source, and `permission-missing` when the image could not be signed.
 */
export function createPlan(given: Inputs, source: Source, now: Date, can: Ability & CacheAbility): Plan {
  const faults: Fault[] = [];
  const wrong = (fault: Fault) => void faults.push(fault);
  const serverless = planServerless(given, wrong);
  const inputs = serverless ? { ...given, platforms: serverless.platforms } : given;

  const push = pushIntent(inputs, source);
  if (push.wanted && source.dirty && !inputs.allowDirty) wrong(dirtyTree);
  const created = createdDate(inputs, source, now, wrong);
  // Their problems name their own inputs.
  const found = (problem: string) => wrong({ input: '', problem });
  const { tags, version, notes } =
    attempt(() => planTags({ tags: inputs.tags, flavor: inputs.flavor, source, now }), found) ?? noTags;
  const own = { labels: inputs.labels, annotations: inputs.annotations };
  const { labels, annotations } =
    attempt(() => planLabels({ source, version, created, ...own }), found) ?? noLabels;
  const digest = inputsDigest(inputs, source, serverless?.layerCompression);
  const access = accessOf(inputs, { pushed: push.wanted, fork: source.fork }, wrong);
  const vendorScan = push.wanted ? vendorScanOf(inputs, { access, tags, can, wrong }) : undefined;
  const cache = planCache(inputs, source, { push, providers: access.providers, can, wrong });
  const plan: Plan = {
    source,
    repositories: inputs.images,
    tags,
    version,
    labels: { ...labels, [inputsLabel]: digest },
    annotations,
    created,
    build: {
      ...buildOptions(inputs, cache),
      ...(serverless?.layerCompression && { layerCompression: serverless.layerCompression }),
    },
    ...(inputs.part[0] ? { part: { platform: inputs.part[0], of: inputs.platforms } } : {}),
    builder: builderChoice(inputs),
    scan: scanOptionsOf(inputs),
    policy: policyOf(inputs),
    ...(serverless && { serverless: serverless.plan }),
    ...(vendorScan && { vendorScan }),
    push,
    sign: signingOptions(inputs, source, { push: push.wanted, can, wrong }),
    // A dirty tree can hold anything under the same commit: what an earlier run published is another image.
    onExisting: source.dirty && inputs.onExisting === 'reuse' ? 'rebuild' : inputs.onExisting,
    overlapUpload: inputs.overlapUpload,
    inputsDigest: digest,
    access,
    notes: [...notes, ...cache.notes, ...(serverless?.notes ?? [])],
  };
  if (push.wanted) refuseImpossible(inputs, plan.repositories, plan.access, wrong);
  if (faults.length > 0) throw faultError(faults);
  return plan;
}

const noTags: TagPlan = { tags: [], version: '', notes: [] };
const noLabels: LabelPlan = { labels: {}, annotations: {} };

const dirtyTree: Fault = {
  input: 'allow-dirty',
  problem: 'tracked files differ from the commit, whose tags would name an image that no commit gives',
  remedy: 'commit or undo the changes, or publish them all the same with `allow-dirty: true`',
};

function createdDate(inputs: Inputs, source: Source, now: Date, wrong: (fault: Fault) => void): Date {
  if (!inputs.reproducible) return now;
  if (source.commitDate === undefined)
    wrong({
      input: 'reproducible',
      problem: "the commit's date is not known here",
      remedy: 'check the git repository out before the build',
    });
  return source.commitDate ?? now;
}

function buildOptions(inputs: Inputs, cache: CachePlan): BuildOptions {
  return {
    context: inputs.context,
    ...(inputs.file === undefined ? {} : { file: inputs.file }),
    ...(inputs.target === undefined ? {} : { target: inputs.target }),
    platforms: inputs.part.length > 0 ? inputs.part : inputs.platforms,
    buildArgs: inputs.buildArgs,
    buildContexts: inputs.buildContexts,
    secrets: [
      ...inputs.secrets,
      ...inputs.secretEnvs.map(({ id, value }) => ({ id, env: value })),
      ...inputs.secretFiles.map(({ id, value }) => ({ id, file: value })),
    ],
    ssh: inputs.ssh,
    cacheFrom: cache.from,
    cacheTo: cache.to,
    noCache: inputs.noCache,
    noCacheFilters: inputs.noCacheFilters,
    pull: inputs.pull,
    ...(inputs.network === undefined ? {} : { network: inputs.network }),
    addHosts: inputs.addHosts,
    allow: inputs.allow,
    ...(inputs.shmSize === undefined ? {} : { shmSize: inputs.shmSize }),
    ulimit: inputs.ulimit,
    ...(inputs.cgroupParent === undefined ? {} : { cgroupParent: inputs.cgroupParent }),
    ...(inputs.call === undefined ? {} : { call: inputs.call }),
    reproducible: inputs.reproducible,
    inlineAttestations: inputs.attestations === 'inline',
  };
}

export function scanOptionsOf(inputs: Inputs): ScanOptions {
  return {
    mode: inputs.scan,
    scanners: inputs.scanners,
    ...(inputs.ignoreFile === undefined ? {} : { ignoreFile: inputs.ignoreFile }),
    vex: inputs.vex,
    databaseRepositories: inputs.dbRepository,
    databaseMaxAgeHours: inputs.dbMaxAge,
    skipDatabaseUpdate: inputs.skipDbUpdate,
  };
}

export function policyOf(inputs: Inputs): Policy {
  return {
    severity: inputs.severity,
    ignoreUnfixed: inputs.ignoreUnfixed,
    failOn: inputs.failOn,
    ...(inputs.baseline === undefined ? {} : { baseline: inputs.baseline }),
    exitOnEol: inputs.exitOnEol,
    ...(inputs.sizeBudget === undefined ? {} : { sizeBudget: inputs.sizeBudget }),
    allowedBase: inputs.allowedBase,
  };
}
