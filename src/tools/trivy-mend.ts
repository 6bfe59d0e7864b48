import type { TrivyModified, TrivyReport, TrivyResult } from './trivy-report.ts';

/**
 * The report as it may be stored: without the text of any secret, and named for the image. Pure.
 *
 * Trivy masks what its rule matched, but shows the lines around it, and copies the image's whole
 * configuration: environment, and build arguments in the history (also as `CreatedBy` of a layer).
 */
export function mendReport(
  report: TrivyReport,
  image: { readonly name: string; readonly digest: string; readonly repository: boolean },
): TrivyReport {
  const scanned = report.ArtifactName ?? '';
  const called = `${image.name}@${image.digest}`;
  const { ImageConfig, ...metadata } = (report.Metadata ?? {}) as Record<string, unknown>;
  const results = (report.Results ?? []).map((result) => ({
    ...result,
    Target: target(result, scanned, called),
    ...withoutSecretText(result),
  }));
  return withoutCreatedBy({
    ...report,
    ArtifactName: called,
    Metadata: {
      ...metadata,
      // Gives the SBOM's root component its package URL.
      ...(image.repository ? { RepoDigests: [called] } : {}),
      ...(ImageConfig ? { ImageConfig: withoutRunConfig(ImageConfig as Record<string, unknown>) } : {}),
    },
    Results: results,
  });
}

/** Undoes what an ignore file took out, so that another one can be applied; VEX statements stay. Pure. */
export function restoreIgnored(report: TrivyReport): TrivyReport {
  return {
    ...report,
    Results: (report.Results ?? []).map((result) => {
      const modified = result.ExperimentalModifiedFindings ?? [];
      const back = modified.filter((one) => one.Status === 'ignored');
      if (back.length === 0) return result;
      return {
        ...result,
        Vulnerabilities: [
          ...(result.Vulnerabilities ?? []),
          ...back.flatMap((one) => (one.Type === 'vulnerability' ? [one.Finding] : [])),
        ],
        Secrets: [
          ...(result.Secrets ?? []),
          ...back.flatMap((one) => (one.Type === 'secret' ? [one.Finding] : [])),
        ],
        ExperimentalModifiedFindings: modified.filter((one) => one.Status !== 'ignored'),
      };
    }),
  };
}

/** Only the packages: what an SBOM is made from. Pure. */
export function packagesOnly(report: TrivyReport): TrivyReport {
  return {
    ...report,
    Results: (report.Results ?? []).map((result) => {
      const { Vulnerabilities, Secrets, ExperimentalModifiedFindings, ...rest } = result;
      return rest;
    }),
  };
}

/** Only the results that tell of secrets. Pure. */
export function secretsOnly(report: TrivyReport): TrivyReport {
  return { ...report, Results: (report.Results ?? []).filter((result) => (result.Secrets ?? []).length > 0) };
}

/** Where Trivy names what it was given, the image is named; a secret found there is in the configuration. */
function target(result: TrivyResult, scanned: string, called: string): string {
  if (scanned === '' || !result.Target.startsWith(scanned)) return result.Target;
  return result.Class === 'secret' ? 'image configuration' : called + result.Target.slice(scanned.length);
}

function withoutSecretText(result: TrivyResult): Partial<TrivyResult> {
  return {
    ...(result.Secrets ? { Secrets: result.Secrets.map(masked) } : {}),
    ...(result.ExperimentalModifiedFindings
      ? {
          ExperimentalModifiedFindings: result.ExperimentalModifiedFindings.map((one) =>
            one.Type === 'secret' ? ({ ...one, Finding: masked(one.Finding) } satisfies TrivyModified) : one,
          ),
        }
      : {}),
  };
}

function masked<T extends object>(secret: T): T {
  const { Code, ...rest } = secret as T & { Code?: unknown };
  return { ...rest, Match: '[redacted]' } as unknown as T;
}

function withoutRunConfig(config: Record<string, unknown>): Record<string, unknown> {
  const { config: _runConfig, history: _history, container_config: _old, ...rest } = config;
  return { ...rest, config: {} };
}

function withoutCreatedBy<T>(value: T): T {
  if (Array.isArray(value)) return value.map(withoutCreatedBy) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) =>
      name === 'CreatedBy' ? [] : [[name, withoutCreatedBy(inner)]],
    ),
  ) as T;
}
