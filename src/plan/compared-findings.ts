import { type Policy, type Severity, severities } from './policy.ts';

/** What a registry's own scanner found. */
export interface VendorFinding {
  /** CVE id, or the vendor's own where there is none. */
  readonly id: string;
  readonly severity: Severity;
  /** Binary or source package, as the vendor has it. */
  readonly package: string;
  readonly installed: string;
  readonly fixed?: string;
  readonly url?: string;
  readonly path?: string;
}

/** What of a vulnerability Trivy found on one platform is compared. */
export interface TrivyFinding {
  readonly platform: string;
  readonly kind: 'vulnerability' | 'secret';
  readonly id: string;
  readonly severity: string;
  readonly package?: string;
  readonly installed?: string;
  readonly fixed?: string;
  readonly isNew?: boolean;
  readonly ignored?: string;
}

/** A vulnerability of a package, and which scanner says what of it. */
export interface ComparedFinding {
  readonly id: string;
  readonly package: string;
  readonly installed: string;
  readonly foundBy: 'both' | 'trivy' | 'acr';
  readonly trivy?: {
    readonly severity: string;
    readonly platforms: readonly string[];
    readonly fixed?: string;
    readonly ignored?: string;
  };
  readonly acr?: Omit<VendorFinding, 'id' | 'package' | 'installed'> & {
    /** The vendor's name of the package, where it differs. */
    readonly package?: string;
  };
  /** Whether the vendor's finding refuses the tags. */
  readonly blocking: boolean;
}

/**
 * Lays Trivy's vulnerabilities, of all platforms, beside the vendor's. The same id in the same package is the same; and
 * because one scanner names the binary package (`libc6`) and another its source (`glibc`), so is the same id in the
 * same installed version. `excepted` are ids the ignore file takes out wherever they are. What blocks stands first,
 * then what is worse. Pure.
 */
export function compareFindings(
  trivy: readonly TrivyFinding[],
  vendor: readonly VendorFinding[],
  policy: Pick<Policy, 'severity' | 'ignoreUnfixed' | 'failOn'>,
  excepted: ReadonlySet<string> = new Set(),
): ComparedFinding[] {
  const groups = grouped(trivy);
  const unique = withoutRepeats(vendor);
  const met = new Set<VendorFinding>();
  const rows = groups.map((group): ComparedFinding => {
    const other = unique.find((one) => isSame(one, group)) ?? unique.find((one) => isKin(one, group));
    if (other) met.add(other);
    return rowOf({ group, vendor: other }, policy, excepted);
  });
  const rest = unique.filter((one) => !met.has(one)).map((vendor) => rowOf({ vendor }, policy, excepted));
  return [...rows, ...rest].sort(
    (a, b) => Number(b.blocking) - Number(a.blocking) || rank(a) - rank(b) || (a.id < b.id ? -1 : 1),
  );
}

/** How many each scanner found alone, and how many both. */
export function comparison(rows: readonly ComparedFinding[]): Record<ComparedFinding['foundBy'], number> {
  const counts = { both: 0, trivy: 0, acr: 0 };
  for (const { foundBy } of rows) counts[foundBy] += 1;
  return counts;
}

/** One vulnerability of one package, on all platforms that have it. */
interface TrivyGroup {
  readonly id: string;
  readonly package: string;
  readonly installed: string;
  readonly on: [TrivyFinding, ...TrivyFinding[]];
}

function grouped(findings: readonly TrivyFinding[]): TrivyGroup[] {
  const groups = new Map<string, TrivyGroup>();
  for (const finding of findings) {
    if (finding.kind !== 'vulnerability') continue;
    const { id, package: name = '', installed = '' } = finding;
    const key = keyOf({ id, package: name, installed });
    const group = groups.get(key);
    if (group) group.on.push(finding);
    else groups.set(key, { id, package: name, installed, on: [finding] });
  }
  return [...groups.values()];
}

