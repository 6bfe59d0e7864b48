import { SealiftError } from '../errors.ts';
import { type Repository, repositoryName } from '../oci/reference.ts';
import { printable } from '../oci/registry-error.ts';
import { type Sleep, timer } from '../oci/retrying.ts';
import type { VendorFinding } from '../plan/compared-findings.ts';
import type { AcrInstance, VendorScanPlan } from '../plan/plan.ts';
import type { Severity } from '../plan/policy.ts';
import { acrService, callAcr } from './alibaba-api.ts';
import { type AlibabaKeys, environmentKeys } from './alibaba-keys.ts';
import { assumeAlibabaRole } from './alibaba-role.ts';
import type { ExchangeDeps } from './exchange.ts';
import { isRefusal, nonsense } from './service.ts';

/** What is scanned, and with whose keys. */
export interface AcrScanTarget {
  readonly instance: AcrInstance;
  readonly repository: Repository;
  readonly tag: string;
  readonly timeoutMs: number;
}

/** A scan that came to its end. */
export interface AcrScan {
  /** `ACR_SCAN_SERVICE` (Trivy at Alibaba's) or `SAS_SCAN_SERVICE` (Security Center), as the service says. */
  readonly engine: string | undefined;
  readonly findings: readonly VendorFinding[];
}

/** Calls an action of the API of this run's instance. */
type Ask = (action: string, parameters: Readonly<Record<string, string>>) => Promise<Record<string, unknown>>;

interface TagScan {
  readonly target: AcrScanTarget;
  /** The same in the API's words. */
  readonly image: { readonly RepoId: string; readonly Tag: string };
  readonly ask: Ask;
}

/** Keys for the API: those of the role that trusts this job, else the environment's. */
export async function acrKeys(keys: VendorScanPlan['keys'], deps: ExchangeDeps): Promise<AlibabaKeys> {
  if (keys !== 'environment') return assumeAlibabaRole(keys, deps);
  const found = environmentKeys(deps.env);
  if (found) return found;
  throw new SealiftError('permission-missing', "there are no keys for Alibaba's API in the environment", {
    hint: 'Set ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET.',
  });
}

/**
 * Has ACR Enterprise scan a tag, waits for the end, and reads every finding. Anything but a scan that ended and was
 * read in full is an error: `could-not-check` when it failed, took longer than `timeoutMs` or was denied. Source:
 * alibabacloud.com/help, Container Registry API 2018-12-01: GetRepository, CreateRepoTagScanTask,
 * GetRepoTagScanStatus and ListRepoTagScanResult.
 */
export async function scanInAcr(
  target: AcrScanTarget,
  keys: AlibabaKeys,
  deps: ExchangeDeps,
  wait: Sleep = timer,
): Promise<AcrScan> {
  const limit = AbortSignal.timeout(target.timeoutMs);
  const signal = AbortSignal.any([deps.signal, limit]);
  let status = 'not started';
  try {
    const ask = askInstance(target, keys, { ...deps, signal });
    const image = { RepoId: await repositoryId(target, ask), Tag: target.tag };
    const scan: TagScan = { target, image, ask };
    await ask('CreateRepoTagScanTask', image);
    const pause = (milliseconds: number) => wait(milliseconds, signal);
    const engine = await scanEnd(scan, pause, deps.log, (now) => {
      status = now;
    });
    return { engine, findings: await allFindings(scan) };
  } catch (error) {
    if (!limit.aborted || deps.signal.aborted) throw error;
    throw incomplete(target, `did not end within ${minutes(target.timeoutMs)} (${status})`, {
      hint: 'Give it longer with `vendor-scan-timeout`, or look at the scan in the console of ACR.',
      cause: error,
    });
  }
}

function askInstance(target: AcrScanTarget, keys: AlibabaKeys, deps: ExchangeDeps): Ask {
  const { id, region, endpoint } = target.instance;
  const service = acrService(region, endpoint, keys);
  return async (action, parameters) => {
    const given = { InstanceId: id, RegionId: region, ...parameters };
    const answer = await callAcr(service, keys, action, given, deps);
    if (!isRefusal(answer) && answer.IsSuccess !== false) return answer;
    const words = isRefusal(answer) ? answer.refused : `${answer.Code}: ${answer.Message ?? ''}`;
    throw refused(target, action, printable(words, service.hidden));
  };
}

/** The namespace is the first part of the path, all the rest the repository's name. */
async function repositoryId({ repository }: AcrScanTarget, ask: Ask): Promise<string> {
  const [RepoNamespaceName = '', ...rest] = repository.path.split('/');
  const { RepoId } = await ask('GetRepository', { RepoNamespaceName, RepoName: rest.join('/') });
  if (typeof RepoId === 'string' && RepoId !== '') return RepoId;
  throw nonsense('Alibaba Cloud ACR', `the id of ${repositoryName(repository)}`);
}

const firstPollMs = 2_000;
const longestPollMs = 15_000;

