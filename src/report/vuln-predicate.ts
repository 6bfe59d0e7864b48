import { SealiftError } from '../errors.ts';
import type { DatabaseInfo } from '../steps/scan.ts';
import type { TrivyReport } from '../tools/trivy-report.ts';

/** cosign's vulnerability scan record, predicate type `https://cosign.sigstore.dev/attestation/vuln/v1`. */
export interface VulnPredicate {
  readonly invocation: {
    /** What the scan looked for, so that a later run knows whether it covers what is asked then. */
    readonly parameters: { readonly scanners: readonly string[]; readonly vex: boolean };
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
    readonly scanners: readonly string[];
    /** Whether a VEX document took findings out. */
    readonly vex: boolean;
    readonly finishedAt: Date;
  },
): VulnPredicate {
  const finished = scan.finishedAt.toISOString();
  return {
    invocation: {
      parameters: { scanners: scan.scanners, vex: scan.vex },
      uri: '',
      event_id: '',
      'builder.id': '',
    },
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

/** An attested scan, and what it covers. */
export interface AttestedScan {
  /** As it was attested. */
  readonly predicate: unknown;
  readonly report: unknown;
  readonly databaseTime: Date | undefined;
  /** When the scan was made. */
  readonly scannedAt: Date | undefined;
  readonly scanners: readonly string[];
  readonly vex: boolean;
}

/**
 * The scanner's report out of an attested predicate, with the time of its database and what it looked for.
 * What the predicate does not say counts as not covered.
 * @throws SealiftError `scan-failed` when it holds no report
 */
export function predicateReport(predicate: unknown): AttestedScan {
  const { scanner, invocation, metadata } = (predicate ?? {}) as Partial<VulnPredicate>;
  if (typeof scanner?.result !== 'object' || scanner.result === null)
    throw new SealiftError('scan-failed', 'the attested scan holds no report of its scanner');
  const parameters = (invocation?.parameters ?? {}) as Partial<VulnPredicate['invocation']['parameters']>;
  return {
    predicate,
    report: scanner.result,
    databaseTime: timeOf(scanner.db?.version),
    scannedAt: timeOf(metadata?.scanFinishedOn),
    scanners: Array.isArray(parameters.scanners) ? parameters.scanners : [],
    vex: parameters.vex !== false,
  };
}

/** The newest of several attested scans of one image; one that says no time counts as the oldest. */
export function newestScan(predicates: readonly unknown[]): AttestedScan | undefined {
  return predicates
    .map(predicateReport)
    .toSorted((a, b) => (a.scannedAt?.getTime() ?? 0) - (b.scannedAt?.getTime() ?? 0))
    .at(-1);
}

function timeOf(text: string | undefined): Date | undefined {
  const time = new Date(text || Number.NaN);
  return Number.isNaN(time.getTime()) ? undefined : time;
}
