import { doublestar, wildcard } from './tag-pattern.ts';

/** Which tags of one repository, once they exist, may not be written again; as its vendor says. */
export interface TagRule {
  /** The vendor's setting, in its own words: `imageTagMutability is IMMUTABLE`. */
  readonly setting: string;
  freezes(tag: string): boolean | Promise<boolean>;
}

/** An answer that was read as JSON; what is not as expected in it is not known. */
type Answer = Readonly<Record<string, unknown>>;

/**
 * One of the `repositories` that ECR's DescribeRepositories gives. Source: docs.aws.amazon.com, ECR API reference,
 * Repository and ImageTagMutabilityExclusionFilter.
 */
export function ecrRule({
  imageTagMutability: mutability,
  imageTagMutabilityExclusionFilters: filters = [],
}: Answer): TagRule | undefined {
  const named = `imageTagMutability is ${mutability}`;
  if (mutability === 'MUTABLE') return { setting: named, freezes: () => false };
  if (mutability === 'IMMUTABLE') return { setting: named, freezes: () => true };
  if (mutability !== 'IMMUTABLE_WITH_EXCLUSION' && mutability !== 'MUTABLE_WITH_EXCLUSION') return undefined;
  const texts = Array.isArray(filters) ? filters.map(ecrFilter) : [];
  if (texts.length === 0 || texts.includes(undefined)) return undefined;
  const patterns = texts.map((text) => wildcard(text as string));
  const excluded = (tag: string) => patterns.some((pattern) => pattern.test(tag));
  return {
    setting: `${named} (${texts.join(', ')})`,
    freezes: (tag) => excluded(tag) === (mutability === 'MUTABLE_WITH_EXCLUSION'),
  };
}

function ecrFilter({ filterType, filter }: Answer): string | undefined {
  return filterType === 'WILDCARD' && typeof filter === 'string' ? filter : undefined;
}

/**
 * A repository of Artifact Registry; what is false is left out of it. Source: docs.cloud.google.com, Artifact Registry
 * REST reference, projects.locations.repositories, DockerRepositoryConfig ("prevents all tags from being modified").
 */
export function artifactRegistryRule({ format, dockerConfig = {} }: Answer): TagRule | undefined {
  const immutable = (dockerConfig as Answer | null)?.immutableTags ?? false;
  if (format !== 'DOCKER' || typeof immutable !== 'boolean') return undefined;
  return { setting: `dockerConfig.immutableTags is ${immutable}`, freezes: () => immutable };
}

/**
 * What GetRepository of ACR's Enterprise Edition answers. Sources: client.py and models of PyPI's
 * alibabacloud_cr20181201; help.aliyun.com, "Configure a repository to be immutable" (all tags except `latest`).
 */
export function acrRule({ TagImmutability: immutable }: Answer): TagRule | undefined {
  if (typeof immutable !== 'boolean') return undefined;
  return {
    setting: `TagImmutability is ${immutable}`,
    freezes: (tag) => immutable && tag !== 'latest',
  };
}

/** A rule that selects repositories and tags by patterns, as Harbor and Tencent TCR have them. */
interface SelectorRule {
  readonly id: unknown;
  readonly disabled: boolean;
  readonly repository: Selector;
  readonly tag: Selector;
}

interface Selector {
  readonly decoration: unknown;
  readonly pattern: unknown;
}

/**
 * The immutable tag rules of a Harbor project; `name` is the repository's below the project. Of each only the first
 * selector counts, and one without selectors does not. Source: goharbor/harbor, src/pkg/immutable/model/rule.go and
 * match/rule/match.go.
 */
export function harborRule(rules: readonly Answer[], name: string): TagRule | undefined {
  const read = rules.flatMap(({ id, disabled, scope_selectors: scopes, tag_selectors: tags }) => {
    const repository = firstOf((scopes as Answer | null | undefined)?.repository);
    const tag = firstOf(tags);
    return repository && tag ? [{ id, disabled: disabled === true, repository, tag }] : [];
  });
  return selectorRule(read, name);
}

function firstOf(selectors: unknown): Selector | undefined {
  const [first] = Array.isArray(selectors) ? (selectors as (Answer & Selector)[]) : [];
  if (!first || first.kind === 'doublestar') return first;
  return { decoration: undefined, pattern: undefined };
}

/**
 * What DescribeImmutableTagRules of TCR lists, for `name` in a namespace. Source: TCR API 2019-09-24, data type
 * ImmutableTagRule (cloud.tencent.com/document/api/1141; PyPI's tencentcloud-sdk-python-tcr).
 */
export function tcrRule(rules: readonly Answer[], namespace: string, name: string): TagRule | undefined {
  const own = rules.filter(({ NsName }) => NsName === namespace);
  const read = own.map((rule) => ({
    id: rule.RuleId,
    disabled: rule.Disabled === true,
    repository: { decoration: rule.RepositoryDecoration, pattern: rule.RepositoryPattern },
    tag: { decoration: rule.TagDecoration, pattern: rule.TagPattern },
  }));
  return selectorRule(read, name);
}

/** Any rule that matches freezes a tag. One that cannot be read may match, so that nothing is known then. */
function selectorRule(rules: readonly SelectorRule[], name: string): TagRule | undefined {
  const freezing: ((tag: string) => boolean)[] = [];
  const settings: string[] = [];
  for (const { id, disabled, repository, tag } of rules) {
    if (disabled) continue;
    const selectsRepository = selected(repository, 'repoMatches', 'repoExcludes');
    const selectsTag = selected(tag, 'matches', 'excludes');
    if (!selectsRepository || !selectsTag) return undefined;
    if (!selectsRepository(name)) continue;
    freezing.push(selectsTag);
    settings.push(`immutable tag rule ${id}: tag ${tag.decoration} ${tag.pattern}`);
  }
  return {
    setting: settings.join('; ') || 'no immutable tag rule',
    freezes: (one) => freezing.some((selects) => selects(one)),
  };
}

function selected(
  { decoration, pattern }: Selector,
  matches: string,
  excludes: string,
): ((text: string) => boolean) | undefined {
  const expression = typeof pattern === 'string' ? doublestar(pattern) : undefined;
  if (!expression || (decoration !== matches && decoration !== excludes)) return undefined;
  return (text) => expression.test(text) === (decoration === matches);
}
