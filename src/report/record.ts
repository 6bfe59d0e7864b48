import type { Digest } from '../oci/digest.ts';
import type { ComparedFinding } from '../plan/compared-findings.ts';
import type { PlatformName } from '../platforms/finding.ts';
import type { SizeGrowth, SizeReport } from '../platforms/sizes.ts';
import type { SmokeReport } from '../platforms/smoke-report.ts';
import type { JudgedFinding, PlatformVerdict } from '../platforms/verdict.ts';
import type { ConnectedRegistry } from '../registries/connection.ts';
import type { TagResult } from '../steps/tag-decision.ts';

/** The account of one run, written after success and failure alike (docs/record.md). Holds no secret. */
export interface RunRecord {
  readonly schema: 'sealift-run/1';
  readonly command: string;
  readonly sealift: { readonly version: string };
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly outcome: 'done' | 'failed' | 'refused' | 'interrupted' | 'planned';
  readonly error?: { readonly code: string; readonly message: string; readonly hint?: string };
  readonly source?: {
    readonly provider: string;
    readonly gitRepository?: string;
    readonly commit: string;
    readonly ref: string;
    readonly event: string;
    readonly fork: boolean;
    readonly dirty: boolean;
    readonly run?: string;
  };
  readonly plan?: {
    readonly repositories: readonly string[];
    readonly tags: readonly { readonly name: string; readonly kind: string; readonly from: string }[];
    readonly version: string;
    readonly platforms: readonly string[];
    readonly push: { readonly wanted: boolean; readonly reason: string };
    readonly labels: Readonly<Record<string, string>>;
    readonly annotations: Readonly<Record<string, string>>;
    readonly inputsDigest: string;
  };
  readonly tools: readonly {
    readonly name: string;
    readonly version: string;
    readonly sha256?: string;
    readonly from: 'download' | 'cache' | 'tools-dir';
  }[];
  readonly builder?: { readonly kind: string; readonly reason: string };
  readonly image?: {
    readonly digest: Digest;
    readonly mediaType: string;
    readonly imageId?: Digest;
    /** True when the image was published by an earlier run of the same commit and inputs. */
    readonly reused: boolean;
    readonly platforms: readonly {
      readonly platform: string;
      readonly digest: Digest;
      /** Compressed bytes of config and layers. */
      readonly bytes: number;
      readonly layers: number;
    }[];
    readonly base: readonly { readonly reference: string; readonly digest?: string }[];
  };
  readonly scan?: {
    readonly scanner: string;
    readonly database?: { readonly updatedAt: string; readonly repository: string };
    readonly findings: readonly RecordedFinding[];
    readonly expiredIgnores: readonly { readonly id: string; readonly expired: string }[];
  };
  readonly verdict?: {
    readonly outcome: 'passed' | 'refused' | 'not-scanned';
    readonly reasons: readonly string[];
    readonly counts: Readonly<Record<string, Readonly<Record<string, number>>>>;
  };
  /** What the rules of the serverless platform say (`serverless`). */
  readonly serverless?: {
    readonly platform: PlatformName;
    /** As its vendor calls it. */
    readonly title: string;
    readonly outcome: PlatformVerdict['outcome'];
    /** What was not looked at, and why. */
    readonly unchecked: readonly string[];
    readonly findings: readonly JudgedFinding[];
    /** Where the bytes of each platform's image are, and what is more than in the published one. */
    readonly sizes: readonly (SizeReport & { readonly platform: string; readonly growth?: SizeGrowth })[];
    /** How each platform's image ran under the platform's conditions. */
    readonly smoke: readonly SmokeReport[];
  };
  /** What the registry's own scanner says (`vendor-scan`), beside what Trivy found. */
  readonly vendorScan?: {
    readonly scanner: string;
    /** The engine at the vendor's, as it says. */
    readonly engine?: string;
    /** What was scanned, by its commit tag. */
    readonly reference: string;
    /** `failed`: there is no result, and nothing is known of what it would have found. */
    readonly status: 'complete' | 'failed';
    /** Why it failed, or each rule that refused. */
    readonly reasons: readonly string[];
    /** Whether it can keep the other tags back. */
    readonly gate: boolean;
    readonly outcome?: 'passed' | 'refused';
    /** The vendor's findings by severity; only when `complete`. */
    readonly counts?: Readonly<Record<string, number>>;
    /** How many vulnerabilities both found, and each alone; only when `complete` and Trivy scanned. */
    readonly compared?: Readonly<Record<ComparedFinding['foundBy'], number>>;
    readonly findings: readonly ComparedFinding[];
  };
  /** The registries of the run, and how each was taken. */
  readonly registries?: readonly ConnectedRegistry[];
  readonly pushed?: readonly {
    readonly repository: string;
    readonly digest: Digest;
    readonly blobs: { readonly uploaded: number; readonly mounted: number; readonly present: number };
    readonly bytesUploaded: number;
    readonly milliseconds: number;
  }[];
  readonly signature?: {
    readonly mode: 'keyless' | 'key' | 'off';
    readonly signer?: string;
    readonly issuer?: string;
    readonly storage?: 'referrers' | 'tag';
    readonly storageReason?: string;
    readonly attestations: readonly string[];
    readonly verified: boolean;
    readonly verifyCommand?: string;
    /** True when a valid signature was there before this run. */
    readonly reused?: boolean;
  };
  /** What became of each image of a `promote`. */
  readonly promotions?: readonly {
    readonly from: string;
    readonly to: readonly string[];
    readonly tags: readonly string[];
    readonly digest?: Digest;
    readonly outcome:
      | 'promoted'
      /** Every tag was there, and on record. */
      | 'already-promoted'
      | 'planned'
      /** Verified and copied; its tags were not reached. */
      | 'prepared'
      | 'refused'
      | 'failed';
    readonly error?: { readonly code: string; readonly message: string };
    readonly verdict?: { readonly outcome: string; readonly reasons: readonly string[] };
    readonly copies?: NonNullable<RunRecord['pushed']>;
  }[];
  /** What came of each image of a `rescan`. */
  readonly rescans?: readonly {
    readonly reference: string;
    readonly digest?: Digest;
    readonly outcome: 'passed' | 'refused' | 'failed';
    readonly error?: { readonly code: string; readonly message: string };
    /** Findings the attested scan before this one did not have. */
    readonly found?: readonly RecordedFinding[];
    readonly counts?: Readonly<Record<string, Readonly<Record<string, number>>>>;
    /** When the attested scan before this one was made. */
    readonly since?: string;
    /** Whether the new result was attached. */
    readonly attached: boolean;
  }[];
  /** What the evidence about each published image says. */
  readonly evidence?: readonly {
    readonly reference: string;
    readonly digest?: Digest;
    readonly outcome: 'verified' | 'refused' | 'failed';
    readonly error?: { readonly code: string; readonly message: string };
    readonly signer?: string;
    readonly issuer?: string;
    readonly verifyCommand?: string;
    readonly platforms: readonly {
      readonly platform: string;
      readonly digest: Digest;
      /** Attestations that verified: `sbom`, `vuln`, `provenance`. */
      readonly attestations: readonly string[];
      /** When the newest attested scan was made. */
      readonly scannedAt?: string;
      readonly source?: { readonly gitRepository?: string; readonly commit?: string; readonly ref?: string };
      readonly builder?: string;
      readonly base: readonly { readonly reference: string; readonly digest?: string }[];
    }[];
  }[];
  readonly tags: readonly TagResult[];
  readonly steps: readonly {
    readonly name: string;
    readonly milliseconds: number;
    readonly outcome: 'done' | 'failed';
  }[];
  readonly files: Readonly<Record<string, string>>;
  readonly notes: readonly string[];
}

export interface RecordedFinding {
  readonly platform: string;
  readonly kind: 'vulnerability' | 'secret';
  readonly id: string;
  readonly severity: string;
  readonly title: string;
  readonly package?: string;
  readonly installed?: string;
  readonly fixed?: string;
  readonly target: string;
  readonly isNew?: boolean;
  readonly ignored?: string;
  readonly blocking: boolean;
}
