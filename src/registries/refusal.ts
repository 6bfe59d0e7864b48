import type { Meaning, Refusal } from '../oci/registry-error.ts';
import type { RegistryProfile } from './profile.ts';

/** What a refusal means at this kind of registry; undefined when there is nothing special about it. */
export function meaningOf(profile: RegistryProfile, refusal: Refusal): Meaning | undefined {
  // Before the profile's own: immutable tags are refused with codes such as DENIED, which alone mean something else.
  if (profile.immutability && saysImmutable(refusal))
    return { as: 'tag-immutable', hint: immutableHint(profile.immutability) };
  const known = profile.meanings.find(
    (meaning) =>
      (meaning.status === undefined || meaning.status === refusal.status) &&
      (meaning.code === undefined || refusal.codes.includes(meaning.code)) &&
      (meaning.words === undefined || meaning.words.test(refusal.words)),
  );
  return known ?? generalMeaning(profile, refusal);
}

/** What follows from what else is known of the registry. */
function generalMeaning(
  { title, creation, rateLimit }: RegistryProfile,
  { status, codes }: Refusal,
): Meaning | undefined {
  if (creation !== 'on-push' && (codes.includes('NAME_UNKNOWN') || status === 404))
    return {
      as: 'registry-not-found',
      hint: `In ${title} the ${creation} must exist before the first push.`,
    };
  if (rateLimit !== undefined && status === 429)
    return { hint: `${title} allows ${rateLimit}: log in, or try again later.` };
  return undefined;
}

/**
 * The same for what cosign says when a request of its own failed: go-containerregistry gives the request, then the
 * registry's codes with their messages (pkg/v1/remote/transport/error.go). Undefined when it is about something else.
 */
export function meaningOfWords(
  profile: RegistryProfile,
  registry: string,
  words: string,
): Meaning | undefined {
  if (!words.includes(`//${registry}/v2/`)) return undefined;
  const codes = [...words.matchAll(/: ([A-Z][A-Z_]+)(?=[:;]|$)/g)].map(([, code = '']) => code);
  return meaningOf(profile, { status: undefined, codes, words });
}

/**
 * - Amazon ECR: "… cannot be overwritten because the tag is immutable" (aws/containers-roadmap issue 862)
 * - Google: "cannot update tag v1. The repository has enabled tag immutability" (its page "Troubleshoot", "push")
 * - Harbor, and TCR which is built on it: "… configured as immutable." (goharbor/harbor issue 17332)
 * - Quay: "tag is immutable and cannot be overwritten" (issues.redhat.com PROJQUAY-10859)
 * - Alibaba ACR: "The requested tag already exists and cannot be overwritten." (help.aliyun.com, "Configure a
 *   repository to be immutable")
 */
function saysImmutable({ status, codes, words }: Refusal): boolean {
  const refused = status === undefined || (status >= 400 && status < 500);
  return refused && /immutab|cannot be overwritten/i.test(`${codes.join(' ')} ${words}`);
}

function immutableHint({ scope, remedy }: NonNullable<RegistryProfile['immutability']>): string {
  return `Tags are immutable there, ${scope}: ${remedy}`;
}
