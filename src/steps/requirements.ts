import { type ErrorCode, SealiftError } from '../errors.ts';
import { platformText } from '../oci/descriptor.ts';
import { referenceName } from '../oci/reference.ts';
import type { AttestationName, Requirements, SourceClaims } from '../plan/requirements.ts';
import type { Evidence, PlatformEvidence } from './evidence.ts';
import { baseAllowed } from './gate-base.ts';
import { basesIn, type ProvenancePredicate } from './provenance.ts';

/** A rule the evidence does not meet. */
export interface Unmet {
  readonly code: ErrorCode;
  readonly reason: string;
}

/** Every rule that the evidence does not meet; empty when it meets all. Pure. */
export function unmetRequirements(evidence: Evidence, requirements: Requirements, now: Date): Unmet[] {
  return evidence.platforms.flatMap((one) => [
    ...missingAttestations(one, requirements),
    ...wrongProvenance(one, requirements),
    ...oldScan(one, requirements, now),
    ...foreignBases(one, requirements),
  ]);
}

/** Fails with the first unmet rule's code; the message names them all. */
export function refuseUnmet(evidence: Evidence, requirements: Requirements, now: Date): void {
  const unmet = unmetRequirements(evidence, requirements, now);
  const [first] = unmet;
  if (!first) return;
  const { repository, root } = evidence.verified.target;
  throw new SealiftError(
    first.code,
    `${referenceName({ ...repository, digest: root.digest })} is signed, but ${unmet.map((one) => one.reason).join('; ')}`,
    { hint: hints[first.code] ?? 'Nothing was changed.' },
  );
}

const hints: Partial<Record<ErrorCode, string>> = {
  'attestation-missing':
    'Build it with attestations: referrers (the default), or leave out of `require` what you do not ask for. Nothing was changed.',
  'scan-too-old': 'Rescan it (`sealift rescan`), or allow more by `vuln-max-age`. Nothing was changed.',
};

/** What the newest provenance of a platform says of its source. */
export interface ProvenanceSource {
  readonly gitRepository: string | undefined;
  readonly ref: string | undefined;
  readonly commit: string | undefined;
  readonly builder: string;
}

/** Reads the git source out of a provenance: the first dependency that is one, as ours names it. Pure. */
export function provenanceSource({ buildDefinition, runDetails }: ProvenancePredicate): ProvenanceSource {
  const git = (buildDefinition?.resolvedDependencies ?? []).find(({ uri }) => uri?.startsWith('git+'));
  const [, path, ref] = /^git\+[a-z+]+:\/\/[^/]+\/([^@]+?)(?:\.git)?(?:@(.+))?$/.exec(git?.uri ?? '') ?? [];
  return {
    gitRepository: path,
    ref,
    commit: git?.digest?.gitCommit ?? git?.digest?.sha1,
    builder: runDetails?.builder?.id ?? '',
  };
}

function missingAttestations(one: PlatformEvidence, { attestations }: Requirements): Unmet[] {
  const there: Record<AttestationName, boolean> = {
    sbom: one.sboms.length > 0,
    vuln: one.scan !== undefined && coversVulnerabilities(one.scan),
    provenance: one.provenances.length > 0,
  };
  const names: Record<AttestationName, string> = {
    sbom: 'SBOM',
    vuln: 'vulnerability scan',
    provenance: 'provenance',
  };
  return attestations
    .filter((name) => !there[name])
    .map((name) => ({
      code: 'attestation-missing',
      reason: `${platformText(one.platform)} has no signed ${names[name]}`,
    }));
}

/** Other tools' predicates do not say what was looked for; ours do, and a scan for secrets alone is none of this kind. */
function coversVulnerabilities({ scanners }: NonNullable<PlatformEvidence['scan']>): boolean {
  return scanners.length === 0 || scanners.includes('vuln');
}

/** The accepted signer may have attested several builds of the same bytes: one of them must say all that is asked. */
function wrongProvenance(one: PlatformEvidence, { source, builder }: Requirements): Unmet[] {
  if (one.provenances.length === 0) return [];
  const differences = one.provenances.map((provenance) => differencesFrom(provenance, source, builder));
  const best = differences.toSorted((a, b) => a.length - b.length)[0] ?? [];
  return best.map((reason) => ({
    code: 'provenance-mismatch',
    reason: `${platformText(one.platform)}: ${reason}`,
  }));
}

function differencesFrom(
  provenance: ProvenancePredicate,
  wanted: SourceClaims,
  builder: string | undefined,
): string[] {
  const said = provenanceSource(provenance);
  const claims = [
    ['git repository', wanted.gitRepository, said.gitRepository],
    ['git ref', wanted.ref, said.ref],
    ['commit', wanted.commit, said.commit],
  ] as const;
  return [
    ...claims
      .filter(([, asked, found]) => asked !== undefined && asked !== found)
      .map(([name, asked, found]) => `its provenance names the ${name} ${found ?? '(none)'}, not ${asked}`),
    ...(wanted.ref === undefined && /^refs\/(?:pull|merge-requests)\//.test(said.ref ?? '')
      ? [`it was built for the pull request ${said.ref}, which \`source-ref\` does not name`]
      : []),
    ...(builder === undefined || new RegExp(`^(?:${builder})$`, 'u').test(said.builder)
      ? []
      : [`its provenance names the builder ${said.builder || '(none)'}, which is not like ${builder}`]),
  ];
}

function oldScan(one: PlatformEvidence, { scanMaxAgeHours }: Requirements, now: Date): Unmet[] {
  if (scanMaxAgeHours === undefined || !one.scan) return [];
  const { scannedAt } = one.scan;
  const hours = scannedAt ? (now.getTime() - scannedAt.getTime()) / 3_600_000 : Number.NaN;
  // Also refuses a scan that does not say when it was made.
  if (hours <= scanMaxAgeHours) return [];
  const age = Number.isNaN(hours) ? 'of unknown age' : `${Math.floor(hours)} hours old`;
  return [
    {
      code: 'scan-too-old',
      reason: `${platformText(one.platform)}: its attested scan is ${age}, and ${scanMaxAgeHours} hours are allowed`,
    },
  ];
}

function foreignBases(one: PlatformEvidence, { allowedBase }: Requirements): Unmet[] {
  if (allowedBase.length === 0) return [];
  return basesIn(one.provenances)
    .filter(({ reference }) => !baseAllowed(reference, allowedBase))
    .map(({ reference }) => ({
      code: 'base-not-allowed',
      reason: `${platformText(one.platform)}: its base image ${reference} is not among the allowed ones (${allowedBase.join(', ')})`,
    }));
}
