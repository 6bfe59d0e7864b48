import { join } from 'node:path';
import type { Deps } from '../deps.ts';
import type { ScanOptions } from '../plan/plan.ts';
import type { Evidence } from './evidence.ts';
import { type ScanReady, type ScanReport, scanSboms } from './scan.ts';
import { platformSlug } from './scan-trivy.ts';

/**
 * Scans an image again without its layers: the packages of each platform's attested SBOM are looked up in the
 * database of today, and the secrets of the attested scan are taken over, since the bytes cannot have changed.
 */
export async function rescan(
  evidence: Evidence,
  options: ScanOptions,
  ready: ScanReady,
  deps: Deps,
): Promise<ScanReport> {
  const sboms = await Promise.all(
    evidence.platforms.map(async ({ platform, digest, sboms: documents, scan }) => ({
      platform,
      digest,
      // The signer may have attested several: which is listed last is the registry's choice, so all of them count.
      files: await Promise.all(
        distinct(documents).map((document, at) =>
          deps.files.write(join('scan', `attested-${platformSlug(platform)}-${at}.cdx.json`), document),
        ),
      ),
      ...(scan === undefined ? {} : { report: scan.report }),
    })),
  );
  return scanSboms(sboms, { ...options, scanners: coveredBy(evidence) }, ready, deps);
}

function distinct(documents: readonly unknown[]): string[] {
  return [...new Set(documents.map((document) => JSON.stringify(document)))];
}

/** Secrets count as looked for only where every platform's attested scan did. */
function coveredBy({ platforms }: Evidence): ScanOptions['scanners'] {
  const secrets = platforms.every(({ scan }) => scan?.scanners.includes('secret'));
  return secrets ? ['vuln', 'secret'] : ['vuln'];
}
