import type { Deps } from '../deps.ts';
import { SealiftError } from '../errors.ts';
import type { RegistryClient } from '../oci/client.ts';
import type { Digest } from '../oci/digest.ts';
import { isSameRepository, type Reference, referenceName } from '../oci/reference.ts';
import {
  type ComparedFinding,
  compareFindings,
  comparison,
  type VendorFinding,
} from '../plan/compared-findings.ts';
import type { Plan, VendorScanPlan } from '../plan/plan.ts';
import { severities } from '../plan/policy.ts';
import { acrKeys, scanInAcr } from '../registries/alibaba-scan.ts';
import { recordedFindings } from '../report/findings.ts';
import type { RunRecord } from '../report/record.ts';
import type { Verdict } from './gate.ts';
import type { Image } from './image.ts';
import { judgedReport } from './judge.ts';
import { readIgnoreFile } from './scan-exceptions.ts';
import { type Approved, tag } from './tag.ts';
import { lookUpTags, type TagResult } from './tag-decision.ts';
import type { Workplace } from './workplace.ts';

type VendorScanEntry = NonNullable<RunRecord['vendorScan']>;
type ScanShop = Workplace<Pick<Plan, 'vendorScan' | 'tags' | 'repositories' | 'policy' | 'scan'>>;

const scanner = 'Alibaba Cloud ACR';

/**
 * Writes the commit tag of a verified image in the one repository that is scanned, has the registry scan it, and lays
 * the findings beside Trivy's. Where it gates, throws `gate-refused` for what the policy refuses and `could-not-check`
 * when there is no result; the other tags are not written then. Gives the outcome of the commit tag; nothing without
 * a `vendorScan` in the plan.
 */
export async function vendorScan(
  approved: readonly Approved[],
  image: Pick<Image, 'scan' | 'baseline'>,
  verdict: Verdict,
  shop: ScanShop,
  deps: Deps,
): Promise<readonly TagResult[]> {
  const { plan, account, connection } = shop;
  const wanted = plan.vendorScan;
  if (!wanted) return [];
  const early = await writeCommitTag(wanted, approved, shop, deps);
  const reference = { ...wanted.repository, tag: wanted.tag.name };
  const base = { scanner, reference: referenceName(reference), gate: wanted.gate } as const;
  let found: Awaited<ReturnType<typeof scanInAcr>>;
  try {
    found = await account.step('vendor scan', `Have ACR scan ${base.reference}`, async () => {
      const target = { ...wanted, tag: wanted.tag.name };
      const scan = await scanInAcr(target, await acrKeys(wanted.keys, deps), deps);
      await refuseMoved(reference, digestOf(approved), connection.client);
      return scan;
    });
  } catch (error) {
    if (!(error instanceof SealiftError) || error.code === 'interrupted' || deps.signal.aborted) throw error;
    account.note({ vendorScan: { ...base, status: 'failed', reasons: [error.message], findings: [] } });
    if (wanted.gate) throw withoutResult(error, base.reference);
    account.remark(`${error.message}. What ${scanner} would have found is not known.`);
    return early;
  }
  const trivy = image.scan && judgedReport(image.scan, image.baseline, plan.policy);
  const rows = compareFindings(
    trivy ? recordedFindings(trivy, verdict) : [],
    found.findings,
    plan.policy,
    await exceptedIds(plan, deps),
  );
  const reasons = wanted.gate ? reasonsOf(rows) : [];
  account.note({
    vendorScan: {
      ...base,
      status: 'complete',
      ...(found.engine ? { engine: found.engine } : {}),
      reasons,
      ...(wanted.gate ? { outcome: reasons.length > 0 ? 'refused' : 'passed' } : {}),
      counts: countsOf(found.findings),
      ...(trivy ? { compared: comparison(rows) } : {}),
      findings: wanted.gate ? rows : rows.map((row) => ({ ...row, blocking: false })),
    } satisfies VendorScanEntry,
  });
  if (reasons.length > 0) throw refusal(reasons, base.reference);
  return early;
}