function longer(milliseconds: number): number {
  return Math.min(longestPollMs, milliseconds * 1.5);
}

/** Waits until the scan has ended well, and gives the engine. A status that is not known is one to wait on. */
async function scanEnd(
  { target, image, ask }: TagScan,
  pause: (milliseconds: number) => Promise<void>,
  log: ExchangeDeps['log'],
  onStatus: (status: string) => void,
): Promise<string | undefined> {
  const started = performance.now();
  for (let milliseconds = firstPollMs; ; milliseconds = longer(milliseconds)) {
    const { Status, ScanService } = await ask('GetRepoTagScanStatus', image);
    const status = String(Status ?? 'no status yet');
    onStatus(status);
    if (status === 'COMPLETE') return typeof ScanService === 'string' ? ScanService : undefined;
    if (status === 'FAILED')
      throw incomplete(target, 'failed at Alibaba', {
        hint: 'Look at the scan in the console of ACR and run again. Its Trivy engine fails on layers of more than 3 GB.',
      });
    const seconds = Math.round((performance.now() - started) / 1000);
    log.progress(`ACR scans ${repositoryName(target.repository)}:${target.tag}: ${status}, ${seconds} s`);
    await pause(milliseconds);
  }
}

const pageSize = 100;

/** Reads page after page until all that the service counts are there; fewer are no result. */
async function allFindings({ target, image, ask }: TagScan): Promise<VendorFinding[]> {
  const found: VendorFinding[] = [];
  const seen = new Set<string>();
  let counted: number | undefined;
  for (let page = 1; ; page += 1) {
    const answer = await ask('ListRepoTagScanResult', {
      ...image,
      PageNo: String(page),
      PageSize: String(pageSize),
    });
    const { TotalCount: total, Vulnerabilities: entries = [] } = answer;
    if (typeof total !== 'number' || !Array.isArray(entries))
      throw nonsense('Alibaba Cloud ACR', 'a list of findings and their number');
    counted ??= total;
    found.push(...entries.map(findingOf));
    const lines = entries.map((entry) => JSON.stringify(entry));
    const repeated = lines.length > 0 && lines.every((line) => seen.has(line));
    for (const line of lines) seen.add(line);
    const done = found.length >= counted;
    if (total !== counted || repeated || (entries.length === 0 && !done))
      throw incomplete(
        target,
        `counts ${Math.max(total, counted)} findings, of which it lists ${seen.size}`,
        {
          hint: 'The list may have changed while it was read: run again.',
        },
      );
    if (done) return found;
  }
}

/** The API names High, Medium, Low and Unknown; a Critical, should it come, must not be taken for less. */
const severityOf: Readonly<Record<string, Severity>> = {
  critical: 'CRITICAL',
  high: 'HIGH',
  medium: 'MEDIUM',
  low: 'LOW',
};

function findingOf(entry: Readonly<Record<string, unknown>>): VendorFinding {
  const text = (name: string) => (typeof entry[name] === 'string' ? (entry[name] as string).trim() : '');
  const optional = (name: string, value: string) => (value === '' ? {} : { [name]: value });
  return {
    id: text('CveName') || text('AliasName') || 'unnamed',
    severity: severityOf[text('Severity').toLowerCase()] ?? 'UNKNOWN',
    package: text('Feature'),
    installed: text('Version'),
    ...optional('fixed', text('VersionFixed')),
    ...optional('url', text('CveLink')),
    ...optional('path', text('CveLocation')),
  };
}

/** The actions of a policy each call needs; they differ from the calls' own names (same source). */
const permissions: Readonly<Record<string, string>> = {
  GetRepository: 'cr:GetRepository',
  CreateRepoTagScanTask: 'cr:PutScan',
  GetRepoTagScanStatus: 'cr:GetScan',
  ListRepoTagScanResult: 'cr:GetScan',
};

/** `words` begin with the code. */
function refused(target: AcrScanTarget, action: string, words: string): SealiftError {
  const name = repositoryName(target.repository);
  const hint = /^\S*(NoPrivilege|NoPermission|Forbidden|Unauthorized|NotAuthorized)/i.test(words)
    ? `Allow the keys ${permissions[action]} on ${name} in ${target.instance.id}.`
    : `Check the keys, \`instance-id\` (${target.instance.id}), \`region\` (${target.instance.region}) and that ${name} is in this instance.`;
  return incomplete(target, `could not be had: ${action} answered ${words}`, { hint });
}

function incomplete(
  { repository, tag }: AcrScanTarget,
  what: string,
  options: { readonly hint: string; readonly cause?: unknown },
): SealiftError {
  return new SealiftError(
    'could-not-check',
    `Alibaba Cloud ACR's scan of ${repositoryName(repository)}:${tag} ${what}`,
    options,
  );
}

function minutes(milliseconds: number): string {
  return milliseconds < 60_000 ? `${milliseconds / 1000} s` : `${Math.round(milliseconds / 6000) / 10} min`;
}
