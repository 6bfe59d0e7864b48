/** Variables that hold other programs' secrets, or that hand our own inputs over as those of a program we start. */
const withheld = /^(ACTIONS_|INPUT_|SEALIFT_|GITHUB_TOKEN$|GH_TOKEN$|COSIGN_PASSWORD$|COSIGN_KEY$)/;

/**
 * The user's environment for a program whose own variables nobody can list (a cloud's for KMS keys and
 * credential helpers, proxies, certificates), without what is not meant for it.
 */
export function foreignEnvironment(
  env: Readonly<Record<string, string | undefined>>,
): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !withheld.test(name)));
}