/** What a later look at the tags says, but that this run wrote those that are "already there". */
export function withEarlier(results: readonly TagResult[], early: readonly TagResult[]): TagResult[] {
  return results.map((result) => {
    const written = result.outcome === 'already-there' && early.find((one) => isSameTag(one, result));
    return written || result;
  });
}

/** All tags are looked up first, so that none is written for an image that cannot have them all. */
async function writeCommitTag(
  { repository, tag: planned }: VendorScanPlan,
  approved: readonly Approved[],
  { plan, account, connection: { client } }: ScanShop,
  deps: Deps,
): Promise<TagResult[]> {
  const here = approved.filter(({ pushed }) => isSameRepository(pushed.repository, repository));
  return account.step('commit tag', `Write the commit tag ${planned.name}`, async () => {
    let all: readonly TagResult[] = [];
    await lookUpTags(digestOf(approved), plan.tags, plan.repositories, client, (results) => {
      all = results;
      account.note({ tags: results });
    });
    return tag(here, [planned], client, deps, (written) =>
      account.note({ tags: all.map((result) => written.find((one) => isSameTag(one, result)) ?? result) }),
    );
  });
}

function digestOf([first]: readonly Approved[]): Digest {
  return (first as Approved).pushed.root.digest;
}

function isSameTag(a: TagResult, b: TagResult): boolean {
  return a.tag === b.tag && isSameRepository(a.repository, b.repository);
}

/** The service was told a tag, not a digest: what it scanned is this image only if the tag still is. */
async function refuseMoved(reference: Reference, digest: Digest, client: RegistryClient): Promise<void> {
  const now = (await client.manifestHead(reference))?.digest;
  if (now === digest) return;
  throw new SealiftError(
    'tag-moved',
    `${referenceName(reference)} points at ${now ?? 'nothing'} after the scan, and not at ${digest}: what was scanned is not this image`,
    { hint: 'Find out who writes commit tags there, and run again.' },
  );
}

/** Ids that the ignore file takes out without naming a package or a path: those count for every scanner. */
async function exceptedIds({ scan }: Pick<Plan, 'scan'>, deps: Pick<Deps, 'clock'>): Promise<Set<string>> {
  const file = await readIgnoreFile(scan, deps);
  const whole = file?.vulnerabilities.filter(
    ({ paths = [], purls = [] }) => paths.length + purls.length === 0,
  );
  return new Set(whole?.map(({ id }) => id));
}

function countsOf(findings: readonly VendorFinding[]): Record<string, number> {
  return Object.fromEntries(
    severities.map((severity) => [severity, findings.filter((one) => one.severity === severity).length]),
  );
}

const named = 5;

function reasonsOf(rows: readonly ComparedFinding[]): string[] {
  const blocking = rows.filter((row) => row.blocking);
  if (blocking.length === 0) return [];
  const list = blocking.slice(0, named).map(({ id, package: name, installed, acr, foundBy }) => {
    const fix = acr?.fixed ? `fixed in ${acr.fixed}` : 'no fixed version';
    return `${id} in ${name} ${installed} (${fix}${foundBy === 'acr' ? '; Trivy does not have it' : ''})`;
  });
  const rest = blocking.length > named ? ` and ${blocking.length - named} more` : '';
  const what = `${blocking.length} finding${blocking.length === 1 ? '' : 's'}`;
  return [`${scanner} has ${what} that the policy refuses: ${list.join('; ')}${rest}.`];
}

function published(reference: string): string {
  return `The image can be pulled as ${reference}; no other tag was written.`;
}

function refusal(reasons: readonly string[], reference: string): SealiftError {
  return new SealiftError('gate-refused', reasons.join(' '), {
    hint: `${published(reference)} Update what is named, or put what does not apply into the ignore file (docs/scanning.md).`,
  });
}

/** Exit 4 whatever stood in the way: it is not the image that was found wanting. */
function withoutResult(error: SealiftError, reference: string): SealiftError {
  if (error.code === 'tag-moved') return error;
  return new SealiftError('could-not-check', error.message, {
    hint: [error.hint, published(reference)].filter(Boolean).join(' '),
    cause: error,
  });
}