/** What a vendor lists for each layer is one, as bad as the worst of them and fixed if one of them is. */
function withoutRepeats(findings: readonly VendorFinding[]): VendorFinding[] {
  const found = new Map<string, VendorFinding>();
  for (const finding of findings) {
    const before = found.get(keyOf(finding));
    const isWorse = !before || severities.indexOf(finding.severity) < severities.indexOf(before.severity);
    const [worse, other] = isWorse ? [finding, before] : [before, finding];
    found.set(keyOf(finding), { ...other, ...worse });
  }
  return [...found.values()];
}

function keyOf(one: Pick<ComparedFinding, 'id' | 'package' | 'installed'>): string {
  return JSON.stringify([one.id.toUpperCase(), one.package, one.installed]);
}

function isSame(vendor: VendorFinding, group: TrivyGroup): boolean {
  return (
    vendor.id.toUpperCase() === group.id.toUpperCase() &&
    vendor.package === group.package &&
    (vendor.installed === group.installed || vendor.installed === '')
  );
}

function isKin(vendor: VendorFinding, group: TrivyGroup): boolean {
  if (vendor.id.toUpperCase() !== group.id.toUpperCase()) return false;
  return (
    vendor.package === group.package || (vendor.installed !== '' && vendor.installed === group.installed)
  );
}

type Rules = Pick<Policy, 'severity' | 'ignoreUnfixed' | 'failOn'>;

/** The same vulnerability, as found by one scanner or by both. */
type Match =
  | { readonly group: TrivyGroup; readonly vendor: VendorFinding | undefined }
  | { readonly group?: undefined; readonly vendor: VendorFinding };

function rowOf(match: Match, policy: Rules, excepted: ReadonlySet<string>): ComparedFinding {
  const { group, vendor } = match;
  const { id, package: name, installed } = match.group ? match.group : match.vendor;
  const fixed = group?.on.find((one) => one.fixed)?.fixed;
  const ignored = group?.on.every((one) => one.ignored) ? group.on[0].ignored : undefined;
  // What was decided on one version says nothing of another.
  const alike = !vendor || !group || vendor.installed === '' || vendor.installed === group.installed;
  const named = vendor && {
    severity: vendor.severity,
    ...(vendor.package === name ? {} : { package: vendor.package }),
    ...(vendor.fixed ? { fixed: vendor.fixed } : {}),
    ...(vendor.url ? { url: vendor.url } : {}),
    ...(vendor.path ? { path: vendor.path } : {}),
  };
  const known = group?.on.every((one) => one.isNew === false);
  const excused =
    excepted.has(id) || (alike && (ignored !== undefined || (policy.failOn === 'new' && known === true)));
  return {
    id,
    package: name,
    installed,
    foundBy: group && vendor ? 'both' : group ? 'trivy' : 'acr',
    ...(group
      ? {
          trivy: {
            severity: group.on[0].severity,
            platforms: [...new Set(group.on.map(({ platform }) => platform))],
            ...(fixed ? { fixed } : {}),
            ...(ignored ? { ignored } : {}),
          },
        }
      : {}),
    ...(named ? { acr: named } : {}),
    blocking: vendor !== undefined && !excused && refuses(vendor, policy),
  };
}

/** The vendor's worst is HIGH: it counts where the policy names CRITICAL alone, too. */
function refuses({ severity, fixed }: VendorFinding, policy: Rules): boolean {
  if (policy.ignoreUnfixed && !fixed) return false;
  const meant: readonly Severity[] = severity === 'HIGH' ? ['CRITICAL', 'HIGH'] : [severity];
  return meant.some((one) => policy.severity.includes(one));
}

function rank({ trivy, acr }: ComparedFinding): number {
  const ranks = [trivy, acr].flatMap((one) => (one ? [severities.indexOf(one.severity as Severity)] : []));
  return Math.min(...ranks);
}
