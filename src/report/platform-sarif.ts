import type { Digest } from '../oci/digest.ts';
import { type Repository, repositoryName } from '../oci/reference.ts';
import type { PlatformSeverity } from '../platforms/finding.ts';
import type { JudgedFinding } from '../platforms/verdict.ts';
import type { RunRecord } from './record.ts';
import { hashOf, relativeUri } from './sarif.ts';

/**
 * A SARIF 2.1.0 log of what the serverless checks found, one run; what `serverless-ignore` names is suppressed. A
 * rule that is an error of one image and a note of another is two rules, as GitHub takes the level from the rule. Pure.
 */
export function platformSarif(
  {
    platform,
    title,
    findings,
  }: Pick<NonNullable<RunRecord['serverless']>, 'platform' | 'title' | 'findings'>,
  repository: Repository | undefined,
  digest: Digest,
): { readonly runs: readonly unknown[] } {
  const name = repository ? repositoryName(repository) : 'image';
  const rules = new Map<string, JudgedFinding>();
  for (const finding of findings) if (!rules.has(idOf(finding))) rules.set(idOf(finding), finding);
  const ids = [...rules.keys()];
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Sealift serverless checks',
            fullName: `Sealift's checks for ${title}`,
            informationUri: 'https://github.com/sealift/sealift/blob/main/docs/serverless.md',
            rules: [...rules].map(([id, finding]) => rule(id, finding, platform)),
          },
        },
        automationDetails: { id: `sealift/${name}/serverless-${platform}/` },
        columnKind: 'utf16CodeUnits',
        properties: { imageName: name, digest, platform },
        results: findings.map((finding) => result(finding, ids.indexOf(idOf(finding)), title)),
      },
    ],
  };
  return log;
}

const worst: PlatformSeverity = 'error';

function idOf({ rule: id, severity }: JudgedFinding): string {
  return severity === worst ? id : `${id}/${severity}`;
}

function rule(id: string, { rule: name, severity, why, fix }: JudgedFinding, platform: string): object {
  return {
    id,
    name,
    shortDescription: { text: name.replaceAll('-', ' ') },
    fullDescription: { text: why },
    help: { text: `${why}\n${fix}`, markdown: `${why}\n\n**Fix**: ${fix}` },
    defaultConfiguration: { level: severity },
    properties: { tags: ['serverless', platform], precision: 'very-high' },
  };
}

function result(finding: JudgedFinding, ruleIndex: number, title: string): object {
  const { where, image, what, fix, why, severity } = finding;
  const place = where?.path ?? 'image';
  const about = [image, where?.step && `layer ${where.layer ?? 0}, made by ${where.step}`].filter(Boolean);
  return {
    ruleId: idOf(finding),
    ruleIndex,
    level: severity,
    message: {
      text: `${title}: ${what}${about.length > 0 ? ` (${about.join(', ')})` : ''}. ${why} ${fix}`,
    },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: relativeUri(place) }, region: { startLine: 1 } },
        message: { text: place },
      },
    ],
    // Without the figures in `what`: a size that changed is the same alert.
    partialFingerprints: {
      primaryLocationLineHash: `${hashOf([finding.rule, image, relativeUri(place)])}:1`,
    },
    ...(finding.ignored
      ? {
          suppressions: [
            { kind: 'external', status: 'accepted', justification: 'taken out by serverless-ignore' },
          ],
        }
      : {}),
  };
}
