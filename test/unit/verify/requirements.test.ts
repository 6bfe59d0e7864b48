import { describe, expect, it } from 'vitest';
import { digestOf } from '../../../src/oci/digest.ts';
import type { Requirements } from '../../../src/plan/requirements.ts';
import { newestScan } from '../../../src/report/vuln-predicate.ts';
import type { Evidence, PlatformEvidence } from '../../../src/steps/evidence.ts';
import type { ProvenancePredicate } from '../../../src/steps/provenance.ts';
import { provenanceSource, refuseUnmet, unmetRequirements } from '../../../src/steps/requirements.ts';
import { thrown } from '../inputs/request.ts';

const now = new Date('2026-11-21T10:00:00Z');
const commit = 'c'.repeat(40);

function provenance(change: { uri?: string; builder?: string; base?: string } = {}): ProvenancePredicate {
  const { uri = 'git+https://github.com/acme/app@refs/heads/main', builder = 'https://b/1', base } = change;
  const op = { Op: { source: { identifier: `docker-image://${base}` } } };
  return {
    buildDefinition: {
      ...{ buildType: 'x', externalParameters: {} },
      internalParameters: base ? { buildConfig: { llbDefinition: [{ op }] } } : {},
      resolvedDependencies: [{ uri: 'pkg:docker/alpine@3' }, { uri, digest: { gitCommit: commit } }],
    },
    runDetails: { builder: { id: builder }, metadata: {}, byproducts: [] },
  };
}

const scan = (scannedAt: Date | undefined) => ({
  ...{ predicate: {}, report: {}, databaseTime: undefined, scannedAt },
  scanners: ['vuln'],
  vex: false,
});

function evidence(...platforms: Partial<PlatformEvidence>[]): Evidence {
  const repository = { registry: 'ghcr.io', path: 'acme/app' };
  const root = { mediaType: 'm', digest: digestOf('root'), size: 1 };
  return {
    verified: { target: { repository, root } } as Evidence['verified'],
    platforms: platforms.map((one, at) => ({
      platform: { os: 'linux', architecture: ['amd64', 'arm64'][at] ?? 'x' },
      digest: digestOf(String(at)),
      ...{ sboms: [{}], scan: scan(new Date('2026-11-21T09:00:00Z')), provenances: [provenance()] },
      ...one,
    })),
  };
}

function requirements(change: Partial<Requirements> = {}): Requirements {
  return { signer: { key: { reference: 'k' } }, attestations: [], source: {}, allowedBase: [], ...change };
}

