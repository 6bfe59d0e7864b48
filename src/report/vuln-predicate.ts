import { SealiftError } from '../errors.ts';
import type { DatabaseInfo } from '../steps/scan.ts';
import type { TrivyReport } from '../tools/trivy-report.ts';

/** cosign's vulnerability scan record, predicate type `https://cosign.sigstore.dev/attestation/vuln/v1`. */
export interface VulnPredicate {
  readonly invocation: {
    readonly parameters: null;
    readonly uri: string;
    readonly event_id: string;
    readonly 'builder.id': string;
  };
  readonly scanner: {
    readonly uri: string;
    readonly version: string;
    /** `version` is the time the database was made, RFC 3339. */
    readonly db: { readonly uri: string; readonly version: string };
    /** The whole report, so that a later run can decide again under a policy of its own. */
    readonly result: TrivyReport;
  };
  readonly metadata: { readonly scanStartedOn: string; readonly scanFinishedOn: string };
}

/** The predicate `trivy convert --format cosign-vuln` makes, with the database and the scan's own time in it. */
export function vulnPredicate(
  report: TrivyReport,
  scan: {
    readonly version: string;
    readonly database: DatabaseInfo | undefined;
    readonly finishedAt: Date;
  },
): VulnPredicate {
  const finished = scan.finishedAt.toISOString();
  return {
    invocation: { parameters: null, uri: '', event_id: '', 'builder.id': '' },
    scanner: {
      uri: `pkg:github/aquasecurity/trivy@${scan.version}`,
      version: scan.version,
      db: {
        uri: scan.database?.repository ?? '',
        version: scan.database?.updatedAt.toISOString() ?? '',
      },
      result: report,
    },
    metadata: { scanStartedOn: report.CreatedAt ?? finished, scanFinishedOn: report.CreatedAt ?? finished },
  };
}

/**
 * The scanner's report, and the time of the database it used, out of an attested predicate.
 * @throws SealiftError `scan-failed` when it holds no report
 */
export function predicateReport(predicate: unknown): { report: unknown; databaseTime: Date | undefined } {
  const scanner = (predicate as Partial<VulnPredicate> | null)?.scanner;
  if (typeof scanner?.result !== 'object' || scanner.result === null)
    throw new SealiftError('scan-failed', 'the attested scan holds no report of its scanner');
  const time = new Date(scanner.db?.version || Number.NaN);
  return { report: scanner.result, databaseTime: Number.isNaN(time.getTime()) ? undefined : time };
}
