import { describe, expect, it } from 'vitest';
import { compareFindings, comparison } from '../../../src/plan/compared-findings.ts';
import { reportHtml } from '../../../src/report/html.ts';
import type { RunRecord } from '../../../src/report/record.ts';
import { summaryMarkdown } from '../../../src/report/summary.ts';
import { vendorScanView } from '../../../src/report/vendor-scan-view.ts';
import { fullRecord } from '../../support/records.ts';

type Entry = NonNullable<RunRecord['vendorScan']>;

const openssl = { id: 'CVE-2026-1', package: 'libssl3', installed: '3.0.1', fixed: '3.0.2' };
const trivy = { platform: 'linux/amd64', kind: 'vulnerability' } as const;
const findings = compareFindings(
  [
    { ...trivy, ...openssl, severity: 'CRITICAL' },
    { ...trivy, id: 'CVE-2026-2', package: 'zlib', installed: '1.2', severity: 'LOW' },
    { ...trivy, id: 'CVE-2026-3', package: 'bash', installed: '5', severity: 'MEDIUM', fixed: '5.1' },
  ],
  [
    { ...openssl, package: 'openssl', severity: 'HIGH' },
    { id: 'CVE-2026-3', package: 'bash', installed: '5', severity: 'LOW', fixed: '5.2' },
    { id: 'CVE-2026-4', package: 'a|<b>', installed: '1', severity: 'LOW' },
  ],
  { severity: ['HIGH'], ignoreUnfixed: false, failOn: 'all' },
);

function entry(changes: Partial<Entry> = {}): Entry {
  return {
    scanner: 'Alibaba Cloud ACR',
    engine: 'ACR_SCAN_SERVICE',
    reference: 'acme-registry.cn-hangzhou.cr.aliyuncs.com/team/app:sha-a',
    status: 'complete',
    reasons: ['Alibaba Cloud ACR has 1 finding that the policy refuses.'],
    gate: true,
    outcome: 'refused',
    counts: { CRITICAL: 0, HIGH: 1, MEDIUM: 0, LOW: 2, UNKNOWN: 0 },
    compared: comparison(findings),
    findings,
    ...changes,
  };
}

const failed = entry({
  status: 'failed',
  reasons: ["Alibaba Cloud ACR's scan failed at Alibaba"],
  gate: false,
  findings: [],
});

function withoutResult(): Entry {
  const { engine: _, outcome: _o, counts: _c, compared: _p, ...rest } = failed;
  return rest;
}

it('has a column for each scanner, with what differs in front', () => {
  const view = vendorScanView(fullRecord({ vendorScan: entry() }));
  expect(view?.word).toEqual(['refused', 'bad']);
  expect(view?.table.rows).toEqual([
    [
      'blocks',
      { code: 'CVE-2026-1' },
      'libssl3 3.0.1 (ACR: openssl)',
      'critical, fixed in 3.0.2',
      'high, fixed in 3.0.2',
      '',
    ],
    ['', { code: 'CVE-2026-4' }, 'a|<b> 1', '', 'low, no fix', 'only ACR'],
    ['', { code: 'CVE-2026-2' }, 'zlib 1.2', 'low, no fix', '', 'only Trivy'],
    [
      '',
      { code: 'CVE-2026-3' },
      'bash 5',
      'medium, fixed in 5.1',
      'low, fixed in 5.2',
      'severity, fixed version',
    ],
  ]);
  expect(view?.lines).toContain('Found by both: 2; only by Trivy: 1; only by ACR: 1.');
  expect(view?.lines).toContain('Found: 0 critical, 1 high, 0 medium, 2 low, 0 unknown.');
});

it('is not there when no vendor scanned', () => {
  expect(vendorScanView(fullRecord())).toBeUndefined();
  expect(summaryMarkdown(fullRecord())).not.toContain('Scan by');
});

describe.each([
  ['summary', summaryMarkdown],
  ['page', reportHtml],
])('in the %s', (_name, written) => {
  it('stands between the scan and the tags', () => {
    const text = written(fullRecord({ vendorScan: entry() }));
    const at = text.indexOf('Scan by Alibaba Cloud ACR');
    expect(at).toBeGreaterThan(text.search(/(### |<h2>)Scan\b(?! by)/));
    expect(at).toBeLessThan(text.search(/(### |<h2>)Tags/));
  });

  it('text of the vendor becomes no markup', () => {
    const text = written(fullRecord({ vendorScan: entry() }));
    expect(text).not.toContain('<b>');
  });

  it('a scan without a result says so, and shows no count', () => {
    const text = written(fullRecord({ vendorScan: withoutResult() }));
    expect(text).toMatch(/nothing is known/);
    expect(text).toMatch(/scan failed at Alibaba/);
    expect(text).not.toMatch(/Found: 0/);
    expect(text).not.toMatch(/compared/);
  });

  it('without a scan of Trivy nothing is called a difference', () => {
    const { scan: _scan, ...record } = fullRecord();
    const { compared: _compared, ...own } = entry();
    const text = written({ ...record, vendorScan: own });
    expect(text).toContain('Trivy did not scan');
    expect(text).toContain('not run');
  });
});

it('a bar in a package’s name does not break the table of the summary', () => {
  expect(summaryMarkdown(fullRecord({ vendorScan: entry() }))).not.toContain('a|');
});

it('a summary shows the first of many and says how many more there are', () => {
  const many = Array.from(
    { length: 25 },
    (_, at) => ({ ...findings[0], id: `CVE-${at}` }) as (typeof findings)[0],
  );
  const text = summaryMarkdown(fullRecord({ vendorScan: entry({ findings: many }) }));
  expect(text).toContain('and 5 more in the report');
});
