import type { PlatformFinding } from './finding.ts';
import type { PlatformProfile } from './profile.ts';

/** A repository that the image goes to, as far as the rules look at it. */
export interface CheckedRepository {
  /** Host, with its port. */
  readonly registry: string;
  /** That its host names. */
  readonly region: string | undefined;
}

/**
 * Whether the platform can pull from one of these repositories: `registry-host`, `registry-region`,
 * `registry-edition`. `region`: where the function runs. Pure.
 */
export function registryFindings(
  repositories: readonly CheckedRepository[],
  { image, title }: PlatformProfile,
  region: string | undefined,
): PlatformFinding[] {
  const rule = image.registry;
  if (!rule || repositories.length === 0) return [];
  const right = repositories.filter(({ registry }) => rule.host.test(registry.toLowerCase()));
  if (right.length === 0)
    return [
      {
        rule: 'registry-host',
        // The image is as good as elsewhere; it may be promoted to where the platform looks.
        severity: 'warning',
        what: `the image goes to ${names(repositories)}`,
        why: `${title} pulls from ${rule.says} (${rule.source}).`,
        fix: 'Name such a repository in `images`, or promote the image to one before it is deployed.',
      },
    ];
  return [...regionFindings(right, rule, title, region), ...editionFindings(right, rule)];
}

type RegistryRule = NonNullable<PlatformProfile['image']['registry']>;

function regionFindings(
  repositories: readonly CheckedRepository[],
  rule: RegistryRule,
  title: string,
  region: string | undefined,
): PlatformFinding[] {
  if (!rule.sameRegion || region === undefined) return [];
  // A host without a region says nothing against it.
  if (repositories.some((one) => one.region === undefined || one.region === region)) return [];
  return [
    {
      rule: 'registry-region',
      severity: 'error',
      what: `the image goes to ${names(repositories)}, and the function runs in ${region}`,
      why: `${title} pulls from ${rule.says} (${rule.source}).`,
      fix: `Name a repository of ${region} in \`images\`; several regions may stand there.`,
    },
  ];
}

function editionFindings(repositories: readonly CheckedRepository[], rule: RegistryRule): PlatformFinding[] {
  const { unseen } = rule;
  const those = unseen ? repositories.filter(({ registry }) => unseen.host.test(registry.toLowerCase())) : [];
  if (!unseen || those.length === 0) return [];
  return [
    {
      rule: 'registry-edition',
      severity: 'note',
      what: `the edition of ${names(those)} does not show in its name`,
      why: `${unseen.what} (${rule.source}).`,
      fix: 'Look the edition up in the console once, and ignore this rule.',
    },
  ];
}

function names(repositories: readonly CheckedRepository[]): string {
  return [...new Set(repositories.map(({ registry }) => registry))].join(', ');
}
