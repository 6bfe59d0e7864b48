import { parseDigest } from '../../src/oci/digest.ts';
import type { Finding, PlatformScan, ScanReport } from '../../src/steps/scan.ts';

/** A vulnerability in lodash 4.17.15, changed as asked. */
export function vulnerability(changes: Partial<Finding> = {}): Finding {
  return {
    kind: 'vulnerability',
    id: 'CVE-2021-23337',
    severity: 'HIGH',
    title: 'command injection via template',
    url: 'https://avd.aquasec.com/nvd/cve-2021-23337',
    package: {
      name: 'lodash',
      installed: '4.17.15',
      fixed: '4.17.21',
      purl: 'pkg:npm/lodash@4.17.15',
      path: 'app/node_modules/lodash/package.json',
    },
    target: 'Node.js',
    class: 'lang-pkgs',
    status: 'fixed',
    ...changes,
  };
}

export function secret(changes: Partial<Finding> = {}): Finding {
  return {
    kind: 'secret',
    id: 'github-pat',
    severity: 'CRITICAL',
    title: 'GitHub Personal Access Token',
    target: '/app/settings.env',
    class: 'secret',
    line: 2,
    ...changes,
  };
}

/** One platform's scan; `architecture` may hold a variant, as in `arm/v7`. */
export function platformScan(
  architecture: string,
  findings: readonly Finding[],
  changes: Partial<PlatformScan> = {},
): PlatformScan {
  const [name = '', variant] = architecture.split('/');
  return {
    platform: { os: 'linux', architecture: name, ...(variant ? { variant } : {}) },
    digest: parseDigest(`sha256:${'a'.repeat(64)}`),
    os: undefined,
    findings,
    files: { json: '', sarif: '', sbom: '', table: '', vulnPredicate: '' },
    ...changes,
  };
}

export function scanReport(...platforms: readonly PlatformScan[]): ScanReport {
  return {
    platforms,
    database: undefined,
    expiredIgnores: [],
    scanner: { name: 'trivy', version: '0.74.0' },
  };
}
