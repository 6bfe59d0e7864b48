import { randomUUID } from 'node:crypto';
import { type Alibaba, refused, startAlibaba, type UserKeys } from './alibaba.ts';
import type { Said } from './service.ts';

/** A finding as ListRepoTagScanResult gives it. */
export interface AcrVulnerability {
  readonly CveName: string;
  readonly Severity: 'High' | 'Medium' | 'Low' | 'Unknown';
  readonly Feature: string;
  readonly Version: string;
  readonly VersionFixed?: string;
  readonly CveLink?: string;
  readonly CveLocation?: string;
}

type Parameters = Readonly<Record<string, string>>;

/** What the scanner does; changed by tests at any time. */
export interface ScanScript {
  /** What each look at a running scan tells; the last stays. */
  statuses: string[];
  vulnerabilities: AcrVulnerability[];
  /** Most entries of a page, whatever is asked for. */
  pageLimit: number;
  /** An answer in place of the action's own, such as a refusal; told how often the action was asked before. */
  instead: (action: string, times: number) => Said | undefined;
}

/** The scanning half of the API of ACR Enterprise, for one repository of one instance. */
export interface AcrScanner {
  readonly script: ScanScript;
  /** Actions that came with a good signature, in order. */
  readonly asked: readonly { readonly action: string; readonly parameters: Parameters }[];
  /** For `startAlibaba`. */
  readonly api: (action: string, parameters: Parameters) => Said;
}

export const acrInstance = { id: 'cri-standin', region: 'cn-hangzhou' } as const;

const repositoryId = 'crr-stand-in';

/**
 * Plays the scans: of a tag of the repository, with results only of a scan that was started. Parameters, statuses and
 * answers: Container Registry API 2018-12-01 (alibabacloud.com/help; models of PyPI's alibabacloud_cr20181201).
 */
export function acrScanner(repository: string, given: Partial<ScanScript> = {}): AcrScanner {
  const script: ScanScript = {
    statuses: ['SCANNING', 'COMPLETE'],
    vulnerabilities: [],
    pageLimit: 100,
    instead: () => undefined,
    ...given,
  };
  const asked: { action: string; parameters: Parameters }[] = [];
  /** How often the status of a scan was looked at, by tag. */
  const scans = new Map<string, number>();

  const answer = (action: string, parameters: Parameters): Said => {
    const { InstanceId, RepoId, RepoNamespaceName, RepoName, Tag = '', PageNo, PageSize } = parameters;
    if (InstanceId !== acrInstance.id) return refused(404, 'INSTANCE_NOT_EXIST', 'instance is not exist');
    if (action === 'GetRepository') {
      if (`${RepoNamespaceName}/${RepoName}` !== repository)
        return refused(404, 'REPO_NOT_EXIST', `repo ${RepoNamespaceName}/${RepoName} is not exist`);
      return done({ RepoId: repositoryId, RepoName, RepoStatus: 'NORMAL' });
    }
    if (RepoId !== repositoryId) return refused(404, 'REPO_NOT_EXIST', 'repo is not exist');
    if (Tag === '') return refused(400, 'MissingTag', 'Tag is mandatory for this action.');
    if (action === 'CreateRepoTagScanTask') {
      scans.set(Tag, 0);
      return done({});
    }
    const looks = scans.get(Tag);
    if (looks === undefined) return refused(404, 'SCAN_TASK_NOT_EXIST', 'scan task is not exist');
    if (action === 'GetRepoTagScanStatus') {
      scans.set(Tag, looks + 1);
      const Status = script.statuses[Math.min(looks, script.statuses.length - 1)];
      return done({ Status, ScanService: 'ACR_SCAN_SERVICE' });
    }
    const size = Math.min(script.pageLimit, Number(PageSize ?? 30));
    const page = Number(PageNo ?? 1);
    const TotalCount = script.vulnerabilities.length;
    const Vulnerabilities = script.vulnerabilities.slice((page - 1) * size, page * size);
    return done({ PageNo: page, PageSize: size, TotalCount, Vulnerabilities });
  };

  return {
    script,
    asked,
    api(action, parameters) {
      const times = asked.filter((one) => one.action === action).length;
      asked.push({ action, parameters });
      if (!known.includes(action))
        return refused(404, 'InvalidAction.NotFound', 'Specified api is not found.');
      return script.instead(action, times) ?? answer(action, parameters);
    },
  };
}

const known = ['GetRepository', 'CreateRepoTagScanTask', 'GetRepoTagScanStatus', 'ListRepoTagScanResult'];

/** What the API answers when an action was done. */
export function done(body: object): Said {
  return { status: 200, body: { RequestId: randomUUID(), Code: 'success', IsSuccess: true, ...body } };
}

/** An account with one user, who may have images scanned, and no role. */
export function startScanningAccount(scanner: AcrScanner, user: UserKeys): Promise<Alibaba> {
  const nobody = { provider: '', issuer: '', audiences: [], role: '', subject: '' };
  return startAlibaba({ trust: nobody, instances: [], users: [user], api: scanner.api });
}
