import type { Platform } from '../oci/descriptor.ts';
import type { Digest } from '../oci/digest.ts';
import type { Severity } from '../plan/policy.ts';

/** One thing the scan found on one platform. */
export interface Finding {
  readonly kind: 'vulnerability' | 'secret';
  /** CVE or rule id. */
  readonly id: string;
  readonly severity: Severity;
  readonly title: string;
  readonly url?: string;
  /** Package, for vulnerabilities. */
  readonly package?: {
    readonly name: string;
    readonly installed: string;
    readonly fixed?: string;
    readonly purl?: string;
    readonly path?: string;
  };
  /** File or package list it was found in. */
  readonly target: string;
  readonly line?: number;
  /** Trivy's status: `fixed`, `affected`, `will_not_fix`, `end_of_life`, … */
  readonly status?: string;
  /** Set when an ignore file or VEX statement takes it out of the gate. */
  readonly ignored?: { readonly by: 'ignore-file' | 'vex'; readonly reason?: string };
  /** Under a baseline: true when the baseline does not have it. */
  readonly isNew?: boolean;
}

export interface PlatformScan {
  readonly platform: Platform;
  /** Digest of the platform's manifest. */
  readonly digest: Digest;
  readonly os: { readonly family: string; readonly name: string; readonly endOfLife: boolean } | undefined;
  readonly findings: readonly Finding[];
  /** Files made from the one scan. */
  readonly files: {
    readonly json: string;
    readonly sarif: string;
    readonly sbom: string;
    readonly table: string;
    readonly vulnPredicate: string;
  };
}

export interface DatabaseInfo {
  readonly updatedAt: Date;
  readonly nextUpdate: Date;
  readonly repository: string;
}

export interface ScanReport {
  readonly platforms: readonly PlatformScan[];
  readonly database: DatabaseInfo | undefined;
  /** Ignore-file entries whose date has passed, and that no longer count. */
  readonly expiredIgnores: readonly { readonly id: string; readonly expired: string }[];
  readonly scanner: { readonly name: 'trivy'; readonly version: string };
}