describe('unmetRequirements', () => {
  it('refuses nothing that is not asked for', () => {
    const bare = evidence({ sboms: [], scan: undefined, provenances: [] });
    expect(unmetRequirements(bare, requirements(), now)).toEqual([]);
  });

  it('meets what it meets', () => {
    const all = requirements({
      attestations: ['sbom', 'vuln', 'provenance'],
      source: { gitRepository: 'acme/app', ref: 'refs/heads/main', commit },
      ...{ builder: 'https://b/\\d', scanMaxAgeHours: 1, allowedBase: ['docker.io/library/*'] },
    });
    expect(
      unmetRequirements(
        evidence({ provenances: [provenance({ base: 'docker.io/library/alpine:3' })] }),
        all,
        now,
      ),
    ).toEqual([]);
  });

  it.each<[string, Partial<PlatformEvidence>, Partial<Requirements>, string]>([
    ['no SBOM', { sboms: [] }, { attestations: ['sbom'] }, 'attestation-missing'],
    ['no scan', { scan: undefined }, { attestations: ['vuln'] }, 'attestation-missing'],
    ['no provenance', { provenances: [] }, { attestations: ['provenance'] }, 'attestation-missing'],
    [
      'a build of a pull request',
      { provenances: [provenance({ uri: 'git+https://github.com/acme/app@refs/pull/7/merge' })] },
      {},
      'provenance-mismatch',
    ],
    [
      'a scan for secrets alone',
      { scan: { ...scan(now), scanners: ['secret'] } },
      { attestations: ['vuln'] },
      'attestation-missing',
    ],
    ['another git repository', {}, { source: { gitRepository: 'acme/ap' } }, 'provenance-mismatch'],
    ['another ref', {}, { source: { ref: 'refs/heads/other' } }, 'provenance-mismatch'],
    ['another commit', {}, { source: { commit: 'd'.repeat(40) } }, 'provenance-mismatch'],
    ['a builder that only begins so', {}, { builder: 'https://b/' }, 'provenance-mismatch'],
    ['an old scan', {}, { scanMaxAgeHours: 0.5 }, 'scan-too-old'],
    ['a scan of unknown age', { scan: scan(undefined) }, { scanMaxAgeHours: 1000 }, 'scan-too-old'],
    [
      'a foreign base',
      { provenances: [provenance({ base: 'evil.example/x:1' })] },
      { allowedBase: ['docker.io/**'] },
      'base-not-allowed',
    ],
  ])('%s, on one platform of two', (_what, changed, asked, code) => {
    const unmet = unmetRequirements(evidence({}, changed), requirements(asked), now);
    expect(unmet.map((one) => one.code)).toContain(code);
    const reasons = unmet.filter(({ reason }) => reason.includes('linux/arm64'));
    expect(reasons.length).toBeGreaterThan(0);
  });

  it('a build of a pull request is taken when its ref is named', () => {
    const ref = 'refs/pull/7/merge';
    const built = evidence({ provenances: [provenance({ uri: `git+https://github.com/acme/app@${ref}` })] });
    expect(unmetRequirements(built, requirements({ source: { ref } }), now)).toEqual([]);
  });

  it('one provenance of several must say all that is asked', () => {
    const wanted = requirements({ source: { ref: 'refs/tags/v1' }, builder: 'https://b/1' });
    const tagged = provenance({ uri: 'git+https://github.com/acme/app@refs/tags/v1' });
    expect(unmetRequirements(evidence({ provenances: [provenance(), tagged] }), wanted, now)).toEqual([]);
    const apart = [tagged, provenance()].map((one, at) => ({
      ...one,
      runDetails: { ...one.runDetails, builder: { id: `https://b/${at === 0 ? 2 : 1}` } },
    }));
    expect(unmetRequirements(evidence({ provenances: apart }), wanted, now)).toHaveLength(1);
  });

  it('the error has the first code and names every rule', () => {
    const bad = evidence({ sboms: [], scan: scan(undefined) });
    const asked = requirements({ attestations: ['sbom'], scanMaxAgeHours: 1 });
    const error = thrown(() => refuseUnmet(bad, asked, now));
    expect(error.code).toBe('attestation-missing');
    expect(error.message).toContain('SBOM');
    expect(error.message).toContain('unknown age');
    expect(() => refuseUnmet(evidence({}), requirements(), now)).not.toThrow();
  });
});

describe('provenanceSource', () => {
  it.each([
    ['git+https://github.com/acme/app@refs/heads/main', 'acme/app', 'refs/heads/main'],
    ['git+https://github.com/acme/app.git@refs/tags/v1', 'acme/app', 'refs/tags/v1'],
    ['git+https://gitlab.example/group/sub/app', 'group/sub/app', undefined],
  ])('%s', (uri, gitRepository, ref) => {
    expect(provenanceSource(provenance({ uri }))).toMatchObject({ gitRepository, ref, commit });
  });

  it('what says nothing says nothing', () => {
    expect(provenanceSource({} as ProvenancePredicate)).toEqual({
      ...{ gitRepository: undefined, ref: undefined, commit: undefined, builder: '' },
    });
  });
});

describe('newestScan', () => {
  const at = (scanFinishedOn: string | undefined) => ({
    scanner: { result: { SchemaVersion: 2, at: scanFinishedOn } },
    metadata: { scanFinishedOn },
  });
  it('is the one made last, wherever it stands', () => {
    const scans = [
      at('2026-01-02T00:00:00Z'),
      at('2026-03-01T00:00:00Z'),
      at(undefined),
      at('2026-02-01T00:00:00Z'),
    ];
    expect(newestScan(scans)?.report).toMatchObject({ at: '2026-03-01T00:00:00Z' });
  });
  it('is none without any', () => {
    expect(newestScan([])).toBeUndefined();
  });
});
