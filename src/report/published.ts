import { isoMinute } from './figures.ts';
import type { RunRecord } from './record.ts';

/** A table about published images, for a summary or a page: what stands in `code` is a name or a digest. */
export interface PublishedTable {
  readonly title: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

export type Cell = string | { readonly code: string };

const shownFindings = 20;

/** What the run was about: a repository, an image, or how many of them. */
export function subject({ plan, promotions, rescans, evidence, source }: RunRecord): string {
  const several = promotions ?? rescans ?? evidence;
  if (several && several.length > 1) return `${several.length} images`;
  const one = promotions?.[0]?.from ?? rescans?.[0]?.reference ?? evidence?.[0]?.reference;
  return plan?.repositories[0] ?? one ?? source?.gitRepository ?? '';
}

/** What was promoted, rescanned and verified; empty for a build. Pure. */
export function publishedTables(record: RunRecord): PublishedTable[] {
  return [promotions(record), rescans(record), newFindings(record), evidence(record)].filter(
    ({ rows }) => rows.length > 0,
  );
}

function promotions({ promotions: all = [] }: RunRecord): PublishedTable {
  return {
    title: all.length > 1 ? `Promotions (${all.length})` : 'Promotion',
    heads: ['from', 'to', 'tags', 'outcome', 'why'],
    rows: all.map(({ from, to, tags, outcome, error, verdict }) => [
      { code: from },
      { code: to.join(' ') },
      { code: tags.join(' ') },
      outcome,
      error ? `${error.code}: ${error.message}` : (verdict?.reasons.join(' ') ?? ''),
    ]),
  };
}

function rescans({ rescans: all = [] }: RunRecord): PublishedTable {
  return {
    title: 'Rescans',
    heads: ['image', 'outcome', 'since', 'findings', 'why'],
    rows: all.map(({ reference, outcome, found, since, error }) => [
      { code: reference },
      outcome,
      since === undefined ? '' : isoMinute(since),
      found === undefined ? '' : `${found.length} new`,
      error ? `${error.code}: ${error.message}` : '',
    ]),
  };
}

function newFindings({ rescans: all = [] }: RunRecord): PublishedTable {
  const found = all.flatMap(({ reference, found: some = [] }) =>
    some.map((finding) => ({ reference, finding })),
  );
  const rest = found.length - shownFindings;
  return {
    title: rest > 0 ? `New findings (${shownFindings} of ${found.length})` : 'New findings',
    heads: ['severity', 'id', 'package', 'fixed in', 'platform', 'image'],
    rows: found
      .slice(0, shownFindings)
      .map(({ reference, finding }) => [
        finding.severity.toLowerCase(),
        finding.id,
        finding.package ? `${finding.package} ${finding.installed ?? ''}` : finding.target,
        finding.fixed ?? '',
        { code: finding.platform },
        { code: reference },
      ]),
  };
}

function evidence({ evidence: all = [] }: RunRecord): PublishedTable {
  return {
    title: 'Evidence',
    heads: ['image', 'outcome', 'platform', 'attested', 'scanned', 'built from', 'builder or reason'],
    rows: all.flatMap(({ reference, outcome, error, platforms }): Cell[][] =>
      error
        ? [[{ code: reference }, outcome, '', '', '', '', `${error.code}: ${error.message}`]]
        : platforms.map(({ platform, attestations, scannedAt, source, builder }) => [
            { code: reference },
            outcome,
            platform,
            attestations.join(', '),
            scannedAt === undefined ? '' : isoMinute(scannedAt),
            [source?.gitRepository, source?.commit?.slice(0, 12)].filter(Boolean).join(' '),
            { code: builder ?? '' },
          ]),
    ),
  };
}
